"""What leans on what: the records that each record is told with, and the figures behind a figure."""

from collections.abc import Iterable, Iterator

from ..model import RECORDS, Chart, ClaimReview, Event, Figure, Reconciliation, Record, Source
from ..model.briefing import Briefing
from ..model.fact import Lean

Seen = set[tuple[str, str | None]]  # figures and periods


def figure_leans(
    briefing: Briefing, figure: Figure, periods: Iterable[str | None] | None = None, seen: Seen | None = None
) -> Iterator[Lean]:
    """The figure in these periods (all of its own, without any), what it was computed from, and their sources.

    What is in `seen` is left out, with all behind it, and what is told is added to it.
    """
    facts = briefing.facts.get(figure.id, {})
    return _behind(briefing, [(figure, period) for period in (facts if periods is None else periods)], seen)


def _behind(
    briefing: Briefing, numbers: Iterable[tuple[Figure, str | None]], seen: Seen | None = None
) -> Iterator[Lean]:
    """These numbers and all that they were computed from, each once, however many ways lead to it; and the sources."""
    left = list(numbers)[::-1]
    seen = set() if seen is None else seen
    while left:
        figure, period = left.pop()
        if (figure.id, period) in seen:
            continue
        seen.add((figure.id, period))
        yield Lean(figure.kind_name, figure.id, period)
        yield from (Lean(Source.kind_name, o.source) for o in figure.observed(period))
        if result := briefing.derived.get(figure.id, {}).get(period):
            left += [(each.figure, each.period) for each in reversed(result.inputs)]


def figures_of(briefing: Briefing, record: Record) -> list[str]:
    """The ids of the figures that a chart, a reconciliation or a claim review shows or takes, each once, in order."""
    match record:
        case Chart():
            told = briefing.told.get((record.kind_name, record.id))
            found = [*record.figures, *(told.figures if told else ())]
        case Reconciliation():
            outcome = briefing.outcomes[record.id]
            found = [each.figure.id for side in (outcome.left, outcome.right) for each in side.inputs]
        case ClaimReview():
            found = [id for id in (record.figure, *(better.figure for better in record.better)) if id]
        case _:
            found = []
    return list(dict.fromkeys(found))


def record_leans(briefing: Briefing, record: Record, seen: Seen | None = None) -> Iterator[Lean]:
    """Everything that the part of a page about this record is written from; of numbers, what `seen` lacks."""
    yield Lean(record.kind_name, record.id)
    if told := briefing.told.get((record.kind_name, record.id)):
        yield from told.leans
    if isinstance(record, Figure):
        yield from figure_leans(briefing, record, seen=seen)
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
            yield from figure_leans(briefing, figure, seen=seen)


def _events(briefing: Briefing, ids: Iterable[str]) -> Iterator[Lean]:
    for event_id in ids:
        yield Lean(Event.kind_name, event_id)
        yield Lean(Source.kind_name, briefing.events[event_id].source)


def _resting(briefing: Briefing, source: Source) -> Iterator[Lean]:
    """What rests on a source: its page names all of it."""
    if source.origin:
        yield Lean(Source.kind_name, source.origin)
    yield from (Lean(each.kind_name, each.id) for each in briefing.resting.get(source.id, ()))


def all_leans(briefing: Briefing) -> Iterator[Lean]:
    """Everything there is: for what counts or lists it."""
    for kind in RECORDS:
        yield from (Lean(kind, record_id) for record_id in briefing.of(kind) if kind != Figure.kind_name)
    figures = briefing.figures.values()
    yield from _behind(
        briefing, [(figure, period) for figure in figures for period in briefing.facts.get(figure.id, {})]
    )
