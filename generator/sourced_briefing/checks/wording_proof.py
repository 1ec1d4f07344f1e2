"""Whether the words of a source prove an observation: its number, its unit, and what is said around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ..base.problems import quote
from ..model import Observation
from ..numerals import Numeral, is_currency, read_numbers
from ..values.amounts import Amount, Number
from ..values.exact import to_digits
from ..values.precision import rounds_to
from ..values.units import Units

LONGEST = 20  # digits of a number in a message; a third has more
WORD = re.compile(r"[^\W\d]+")
FIELDS = {"exact": "value", "about": "about", "at-least": "low", "at-most": "high"}


@dataclass(frozen=True)
class Measure:
    """What a figure's unit asks of the numbers that prove it."""

    unit: str
    currencies: frozenset[str]
    percent: bool
    ratio: bool  # a plain number, so that multiples prove it
    words: frozenset[str]  # how its parts are written
    others: frozenset[str]  # how the units that are not part of it are written


def measure_of(units: Units, unit: str) -> Measure:
    """What `unit` asks. Raises UnitError when it is not known."""
    plain = units.dimensions(unit) in ("", "dimensionless")
    above, below = units.parts(unit)
    percent = any(units.symbol(name) == "%" for name in above)
    words = {word for name in above + below for word in _written(units, name)}
    others = {word for name in units.names for word in _written(units, name)} - words
    currencies = frozenset(filter(is_currency, above))
    return Measure(unit, currencies, percent, plain and not percent, frozenset(words), frozenset(others))


def _written(units: Units, name: str) -> set[str]:
    return {name, units.symbol(name), units.plural(name) or name}


def disproof(observation: Observation, measure: Measure) -> tuple[str, str] | None:
    """None when `as_stated` proves the observation; else the name of the field that is wrong, and a message."""
    amount = observation.amount
    numerals = [n for n in read_numbers(observation.as_stated or "") if _counts(n, measure)]
    field, number, kind = _to_prove(amount)
    if not numerals:
        return "as_stated", _nothing_read(observation)
    agreeing = [n for n in numerals if agrees(n, measure, numerals)]
    if kind == "range":
        return None if _proves_range(agreeing, amount, measure) else (field, _told(observation, numerals))
    alike = [n for n in agreeing if is_number(n, number, measure)]
    if any(_kind(n) == kind for n in alike):
        return None
    if alike:
        return field, f"{_told(observation, alike)}; write {_as_fields(alike[0], number)}"
    if foreign := [n for n in numerals if is_number(n, number, measure)]:
        return field, f"{_told(observation, foreign)} in {measure.unit}"
    return field, f"{_told(observation, agreeing or numerals)}; correct one, or say in `converted` how it follows"


def _to_prove(amount: Amount) -> tuple[str, Number, str]:
    """The field and the number that the wording must hold, and how; of an estimate the central one."""
    kind = amount.kind
    if kind == "estimate":
        kind = "about" if amount.about else "exact"
    number = next(n for n in (amount.best, amount.low, amount.high) if n is not None)
    return FIELDS.get(kind, "low"), number, kind


def _counts(numeral: Numeral, measure: Measure) -> bool:
    """Whether it can prove anything: a year only with the unit behind it (2000 GB)."""
    if numeral.low is None or numeral.kind in ("number", "zero-word"):
        return numeral.low is not None
    word = WORD.match(numeral.following)
    return numeral.kind == "year" and word is not None and word[0] in measure.words


def agrees(numeral: Numeral, measure: Measure, beside: Iterable[Numeral]) -> bool:
    """Whether a number can be one of the figure's unit.

    A number without currency or percent sign proves an amount of money or a share only where a table was quoted: when
    no word follows it, and no other number of the wording has what it lacks.
    """
    if numeral.kind == "zero-word":
        return True
    if measure.currencies:
        meant = measure.currencies.intersection(numeral.currencies)
        return bool(meant) or (_is_bare(numeral) and not any(n.currencies for n in beside))
    if measure.percent:
        bare = _is_bare(numeral) and not any(n.unit == "percent" for n in beside)
        return numeral.unit == "percent" or bare or is_fraction(numeral)
    word = WORD.match(numeral.following)
    return (numeral.unit == "" or (numeral.unit == "times" and measure.ratio)) and not (
        word and word[0] in measure.others
    )


def _is_bare(numeral: Numeral) -> bool:
    return not numeral.unit and not numeral.following


def is_fraction(numeral: Numeral) -> bool:
    """Whether it is written as a part: a third, 3/4, ½; a share may be told so without a percent sign."""
    return isinstance(numeral.best, Decimal) and not numeral.scale and not set(".,") & set(numeral.text)


def is_number(numeral: Numeral, number: Number, measure: Measure) -> bool:
    """Whether it is written as `number`; a third may be 33 or 33.3 percent, and 300m metres where m is the unit."""
    if numeral.best is None:
        return False
    if numeral.best == number or (numeral.scale in measure.words and numeral.unscaled == number):
        return True
    if not is_fraction(numeral):
        return False
    return rounds_to(Decimal(numeral.best) * (100 if measure.percent else 1), number)


def _kind(numeral: Numeral) -> str:
    if numeral.bound:
        return numeral.bound
    return "range" if numeral.best is None else "about" if numeral.about else "exact"


def _proves_range(numerals: list[Numeral], amount: Amount, measure: Measure) -> bool:
    if any((n.low, n.high, n.best) == (amount.low, amount.high, None) for n in numerals):
        return True
    low, high = amount.low, amount.high
    if low == high:
        return False
    lows = any(low is not None and is_number(n, low, measure) and n.bound != "at-most" for n in numerals)
    return lows and any(high is not None and is_number(n, high, measure) and n.bound != "at-least" for n in numerals)


def _nothing_read(observation: Observation) -> str:
    return (
        f"as_stated holds no number that can be read: {quote(observation.as_stated)}; quote the words with the number, "
        "or say in `converted` how the value follows from them"
    )


def _told(observation: Observation, numerals: list[Numeral]) -> str:
    """What was read, and what was expected."""
    read = " and ".join(dict.fromkeys(tell(n.amount, n.unit) for n in numerals[:4] if n.amount))
    return f"as_stated says {quote(observation.as_stated)} ({read}), but the value is {tell(observation.amount)}"


def tell(amount: Amount, unit: str = "") -> str:
    """An amount in a message: at least 115,000 USD; exactly 115,000."""
    unit = f" {unit}" if unit else ""
    match amount.kind:
        case "at-least" | "at-most":
            return f"{amount.kind.replace('-', ' ')} {_digits(amount.middle)}{unit}"
        case "range":
            assert amount.low is not None and amount.high is not None
            return f"{_digits(amount.low)} to {_digits(amount.high)}{unit}"
        case "about" | "exact":
            return f"{'about' if amount.about else 'exactly'} {_digits(amount.middle)}{unit}"
        case _:
            return f"{_digits(amount.middle)}{unit} as the central number"


def _digits(number: Number) -> str:
    return f"{number:,}" if isinstance(number, int) or len(str(number)) < LONGEST else f"{to_digits(number, 4):,f}"


def _as_fields(numeral: Numeral, number: Number) -> str:
    """How the observation would be written if the wording is right."""
    written = f"{number:_}" if isinstance(number, int) else str(number)
    return f"`{FIELDS.get(_kind(numeral), 'value')}: {written}`"
