"""The figures of a briefing, arranged so that those that a few words may be about are found at once."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

from ..model import Figure, Observation
from ..model.briefing import Briefing
from ..values.amounts import Amount
from ..values.periods import Period
from .unit_fit import FigureUnits
from .words import stems

IN_LABEL, IN_MEASURES, IN_WORDING = 1.0, 0.4, 0.15
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
    def rarity(self) -> dict[str, float]:
        """How much a word tells: the more, the fewer figures have it."""
        having = Counter(
            word for label, measures in zip(self._labels, self._measures, strict=True) for word in label | measures
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
    def entries(self) -> list[IndexEntry]:
        return [self._entry(*each) for each in zip(self.figures, self._labels, self._measures, strict=True)]

    def _entry(self, figure: Figure, label: set[str], measures: set[str]) -> IndexEntry:
        wording = stems(o.as_stated or "" for o in figure.observations)
        weights = {word: IN_WORDING * self.rarity[word] for word in wording if word in self.rarity}
        weights |= {word: IN_MEASURES * self.rarity[word] for word in measures}
        weights |= {word: IN_LABEL * self.rarity[word] for word in label}
        whole = sum(self.rarity[word] for word in label)
        models = frozenset(word for word in label if not word.isalpha() and not word.isdigit())
        return IndexEntry(figure, tuple(self._stated(figure)), weights, whole, self.unit_rarity[figure.unit], models)

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
