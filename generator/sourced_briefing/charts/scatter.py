"""Two figures against each other: a dot with its name for each pair, strokes where a number has a span."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import log10

from ..model.chart_data import Point
from .axes import value_axis
from .line_names import EDGE, DotName, apart, written
from .marks import ChartMark, by_hue, crosses
from .rows import names_of
from .scene import Picture, PlotlyPart, Scene
from .text_width import safe

PLOT, MARGINS, WIDTH = 340, 76, 230  # pixels: the plot; what is around it; how wide it is on a phone
DOT, STEM = 9, 2
QUIET = {"hoverinfo": "skip", "showlegend": False}


def draw_scatter(scene: Scene) -> Picture:
    """The first figure of each pair upwards, the one that it is held against from left to right."""
    upwards = value_axis(scene)
    across = value_axis(replace(scene, points=[_turned(point) for point in scene.points], thresholds=()))
    marks = [ChartMark(point, _place(point), scene.alone(point)) for point in scene.points]
    named = zip(names_of(scene), marks, strict=True)
    wanted = [_name(name, mark, across, upwards) for name, mark in named]
    names = apart(wanted, PLOT)
    right = max([EDGE, *(round(name.right - WIDTH) for name in names)])
    layout = {
        "xaxis": across | _titled(scene.chart.across, across),
        "yaxis": upwards | _titled(scene.chart.upward, upwards),
        "annotations": [_clear(text) for text in written(names, upwards, PLOT, across.get("type") == "log")],
        "margin": {"r": right},
    }
    return Picture(
        [*_leaders(wanted, names, upwards), *_strokes(marks), *_dots(scene, marks), *crosses(scene, marks, DOT)],
        layout,
        PLOT + MARGINS,
    )


def _turned(point: Point) -> Point:
    """The point with the amount that it is held against."""
    assert point.across and point.against  # what has no pair was refused before
    return replace(point, amount=point.across, figure=point.against)


def _place(point: Point) -> float:
    assert point.across and point.across.best is not None
    return float(point.across.best)


def _titled(name: str | None, axis: PlotlyPart) -> PlotlyPart:
    unit = axis["title"]["text"]
    return {"title": {"text": ", ".join(filter(None, [safe(name) if name else "", unit]))}}


def _share(axis: PlotlyPart, number: float) -> float:
    low, high = axis["range"]
    return float(((log10(number) if axis.get("type") == "log" else number) - low) / (high - low))


def _name(name: str, mark: ChartMark, across: PlotlyPart, upwards: PlotlyPart) -> DotName:
    left, height = _share(across, float(mark.at)) * WIDTH, _share(upwards, mark.point.best or 0) * PLOT
    return DotName(mark.hue, name, mark.at, left, height)


def _clear(text: PlotlyPart) -> PlotlyPart:
    """The name without a ground of its own, which would hide the dots below it."""
    return {key: value for key, value in text.items() if key != "bgcolor"}


def _leaders(wanted: Sequence[DotName], placed: Sequence[DotName], upwards: PlotlyPart) -> Iterator[PlotlyPart]:
    """From each dot to its name, where that had to make room for others."""
    own = {(name.text, name.at): name for name in wanted}
    pairs = [(own[name.text, name.at], name) for name in placed]
    far = [(dot, name) for dot, name in pairs if abs(dot.middle - name.middle) > name.half + DOT]
    if far:
        xs = [x for dot, _ in far for x in (dot.at, dot.at, None)]
        ys = [y for dot, name in far for y in (_number(upwards, dot.middle), _number(upwards, name.middle), None)]
        line = {"color": "@muted", "width": 1}
        yield {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, **QUIET}


def _number(axis: PlotlyPart, height: float) -> float:
    low, high = axis["range"]
    place = float(low + (high - low) * height / PLOT)
    return 10**place if axis.get("type") == "log" else place


def _strokes(marks: Sequence[ChartMark]) -> Iterator[PlotlyPart]:
    """From low to high of each number that has both, upwards and across."""
    for first, group in by_hue(marks, lambda m: True):
        xs: list[float | None] = []
        ys: list[float | None] = []
        for mark in group:
            x, y = float(mark.at), mark.point.best
            if mark.point.extent:
                xs, ys = [*xs, x, x, None], [*ys, *mark.point.extent, None]
            if extent := _turned(mark.point).extent:
                xs, ys = [*xs, *extent, None], [*ys, y, y, None]
        if xs:
            line = {"color": f"{first.colour}/0.45", "width": STEM}
            yield {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, **QUIET}


def _dots(scene: Scene, marks: Sequence[ChartMark]) -> Iterator[PlotlyPart]:
    for first, group in by_hue(marks, lambda m: not m.point.rejected):
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": [mark.at for mark in group],
            "y": [mark.point.best for mark in group],
            "marker": {"symbol": "circle", "size": DOT, "color": first.colour},
            "hovertext": [scene.hover(mark.point) for mark in group],
            "hoverinfo": "text",
            "showlegend": False,
            "cliponaxis": False,
        }
