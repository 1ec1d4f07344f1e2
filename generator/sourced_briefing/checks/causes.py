"""Which problems are causes, and which may go away with them."""

import re
from collections.abc import Collection, Container, Iterable
from dataclasses import replace

from ..base.near_words import is_near
from ..base.problems import Key, Problem, quote
from ..model import KINDS, Record
from ..model.briefing import UNIT, Records

SHORTEST = 4  # letters of an id that may be what is left of a longer one
QUOTED = re.compile(r"[\"'\s([]([a-z0-9-]+)(?=[\"'\s)\],])")


def tell_apart(problems: Iterable[Problem], records: Records, own: Container[str]) -> list[Problem]:
    """The problems, with those marked that may follow from others; `records` are all that could be read.

    Something that is named and not there may stand where nothing could be read; and what leans on a record with a
    problem need not be wrong by itself, unless it breaks one of the rules `own`, which look at nothing else.
    """
    found = list(problems)
    leaning = records.dragged_along(p.record for p in found if p.record and p.severity == "error")
    return [
        replace(p, follows=_is_lost(p, records) or (p.rule not in own and _leans(p, records, leaning))) for p in found
    ]


def _is_lost(problem: Problem, records: Records) -> bool:
    return problem.wants is not None and problem.wants[0] in records.partial


def _leans(problem: Problem, records: Records, faulty: Container[Key]) -> bool:
    if not problem.record:
        return False
    record = records.of(problem.record[0]).get(problem.record[1])
    no_unit = UNIT in records.partial  # whatever is said of units may be about one that could not be read
    return no_unit or (record is not None and any(need in faulty for need in record.needs))


def find_renamed(problems: Iterable[Problem], records: Records) -> list[Problem]:
    """The problems, and before those about one name that is not there the record that had it, where its id was changed.

    That is so when several name it, and of all records that nobody names a single one has an id like it.
    """
    found = list(problems)
    missed: dict[Key, list[Problem]] = {}
    for problem in found:
        if problem.wants and problem.wants[0] in KINDS and not problem.follows:
            missed.setdefault(problem.wants, []).append(problem)
    missed = {key: naming for key, naming in missed.items() if len(naming) > 1}
    named = _named(records) if missed else set()
    for (kind, old), naming in missed.items():
        alike = [new for new in records.of(kind) if (kind, new) not in named and _was(old, new)]
        if len(alike) == 1:
            found = [replace(p, follows=True) if p in naming else p for p in found]
            found.append(_renamed(records, records.of(kind)[alike[0]], old, naming))
    return found


def _was(old: str, new: str) -> bool:
    return is_near(old, new) or (len(new) >= SHORTEST and (old.startswith(new) or new.startswith(old)))


def _named(records: Records) -> set[Key]:
    """All that records need, and whatever stands in quotes in prose."""
    named = {need for kind in KINDS for record in records.of(kind).values() for need in record.needs}
    words = {word for prose in records.prose for word in QUOTED.findall(prose.text)}
    return named | {(kind, word) for kind in KINDS for word in words}


def _renamed(records: Records, record: Record, old: str, naming: Collection[Problem]) -> Problem:
    message = (
        f"nothing names {quote(record.id)}, and {quote(old)}, which is not there, is named {len(naming)} times; "
        "if the id was changed, change it back, since ids never change"
    )
    return replace(records.problem(record, ("id",), message), rule=min(naming).rule)
