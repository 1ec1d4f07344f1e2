"""Whether two numbers agree, when each is known only between two ends: yes, no, or it can't be decided."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .exact import Exact, IntervalError
from .intervals import Interval

Relation = Literal["=", "<=", ">="]
Decision = Literal["holds", "fails", "undecided"]


@dataclass(frozen=True)
class Comparison:
    """What became of a comparison.

    `gap` is how far off the two sides are at best: |left - right| / |right| for the two numbers nearest to each other,
    zero where the relation can hold exactly, None where that number of the right is zero.
    """

    decision: Decision
    gap: Fraction | None


def compare(left: Interval, right: Interval, relation: Relation, tolerance: Exact = 0) -> Comparison:
    """Whether `left relation right`, give or take `tolerance`, a share of the right side (0.05 is 5 %).

    Two numbers l and r agree when |l - r| <= tolerance * |r| for "=", l <= r + tolerance * |r| for "<=", and
    l >= r - tolerance * |r| for ">=". It holds when every number of the left agrees with every number of the right,
    fails when none agrees with any, and is undecided otherwise. It fails just when the gap is greater than the
    tolerance. Raises IntervalError unless the tolerance is at least 0 and less than 1.
    """
    share = Fraction(tolerance)
    if not 0 <= share < 1:
        raise IntervalError("a tolerance is at least 0 and less than 1; 0.05 is 5 %")
    gap = _gap(left, right, relation)
    fails = gap is None or gap > share
    decision: Decision = "fails" if fails else "holds" if _holds(left, right, relation, share) else "undecided"
    return Comparison(decision, gap)


def _holds(left: Interval, right: Interval, relation: Relation, share: Fraction) -> bool:
    """Whether all pairs agree. With a share below 1, r ± share * |r| grows with r, so the ends decide."""
    if relation == "=":
        return _holds(left, right, "<=", share) and _holds(left, right, ">=", share)
    if relation == ">=":
        return _holds(-left, -right, "<=", share)
    return left.high is not None and right.low is not None and left.high <= right.low + share * abs(right.low)


def _gap(left: Interval, right: Interval, relation: Relation) -> Fraction | None:
    if relation != ">=" and left.low is not None and right.high is not None and left.low > right.high:
        return _gap_above(left.low, right)
    if relation != "<=" and left.high is not None and right.low is not None and left.high < right.low:
        return _gap_above(-left.high, -right)
    return Fraction(0)


def _gap_above(left: Fraction, right: Interval) -> Fraction | None:
    """How far `left` is above the number of `right` that is nearest to it, as a share of that."""
    assert right.high is not None
    return (left - right.high) / abs(right.high) if right.high else None
