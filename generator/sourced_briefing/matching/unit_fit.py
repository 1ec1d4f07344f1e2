"""Whether what a number counts in a text can be what a figure counts."""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ..numerals import Numeral
from ..numerals.currencies import codes_in_use
from ..values.units import UnitError, Units
from .words import STOP, WORD, stem

HUNDRED = Fraction(100)
MEASURES = frozenset(
    "km m cm mm metre metres meter meters kilometre kilometres mile miles feet foot inch inches kg g gram grams tonne"
    " tonnes ton tons litre litres ml hour hours minute minutes second seconds day days week weeks month months year"
    " years degree degrees gb tb mb kb w kw mw gw kwh hz ghz mhz acre acres hectare hectares decibel decibels pixel"
    " pixels volt volts watt watts nm barrel barrels mph kph century centuries decade decades".split()
)
ALIASES = {"watts": "W", "watt": "W", "kilowatts": "kW", "kilowatt": "kW", "gigabytes": "GB", "terabytes": "TB"}
RATE = re.compile(r"(?i)(?:per|each|apiece|every|an?)\b|/")
UNLIKELY = 0.5
SUPERSCRIPT = str.maketrans("²³", "23")


@dataclass(frozen=True)
class Fit:
    """A unit that fits: the factor from the text's number to the figure's unit, and how surely it is the same."""

    factor: Fraction
    sure: float  # 1: the unit stands beside the number; less: nothing does that speaks against it


class FigureUnits:
    """Compares what stands beside a number with the units of a briefing."""

    def __init__(self, units: Units) -> None:
        self.units = units

    @cached_property
    def names(self) -> dict[str, str]:
        """How people may write each unit beside a number, in lower case where it is a word: "bikes" is bike."""
        known = {word: name for word, name in ALIASES.items() if name in self.units.names}
        for name in self.units.names:
            written = [name, self.units.symbol(name), self.units.plural(name) or name]
            known |= {w if len(w) <= 2 else w.lower(): name for w in written if WORD.match(w)}
        return known

    @cached_property
    def currencies(self) -> set[str]:
        return self.units.names.keys() & set(codes_in_use())

    def fit(self, numeral: Numeral, unit: str, rate: float = 0.0) -> Fit | None:
        """How the number fits a figure in `unit`; None when it counts something else.

        `rate` says how surely the words near it tell of the price of one thing: $40,000 each, one cost $12,000.
        """
        above, below = self.units.parts(unit)
        money = [name for name in above if name in self.currencies]
        if money or numeral.currencies:
            if not money or money[0] not in numeral.currencies:
                return None
            rate = 1.0 if RATE.match(numeral.following) else rate
            return Fit(Fraction(1), max(UNLIKELY, rate if below else 1 - rate * rate))
        if above == ["percent"] and not below:
            return _percent(numeral)
        if above == ["times"] and not below:
            return Fit(Fraction(1), 1.0) if numeral.unit == "times" else None
        if numeral.unit or _is_fraction(numeral):
            return None
        return self._named(numeral, unit, above)

    def _named(self, numeral: Numeral, unit: str, above: list[str]) -> Fit | None:
        beside = self._beside(numeral)
        if beside:
            try:
                return Fit(self.units.factor(self.units.unit(beside), self.units.unit(unit)), 1.0)
            except UnitError:
                return (
                    Fit(Fraction(1), 0.4) if self._counts(above) and self._counts(self.units.parts(beside)[0]) else None
                )
        following = [word.lower() for word in WORD.findall(numeral.following)]
        if following and following[0] in MEASURES:
            return None
        if self._counts(above):
            return Fit(Fraction(1), 0.8)
        return Fit(Fraction(1), 0.6) if not following or following[0] in STOP else None

    def _counts(self, names: list[str]) -> bool:
        """Whether things are counted, for which texts have words of their own (chips, units)."""
        return bool(names) and all(
            self.units.plural(name) is not None and name.lower() not in MEASURES for name in names
        )

    def _beside(self, numeral: Numeral) -> str | None:
        """The unit that stands behind the number: 96 GB, 4 TB/s, 50,000 chips a month."""
        parts = numeral.following.translate(SUPERSCRIPT).partition(" ")[0].split("/")
        found = [self.names.get(part) or self.names.get(part.lower()) if part else None for part in parts]
        return "/".join(name for name in found if name) if found and all(found) else None


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
