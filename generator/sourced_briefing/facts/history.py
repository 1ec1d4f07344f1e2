"""The editions one after the other, and what changed from each to the next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise

from ..model import FrozenFigure
from ..model.briefing import Briefing
from ..model.edition_names import Place, place_of
from ..model.frozen_state import Edition, State
from .change import Change
from .changes import changes_between
from .snapshot import state_of

Dated = tuple[str, Change]  # the name of the edition that came with a change; empty for what is not released yet


@dataclass(frozen=True)
class Step:
    """From one edition to the next, or from the newest one to what is not released yet."""

    edition: Edition | None  # None for what is not released yet
    before: Edition | None  # None for the first edition
    state: State
    changes: tuple[Change, ...]  # none in the first edition, in which everything is new

    @property
    def name(self) -> str:
        """The edition's name; empty for what is not released yet."""
        return self.edition.name if self.edition else ""


def released(briefing: Briefing) -> list[Step]:
    """Every edition from the first one on."""
    recall = briefing.memory.recall
    return [
        recall(("step", edition.name), (before, edition), partial(_step, before, edition))
        for before, edition in pairwise([None, *briefing.editions])
        if edition
    ]


def _step(before: Edition | None, edition: Edition) -> Step:
    found = changes_between(before.state, edition.state, edition.declared) if before else []
    return Step(edition, before, edition.state, tuple(found))


def history(briefing: Briefing, editions: Sequence[Step]) -> list[Step]:
    """The released `editions`, and what is not released yet, if anything changed since."""
    before = editions[-1].edition if editions else None
    if before is None:
        return []
    state = state_of(briefing)
    notes = [note for note in briefing.change_notes if note.after == before.name]
    draft = Step(None, before, state, tuple(changes_between(before.state, state, notes)))
    return [*editions, *([draft] if draft.changes else [])]


def in_time(edition: str) -> Place:
    """What names of editions are put in order by: what is not released yet comes after all that is."""
    return place_of(edition) if edition else (date.max, 0)


def find(state: State, names: Iterable[str]) -> FrozenFigure | None:
    """The figure in an edition that goes by one of the names there."""
    return next((state.figures[name] for name in names if name in state.figures), None)


def changes_by_figure(steps: Iterable[Step]) -> dict[str, list[Dated]]:
    """What happened to each figure, by every name that it had, in order of time."""
    found: dict[str, list[Dated]] = defaultdict(list)
    for step in steps:
        for change in step.changes:
            if change.of == "figures":
                found[change.id].append((step.name, change))
    return found


@dataclass(frozen=True)
class Correction:
    """A number that was wrong before: the edition that has it right, none if it is not released yet, and the change."""

    edition: str
    after: str  # the edition that had it wrong
    change: Change


def corrections(steps: Iterable[Step]) -> dict[str, list[Correction]]:
    """The corrections of each figure, by the id that it had then; with those that follow from others."""
    found: dict[str, list[Correction]] = defaultdict(list)
    for step in steps:
        for change in step.changes:
            if step.before and change.of == "figures" and change.kind == "correction" and change.new:
                found[change.id].append(Correction(step.name, step.before.name, change))
    return found


def told_of(found: Mapping[str, Sequence[Dated]], names: Iterable[str]) -> Iterator[Dated]:
    """What happened to the figure that has, or had, these names: in order of time."""
    mine = [each for name in names for each in found.get(name, [])]
    yield from sorted(mine, key=lambda each: in_time(each[0]))
