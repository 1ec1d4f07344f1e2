"""Whether a value that is not simply the number in the wording follows from it, as `converted` says."""

import re
from collections.abc import Iterator
from decimal import Decimal, DecimalException
from functools import lru_cache
from itertools import product

from ..model import Figure, Observation
from ..model.briefing import Briefing
from ..numerals import Numeral, is_currency, read_numbers
from ..values.amounts import Number

NUMBER = r"\d{1,15}(?:[,_]\d{3}){0,5}(?:\.\d{1,15})?"
SUM = re.compile(rf"{NUMBER}(?:\s?[-+−*/×]\s?{NUMBER}){{1,8}}")
TERM = re.compile(rf"({NUMBER})|([-+−*/×])")
FIGURE_ID = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")
MOST_NUMBERS = 12  # of one text; more are not looked at
FEWEST_DIGITS = 3  # a result may be rounded, but not to fewer
ABOUT_DIGITS = 2  # nor an approximate one to fewer than these


def follows(briefing: Briefing, observation: Observation) -> bool:
    """Whether the value can be reached from the numbers in `as_stated` and `converted`.

    It is reached when it is a number of either, or that number below zero (a decline of 23 percent); the result of a
    sum that `converted` writes out (100,000 + 300,000); or a number of one of them times, or divided by, a number of
    `converted`, where "billions" is one too, and so is the value of every figure whose id stands there.
    """
    stated, factors = _numbers(observation.as_stated), list(_numbers(observation.converted))
    if not stated and not factors:
        return not observation.as_stated  # computed from a whole dataset
    factors += _sums(observation.converted or "") + [
        number for figure in named_figures(briefing, observation) for number in _values(figure)
    ]
    amount = observation.amount
    wanted = [amount.best] if amount.best is not None else [n for n in (amount.low, amount.high) if n is not None]
    reached: list[Number] = [*stated, *factors, *_products([*stated, *factors], factors)]
    fewest = ABOUT_DIGITS if amount.about else FEWEST_DIGITS
    return all(want in reached or any(_is(number, want, fewest) for number in reached) for want in wanted)


@lru_cache(maxsize=1024)  # one sentence often explains a whole column
def _numbers(text: str | None) -> tuple[Number, ...]:
    found = [number for numeral in read_numbers(text or "") for number in _ends(numeral)]
    return tuple(dict.fromkeys(found))[:MOST_NUMBERS]


def _ends(numeral: Numeral) -> list[Number]:
    if numeral.kind == "vague":  # "the column is in billions"
        return [numeral.step] if numeral.step else []
    return [end for end in (numeral.low, numeral.high) if end is not None]


def _values(figure: Figure) -> list[Number]:
    amounts = [o.amount for o in figure.observations if o.status != "rejected"]
    return [end for a in amounts for end in (a.best, a.low, a.high) if end is not None][:MOST_NUMBERS]


def _products(numbers: list[Number], factors: list[Number]) -> Iterator[Number]:
    for number, factor in product(numbers, factors):
        yield Decimal(number) * Decimal(factor)
        if factor:
            yield Decimal(number) / Decimal(factor)


def _sums(text: str) -> list[Number]:
    return [_result(match[0]) for match in SUM.finditer(text)]


def _result(expression: str) -> Decimal:
    """What a written-out sum comes to; * and / before + and -."""
    total, term, sign, operator = Decimal(0), Decimal(1), 1, "*"
    for number, symbol in TERM.findall(expression):
        if number:
            factor = Decimal(number.replace(",", "").replace("_", ""))
            term = term * factor if operator == "*" else term / factor if factor else term
        elif symbol in "*×/":
            operator = "/" if symbol == "/" else "*"
        else:
            total, term, operator = total + sign * term, Decimal(1), "*"
            sign = 1 if symbol == "+" else -1
    return total + sign * term


def _is(number: Number, wanted: Number, rounded: int) -> bool:
    return _rounds_to(number, wanted, rounded) or (wanted < 0 and _rounds_to(-number, wanted, rounded))


def _rounds_to(number: Number, wanted: Number, fewest: int) -> bool:
    """Whether `wanted` is the number, or it rounded to the digits of `wanted`, `fewest` of them at least."""
    if number == wanted:
        return True
    exact = Decimal(wanted)
    decimals = exact.as_tuple().exponent
    written = exact if isinstance(decimals, int) and decimals < 0 else exact.normalize()
    digits = max(len(written.as_tuple().digits), fewest)
    try:
        return bool(number) and round(Decimal(number), digits - 1 - Decimal(number).adjusted()) == exact
    except DecimalException:
        return False


def named_figures(briefing: Briefing, observation: Observation) -> list[Figure]:
    """The figures whose ids stand in `converted`."""
    words = FIGURE_ID.findall(observation.converted or "")
    return [briefing.figures[word] for word in dict.fromkeys(words) if word in briefing.figures]


def missing_rate(briefing: Briefing, figure: Figure, observation: Observation) -> tuple[str, str] | None:
    """The two currencies when money was exchanged and `converted` names no figure for the rate; else None."""
    wanted = _currencies(briefing, figure)
    numerals = [n for n in read_numbers(observation.as_stated or "") if n.currencies] if wanted else []
    if not numerals or any(wanted.intersection(n.currencies) for n in numerals):
        return None
    stated = set(numerals[0].currencies)
    for rate in named_figures(briefing, observation):
        if _currencies(briefing, rate) >= wanted and _currencies(briefing, rate) & stated:
            return None
    return numerals[0].currencies[0], min(wanted)


def _currencies(briefing: Briefing, figure: Figure) -> set[str]:
    above, below = briefing.units.parts(figure.unit)
    return {name for name in above + below if is_currency(name)}
