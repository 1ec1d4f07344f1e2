"""Whether a value that is not simply the number in the wording follows from it, as `converted` says."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice, product

from ..formulas import FormulaError, Quantity, Reference, evaluate, parse, rounded
from ..model import Figure, Observation
from ..model.briefing import Briefing
from ..numerals import DEFAULT, is_currency, read_numbers
from ..values.amounts import Number
from ..values.exact import IntervalError
from ..values.precision import rounds_to
from .conversion_numbers import MOST_NUMBERS, factors, numbers, of_unit, tells_decline, with_magnitudes, words_stated

NUMBER = r"\d{1,15}(?:[,_]\d{3}){0,5}(?:\.\d{1,15})?(?!\d)"
PART = rf"\({{0,3}}\s?{NUMBER}(?:\s?\)){{0,3}}"
ARITHMETIC = re.compile(rf"(?<!\d)(?<!\d[.,_]){PART}(?:\s?[-+−*/×]\s?{PART}){{1,8}}")
OPERAND = re.compile(NUMBER)
SIGN = re.compile(r"[-+*/]")
PLAIN_SIGNS = str.maketrans("−×", "-*")
FIGURE_ID = re.compile(r"(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])")
TERMS = re.compile(r"[-+−]")
WHOLES = {Decimal(1), Decimal(100)}
FEWEST_DIGITS = 3  # a result may be rounded, but not to fewer
ABOUT_DIGITS = 2  # nor an approximate one to fewer than these


def follows(
    briefing: Briefing, observation: Observation, language: str = DEFAULT, figure: Figure | None = None
) -> bool:
    """Whether the value can be reached from a number of `as_stated`, by what `converted` says.

    It is that number in the figure's unit, or that number below zero where the words tell of a decline; the result of
    arithmetic that `converted` writes out with it and with figures (100,000 + 300,000); or it times, or divided by, a
    number that `converted` tells as a factor (1 TFLOPS is 10^12 FLOP/s), where "billions" is one too, and so is the
    value of every figure whose id stands there. Without `as_stated` it was computed from a whole dataset, of which
    `converted` names no number.
    """
    text, stated = observation.converted or "", words_stated(observation)
    if not stated:
        return _is_of_dataset(briefing, observation)
    own = language_of_briefing(briefing)
    figures = [number for named in named_figures(briefing, observation) for number in _values(named)]
    read, plain = numbers(stated, language), of_unit(briefing.units, figure, observation, language)
    by = [*factors(text, own), *figures]
    started = with_magnitudes(stated, language)
    results = (
        n for written in _with_values(briefing, observation) for n in _results(briefing, written, started, figures)
    )
    reached: list[Number] = [*plain, *_products(read, by), *results]
    amount, below = observation.amount, tells_decline(f"{stated} {text}", (language, own))
    wanted = [amount.best] if amount.best is not None else [n for n in (amount.low, amount.high) if n is not None]
    fewest = ABOUT_DIGITS if amount.about else FEWEST_DIGITS
    return all(want in reached or any(_is(number, want, fewest, below) for number in reached) for want in wanted)


def _is_of_dataset(briefing: Briefing, observation: Observation) -> bool:
    source = briefing.sources.get(observation.source)
    numbers = read_numbers(observation.converted or "", language_of_briefing(briefing))
    return source is not None and source.kind == "dataset" and all(n.low is None for n in numbers)


def language_of_briefing(briefing: Briefing) -> str:
    """The language of the briefing, which is that of a source that names none."""
    return briefing.settings.language.replace("_", "-")


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


def _with_values(briefing: Briefing, observation: Observation) -> Iterator[str]:
    """`converted` as it is, and with each value of the figures that it names in place of their ids."""
    text, figures = observation.converted or "", named_figures(briefing, observation)
    yield text
    for values in islice(product(*map(_values, figures)), MOST_NUMBERS if figures else 0):
        written = {figure.id: f"{Decimal(value):f}" for figure, value in zip(figures, values, strict=True)}
        yield FIGURE_ID.sub(lambda match, written=written: written.get(match[0], match[0]), text)  # type: ignore[misc]


def _results(
    briefing: Briefing, text: str, started: Mapping[Decimal, Decimal], figures: Iterable[Number]
) -> Iterator[Number]:
    """What each piece of arithmetic in the text comes to that starts from one of the numbers.

    Whatever is added must come from the numbers, from figures, or be the whole (100 - 28). What is no arithmetic after
    all is passed over.
    """
    known = {abs(n) for n in started} | {abs(Decimal(n)) for n in figures} | WHOLES
    for match in ARITHMETIC.finditer(text):
        factors = {started[n] for n in started if abs(n) in _operands(match[0])}
        if factors and all(
            known.intersection(_operands(term)) for term in TERMS.split(match[0]) if OPERAND.search(term)
        ):
            try:
                result = rounded(evaluate(parse(_as_formula(match[0])), _no_figure, briefing.units)).middle
            except (FormulaError, IntervalError):
                continue
            yield from (Decimal(result) * factor for factor in factors)


def _operands(written: str) -> list[Decimal]:
    return [abs(Decimal(number.replace(",", "").replace("_", ""))) for number in OPERAND.findall(written)]


def _as_formula(written: str) -> str:
    """The same as a formula: plain signs with spaces around them, no parenthesis that only the prose around closes."""
    text = "".join(written.split()).replace(",", "_").translate(PLAIN_SIGNS)
    unclosed = text.count("(") - text.count(")")
    return SIGN.sub(r" \g<0> ", text.removeprefix("(" * unclosed).removesuffix(")" * -unclosed))


def _no_figure(reference: Reference) -> Quantity:
    raise FormulaError(f"{reference} is no number", reference.offset)


def _is(number: Number, wanted: Number, fewest: int, below: bool) -> bool:
    return rounds_to(number, wanted, fewest) or (below and wanted < 0 and rounds_to(-number, wanted, fewest))


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
