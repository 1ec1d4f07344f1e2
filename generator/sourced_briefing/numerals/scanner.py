"""Finds what is written with digits."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ..values.amounts import MOST_DIGITS, Number
from .currencies import signs
from .digits import read_digits, share, times
from .found import Found
from .patterns import ITEM, NUMBER
from .size_words import VULGAR
from .suffixes import with_unit

NAMES = {"date": "date", "day": "date", "year": "year", "citation": "name", "label": "name", "mark": "name",
         "name": "name", "ordinal": "ordinal", "counted": "ordinal", "form": "name", "broken": "name"}  # fmt: skip


SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
DIGITS_ALONE = re.compile(NUMBER)


def scan(text: str) -> Iterator[Found]:
    """What has digits in `text` (which plain_digits has seen), in order and without overlap."""
    place = 0
    while match := ITEM.search(text, place):
        start, kind = match.start(), str(match.lastgroup)
        letters = match["letters"] or match["word"]
        if kind == "name" and letters in signs():  # Rmb150bn
            digits = start + len(letters) + (match["letters"] is None)
            match = DIGITS_ALONE.match(text, digits) or match
            kind = "number" if match.start() == digits else kind
        found = list(_read(text, match, kind, place))
        yield from found
        place = max([match.end(), *(f.end for f in found)])


def _read(text: str, match: re.Match[str], kind: str, floor: int) -> Iterator[Found]:
    start, end = match.span()
    if kind in NAMES:
        yield Found(start, end, NAMES[kind])
    elif kind in READERS:
        value, step = READERS[kind](match)
        found = Found(start, end, "number" if step else "name", value, step or 1)
        yield with_unit(text, found, floor) if step else found
    else:
        parts = list(read_digits(match[0]))
        for part in parts:
            yield with_unit(text, Found(start + part.start, start + part.end, value=part.value, step=part.step), floor)
            floor = start + part.end
        if not parts:
            yield Found(start, end, "name")  # 3.5.1


def _power(match: re.Match[str]) -> tuple[Number | None, Number]:
    exponent = match["exponent"] or match["raised"].translate(SUPERSCRIPTS)
    return _scientific(match["times"] or "1", int(exponent))


def _e_notation(match: re.Match[str]) -> tuple[Number | None, Number]:
    factor, _, exponent = match[0].lower().partition("e")
    return _scientific(factor, int(exponent))


def _scientific(factor: str, exponent: int) -> tuple[Number | None, Number]:
    if abs(exponent) >= MOST_DIGITS or len(factor) > MOST_DIGITS:
        return None, 1
    decimals = len(factor.partition(".")[2])
    return times(Decimal(f"{factor}e{exponent}"), 1), times(Decimal(1).scaleb(exponent - decimals), 1)


def _vulgar(match: re.Match[str]) -> tuple[Number | None, Number]:
    above, below = VULGAR[match[0][-1]]
    return share(int(match[0][:-1] or 0) * below + above, below), 1


def _slashed(match: re.Match[str]) -> tuple[Number | None, Number]:
    above, below = map(int, match[0].split("/"))
    return (share(above, below), 1) if 0 < above < below <= 10 else (None, 0)  # 24/7 and 9/11 are names


READERS = {"power": _power, "scientific": _e_notation, "vulgar": _vulgar, "mixed": _vulgar, "slashed": _slashed}
