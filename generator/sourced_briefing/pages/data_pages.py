"""The page of one data file: every record with its anchor."""

from typing import Any

from ..base import markdown
from ..base.markdown import Markdown
from ..base.templates import template
from ..facts.verdicts import verdict_text
from ..model import Assessment, Chart, Event, Figure, Reconciliation, Source
from ..model.briefing import DataFile, Derived, Outcome
from ..views.chart_block import chart_block
from ..views.cite_blocks import cite_page
from ..views.formula_text import formula_links, numbers_text
from ..views.notes import Notes
from ..views.page_titles import page_description, page_title
from ..views.site import Desk
from ..views.source_text import READ, reference
from .claim_review_view import view_assessment
from .figure_view import view_figure

RELATIONS = {"=": "should equal", "<=": "should be at most", ">=": "should be at least"}


def write_data_page(desk: Desk, file: DataFile) -> str:
    """The Markdown of the page of `file`."""
    notes = Notes(desk.briefing, desk.wording, file.page)
    records = [VIEWS[type(record)](desk, record, notes) for record in file.records]
    title, description = page_title(file), page_description(desk, file)
    text = template(f"{file.kind}.md").render(file=file, title=title, records=records, description=description)
    return f"{text.rstrip()}\n\n{cite_page(desk, file.page, title)}\n{notes.written()}"


def _view_source(desk: Desk, source: Source, notes: Notes) -> dict[str, Any]:
    page, briefing = notes.page, desk.briefing
    figures = [briefing.figures[figure_id] for figure_id in desk.resting.get(source.id, {})]
    events = [event for event in briefing.events.values() if event.source == source.id]
    return {
        "source": source,
        "reference": reference(source, desk.wording),
        "read": READ[source.read],
        "origin": desk.record_links(page, [briefing.sources[source.origin]] if source.origin else []),
        "relayed": desk.record_links(page, desk.relayed.get(source.id, [])),
        "figures": desk.record_links(page, figures),
        "events": desk.record_links(page, events),
    }


def _view_event(desk: Desk, event: Event, notes: Notes) -> dict[str, Any]:
    mark = notes.cite(desk.briefing.sources[event.source], event.locator, event.as_stated)
    return {"event": event, "date": desk.wording.period(desk.briefing.period(event.date)), "mark": mark}


def _view_chart(desk: Desk, chart: Chart, notes: Notes) -> dict[str, Any]:
    desk.use(desk.drawings[chart.id].figures, f"Chart: {chart.title}", desk.briefing.home(chart))
    return {"chart": chart, "block": chart_block(desk, notes.page, chart, caption=False)}


def _view_reconciliation(desk: Desk, record: Reconciliation, notes: Notes) -> dict[str, Any]:
    outcome = desk.briefing.outcomes[record.id]
    for side in (outcome.left, outcome.right):
        desk.use([i.figure.id for i in side.inputs], f"Check: {record.label}", desk.briefing.home(record))
    examined = [desk.briefing.figures[record.examines]] if record.examines in desk.briefing.figures else []
    return {
        "reconciliation": record,
        "verdict": Markdown(f"**{verdict_text(outcome.verdict).capitalize()}.**"),
        "explanation": Markdown(f" {markdown.escape(record.explanation)}") if record.explanation else "",
        "table": _sides(desk, record, outcome, notes.page),
        "examined": desk.record_links(notes.page, examined),
    }


def _sides(desk: Desk, record: Reconciliation, outcome: Outcome, page: str) -> Markdown:
    within = f" (within {float(record.tolerance * 100):g}%)" if record.tolerance else ""
    sides = (("This", outcome.left), (RELATIONS[record.relation] + within, outcome.right))
    rows = [[name, *_side(desk, side, outcome.unit, page)] for name, side in sides]
    return markdown.stacked(markdown.table(["Side", "Value", "Formula", "With numbers"], rows), "sides")


def _side(desk: Desk, side: Derived, unit: str, page: str) -> list[Any]:
    return [
        desk.side(side, unit),
        formula_links(desk.briefing, desk.wording, side, page),
        numbers_text(desk.briefing, desk.wording, side),
    ]


VIEWS: dict[type, Any] = {
    Figure: view_figure,
    Source: _view_source,
    Event: _view_event,
    Chart: _view_chart,
    Reconciliation: _view_reconciliation,
    Assessment: view_assessment,
}
