"""Hollow squares where a bar, or a part of a stack, has no number: nothing there would look like a zero."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..model.chart_data import Point
from .legend import key
from .marks import ChartMark, colour
from .scene import HOVER_WIDTH, PlotlyPart, Scene
from .text_width import folded

SIZE = 9  # pixels
FIRST, NEXT = 0.04, 0.05  # from the bar to the first square, and from each to the next, as shares of the axis


@dataclass(frozen=True)
class Hole:
    """A place on the axis where a series has no number; `point` is another one of the series."""

    at: float
    when: str
    point: Point


def heights_of(holes: Sequence[Hole], marks: Sequence[ChartMark], span: float) -> list[float]:
    """Where each hole is drawn: one above the other, on top of the bars of its place; the axis shows about `span`."""
    tops: dict[float | str, float] = {}
    for mark in marks:
        tops[mark.at] = max(tops.get(mark.at, 0), mark.base + max(*mark.point.ends, 0))
    before: Counter[float] = Counter()
    heights = []
    for hole in holes:
        heights.append(tops.get(hole.at, 0) + (FIRST + NEXT * before[hole.at]) * span)
        before[hole.at] += 1
    return heights


def hole_traces(scene: Scene, holes: Sequence[Hole], heights: Sequence[float]) -> Iterator[PlotlyPart]:
    """The squares, in the colours of what is missing, and an entry of the legend that says what they mean."""
    if holes:
        yield key(scene.no_data, {"mode": "markers", "marker": _square("@muted")})
    placed = sorted(zip(holes, heights, strict=True), key=lambda p: p[0].point.series)
    for series, group in groupby(placed, key=lambda p: p[0].point.series):
        yield _squares(scene, series, list(group))


def _squares(scene: Scene, series: int, placed: Sequence[tuple[Hole, float]]) -> PlotlyPart:
    return {
        "type": "scatter",
        "x": [hole.at for hole, _ in placed],
        "y": [height for _, height in placed],
        "mode": "markers",
        "marker": _square(colour(scene.hues[series])),
        "hovertext": [_card(scene, hole) for hole, _ in placed],
        "hoverinfo": "text",
        "legendgroup": f"series{scene.hues[series]}",
        "showlegend": False,
        "cliponaxis": False,
    }


def _card(scene: Scene, hole: Hole) -> str:
    when = f"{folded(hole.when, HOVER_WIDTH)}: {scene.no_data}"
    return f"{folded(hole.point.label, HOVER_WIDTH)}<br><b>{when}</b>"


def _square(name: str) -> PlotlyPart:
    return {"symbol": "square-open", "size": SIZE, "color": name, "line": {"width": 2, "color": name}}
