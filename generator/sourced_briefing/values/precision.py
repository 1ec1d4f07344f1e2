"""How many digits a number carries, and what it can stand for: one answer for disputes, formulas, proofs and audits.

A number carries the digits that were typed for it. What counts is the number in the data file (or in an audited text),
not the wording beside it: the editor who types `value: 12_000` for a cell that reads 12000.0 says that the zero there
is an artifact, and who types `value: 100.0` says that it was measured.
"""

from decimal import Decimal
from fractions import Fraction

from .amounts import Amount, Number
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


def _written(number: Number) -> tuple[int, int]:
    """How many digits the number carries, and of which power of ten the last of them is."""
    _, typed, exponent = Decimal(number).as_tuple()
    if isinstance(exponent, int) and exponent < 0:
        return len(typed), exponent
    whole = str(abs(int(number)))
    count = max(len(whole.rstrip("0")), min(len(whole), FEWEST_DIGITS))
    return count, len(whole) - count
