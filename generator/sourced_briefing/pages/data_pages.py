"""The page of one data file: every record with its anchor."""

from collections.abc import Callable
from typing import Any

from ..base import markdown
from ..base.markdown import Markdown
from ..base.templates import template
from ..facts.verdicts import verdict_text
from ..model import Chart, ClaimReview, Event, Figure, Reconciliation, Record, Source
from ..model.briefing import DataFile, Derived, Outcome
from ..views.chart_block import chart_block
from ..views.cite_blocks import cite_page
from ..views.formula_text import formula_links, numbers_text
from ..views.notes import Notes
from ..views.page_titles import page_description, page_title
from ..views.site import Site
from ..views.source_text import READ, reference
from .claim_review_view import view_claim_review
from .figure_view import view_figure

View = Callable[[Site, Any, Notes], dict[str, Any]]  # what the template of a kind is filled with for one record
RELATIONS = {"=": "should equal", "<=": "should be at most", ">=": "should be at least"}


def write_data_page(site: Site, file: DataFile) -> str:
    """The Markdown of the page of `file`."""
    notes = Notes(site.briefing, site.wording, file.page)
    records = [VIEWS[type(record)](site, record, notes) for record in file.records]
    title, description = page_title(file), page_description(site, file)
    text = template(f"{file.kind}.md").render(file=file, title=title, records=records, description=description)
    return f"{text.rstrip()}\n\n{cite_page(site, file.page, title)}\n{notes.written()}"


def _view_source(site: Site, source: Source, notes: Notes) -> dict[str, Any]:
    page, briefing = notes.page, site.briefing
    figures = [briefing.figures[figure_id] for figure_id in site.resting.get(source.id, {})]
    events = [event for event in briefing.events.values() if event.source == source.id]
    return {
        "source": source,
        "reference": reference(source, site.wording),
        "read": READ[source.read],
        "origin": site.record_links(page, [briefing.sources[source.origin]] if source.origin else []),
        "relayed": site.record_links(page, site.relayed.get(source.id, [])),
        "figures": site.record_links(page, figures),
        "events": site.record_links(page, events),
    }


def _view_event(site: Site, event: Event, notes: Notes) -> dict[str, Any]:
    mark = notes.cite(site.briefing.sources[event.source], event.locator, event.as_stated)
    return {"event": event, "date": site.wording.period(site.briefing.period(event.date)), "mark": mark}


def _view_chart(site: Site, chart: Chart, notes: Notes) -> dict[str, Any]:
    site.use(site.drawings[chart.id].figures, f"Chart: {chart.title}", site.briefing.home(chart))
    return {"chart": chart, "block": chart_block(site, notes.page, chart, caption=False)}


def _view_reconciliation(site: Site, record: Reconciliation, notes: Notes) -> dict[str, Any]:
    outcome = site.briefing.outcomes[record.id]
    for side in (outcome.left, outcome.right):
        site.use([i.figure.id for i in side.inputs], f"Check: {record.label}", site.briefing.home(record))
    examined = [site.briefing.figures[record.examines]] if record.examines in site.briefing.figures else []
    return {
        "reconciliation": record,
        "verdict": Markdown(f"**{verdict_text(outcome.verdict).capitalize()}.**"),
        "explanation": Markdown(f" {markdown.escape(record.explanation)}") if record.explanation else "",
        "table": _sides(site, record, outcome, notes.page),
        "examined": site.record_links(notes.page, examined),
    }


def _sides(site: Site, record: Reconciliation, outcome: Outcome, page: str) -> Markdown:
    within = f" (within {float(record.tolerance * 100):g}%)" if record.tolerance else ""
    sides = (("This", outcome.left), (RELATIONS[record.relation] + within, outcome.right))
    rows = [[name, *_side(site, side, outcome.unit, page)] for name, side in sides]
    return markdown.stacked(markdown.table(["Side", "Value", "Formula", "With numbers"], rows), "sides")


def _side(site: Site, side: Derived, unit: str, page: str) -> list[Any]:
    return [
        site.side(side, unit),
        formula_links(site.briefing, site.wording, side, page),
        numbers_text(site.briefing, site.wording, side),
    ]


VIEWS: dict[type[Record], View] = {
    Figure: view_figure,
    Source: _view_source,
    Event: _view_event,
    Chart: _view_chart,
    Reconciliation: _view_reconciliation,
    ClaimReview: view_claim_review,
}
