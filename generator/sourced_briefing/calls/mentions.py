"""Sources, events and charts in prose."""

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..model import Event
from ..views.chart_block import chart_block
from ..views.page import PageContext
from .lookup import find_chart, find_event, find_source


def cite(page: PageContext, id: str, locator: str = "") -> Markdown:
    """A note that names the source.

    {{ cite("source-id", "para 3") }}

    - `id`: of the source
    - `locator`: where in the source
    """
    return page.notes.cite(find_source(page, id), str(locator))


def event(page: PageContext, id: str, *, cite: bool = True) -> Markdown:
    """The date of the event, a link to it, and a note.

    {{ event("id") }}

    - `id`: of the event
    - `cite`: false leaves the note out
    """
    found = find_event(page, id)
    return Markdown(_date(page, found) + (_note(page, found) if cite else ""))


def events(page: PageContext, *ids: str) -> Markdown:
    """A table of events, in order of time.

    {{ events("id", "id") }}

    - `ids`: of these events; without any, of all
    """
    briefing = page.site.briefing
    chosen = [find_event(page, id) for id in ids or briefing.events]
    chosen.sort(key=lambda event: briefing.period(event.date).order)
    rows = [[_date(page, e), e.by, Markdown(markdown.escape(e.what) + _note(page, e))] for e in chosen]
    return ready_html.table(["Date", "Who", "What happened"], rows, named=True)


def _date(page: PageContext, event: Event) -> Markdown:
    return markdown.link(page.site.wording.period(page.site.briefing.period(event.date)), page.link(event))


def _note(page: PageContext, event: Event) -> Markdown:
    return page.notes.cite(page.site.briefing.sources[event.source], event.locator, event.as_stated)


def chart(page: PageContext, id: str) -> Markdown:
    """The chart with its source line and its table.

    {{ chart("id") }}

    - `id`: of the chart
    """
    found = find_chart(page, id)
    page.shown.update(dict.fromkeys(page.site.drawings[found.id].figures))
    return chart_block(page.site, page.path, found)
