"""What calls name: records, and figures as they were at some time."""

from collections.abc import Collection, Mapping

from ..base.call_syntax import CallError
from ..base.problems import UserError, quote
from ..facts.readings import ReadingError, read_figure
from ..formulas import BreakdownError
from ..model import Chart, Dimension, Event, Figure, Record, Source
from ..model.briefing import NONE, Briefing
from ..model.fact import Reading
from ..values.series_ends import ENDS
from ..views.page import PageContext


def dimensions_named(briefing: Briefing) -> Collection[str]:
    """The names under which calls take a member, also those of dimensions that can't be read."""
    return [*briefing.dimensions, *(i for kind, i in briefing.unreadable if kind == Dimension.kind_name)]


class Unreadable(UserError):
    """The call names a record that has problems, which are reported where the record stands."""


def find_record(page: PageContext, kind: str, id: object) -> Record:
    """The record, on which the page leans from here on, but for a figure: of it only what is read.

    Raises CallError when there is none, and Unreadable when it has problems.
    """
    known = page.site.briefing.of(kind)
    if isinstance(id, str) and (kind, id) in page.site.briefing.unreadable:
        raise Unreadable
    if not isinstance(id, str) or id not in known:
        raise CallError(page.site.briefing.lacking(kind, id), id, (kind, str(id)))
    if kind != Figure.kind_name:
        page.lean(known[id])
    return known[id]


def series_named(page: PageContext, id: object, members: Mapping[str, str]) -> object:
    """The id of the series of these members, for a figure that is broken down; of another one its own.

    Raises CallError where another member is needed, or none, and Unreadable.
    """
    briefing = page.site.briefing
    if not isinstance(id, str) or (Figure.kind_name, id) in briefing.unreadable:
        return id  # which is told where the record is looked up
    breakdown = briefing.breakdowns.get(id)
    try:
        if breakdown:
            return breakdown.one(members)
    except BreakdownError as error:
        raise CallError(str(error), next(iter(members.values()), id)) from error
    if members and id in briefing.figures:
        [name, *_] = members
        raise CallError(f"{quote(id)} is not broken down by {name}; leave out {name}=", members[name])
    return id


def find_figure(page: PageContext, id: object, members: Mapping[str, str] = NONE) -> Figure:
    """The figure, or the series of it for these members, by dimension. Raises as find_record and series_named do."""
    figure = find_record(page, Figure.kind_name, series_named(page, id, members))
    assert isinstance(figure, Figure)
    return figure


def find_source(page: PageContext, id: object) -> Source:
    """The source. Raises as find_record does."""
    source = find_record(page, Source.kind_name, id)
    assert isinstance(source, Source)
    return source


def find_event(page: PageContext, id: object) -> Event:
    """The event. Raises as find_record does."""
    event = find_record(page, Event.kind_name, id)
    assert isinstance(event, Event)
    return event


def find_chart(page: PageContext, id: object) -> Chart:
    """The chart. Raises as find_record does."""
    chart = find_record(page, Chart.kind_name, id)
    assert isinstance(chart, Chart)
    return chart


def find_reading(
    page: PageContext,
    id: str,
    period: str | None,
    source: str | None,
    rejected: bool,
    *,
    members: Mapping[str, str] = NONE,
) -> Reading:
    """The figure for one period, on which the page leans from here on. Raises CallError, and as find_record does."""
    figure = find_figure(page, id, members)
    try:
        reading = read_figure(page.site.briefing, figure, period, source, rejected)
    except ReadingError as error:
        raise CallError(str(error), {"period": period, "source": source}.get(error.argument, id)) from error
    page.show(figure, reading.period_text)
    return reading


def period_head(page: PageContext, id: str, period: str) -> str:
    """What the head of a column says of a period of the figure. Raises CallError for what names none."""
    if period in ENDS:
        return period.capitalize()  # each cell says of when it is
    figure = page.site.briefing.families.get(id) or find_figure(page, id)
    try:
        return page.site.wording.period(page.site.briefing.period(period, figure.calendar))
    except ValueError as error:
        raise CallError(f"period {quote(period)} can't be read: {error}", period) from error
