"""What was read in the words of a source about one observation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model import Figure, Observation, Source
from ..numerals import Numeral, guess, read_numbers
from ..numerals.languages import language as language_of
from .measure import Measure
from .neighbours import strange_word, vocabulary
from .price_bases import PriceBasis, basis_fault, read_basis
from .table_rows import RowError, cell_of

ROUND = re.compile(r"\d\.\d00(?!\d)")  # 12.000: hardly a part of one, even in English
WITH_VALUE = ("number", "year")


@dataclass(frozen=True)
class Wording:
    """The words of a source about one observation, and the numbers that were read in them."""

    observation: Observation
    measure: Measure
    language: str
    given: bool  # whether the source names its language
    numerals: Sequence[Numeral]
    fault: str = ""  # why nothing in them can prove it: the cell of a table can't be found, or it is other money


def language_of_source(text: str, source: Source | None, own: str) -> str:
    """The language of a source's words: what it names, else the briefing's `own`, unless the words are of another."""
    return (source.language if source else None) or guess(text, own)


def read_wording(
    figure: Figure, observation: Observation, source: Source | None, measure: Measure, own: str
) -> Wording:
    """Read `as_stated` in the language of its source; `own` is the briefing's, which holds where none is given."""
    text, given = observation.as_stated or "", bool(source and source.language)
    if observation.column:
        return _read_cell(observation, measure, (source.language if source else None) or own, given)
    basis = read_basis(text, measure.money.year) if measure.money else PriceBasis(text)
    if measure.money and (fault := basis_fault(measure.money, basis, measure.unit)):
        return Wording(observation, measure, own, given, (), fault)
    text, tag = basis.plain, language_of_source(text, source, own)
    sure = given or language_of(tag).decimal == language_of(own).decimal
    known = vocabulary(figure, observation, source)
    numerals = []
    for numeral in read_numbers(text, tag, wording=True):
        doubtful = numeral.other is not None and (not sure or (not given and ROUND.search(numeral.text)))
        unread = numeral.unread or (numeral.text if doubtful else "")
        if numeral.bracketed and not unread:  # an aside, or below zero: nobody can tell
            unread = "("
        if not unread and numeral.kind in WITH_VALUE:
            unread = strange_word(numeral, measure, language_of(tag), known)
        numerals.append(replace(numeral, unread=unread) if unread != numeral.unread else numeral)
    return Wording(observation, measure, tag, given, numerals)


def _read_cell(observation: Observation, measure: Measure, tag: str, given: bool) -> Wording:
    """Read the one cell that `column` names of the row of a table; all of the cell has to be understood."""
    try:
        cell = cell_of(observation.as_stated or "", observation.column or "")
    except RowError as error:
        return Wording(observation, measure, tag, given, (), str(error))
    found = [replace(n, kind="number") if n.kind == "year" else n for n in read_numbers(cell, tag, wording=True)]
    whole = [n for n in found if n.text == cell or n.text + n.following.partition(" ")[0] == cell.replace(" ", "")]
    fault = "" if whole else f'the cell of `column` holds no number that can be read: "{cell}"'
    return Wording(observation, measure, tag, given, whole, fault)
