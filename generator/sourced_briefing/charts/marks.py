"""The marks that stand for amounts: dots, stems for ranges, arrows for bounds, crosses for what was rejected.

All of them are built upright, with the amount on y; `turned` lays them on their side.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import inf, log10

from ..model.chart_data import Point
from .scene import PlotlyPart, Scene

TAIL = (0.6, 0.42, 0.26, 0.12)  # how strongly each quarter of an open end is drawn, from the bound on
REACH = 0.1  # length of an open end, as a share of the axis
TURNED = {"x": "y", "y": "x", "error_x": "error_y", "error_y": "error_x"}
TURNED_SYMBOLS = {
    "triangle-up": "triangle-right",
    "triangle-down": "triangle-left",
    "triangle-up-open": "triangle-right-open",
    "triangle-down-open": "triangle-left-open",
    "line-ew-open": "line-ns-open",
}


@dataclass(frozen=True)
class Ruler:
    """What an axis of amounts shows from end to end: so much of its unit, or so many powers of ten."""

    span: float
    logarithmic: bool = False

    def share(self, start: float, end: float) -> float:
        """How far it is from one number to another, as a share of the axis."""
        return (log10(end / start) if self.logarithmic else end - start) / self.span

    def beyond(self, start: float, share: float) -> float:
        """The number that stands a share of the axis away from `start`."""
        return start * 10 ** (share * self.span) if self.logarithmic else start + share * self.span

    def between(self, start: float, end: float, share: float) -> float:
        """The number that stands at a share of the way from `start` to `end`."""
        return start * (end / start) ** share if self.logarithmic else start + share * (end - start)


@dataclass(frozen=True)
class ChartMark:
    """A point and where it stands across the direction of its amount: a number, or a day of a time axis."""

    point: Point
    at: float | str
    hue: int = 0
    width: float = 1.0
    base: float = 0.0  # on which a stacked bar stands

    @property
    def colour(self) -> str:
        return "@muted" if self.point.rejected else colour(self.hue)


def colour(hue: int, alpha: float | None = None) -> str:
    """The colour of a series, by the name under which the page's script knows it."""
    return f"@series{hue % 8}" + ("" if alpha is None else f"/{alpha}")


def by_hue(
    marks: Iterable[ChartMark], chosen: Callable[[ChartMark], bool]
) -> Iterator[tuple[ChartMark, list[ChartMark]]]:
    """The chosen marks that share a colour, and the first of each such group."""
    found = sorted(filter(chosen, marks), key=lambda m: (m.hue, m.point.rejected))
    for _, group in groupby(found, key=lambda m: (m.hue, m.point.rejected)):
        marks_of_hue = list(group)
        yield marks_of_hue[0], marks_of_hue


def spots(scene: Scene, marks: Sequence[ChartMark], heights: Sequence[float | None], marker: PlotlyPart) -> PlotlyPart:
    """Markers with a hover card each."""
    return {
        **_group(marks[0]),
        "x": [mark.at for mark in marks],
        "y": list(heights),
        "mode": "markers",
        "marker": marker,
        "hovertext": [scene.hover(mark.point) for mark in marks],
        "hoverinfo": "text",
    }


def _group(mark: ChartMark) -> PlotlyPart:
    return {"type": "scatter", "legendgroup": f"series{mark.hue}", "showlegend": False, "cliponaxis": False}


def _strokes(mark: ChartMark, ends: Iterable[tuple[float | str, float, float]], line: PlotlyPart) -> PlotlyPart:
    xs: list[float | str | None] = []
    ys: list[float | None] = []
    for at, start, end in ends:
        xs += [at, at, None]
        ys += [start, end, None]
    return {**_group(mark), "x": xs, "y": ys, "mode": "lines", "line": line, "hoverinfo": "skip"}


def stems(marks: Iterable[ChartMark], width: float) -> Iterator[PlotlyPart]:
    """A stroke from the low end to the high end of each range."""
    for first, group in by_hue(marks, lambda m: m.point.extent is not None):
        line = {"color": f"{first.colour}/0.45", "width": width}
        yield _strokes(first, [(m.at, *m.point.extent) for m in group if m.point.extent], line)


def dots(scene: Scene, marks: Iterable[ChartMark], size: float, every_end: bool = True) -> Iterator[PlotlyPart]:
    """A dot on each central number, and small ones on the ends of a range, so that these can be touched too.

    Without `every_end`, only on the ends of a range that has no central number.
    """
    marks = list(marks)
    for first, group in by_hue(marks, lambda m: _has_ends(m.point, every_end)):
        both = [mark for mark in group for _ in range(2)]
        ends = [end for mark in group for end in mark.point.extent or ()]
        yield spots(scene, both, ends, {"symbol": "circle", "size": size * 0.6, "color": first.colour})
    for first, group in by_hue(marks, lambda m: m.point.best is not None and not m.point.rejected):
        yield spots(
            scene, group, [m.point.best for m in group], {"symbol": "circle", "size": size, "color": first.colour}
        )


def _has_ends(point: Point, every: bool) -> bool:
    return point.extent is not None and not point.rejected and (every or point.best is None)


def bounds(scene: Scene, marks: Iterable[ChartMark], ruler: Ruler, size: float) -> Iterator[PlotlyPart]:
    """An open dot on each bound, and a stroke that fades towards an arrow on its open side."""
    marks = [mark for mark in marks if mark.point.bound]
    for kind, symbol in (("at-least", "triangle-up-open"), ("at-most", "triangle-down-open")):
        for first, group in by_hue(marks, lambda m, kind=kind: m.point.amount.kind == kind):  # type: ignore[misc]
            yield from _tails(first, group, ruler)
            tips = [tip(m.point, ruler) for m in group]
            yield spots(scene, group, tips, _outlined(symbol, size * 0.8, f"{first.colour}/0.6"))
            yield spots(scene, group, [m.point.ends[0] for m in group], _outlined("circle-open", size, first.colour))


def _outlined(symbol: str, size: float, name: str) -> PlotlyPart:
    return {"symbol": symbol, "size": size, "color": name, "line": {"width": 2, "color": name}}


def _tails(first: ChartMark, group: Sequence[ChartMark], ruler: Ruler) -> Iterator[PlotlyPart]:
    for number, alpha in enumerate(TAIL):
        ends = [(m.at, *_piece(m.point, ruler, number)) for m in group]
        yield _strokes(first, ends, {"color": f"{first.colour}/{alpha}", "width": 4})


def _piece(point: Point, ruler: Ruler, number: int) -> tuple[float, float]:
    start, end = point.ends[0], tip(point, ruler)
    return ruler.between(start, end, number / len(TAIL)), ruler.between(start, end, (number + 1) / len(TAIL))


def tip(point: Point, ruler: Ruler) -> float:
    """Where the open end of a bound is drawn to; what is at most a positive number does not reach below zero."""
    start = point.ends[0]
    if point.amount.kind == "at-least":
        return ruler.beyond(start, REACH)
    return max(ruler.beyond(start, -REACH), 0 if start >= 0 else -inf)


def crosses(scene: Scene, marks: Iterable[ChartMark], size: float) -> Iterator[PlotlyPart]:
    """A cross on each number that was rejected."""
    for first, group in by_hue(marks, lambda m: m.point.rejected and not m.point.bound):
        struck = [(mark, end) for mark in group for end in dict.fromkeys(mark.point.ends)]
        marker = {
            "symbol": "x-thin-open",
            "size": size,
            "color": first.colour,
            "line": {"width": 2.5, "color": first.colour},
        }
        yield spots(scene, [mark for mark, _ in struck], [end for _, end in struck], marker)


def top_of(mark: ChartMark, ruler: Ruler) -> float:
    """The highest place that anything of the mark is drawn at."""
    return mark.base + max(*mark.point.ends, 0, tip(mark.point, ruler) if mark.point.bound else 0)


def bottom_of(mark: ChartMark, ruler: Ruler) -> float:
    """The lowest place that anything of the mark is drawn at."""
    return mark.base + min(*mark.point.ends, 0, tip(mark.point, ruler) if mark.point.bound else 0)


def below_zero(point: Point) -> bool:
    """Whether a bar for it reaches down from zero, and nowhere above."""
    return min(point.ends) < 0 and max(point.ends) <= 0


def reach_of(points: Sequence[Point], logarithmic: bool = False) -> list[float]:
    """All numbers that have to fit on the axis, the open ends of bounds and a little more included."""
    ends = [end for point in points for end in point.ends]
    span = log10(max(ends) / min(ends)) if logarithmic else max(*ends, 0) - min(*ends, 0)
    ruler = Ruler(1.2 * (span or 1), logarithmic)
    return ends + [tip(point, ruler) for point in points if point.bound]


def turned(trace: PlotlyPart) -> PlotlyPart:
    """The trace laid on its side: amounts to the right, positions from top to bottom."""
    laid = {TURNED.get(key, key): value for key, value in trace.items()}
    marker = laid.get("marker", {})
    if marker.get("symbol") in TURNED_SYMBOLS:
        laid["marker"] = marker | {"symbol": TURNED_SYMBOLS[marker["symbol"]]}
    if trace["type"] == "bar":
        laid["orientation"] = "h"
    return laid
