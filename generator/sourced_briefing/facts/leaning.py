"""What leans on what: the records that each record is told with, and the figures behind a figure."""

from collections.abc import Iterable, Iterator

from ..model import RECORDS, Chart, ClaimReview, Event, Figure, Reconciliation, Record, Source
from ..model.briefing import Briefing
from ..model.fact import Derived, Lean


def figure_leans(briefing: Briefing, figure: Figure, periods: Iterable[str | None] | None = None) -> Iterator[Lean]:
    """The figure in these periods (all of its own, without any), what it was computed from, and their sources."""
    facts = briefing.facts.get(figure.id, {})
    for period in facts if periods is None else periods:
        yield Lean(figure.kind_name, figure.id, period)
        yield from (Lean(Source.kind_name, o.source) for o in figure.observed(period))
        if result := briefing.derived.get(figure.id, {}).get(period):
            yield from _inputs(briefing, result)


def _inputs(briefing: Briefing, result: Derived) -> Iterator[Lean]:
    for each in result.inputs:
        yield from figure_leans(briefing, each.figure, [each.period])


def figures_of(briefing: Briefing, record: Record) -> list[str]:
    """The ids of the figures that a chart, a reconciliation or a claim review shows or takes, each once, in order."""
    match record:
        case Chart():
            found = [series.figure for series in record.series]
        case Reconciliation():
            outcome = briefing.outcomes[record.id]
            found = [each.figure.id for side in (outcome.left, outcome.right) for each in side.inputs]
        case ClaimReview():
            found = [id for id in (record.figure, *(better.figure for better in record.better)) if id]
        case _:
            found = []
    return list(dict.fromkeys(found))


def record_leans(briefing: Briefing, record: Record) -> Iterator[Lean]:
    """Everything that the part of a page about this record is written from."""
    yield Lean(record.kind_name, record.id)
    if isinstance(record, Figure):
        yield from figure_leans(briefing, record)
    if isinstance(record, Event | ClaimReview):
        yield Lean(Source.kind_name, record.source)
    if isinstance(record, Source):
        yield from _resting(briefing, record)
    if isinstance(record, Chart):
        yield from _events(briefing, record.events)
    if isinstance(record, ClaimReview):
        yield from _events(briefing, (better.event for better in record.better if better.event))
    for figure_id in figures_of(briefing, record):
        if (figure := briefing.figures.get(figure_id)) is not None:  # else its own problem is told
            yield from figure_leans(briefing, figure)


def _events(briefing: Briefing, ids: Iterable[str]) -> Iterator[Lean]:
    for event_id in ids:
        yield Lean(Event.kind_name, event_id)
        yield Lean(Source.kind_name, briefing.events[event_id].source)


def _resting(briefing: Briefing, source: Source) -> Iterator[Lean]:
    """What rests on a source: its page names all of it."""
    if source.origin:
        yield Lean(Source.kind_name, source.origin)
    yield from (Lean(Source.kind_name, each.id) for each in briefing.sources.values() if each.origin == source.id)
    for figure in briefing.figures.values():
        if any(o.source == source.id for o in figure.observations):
            yield Lean(Figure.kind_name, figure.id)
    yield from (Lean(Event.kind_name, event.id) for event in briefing.events.values() if event.source == source.id)


def all_leans(briefing: Briefing) -> Iterator[Lean]:
    """Everything there is: for what counts or lists it."""
    for kind in RECORDS:
        yield from (Lean(kind, record_id) for record_id in briefing.of(kind) if kind != Figure.kind_name)
    for figure in briefing.figures.values():
        yield from figure_leans(briefing, figure)
