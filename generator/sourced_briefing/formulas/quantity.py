"""A number to compute with: an interval, in a unit, with the precision that it bears, and the share that it is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

from ..values.amounts import MOST_DIGITS, Amount, Number
from ..values.exact import to_digits
from ..values.intervals import Interval
from ..values.precision import FEWEST_DIGITS, significant_digits
from ..values.share_units import OF_A_WHOLE
from ..values.units import Unit, UnitError, Units

OUTER = "outer bound"
NO_PERCENT = "the difference of two percentages is percentage points, not percent"
A_UNIT = "percentage_point = [percentage_point] = percentage_point = percentage_points"


@dataclass(frozen=True)
class Quantity:
    """An interval in a unit. `digits` are those that matter in it; None where only constants made it.

    `share` tells a percentage ("percent") from the difference of two ("points"), which is a share of nothing; "" for
    all that is neither. Points are computed with as plain numbers, in hundredths of a whole. `quantiles` is the share
    of the outcomes that the range holds, as "90%"; OUTER where ranges of that kind were put together; else "".
    """

    interval: Interval
    unit: Unit
    digits: int | None = None
    share: str = ""
    quantiles: str = ""


def joined_quantiles(parts: Sequence[Quantity]) -> str:
    """What several numbers make of their quantiles, which don't add: that all are at their ends at once is rarer."""
    ranges = [part for part in parts if part.interval.single is None]
    if len(ranges) == 1:
        return ranges[0].quantiles
    return OUTER if any(part.quantiles for part in ranges) else ""


def quantity(amount: Amount, unit: str, units: Units) -> Quantity:
    """What a figure says, to compute with. Raises UnitError for an unknown unit."""
    return to_compute(Quantity(Interval.from_amount(amount), units.unit(unit), significant_digits(amount)), units)


def to_compute(quantity: Quantity, units: Units) -> Quantity:
    """The same, as formulas compute with it: percentage points, which are a unit of their own, as plain numbers."""
    kind = units.share_kind(quantity.unit)
    if kind in OF_A_WHOLE:
        return _scaled(quantity, Fraction(1, OF_A_WHOLE[kind]), units.unit(""), "points")
    return replace(quantity, share=quantity.share or "percent") if kind == "percent" else quantity


def _scaled(quantity: Quantity, factor: Fraction, unit: Unit, share: str) -> Quantity:
    interval = quantity.interval if factor == 1 else quantity.interval * Interval.point(factor)
    return replace(quantity, interval=interval, unit=unit, share=share)


def in_unit(quantity: Quantity, unit: Unit, units: Units, joined: str = "") -> Quantity:
    """The same in another unit. Raises UnitError when that measures something else (`joined` as in Units.factor).

    Percent and percentage points measure different things: 3 points more is no 3 percent.
    """
    given, kind = to_compute(quantity, units), units.share_kind(unit)
    if given.share == "points" and kind in OF_A_WHOLE:
        return _scaled(converted(given, units.unit(""), units), Fraction(OF_A_WHOLE[kind]), unit, "points")
    if given.share == "points" and kind == "percent":
        raise UnitError(f"{NO_PERCENT}; give it a unit of its own, in data/units.txt: {A_UNIT}")
    if given.share == "percent" and kind in OF_A_WHOLE:
        raise UnitError("a percentage is no number of percentage points, which are the difference of two")
    return converted(given, unit, units, joined)


def converted(quantity: Quantity, unit: Unit, units: Units, joined: str = "") -> Quantity:
    """The same in a unit of the same dimension, whichever share it is. Raises UnitError as Units.factor does."""
    return _scaled(quantity, units.factor(quantity.unit, unit, joined), unit, quantity.share)


def check_comparable(one: Quantity, other: Quantity) -> None:
    """Raise UnitError for a percentage beside percentage points."""
    if {one.share, other.share} == {"percent", "points"}:
        raise UnitError(f"{NO_PERCENT}, so a percentage and the difference of two can't be compared")


def rounded(quantity: Quantity) -> Amount:
    """The amount to show: ranges rounded outward, single and best numbers half to even, to the digits that matter.

    A range whose ends are one number at these digits is that number, which stands for all that rounds to it.
    Raises IntervalError when it has no bound on either side, or is out of bounds.
    """
    interval, digits = quantity.interval, quantity.digits or MOST_DIGITS
    if interval.best and interval.low is not None and interval.high is not None and interval.low < interval.high:
        digits = min(digits, _digits_of_band(interval.best, interval.high - interval.low))
    amount, alike = interval.to_amount(digits), _alike(interval, digits)
    return amount if alike is None else Amount(alike, alike, alike, interval.about)


def _alike(interval: Interval, digits: int) -> Number | None:
    """The number that both ends of a range are at these digits, with all of them: 15.0 for 14.957 to 14.958.

    None where they differ, and where nothing was rounded.
    """
    if interval.low is None or interval.high is None:
        return None
    low, high = (to_digits(end, digits) for end in (interval.low, interval.high))
    if low != high or not low or low == interval.single:
        return None
    place = low.adjusted() - digits + 1
    return low.quantize(Decimal((0, (1,), place)), context=Context(digits)) if place < 0 else int(low)


def _digits_of_band(best: Fraction, width: Fraction) -> int:
    """How many digits of a central number its band leaves meaningful: two where the two are of one size."""
    return max(FEWEST_DIGITS, FEWEST_DIGITS + math.floor(math.log10(abs(best))) - math.floor(math.log10(width)))
