"""Whether a value that is not simply the number in the wording follows from it, as `converted` says."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import product

from ..formulas import FormulaError, Quantity, Reference, evaluate, parse, rounded
from ..model import Figure, Observation
from ..model.briefing import Briefing
from ..numerals import Numeral, is_currency, read_numbers
from ..values.amounts import Number
from ..values.exact import IntervalError
from ..values.precision import rounds_to

NUMBER = r"\d{1,15}(?:[,_]\d{3}){0,5}(?:\.\d{1,15})?(?!\d)"
PART = rf"\({{0,3}}\s?{NUMBER}(?:\s?\)){{0,3}}"
ARITHMETIC = re.compile(rf"(?<!\d)(?<!\d[.,_]){PART}(?:\s?[-+−*/×]\s?{PART}){{1,8}}")
SIGN = re.compile(r"[-+*/]")
PLAIN_SIGNS = str.maketrans("−×", "-*")
FIGURE_ID = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")
MOST_NUMBERS = 12  # of one text; more are not looked at
FEWEST_DIGITS = 3  # a result may be rounded, but not to fewer
ABOUT_DIGITS = 2  # nor an approximate one to fewer than these


def follows(briefing: Briefing, observation: Observation) -> bool:
    """Whether the value can be reached from the numbers in `as_stated` and `converted`.

    It is reached when it is a number of either, or that number below zero (a decline of 23 percent); the result of
    arithmetic that `converted` writes out (100,000 + 300,000); or a number of one of them times, or divided by, a
    number of `converted`, where "billions" is one too, and so is the value of every figure whose id stands there.
    """
    stated, factors = _numbers(observation.as_stated), list(_numbers(observation.converted))
    if not stated and not factors:
        return not observation.as_stated  # computed from a whole dataset
    factors += _results(briefing, observation.converted or "")
    factors += [number for figure in named_figures(briefing, observation) for number in _values(figure)]
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
    amounts = [o.amount for o in figure.observations if not o.is_rejected]
    return [end for a in amounts for end in (a.best, a.low, a.high) if end is not None][:MOST_NUMBERS]


def _products(numbers: list[Number], factors: list[Number]) -> Iterator[Number]:
    for number, factor in product(numbers, factors):
        yield Decimal(number) * Decimal(factor)
        if factor:
            yield Decimal(number) / Decimal(factor)


def _results(briefing: Briefing, text: str) -> Iterator[Number]:
    """What each piece of arithmetic comes to that stands in the text; what is none after all is passed over."""
    for match in ARITHMETIC.finditer(text):
        try:
            yield rounded(evaluate(parse(_as_formula(match[0])), _no_figure, briefing.units)).middle
        except (FormulaError, IntervalError):
            continue


def _as_formula(written: str) -> str:
    """The same as a formula: plain signs with spaces around them, no parenthesis that only the prose around closes."""
    text = "".join(written.split()).replace(",", "_").translate(PLAIN_SIGNS)
    unclosed = text.count("(") - text.count(")")
    return SIGN.sub(r" \g<0> ", text.removeprefix("(" * unclosed).removesuffix(")" * -unclosed))


def _no_figure(reference: Reference) -> Quantity:
    raise FormulaError(f"{reference} is no number", reference.offset)


def _is(number: Number, wanted: Number, fewest: int) -> bool:
    return rounds_to(number, wanted, fewest) or (wanted < 0 and rounds_to(-number, wanted, fewest))


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
