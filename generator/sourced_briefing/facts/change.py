"""One thing that is not as it was in the edition before."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..model import ChangeKind, FrozenAmount

# What each kind of change is; the later ones outweigh the earlier ones.
CHANGE_KINDS: dict[ChangeKind, str] = {
    "new data": "a new figure, source or period, or another source of a number",
    "revision": "a source says something else than before, or is no longer used",
    "method": "it is counted, computed or held against something else in another way",
    "correction": "we had it wrong",
}

OBSERVATION = "observation"  # a change of what one source says that leaves the value as it was
Side = FrozenAmount | str | None


@dataclass(frozen=True)
class Change:
    """A change of one record, or of one period of a figure, and of which kind it is."""

    of: str  # figures, sources, reconciliations, assessments or claims
    id: str  # as it is called now; of what was withdrawn, as it was called
    what: str  # added, withdrawn, renamed, value, observation, grade, standing, verdict, unit, measures or formula
    kind: ChangeKind
    old: Any  # the record as it was, an entry of a State; None when it was not there
    new: Any
    period: str = ""  # of a figure; empty for what does not change with time
    before: Side = None
    after: Side = None
    sources: tuple[str, ...] = ()  # ids of those that say something else than before
    because: tuple[str, ...] = ()  # ids of the figures from whose changes it follows
    note: str = ""  # what an editor says of it
    substantial: bool = False  # a correction with which a grade, a verdict or words of prose changed

    alike: tuple["Change", ...] = ()  # all that are told in sum with this one; see views/change_sums.py

    @property
    def record(self) -> Any:
        """The record as it is now, or as it was when it was withdrawn."""
        return self.new or self.old

    @property
    def label(self) -> str:
        record = self.record
        return str(getattr(record, "label", None) or getattr(record, "title", None) or record.words)

    @property
    def share(self) -> Fraction | None:
        """By which share of the old value the new one differs; None where that can't be told, as from zero or below."""
        if not isinstance(self.before, FrozenAmount) or not isinstance(self.after, FrozenAmount):
            return None
        old, new = (Fraction(side.amount.middle) for side in (self.before, self.after))
        return (new - old) / old if old > 0 else None


def gravest(kinds: list[ChangeKind]) -> ChangeKind:
    """The kind that outweighs the others; where nothing changed that could be the reason, the method did."""
    return max(kinds, key=list(CHANGE_KINDS).index, default="method")
