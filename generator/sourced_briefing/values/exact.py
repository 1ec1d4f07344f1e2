"""Exact numbers of bounded length: fractions to compute with, from and to the numbers that data files hold."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from ..base.problems import UserError
from .amounts import MOST_DIGITS, Number

Exact = int | Decimal | Fraction

MOST_BITS = 10_000  # above and below the fraction bar: some 3,000 digits
TOO_LONG = "the numbers become too long to compute with; they have thousands of digits"


class IntervalError(UserError, ValueError):
    """A result that can't be had, with a message for people."""


def exact(number: Exact | None) -> Fraction | None:
    """`number` as a fraction. Raises IntervalError for what is not finite, or too long to compute with."""
    if number is None:
        return None
    fraction = number if isinstance(number, Fraction) else _fraction(number)
    if max(fraction.numerator.bit_length(), fraction.denominator.bit_length()) > MOST_BITS:
        raise IntervalError(TOO_LONG)
    return fraction


def _fraction(number: int | Decimal) -> Fraction:
    if not isinstance(number, int | Decimal):
        raise TypeError(f"{number!r} is not an exact number")
    # Looked at before it is converted: a Decimal such as 1e999999999 is short, and its fraction fills the memory.
    if isinstance(number, Decimal) and (not number.is_finite() or abs(number.adjusted()) > MOST_BITS // 3):
        raise IntervalError(TOO_LONG)
    return Fraction(number)


def number_of(fraction: Fraction | None, digits: int, rounding: str) -> Number | None:
    """The fraction with that many significant digits, rounded as the decimal module names it; whole numbers are int.

    Raises IntervalError for a number that no data file could hold.
    """
    if fraction is None:
        return None
    number = _rounded(fraction, digits, rounding)
    if abs(number.adjusted()) >= MOST_DIGITS:
        raise IntervalError(f"the result is out of bounds; a number has at most {MOST_DIGITS} digits")
    return int(number) if number == number.to_integral_value() else number


def told(fraction: Fraction | None) -> str:
    """The fraction in a message, to six digits; nothing for None."""
    if fraction is None:
        return ""
    number = _rounded(fraction, 6, ROUND_HALF_EVEN)
    return f"{number:,f}" if abs(number.adjusted()) < MOST_DIGITS else f"{number:g}"


def _rounded(fraction: Fraction, digits: int, rounding: str) -> Decimal:
    context = Context(digits, rounding)
    return context.normalize(context.divide(Decimal(fraction.numerator), Decimal(fraction.denominator)))
