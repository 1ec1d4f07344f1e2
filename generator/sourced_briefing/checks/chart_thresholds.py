"""Rules about the lines across charts at numbers that the others are held against."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..base.problems import Problem, quote
from ..charts import CHART_KINDS
from ..model import Chart
from ..model.briefing import Briefing
from ..model.chart_data import ChartData, ChartFault, Point
from .charts import named


def threshold_fits(briefing: Briefing) -> Iterator[Problem]:
    """A threshold is one number of the chart's unit, at one time, that its scale has a place for."""
    for chart in briefing.charts.values():
        if chart.thresholds:
            for fault in _unfit(chart, briefing.chart_data[chart.id]):
                yield briefing.problem(chart, fault.path, fault.message)


def _unfit(chart: Chart, data: ChartData) -> Iterator[ChartFault]:
    kind = CHART_KINDS.get(chart.kind)
    if kind and not kind.one_axis:
        able = ", ".join(name for name, each in CHART_KINDS.items() if each.one_axis)
        message = f"a {chart.kind} has no one axis of amounts; remove `thresholds`, or make it one of {able}"
        yield ChartFault(("thresholds",), message)
        return
    counts = Counter(point.series for point in data.thresholds)
    for point in {point.series: point for point in data.thresholds}.values():
        for message in _faults(chart, data.points, point, counts[point.series]):
            yield ChartFault(("thresholds", point.series), message)


def _faults(chart: Chart, points: Sequence[Point], threshold: Point, count: int) -> Iterator[str]:
    figure = threshold.figure
    if count > 1:
        yield f"{quote(figure.id)} has {count} periods, and a threshold one; name it under `period`"
    elif threshold.best is None:
        yield f"{named(threshold)} is no single number, which a threshold is"
    elif chart.scale == "log" and threshold.best <= 0:
        yield f"{named(threshold)} is not above zero, and a logarithmic scale has no place for it"
    if points and points[0].figure.unit != figure.unit:
        against = points[0].figure
        yield f"{quote(figure.id)} is in {figure.unit}, {quote(against.id)} in {against.unit}; a chart has one unit"
