"""What a figure's unit asks of the numbers that prove it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from ..numerals import Numeral
from ..values.known_units import KnownUnit, known_unit
from ..values.share_units import SHARES
from ..values.shown_digits import ALL, ShownDigits
from ..values.units import UnitError, Units
from .money import Money, money_of

WORD = re.compile(r"[^\W\d]+")


@dataclass(frozen=True)
class Measure:
    """What a figure's unit asks of the numbers that prove it."""

    unit: str
    money: Money | None
    share: str  # "percent", "points", "basis-points", "permille", or ""
    ratio: bool  # a plain number, so that multiples prove it
    words: frozenset[str]  # how its parts are written
    others: frozenset[str]  # how the units that are not part of it are written
    known: KnownUnit | None  # the well-known unit that it is
    above: KnownUnit | None  # the well-known unit of which it is a rate: GB of GB/s
    factor: Callable[[str], Fraction | None]  # from another unit of the briefing, as it is written
    shown: ShownDigits = ALL  # to which readers see the figure, where that is fewer than it is kept with

    @property
    def currencies(self) -> frozenset[str]:
        """The codes of the currency in which it counts, if it counts money."""
        return self.money.codes if self.money else frozenset()

    def into(self, numeral: Numeral) -> Fraction | None:
        """What a number is multiplied by to be one of the figure's unit, by the words behind it; None: it is another.

        Where nothing behind it is a unit, it counts what the figure counts.
        """
        words = [word.rstrip(".,") for word in numeral.following.split()]
        for written in dict.fromkeys([" ".join(words), *words[:1]]):
            if written in self.words or self._is_whole(written):
                return Fraction(1)
            if written in self.others and (factor := self.factor(written)):
                return factor
            if unit := known_unit(written) if written else None:
                return self._from_known(unit, words[1:] or [])
            if written in self.others:
                return None
        return Fraction(1)

    def _is_whole(self, written: str) -> bool:
        """Whether it is the whole of a unit with a line: barges/year."""
        return "/" in written and all(part in self.words for part in written.split("/"))

    def _from_known(self, unit: KnownUnit, rest: list[str]) -> Fraction | None:
        if self.known and (factor := unit.into(self.known)) is not None:
            return factor
        rate = (
            self.above
            and ("/" in self.unit or "*" in self.unit)
            and rest[:1] in (["per"], ["a"], ["pro"], ["par"], ["por"], ["al"])
        )
        return unit.into(self.above) if rate and self.above else None


def measure_of(units: Units, unit: str) -> Measure:
    """What `unit` asks. Raises UnitError when it is not known."""
    plain = units.dimensions(unit) in ("", "dimensionless")
    above, below = units.parts(unit)
    written = {name: _written(units, name) for name in units.names}
    words = {word for name in above + below for word in written[name]}
    others = {word: name for name in units.names for word in written[name] if word not in words}
    share = next((kind for kind, known in SHARES.items() for name in above if known & _lower(written[name])), "")
    money = next(filter(None, (money_of(units, name) for name in above)), None)

    def factor(word: str) -> Fraction | None:
        try:
            return units.factor(units.unit(others[word]), units.unit(unit))
        except UnitError:
            return None

    ratio = plain and not share
    top = known_of(units, above[0]) if above else None
    return Measure(
        unit,
        money,
        share,
        ratio,
        frozenset(words),
        frozenset(others),
        _known_whole(units, above, below),
        top,
        factor,
    )


def _lower(words: set[str]) -> set[str]:
    return {word.lower().replace("_", " ") for word in words}


def _written(units: Units, name: str) -> set[str]:
    return {name, units.symbol(name), units.plural(name) or name}


def known_of(units: Units, name: str) -> KnownUnit | None:
    """The well-known unit that a unit of a briefing is, by its symbol or its name."""
    return next(filter(None, (known_unit(word) for word in sorted(_written(units, name), key=len))), None)


def _known_whole(units: Units, above: list[str], below: list[str]) -> KnownUnit | None:
    """The well-known unit that an expression of units is: km, GB/s."""
    if len(above) != 1 or len(below) > 1:
        return None
    one = known_of(units, above[0])
    if not below or not one:
        return one
    other = known_of(units, below[0])
    if not other:
        return None
    size = one.size / other.size if one.size and other.size else None
    return KnownUnit(f"{one.dimension}/{other.dimension}", size)
