"""How many digits a number carries, and what it can stand for."""

from decimal import Decimal

from .amounts import Amount, Number

FEWEST_DIGITS = 2
ABOUT = Decimal("0.05")


def reach(amount: Amount) -> tuple[Number | None, Number | None]:
    """The numbers that an amount can stand for, as it is written.

    A number reaches half a unit of its last significant digit to each side, and zeros at its end are not significant
    beyond the second digit: 13 billion reaches from 12.5 to 13.5. One said to be approximate reaches at least five
    percent. Ranges and bounds reach to their ends.
    """
    if amount.best is None or amount.low != amount.high:
        return amount.low, amount.high
    half = _half_unit(amount.best)
    if amount.about:
        half = max(half, abs(Decimal(amount.best)) * ABOUT)
    return amount.best - half, amount.best + half


def _half_unit(number: Number) -> Decimal:
    exact = Decimal(number)
    if not exact:
        return Decimal(0)
    written = exact.as_tuple()
    zeros = len(written.digits) - len(str(int("".join(map(str, written.digits)))).rstrip("0"))
    last = int(written.exponent) + (
        min(zeros, max(len(written.digits) - FEWEST_DIGITS, 0)) if exact == int(exact) else 0
    )
    return Decimal(1).scaleb(last) / 2


def digits(number: Number | None) -> int:
    """How many digits of the number tell something: 3 of 1,230,000."""
    if not number:
        return 1
    written = "".join(map(str, Decimal(number).normalize().as_tuple().digits))
    return min(len(written.rstrip("0")) or 1, 6)


LEAST_DIGITS = 2


def significant_digits(amount: Amount) -> int | None:
    """How many digits of the amount matter, at least 2: 6 in 138_719, 2 in 12_000_000_000, 3 in 13.0.

    Of the numbers of a range the longest decides: beside 353_363, 300_000 is not a round number. Zero has none, so
    it leaves the precision to others: None.
    """
    numbers = [number for number in (amount.low, amount.best, amount.high) if number]
    return max([LEAST_DIGITS, *map(_digits, numbers)]) if numbers else None


def _digits(number: Number) -> int:
    digits = "".join(map(str, Decimal(number).as_tuple().digits))
    return len(digits.rstrip("0")) if isinstance(number, int) else len(digits)
