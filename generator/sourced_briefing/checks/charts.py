"""Rules about charts: that what they ask for is there, and that their kinds can show it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import wraps

from ..base.problems import Problem, quote
from ..charts import CHART_KINDS
from ..charts.kinds import ChartKind
from ..model import Chart
from ..model.briefing import Briefing
from ..model.chart_data import ChartFault, Point

MOST_POINTS = 5000
MOST_ROWS = 400
MOST_EVENTS = 100
MOST_COLOURS = 8

ChartRule = Callable[[Chart, ChartKind, Sequence[Point]], Iterator[ChartFault]]


def drawable_chart(briefing: Briefing) -> Iterator[Problem]:
    """A chart is of a kind that is drawn; its figures and events are there, with all that it asks of them."""
    for chart in briefing.charts.values():
        if chart.kind not in CHART_KINDS:
            known = ", ".join(CHART_KINDS)
            yield briefing.problem(chart, ("kind",), f"a {chart.kind} chart can't be drawn; choose one of {known}")
        for fault in briefing.chart_data[chart.id].faults:
            yield briefing.problem(chart, fault.path, fault.message, fault.wants)


def of_each_chart(rule: ChartRule) -> Callable[[Briefing], Iterator[Problem]]:
    """The rule about one chart, its kind and what is drawn of its figures, as one about all charts of a briefing."""

    @wraps(rule)
    def find(briefing: Briefing) -> Iterator[Problem]:
        for chart in briefing.charts.values():
            if kind := CHART_KINDS.get(chart.kind):
                for fault in rule(chart, kind, kind.points(briefing.chart_data[chart.id])):
                    yield briefing.problem(chart, fault.path, fault.message)

    return find


@of_each_chart
def something_to_draw(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """A timeline names events and no figures; every other chart names figures, a funnel at least two."""
    if kind.of_events and not chart.events:
        yield ChartFault(("kind",), f"a {chart.kind} draws events; name at least one under `events`")
    if kind.of_events and chart.series:
        yield ChartFault(("series",), f"a {chart.kind} draws events only; remove `series`, or make it a line")
    if not kind.of_events and not chart.series:
        yield ChartFault(("kind",), f"a {chart.kind} chart draws figures; name at least one under `series`")
    if kind.in_stages and len(chart.series) == 1:
        yield ChartFault(("series",), f"a {chart.kind} has at least two stages; name another figure")


@of_each_chart
def events_beside_time(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """Events are shown where time has an axis, on a timeline or beside a line, and at most a hundred."""
    if chart.events and not kind.shows_events:
        able = " and ".join(name for name, each in CHART_KINDS.items() if each.shows_events)
        yield ChartFault(("events",), f"a {chart.kind} chart can't show events; only {able} can")
    if len(chart.events) > MOST_EVENTS:
        yield ChartFault(("events",), f"{len(chart.events)} events are too many to draw; at most {MOST_EVENTS}")


@of_each_chart
def colours_to_tell_apart(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """Lines, and bars side by side or on top of each other, have a colour each, and there are eight."""
    if kind.by_colour and len(chart.series) > MOST_COLOURS:
        message = f"{len(chart.series)} series can't be told apart by colour; at most {MOST_COLOURS}, or make it dots"
        yield ChartFault(("series",), message)


@of_each_chart
def one_unit_in_chart(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """All figures of a chart have one unit."""
    first: dict[int, Point] = {}
    for point in points:
        first.setdefault(point.series, point)
    against = next(iter(first.values()), None)
    for number, point in first.items():
        if against and point.figure.unit != against.figure.unit:
            a, b = against.figure, point.figure
            message = f"{quote(a.id)} is in {a.unit}, {quote(b.id)} in {b.unit}; a chart has one unit"
            yield ChartFault(("series", number, "figure"), message)


@of_each_chart
def not_too_many_points(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """A line has at most five thousand points, other charts four hundred bars or rows, each of which has its name."""
    wish = "name fewer `periods`, or a `source`"
    if kind.over_time and len(points) > MOST_POINTS:
        yield ChartFault(("series",), f"{len(points):,} points are too many to draw; at most {MOST_POINTS:,}; {wish}")
    named = len({point.period for point in points}) if kind.stacked else len(points)
    if not kind.over_time and named > MOST_ROWS:
        message = f"{named:,} bars or rows can't all be named; at most {MOST_ROWS}; {wish}, or make it a line"
        yield ChartFault(("series",), message)


@of_each_chart
def one_bar_each(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """Of several figures in a bar chart, and of each stage of a funnel, there is one period."""
    if kind.in_stages or (kind.one_bar_each and len(chart.series) > 1):
        wish = "name one under `periods`" + ("" if kind.in_stages else ", or make it a grouped-bar")
        for number, count in sorted(Counter(p.series for p in points if not p.rejected).items()):
            if count > 1:
                figure = quote(chart.series[number].figure)
                yield ChartFault(("series", number), f"{figure} has {count} periods and there is room for one; {wish}")


@of_each_chart
def one_number_to_stack(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """What is stacked is one number, not a range or a bound, and was not rejected."""
    for point in points if kind.stacked else ():
        if point.best is None:
            form = {"range": "a range", "at-least": 'an "at least"'}.get(point.amount.kind, 'an "at most"')
            yield ChartFault(
                ("series", point.series), f"{named(point)} is {form} and can't be stacked; make it a grouped-bar"
            )
        elif point.rejected:
            yield ChartFault(("series", point.series, "rejected"), f"{named(point)} was rejected and can't be stacked")


@of_each_chart
def not_below_zero(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """What is stacked, or left at a stage of a funnel, is not below zero."""
    for point in points if kind.stacked or kind.in_stages else ():
        if min(point.ends) < 0:
            message = f"{quote(point.figure.id)} is below zero, which a {chart.kind} chart can't show"
            message += "; make it a grouped-bar" if kind.stacked else ""
            yield ChartFault(("series", point.series, "figure"), message)


@of_each_chart
def dated_line(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """A line has a time for each of its points."""
    undated: dict[int, Point] = {}
    for point in points if kind.over_time else ():
        if point.period is None or point.period.middle is None:
            undated.setdefault(point.series, point)
    for number, point in undated.items():
        why = "it has no periods; make it a bar or dots"
        if point.period:
            why = f"{quote(point.period.text)} has no middle; name other `periods`, or make it dots"
        yield ChartFault(("series", number), f"{quote(point.figure.id)} can't stand on a line of time: {why}")


def named(point: Point) -> str:
    """The figure and the period of a point, as a message names them."""
    return f"{quote(point.figure.id)}, {point.period.text}," if point.period else quote(point.figure.id)
