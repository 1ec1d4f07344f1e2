"""What changed between two states, record by record, and of which kind each change is.

The kind is computed: from what the sources said before and say now, and for what is computed from other figures, from
the changes of these. An editor may declare another one; that something is a correction is only ever declared.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..model import KINDS, ChangeKind, Declared, FrozenJudgement
from ..model.frozen_state import State
from ..values.periods import same_time
from .change import OBSERVATION, Change, gravest
from .figure_changes import figure_changes

JUDGED = tuple(kind.name for kind in KINDS.values() if kind.frozen is FrozenJudgement)
JUDGEMENTS = ("grade", "verdict")


def changes_between(before: State, after: State, declared: Sequence[Declared] = ()) -> list[Change]:
    """Everything that changed, kind of record by kind; `declared` is what editors say of it.

    What one source says otherwise, where the value stays, is among it when an editor says something of it.
    """
    found = [_declare(change, declared) for change in figure_changes(before, after)]
    found = [change for change in found if change.what != OBSERVATION or change.note]
    causes = _causes(found, after)
    found = [_follow(change, after, causes) if _follows(change, after) else change for change in found]
    found += _sources(before, after)
    for kind in JUDGED:
        found += [_declare(change, declared) for change in _judgements(before, after, kind, causes)]
    found += _claims(before, after, causes)
    told = _told_otherwise(found)
    return [
        replace(change, substantial=True) if _corrects(change) and change.id in told else change for change in found
    ]


def _corrects(change: Change) -> bool:
    return change.of == "figures" and change.kind == "correction"


def declares(each: Declared, change: Change) -> bool:
    """Whether this is what an editor says of that change."""
    if each.assessment:
        return (change.of, change.id) == ("assessments", each.assessment)
    said_of = change.of == "figures" and each.figure == change.id
    said_of = said_of and (each.source is None or each.source in change.sources)
    return said_of and (each.period is None or same_time(each.period, [change.period]) is not None)


def _declare(change: Change, declared: Sequence[Declared]) -> Change:
    fitting = next((each for each in declared if declares(each, change)), None)
    return replace(change, kind=fitting.kind, note=fitting.note) if fitting else change


def _follows(change: Change, state: State) -> bool:
    """Whether the change is one of a computed value, and so has its kind from the changes of others."""
    figure = state.figures.get(change.id)
    return bool(figure and figure.inputs) and change.what in ("value", "grade") and not change.note


def _causes(found: Iterable[Change], after: State) -> dict[str, ChangeKind]:
    """The figures that changed by themselves, each with the gravest kind of it."""
    kinds: dict[str, list[ChangeKind]] = {}
    for change in found:
        if change.what != "renamed" and not _follows(change, after):
            kinds.setdefault(change.id, []).append(change.kind)
    return {i: gravest(each) for i, each in kinds.items()}


def leaned_on(state: State, inputs: Iterable[str]) -> set[str]:
    """These figures, and all that go into them."""
    found: set[str] = set()
    left = list(inputs)
    while left:
        if (i := left.pop()) not in found:
            found.add(i)
            left += state.figures[i].inputs if i in state.figures else []
    return found


def _known(state: State, inputs: Iterable[str], causes: Mapping[str, ChangeKind]) -> set[str]:
    """The causes among these figures and all that go into them."""
    return leaned_on(state, inputs) & causes.keys()


def _follow(change: Change, state: State, causes: Mapping[str, ChangeKind], inputs: Sequence[str] = ()) -> Change:
    """The change, of the gravest kind of those that it follows from."""
    known = _known(state, inputs or [change.id], causes)
    return replace(change, kind=gravest([causes[i] for i in known]), because=tuple(sorted(known - {change.id})))


def _sources(before: State, after: State) -> Iterator[Change]:
    for i in _ids(before.sources, after.sources):
        old, new = before.sources.get(i), after.sources.get(i)
        if old and new and old.standing != new.standing:
            yield Change("sources", i, "standing", "revision", old, new, before=old.standing, after=new.standing)
        if old and new and old.retracted != new.retracted:
            was, now = (f"retracted on {it.retracted}" if it.retracted else "not retracted" for it in (old, new))
            yield Change("sources", i, "retraction", "revision", old, new, before=was, after=now)
        elif old and not new:
            yield Change("sources", i, "withdrawn", "revision", old, new)
        elif new and not old:
            yield Change("sources", i, "added", "new data", old, new)


def _judgements(before: State, after: State, kind: str, causes: Mapping[str, ChangeKind]) -> Iterator[Change]:
    for i in _ids(before.of(kind), after.of(kind)):
        old, new = before.of(kind).get(i), after.of(kind).get(i)
        if old and new and old.verdict != new.verdict:
            change = Change(kind, i, "verdict", "method", old, new, before=old.told, after=new.told)
            yield _follow(change, after, causes, new.inputs)
        elif new and not old:
            fed = any(causes[each] == "new data" for each in _known(after, new.inputs, causes))
            yield Change(kind, i, "added", "new data" if fed else "method", old, new, after=new.told)
        elif old and not new:
            yield Change(kind, i, "withdrawn", "method", old, new, before=old.told)


def _claims(before: State, after: State, causes: Mapping[str, ChangeKind]) -> Iterator[Change]:
    """Words of prose that went or came with a change of what they lean on; others are the editors' own business."""
    for i in _ids(before.claims, after.claims):
        old, new = before.claims.get(i), after.claims.get(i)
        if claim := None if old and new else new or old:
            change = Change("claims", i, "added" if new else "withdrawn", "method", old, new)
            change = _follow(change, after if new else before, causes, claim.inputs)
            yield from [change] if change.because else []


def _ids(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    return sorted({*before, *after})


def _told_otherwise(found: Iterable[Change]) -> set[str]:
    """The figures with whose changes a grade, a verdict or words of prose changed."""
    judged = [change for change in found if change.what in JUDGEMENTS or change.of == "claims"]
    own = {change.id for change in judged if change.of == "figures"}
    return own.union(*(change.because for change in judged))
