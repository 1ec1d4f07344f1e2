"""Upright bars over periods: one series, several side by side, or several on top of each other."""

from collections.abc import Callable, Sequence
from itertools import groupby

from ..model.chart_data import Point
from ..values.periods import Period
from .axes import span_of, value_axis
from .bar_marks import bar_traces
from .categories import categories, category_axis, key_of
from .legend import legend, legend_height
from .marks import ChartMark, reach_of, top_of
from .rows import draw_bar_rows
from .scene import Picture, PlotlyPart, Scene
from .text_width import folded

HEIGHT = 380
BAR = 0.8  # share of its place that a bar, or a group of bars, takes
MOST_VALUES = 4  # bars that have room for their value above them on a phone
VALUE_WIDTH, HEADROOM = 9, 1.14


def draw_bar_chart(scene: Scene) -> Picture:
    """A bar for each period of one figure; bars of several figures lie, because their names are long."""
    return draw_bar_rows(scene) if len(scene.labels()) > 1 else draw_bars(scene)


def draw_bars(scene: Scene) -> Picture:
    """One bar a period, or for each figure a bar in each period."""
    return _upright(scene, _side_by_side)


def draw_stacks(scene: Scene) -> Picture:
    """For each period the figures on top of each other, the first at the bottom."""
    return _upright(scene, _on_top)


Placing = Callable[[Sequence[Point], float, int], list[ChartMark]]


def _upright(scene: Scene, place: Placing) -> Picture:
    periods = categories(scene.briefing, scene.points)
    groups = _in_places(scene.points, periods)
    widest = max(len(group) for _, group in groups)
    marks = [mark for at, group in groups for mark in place(group, at, widest)]
    few = place is _side_by_side and widest * len(periods) <= MOST_VALUES
    ends = reach_of(scene.points) + [mark.base + end for mark in marks for end in mark.point.ends]
    axis = value_axis(scene, [end * HEADROOM for end in ends] if few else ends, zero=True)
    data = [*legend(scene.labels()), *bar_traces(scene, marks, span_of(axis))]
    data += [_values(scene, marks, span_of(axis))] if few else []
    layout = {"xaxis": category_axis(scene.wording, periods), "yaxis": axis, "barmode": "overlay"}
    return Picture(data, layout, HEIGHT + legend_height(scene.labels()))


def _in_places(points: Sequence[Point], periods: Sequence[Period | None]) -> list[tuple[int, list[Point]]]:
    places = {key_of(period): place for place, period in enumerate(periods)}
    ordered = sorted(points, key=lambda p: (places[key_of(p.period)], p.series, p.rejected))
    return [(at, list(group)) for at, group in groupby(ordered, key=lambda p: places[key_of(p.period)])]


def _side_by_side(group: Sequence[Point], at: float, widest: int) -> list[ChartMark]:
    # Where a figure has no number, the others close up: an empty place would look like a zero.
    width = BAR / widest
    first = at - width * (len(group) - 1) / 2
    return [ChartMark(point, first + n * width, point.series, width * 0.94) for n, point in enumerate(group)]


def _on_top(group: Sequence[Point], at: float, widest: int) -> list[ChartMark]:
    base, marks = 0.0, []
    for point in group:
        marks.append(ChartMark(point, at, point.series, BAR, base))
        base += point.best or 0
    return marks


def _values(scene: Scene, marks: Sequence[ChartMark], span: float) -> PlotlyPart:
    return {
        "type": "scatter",
        "x": [mark.at for mark in marks],
        "y": [top_of(mark, span) for mark in marks],
        "mode": "text",
        "text": [folded(scene.value(mark.point), VALUE_WIDTH) for mark in marks],
        "textposition": "top center",
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }
