"""Exact arithmetic on what is known only between two ends.

The result of an operation holds every number that it can give for numbers within its operands. Operands count as
independent of each other: an interval minus itself is not zero. Nothing is computed in floats, so nothing is lost.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN
from fractions import Fraction

from .amounts import MOST_DIGITS, Amount
from .exact import Exact, IntervalError, exact, number_of, told

End = Fraction | float  # a float is only ever one of the two infinities

MOST_POWER = 10
ZERO = Fraction(0)


@dataclass(frozen=True, init=False)
class Interval:
    """All numbers from `low` to `high`, both included; None leaves that side open.

    `best` is the central number where there is one (a single number is its own), `about` whether anything in it was
    said to be approximate.
    """

    low: Fraction | None
    high: Fraction | None
    best: Fraction | None
    about: bool

    def __init__(self, low: Exact | None, high: Exact | None, best: Exact | None = None, about: bool = False) -> None:
        """Raises IntervalError when the numbers are out of order, not finite, or too long to compute with."""
        least = exact(low)
        most = least if high is low else exact(high)
        central = least if best is low and best is not None else exact(best)
        if least is not most or central is not least:  # most intervals are single numbers, and this takes time
            given = [number for number in (least, central, most) if number is not None]
            if given != sorted(given):
                raise IntervalError("the numbers of a range are out of order")
            if least is not None and least == most:
                most = central = least
        for name, value in (("low", least), ("high", most), ("best", central), ("about", about)):
            object.__setattr__(self, name, value)

    @classmethod
    def point(cls, number: Exact, about: bool = False) -> "Interval":
        """The interval that holds one number."""
        return cls(number, number, number, about)

    @property
    def single(self) -> Fraction | None:
        """The number that it holds, when it holds only one."""
        return self.low if self.low is self.high else None

    @classmethod
    def from_amount(cls, amount: Amount) -> "Interval":
        """The same numbers, to compute with."""
        return cls(amount.low, amount.high, amount.best, amount.about)

    def to_amount(self, digits: int = MOST_DIGITS) -> Amount:
        """The same as an amount, its numbers cut to `digits` significant digits.

        The ends of a range move outward (low down, high up); the best number, and a single one, go to the nearest,
        half to even. Raises IntervalError for what no amount can say: no bound at all, or a number out of bounds.
        """
        if self.low is None and self.high is None:
            raise IntervalError("the result has no bound on either side, so it says nothing")
        best = number_of(self.best, digits, ROUND_HALF_EVEN)
        if self.single is not None:
            return Amount(best, best, best, self.about)
        low, high = number_of(self.low, digits, ROUND_FLOOR), number_of(self.high, digits, ROUND_CEILING)
        return Amount(low, high, best, self.about)

    def __contains__(self, number: Exact) -> bool:
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)

    def __str__(self) -> str:
        low, high = told(self.low), told(self.high)
        if self.low is None or self.high is None:
            return f"at most {high}" if self.high is not None else f"at least {low}" if self.low is not None else "any"
        return low if self.single is not None else f"{low} to {high}"

    def __neg__(self) -> "Interval":
        low, high, best = (None if end is None else -end for end in (self.high, self.low, self.best))
        return Interval(low, high, best, self.about)

    def __add__(self, other: "Interval") -> "Interval":
        about = self.about or other.about
        if self.single is not None and other.single is not None:
            return Interval.point(self.single + other.single, about)
        low, high, best = (
            None if one is None or two is None else one + two
            for one, two in ((self.low, other.low), (self.high, other.high), (self.best, other.best))
        )
        return Interval(low, high, best, about)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        about = self.about or other.about
        if self.single is not None and other.single is not None:
            return Interval.point(self.single * other.single, about)
        corners = [_product(one, two) for one in _ends(self) for two in _ends(other)]
        best = None if self.best is None or other.best is None else self.best * other.best
        return Interval(_bound(min(corners)), _bound(max(corners)), best, about)

    def __truediv__(self, other: "Interval") -> "Interval":
        """Raises IntervalError when the divisor may be zero."""
        return self * other._reciprocal()

    def _reciprocal(self) -> "Interval":
        if 0 in self:
            raise IntervalError(f"this divides by {'zero' if self.single == 0 else f'what may be zero ({self})'}")
        # The reciprocals of ever larger numbers come as near to zero as one likes.
        low = ZERO if self.high is None else 1 / self.high
        high = ZERO if self.low is None else 1 / self.low
        return Interval(low, high, None if self.best is None else 1 / self.best, self.about)

    def __pow__(self, exponent: int) -> "Interval":
        """Raises IntervalError when the exponent is not -10 to 10, or is negative where the base may be zero."""
        if abs(exponent) > MOST_POWER:
            raise IntervalError(f"an exponent is a whole number from -{MOST_POWER} to {MOST_POWER}")
        if exponent < 0:
            return self._reciprocal() ** -exponent
        powers = [_power(end, exponent) for end in _ends(self)]
        if exponent and exponent % 2 == 0 and 0 in self:
            powers.append(ZERO)
        best = None if self.best is None else self.best**exponent
        return Interval(_bound(min(powers)), _bound(max(powers)), best, self.about)


def total(intervals: Iterable[Interval]) -> Interval:
    """Their sum; that of none is zero."""
    result = Interval.point(0)
    for interval in intervals:
        result += interval
    return result


def least(intervals: Iterable[Interval]) -> Interval:
    """What the smallest of them can be. Raises IntervalError when there is none."""
    return -greatest(-interval for interval in intervals)


def greatest(intervals: Iterable[Interval]) -> Interval:
    """What the largest of them can be. Raises IntervalError when there is none."""
    several = list(intervals)
    if not several:
        raise IntervalError("there is nothing to compare")
    lows = [i.low for i in several if i.low is not None]  # an open one can't lift the rest
    highs, bests = [i.high for i in several], [i.best for i in several]
    high = None if None in highs else max(x for x in highs if x is not None)
    best = None if None in bests else max(x for x in bests if x is not None)
    return Interval(max(lows, default=None), high, best, any(i.about for i in several))


def _ends(interval: Interval) -> tuple[End, End]:
    return (
        -math.inf if interval.low is None else interval.low,
        math.inf if interval.high is None else interval.high,
    )


def _bound(end: End) -> Fraction | None:
    return end if isinstance(end, Fraction) else None


def _product(one: End, two: End) -> End:
    if one == 0 or two == 0:
        return ZERO  # also beside an open end: zero times any number, however large, is zero
    if isinstance(one, Fraction) and isinstance(two, Fraction):
        return one * two
    return math.inf if (one > 0) == (two > 0) else -math.inf


def _power(end: End, exponent: int) -> End:
    if isinstance(end, Fraction):
        return end**exponent
    return Fraction(1) if not exponent else math.inf if end > 0 or exponent % 2 == 0 else -math.inf
