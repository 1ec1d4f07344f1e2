"""Labels of days above a plot, in as many lanes as it takes for none to stand on another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .scene import Plain
from .texts import CHARACTER, lines, safe

NARROW, BESIDE = 230, 50  # pixels of the plot, and to the left of it, on a phone; what fits there fits everywhere
WIDEST = 22  # characters of a line of a label
LINE = 15  # pixels
ASIDE = 4  # pixels between a line and its label


@dataclass(frozen=True)
class Flag:
    """A day that is marked by an upright line and a short text above the plot."""

    day: date
    text: str
    hover: str
    dashed: bool = False

    @property
    def lines(self) -> list[str]:
        return lines(self.text, WIDEST)


@dataclass(frozen=True)
class Placed:
    """A flag, where its line stands, from where to where its text goes (pixels on a phone), and its lane."""

    flag: Flag
    x: float
    left: float
    right: float
    lane: int = 0


def raised(flags: Sequence[Flag], time: Plain, plot: int) -> tuple[list[Plain], list[Plain], int]:
    """Lines and labels of the flags, and how many pixels the labels need above a plot that is `plot` pixels high."""
    placed = _placed(flags, *map(date.fromisoformat, time["range"]))
    lanes = [
        max(len(p.flag.lines) for p in placed if p.lane == lane) * LINE for lane in sorted({p.lane for p in placed})
    ]
    whole = plot + sum(lanes)
    feet = [(plot + sum(lanes[: p.lane])) / whole for p in placed]
    shapes = [_line(p.flag, round(foot + LINE / whole, 4)) for p, foot in zip(placed, feet, strict=True)]
    return shapes, [_label(p, round(foot, 4)) for p, foot in zip(placed, feet, strict=True)], sum(lanes)


def _placed(flags: Sequence[Flag], start: date, end: date) -> list[Placed]:
    """Each flag in the lowest lane where it is in nobody's way, from the last to the first."""
    placed: list[Placed] = []
    for flag in sorted(flags, key=lambda f: (f.day, f.text), reverse=True):
        x = (flag.day - start).days * NARROW / (end - start).days
        width = max(map(len, flag.lines)) * CHARACTER + 2 * ASIDE
        beyond = x + width - NARROW, width - x - BESIDE  # how far it would reach too far to the right, to the left
        left, right = (x, x + width) if beyond[0] <= max(0, beyond[1]) else (x - width, x)
        lane = next(n for n in range(len(placed) + 1) if _free(placed, n, x, left, right))
        placed.append(Placed(flag, x, left, right, lane))
    return placed[::-1]


def _free(placed: Sequence[Placed], lane: int, x: float, left: float, right: float) -> bool:
    for other in placed:
        if other.lane == lane and left < other.right and other.left < right:
            return False  # text upon text
        if other.lane > lane and left < other.x < right:
            return False  # their line through our text
        if other.lane < lane and other.left < x < other.right and lane <= max(p.lane for p in placed):
            return False  # our line through their text; allowed in a lane above all, where nothing else is left
    return True


def _line(flag: Flag, top: float) -> Plain:
    day = flag.day.isoformat()
    stroke = {"color": "@muted", "width": 1.2, "dash": "dash" if flag.dashed else "solid"}
    return {"type": "line", "xref": "x", "x0": day, "x1": day, "yref": "paper", "y0": 0, "y1": top, "line": stroke}


def _label(placed: Placed, foot: float) -> Plain:
    to_the_right = placed.right > placed.x
    return {
        "text": "<br>".join(map(safe, placed.flag.lines)),
        "hovertext": placed.flag.hover,
        "xref": "x",
        "x": placed.flag.day.isoformat(),
        "xanchor": "left" if to_the_right else "right",
        "xshift": ASIDE if to_the_right else -ASIDE,
        "yref": "paper",
        "y": foot,
        "yanchor": "bottom",
        "align": "left" if to_the_right else "right",
        "showarrow": False,
        "borderpad": 0,
        "bgcolor": "@paper",
        "font": {"size": 11, "color": "@muted"},
    }
