"""What is wrong with a chart: one small function for each rule; its docstring states the rule."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ..base.problems import Problem, quote
from ..facts.chart_points import ChartError, ChartEvent, Point, read_events
from ..facts.chart_series import read_points
from ..model import Chart
from ..model.briefing import Briefing

MOST_POINTS = 5000
MOST_EVENTS = 100
MOST_COLOURS = 8
BY_COLOUR = ("line", "grouped-bar", "stacked-bar")
WITH_EVENTS = ("line", "timeline")

Rule = Callable[[Chart, Sequence[Point]], Iterator[ChartError]]


def check_chart(briefing: Briefing, chart: Chart) -> Iterator[Problem]:
    """Everything that keeps the chart from being drawn."""
    _, _, faults = read_chart(briefing, chart)
    for fault in faults:
        yield briefing.problem(chart, fault.path, str(fault))


def read_chart(briefing: Briefing, chart: Chart) -> tuple[list[Point], list[ChartEvent], list[ChartError]]:
    """Points and events of the chart, and what is wrong with it."""
    points, unread = read_points(briefing, chart)
    events, unknown = read_events(briefing, chart)
    broken = [fault for rule in RULES for fault in rule(chart, points)]
    return points, events, [*unread, *unknown, *broken]


def something_to_draw(chart: Chart, points: Sequence[Point]) -> Iterator[ChartError]:
    """A timeline has events and no series; every other kind has series."""
    if chart.kind != "timeline" and not chart.series:
        yield ChartError(("kind",), f"a {chart.kind} chart draws figures; name at least one under `series`")
    if chart.kind == "timeline" and not chart.events:
        yield ChartError(("kind",), "a timeline draws events; name at least one under `events`")
    if chart.kind == "timeline" and chart.series:
        yield ChartError(("series",), "a timeline draws events only; remove `series`, or make it a line")


def events_beside_time(chart: Chart, points: Sequence[Point]) -> Iterator[ChartError]:
    """Events stand on a timeline or beside lines, and not too many."""
    if chart.events and chart.kind not in WITH_EVENTS:
        yield ChartError(("events",), f"a {chart.kind} chart can't show events; only {' and '.join(WITH_EVENTS)} can")
    if len(chart.events) > MOST_EVENTS:
        yield ChartError(("events",), f"{len(chart.events)} events are too many to draw; at most {MOST_EVENTS}")


def colours_to_tell(chart: Chart, points: Sequence[Point]) -> Iterator[ChartError]:
    """What is told apart by colour alone has a colour of its own."""
    if chart.kind in BY_COLOUR and len(chart.series) > MOST_COLOURS:
        message = f"{len(chart.series)} series can't be told apart by colour; at most {MOST_COLOURS}, or make it dots"
        yield ChartError(("series",), message)


def one_unit(chart: Chart, points: Sequence[Point]) -> Iterator[ChartError]:
    """All figures of a chart have one unit."""
    first: dict[int, Point] = {}
    for point in points:
        first.setdefault(point.series, point)
    against = next(iter(first.values()), None)
    for number, point in first.items():
        if against and point.figure.unit != against.figure.unit:
            a, b = against.figure, point.figure
            message = f"{quote(a.id)} is in {a.unit}, {quote(b.id)} in {b.unit}; a chart has one unit"
            yield ChartError(("series", number, "figure"), message)


def not_too_many(chart: Chart, points: Sequence[Point]) -> Iterator[ChartError]:
    """A chart draws at most five thousand points."""
    if len(points) > MOST_POINTS:
        wish = "name fewer `periods`, or a `source`"
        yield ChartError(("series",), f"{len(points):,} points are too many to draw; at most {MOST_POINTS:,}; {wish}")


def one_bar_each(chart: Chart, points: Sequence[Point]) -> Iterator[ChartError]:
    """Of several figures in a bar chart, and of each stage of a funnel, there is one period."""
    if chart.kind == "funnel" and len(chart.series) == 1:
        yield ChartError(("series",), "a funnel has at least two stages; name another figure")
    if chart.kind == "funnel" or (chart.kind == "bar" and len(chart.series) > 1):
        for number, count in sorted(Counter(p.series for p in points if not p.rejected).items()):
            if count > 1:
                wish = "name one under `periods`" + (", or make it a grouped-bar" if chart.kind == "bar" else "")
                figure = quote(chart.series[number].figure)
                yield ChartError(("series", number), f"{figure} has {count} periods and there is room for one; {wish}")


def one_number_to_stack(chart: Chart, points: Sequence[Point]) -> Iterator[ChartError]:
    """What is stacked is one number, not a range or a bound, not rejected, and not below zero."""
    for point in points if chart.kind == "stacked-bar" else ():
        what = f"{quote(point.figure.id)}, {point.period.text}," if point.period else quote(point.figure.id)
        if point.best is None:
            kind = {"range": "a range", "at-least": 'an "at least"'}.get(point.amount.kind, 'an "at most"')
            yield ChartError(("series", point.series), f"{what} is {kind} and can't be stacked; make it a grouped-bar")
        elif point.rejected:
            yield ChartError(("series", point.series, "rejected"), f"{what} was rejected and can't be stacked")


def not_below_zero(chart: Chart, points: Sequence[Point]) -> Iterator[ChartError]:
    """What is stacked, or left at a stage of a funnel, is not below zero."""
    for point in points if chart.kind in ("stacked-bar", "funnel") else ():
        if min(point.ends) < 0:
            message = f"{quote(point.figure.id)} is below zero, which a {chart.kind} chart can't show"
            yield ChartError(("series", point.series, "figure"), message)


def dated_line(chart: Chart, points: Sequence[Point]) -> Iterator[ChartError]:
    """A line has a time for each of its points."""
    undated: dict[int, Point] = {}
    for point in points if chart.kind == "line" else ():
        if point.period is None or point.period.middle is None:
            undated.setdefault(point.series, point)
    for number, point in undated.items():
        why = "it has no periods; make it a bar or dots"
        if point.period:
            why = f"{quote(point.period.text)} has no middle; name other `periods`, or make it dots"
        yield ChartError(("series", number), f"{quote(point.figure.id)} can't stand on a line of time: {why}")


RULES: tuple[Rule, ...] = (
    something_to_draw,
    events_beside_time,
    colours_to_tell,
    one_unit,
    not_too_many,
    one_bar_each,
    one_number_to_stack,
    not_below_zero,
    dated_line,
)
