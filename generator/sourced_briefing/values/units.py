"""Units: which there are, what they measure, and how one is told in another. Pint lives here only."""

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from typing import Any

import pint
from pint.errors import PintError

from ..base.problems import UserError, did_you_mean, quote
from .share_units import share_kind

Unit = pint.Unit  # opaque elsewhere: only Units knows what to do with it


NAME = r"(?!(?i:nan|inf|infinity)\b)[A-Za-z_][A-Za-z0-9_]*"
WORD = re.compile(NAME)
EXPRESSION = re.compile(rf"{NAME}(\s*[*/]\s*{NAME}){{0,5}}")
FACTOR = rf"(?:{NAME}|\[\w+\]|\d{{1,15}}(?:\.\d{{1,15}})?(?:[eE][-+]?\d{{1,2}})?)(?:(?:\*\*|\^)-?\d{{1,2}})?"
DEFINITION = re.compile(rf"{NAME}\s*=\s*{FACTOR}(?:\s*[*/]\s*{FACTOR}){{0,5}}(?:\s*=\s*[^\s=@#]{{1,40}}){{0,3}}")

MOST, LONGEST_NAME, LONGEST_LINE = 2000, 60, 500


class UnitError(UserError, ValueError):
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
            if text and len(self.names) == MOST:
                _add(UnitError(f"a file has at most {MOST:,} units", number), faults)
                break
            if text:
                self._try(text, number, faults)
        self.dimensions = cache(self._dimensions)
        self.unit = cache(self._unit)
        self.factor = cache(self._factor)
        self.share_kind = cache(self._share_kind)

    def _try(self, text: str, line: int, faults: list[UnitError] | None) -> None:
        try:
            self._define(text, line)
        except UnitError as error:
            _add(error, faults)
            if (match := WORD.match(text)) and match[0] not in self.names and len(match[0]) <= LONGEST_NAME:
                self._define(f"{match[0]} = [{match[0]}]", line)

    def _define(self, text: str, line: int) -> None:
        # Pint evaluates what stands here: `9**9**9` would take for ever, `@import` would read another file.
        if len(text) > LONGEST_LINE:
            raise UnitError(f"{quote(text)} is longer than {LONGEST_LINE} letters", line)
        if not DEFINITION.fullmatch(text) or not text.isprintable():
            raise UnitError(f"{quote(text)} is not a definition such as: bike = [bike] = bike = bikes", line)
        name = text.partition("=")[0].strip()
        if len(name) > LONGEST_NAME:
            raise UnitError(f"{quote(name)} is longer than {LONGEST_NAME} letters", line)
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

    def _share_kind(self, unit: Unit) -> str:
        """Whether it is percent, points, basis-points or permille; "" for every other unit."""
        parts = list(unit._units.items())
        if len(parts) != 1 or parts[0][1] != 1:
            return ""
        name = str(parts[0][0])
        return share_kind({name, self.symbol(name), self.plural(name) or name})

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


def _add(fault: UnitError, faults: list[UnitError] | None) -> None:
    """Adds the fault to the list; raises it where there is none."""
    if faults is None:
        raise fault
    faults.append(fault)


def _spell(powers: Mapping[str, Any]) -> str:
    above, below = [
        [name if abs(power) == 1 else f"{name}**{abs(power)}" for name, power in powers.items() if power * sign > 0]
        for sign in (1, -1)
    ]
    return "/".join(["*".join(above) or "1", *below]) if above or below else ""
