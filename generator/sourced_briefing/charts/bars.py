"""Upright bars over periods: one series, several side by side, or several on top of each other."""

from collections.abc import Callable, Sequence

from ..model.chart_data import Point
from .axes import ruler_of, value_axis
from .bar_gaps import holes_of, in_places, jumps_of
from .bar_marks import bar_traces
from .categories import categories, category_axis
from .holes import heights_of, hole_traces
from .legend import DASHES, dashed_key, legend, legend_height
from .look import SIZES, named_below
from .marks import ChartMark, Ruler, below_zero, bottom_of, reach_of, top_of
from .rows import draw_bar_rows, draw_period_rows, draw_stack_rows
from .scene import Picture, PlotlyPart, Scene
from .text_width import folded, lines
from .thresholds import level

HEIGHT, NAMES = 380, 42  # pixels of all, and of the names below the axis; what they take beyond is added
BAR = 0.8  # share of its place that a bar, or a group of bars, takes
EDGE = 1.05  # above the highest hollow square
MOST_UPRIGHT = 24  # periods whose names, turned, have room beside each other on a phone
MOST_VALUES = 4  # bars that have room for their value at their end on a phone
ASIDE, ARROW = 0.015, 0.025  # shares of the axis between a bar and its value, and for an arrow at its end
VALUE_WIDTH, VALUE_LINE, PLOT = 9, 17, 290  # characters and pixels of a line of a value; pixels of the plot


def draw_bar_chart(scene: Scene) -> Picture:
    """A bar for each period of one figure; bars of several figures lie, because their names are long."""
    return draw_bar_rows(scene) if len(scene.labels()) > 1 else draw_bars(scene)


def draw_bars(scene: Scene) -> Picture:
    """One bar a period, or for each figure a bar in each period."""
    return _upright(scene, _side_by_side)


def draw_stacks(scene: Scene) -> Picture:
    """For each period the figures on top of each other, the first at the bottom."""
    return _upright(scene, _on_top)


Placing = Callable[[Scene, Sequence[Point], float, int], list[ChartMark]]


def _upright(scene: Scene, place: Placing) -> Picture:
    periods = categories(scene.briefing, scene.points)
    groups = in_places(scene.points, periods)
    if len(periods) > MOST_UPRIGHT:
        return _laid_down(scene, [points for _, points in groups], place is _on_top)
    widest = max(len(group) for _, group in groups)
    marks = [mark for at, group in groups for mark in place(scene, group, at, widest)]
    few = place is _side_by_side and widest * len(periods) <= MOST_VALUES
    holes = holes_of(scene, periods, place is _on_top)
    ends = _ends(scene, marks, few)
    heights = heights_of(holes, marks, max(ends) - min(ends))
    axis = value_axis(scene, True, ends, [height * EDGE for height in heights])
    jumps = [at for at, _, _ in jumps_of(scene.points, periods)]
    between = f"{scene.no_data} between"
    data = [*legend(scene.legend()), *([dashed_key(between)] if jumps else ())]
    data += bar_traces(scene, marks, ruler_of(axis), labelled=few)
    data += [*(_values(scene, marks, ruler_of(axis)) if few else ()), *hole_traces(scene, holes, heights)]
    places = category_axis(scene.wording, periods)
    limits, named = level(scene, ruler_of(axis), PLOT)
    shapes = [*(_stroke(at + 0.5) for at in jumps), *limits]
    layout = {"xaxis": places, "yaxis": axis, "barmode": "overlay", "shapes": shapes, "annotations": named}
    signs = [*([scene.no_data] if holes else []), *([between] if jumps else [])]
    return Picture(data, layout, _height(places, axis) + legend_height(scene.labels(), signs))


def _height(places: PlotlyPart, amounts: PlotlyPart) -> int:
    deep = max(named_below(places, amounts, size).depth for size in SIZES)
    return HEIGHT + max(0, round(deep) - NAMES)


def _stroke(at: float) -> PlotlyPart:
    """An upright dashed line between two places."""
    place = {"xref": "x", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "line", **place, "line": DASHES | {"color": "@muted"}}


def _laid_down(scene: Scene, groups: Sequence[Sequence[Point]], stacked: bool) -> Picture:
    """The same in rows: where there are many periods, their names have no room below upright bars on a phone."""
    if stacked:
        return draw_stack_rows(scene, groups)
    return draw_period_rows(scene, groups) if len(scene.labels()) > 1 else draw_bar_rows(scene)


def _ends(scene: Scene, marks: Sequence[ChartMark], few: bool) -> list[float]:
    """All numbers that have to fit on the axis, zero among them, with room for what is written at the bars' ends."""
    ends = [0.0, *reach_of(scene.points), *(mark.base + end for mark in marks for end in mark.point.ends)]
    low, high = min(ends), max(ends)
    room = _headroom(scene, marks) * (high - low) if few else 0
    return [*ends, low - room * (low < 0), high + room * (high > 0)]


def _headroom(scene: Scene, marks: Sequence[ChartMark]) -> float:
    """What the longest value takes beyond the end of its bar, as a share of what the bars take."""
    most = max(len(lines(scene.short(mark.point), VALUE_WIDTH)) for mark in marks)
    taken = (most + 1) * VALUE_LINE / PLOT
    return taken / (1 - taken)


def _side_by_side(scene: Scene, group: Sequence[Point], at: float, widest: int) -> list[ChartMark]:
    # Where a figure has no number, the others close up: an empty place would look like a zero.
    width = BAR / widest
    first = at - width * (len(group) - 1) / 2
    return [
        ChartMark(point, first + n * width, scene.hues[point.series], width * 0.94) for n, point in enumerate(group)
    ]


def _on_top(scene: Scene, group: Sequence[Point], at: float, widest: int) -> list[ChartMark]:
    base, marks = 0.0, []
    for point in group:
        marks.append(ChartMark(point, at, scene.hues[point.series], BAR, base))
        base += point.best or 0
    return marks


def _values(scene: Scene, marks: Sequence[ChartMark], ruler: Ruler) -> list[PlotlyPart]:
    """The value of each bar at its end: above it, or below what reaches below zero."""
    below = [mark for mark in marks if below_zero(mark.point)]
    above = [mark for mark in marks if not below_zero(mark.point)]
    aside = {id(m): (ASIDE + (ARROW if m.point.bound else 0)) * ruler.span for m in marks}
    high, low = [top_of(m, ruler) + aside[id(m)] for m in above], [bottom_of(m, ruler) - aside[id(m)] for m in below]
    return [
        *([_written(scene, above, high, "top center")] if above else []),
        *([_written(scene, below, low, "bottom center")] if below else []),
    ]


def _written(scene: Scene, marks: Sequence[ChartMark], ends: Sequence[float], position: str) -> PlotlyPart:
    return {
        "type": "scatter",
        "x": [mark.at for mark in marks],
        "y": list(ends),
        "mode": "text",
        "text": [folded(scene.short(mark.point), VALUE_WIDTH) for mark in marks],
        "textposition": position,
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
    }
