"""What stands in the tables of all records: a row for each, in the order of the columns of views/table_columns."""

from collections.abc import Callable, Iterator
from typing import Any

from ..base.paths import served
from ..facts.evidence import end_of_chain
from ..facts.outcomes import outcome_text
from ..model import ClaimReview, Dimension, Event, Figure, Observation, Reconciliation, Record, Source
from ..model.addresses import lasting_address, published_at, topic_of
from ..model.briefing import DataFile
from ..model.fact import Derived, Fact
from ..values.amounts import Amount
from ..views.member_columns import OF_FIGURES, known_dimensions, member_cells
from ..views.site import Site
from ..views.table_columns import CHECKS, CLAIMS, EVENTS, FIGURES, MEMBERS, OBSERVATIONS, READINGS, SOURCES, Table

Cell = Any  # a text, a number, a truth value or a day as text; None where there is nothing to tell
Row = list[Cell]
Rows = dict[str, list[Row]]  # by the name of their table


def rows_of(site: Site, file: DataFile) -> Rows:
    """The rows of the records of a data file, of each table that its kind fills."""
    dimensions = known_dimensions(site.briefing)
    return {
        table.name: [
            row if table.name not in OF_FIGURES else [*row, *member_cells(record, dimensions)]
            for record in file.records
            for row in write(site, record)
        ]
        for table, write in FILLED_BY.get(file.kind, {}).items()
    }


def edition_rows(site: Site) -> list[Row]:
    """The editions, the first one first."""
    settings = site.briefing.settings
    steps = [(step, step.edition) for step in site.history if step.edition]
    return [
        [
            edition.name,
            edition.title,
            edition.note,
            len(edition.state.figures),
            len(edition.state.sources),
            len(step.changes),
            lasting_address(settings, edition.name),
        ]
        for step, edition in steps
    ]


def address_of(site: Site, record: Record) -> str:
    """Where the record stands in the newest edition; its way from the start of the site where that has no address."""
    home = site.briefing.home(record)
    return published_at(site.briefing.settings, home) or served(home)


def observation_row(site: Site, figure: Figure, fact: Fact, o: Observation) -> Row:
    """What one source says of the figure."""
    source, origin = site.briefing.sources[o.source], end_of_chain(site.briefing, o).id
    return [
        *_about(site, figure, fact, o.amount),
        o.status,
        fact.evidence.grade,
        o.source,
        source.address,
        origin if origin != o.source else None,
        o.locator,
        o.as_stated,
        o.note,
        o.reason,
    ]


def computed_row(site: Site, figure: Figure, fact: Fact) -> Row:
    """What the formula of the figure gives."""
    about = _about(site, figure, fact, fact.reading.amount)
    row = [*about, "computed", fact.evidence.grade]
    return [*row, *[None] * (len(OBSERVATIONS.columns) - len(row))]


def _about(site: Site, figure: Figure, fact: Fact, amount: Amount) -> Row:
    unit = site.wording.unit(figure.unit)
    return [figure.id, figure.label, *_time(site, figure, fact.reading.period_text), *_amount(amount), unit]


def _time(site: Site, figure: Figure | None, text: str | None) -> Row:
    if text is None:
        return [None, None, None]
    period = site.briefing.period(text, figure.calendar if figure else None)
    return [text, *(day and day.isoformat() for day in (period.start, period.end))]


def _amount(amount: Amount) -> Row:
    return [amount.best, amount.low, amount.high, amount.about]


def _figure(site: Site, figure: Figure) -> Iterator[Row]:
    yield [
        figure.id,
        figure.label,
        figure.measures,
        site.wording.unit(figure.unit),
        figure.unit,
        topic_of(site.briefing.homes[figure.kind_name, figure.id]),
        figure.calendar,
        figure.formula,
        figure.note,
        address_of(site, figure),
    ]


def _readings(site: Site, figure: Figure) -> Iterator[Row]:
    for fact in site.briefing.facts[figure.id].values():
        marks, evidence = "; ".join(fact.reading.marks), fact.evidence
        counts = [len(evidence.sources), len(evidence.origins)]
        yield [*_about(site, figure, fact, fact.reading.amount), marks, evidence.grade, *counts]


def observation_rows(site: Site, figure: Figure) -> Iterator[Row]:
    """What each source says of the figure, or what its formula gives, in order of time."""
    for period, fact in site.briefing.facts[figure.id].items():
        if figure.formula:
            yield computed_row(site, figure, fact)
        yield from (observation_row(site, figure, fact, o) for o in figure.observed(period))


def _source(site: Site, source: Source) -> Iterator[Row]:
    archived, retracted = source.archived, source.retracted
    yield [
        source.id,
        site.short_name(source),
        source.title,
        source.publisher,
        "; ".join(map(str, source.authors)),
        source.published,
        source.kind,
        source.standing,
        source.read,
        source.origin,
        source.language,
        source.address,
        source.doi,
        archived.url if archived else None,
        source.accessed and source.accessed.isoformat(),
        source.licence,
        retracted.date.isoformat() if retracted else None,
        source.note,
        address_of(site, source),
    ]


def event_row(site: Site, event: Event) -> Row:
    """The event, with its day and its source."""
    told = [event.id, event.label, event.what, event.by, *_time(site, None, event.date)]
    return [*told, event.source, event.locator, event.as_stated, event.note, address_of(site, event)]


def _check(site: Site, check: Reconciliation) -> Iterator[Row]:
    outcome = site.briefing.outcomes[check.id]
    yield [
        check.id,
        check.label,
        *_side(check.left, outcome.left),
        check.relation,
        *_side(check.right, outcome.right),
        site.wording.unit(outcome.unit),
        check.tolerance,
        outcome.comparison.decision,
        outcome_text(outcome),
        check.explanation,
        check.examines,
        address_of(site, check),
    ]


def _side(formula: str, side: Derived) -> Row:
    return [formula, side.amount.best, side.amount.low, side.amount.high]


def _claim(site: Site, claim: ClaimReview) -> Iterator[Row]:
    told = [claim.id, claim.label, claim.source, claim.figure, claim.period, claim.as_stated]
    yield [*told, claim.verdict, claim.why, address_of(site, claim)]


def _members(_: Site, dimension: Dimension) -> Iterator[Row]:
    for member in dimension.members:
        yield [dimension.anchor(member), dimension.id, member.id, member.label, member.code]


# What the records of each kind fill; charts are drawn of what stands in others.
FILLED_BY: dict[str, dict[Table, Callable[[Site, Any], Iterator[Row]]]] = {
    "figures": {FIGURES: _figure, READINGS: _readings, OBSERVATIONS: observation_rows},
    "sources": {SOURCES: _source},
    "events": {EVENTS: lambda site, event: iter([event_row(site, event)])},
    "reconciliations": {CHECKS: _check},
    "assessments": {CLAIMS: _claim},
    "dimensions": {MEMBERS: _members},
}
