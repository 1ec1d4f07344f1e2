"""Rules about the scales of charts: that numbers can be seen beside each other, and none is put where it is not."""

from collections.abc import Iterator, Sequence

from ..charts import CHART_KINDS
from ..charts.kinds import ChartKind
from ..model import Chart
from ..model.chart_data import ChartFault, Point
from .charts import named, of_each_chart

THOUSANDFOLD = 1000


@of_each_chart
def scale_above_zero(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """Only lines, ranges and dots have a logarithmic scale, which has neither zero nor numbers below it."""
    able = ", ".join(name for name, each in CHART_KINDS.items() if each.any_scale)
    if chart.scale and not kind.any_scale:
        why = "draws no amounts" if kind.of_events else "begins at zero, which a logarithmic scale has not"
        yield ChartFault(("scale",), f"a {chart.kind} chart {why}; remove `scale`, or make it one of {able}")
    for point in points if chart.scale == "log" and kind.any_scale else ():
        if min(point.ends) <= 0:
            message = f"{named(point)} is not above zero, and a logarithmic scale has no place for it"
            yield ChartFault(("series", point.series), f"{message}; remove `scale`, or name other `periods`")


@of_each_chart
def scale_for_all_sizes(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """Where the largest number of a chart is more than a thousand times the smallest, it says on which scale."""
    sizes = [(abs(end), point) for point in points for end in point.ends if end]
    if not sizes or chart.scale or not kind.any_scale:
        return
    (least, small), (most, _) = (end(sizes, key=lambda s: s[0]) for end in (min, max))
    if most > THOUSANDFOLD * least:
        message = f"beside the largest number {named(small)} can't be told from zero"
        yield ChartFault(("series", small.series), f"{message}; say `scale: log`, or `scale: linear` if that is meant")
