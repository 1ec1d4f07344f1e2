"""Finds what is written in words. text2num lives here only."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from text_to_num import find_numbers  # type: ignore[import-untyped]

from .digits import share, times
from .found import Found
from .size_words import SCALES, TRIGGERS
from .suffixes import complete
from .worded import scan_phrases

WORDS = re.compile(r"[a-z]+")
WORD = re.compile(r"([A-Za-z]+)|[^A-Za-z\s-]")
PRONOUN = re.compile(r"(?i)\b(?:no|any|every|some|each|this|that|which|another|other)[ -]one$")


class Word:
    """A word as text2num asks for it. It stops the whole program when a method is missing, whatever its manual says."""

    __slots__ = ("end", "start", "word")

    def __init__(self, word: str, start: int, end: int) -> None:
        self.word, self.start, self.end = word, start, end

    def text(self) -> str:
        return self.word

    def text_lowercase(self) -> str:
        return self.word.lower()

    def nt_separated(self, previous: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return False


def scan_words(text: str, taken: Sequence[Found]) -> list[Found]:
    """What is written in words in `text`, in which `taken` was found already."""
    rest = _without(text, taken)
    if TRIGGERS.isdisjoint(WORDS.findall(rest.lower())):
        return []
    phrases = list(scan_phrases(rest))
    return phrases + list(_numbers(_without(rest, phrases)))


def may_hold_numbers(text: str) -> bool:
    """Whether there can be a number in `text`: cheap to ask, and most paragraphs of prose hold none."""
    return any(map(str.isnumeric, text)) or not TRIGGERS.isdisjoint(WORDS.findall(text.lower()))


def _without(text: str, taken: Sequence[Found]) -> str:
    """`text`, as long as before, with bars where something was found: they join no words."""
    pieces, place = [], 0
    for found in taken:
        pieces += [text[place : found.start], "|" * (found.end - found.start)]
        place = found.end
    return "".join([*pieces, text[place:]])


def _numbers(text: str) -> Iterator[Found]:
    # Nothing but ASCII reaches text2num, which half a surrogate would make stop the program.
    words = [Word(match[1] or ".", *match.span()) for match in WORD.finditer(text)]
    for number in find_numbers(words, "en", threshold=0):
        run = words[number.start : number.end]
        before = text[max(0, run[0].start - 8) : run[-1].end]
        if not number.is_ordinal and run[0].word not in ("o", "O") and not PRONOUN.search(before):
            yield complete(text, _number(text, run, times(Decimal(str(number.value)), 1)))


def _number(text: str, run: list[Word], value: Decimal | int) -> Found:
    first, last, start = run[0].word.lower(), run[-1].word.lower(), run[0].start
    if first in SCALES and text[max(0, start - 3) : start].lower() in (" a ", "a "):
        start -= 2  # a million
    found = Found(start, run[-1].end, value=value, spelled=True)
    if last in SCALES and value >= SCALES[last]:
        found.value, found.factor, found.scale = share(int(value), SCALES[last]), SCALES[last], last
    return found
