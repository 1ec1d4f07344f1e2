"""What a formula gives: an interval, in a unit, with the precision that its inputs bear."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from operator import truediv

from ..values.amounts import MOST_DIGITS, Amount
from ..values.intervals import Interval, greatest, least, total
from ..values.precision import FEWEST_DIGITS, significant_digits
from ..values.units import Unit, Units
from .nodes import Constant, Expression, FormulaError, FunctionCall, Negation, Node, Operation, Power, Reference

JOINED = {"+": "added", "-": "subtracted", "sum": "added"}


@dataclass(frozen=True)
class Quantity:
    """An interval in a unit. `digits` are those that matter in it; None where only constants made it."""

    interval: Interval
    unit: Unit
    digits: int | None = None


LookUp = Callable[[Reference], Quantity]


def quantity(amount: Amount, unit: str, units: Units) -> Quantity:
    """What a figure says, to compute with. Raises UnitError for an unknown unit."""
    return Quantity(Interval.from_amount(amount), units.unit(unit), significant_digits(amount))


def in_unit(quantity: Quantity, unit: Unit, units: Units, joined: str = "") -> Quantity:
    """The same in another unit. Raises UnitError when that measures something else (`joined` as in Units.factor)."""
    factor = units.factor(quantity.unit, unit, joined)
    interval = quantity.interval if factor == 1 else quantity.interval * Interval.point(factor)
    return replace(quantity, interval=interval, unit=unit)


def rounded(quantity: Quantity) -> Amount:
    """The amount to show: ranges rounded outward, single and best numbers half to even, to the digits that matter.

    Raises IntervalError when it has no bound on either side, or is out of bounds.
    """
    interval, digits = quantity.interval, quantity.digits or MOST_DIGITS
    if interval.best and interval.low is not None and interval.high is not None and interval.low < interval.high:
        digits = min(digits, _digits_of_band(interval.best, interval.high - interval.low))
    return interval.to_amount(digits)


def _digits_of_band(best: Fraction, width: Fraction) -> int:
    """How many digits of a central number its band leaves meaningful: two where the two are of one size."""
    return max(FEWEST_DIGITS, FEWEST_DIGITS + math.floor(math.log10(abs(best))) - math.floor(math.log10(width)))


def evaluate(expression: Expression, look_up: LookUp, units: Units) -> Quantity:
    """What the formula gives, when `look_up` tells what each figure is.

    `look_up` gets references with the one period that is meant when the expression comes from resolve(). Raises
    FormulaError, at its place, for what can't be computed: units that don't go together, a division by what may be
    zero, numbers out of bounds, and any ValueError of `look_up`.
    """
    return _Evaluation(look_up, units).value(expression.root)


class _Evaluation:
    def __init__(self, look_up: LookUp, units: Units) -> None:
        self.look_up = look_up
        self.units = units

    def value(self, node: Node) -> Quantity:
        parts = [self.value(part) for part in node.parts]
        try:
            return self.compute(node, parts)
        except ValueError as error:
            raise FormulaError(str(error), node.offset, unknown=getattr(error, "unknown", None)) from error

    def compute(self, node: Node, parts: list[Quantity]) -> Quantity:
        match node:
            case Reference(last=str()):
                raise FormulaError(f"{node} is several values", node.offset)
            case Reference():
                return self.look_up(node)
            case Constant():
                return Quantity(Interval.point(node.value), self.units.unit(""))
            case Negation():
                return replace(parts[0], interval=-parts[0].interval)
            case Power():
                unit = self.units.power(parts[0].unit, node.exponent)
                return replace(parts[0], interval=parts[0].interval ** node.exponent, unit=unit)
            case Operation(sign=sign) | FunctionCall(name=sign):
                return replace(self.joined(sign, parts), digits=_least_digits(parts))
        raise TypeError(f"{node!r} is no part of a formula")

    def joined(self, sign: str, parts: list[Quantity]) -> Quantity:
        """What an operation or a function makes of its operands."""
        first, second = parts[0], parts[-1]
        match sign:
            case "*":
                return Quantity(first.interval * second.interval, self.units.multiply(first.unit, second.unit))
            case "/":
                return Quantity(first.interval / second.interval, self.units.divide(first.unit, second.unit))
            case "growth" if len(parts) == 1:
                raise FormulaError("it was not told from which period this grows")
        alike = [in_unit(part, first.unit, self.units, JOINED.get(sign, "compared")).interval for part in parts]
        if sign in ("growth", "share"):
            return Quantity(RATIOS[sign](*alike), self.units.unit(""))
        return Quantity(SUMS[sign](alike), first.unit)


def _growth(before: Interval, after: Interval) -> Interval:
    """(after - before) / before, with `before` taken once, since it is the same number in both places."""
    return after / before - Interval.point(1)


RATIOS: dict[str, Callable[[Interval, Interval], Interval]] = {"growth": _growth, "share": truediv}
SUMS: dict[str, Callable[[list[Interval]], Interval]] = {
    "+": total,
    "-": lambda both: both[0] - both[1],
    "sum": total,
    "min": least,
    "max": greatest,
}


def _least_digits(parts: Sequence[Quantity]) -> int | None:
    return min((part.digits for part in parts if part.digits is not None), default=None)
