"""What became of reconciliations, in words and in order."""

from decimal import Decimal
from fractions import Fraction

from ..model.fact import Outcome

WORDS = {"fails": "does not add up", "holds": "adds up", "undecided": "can't be decided"}
ORDER = ("holds", "undecided", "fails")
FAR = 3  # from here on a gap is told in times, not in percent


def outcome_text(outcome: Outcome) -> str:
    """Does not add up, off by at least 60%."""
    comparison = outcome.comparison
    words = WORDS[comparison.decision]
    return f"{words}, {gap_text(comparison.gap)}" if comparison.decision == "fails" else words


def gap_text(gap: Fraction | None) -> str:
    """How far off two sides are at best, as a share of the right one."""
    if gap is None:
        return "off by more than can be told"
    if gap >= FAR:
        return f"off by at least {_two_digits(gap)} times"
    return f"off by at least {_two_digits(gap * 100)}%"


def _two_digits(number: Fraction) -> str:
    """Rounded down, since it is the least that it is off by: 60, 1.3, 0.025."""
    exact = Decimal(number.numerator) / Decimal(number.denominator)
    step = Decimal(1).scaleb(exact.adjusted() - 1) if exact else Decimal(1)
    return f"{(exact // step * step).normalize():f}"


def badness(outcome: Outcome) -> tuple[int, Fraction]:
    """To sort by: how badly it fails. What can't be decided lies between what fails and what holds."""
    gap = outcome.comparison.gap
    return ORDER.index(outcome.comparison.decision), Fraction(10**30) if gap is None else gap
