"""Which problems are causes, and which may go away with them."""

from collections.abc import Container, Iterable
from dataclasses import replace

from ..base.problems import Key, Problem
from ..model.briefing import Records


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
    record = records.of(problem.record[0]).get(problem.record[1]) if problem.record else None
    return record is not None and any(need in faulty for need in record.needs)
