"""Upright bars over periods: one series, several side by side, or several on top of each other."""

from collections.abc import Callable, Sequence
from itertools import groupby

from ..model.chart_data import Point
from ..values.periods import Period
from .axes import ruler_of, value_axis
from .bar_marks import bar_traces
from .categories import categories, category_axis, key_of
from .gaps import Gap
from .holes import Hole, heights_of, hole_traces
from .legend import legend, legend_height
from .marks import ChartMark, Ruler, below_zero, bottom_of, reach_of, top_of
from .rows import draw_bar_rows
from .scene import NO_DATA, Picture, PlotlyPart, Scene
from .text_width import folded

HEIGHT = 380
BAR = 0.8  # share of its place that a bar, or a group of bars, takes
EDGE = 1.05  # above the highest hollow square
MOST_VALUES = 4  # bars that have room for their value at their end on a phone
ASIDE = 0.015  # share of the axis between a bar and its value below it; letters have room of their own above a bar
VALUE_WIDTH, HEADROOM = 9, 0.14  # characters of a line of a value; what it takes beyond its bar, as a share of the axis


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


def empty_places(scene: Scene) -> list[Gap]:
    """The periods between others for which there is nothing at all."""
    return _told(scene, False) if len(scene.labels()) == 1 or scene.chart.kind != "bar" else []


def missing_parts(scene: Scene) -> list[Gap]:
    """The periods for which a stack lacks one of its parts."""
    return _told(scene, True)


def _told(scene: Scene, stacked: bool) -> list[Gap]:
    holes = _holes(scene, categories(scene.briefing, scene.points), stacked)
    return [Gap(hole.point, hole.when) for hole in sorted(holes, key=lambda h: h.point.series)]


def _holes(scene: Scene, periods: Sequence[Period | None], stacked: bool) -> list[Hole]:
    """For each place the series without a number: in a stack any of them, else where there is no bar at all."""
    some = {point.series: point for point in scene.points}
    there = {(key_of(point.period), point.series) for point in scene.points}
    filled = {key for key, _ in there}
    return [
        Hole(at, scene.wording.period(period), point)
        for at, period in enumerate(periods)
        for series, point in some.items()
        if (key_of(period), series) not in there and (stacked or key_of(period) not in filled)
    ]


def _upright(scene: Scene, place: Placing) -> Picture:
    periods = categories(scene.briefing, scene.points)
    groups = _in_places(scene.points, periods)
    widest = max(len(group) for _, group in groups)
    marks = [mark for at, group in groups for mark in place(group, at, widest)]
    few = place is _side_by_side and widest * len(periods) <= MOST_VALUES
    holes = _holes(scene, periods, place is _on_top)
    ends = _ends(scene, marks, few)
    heights = heights_of(holes, marks, max(ends) - min(ends))
    axis = value_axis(scene, True, ends, [height * EDGE for height in heights])
    ruler = ruler_of(axis)
    data = [*legend(scene.labels()), *bar_traces(scene, marks, ruler, labelled=few)]
    data += [*(_values(scene, marks, ruler) if few else ()), *hole_traces(holes, heights)]
    layout = {"xaxis": category_axis(scene.wording, periods), "yaxis": axis, "barmode": "overlay"}
    return Picture(data, layout, HEIGHT + legend_height(scene.labels(), NO_DATA if holes else None))


def _ends(scene: Scene, marks: Sequence[ChartMark], few: bool) -> list[float]:
    """All numbers that have to fit on the axis, zero among them, with room for what is written at the bars' ends."""
    ends = [0.0, *reach_of(scene.points), *(mark.base + end for mark in marks for end in mark.point.ends)]
    low, high = min(ends), max(ends)
    room = HEADROOM * (high - low) if few else 0
    return [*ends, low - room * (low < 0), high + room * (high > 0)]


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


def _values(scene: Scene, marks: Sequence[ChartMark], ruler: Ruler) -> list[PlotlyPart]:
    """The value of each bar at its end: above it, or below what reaches below zero."""
    below = [mark for mark in marks if below_zero(mark.point)]
    above = [mark for mark in marks if not below_zero(mark.point)]
    return [
        *([_written(scene, above, [top_of(mark, ruler) for mark in above], "top center")] if above else []),
        *(
            [_written(scene, below, [bottom_of(m, ruler) - ASIDE * ruler.span for m in below], "bottom center")]
            if below
            else []
        ),
    ]


def _written(scene: Scene, marks: Sequence[ChartMark], ends: Sequence[float], position: str) -> PlotlyPart:
    return {
        "type": "scatter",
        "x": [mark.at for mark in marks],
        "y": list(ends),
        "mode": "text",
        "text": [folded(scene.value(mark.point), VALUE_WIDTH) for mark in marks],
        "textposition": position,
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }
