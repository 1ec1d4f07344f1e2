"""Facts: what the records say of one figure for one period, worked out once and looked up everywhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ..base.words import count
from ..formulas import Expression, Quantity
from ..values.amounts import Amount
from ..values.comparison import Comparison
from ..values.periods import Period
from ..values.precision import is_rounded
from .figure import Figure
from .observation import Observation

# From the strongest to the weakest; a figure computed from others has the grade of the weakest of them.
GRADES = {
    "primary": "read in the filing, regulation, dataset or paper that says it first",
    "agreed": "two or more independent origins say it, and what they say overlaps",
    "single": "one origin says it, and was read itself",
    "relayed": "no origin was read itself, only what others tell or copy of it",
    "contested": "accepted sources say what can’t be true together",
    "rejected": "every source of it was examined and rejected",
}

# The same in the few words that a card has room for.
IN_SHORT = {
    "primary": "first-hand source",
    "agreed": "several sources agree",
    "single": "one source",
    "relayed": "one source, retold",
    "contested": "sources disagree",
    "rejected": "rejected number",
    "retracted": "source retracted",
}

# What a reader must not miss; every other grade says how good the number is, not that it is in doubt.
DOUBTS = ("contested", "rejected")
# The mark of a number that rests on a source which was taken back.
RETRACTED = "retracted"


@dataclass(frozen=True)
class Input:
    """One number that a formula took."""

    figure: Figure
    period: str | None


@dataclass(frozen=True)
class Derived:
    """What a formula gives for one period, and from what."""

    amount: Amount  # rounded to the precision that the inputs bear
    quantity: Quantity  # as it was computed
    formula: Expression  # in which every figure names its period
    inputs: tuple[Input, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of a reconciliation: its two sides, in one unit, and whether they agree."""

    left: Derived
    right: Derived
    unit: str
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Reading:
    """What the briefing says a figure was for one period, and the observations that it rests on."""

    figure: Figure
    period: Period | None  # None for what does not change with time
    amount: Amount
    marks: tuple[str, ...]  # what a reader must be told at once: rejected, computed, contested, retracted
    observations: tuple[Observation, ...] = ()
    derived: Derived | None = None  # for a figure with a formula

    @property
    def period_text(self) -> str | None:
        """The period as data files write it."""
        return self.period.text if self.period else None

    @property
    def is_rejected(self) -> bool:
        return "rejected" in self.marks

    def is_rounded(self, observation: Observation) -> bool:
        """Whether the observation, one of those that it rests on, is its number with fewer digits."""
        return self._rests_on(observation) and is_rounded(observation.amount, self.amount)

    def _rests_on(self, observation: Observation) -> bool:
        return any(each is observation for each in self.observations)

    def ends_given(self, observation: Observation) -> list[str]:
        """Which ends of the range the observation gives, low or high, where different ones give them; else none."""
        amount, given = self.amount, observation.amount
        if not self._rests_on(observation) or any(each.amount == amount for each in self.observations):
            return []
        ends = {"low": (amount.low, given.low), "high": (amount.high, given.high)}
        return [name for name, (whole, own) in ends.items() if whole == own]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands behind a figure for one period."""

    sources: tuple[str, ...]  # ids, each once
    origins: tuple[str, ...]  # the voices they go back to, each once
    grade: str

    @property
    def counts(self) -> str:
        """5 sources, 2 origins."""
        return f"{count(len(self.sources), 'source')}, {count(len(self.origins), 'origin')}"

    @property
    def grounds(self) -> str:
        return GRADES[self.grade]


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure for one period: what it was, and what stands behind it. Of what was rejected alone, that is told."""

    reading: Reading
    evidence: Evidence


Facts = Mapping[str, Mapping[str | None, Fact]]  # figure id -> period, in order of time -> fact


class Lean(NamedTuple):
    """One thing that a page leans on: a record, and of a figure the period."""

    kind: str  # of the record: figures, sources, events ...
    id: str
    period: str | None = None


@dataclass(frozen=True)
class Told:
    """What the calls in titles, headlines, notes and intros were written from: what they lean on, the figures named."""

    leans: frozenset[Lean]
    figures: tuple[str, ...]
    written: Mapping[str, str]  # the texts as they stand in their files, by their fields
