"""What a briefing says at one time, as plain values: what editions hold, and what is compared."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from . import Declared, FrozenClaim, FrozenFigure, FrozenJudgement, FrozenSource

Delta = dict[str, dict[str, Any]]  # kind -> id -> the new entry; None for what is gone


@dataclass(frozen=True)
class State:
    """Everything that an edition freezes, by id."""

    figures: Mapping[str, FrozenFigure] = field(default_factory=dict)
    sources: Mapping[str, FrozenSource] = field(default_factory=dict)
    reconciliations: Mapping[str, FrozenJudgement] = field(default_factory=dict)
    assessments: Mapping[str, FrozenJudgement] = field(default_factory=dict)
    claims: Mapping[str, FrozenClaim] = field(default_factory=dict)

    def of(self, kind: str) -> Mapping[str, Any]:
        """All entries of one kind, by id."""
        return getattr(self, kind)  # type: ignore[no-any-return]


PARTS = tuple(part.name for part in fields(State))  # the kinds of entries, in the order of an edition's file


@dataclass(frozen=True)
class Edition:
    """One released edition: what it said, and what was said of it."""

    name: str
    state: State
    title: str | None = None
    note: str | None = None
    declared: tuple[Declared, ...] = ()  # what editors said of the changes that came with it
    checksum: str = ""  # of its file


def delta(before: State, after: State) -> Delta:
    """What has to be put in place of what, in order of ids, to make `after` of `before`."""
    return {kind: _delta(before.of(kind), after.of(kind)) for kind in PARTS}


def _delta(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    ids = sorted({*before, *after})
    # Entries that did not change are mostly the same object, which is quick to see.
    return {i: after.get(i) for i in ids if before.get(i) is not after.get(i) and before.get(i) != after.get(i)}


def apply(before: State, changed: Delta) -> State:
    """The state after the delta."""
    return State(**{kind: _applied(before.of(kind), changed.get(kind, {})) for kind in PARTS})


def _applied(before: Mapping[str, Any], changed: Mapping[str, Any]) -> Mapping[str, Any]:
    if not changed:
        return before
    return {record_id: entry for record_id, entry in {**before, **changed}.items() if entry is not None}
