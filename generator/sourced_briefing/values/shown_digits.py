"""How many digits readers see of a number that is kept with more."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from typing import Protocol

from .amounts import MOST_DIGITS, Amount, Number

MOST_SHOWN = 15  # digits or decimals that can be asked for


class Measured(Protocol):
    """What has a unit and may say how its values are shown: a figure, of today or of an edition."""

    @property
    def unit(self) -> str: ...

    @property
    def decimals(self) -> int | None: ...

    @property
    def digits(self) -> int | None: ...


@dataclass(frozen=True)
class ShownDigits:
    """So many places behind the point, or so many significant digits; both None for all that was given."""

    decimals: int | None = None
    digits: int | None = None

    def __bool__(self) -> bool:
        return self.decimals is not None or self.digits is not None

    def of(self, amount: Amount) -> Amount:
        """The amount as it is shown: to the nearest, half to even; the ends of a range outward, so that they hold.

        Zeros at the end of the numbers say how far they are shown: 0.40, 1.80E+6.
        """
        if not self:
            return amount
        if amount.low is not None and amount.low == amount.high:
            one = self.number(amount.low)
            return Amount(one, one, one if amount.best is not None else None, amount.about)
        low, best, high, bound = (
            None if number is None else self.number(number, rounding)
            for number, rounding in (
                (amount.low, ROUND_FLOOR), (amount.best, ROUND_HALF_EVEN), (amount.high, ROUND_CEILING),
                (amount.bound, ROUND_HALF_EVEN),
            )
        )  # fmt: skip
        return Amount(low, high, best, amount.about, bound)

    def number(self, number: Number, rounding: str = ROUND_HALF_EVEN) -> Decimal:
        """The number to these digits."""
        exact = Decimal(number)
        context = Context(prec=2 * MOST_DIGITS + MOST_SHOWN, rounding=rounding)
        rounded = exact.quantize(Decimal((0, (1,), self._place(exact, context))), context=context)
        return rounded or rounded.copy_abs()  # nothing is below zero by nothing

    def _place(self, number: Decimal, context: Context) -> int:
        """The power of ten of the last digit that is shown."""
        if self.digits is None:
            return -(self.decimals or 0)
        if not number:
            return 1 - self.digits
        place = number.adjusted() + 1 - self.digits
        # 9.99 to two digits is 10, and no longer 10.0.
        return place + (number.quantize(Decimal((0, (1,), place)), context=context).adjusted() > number.adjusted())


ALL = ShownDigits()


def digits_of(measured: Measured, by_unit: Mapping[str, ShownDigits]) -> ShownDigits:
    """What the figure says itself; else what is said of its unit."""
    if measured.decimals is None and measured.digits is None:  # as of most, and asked for every number that is written
        return by_unit.get(measured.unit, ALL)
    return ShownDigits(measured.decimals, measured.digits)
