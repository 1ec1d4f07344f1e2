"""Bare numbers in titles, labels, intros and the like, and calls where none is read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from ..base.problems import Problem, quote
from ..matching.bare_numbers import BareNumber, known_names
from ..model import Record, TextException
from ..model.briefing import Briefing
from ..numerals.names import names_at_end
from .exceptions import RULE, excuses
from .field_texts import (
    NAMES,
    FieldText,
    bare_numbers_in,
    records_with_texts,
    texts_of_files,
    texts_of_record,
)

MOST_TOLD = 500
KNOWN_TO = 2  # so many labels a name has to stand in, to be a name in the middle of one
A_CALL = re.compile(r"\{\{\s*\w+\s*\(")
WHERE = "titles and descriptions of pages, intros of data files, and titles and notes of charts"


def bare_field_problems(briefing: Briefing, exceptions: Sequence[TextException]) -> Iterator[Problem]:
    """A problem for each bare number in the texts of records, files and front matter."""
    yield from islice(_found(briefing, exceptions), MOST_TOLD)


def _found(briefing: Briefing, exceptions: Sequence[TextException]) -> Iterator[Problem]:
    for field, number in _bare(briefing):
        if not any(excuses(exception, field.place.path, field.text, number) for exception in exceptions):
            yield _problem(field, f"the number {quote(number.text)} in `{field.name}` is typed by hand; {_way(field)}")


def _bare(briefing: Briefing) -> Iterator[tuple[FieldText, BareNumber]]:
    """Every bare number, excused or not, with the text in which it stands."""
    names = known_names(briefing), known_names(briefing, KNOWN_TO)
    yield from _numbers(texts_of_files(briefing), *names)
    for record in records_with_texts(briefing):
        key, work = ("bare", record.kind_name, record.id), partial(_of_record, record, *names)
        yield from briefing.memory.recall(key, (record, *names), work)


def _of_record(record: Record, names: set[str], in_labels: set[str]) -> list[tuple[FieldText, BareNumber]]:
    return list(_numbers(texts_of_record(record), names, in_labels))


def _numbers(
    fields: Iterable[FieldText], names: set[str], in_labels: set[str]
) -> Iterator[tuple[FieldText, BareNumber]]:
    for field in fields:
        known = in_labels | names_at_end(field.text) if field.path == NAMES else names
        yield from ((field, number) for number in bare_numbers_in(field.text, known))


def _way(field: FieldText) -> str:
    """What to do instead."""
    if field.record is None:
        way = "data/exceptions.yml"
        return (
            f"let figure() or claim() write it, or list it in {way}"
            if field.called
            else f"reword it, or list it in {way}"
        )
    excepted = f"`exceptions: [{{rule: {RULE}, reason: ...}}]`"
    return f"{'let figure() or claim() write it' if field.called else 'reword it'}, or say why it may stand: {excepted}"


def _problem(field: FieldText, message: str) -> Problem:
    record = field.record
    return Problem(field.place, message, record=(record.kind_name, record.id) if record else None)


def misplaced_calls(briefing: Briefing) -> Iterator[Problem]:
    """A problem for each call in a text where none is read."""
    yield from _misplaced(texts_of_files(briefing))
    for record in records_with_texts(briefing):
        key, work = ("misplaced", record.kind_name, record.id), partial(_misplaced_in, record)
        yield from briefing.memory.recall(key, (record,), work)


def _misplaced_in(record: Record) -> list[Problem]:
    return list(_misplaced(texts_of_record(record)))


def _misplaced(fields: Iterable[FieldText]) -> Iterator[Problem]:
    for field in fields:
        if not field.called and A_CALL.search(field.text):
            yield _problem(field, f"no call is read in `{field.name}`; calls stand in pages, in {WHERE}")
