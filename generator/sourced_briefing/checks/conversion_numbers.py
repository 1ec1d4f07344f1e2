"""The numbers that a conversion may start from, and those by which it may multiply."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

from ..model import Figure, Observation
from ..numerals import Numeral, read_numbers, vague_sizes
from ..numerals.languages import language as language_of
from ..numerals.languages.language import split
from ..values.amounts import Number
from ..values.units import UnitError, Units
from .measure import measure_of
from .table_rows import RowError, cell_of
from .wording_proof import fitted

OPERATOR = re.compile(r"[=×*/÷^]")
WORD = re.compile(r"[^\W\d_]+")
FIRST_UNSPACED = "\u3040"
MOST_NUMBERS = 12  # of one text; more are not looked at


def words_stated(observation: Observation) -> str:
    """The words of the source; of a row of a table, the cell that is named."""
    text = observation.as_stated or ""
    try:
        return cell_of(text, observation.column) if observation.column else text
    except RowError:
        return text


@lru_cache(maxsize=1024)  # one sentence often explains a whole column
def numbers(text: str | None, language: str) -> tuple[Number, ...]:
    """All numbers of a text that are understood, the ends of ranges among them."""
    numerals = [numeral for numeral in read_numbers(text or "", language) if not numeral.unread]
    return tuple(dict.fromkeys(number for numeral in numerals for number in _ends(numeral)))[:MOST_NUMBERS]


@lru_cache(maxsize=1024)
def with_magnitudes(text: str | None, language: str) -> dict[Decimal, Decimal]:
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


def of_unit(units: Units, figure: Figure | None, observation: Observation, language: str) -> list[Number]:
    """The numbers of the wording that are of the figure's unit, or of one that the observation says something to."""
    text, told = words_stated(observation), f"{observation.converted} {observation.note}"
    numerals = [n for n in read_numbers(text, language, wording=True) if not n.unread]
    if figure is None:
        return [end for n in numerals for end in _ends(n)]
    try:
        measure = measure_of(units, figure.unit)
    except UnitError:
        return []
    fitting = [fit for n in numerals if n.low is not None and (fit := fitted(n, measure, numerals))]
    other = [n for n in numerals if n.low is None or _unit_word(n) in WORD.findall(told)]
    return [end for n in (*fitting, *other) for end in _ends(n)]


def _unit_word(numeral: Numeral) -> str:
    """The word in which a number is told: TOPS, percent; "" when there is none."""
    words = WORD.findall(numeral.text)
    return words[-1] if numeral.unit and words else numeral.following.partition(" ")[0]


def factors(text: str, language: str) -> Iterator[Number]:
    """The numbers of `converted` that it tells as factors: those of magnitudes and parts, or all where it says so."""
    told = OPERATOR.search(text) or _has_word(text, language_of(language).words.equals)
    for numeral in read_numbers(text, language):
        size = numeral.kind == "vague" or numeral.part or (numeral.unscaled == 1 and numeral.scale)
        if not numeral.unread and (told or size or _is_power_of_ten(numeral.best)):
            yield from (end for end in _ends(numeral) if end != 1)


def _is_power_of_ten(number: Number | None) -> bool:
    return number is not None and number > 1 and Decimal(number).normalize().as_tuple().digits == (1,)


def tells_decline(text: str, languages: Iterable[str]) -> bool:
    """Whether a word in one of the languages tells that something is below zero."""
    return any(_has_word(text, language_of(tag).words.below) for tag in languages)


def _has_word(text: str, phrases: str) -> bool:
    """Whether one of the phrases is in the text; in scripts without spaces, anywhere."""
    low = f" {' '.join(WORD.findall(text.lower()))} "
    return any((f" {phrase} " if phrase[0] < FIRST_UNSPACED else phrase) in low for phrase in split(phrases))
