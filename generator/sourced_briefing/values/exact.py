"""Exact numbers of bounded length: fractions to compute with, from and to the numbers that data files hold."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from ..base.problems import UserError
from .amounts import MOST_DIGITS, Number, simplified

Exact = int | Decimal | Fraction

MOST_BITS = 10_000  # above and below the fraction bar: some 3,000 digits
SHORT_FROM = 10  # from here on a share or a multiple is told without decimals
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
    number = to_digits(fraction, digits, rounding)
    if abs(number.adjusted()) >= MOST_DIGITS:
        raise IntervalError(f"the result is out of bounds; a number has at most {MOST_DIGITS} digits")
    return simplified(number)


def told(fraction: Fraction | None, digits: int = 6) -> str:
    """The fraction in a message, to that many significant digits; nothing for None."""
    if fraction is None:
        return ""
    number = to_digits(fraction, digits)
    return f"{number:,f}" if abs(number.adjusted()) < MOST_DIGITS else f"{number:g}"


def told_in_short(fraction: Fraction) -> str:
    """The fraction in running text: whole from ten on, below with one place behind the point: 1,234; 3.1; 3."""
    number = round(fraction, 0 if fraction >= SHORT_FROM else 1)
    return f"{(Decimal(number.numerator) / number.denominator).normalize():,f}"


def to_digits(number: Exact, digits: int, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """The number with that many significant digits, without zeros behind its point; as the decimal module rounds."""
    above, below = number.as_integer_ratio()
    context = Context(digits, rounding)
    return context.normalize(context.divide(Decimal(above), Decimal(below)))
