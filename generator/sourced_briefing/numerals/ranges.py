# ruff: noqa: RUF001 - these are the characters that texts hold
"""Joins two numbers that are the ends of a range: 12-18, $12,000 to $15,000, between 10 and 20 percent, 2B to 5B."""

import re
from collections.abc import Iterable
from functools import cache

from ..values.amounts import Number
from .bounds import words_before
from .changing import CHANGES
from .digits import SPACES, times
from .found import Found
from .languages import Language
from .languages.language import split
from .patterns import LETTER, SPACE

LONGEST_GAP = 16
UNIT = rf"[°{LETTER}²³/]{{0,6}}"  # what may stand behind both ends: 1.34°C-1.41°C, 5 km to 7 km
FROM = ("de", "da", "dal", "du", "des", "del", "dai", "desde", "van", "von")
NEARBY = 10  # "fell from 5 to 2 million" means five million, "from 880,000 to 1.05 million" does not mean billions
NEAR = 8  # words before the first end among which "from", "between" and a verb of change are looked for


@cache
def gap_pattern(language: Language) -> re.Pattern[str]:
    """What may stand between the ends of a range, with a unit behind the first."""
    words = "|".join(map(re.escape, [*language.phrases("to"), *language.phrases("and_"), "to", "and", "bis"]))
    spaced = rf"(?<={SPACE})(?i:{words})(?={SPACE})"
    return re.compile(rf"(?P<unit>{SPACE}?{UNIT})??{SPACE}?(?:[-–—~～〜至到]|{spaced}|から|에서|부터){SPACE}?")


def join_ranges(text: str, items: Iterable[Found], language: Language) -> list[Found]:
    """`items` in their order, with every two that are a range made one."""
    joined: list[Found] = []
    for item in items:
        last = joined[-1] if joined else None
        if last and item.start - last.end <= LONGEST_GAP and _are_ends(text, last, item, language):
            if item.kind == "vague":  # between 10,000 and several hundred thousand
                last.bound = "at-least"
            elif _tells_change(text, last):
                _share(last, item)
            else:
                joined[-1] = _range(last, item)
                continue
        joined.append(item)
    return joined


def _are_ends(text: str, first: Found, last: Found, language: Language) -> bool:
    gap = gap_pattern(language).fullmatch(text, first.end, last.start)
    if first.kind != "number" or first.value is None or first.upper or not gap:
        return False
    if gap["unit"] and not text.startswith(gap["unit"], last.end):
        return False
    word, before = gap[0].removeprefix(gap["unit"] or "").strip(SPACES).lower(), words_before(text, first.start, 3)
    if word in ("and", *split(language.words.and_)) and not {"between", *split(language.words.between)} & set(before):
        return False
    if word in split(language.words.to) and before[-1:] and before[-1] in FROM:
        return False  # de 10 a 20: it may have changed from one to the other
    if last.kind == "vague":
        return True
    return last.kind == "number" and last.value is not None and _one_unit(first, last) and _in_order(text, first, last)


def _in_order(text: str, first: Found, last: Found) -> bool:
    low, high = _low(first, last), last.scaled
    return high is not None and (low < high or (low > high and _tells_change(text, first)))


def _tells_change(text: str, first: Found) -> bool:
    words = words_before(text, first.start, NEAR)
    return "from" in words[-3:] and bool(CHANGES.intersection(words))


def _one_unit(first: Found, last: Found) -> bool:
    if first.unit and last.unit and first.unit != last.unit:
        return bool(set(first.currencies) & set(last.currencies))
    return True


def _low(first: Found, last: Found) -> Number:
    """The first end, with the magnitude of the second where that must be meant: 2 to 5 million."""
    assert first.value is not None and last.value is not None
    shared = first.factor == 1 and last.factor != 1 and first.value < NEARBY * last.value
    return times(first.value, last.factor if shared else first.factor)


def _share(first: Found, last: Found) -> None:
    """Give the first number the magnitude and the unit that stand behind the second only."""
    low = _low(first, last)
    if low != first.scaled:
        first.factor, first.scale = last.factor, last.scale
    if not first.unit:
        first.unit, first.currencies = last.unit, last.currencies


def _range(first: Found, last: Found) -> Found:
    _share(first, last)
    narrower = tuple(code for code in first.currencies if code in last.currencies)
    first.currencies = narrower or first.currencies
    first.unit = first.currencies[0] if first.currencies else first.unit
    first.upper, first.end, first.doubtful = last, last.end, False
    first.spelled = first.spelled and last.spelled
    return first
