"""Rules about charts that hold two figures against each other."""

from collections.abc import Iterator, Sequence

from ..base.problems import quote
from ..charts.kinds import ChartKind
from ..model import Chart
from ..model.chart_data import ChartFault, Point
from .charts import named, of_each_chart


@of_each_chart
def pairs_where_they_are_drawn(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """Each figure of a scatter is held against another one; in no other chart one is."""
    for number, series in enumerate(chart.series):
        if kind.in_pairs and not series.against:
            yield ChartFault(("series", number), f"a {chart.kind} holds two figures against each other; add `against`")
        if series.against and not kind.in_pairs:
            yield ChartFault(("series", number, "against"), f"a {chart.kind} chart draws no pairs; remove `against`")
    for field in ("across", "upward") if not kind.in_pairs else ():
        if getattr(chart, field):
            yield ChartFault((field,), f"only a scatter has two axes of amounts to name; remove `{field}`")


@of_each_chart
def one_place_for_a_pair(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """Both numbers of a pair are single ones, and those from left to right have one unit."""
    units = [point.against for point in points if point.against]
    for point in points if kind.in_pairs else ():
        if not point.against or not point.across:
            continue
        if point.best is None or point.across.best is None:
            yield ChartFault(("series", point.series), f"{named(point)} has no single number on both axes")
        elif chart.scale == "log" and point.across.best <= 0:
            message = f"{quote(point.against.id)} is not above zero, and a logarithmic scale has no place for it"
            yield ChartFault(("series", point.series, "against"), message)
        if point.against.unit != units[0].unit:
            message = f"{quote(units[0].id)} is in {units[0].unit}, {quote(point.against.id)} in {point.against.unit}"
            yield ChartFault(("series", point.series, "against"), f"{message}; an axis has one unit")
