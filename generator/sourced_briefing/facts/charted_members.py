"""Charts that draw members of a figure by value or by name, or only the first of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from ..model import Chart
from ..model.briefing import Briefing
from ..model.chart_data import Point
from .chart_reading import read_chart


def with_members_in_order(briefing: Briefing) -> Briefing:
    """The briefing with the series of its charts in the order in which they are drawn, without those left out."""
    watched, recall = briefing.memory.watch("ordered", briefing), briefing.memory.recall
    asking = [each for each in briefing.charts.values() if any(s.order or s.top for s in each.series)]
    new = {each.id: recall(("ordered", each.id), (each,), partial(_in_order, watched, each)) for each in asking}
    if not new:
        return briefing
    files = tuple(
        replace(file, records=tuple(new.get(each.id, each) for each in file.records))
        if file.kind == Chart.kind_name
        else file
        for file in briefing.files
    )
    return replace(briefing, charts=MappingProxyType({**briefing.charts, **new}), files=files)


def _in_order(briefing: Briefing, chart: Chart) -> Chart:
    newest = {point.series: point for point in read_chart(briefing, chart).points}  # they are in order of time
    return chart.drawing([number for group in _groups(chart) for number in _chosen(chart, newest, group)])


def _groups(chart: Chart) -> Iterable[list[int]]:
    """The numbers of the series that come of each one in the file."""
    found: dict[int, list[int]] = {}
    for number, series in enumerate(chart.series):
        found.setdefault(-1 - number if series.typed is None else series.typed, []).append(number)
    return found.values()


def _chosen(chart: Chart, newest: dict[int, Point], group: Sequence[int]) -> Iterator[int]:
    """Those of one figure that are drawn, the first of them first; what can't be read comes last, and is told."""
    first = chart.series[group[0]]
    known, unread = [n for n in group if n in newest], [n for n in group if n not in newest]
    if first.order == "label":
        known.sort(key=lambda number: newest[number].label.casefold())
    elif first.order == "value":
        known.sort(key=lambda number: newest[number].amount.middle, reverse=True)
    yield from [*known[: first.top], *unread]
