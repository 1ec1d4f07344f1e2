"""One record in plain lines: what it is, where it stands, what it rests on, and where it is used."""

from collections.abc import Iterator
from typing import Any

from ..base.problems import UserError
from ..build import Built
from ..exports.figure_json import figure_data
from ..facts.newest import newest_reading
from ..formulas import FormulaError, Reference
from ..model import KINDS, Figure, Record, Source
from ..model.briefing import Briefing
from ..pages import history_text, uses_of
from ..views.source_text import READ, date_of


def explain(built: Built, record: Record) -> Iterator[str]:
    """Everything that the briefing knows of the record, for a terminal."""
    place = record.place()
    yield f"{record.heading} ({KINDS[record.kind_name].one} {record.id})"
    yield f"in {place}"
    match record:
        case Figure():
            yield from _figure(built, record)
        case Source():
            yield from _source(built, record)
        case _:
            yield from _others(record)


def explain_family(built: Built, id: str) -> Iterator[str]:
    """A figure that is broken down: the newest number of each of its series, and under which id that is explained."""
    briefing = built.briefing
    family, breakdown = briefing.families[id], briefing.breakdowns[id]
    yield f"{family.label} (figure {id}, by {' and '.join(breakdown.dimensions)})"
    yield f"in {family.place()}"
    yield f"{family.measures} In {built.site.wording.unit(family.unit) or family.unit}."
    yield ""
    for series in (briefing.figures[each] for each in breakdown.series.values()):
        reading = newest_reading(briefing, series)
        value = built.site.wording.amount(reading.amount, series.unit)
        when = built.site.period(series, reading.period_text)
        grade = briefing.facts[series.id][reading.period_text].evidence.grade
        yield f"{series.id}: {value}{f' ({when})' if when else ''}, {grade}"


def series_named(briefing: Briefing, text: str) -> str:
    """The id of the series that a text such as co2[country=DEU] names; other texts as they are."""
    try:
        root = briefing.expression(text).root if "[" in text else None
    except FormulaError as error:
        raise UserError(str(error)) from error
    return root.id if isinstance(root, Reference) else text


def _figure(built: Built, figure: Figure) -> Iterator[str]:
    data = figure_data(built.site, figure)
    yield f"{data['measures']} In {data['unit'] or figure.unit}."
    if figure.formula:
        yield f"Formula: {figure.formula}"
    for reading in data["readings"]:
        yield ""
        yield from _reading(built, reading)
    used = uses_of(built.site, built.prose).get(figure.id, ())
    yield ""
    yield from ("Used in", *(f"  {user.title}: {user.target}" for user in used)) if used else ("Used nowhere.",)
    if told := history_text(built.site, figure.id):
        yield from ("", "History", *(f"  {line}" for line in told.splitlines()))


def _reading(built: Built, reading: dict[str, Any]) -> Iterator[str]:
    when = f"{reading['when']}: " if reading.get("when") else ""
    marks = f" ({', '.join(reading['marks'])})" if reading.get("marks") else ""
    yield f"{when}{reading['value']}{marks}"
    yield f"  {reading['grade']}: {reading['grounds']}; {reading['counts']}"
    for each in reading.get("observations", ()):
        yield from _observation(built, built.briefing.sources[each["source"]], each)
    if working := reading.get("working"):
        yield f"  {working['formula']} = {working['numbers']}"


def _observation(built: Built, source: Source, each: dict[str, Any]) -> Iterator[str]:
    words = f": “{each['as_stated']}”" if each.get("as_stated") else ""
    status = "" if each.get("status") == "accepted" else f" [{each.get('status')}: {each.get('reason', '')}]"
    who = f"{built.site.short_name(source)} ({source.id}, {source.standing})"
    yield f"  {each['value']} by {who}, {each['locator']}{words}{status}"
    if each.get("converted"):
        yield f"    converted: {each['converted']}"


def _source(built: Built, source: Source) -> Iterator[str]:
    when = date_of(source, built.site.wording)
    yield f"{source.publisher}, {when}. {source.kind}, {source.standing}; {READ[source.read]}."
    if source.url:
        yield source.url
    if source.origin:
        yield f"It goes back to {source.origin}."
    resting = [each.id for each in built.briefing.resting.get(source.id, ()) if isinstance(each, Figure)]
    yield f"Figures that rest on it: {', '.join(resting)}." if resting else "No figure rests on it."


def _others(record: Record) -> Iterator[str]:
    for name, value in record.model_dump(exclude_defaults=True, exclude={"id", "label", "title"}).items():
        yield f"{name}: {value}"
