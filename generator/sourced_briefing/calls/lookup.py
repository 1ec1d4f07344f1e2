"""What calls name: records, and figures as they were at some time."""

from ..base.call_syntax import CallError
from ..base.problems import UserError, did_you_mean, quote
from ..facts.readings import ReadingError, read_figure
from ..model import KINDS, Chart, Event, Figure, Record, Source
from ..model.fact import Reading
from ..views.page import PageContext


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
        message = f"there is no {KINDS[kind].singular} {quote(id)}{did_you_mean(id, known)}"
        raise CallError(message, id, (kind, str(id)))
    if kind != Figure.kind_name:
        page.lean(known[id])
    return known[id]


def find_figure(page: PageContext, id: object) -> Figure:
    """The figure. Raises as find_record does."""
    figure = find_record(page, Figure.kind_name, id)
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


def find_reading(page: PageContext, id: str, period: str | None, source: str | None, rejected: bool) -> Reading:
    """The figure for one period, on which the page leans from here on. Raises CallError, and as find_record does."""
    figure = find_figure(page, id)
    try:
        reading = read_figure(page.site.briefing, figure, period, source, rejected)
    except ReadingError as error:
        raise CallError(str(error), {"period": period, "source": source}.get(error.argument, id)) from error
    page.show(figure, reading.period_text)
    return reading
