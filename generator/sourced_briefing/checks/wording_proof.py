"""Whether the words of a source prove an observation: its number, its unit, and what is said around it."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from ..numerals import Numeral
from ..values.amounts import Amount, Number
from ..values.precision import half_unit, rounds_to
from ..values.shown_digits import ShownDigits
from .measure import WORD, Measure
from .wording_messages import FIELDS, as_fields, kind_of, nothing_read, told, unread
from .wording_reading import Wording

PERCENT = 100


def disproof(wording: Wording) -> tuple[str, str] | None:
    """None when the words prove the observation; else the name of the field that is wrong, and a message."""
    observation, measure = wording.observation, wording.measure
    if wording.fault:
        return ("column" if observation.column else "as_stated"), wording.fault
    counted = [n for n in wording.numerals if _counts(n, measure)]
    field, number, kind = _to_prove(observation.amount)
    if not counted:
        return "as_stated", nothing_read(observation)
    numerals = [n for n in counted if not n.unread]
    agreeing = [fit for n in numerals if (fit := fitted(n, measure, numerals))]
    if kind == "range":
        proved = _proves_range(agreeing, observation.amount, measure)
        return None if proved else (field, unread(wording, counted) or told(observation, numerals))
    alike = [n for n in agreeing if is_number(n, number, measure)]
    if any(kind_of(n) == kind for n in alike):
        return None
    if alike:
        return field, f"{told(observation, alike)}; {_advice(alike, number)}"
    return field, unread(wording, counted) or _another(wording, numerals, agreeing, number)


def _advice(alike: list[Numeral], number: Number) -> str:
    """What to write, where the words say it; that they say nothing of a bound is no reason to drop it."""
    said = next((n for n in alike if n.bound or n.about), None)
    return f"write {as_fields(said, number)}" if said else "quote the words that say so, or explain it in `converted`"


def _another(wording: Wording, numerals: list[Numeral], agreeing: list[Numeral], number: Number) -> str:
    observation, measure = wording.observation, wording.measure
    if foreign := [n for n in numerals if is_number(n, number, measure)]:
        return f"{told(observation, foreign)} in {measure.unit}"
    return f"{told(observation, agreeing or numerals)}; correct one, or say in `converted` how it follows"


def _to_prove(amount: Amount) -> tuple[str, Number, str]:
    """The field and the number that the wording must hold, and how; of an estimate the central one."""
    kind = amount.kind
    if kind == "estimate":
        kind = "about" if amount.about else "exact"
    number = next(n for n in (amount.best, amount.low, amount.high) if n is not None)
    return FIELDS.get(kind, "low"), number, kind


def _counts(numeral: Numeral, measure: Measure) -> bool:
    """Whether it can prove anything: a year only with the unit behind it (2000 GB), doubled only a multiple."""
    if numeral.low is None or numeral.kind in ("number", "zero-word"):
        return numeral.low is not None
    if numeral.kind == "comparison":
        return measure.ratio
    word = WORD.match(numeral.following)
    return numeral.kind == "year" and word is not None and word[0] in measure.words


def fitted(numeral: Numeral, measure: Measure, beside: Iterable[Numeral]) -> Numeral | None:
    """The number in the figure's unit, or None when it can't be one of it.

    A number without currency or percent sign proves an amount of money or a share only where a table was quoted: when
    no word follows it, and no other number of the wording has what it lacks.
    """
    if numeral.kind == "zero-word":
        return numeral
    if measure.currencies:
        meant = measure.currencies.intersection(numeral.currencies)
        bare = _is_bare(numeral) and not numeral.flagged and not any(n.currencies for n in beside)
        if measure.money and meant:
            return _times(numeral, measure.money.factor)
        return numeral if bare else None
    if measure.share:
        bare = _is_bare(numeral) and not any(n.unit for n in beside)
        part = measure.share == "percent" and is_fraction(numeral)
        return numeral if numeral.unit == measure.share or bare or part else None
    if numeral.unit and not (numeral.unit == "times" and measure.ratio) and not _is_weight(numeral, measure):
        return None
    factor = measure.into(numeral)
    return _times(numeral, factor) if factor else None


def _is_weight(numeral: Numeral, measure: Measure) -> bool:
    """Whether pounds are a weight: they are where the figure's unit is one."""
    return numeral.unit == "GBP" and numeral.text.lower().endswith(("pounds", "pound")) and "lb" in measure.words


def _times(numeral: Numeral, factor: Fraction) -> Numeral:
    if factor == 1:
        return numeral
    low, best, high = (
        None if end is None else _product(end, factor) for end in (numeral.low, numeral.best, numeral.high)
    )
    return replace(numeral, low=low, best=best, high=high, scale="", unscaled=None)


def _product(number: Number, factor: Fraction) -> Number:
    exact = Fraction(number) * factor
    return exact.numerator if exact.denominator == 1 else Decimal(exact.numerator) / Decimal(exact.denominator)


def _is_bare(numeral: Numeral) -> bool:
    """Whether it stands as in the cell of a table: in digits, with nothing behind it."""
    return not numeral.unit and not numeral.following and not numeral.spelled


def is_fraction(numeral: Numeral) -> bool:
    """Whether it is written as a part: a third, 3/4, ½, one in five; a share may be told so without a percent sign."""
    return numeral.part and not numeral.scale and not numeral.unit


def is_number(numeral: Numeral, number: Number, measure: Measure) -> bool:
    """Whether it is written as `number`; a third may be 33 or 33.3 percent, and 300m metres where m is the unit."""
    if numeral.best is None:
        return False
    if numeral.best == number or (numeral.scale in measure.words and numeral.unscaled == number):
        return True
    if measure.shown and _is_shown(numeral.best, number, measure.shown):
        return True
    if not is_fraction(numeral):
        return False
    return rounds_to(Decimal(numeral.best) * (PERCENT if measure.share else 1), number)


def _is_shown(written: Number, number: Number, shown: ShownDigits) -> bool:
    """Whether it is the number with fewer digits, and yet with all that readers are shown of it."""
    return half_unit(written) <= half_unit(shown.number(number)) and rounds_to(number, written)


def _proves_range(numerals: list[Numeral], amount: Amount, measure: Measure) -> bool:
    if any((n.low, n.high, n.best, n.bound) == (amount.low, amount.high, None, "") for n in numerals):
        return True
    low, high = amount.low, amount.high
    if low == high:
        return False
    lows = any(low is not None and is_number(n, low, measure) and n.bound != "at-most" for n in numerals)
    return lows and any(high is not None and is_number(n, high, measure) and n.bound != "at-least" for n in numerals)
