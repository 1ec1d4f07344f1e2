"""How many digits a number carries, and what it can stand for: one answer for disputes, formulas, proofs and audits.

A number carries the digits that were typed for it. What counts is the number in the data file (or in an audited text),
not the wording beside it: the editor who types `value: 12_000` for a cell that reads 12000.0 says that the zero there
is an artifact, and who types `value: 100.0` says that it was measured.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from .amounts import Amount, Number, hull
from .exact import exact, to_digits

FEWEST_DIGITS = 2  # zeros at the end of a whole number count up to here, and a result is shown with no fewer
ABOUT = Fraction(1, 20)


def digits(number: Number) -> int:
    """How many digits the number carries: 6 of 138_719, 4 of 100.0, 2 of 0.050.

    Zeros behind a point count, since nobody needs to write them. Those at the end of a whole number only fill its
    places, from the third digit on: 13_000_000_000 and 100 carry two. Zero carries none.
    """
    return _written(number)[0] if number else 0


def half_unit(number: Number) -> Decimal:
    """Half of what the last digit that the number carries is worth; nothing for a whole zero, which is none at all."""
    _, place = _written(number)
    return Decimal((0, (5,), place - 1)) if number or place else Decimal(0)


def margin(number: Number, about: bool = False) -> Fraction:
    """How far to each side of the number lies what it can stand for: half a unit; when about, at least five percent."""
    half = Fraction(half_unit(number))
    return max(half, abs(Fraction(number)) * ABOUT) if about else half


def reach(amount: Amount) -> tuple[Fraction | None, Fraction | None]:
    """The numbers that an amount can stand for: 13 billion reaches from 12.5 to 13.5, 100.0 from 99.95 to 100.05.

    Ranges and bounds reach to their ends.
    """
    if amount.best is None or amount.low != amount.high:
        return exact(amount.low), exact(amount.high)
    best, far = Fraction(amount.best), margin(amount.best, amount.about)
    return best - far, best + far


def significant_digits(amount: Amount) -> int | None:
    """How many digits matter in what is computed from the amount, at least two.

    Of the numbers of a range the longest decides: beside 353_363, 300_000 is not a round number. Zero leaves the
    precision to others: None.
    """
    numbers = [number for number in (amount.low, amount.best, amount.high) if number]
    return max([FEWEST_DIGITS, *map(digits, numbers)]) if numbers else None


def rounds_to(number: Number, wanted: Number, fewest: int = 1) -> bool:
    """Whether `wanted` is the number, or it rounded to the digits that `wanted` carries, to `fewest` at least."""
    return number == wanted or (bool(number) and to_digits(number, max(digits(wanted), fewest)) == wanted)


def is_rounded(amount: Amount, finer: Amount) -> bool:
    """Whether the amount is the number of `finer` with fewer digits: 13 billion of 12.98 billion, not of 13.6 billion.

    Only single numbers are; a range, an estimate or a bound says something of its own.
    """
    if any(each.best is None or each.low != each.high for each in (amount, finer)):
        return False
    assert amount.best is not None
    assert finer.best is not None
    half = half_unit(amount.best)
    return half_unit(finer.best) < half and abs(Decimal(amount.best) - Decimal(finer.best)) <= half


def span(amounts: Iterable[Amount]) -> Amount:
    """The least amount that holds all of `amounts`; the finest of them, where all others are that number rounded.

    A range that comes from rounding alone is none: 12.98 billion beside 13 billion is 12.98 billion.
    """
    finest_first = sorted(amounts, key=lambda each: half_unit(each.best) if each.best is not None else 0)
    finest, *others = dict.fromkeys(finest_first)  # 13.0 before 13, which is the same number
    return finest if all(is_rounded(each, finest) for each in others) else hull([finest, *others])


def _written(number: Number) -> tuple[int, int]:
    """How many digits the number carries, and of which power of ten the last of them is."""
    _, typed, exponent = Decimal(number).as_tuple()
    if isinstance(exponent, int) and exponent < 0:
        return len(typed), exponent
    whole = str(abs(int(number)))
    count = max(len(whole.rstrip("0")), min(len(whole), FEWEST_DIGITS))
    return count, len(whole) - count
