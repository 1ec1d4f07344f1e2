"""Whether what a number counts in a text can be what a figure counts."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ..numerals import Numeral
from ..numerals.currencies import codes_in_use
from ..values.known_units import KnownUnit, known_unit
from ..values.units import UnitError, Units
from .words import STOP, WORD, stem
from .written_units import UnitWords, WrittenUnit

HUNDRED = Fraction(100)
MEASURES = frozenset(
    "km m cm mm metre metres meter meters kilometre kilometres mile miles feet foot inch inches kg g gram grams tonne"
    " tonnes ton tons litre litres ml hour hours minute minutes second seconds day days week weeks month months year"
    " years degree degrees gb tb mb kb w kw mw gw kwh hz ghz mhz acre acres hectare hectares decibel decibels pixel"
    " pixels volt volts watt watts nm barrel barrels mph kph century centuries decade decades".split()
)
RATE = re.compile(r"(?i)(?:per|each|apiece|every|an?)\b|/")
UNLIKELY = 0.5
NO_UNIT = 0.55  # beside a number that a unit should follow
ANY_TON = Fraction(9, 8)  # of three sorts, of which the metric one is meant mostly
TON = re.compile(r"[ -]?tons?\b(?!-)")
HEADS = frozenset("person people inhabitant resident head capita".split())
METRIC_TON = KnownUnit("mass", Fraction(1_000_000))


@dataclass(frozen=True)
class Fit:
    """A unit that fits: the factor from the text's number to the figure's unit, and how surely it is the same."""

    factor: Fraction
    sure: float  # 1: the unit stands beside the number; less: nothing does that speaks against it
    loose: Fraction = Fraction(1)  # how many times as much the unit may be, of which there are several sorts


class FigureUnits:
    """Compares what stands beside a number with the units of a briefing."""

    def __init__(self, units: Units) -> None:
        self.units = units
        self.words = UnitWords(units)

    @cached_property
    def currencies(self) -> set[str]:
        return self.units.names.keys() & set(codes_in_use())

    def fit(self, numeral: Numeral, unit: str, rate: float = 0.0, behind: str = "") -> Fit | None:
        """How the number fits a figure in `unit`; None when it counts something else.

        `rate` says how surely the words near it tell of the price of one thing: $40,000 each, one cost $12,000.
        `behind` is the text behind the number.
        """
        above, below = self.units.parts(unit)
        money = [name for name in above if name in self.currencies]
        if not money and numeral.currencies and (weight := self._pounds(numeral, unit)):
            return weight
        if money or numeral.currencies:
            if not money or money[0] not in numeral.currencies:
                return None
            sized = bool(numeral.scale) and not below  # what cost billions was not one thing of many
            rate = 1.0 if RATE.match(numeral.following) else 0.0 if sized else rate
            return Fit(Fraction(1), max(UNLIKELY, rate if below else 1 - rate * rate))
        if above == ["percent"] and not below:
            return _percent(numeral)
        if above == ["times"] and not below:
            return Fit(Fraction(1), 1.0) if numeral.unit == "times" else None
        if numeral.unit or _is_fraction(numeral):
            return None
        return self._named(numeral, unit, rate, behind)

    def _pounds(self, numeral: Numeral, unit: str) -> Fit | None:
        """Pounds that are no money, of a figure that tells a mass."""
        known, pound = self.words.known_of(unit), known_unit("pounds")
        said = numeral.text.lower().endswith(("pound", "pounds"))
        factor = pound.into(known) if said and known and pound else None
        return Fit(factor, 1.0) if factor else None

    def _named(self, numeral: Numeral, unit: str, rate: float, behind: str) -> Fit | None:
        beside = self.words.beside(behind or f" {numeral.following}")
        above, below = self.units.parts(unit)
        if beside.is_unit and rate == 1 and HEADS.issuperset(below) and "/" not in beside.own and len(below) == 1:
            return self._for_one(beside, above[0], behind)
        if beside.own:
            try:
                return Fit(self.units.factor(self.units.unit(beside.own), self.units.unit(unit)), 1.0)
            except UnitError:
                counted = self._counts(above) and self._counts(self.units.parts(beside.own)[0])
                return Fit(Fraction(1), 0.4) if counted else None
        if beside.known:
            return self._known(beside.known, unit, behind)
        following = [word.lower() for word in WORD.findall(numeral.following)]
        if following and following[0] in MEASURES:
            return None
        if self._counts(above):
            return Fit(Fraction(1), 0.8)
        return Fit(Fraction(1), NO_UNIT) if not following or following[0] in STOP else None

    def _for_one(self, beside: WrittenUnit, above: str, behind: str) -> Fit | None:
        """How a unit fits that is told of one person elsewhere in the sentence: a head emits 5 tonnes."""
        one = self.words.known(beside)
        if one and "/" in one.dimension:
            return None
        return Fit(Fraction(1), 1.0) if beside.own == above else self._known(one, above, behind) if one else None

    def _known(self, written: KnownUnit, unit: str, behind: str) -> Fit | None:
        """How a well-known unit fits; one of several sorts, or in letters of another size, is not surely the same."""
        known = self.words.known_of(unit)
        if not known:
            return None
        if TON.match(behind) and not written.size:
            factor = METRIC_TON.into(known)
            return Fit(factor, 1.0, ANY_TON) if factor else None
        factor = written.into(known)
        mistyped = factor != 1 and self._letters(unit) and behind.strip(" -").lower().startswith(self._letters(unit))
        return Fit(factor, UNLIKELY if mistyped else 1.0) if factor else None

    def _letters(self, unit: str) -> str:
        """How a unit is written, in small letters: tb/s."""
        above, below = self.units.parts(unit)
        return "/".join("".join(map(self.units.symbol, part)) for part in (above, below) if part).lower()

    def _counts(self, names: list[str]) -> bool:
        """Whether things are counted, for which texts have words of their own (chips, units)."""
        return bool(names) and all(
            self.units.plural(name) is not None and name.lower() not in MEASURES for name in names
        )


def _percent(numeral: Numeral) -> Fit | None:
    if numeral.unit == "percent":
        return Fit(Fraction(1), 1.0)
    return Fit(HUNDRED, 0.8) if _is_fraction(numeral) else None


def _is_fraction(numeral: Numeral) -> bool:
    """Half, a third: a share of something, and never a count."""
    return numeral.spelled and not numeral.unit and numeral.high is not None and 0 < numeral.high < 1


def head_noun(numeral: Numeral) -> str | None:
    """The stem of the first telling word behind the number, which says what it counts: 120,000 people."""
    words = WORD.findall(numeral.following)
    return stem(words[0]) if words and words[0].lower() not in STOP and not words[0].isdigit() else None
