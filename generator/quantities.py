"""Numbers, amounts and units: what a value is, before anybody writes it out. Pint lives here only."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, cached_property
from typing import Any

import pint
from pint.errors import PintError

from .problems import did_you_mean, quote

Number = int | Decimal
Unit = pint.Unit  # opaque elsewhere: only Units knows what to do with it

NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:_\d{3})+)(?:\.\d+)?(e[+-]?\d{1,2})?", re.ASCII | re.IGNORECASE)
MOST_DIGITS = 30
NAME = r"(?!(?i:nan|inf|infinity)\b)[A-Za-z_][A-Za-z0-9_]*"
WORD = re.compile(NAME)
EXPRESSION = re.compile(rf"{NAME}(\s*[*/]\s*{NAME}){{0,5}}")
FACTOR = rf"(?:{NAME}|\[\w+\]|\d{{1,15}}(?:\.\d{{1,15}})?(?:e\d{{1,2}})?)(?:\*\*-?\d)?"
DEFINITION = re.compile(rf"{NAME}\s*=\s*{FACTOR}(?:\s*[*/]\s*{FACTOR}){{0,5}}(?:\s*=\s*[^\s=@#]{{1,40}}){{0,3}}")


def parse_number(text: str) -> Number:
    """`12_000`, `1.2e9`, `-3.5` as int or Decimal; whole numbers are int.

    Raises ValueError, with a message for the person who wrote it, for anything else.
    """
    match = NUMBER.fullmatch(text)
    if not match:
        raise ValueError(f"{quote(text)} is not a number; write it like 12_000, 0.5, -3 or 1.2e9")
    if sum(map(str.isdigit, text)) > MOST_DIGITS:
        raise ValueError(f"a number has at most {MOST_DIGITS} digits")
    number = Decimal(text.replace("_", ""))
    if number and abs(number.adjusted()) >= MOST_DIGITS:
        raise ValueError(f"{quote(text)} is out of bounds; a number has at most {MOST_DIGITS} digits")
    whole = number == number.to_integral_value() and (match[1] or "." not in text)
    return int(number) if whole else number


@dataclass(frozen=True)
class Amount:
    """How much: an exact number, one said to be approximate, a range, or a bound.

    `low` and `high` are None where that side is open. `best` is the central number where there is one; for an exact
    amount all three are equal.
    """

    low: Number | None
    high: Number | None
    best: Number | None = None
    about: bool = False

    @property
    def exact(self) -> bool:
        return self.best is not None and self.low == self.best == self.high

    @property
    def kind(self) -> str:
        """One word for its shape: exact, about, estimate (best with a range), range, at-least or at-most."""
        if self.best is not None:
            return ("about" if self.about else "exact") if self.low == self.high else "estimate"
        if self.low is None:
            return "at-most"
        return "at-least" if self.high is None else "range"

    @cached_property
    def middle(self) -> Number:
        """A number to sort by: the best one, else the middle of the range, else the bound."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return self.best if self.best is not None else sum(ends, start=0) / Decimal(len(ends))


def hull(amounts: Iterable[Amount]) -> Amount:
    """The least amount that holds all of `amounts`, which is what can be said when sources differ."""
    distinct = list(dict.fromkeys(amounts))
    if len(distinct) == 1:
        return distinct[0]
    lows, highs = [a.low for a in distinct], [a.high for a in distinct]
    low = None if None in lows else min(x for x in lows if x is not None)
    high = None if None in highs else max(x for x in highs if x is not None)
    if low is not None and low == high:  # the same number, said with and without "about"
        return Amount(low, high, low, about=True)
    if low is None and high is None:
        # An "at least" beside an "at most": together they bound nothing, so what is left is where they meet.
        low, high = (min(x for x in side if x is not None) for side in (lows, highs))
        low, high = min(low, high), max(low, high)
    return Amount(low, high)


class UnitError(ValueError):
    """A unit, or a line of the units file, that can't be used; `line` is its number in the file, from 1."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


class Units:
    """The units that a briefing defines, in Pint's own format, and nothing beside them.

    Of a line `bike = [bike] = bike = bikes` the name is what data files write, the symbol (third) what people read
    beside a number, and the first alias (fourth) the plural of a unit that is a word.
    """

    def __init__(self, definitions: str = "percent = 0.01 = %", faults: list[UnitError] | None = None) -> None:
        """Read the text of a units file.

        A line that is no definition is added to `faults` and does no further harm; without `faults` it is raised.
        """
        # Fractions, so that a twelfth of a year stays one: a float would make 12 months less than a year.
        self._registry: Any = pint.UnitRegistry(None, non_int_type=Fraction)
        self.names: dict[str, int] = {}  # and the line that defines each
        for number, line in enumerate(definitions.splitlines(), 1):
            text = line.partition("#")[0].strip()
            if text:
                self._try(text, number, faults)
        self.dimensions = cache(self._dimensions)
        self.unit = cache(self._unit)
        self.factor = cache(self._factor)

    def _try(self, text: str, line: int, faults: list[UnitError] | None) -> None:
        try:
            self._define(text, line)
        except UnitError as error:
            if faults is None:
                raise
            faults.append(error)
            if (match := WORD.match(text)) and match[0] not in self.names:
                self._define(f"{match[0]} = [{match[0]}]", line)

    def _define(self, text: str, line: int) -> None:
        # Pint evaluates what stands here: `9**9**9` would take for ever, `@import` would read another file.
        if not DEFINITION.fullmatch(text):
            raise UnitError(f"{quote(text)} is not a definition such as: bike = [bike] = bike = bikes", line)
        name = text.partition("=")[0].strip()
        if name in self.names:
            raise UnitError(f"{name} is defined twice (first in line {self.names[name]})", line)
        try:
            self._registry.define(text)
            self._registry.get_dimensionality(name)
        except (PintError, ArithmeticError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise UnitError(f"{quote(text)} can't be read: {str(error).splitlines()[0]}", line) from error
        self.names[name] = line

    def check(self, unit: str) -> None:
        """Raise UnitError, with what may have been meant, unless `unit` is an expression of the names defined."""
        self.dimensions(unit)

    def _dimensions(self, unit: str) -> str:
        for word in WORD.findall(unit):
            if word not in self.names:
                raise UnitError(f"unit {quote(unit)} is not known{did_you_mean(unit, self._expressions(unit, word))}")
        if not EXPRESSION.fullmatch(unit):
            raise UnitError(f"unit {quote(unit)} is not known; write names joined by / or *, such as USD/kg")
        return _spell(self._registry.parse_units(unit).dimensionality)

    def _expressions(self, unit: str, wrong: str) -> list[str]:
        candidates = (re.sub(rf"\b{re.escape(wrong)}\b", name, unit) for name in self.names)
        return [candidate for candidate in candidates if EXPRESSION.fullmatch(candidate)]

    def parts(self, unit: str) -> tuple[list[str], list[str]]:
        """The names above and below the line: "USD/kg/year" gives (["USD"], ["kg", "year"])."""
        signed = re.findall(rf"([*/]?)\s*({NAME})", unit)
        return [name for sign, name in signed if sign != "/"], [name for sign, name in signed if sign == "/"]

    def symbol(self, name: str) -> str:
        """What people read beside a number for one unit: "US$", "%", "bike"."""
        return str(self._registry._units[name].symbol).replace("_", " ")

    def plural(self, name: str) -> str | None:
        """The plural of a unit that is a word: "bikes", "months"; None where the symbol serves for any number."""
        aliases = self._registry._units[name].aliases
        return aliases[0].replace("_", " ") if aliases else None

    def _unit(self, text: str) -> Unit:
        """The unit that `text` names, for computing with; "" is that of plain numbers. Raises UnitError."""
        if text:
            self.check(text)
        unit: Unit = self._registry.parse_units(text)
        return unit

    def multiply(self, one: Unit, other: Unit) -> Unit:
        """The unit of a product: USD/bike times bike is USD."""
        product: Unit = one * other
        return product

    def divide(self, one: Unit, other: Unit) -> Unit:
        """The unit of a quotient: USD by USD/bike is bike."""
        quotient: Unit = one / other
        return quotient

    def power(self, unit: Unit, exponent: int) -> Unit:
        """The unit of a power."""
        power: Any = unit**exponent
        return power  # type: ignore[no-any-return]

    def _factor(self, unit: Unit, into: Unit, joined: str = "") -> Fraction:
        """What a number of `unit` is multiplied by to be one of `into`, exactly.

        Raises UnitError when the two measure different things; `joined` says what was to be done with both of them,
        as in "USD and bike can't be added".
        """
        if unit.dimensionality == into.dimensionality:
            return Fraction(self._registry.convert(Fraction(1), unit, into))
        one, other = self.spell(unit), self.spell(into)
        raise UnitError(f"{other} and {one} can't be {joined}" if joined else f"{one} can't be converted to {other}")

    def spell(self, unit: Unit) -> str:
        """The unit as data files write it, USD/bike or m/s**2; "a plain number" for none."""
        return _spell(unit._units) or "a plain number"


def _spell(powers: Mapping[str, Any]) -> str:
    above, below = [
        [name if abs(power) == 1 else f"{name}**{abs(power)}" for name, power in powers.items() if power * sign > 0]
        for sign in (1, -1)
    ]
    return "/".join(["*".join(above) or "1", *below]) if above or below else ""
