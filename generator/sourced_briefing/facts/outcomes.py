"""What became of reconciliations, in words and in order."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN
from fractions import Fraction

from ..model.fact import Outcome
from ..values.exact import to_digits
from ..values.precision import FEWEST_DIGITS

WORDS = {"fails": "does not add up", "holds": "adds up", "undecided": "can’t be decided"}
ORDER = ("holds", "undecided", "fails")


def outcome_text(outcome: Outcome) -> str:
    """Does not add up: one side is at least 1.6 times the other."""
    words = WORDS[outcome.comparison.decision]
    return f"{words}: one side is {off_by(outcome)} the other" if ratio(outcome) else words


def ratio(outcome: Outcome) -> Fraction | None:
    """How many times the lesser side the greater one is at least, when it fails; None where no ratio tells it.

    That is so where one of them is zero, or below it and the other above.
    """
    if outcome.comparison.decision != "fails":
        return None
    sides = _nearest(outcome)
    if sides is None or sides[0] * sides[1] <= 0:
        return None
    least, most = sorted(map(abs, sides))
    return most / least


def off_by(outcome: Outcome) -> str:
    """3 times; at least 1.25 times, where a side is a range or a bound, rounded down; nothing where none can be told.

    It is the one measure of how far two sides are apart, whichever of them is the greater.
    """
    found = ratio(outcome)
    if found is None:
        return ""
    single = all(side.quantity.interval.single is not None for side in (outcome.left, outcome.right))
    rounding = ROUND_HALF_EVEN if single else ROUND_DOWN
    # Of what is little more than once, the digits that matter are those of what it is more.
    whole = 1 if found < FEWEST_DIGITS else 0
    return f"{'' if single else 'at least '}{whole + to_digits(found - whole, FEWEST_DIGITS, rounding):f} times"


def is_left_greater(outcome: Outcome) -> bool:
    """Whether the left side is the greater one by its size, of two that fail."""
    sides = _nearest(outcome)
    return sides is not None and abs(sides[0]) > abs(sides[1])


def _nearest(outcome: Outcome) -> tuple[Fraction, Fraction] | None:
    """The two numbers of the sides that are nearest to each other, where these lie apart."""
    left, right = outcome.left.quantity.interval, outcome.right.quantity.interval
    if left.low is not None and right.high is not None and left.low > right.high:
        return left.low, right.high
    if left.high is not None and right.low is not None and left.high < right.low:
        return left.high, right.low
    return None


def badness(outcome: Outcome) -> tuple[int, Fraction]:
    """To sort by: how badly it fails. What can't be decided lies between what fails and what holds."""
    found = ratio(outcome)
    return ORDER.index(outcome.comparison.decision), Fraction(10**30) if found is None else found
