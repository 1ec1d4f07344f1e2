"""Numbers that say again what the one right before them says, in another unit: 1,991 metres (6,532 feet).

What the first one is about, the second is; the rest of a measure (9 hours and 50 minutes) is about nothing of its own.
"""

import re

from ..numerals import Numeral
from .index import Index
from .unit_fit import Fit
from .written_units import WrittenUnit

HEDGE = r"(?:about|roughly|some|nearly|around|approximately)?"
AGAIN = re.compile(
    rf"(?i)^[ \u00a0.-]?[^.,;()\d]{{0,30}}\.?(?:[ ]?[(/]|,?[ ]or|;|[ ]?[=≈])[ ]?(?:or[ ])?{HEDGE}[ ]?(?:US|[$€£¥])?$"
)
REST = re.compile(r"(?i)^[ ]?[a-z'’]{1,8}\.?(?:[ ]and)?[ ]$")
INCH = re.compile(r"[ ]in\b")
POUNDS = ("pound", "pounds")  # of money or of mass
LONGEST_GAP = 45


def says_again(index: Index, text: str, before: Numeral, numeral: Numeral) -> bool:
    """Whether `numeral` follows the number before it as the same in another unit or currency."""
    gap = text[before.end : numeral.start]
    if len(gap) > LONGEST_GAP or not AGAIN.search(gap):
        return False
    if _is_money(before) or _is_money(numeral):
        return _is_money(before) and _is_money(numeral) and before.currencies[0] != numeral.currencies[0]
    one, other = _unit(index, text, before), _unit(index, text, numeral)
    return one.is_unit and other.is_unit and one != other


def is_rest(index: Index, text: str, before: Numeral, numeral: Numeral) -> bool:
    """Whether `numeral` tells the smaller part of the measure that the number before it begins: 21 ft 4 in."""
    gap = text[before.end : numeral.start]
    if len(gap) > LONGEST_GAP or not REST.search(gap):
        return False
    return bool(INCH.match(text, numeral.end)) or _is_smaller(
        index, _unit(index, text, before), _unit(index, text, numeral)
    )


def _is_money(numeral: Numeral) -> bool:
    return bool(numeral.currencies) and not numeral.text.lower().endswith(POUNDS)


def _unit(index: Index, text: str, numeral: Numeral) -> WrittenUnit:
    if numeral.text.lower().endswith(POUNDS):
        return index.units.words.beside(" pounds")
    return index.units.words.beside(text[numeral.end : numeral.end + LONGEST_GAP])


def _is_smaller(index: Index, one: WrittenUnit, other: WrittenUnit) -> bool:
    first, second = index.units.words.known(one), index.units.words.known(other)
    factor = second.into(first) if first and second else None
    return factor is not None and factor < 1


def fit_again(index: Index, text: str, numeral: Numeral, unit: str) -> Fit | None:
    """How the second number fits the figure of the first: only where its unit is written, or money is the same."""
    fit = index.units.fit(numeral, unit, 0.0, text[numeral.end : numeral.end + LONGEST_GAP])
    return fit if fit and (fit.sure == 1 or numeral.currencies) else None
