"""Labels of days, or of numbers, above a plot, in as many lanes as it takes for none to stand on another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log10

from .scene import PlotlyPart
from .text_width import CHARACTER, lines, safe, width_of

NARROW, BESIDE = 230, 50  # pixels of the plot, and to the left of it, on a phone; what fits there fits everywhere
WIDEST = 22  # characters of a line of a label
LINE = 15  # pixels
ASIDE = 4  # pixels between a line and its label


@dataclass(frozen=True)
class Flag:
    """A day or a number that is marked by an upright line and a short text above the plot."""

    at: date | float
    text: str
    hover: str
    dashed: bool = False

    @property
    def lines(self) -> list[str]:
        return lines(self.text, WIDEST)


@dataclass(frozen=True)
class PlacedFlag:
    """A flag, where its line stands, from where to where its text goes (pixels on a phone), and its lane."""

    flag: Flag
    x: float
    left: float
    right: float
    lane: int = 0

    @property
    def to_the_right(self) -> bool:
        return self.right > self.x


def raised(
    flags: Sequence[Flag], axis: PlotlyPart, plot: int, width: int = NARROW
) -> tuple[list[PlotlyPart], list[PlotlyPart], int]:
    """Lines and labels of the flags, and how many pixels the labels need above a plot that is `plot` pixels high.

    On a phone it is `width` pixels wide.
    """
    placed = _in_lanes(_beside(flag, _share(axis, flag.at), width) for flag in flags)
    used = sorted({p.lane for p in placed})
    lanes = [max(len(p.flag.lines) for p in placed if p.lane == lane) * LINE for lane in used]
    whole = plot + sum(lanes)
    feet = [(plot + sum(lanes[: p.lane])) / whole for p in placed]
    log = axis.get("type") == "log"
    shapes = [_line(p.flag, round(foot + LINE / whole, 4)) for p, foot in zip(placed, feet, strict=True)]
    return shapes, [_label(p, round(foot, 4), log) for p, foot in zip(placed, feet, strict=True)], sum(lanes)


def _share(axis: PlotlyPart, at: date | float) -> float:
    """How far on the axis it is, as a share of all of it."""
    start, end = axis["range"]
    if isinstance(at, date):
        first, last = date.fromisoformat(start), date.fromisoformat(end)
        return (at - first).days / (last - first).days
    place = log10(at) if axis.get("type") == "log" else at
    return float((place - start) / (end - start))


def _beside(flag: Flag, share: float, room: int) -> PlacedFlag:
    """The flag with its text on the right of its line, or on the left where it would reach less far beyond the plot."""
    x = share * room
    width = max(map(width_of, flag.lines)) * CHARACTER + 2 * ASIDE
    too_far_right, too_far_left = x + width - room, width - x - BESIDE
    return (
        PlacedFlag(flag, x, x, x + width)
        if too_far_right <= max(0, too_far_left)
        else PlacedFlag(flag, x, x - width, x)
    )


def _in_lanes(flags: Iterable[PlacedFlag]) -> list[PlacedFlag]:
    """Each flag in the lowest lane where it is in nobody's way.

    Texts reach away from the lines that they stand at, so the flags over which a text may reach come before it.
    """
    placed: list[PlacedFlag] = []
    for flag in sorted(flags, key=lambda p: (not p.to_the_right, -p.x if p.to_the_right else p.x, p.flag.text)):
        lane = next(n for n in range(len(placed) + 1) if _free(placed, n, flag))
        placed.append(replace(flag, lane=lane))
    return sorted(placed, key=lambda p: (p.x, p.lane))


def _free(placed: Sequence[PlacedFlag], lane: int, flag: PlacedFlag) -> bool:
    for other in placed:
        if other.lane == lane and flag.left < other.right and other.left < flag.right:
            return False  # text upon text
        if other.lane > lane and flag.left < other.x < flag.right:
            return False  # their line through our text
        if other.lane < lane and other.left < flag.x < other.right and lane <= max(p.lane for p in placed):
            return False  # our line through their text; allowed in a lane above all, where nothing else is left
    return True


def _line(flag: Flag, top: float) -> PlotlyPart:
    at = _plain(flag.at)
    stroke = {"color": "@muted", "width": 1.2, "dash": "dash" if flag.dashed else "solid"}
    return {"type": "line", "xref": "x", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": top, "line": stroke}


def _plain(at: date | float) -> str | float:
    return at.isoformat() if isinstance(at, date) else at


def _label(placed: PlacedFlag, foot: float, log: bool) -> PlotlyPart:
    at = _plain(placed.flag.at)
    return {
        "text": "<br>".join(map(safe, placed.flag.lines)),
        "hovertext": placed.flag.hover,
        "xref": "x",
        "x": log10(at) if log and not isinstance(at, str) else at,  # a text has its place in powers of ten
        "xanchor": "left" if placed.to_the_right else "right",
        "xshift": ASIDE if placed.to_the_right else -ASIDE,
        "yref": "paper",
        "y": foot,
        "yanchor": "bottom",
        "align": "left" if placed.to_the_right else "right",
        "showarrow": False,
        "borderpad": 0,
        "bgcolor": "@paper",
        "font": {"size": 11, "color": "@muted"},
    }
