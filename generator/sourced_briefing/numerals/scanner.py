"""Finds what is written with digits."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ..values.amounts import MOST_DIGITS, Number
from .currencies import signs
from .digits import read_digits, share, times
from .found import Found
from .languages import Language
from .patterns import SPACE, item, number_at, sized_number
from .size_words import VULGAR
from .suffixes import with_unit

NAMES = {"date": "date", "day": "date", "year": "year", "citation": "name", "label": "name", "mark": "name",
         "name": "name", "ordinal": "ordinal", "counted": "ordinal", "form": "name", "broken": "name"}  # fmt: skip
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
LARGEST_PART = 64  # the largest number below a line
MONEY_AFTER_LETTER = re.compile(
    rf"\d++(?:[.,]\d++)*+{SPACE}?(?:k|m|bn|b|tn|million|billion|trillion)\b|\d+[.,]\d", re.IGNORECASE
)


def scan(text: str, language: Language) -> Iterator[Found]:
    """What has digits in `text` (which plain_digits has seen), in order and without overlap."""
    place, items = 0, item()
    while match := items.search(text, place):
        start, kind = match.start(), str(match.lastgroup)
        if kind == "name":
            match, kind = _after_sign(text, match, language)
        elif kind == "multiple":
            match = number_at(text, match.end(), language) or match
        elif kind == "broken" and (sized := sized_number(language).match(text, start)):
            match, kind = sized, "number"
        found = list(_read(text, match, kind, place, language))
        if kind == "multiple" and found:
            found[0].unread = text[start] if found[0].unit or found[0].scale else ""
            found[0].start, found[0].unit = start, "times"
        yield from found
        place = max([match.end(), *(f.end for f in found)])


def _after_sign(text: str, match: re.Match[str], language: Language) -> tuple[re.Match[str], str]:
    """The number in what only looks like a name, because the sign of a currency stands right before it: Rmb150bn."""
    letters = match["letters"] or match["word"]
    if letters not in signs() and letters.upper() not in ("USD", "EUR", "GBP", "JPY", "CNY", "CHF", "INR"):
        return match, "name"
    digits = match.start() + len(letters) + (match["letters"] is None)
    found = number_at(text, digits, language)
    if not found or (len(letters) == 1 and not MONEY_AFTER_LETTER.match(text, digits)):  # R12.5bn, but not R12
        return match, "name"
    return found, "number"


def _read(text: str, match: re.Match[str], kind: str, floor: int, language: Language) -> Iterator[Found]:
    start, end = match.span()
    if kind in NAMES:
        yield Found(start, end, NAMES[kind])
    elif kind == "power":
        yield _finished(text, Found(start, end), _power(match, language), floor, language)
    elif kind in READERS:
        yield _finished(text, Found(start, end), READERS[kind](match), floor, language)
    else:
        yield from _digits(text, match, floor, language)


def _finished(text: str, found: Found, read: tuple[Number | None, Number], floor: int, language: Language) -> Found:
    value, step = read
    if not step:
        found.kind = "name"
        return found
    found.value, found.step = value, step
    found.part = isinstance(value, Decimal) and 0 < value < 1 and "/" in text[found.start : found.end]
    found.part |= text[found.start] in VULGAR
    return with_unit(text, found, floor, language)


def _digits(text: str, match: re.Match[str], floor: int, language: Language) -> Iterator[Found]:
    start = match.start()
    parts = list(read_digits(match[0], language))
    for part in parts:
        found = Found(start + part.start, start + part.end, value=part.value, step=part.step, other=part.other)
        found.unread = "" if part.sure else match[0]
        yield with_unit(text, found, floor, language)
        floor = start + part.end
    if not parts:
        yield Found(start, match.end(), "name")  # 3.5.1


def _power(match: re.Match[str], language: Language) -> tuple[Number | None, Number]:
    exponent = int(match["exponent"] or match["raised"].translate(SUPERSCRIPTS))
    factors = list(read_digits(match["times"] or "1", language))
    if len(factors) != 1 or factors[0].value is None or not factors[0].sure or abs(exponent) >= MOST_DIGITS:
        return None, 1
    power = Decimal(1).scaleb(exponent)
    return times(factors[0].value, power), times(factors[0].step, power)


def _e_notation(match: re.Match[str]) -> tuple[Number | None, Number]:
    factor, _, exponent = match[0].lower().partition("e")
    power = int(exponent)
    if abs(power) >= MOST_DIGITS or len(factor) > MOST_DIGITS:
        return None, 1
    decimals = len(factor.partition(".")[2])
    return times(Decimal(f"{factor}e{power}"), 1), times(Decimal(1).scaleb(power - decimals), 1)


def _vulgar(match: re.Match[str]) -> tuple[Number | None, Number]:
    above, below = VULGAR[match[0][-1]]
    return share(int(match[0][:-1].strip() or 0) * below + above, below), 1


def _slashed(match: re.Match[str]) -> tuple[Number | None, Number]:
    above, below = map(int, match[0].split("/"))
    return (share(above, below), 1) if 0 < above < below <= 10 else (None, 0)  # 24/7 and 9/11 are names


def _mixed(match: re.Match[str]) -> tuple[Number | None, Number]:
    whole, part = re.split(r"[- ]", match[0])
    above, below = map(int, part.split("/"))
    return (share(int(whole) * below + above, below), 1) if 0 < above < below <= LARGEST_PART else (None, 0)


READERS = {"scientific": _e_notation, "vulgar": _vulgar, "part": _vulgar, "slashed": _slashed,
           "mixed": _mixed}  # fmt: skip
