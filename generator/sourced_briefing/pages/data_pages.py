"""The page of one data file: every record with its anchor."""

from collections.abc import Callable
from typing import Any

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.templates import template
from ..facts.outcomes import WORDS
from ..model import Archived, Chart, ClaimReview, Dimension, Event, Figure, Reconciliation, Record, Retraction, Source
from ..model.briefing import DataFile
from ..model.fact import Derived, Outcome
from ..model.licences import LICENCES
from ..views.chart_block import chart_block
from ..views.cite_blocks import cite_page
from ..views.formula_text import formula_links, numbers_text
from ..views.link_health import health_of, seen
from ..views.page import PageContext, Uses, Written
from ..views.page_titles import page_description, page_title
from ..views.relation_text import apart_text, should_text
from ..views.site import Site
from ..views.source_text import READ, TAKEN_BACK, publisher_and_year, reference
from .claim_review_view import view_claim_review
from .corrections import corrections_of_records
from .dimension_view import view_dimension
from .family_view import view_families
from .figure_view import view_figure

View = Callable[[PageContext, Any], dict[str, Any]]  # what the template of a kind is filled with for one record


def write_data_page(site: Site, file: DataFile, uses: Uses) -> Written:
    """The page of `file`; `uses` says where its figures are used."""
    page = PageContext(site, file.page, uses)
    records = [VIEWS[type(record)](page, record) for record in file.records]
    if file.kind == Figure.kind_name:
        records = list(view_families(page, records))
    title, description = page_title(file), page_description(site, file)
    text = template(f"{file.kind}.md").render(file=file, title=title, records=records, description=description)
    page.lean(*file.records)
    page.quote("files", file.path)
    foot = (corrections_of_records(site, file.page, file.records), cite_page(site, file.page, title))
    return page.made("\n\n".join([text.rstrip(), *filter(None, foot)]))


def _view_source(page: PageContext, source: Source) -> dict[str, Any]:
    site, briefing = page.site, page.site.briefing
    resting = briefing.resting.get(source.id, ())
    links = {kind: page.record_links(r for r in resting if isinstance(r, kind)) for kind in (Source, Figure, Event)}
    return {
        "source": source,
        "reference": reference(source, site.wording),
        "about": _about(site, source),
        "read": READ[source.read],
        "language": site.wording.language_name(source.language) if source.language else None,
        "origin": page.record_links([briefing.sources[source.origin]] if source.origin else []),
        "relayed": links[Source],
        "figures": links[Figure],
        "events": links[Event],
    }


def _about(site: Site, source: Source) -> list[tuple[str, Markdown]]:
    """What is known of the publication beside who, what and when, as far as it is."""
    short, archived = site.short_name(source).removesuffix(TAKEN_BACK), source.archived
    day = site.wording.period_text
    health = health_of(site.briefing, source, "address", source.address)
    told = {
        "Cited in short as": None if short == publisher_and_year(source) else markdown.escape(short),
        "Retracted": _retracted(site, source.retracted) if source.retracted else None,
        "DOI": markdown.link(source.doi, str(source.doi_address)) if source.doi else None,
        "Read on": markdown.escape(day(source.accessed.isoformat())) if source.accessed else None,
        "Link": seen(health, site.wording) if source.address else None,
        "Archived copy": _archived(site, source, archived) if archived else None,
        "Licence": _licence(source.licence) if source.licence else None,
    }
    return [(name, text) for name, text in told.items() if text is not None]


def _archived(site: Site, source: Source, copy: Archived) -> Markdown:
    day = site.wording.period_text(copy.date.isoformat())
    health = health_of(site.briefing, source, "archived", copy.url)
    return markdown.joined([markdown.link(day, copy.url), seen(health, site.wording)])


def _retracted(site: Site, notice: Retraction) -> Markdown:
    told = markdown.link(f"the notice of {site.wording.period_text(notice.date.isoformat())}", notice.url)
    return Markdown(f"{told}{f': {markdown.escape(notice.reason)}' if notice.reason else ''}")


def _licence(text: str) -> Markdown:
    known = next((licence for name, licence in LICENCES.items() if name == text), None)
    return markdown.link(known.title, known.url) if known else markdown.escape(text)


def _view_event(page: PageContext, event: Event) -> dict[str, Any]:
    briefing = page.site.briefing
    footnote = page.notes.cite(briefing.sources[event.source], event.locator, event.as_stated)
    return {"event": event, "date": page.site.wording.period(briefing.period(event.date)), "footnote": footnote}


def _view_chart(page: PageContext, chart: Chart) -> dict[str, Any]:
    return {"chart": chart, "block": chart_block(page.site, page.path, chart, caption=False)}


def _view_reconciliation(page: PageContext, record: Reconciliation) -> dict[str, Any]:
    briefing = page.site.briefing
    outcome = briefing.outcomes[record.id]
    examined = [briefing.figures[record.examines]] if record.examines else []
    return {
        "reconciliation": record,
        "outcome": _outcome(page.site, record, outcome),
        "explanation": Markdown(f" {markdown.escape(record.explanation)}") if record.explanation else "",
        "table": _sides(page.site, outcome, page.path),
        "examined": page.record_links(examined),
    }


def _outcome(site: Site, record: Reconciliation, outcome: Outcome) -> Markdown:
    """What became of it, what should be so, and how far apart the sides are."""
    apart = apart_text(outcome)
    told = f"{should_text(site, record)}{f' {apart.capitalize()}.' if apart else ''}"
    return Markdown(f"**{WORDS[outcome.comparison.decision].capitalize()}.** {markdown.escape(told)}")


def _sides(site: Site, outcome: Outcome, page: str) -> Markdown:
    sides = (("The first", outcome.left), ("The second", outcome.right))
    rows = [[name, *_side(site, side, outcome.unit, page)] for name, side in sides]
    table = ready_html.table(["Side", "Value", "Formula", "With numbers"], rows)
    return ready_html.stacked(table, "sides")


def _side(site: Site, side: Derived, unit: str, page: str) -> list[Any]:
    return [
        site.side(side, unit),
        formula_links(site.briefing, site.wording, side, page),
        numbers_text(site.briefing, site.wording, side, unit),
    ]


VIEWS: dict[type[Record], View] = {
    Figure: view_figure,
    Source: _view_source,
    Dimension: view_dimension,
    Event: _view_event,
    Chart: _view_chart,
    Reconciliation: _view_reconciliation,
    ClaimReview: view_claim_review,
}
