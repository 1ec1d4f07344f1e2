"""Whether a number in a text says what an observation says."""

from fractions import Fraction
from functools import lru_cache
from typing import Literal

from ..values.amounts import Amount, Number
from ..values.precision import margin

CLOSE = Fraction(1, 50)  # how far apart two bounds may be and still be the same
FAR = 4.0  # half of the last digit of a number is at most half of the number
NOT_FAR = Fraction(11, 10)  # how far a bound may be from a number for which it holds, and still be told of it

Ends = tuple[Fraction | None, Fraction | None]
Agreement = Literal["same", "possible", "no"]


def compare(text: Amount, stated: Amount, factor: Fraction) -> Agreement:
    """Whether the text's amount, times `factor`, is what the observation states, at the precision of both.

    "possible" is what is not the same but can be true beside it: 250 where at least 200 is stated.
    """
    if _is_far(text, stated, factor):
        return "no"
    theirs, ours = _scaled(_ends(text), factor), _ends(stated)
    if text.kind == "range" and stated.kind == "estimate":
        ours = _fraction(stated.low), _fraction(stated.high)
    slack = max(_slack(text) if is_one(factor) else _slack(text) * factor, _slack(stated))
    if None in theirs:
        return _compare_bound(text.kind, theirs, ours, slack, stated.kind)
    if None in ours:
        bound = ours[0] if ours[0] is not None else ours[1]
        if any(_apart(end, bound) <= slack for end in theirs):
            return "same"
        return "possible" if _overlap(theirs, ours, slack) else "no"
    if text.kind == "range" and stated.kind != "range":
        if stated.kind == "estimate":
            return _same_range(theirs, ours, slack)
        return "possible" if _overlap(theirs, ours, slack) else "no"
    return "same" if _overlap(theirs, ours, slack) else "no"


def _is_far(text: Amount, stated: Amount, factor: Fraction) -> bool:
    """Whether one is so many times the other that no precision makes them the same, as most are."""
    if text.best is None or stated.best is None or text.low != text.high:
        return False
    theirs, ours = float(text.best) * (factor.numerator / factor.denominator), float(stated.best)
    return theirs > 0 < ours and not 1 / FAR < theirs / ours < FAR


@lru_cache(maxsize=50_000)
def _ends(amount: Amount) -> Ends:
    """The ends of an amount; of a central estimate, its centre."""
    if amount.best is not None:
        return Fraction(amount.best), Fraction(amount.best)
    return _fraction(amount.low), _fraction(amount.high)


def is_one(factor: Fraction) -> bool:
    """The same as comparing it with one, which is asked a hundred thousand times of a long text."""
    return factor.numerator == factor.denominator


def _scaled(ends: Ends, factor: Fraction) -> Ends:
    if is_one(factor):
        return ends
    low, high = ends
    return None if low is None else low * factor, None if high is None else high * factor


def _slack(amount: Amount) -> Fraction:
    """How far off the amount may be, as it is written; of a range or an estimate, its central number or its ends."""
    ends = [amount.best] if amount.best is not None else [end for end in (amount.low, amount.high) if end is not None]
    return max(_margin(end, str(end), amount.about) for end in ends)


@lru_cache(maxsize=50_000)
def _margin(number: Number, _written: str, about: bool) -> Fraction:
    """Kept by how the number is written too: 8 equals 8.0, and says less."""
    return margin(number, about)


def _fraction(number: Number | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _apart(one: Fraction | None, other: Fraction | None) -> Fraction:
    assert one is not None and other is not None
    return abs(one - other)


def _overlap(one: Ends, other: Ends, slack: Fraction) -> bool:
    return not _below(one[1], other[0], slack) and not _below(other[1], one[0], slack)


def _below(one: Fraction | None, other: Fraction | None, slack: Fraction) -> bool:
    return one is not None and other is not None and one + slack < other


def _same_range(one: Ends, other: Ends, slack: Fraction) -> Agreement:
    return "same" if all(_apart(a, b) <= slack for a, b in zip(one, other, strict=True)) else "no"


def _compare_bound(kind: str, theirs: Ends, ours: Ends, slack: Fraction, ours_kind: str) -> Agreement:
    """At least 12 is said of a number from 12 on that is not far from it, and of "at least 12" itself."""
    place = 0 if kind == "at-least" else 1
    bound, end = theirs[place], ours[place]
    if bound is None or end is None:
        return "possible" if _overlap(theirs, ours, slack) else "no"
    if ours_kind == kind:
        if abs(bound - end) <= max(slack, abs(end) * CLOSE):
            return "same"
        return "possible" if (bound < end) == (kind == "at-least") else "no"  # what the figure says implies less
    holds = end >= bound - slack if kind == "at-least" else end <= bound + slack
    near = not bound or 1 / NOT_FAR <= abs(end / bound) <= NOT_FAR
    return "same" if holds and near else "possible" if holds else "no"


def ratio(text: Amount, stated: Amount, factor: Fraction) -> Fraction | None:
    """How many times the figure the text's amount is, from the ends that are nearest; None from zero or below."""
    (low, high), (our_low, our_high) = _scaled(_ends(text), factor), _ends(stated)
    if low is not None and our_high is not None and low > our_high:
        return low / our_high if our_high > 0 else None
    if high is not None and our_low is not None and high < our_low:
        return high / our_low if our_low > 0 else None
    middle = Fraction(stated.middle)
    return Fraction(text.middle) * factor / middle if middle > 0 else None
