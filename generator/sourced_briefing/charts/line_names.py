"""Names of lines at their ends, so that no reader has to go from a line to a legend and back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from math import log10

from .flags import NARROW
from .marks import ChartMark, by_hue, colour
from .scene import PlotlyPart, Scene
from .text_width import CHARACTER, lines, safe, width_of

WIDEST = 12  # characters of a line of a name
BOLD, SIZE, LINE = 1.15, 11, 14  # width of a bold letter against a plain one; pixels of a letter, and of a line
ASIDE, EDGE = 7, 16  # pixels between a line and its name, and right of all


@dataclass(frozen=True)
class DotName:
    """The name of what ends at a day or a number, so many pixels from the left on a phone; its middle, from below."""

    hue: int
    text: str
    at: str | float
    left: float
    middle: float

    @cached_property
    def rows(self) -> list[str]:
        return lines(self.text, WIDEST)

    @property
    def right(self) -> float:
        return self.left + ASIDE + max(map(width_of, self.rows)) * CHARACTER * BOLD

    @property
    def half(self) -> float:
        return len(self.rows) * LINE / 2


def names_at_ends(
    scene: Scene, marks: Sequence[ChartMark], amounts: PlotlyPart, time: PlotlyPart, plot: int
) -> tuple[list[PlotlyPart], int]:
    """A name for each line where there are several, none on another, and the pixels right of the plot that they take.

    The plot is `plot` pixels high.
    """
    if len(scene.labels()) < 2:
        return [], EDGE
    found = apart(_ends(marks, amounts, time, plot), plot)
    right = max(0.0, *(name.right - NARROW for name in found))
    return written(found, amounts, plot), EDGE + round(right)


def apart(names: Iterable[DotName], plot: int) -> list[DotName]:
    """The names with none on another, within a plot that is `plot` pixels high."""
    return _pushed(_pushed(names, 0, 1), plot, -1)


def written(names: Iterable[DotName], amounts: PlotlyPart, plot: int, log_across: bool = False) -> list[PlotlyPart]:
    """The names as Plotly writes them, which wants powers of ten on a logarithmic axis from left to right."""
    return [_written(name, amounts, plot) | ({"x": log10(float(name.at))} if log_across else {}) for name in names]


def _ends(marks: Sequence[ChartMark], amounts: PlotlyPart, time: PlotlyPart, plot: int) -> Iterator[DotName]:
    start, end = map(date.fromisoformat, time["range"])
    named: set[int] = set()
    for first, group in by_hue(marks, lambda m: True):
        if first.hue not in named:  # what was rejected in a series follows it, and has no name of its own
            named.add(first.hue)
            last, day = group[-1].point, str(group[-1].at)
            left = (date.fromisoformat(day) - start).days * NARROW / (end - start).days
            yield DotName(first.hue, last.label, day, left, _height(amounts, float(last.amount.middle)) * plot)


def _height(amounts: PlotlyPart, number: float) -> float:
    """How far up the axis the number is, as a share of all of it."""
    low, high = amounts["range"]
    place = log10(number) if amounts.get("type") == "log" else number
    return float((place - low) / (high - low))


def _pushed(names: Iterable[DotName], edge: float, way: int) -> list[DotName]:
    """The names pushed away from an edge of the plot, upwards or, where `way` is -1, downwards, off each other."""
    placed: list[DotName] = []
    for name in sorted(names, key=lambda name: (way * name.middle, name.hue)):
        beside = [other for other in placed if name.left < other.right and other.left < name.right]
        nearest = [way * (other.middle + way * (other.half + name.half)) for other in beside]
        middle = way * max(way * name.middle, way * (edge + way * name.half), *nearest)
        placed.append(replace(name, middle=middle))
    return placed


def _written(name: DotName, amounts: PlotlyPart, plot: int) -> PlotlyPart:
    low, high = amounts["range"]
    return {
        "text": f"<b>{'<br>'.join(map(safe, name.rows))}</b>",
        "xref": "x",
        "x": name.at,
        "xanchor": "left",
        "xshift": ASIDE,
        "yref": "y",
        "y": low + (high - low) * name.middle / plot,
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "bgcolor": "@paper/0.7",
        "font": {"size": SIZE, "color": colour(name.hue)},
    }
