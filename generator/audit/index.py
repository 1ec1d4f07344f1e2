"""The figures of a briefing, arranged so that those that a few words may be about are found at once."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

from ..briefing import Briefing
from ..model import Figure
from .units import FigureUnits
from .words import stems

IN_LABEL, IN_MEASURES, IN_WORDING = 1.0, 0.4, 0.15


@dataclass(frozen=True)
class Entry:
    """One figure: how much each of its words tells, and what they come to together."""

    figure: Figure
    weights: Mapping[str, float]
    whole: float  # what the words of its label come to
    unit: float  # how much its unit tells


class Index:
    """All figures of a briefing that have observations, by the words of their labels, measures and wordings."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.units = FigureUnits(briefing.units)
        self.figures = [figure for figure in briefing.figures.values() if figure.observations]

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How much a word tells: the more, the fewer figures have it."""
        having = Counter(word for figure in self.figures for word in stems((figure.label, figure.measures)))
        return {word: log(1 + len(self.figures) / count) for word, count in having.items()}

    @cached_property
    def unit_rarity(self) -> dict[str, float]:
        """How much a unit tells: the more, the fewer figures have it."""
        having = Counter(figure.unit for figure in self.figures)
        return {unit: log(1 + len(self.figures) / count) for unit, count in having.items()}

    @cached_property
    def names(self) -> set[str]:
        """Words of the labels that not many figures have: names of things, mostly."""
        most = max(3, len(self.figures) // 10)
        return {w for w, n in Counter(w for f in self.figures for w in stems([f.label])).items() if n <= most}

    @cached_property
    def entries(self) -> list[Entry]:
        return [self._entry(figure) for figure in self.figures]

    def _entry(self, figure: Figure) -> Entry:
        label, measures = stems([figure.label]), stems([figure.measures])
        wording = stems(o.as_stated or "" for o in figure.observations)
        weights = {word: IN_WORDING * self.rarity[word] for word in wording if word in self.rarity}
        weights |= {word: IN_MEASURES * self.rarity[word] for word in measures}
        weights |= {word: IN_LABEL * self.rarity[word] for word in label}
        return Entry(figure, weights, sum(self.rarity[word] for word in label), self.unit_rarity[figure.unit])

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
