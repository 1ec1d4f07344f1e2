"""Lines over time: bands where a range is known, gaps where the series breaks, flags for breaks and events."""

from collections.abc import Iterator, Sequence
from datetime import date

from .axes import span_of, time_axis, value_axis
from .flags import raised
from .marks import Mark, by_hue, legend, reach_of
from .points import Point
from .scene import Picture, Plain, Scene

HEIGHT, FLAG_LINE = 380, 15  # pixels
MOST_DOTS = 60  # a series with more points is a line without dots
DOT, STEM = 6, 3
BAND = 0.18


def draw_lines(scene: Scene) -> Picture:
    """Every series over the middles of its periods."""
    hues = {number: hue for hue, number in enumerate(scene.labels())}
    marks = [Mark(p, _day(p).isoformat(), hues[p.series]) for p in scene.points]
    axis = value_axis(scene, reach_of(scene.points), zero=False)
    flags = [*break_flags(scene), *_event_flags(scene)]
    days = [_day(point) for point in scene.points] + [flag.day for flag in flags]
    data = legend(scene, hues) if len(hues) > 1 else []
    data += [trace for _, series in by_hue(marks, lambda m: True) for trace in _series(scene, series, span_of(axis))]
    time = time_axis(scene.wording, min(days), max(days))
    shapes, annotations, room = raised(flags, time, FLAG_LINE)
    height = HEIGHT + room
    layout = {"xaxis": time, "yaxis": axis | {"domain": [0, round(1 - room / height, 4)]}, "shapes": shapes}
    return Picture(data, layout | {"annotations": annotations}, height)


def _day(point: Point) -> date:
    assert point.period and point.period.middle  # what has no time was refused before
    return point.period.middle


def _series(scene: Scene, marks: Sequence[Mark], span: float) -> Iterator[Plain]:
    """Band, line and marks of one series, or of what was rejected in it."""
    ...
