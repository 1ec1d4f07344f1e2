"""Whether a number in a text says what an observation says."""

from decimal import Decimal
from fractions import Fraction

from ..evidence import reach
from ..numerals import Numeral
from ..quantities import Amount, Number

WIDE = Fraction(3, 2)  # how far a bound may be from a number that it holds for, and still be said of it
ABOUT = Fraction(1, 20)
Ends = tuple[Fraction | None, Fraction | None]


def told(numeral: Numeral) -> Amount | None:
    """What the text says, as an amount; None for what has no value (tens of thousands)."""
    return numeral.amount


def agrees(text: Amount, stated: Amount, factor: Fraction) -> bool:
    """Whether the text's amount, times `factor`, is what the observation states, at the precision of both."""
    ours, theirs = _span(stated), _scaled(_span(text), factor)
    if stated.kind == "estimate" and text.kind == "range":
        ours, theirs = (stated.low, stated.high), (text.low, text.high)  # type: ignore[assignment]
        return all(_near(one, other, factor) for one, other in zip(theirs, ours, strict=True))
    if text.kind in ("at-least", "at-most"):
        return _bound_agrees(text.kind, theirs, stated, ours)
    if not _overlap(theirs, ours):
        return False
    if stated.kind == "at-least" and theirs[1] is not None and ours[0]:
        return theirs[1] <= ours[0] * WIDE
    if stated.kind == "at-most" and theirs[0] is not None and ours[1]:
        return theirs[0] * WIDE >= ours[1]
    return True


def _span(amount: Amount) -> Ends:
    """The numbers that an amount can stand for; of a central estimate, those of the centre."""
    if amount.best is not None and amount.kind == "estimate":
        amount = Amount(amount.best, amount.best, amount.best, amount.about)
    low, high = reach(amount)
    return _fraction(low), _fraction(high)


def _fraction(number: Number | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _scaled(ends: Ends, factor: Fraction) -> Ends:
    low, high = ends
    return None if low is None else low * factor, None if high is None else high * factor


def _overlap(one: Ends, other: Ends) -> bool:
    return not _below(one[1], other[0]) and not _below(other[1], one[0])


def _near(one: Number | None, other: Number | None, factor: Fraction) -> bool:
    if one is None or other is None:
        return one is other
    low, high = reach(Amount(one, one, one))
    assert low is not None and high is not None
    return Fraction(low) * factor <= Fraction(other) <= Fraction(high) * factor


def _below(one: Fraction | None, other: Fraction | None) -> bool:
    return one is not None and other is not None and one < other


def _bound_agrees(kind: str, theirs: Ends, stated: Amount, ours: Ends) -> bool:
    """At least 12 is said of a number from 12 on that is not far from it, and of "at least 12" itself."""
    bound = theirs[0] if kind == "at-least" else theirs[1]
    end = ours[0] if kind == "at-least" else ours[1]
    if bound is None or end is None:
        return False
    slack = abs(bound) * (ABOUT if stated.about else Fraction(0))
    if stated.kind == kind:
        return abs(bound - end) <= max(slack, abs(end) / 50)
    holds = end >= bound - slack if kind == "at-least" else end <= bound + slack
    return holds and (not bound or Fraction(1) / WIDE <= abs(end / bound) <= WIDE)


def ratio(text: Amount, stated: Amount, factor: Fraction) -> Fraction | None:
    """How many times the figure the text's amount is, from the ends that are nearest; None where that is no number."""
    (low, high), (our_low, our_high) = _scaled(_span(text), factor), _span(stated)
    if low is not None and our_high is not None and low > our_high:
        return low / our_high if our_high else None
    if high is not None and our_low is not None and high < our_low:
        return high / our_low if our_low else None
    middle = Fraction(stated.middle)
    return Fraction(text.middle) * factor / middle if middle else None


def digits(number: Number | None) -> int:
    """How many digits of the number tell something: 3 of 1,230,000."""
    if not number:
        return 1
    written = "".join(map(str, Decimal(number).normalize().as_tuple().digits))
    return min(len(written.rstrip("0")) or 1, 6)
