"""What became of reconciliations, in words and in order."""

from decimal import ROUND_DOWN
from fractions import Fraction

from ..model.fact import Outcome
from ..values.exact import to_digits
from ..values.precision import FEWEST_DIGITS

WORDS = {"fails": "does not add up", "holds": "adds up", "undecided": "can’t be decided"}
ORDER = ("holds", "undecided", "fails")
FAR = 3  # from here on a gap is told in times, not in percent


def outcome_text(outcome: Outcome) -> str:
    """Does not add up, off by at least 60%."""
    comparison = outcome.comparison
    words = WORDS[comparison.decision]
    return f"{words}, {gap_text(comparison.gap)}" if comparison.decision == "fails" else words


def gap_text(gap: Fraction | None) -> str:
    """How far off two sides are at best, as a share of the right one; rounded down, since it is the least: 1.3."""
    if gap is None:
        return "off by more than can be told"
    if gap >= FAR:
        return f"off by at least {to_digits(gap, FEWEST_DIGITS, ROUND_DOWN):f} times"
    return f"off by at least {to_digits(gap * 100, FEWEST_DIGITS, ROUND_DOWN):f}%"


def badness(outcome: Outcome) -> tuple[int, Fraction]:
    """To sort by: how badly it fails. What can't be decided lies between what fails and what holds."""
    gap = outcome.comparison.gap
    return ORDER.index(outcome.comparison.decision), Fraction(10**30) if gap is None else gap
