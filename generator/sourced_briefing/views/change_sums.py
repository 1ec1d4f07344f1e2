"""Many changes of one table, told in sum: 41 periods revised, the largest by so much."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from ..facts.change import Change
from ..model import FrozenAmount, FrozenFigure

FEWEST = 5  # changes of one table and kind that are told in sum
SUMMED = ("value", "added", "withdrawn")
Key = tuple[object, ...]


def summed(changes: Iterable[Change]) -> list[Change]:
    """The changes in their order, with the one that says most in the place of many of one table, and these with it."""
    alike: dict[Key, list[Change]] = {}
    for change in changes:
        alike.setdefault(_key(change), []).append(change)
    return [each for group in alike.values() for each in (_sum(group) if _is_many(group) else group)]


def _key(change: Change) -> Key:
    table = table_of(change)
    if not table or change.what not in SUMMED:
        return (id(change),)
    return table, change.what, change.kind, change.note, change.before is None, change.after is None


def table_of(change: Change) -> str:
    """The id of the figure whose table the changed values are of; nothing of other changes."""
    record = change.record
    return record.rows.of if isinstance(record, FrozenFigure) and record.rows else ""


def _is_many(group: Sequence[Change]) -> bool:
    return len(group) >= FEWEST and bool(table_of(group[0]))


def _sum(group: list[Change]) -> list[Change]:
    """One change for all: of those that were revised the largest, of others the last, which is the newest."""
    most = max(group, key=_size) if group[0].before and group[0].after else group[-1]
    return [replace(most, alike=tuple(group))]


def _size(change: Change) -> tuple[Fraction, Fraction]:
    assert isinstance(change.before, FrozenAmount)
    assert isinstance(change.after, FrozenAmount)
    old, new = (Fraction(side.amount.middle) for side in (change.before, change.after))
    return abs(change.share or Fraction(0)), abs(new - old)


def count_text(change: Change) -> str:
    """What a change stands for that is told in sum: 41 periods of 3 series revised; nothing of a single one."""
    if not change.alike:
        return ""
    series = len({each.id for each in change.alike})
    if change.what != "value":
        return f"{series:,} series {change.what}"
    periods = f"{len(change.alike):,} values{f' of {series:,} series' if series > 1 else ''}"
    if change.before is None:
        return f"{periods} added, the last"
    return f"{periods} {'withdrawn, the last' if change.after is None else 'revised, the largest change'}"
