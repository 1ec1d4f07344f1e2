"""What a formula gives: an interval, in a unit, with the precision that its inputs bear."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import truediv

from ..values.exact import IntervalError
from ..values.intervals import Interval, greatest, least, total
from ..values.units import Units
from .nodes import Constant, Expression, FormulaError, FunctionCall, Negation, Node, Operation, Power, Reference
from .quantity import Quantity, converted, joined_quantiles, to_compute
from .shares import share_of

JOINED = {"+": "added", "-": "subtracted", "sum": "added"}
LookUp = Callable[[Reference], Quantity]


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
                return to_compute(self.look_up(node), self.units)
            case Constant():
                return Quantity(Interval.point(node.value), self.units.unit(""))
            case Negation():
                return replace(parts[0], interval=-parts[0].interval)
            case Power():
                unit = self.units.power(parts[0].unit, node.exponent)
                return replace(parts[0], interval=parts[0].interval ** node.exponent, unit=unit, share="")
            case Operation(sign=sign) | FunctionCall(name=sign):
                joined = self.joined(sign, parts)
                quantiles = joined_quantiles(parts)
                return replace(joined, digits=_least_digits(parts), share=share_of(sign, parts), quantiles=quantiles)
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
        alike = [converted(part, first.unit, self.units, JOINED.get(sign, "compared")).interval for part in parts]
        if sign in ("growth", "share"):
            return Quantity(RATIOS[sign](*alike), self.units.unit(""))
        return Quantity(SUMS[sign](alike), first.unit)


def _growth(before: Interval, after: Interval) -> Interval:
    """(after - before) / before, with `before` taken once, since it is the same number in both places."""
    if before.low is None or before.low <= 0:
        what = "zero" if before.single == 0 else f"what {'may be' if before.high is None or before.high > 0 else 'is'} "
        what += "" if before.single == 0 else f"zero or below ({before})"
        raise IntervalError(f"this grows from {what}, and such growth has no percentage; subtract the two instead")
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
