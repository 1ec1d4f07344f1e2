"""Checks that could be made: figures that seem to count the same thing, and parts that seem to make up a whole."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from ..build import Built
from ..facts.outcomes import outcome_text
from ..facts.reconciliations import reconcile
from ..matching.words import STOP, WORD, stem
from ..model import Figure, Reconciliation
from ..model.fact import Outcome

ALIKE = 0.6  # of the words of both, those that they share
MOST_COMMON = 30  # figures of one unit and period that share a word; a word of more of them tells nothing
MOST_PARTS = 40
FAR = 3  # times; what is further apart counts another thing under a like name
WHOLE = frozenset(map(stem, "total all overall together whole sum world worldwide".split()))
NEAR = Fraction(1, 10)  # of the whole, by which parts may miss it and still seem to be all of it
LONGEST_ID = 70
NO_ID = re.compile(r"[^a-z0-9]+")
FIELDS = ("label", "left", "relation", "right")


@dataclass(frozen=True)
class Counted:
    """A figure in one period, and the words that tell what it counts."""

    figure: Figure
    period: str | None
    words: frozenset[str]
    middle: Fraction

    @property
    def reference(self) -> str:
        """As a formula takes it."""
        return f"{self.figure.id}[{self.period}]" if self.period else self.figure.id


@dataclass(frozen=True)
class Suggestion:
    """A check that could be made, and what would become of it."""

    check: Reconciliation
    outcome: Outcome

    @property
    def told(self) -> str:
        return outcome_text(self.outcome)


def suggest(built: Built) -> list[Suggestion]:
    """Checks that nobody made yet, those that would fail first."""
    made = set(_linked(built))
    checks = {check.id: check for check in _proposed(built, made)}
    outcomes, _ = reconcile(replace(built.briefing, reconciliations=checks), built.briefing.derived)
    found = [Suggestion(checks[i], outcome) for i, outcome in outcomes.items()]
    order = ("fails", "undecided", "holds")
    return sorted(found, key=lambda each: (order.index(each.outcome.comparison.decision), each.check.id))


def _linked(built: Built) -> Iterator[frozenset[str]]:
    """Pairs of figures that a check or a formula brings together already."""
    for record in built.briefing.reconciliations.values():
        taken = record.taken("left") | record.taken("right")
        yield from map(frozenset, combinations(sorted(taken), 2))
    for figure in built.briefing.figures.values():
        if figure.formula:
            yield from (frozenset((figure.id, taken)) for taken in figure.taken("formula"))


def _proposed(built: Built, made: set[frozenset[str]]) -> Iterator[Reconciliation]:
    groups: dict[tuple[str, str | None], list[Counted]] = defaultdict(list)
    for each in _counted(built):
        groups[each.figure.unit, each.period].append(each)
    for group in groups.values():
        for one, other in _alike(group):
            pair = frozenset((one.figure.id, other.figure.id))
            if pair not in made:
                made.add(pair)  # one period of the two is enough
                yield _check(one.reference, "=", other, f"{one.figure.label}, against {other.figure.label}")
    for group in groups.values():
        yield from _wholes(built, group, made)


def _counted(built: Built) -> Iterator[Counted]:
    """Every accepted number; what was rejected stands against nothing."""
    for figure in built.briefing.figures.values():
        words = frozenset(map(stem, filter(_tells, WORD.findall(figure.label))))
        for period, fact in built.briefing.facts.get(figure.id, {}).items():
            if not fact.reading.is_rejected and words:
                yield Counted(figure, period, words, Fraction(fact.reading.amount.middle))


def _tells(word: str) -> bool:
    """Whether a word of a label tells what is counted; US does, us does not."""
    return word.isupper() or word.lower() not in STOP


def _alike(group: list[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Pairs that share most of their words; only figures that share a telling word are compared."""
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(group):
        for word in each.words:
            by_word[word].append(place)
    telling = [places for places in by_word.values() if len(places) <= MOST_COMMON]
    pairs = {pair for places in telling for pair in combinations(places, 2)}
    for one, other in sorted(pairs):
        mine, theirs = group[one].words, group[other].words
        nested = mine <= theirs or theirs <= mine  # else each names a thing that the other does not count
        near = group[one].middle <= FAR * group[other].middle and group[other].middle <= FAR * group[one].middle
        if nested and near and len(mine & theirs) >= ALIKE * len(mine | theirs):
            yield group[one], group[other]


def _wholes(built: Built, group: list[Counted], made: set[frozenset[str]]) -> Iterator[Reconciliation]:
    """The largest of the figures of one file that share their words but for one, if the others could be its parts."""
    files: dict[str, list[Counted]] = defaultdict(list)
    for each in group:
        files[built.briefing.homes["figures", each.figure.id]].append(each)
    for beside in files.values():
        for family in _families(beside):
            *parts, whole = sorted(family, key=lambda each: (each.middle, each.figure.id))
            if not whole.words - _shared(family) <= WHOLE:
                continue
            total = sum((part.middle for part in parts), Fraction())
            known = any(frozenset((part.figure.id, whole.figure.id)) in made for part in parts)
            if len(parts) > 1 and not known and whole.middle > 0 and abs(total - whole.middle) <= NEAR * whole.middle:
                left = " + ".join(part.reference for part in parts)
                yield _check(left, "=", whole, f"{len(parts)} parts, against {whole.figure.label}")


def _families(figures: list[Counted]) -> Iterator[list[Counted]]:
    """Figures that share all their words but those that tell them apart."""
    counts = Counter(word for each in figures for word in each.words)
    families: Mapping[frozenset[str], list[Counted]] = defaultdict(list)
    for each in figures:
        families[frozenset(word for word in each.words if counts[word] > 1)].append(each)
    yield from (family for shared, family in families.items() if shared and len(family) <= MOST_PARTS)


def _shared(family: list[Counted]) -> frozenset[str]:
    return frozenset.intersection(*(each.words for each in family))


def _check(left: str, relation: str, right: Counted, label: str) -> Reconciliation:
    first = re.split(r"[\[ ]", left, maxsplit=1)[0]
    name = NO_ID.sub("-", f"{first} and {right.reference}".lower())[:LONGEST_ID].strip("-")
    return Reconciliation.model_validate(
        {"id": name, "label": label, "left": left, "relation": relation, "right": right.reference}
    )


def as_yaml(found: Iterable[Suggestion]) -> Iterator[str]:
    """Each as a record that can be put into a file of data/reconciliations/ as it stands."""
    for each in found:
        check = each.check
        yield f"  # {each.outcome.comparison.decision}: {each.told}"
        yield f"  - id: {check.id}"
        yield from (
            f"    {field}: {_quoted(getattr(check, field))}" for field in ("label", "left", "relation", "right")
        )


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
