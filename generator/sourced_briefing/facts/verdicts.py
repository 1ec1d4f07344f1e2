"""What became of reconciliations, and of claims that others make, in words and in order."""

from decimal import ROUND_DOWN
from fractions import Fraction

from ..model import ClaimVerdict
from ..model.fact import Outcome
from ..values.comparison import Comparison
from ..values.exact import to_digits
from ..values.precision import FEWEST_DIGITS

WORDS = {"fails": "does not add up", "holds": "adds up", "undecided": "can't be decided"}
# What the briefing makes of a claim, and what the word for it means.
CLAIMS: dict[ClaimVerdict, str] = {
    "holds": "better sources bear it out",
    "misattributed": "what it says belongs to another number, date or thing",
    "contradicted": "better sources say otherwise",
    "not-found": "no source was found for it, which does not prove it false",
    "undecided": "what was found does not settle it",
}
ORDER = ("holds", "undecided", "fails")
FAR = 3  # from here on a gap is told in times, not in percent


def verdict_text(verdict: Comparison) -> str:
    """Does not add up, off by at least 60%."""
    words = WORDS[verdict.outcome]
    return f"{words}, {gap_text(verdict.gap)}" if verdict.outcome == "fails" else words


def claim_verdict_text(verdict: ClaimVerdict) -> str:
    """Not found."""
    return verdict.replace("-", " ").capitalize()


def gap_text(gap: Fraction | None) -> str:
    """How far off two sides are at best, as a share of the right one; rounded down, since it is the least: 1.3."""
    if gap is None:
        return "off by more than can be told"
    if gap >= FAR:
        return f"off by at least {to_digits(gap, FEWEST_DIGITS, ROUND_DOWN):f} times"
    return f"off by at least {to_digits(gap * 100, FEWEST_DIGITS, ROUND_DOWN):f}%"


def badness(outcome: Outcome) -> tuple[int, Fraction]:
    """To sort by: how badly it fails. What can't be decided lies between what fails and what holds."""
    gap = outcome.verdict.gap
    return ORDER.index(outcome.verdict.outcome), Fraction(10**30) if gap is None else gap
