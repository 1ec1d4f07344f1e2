"""The figures of a briefing, arranged so that those that a few words may be about are found at once."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

from ..model import Figure, Observation
from ..model.briefing import Briefing
from ..numerals import DEFAULT
from ..numerals.languages import language
from ..numerals.lexicon import is_small_word
from ..values.amounts import Amount
from ..values.periods import Period
from .kinds import kinds_of, words_of_kind
from .unit_fit import FigureUnits
from .words import PLACE, stems

NAMED = re.compile(r"^\W*(?:[A-Z]|\w*\d)")
LABEL_WORD = re.compile(rf"(?:{PLACE})(?!\w)|\S+")
IN_LABEL, IN_MEASURES, IN_WORDING = 1.0, 0.4, 0.15
NEARLY = 0.8  # as rare as the rarest word of a name
SHORTEST_CODE = 3  # letters of a code that are no word of a text: IT and DE are
FEW = 3  # figures that have a word in their labels, or a tenth of all, when it is taken for a name


@dataclass(frozen=True)
class StatedValue:
    """What a figure was for one period, by one observation or by its formula."""

    amount: Amount
    period: Period | None
    observation: Observation | None = None  # None for what was computed

    @property
    def rejected(self) -> bool:
        return self.observation is not None and self.observation.is_rejected


@dataclass(frozen=True)
class IndexEntry:
    """One figure: what is stated of it, and how much each of its words tells."""

    figure: Figure
    stated: tuple[StatedValue, ...]
    weights: Mapping[str, float]
    whole: float  # what the words of its label come to together
    unit: float  # how much its unit tells
    label: frozenset[str]  # the words of its label
    beyond: tuple[frozenset[str], ...]  # those of them that labels of the same unit lack, which have all the others
    proper: tuple[frozenset[str], ...]  # the names in its label, each with the words that it is made of
    counts: bool  # whether its unit is one of things that are counted
    named: frozenset[str]  # all words of its label and of its other names
    thing: frozenset[str]  # the names by which else its product is known
    whose: frozenset[str]  # the words of its owner
    other_owners: frozenset[str]  # the names of those of other figures
    rivals: frozenset[str]  # names of owners and products of other figures
    quantity: frozenset[str]  # the words for what is counted: those of its names that are no names of things
    own_quantity: frozenset[str]  # those of them that its label has
    kinds: frozenset[str]  # what kinds of quantity it may be
    subject: frozenset[str]  # the names in it that stand in most labels
    initials: float  # what the words of its label come to whose first letters are its unit: TPP
    models: frozenset[str]  # words of its label with letters and digits: names of models and the like


class Index:
    """All figures of a briefing, by the words of their labels, measures and wordings."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.units = FigureUnits(briefing.units)
        self.figures = [*briefing.figures.values()]

    @cached_property
    def _labels(self) -> list[set[str]]:
        return [stems([figure.label]) for figure in self.figures]

    @cached_property
    def _measures(self) -> list[set[str]]:
        return [stems([figure.measures]) for figure in self.figures]

    @cached_property
    def _members(self) -> list[set[str]]:
        """Other names of what a series is about: what its members are called, and their codes."""
        return [stems(self._called(figure)) for figure in self.figures]

    def _called(self, figure: Figure) -> Iterator[str]:
        for name, id in figure.members.items():
            member = self.briefing.dimensions[name].member(id)
            yield member.label
            yield from (code for code in (member.id, member.code) if code and len(code) >= SHORTEST_CODE)

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How much a word tells: the more, the fewer figures have it."""
        having = Counter(
            word
            for label, measures, members in zip(self._labels, self._measures, self._members, strict=True)
            for word in label | measures | members
        )
        return {word: log(1 + len(self.figures) / count) for word, count in having.items()}

    @cached_property
    def unit_rarity(self) -> dict[str, float]:
        """How much a unit tells: the more, the fewer figures have it."""
        having = Counter(figure.unit for figure in self.figures)
        return {unit: log(1 + len(self.figures) / count) for unit, count in having.items()}

    @cached_property
    def names(self) -> set[str]:
        """Words that few labels have: names of things, mostly."""
        having = Counter(word for label in self._labels for word in label)
        return {word for word, count in having.items() if count <= max(FEW, len(self.figures) // 10)}

    @cached_property
    def subject(self) -> frozenset[str]:
        """Words in most labels, which name what the briefing is about and tell no figure from another."""
        having = Counter(word for label in self._labels for word in label)
        many = max(FEW, len(self.figures) // 2)
        return frozenset(word for word, count in having.items() if count > many and not word.isalpha())

    @cached_property
    def entries(self) -> list[IndexEntry]:
        told = zip(self.figures, self._labels, self._measures, self._members, strict=True)
        return [self._entry(*each) for each in told]

    @cached_property
    def with_rejected(self) -> list[IndexEntry]:
        """Those of which an observation was rejected."""
        return [entry for entry in self.entries if any(stated.rejected for stated in entry.stated)]

    def _entry(self, figure: Figure, label: set[str], measures: set[str], members: set[str]) -> IndexEntry:
        names = (self._rarest(name - self._unit_words(figure) - self.subject) for name in _names_in(figure.label))
        proper, head = tuple(filter(None, names)), _head(figure)
        named = frozenset(label | members | stems(figure.other_names))
        return IndexEntry(
            figure=figure,
            stated=tuple(self._stated(figure)),
            weights=self._weights(figure, label | members, measures),
            whole=sum(self.rarity[word] for word in label),
            unit=self.unit_rarity[figure.unit],
            label=frozenset(label),
            beyond=tuple(frozenset(head - less) for less in self._by_unit[self._measured(figure.unit)] if less < head),
            proper=proper,
            counts=self._counts(figure),
            named=named,
            thing=frozenset(self._proper_words([figure.product or "", *figure.known_as])),
            whose=frozenset(stems([figure.owner or ""]) | members),
            other_owners=frozenset(self.owners - named),
            rivals=frozenset(self.proper - named),
            quantity=self._quantity(figure, proper),
            own_quantity=self._own_quantity(figure, proper),
            kinds=kinds_of(figure),
            subject=self.subject & label,
            initials=sum(self.rarity.get(word, 0.0) for word in self._spelled(figure)),
            models=frozenset(word for word in label if not word.isalpha() and not word.isdigit()),
        )

    def _counts(self, figure: Figure) -> bool:
        """Whether its unit is one of things that are counted, and measures nothing."""
        above, _ = self.briefing.units.parts(figure.unit)
        measures = any(self.units.words.known_of(name) for name in above)
        return not measures and any(self.briefing.units.plural(name) for name in above)

    def _unit_words(self, figure: Figure) -> set[str]:
        """What its unit is called, which is no name: bridges."""
        units, (above, below) = self.briefing.units, self.briefing.units.parts(figure.unit)
        return stems(w for name in (*above, *below) for w in (name, units.symbol(name), units.plural(name) or ""))

    def _weights(self, figure: Figure, label: set[str], measures: set[str]) -> dict[str, float]:
        wording = stems(o.as_stated or "" for o in figure.observations)
        weights = {word: IN_WORDING * self.rarity[word] for word in wording if word in self.rarity}
        weights |= {word: IN_MEASURES * self.rarity[word] for word in measures}
        weights |= {word: IN_LABEL * self.rarity[word] for word in label}
        return weights | self._other_names(figure, label)

    def _quantity(self, figure: Figure, proper: Collection[frozenset[str]]) -> frozenset[str]:
        """Words for what is counted; none where the unit tells it, as it tells the same of all that have it."""
        words = self._own_quantity(figure, proper)
        names = self._things(figure, proper)
        shared = (
            set.intersection(*self._by_unit[self._measured(figure.unit)])
            if len(self._by_unit[self._measured(figure.unit)]) > 1
            else set()
        )
        if words & shared:
            return frozenset()
        known = {word for kind in kinds_of(figure) for word in words_of_kind(kind)}
        return frozenset(words | (stems(figure.known_as) - names) | known) if words else frozenset()

    def _own_quantity(self, figure: Figure, proper: Collection[frozenset[str]]) -> frozenset[str]:
        """The words of the label, up to a comma, that are no names of things."""
        return frozenset(_head(figure) - self._things(figure, proper) - self.subject)

    def _things(self, figure: Figure, proper: Collection[frozenset[str]]) -> set[str]:
        """The words that name what the figure is about."""
        told = (" ".join(_named_words(name)) for name in (figure.label, *figure.known_as))
        names = self._proper_words([*told, figure.owner or "", figure.product or ""])
        return names.union(*proper, stems(self._called(figure)))

    def _proper_words(self, names: Iterable[str]) -> set[str]:
        """The words that tell most of each name, of those that have a capital or a digit."""
        parts = [frozenset(stems(word for word in LABEL_WORD.findall(name) if NAMED.search(word))) for name in names]
        return {word for part in filter(None, parts) for word in self._rarest(_telling(set(part)))}

    @cached_property
    def owners(self) -> set[str]:
        """The names of all owners."""
        return self._proper_words(figure.owner for figure in self.figures if figure.owner)

    @cached_property
    def proper(self) -> set[str]:
        """The names of all owners, products and members, as far as figures say them."""
        told = (name for f in self.figures for name in (f.owner, f.product, *self._called(f)) if name)
        return self._proper_words(dict.fromkeys(told))

    def _other_names(self, figure: Figure, label: set[str]) -> dict[str, float]:
        """Words that tell as much as those of its label: other names of it, and other words for what it is."""
        named = stems(figure.other_names) - label
        found = {word: IN_LABEL * self.rarity.get(word, self._rarest_of_all) for word in named}
        same = words_of_kind(figure.kind) if figure.kind else frozenset()
        told = max((self.rarity[word] for word in same & label), default=0.0)
        return found | {word: told for word in same - label if told}

    @cached_property
    def _rarest_of_all(self) -> float:
        return log(1 + len(self.figures))

    @cached_property
    def _by_unit(self) -> dict[str, list[set[str]]]:
        """The words of the labels of all figures that measure the same, up to a comma."""
        found: dict[str, list[set[str]]] = defaultdict(list)
        for figure in self.figures:
            found[self._measured(figure.unit)].append(_head(figure))
        return found

    def _measured(self, unit: str) -> str:
        """What a unit measures, where that is well known: GB/s and TB/s the same."""
        known = self.units.words.known_of(unit)
        return known.dimension if known else unit

    def _rarest(self, name: frozenset[str]) -> frozenset[str]:
        """The words of a name that tell most: Ashford of Ashford City."""
        rarity = {word: self.rarity.get(word, self._rarest_of_all) for word in name}
        return frozenset(word for word in name if rarity[word] >= max(rarity.values(), default=0.0) * NEARLY)

    def _spelled(self, figure: Figure) -> set[str]:
        """The words of a label that the figure's unit abbreviates."""
        parts, names = (
            figure.label.split(),
            (self.briefing.units.symbol(n) for n in self.briefing.units.parts(figure.unit)[0]),
        )
        for letters in filter(lambda name: len(name) > 1 and name.isupper(), names):
            for place in range(len(parts) - len(letters) + 1):
                if "".join(word[0] for word in parts[place : place + len(letters)]).upper() == letters:
                    return stems(parts[place : place + len(letters)])
        return set()

    def _stated(self, figure: Figure) -> Iterator[StatedValue]:
        for observation in figure.observations:
            yield StatedValue(observation.amount, self._period(figure, observation.period), observation)
        for period, derived in self.briefing.derived.get(figure.id, {}).items():
            yield StatedValue(derived.amount, self._period(figure, period))

    def _period(self, figure: Figure, period: str | None) -> Period | None:
        return self.briefing.period(period, figure.calendar) if period else None

    @cached_property
    def having(self) -> dict[str, list[int]]:
        """The numbers of the entries that have a word."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self.entries):
            for word in entry.weights:
                found[word].append(number)
        return dict(found)

    def covered(self, context: Mapping[str, float]) -> dict[int, float]:
        """How much of each entry's words is among those of `context`, which says how near each word is."""
        scores: dict[int, float] = defaultdict(float)
        for word, nearness in context.items():
            for number in self.having.get(word, ()):
                scores[number] += self.entries[number].weights[word] * nearness
        return scores


def _named_words(name: str) -> Iterator[str]:
    """The words of a name with a capital or a digit, but for an ordinary one that only opens it: Mass of Jupiter."""
    for place, word in enumerate(LABEL_WORD.findall(name)):
        if NAMED.search(word) and (place or not is_small_word(word, language(DEFAULT))):
            yield word


def _head(figure: Figure) -> set[str]:
    """The words of a label up to a comma, behind which it is told by whom."""
    return stems([figure.label.partition(",")[0]])


def _names_in(label: str) -> Iterator[frozenset[str]]:
    """The names in a label, up to a comma, behind which it is told by whom: words with capitals, side by side."""
    name: set[str] = set()
    for place, word in enumerate(LABEL_WORD.findall(label.partition(",")[0])):
        bare = word.removesuffix("'s").removesuffix("’s")
        opens = not place and is_small_word(bare, language(DEFAULT))
        if stems([bare]) and ((bare[:1].isupper() and not opens) or any(map(str.isdigit, bare))):
            name |= stems([bare])
        elif name:
            yield _telling(name)
            name = set()
    if name:
        yield _telling(name)


def _telling(name: set[str]) -> frozenset[str]:
    """The words of letters and digits of a name, if it has any: 910B of Ascend 910B."""
    return frozenset(word for word in name if not word.isalpha() and not word.isdigit()) or frozenset(name)
