"""Whether a value that is not simply the number in the wording follows from it, as `converted` says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import product

from ..formulas import FormulaError, Quantity, Reference, evaluate, parse, rounded
from ..model import Figure, Observation
from ..model.briefing import Briefing
from ..numerals import DEFAULT, Numeral, is_currency, read_numbers, vague_sizes
from ..values.amounts import Number
from ..values.exact import IntervalError
from ..values.precision import rounds_to

NUMBER = r"\d{1,15}(?:[,_]\d{3}){0,5}(?:\.\d{1,15})?(?!\d)"
PART = rf"\({{0,3}}\s?{NUMBER}(?:\s?\)){{0,3}}"
ARITHMETIC = re.compile(rf"(?<!\d)(?<!\d[.,_]){PART}(?:\s?[-+−*/×]\s?{PART}){{1,8}}")
OPERAND = re.compile(NUMBER)
SIGN = re.compile(r"[-+*/]")
PLAIN_SIGNS = str.maketrans("−×", "-*")
FIGURE_ID = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")
MOST_NUMBERS = 12  # of one text; more are not looked at
FEWEST_DIGITS = 3  # a result may be rounded, but not to fewer
ABOUT_DIGITS = 2  # nor an approximate one to fewer than these


def follows(briefing: Briefing, observation: Observation, language: str = DEFAULT) -> bool:
    """Whether the value can be reached from a number of `as_stated`, by what `converted` says.

    It is that number, or that number below zero (a decline of 23 percent); the result of arithmetic that `converted`
    writes out with it (100,000 + 300,000); or it times, or divided by, a number of `converted`, where "billions" is one
    too, and so is the value of every figure whose id stands there. Without `as_stated` it is the result of such
    arithmetic, or computed from a whole dataset of which `converted` names no number.
    """
    text = observation.converted or ""
    stated = _numbers(observation.as_stated, language) if observation.as_stated else ()
    factors = list(_numbers(text, language_of_briefing(briefing)))
    if not observation.as_stated and not factors:
        return True
    factors += [number for figure in named_figures(briefing, observation) for number in _values(figure)]
    started = _with_magnitudes(observation.as_stated, language) if observation.as_stated else None
    reached: list[Number] = [*stated, *_products(stated, factors), *_results(briefing, text, started)]
    amount = observation.amount
    wanted = [amount.best] if amount.best is not None else [n for n in (amount.low, amount.high) if n is not None]
    fewest = ABOUT_DIGITS if amount.about else FEWEST_DIGITS
    return all(want in reached or any(_is(number, want, fewest) for number in reached) for want in wanted)


def language_of_briefing(briefing: Briefing) -> str:
    """The language of the briefing, which is that of a source that names none."""
    return briefing.settings.language.replace("_", "-")


@lru_cache(maxsize=1024)  # one sentence often explains a whole column
def _numbers(text: str | None, language: str) -> tuple[Number, ...]:
    numerals = [numeral for numeral in read_numbers(text or "", language) if not numeral.unread]
    return tuple(dict.fromkeys(number for numeral in numerals for number in _ends(numeral)))[:MOST_NUMBERS]


@lru_cache(maxsize=1024)
def _with_magnitudes(text: str | None, language: str) -> dict[Decimal, Decimal]:
    """Each number of a text as arithmetic may write it, and what the result is then multiplied by: 18 of 18 billion."""
    found: dict[Decimal, Decimal] = {}
    for numeral in read_numbers(text or "", language):
        if not numeral.unread and numeral.best:
            unscaled = Decimal(numeral.unscaled or numeral.best)
            found |= {unscaled: Decimal(numeral.best) / unscaled, Decimal(numeral.best): Decimal(1)}
        elif not numeral.unread:
            found |= {Decimal(end): Decimal(1) for end in _ends(numeral)}
    return found


def _ends(numeral: Numeral) -> list[Number]:
    if numeral.kind == "vague":  # "the column is in billions"
        return [*vague_sizes(numeral.text)]
    return [end for end in (numeral.low, numeral.high) if end is not None]


def _values(figure: Figure) -> list[Number]:
    amounts = [o.amount for o in figure.observations if not o.is_rejected]
    return [end for a in amounts for end in (a.best, a.low, a.high) if end is not None][:MOST_NUMBERS]


def _products(stated: Iterable[Number], factors: list[Number]) -> Iterator[Number]:
    """Each stated number with each factor; 1 is left out, since whatever is meant is once itself."""
    for number, factor in product([n for n in stated if n != 1], factors):
        yield Decimal(number) * Decimal(factor)
        if factor:
            yield Decimal(number) / Decimal(factor)
        if number:
            yield Decimal(factor) / Decimal(number)


def _results(briefing: Briefing, text: str, started: Mapping[Decimal, Decimal] | None) -> Iterator[Number]:
    """What each piece of arithmetic in the text comes to that starts from one of the numbers, if any are given.

    What is no arithmetic after all is passed over.
    """
    for match in ARITHMETIC.finditer(text):
        operands = [abs(Decimal(number.replace(",", "").replace("_", ""))) for number in OPERAND.findall(match[0])]
        factors = {1} if started is None else {started[n] for n in started if abs(n) in operands}
        if factors:
            try:
                result = rounded(evaluate(parse(_as_formula(match[0])), _no_figure, briefing.units)).middle
            except (FormulaError, IntervalError):
                continue
            yield from (Decimal(result) * factor for factor in factors)


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


def missing_rate(briefing: Briefing, figure: Figure, observation: Observation, language: str) -> tuple[str, str] | None:
    """The two currencies when money was exchanged and `converted` names no figure for the rate; else None."""
    wanted = _currencies(briefing, figure)
    numerals = [n for n in read_numbers(observation.as_stated or "", language) if n.currencies] if wanted else []
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
