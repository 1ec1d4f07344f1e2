"""A rule about names of periods: what is the same time is written alike."""

from collections.abc import Iterator
from functools import partial

from ..base.problems import Problem, quote
from ..model import Figure
from ..model.briefing import Records


def one_name_for_a_period(records: Records) -> Iterator[Problem]:
    """What one source says of a figure for one stretch of time stands under one name: 2024, or 2024-01/2024-12."""
    for figure in records.observed_by_hand:
        yield from records.memory.recall(("period names", figure.id), (figure,), partial(_others, records, figure))


def _others(records: Records, figure: Figure) -> list[Problem]:
    """The problems of observations whose source says something of the same time under another name."""
    found = []
    first_names: dict[tuple[str, str | None], str | None] = {}
    for number, o in enumerate(figure.observations):
        first = first_names.setdefault((o.source, o.period), o.written_period)
        if first != o.written_period:
            message = (
                f"{quote(o.written_period)} is the same time as {quote(first)}, for which this source is quoted "
                f"already; write {quote(first)} if it says two things of it, or keep one of the two"
            )
            found.append(records.problem(figure, ("observations", number, "period"), message))
    return found
