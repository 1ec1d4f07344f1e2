"""Bare numbers in titles, labels, intros and the like, and calls where none is read."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from ..base.problems import Problem, quote
from ..matching.bare_numbers import BareNumber, known_names
from ..model import TextException
from ..model.briefing import Briefing
from ..numerals.names import names_at_end
from .exceptions import RULE, excuses
from .field_texts import NAMES, FieldText, bare_numbers_in, field_texts

MOST_TOLD = 500
KNOWN_TO = 2  # so many labels a name has to stand in, to be a name in the middle of one
A_CALL = re.compile(r"\{\{\s*\w+\s*\(")
WHERE = "titles and descriptions of pages, intros of data files, and titles and notes of charts"


def bare_field_problems(briefing: Briefing, exceptions: Sequence[TextException]) -> Iterator[Problem]:
    """A problem for each bare number in the texts of records, files and front matter."""
    yield from islice(_found(briefing, exceptions), MOST_TOLD)


def _found(briefing: Briefing, exceptions: Sequence[TextException]) -> Iterator[Problem]:
    names = {False: known_names(briefing), True: known_names(briefing, KNOWN_TO)}
    recall = briefing.memory.recall
    for field in field_texts(briefing):
        text, named = field.text, field.path == NAMES
        for number in recall(("bare text", named, text), (names[named],), partial(_numbers, text, names[named], named)):
            if not any(excuses(exception, field.place.path, field.text, number) for exception in exceptions):
                yield _problem(
                    field, f"the number {quote(number.text)} in `{field.name}` is typed by hand; {_way(field)}"
                )


def _numbers(text: str, names: set[str], named: bool) -> list[BareNumber]:
    """The bare numbers of a text; one that is `named` may end in a number."""
    return bare_numbers_in(text, names | names_at_end(text) if named else names)


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
    for field in field_texts(briefing):
        if not field.called and A_CALL.search(field.text):
            yield _problem(field, f"no call is read in `{field.name}`; calls stand in pages, in {WHERE}")
