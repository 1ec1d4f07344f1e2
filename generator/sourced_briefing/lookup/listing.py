"""Records in a list, narrowed down; and those that nothing uses."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..build import Built
from ..facts.evidence import end_of_chain
from ..model import KINDS, Event, Figure, Record, Source
from ..pages import uses_of


@dataclass(frozen=True)
class Filters:
    """What a listed record must be; None asks for nothing."""

    kind: str | None = None
    topic: str | None = None  # the name of its file
    unit: str | None = None
    grade: str | None = None
    source: str | None = None
    words: tuple[str, ...] = ()  # each stands in its id or what it is called, or known as


def listed(built: Built, wanted: Filters) -> Iterator[Record]:
    """The records that are all that is wanted, kind by kind and file by file."""
    for file in built.briefing.files:
        yield from (each for each in file.records if _is(built, each, wanted, file.name) and file.kind in KINDS)


def _is(built: Built, record: Record, wanted: Filters, topic: str) -> bool:
    other = record.other_names if isinstance(record, Figure) else ()
    named = " ".join([record.id, record.heading, *other]).lower()
    return (
        wanted.kind in (None, record.kind_name)
        and wanted.topic in (None, topic)
        and all(word.lower() in named for word in wanted.words)
        and (wanted.unit is None or getattr(record, "unit", None) == wanted.unit)
        and (wanted.grade is None or wanted.grade in grades(built, record))
        and (wanted.source is None or wanted.source in _sources(record))
    )


def grades(built: Built, record: Record) -> list[str]:
    """The grades of a figure, each once, in order of its periods; of other records none."""
    facts = built.briefing.facts.get(record.id, {}) if isinstance(record, Figure) else {}
    return list(dict.fromkeys(fact.evidence.grade for fact in facts.values()))


def _sources(record: Record) -> set[str]:
    if isinstance(record, Figure):
        return {observation.source for observation in record.observations}
    source = getattr(record, "source", None)
    return {source} if source else set()


def unused_records(built: Built) -> Iterator[Record]:
    """Figures that no page, chart or check shows, and that go into no formula; sources and events likewise."""
    used = {Figure.kind_name: _used_figures(built), Source.kind_name: _used_sources(built)}
    used[Event.kind_name] = _used_events(built)
    for file in built.briefing.files:
        yield from (each for each in file.records if file.kind in used and each.id not in used[file.kind])


def _used_figures(built: Built) -> set[str]:
    results = [result for periods in built.briefing.derived.values() for result in periods.values()]
    return {*uses_of(built.site, built.prose), *(each.figure.id for result in results for each in result.inputs)}


def _used_sources(built: Built) -> set[str]:
    """Those that something rests on, is told by, or goes back to."""
    briefing = built.briefing
    observed = [o for figure in briefing.figures.values() for o in figure.observations]
    direct = {o.source for o in observed} | {end_of_chain(briefing, o).id for o in observed}
    direct |= {event.source for event in briefing.events.values()}
    direct |= {review.source for review in briefing.assessments.values()}
    direct |= {source for page in built.prose.values() for source in page.cites}
    origins = {source.origin for source in briefing.sources.values() if source.origin}
    return direct | origins


def _used_events(built: Built) -> set[str]:
    charts = {event for chart in built.briefing.charts.values() for event in chart.events}
    leans = {lean.id for page in built.prose.values() for lean in page.leans_on or () if lean.kind == Event.kind_name}
    return charts | leans


def as_data(built: Built, record: Record) -> dict[str, Any]:
    """A record in a list, for programs."""
    place = record.place()
    told = {"kind": record.kind_name, "id": record.id, "label": record.heading, "path": place.path, "line": place.line}
    return told | ({"unit": record.unit, "grades": grades(built, record)} if isinstance(record, Figure) else {})
