"""Finds what is written in words. text2num lives here only."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from text_to_num import find_numbers  # type: ignore[import-untyped]

from .bounds import ARTICLES
from .characters import scan_characters
from .digits import share, times
from .found import Found
from .languages import Language
from .languages.language import split
from .patterns import LETTER, SPACE
from .rounded import scan_halves, scan_ones, scan_rounded
from .shares import TIME, end_of_among
from .size_words import TRIGGERS
from .suffixes import any_of, complete
from .worded import scan_phrases

WORDS = re.compile(r"[a-z]+")
WORD = re.compile(rf"([{LETTER}]+)|[^{LETTER}\s-]")
PRONOUN = re.compile(r"(?i)\b(?:no|any|every|some|each|this|that|which|another|other)[ -]one$")
ENGLISH = "en"
LONGEST_EVERY = 10
GERMANIC = ("die", "der", "dem", "das", "de", "het")


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


def scan_words(text: str, taken: Sequence[Found], language: Language) -> list[Found]:
    """What is written in words in `text`, in which `taken` was found already."""
    rest = _without(text, taken)
    if language.spelled == ENGLISH:
        if TRIGGERS.isdisjoint(WORDS.findall(rest.lower())):
            return []
        phrases = list(scan_phrases(rest, language))
    else:
        phrases = [*_parts(rest, language), *scan_rounded(rest, language), *scan_halves(rest, language)]
    phrases += scan_characters(rest, language)
    phrases += _numbers(_without(rest, phrases), language)
    return phrases + ([] if language.spelled == ENGLISH else list(scan_ones(_without(rest, phrases), language)))


def may_hold_numbers(text: str) -> bool:
    """Whether there can be a number in an English `text`: cheap to ask, and most paragraphs of prose hold none."""
    return any(map(str.isnumeric, text)) or not TRIGGERS.isdisjoint(WORDS.findall(text.lower()))


def _without(text: str, taken: Sequence[Found]) -> str:
    """`text`, as long as before, with bars where something was found: they join no words."""
    pieces, place = [], 0
    for found in sorted(taken, key=lambda found: found.start):
        if found.start >= place:
            pieces += [text[place : found.start], "|" * (found.end - found.start)]
            place = found.end
    return "".join([*pieces, text[place:]])


@cache
def _parts_pattern(language: Language) -> re.Pattern[str]:
    """A part of something in another language than English: ein Viertel, deux tiers, la mitad, doubled."""
    one, parts = any_of(language.phrases("one")), any_of(list(language.words.parts))
    multiples = any_of(list(language.words.multiples))
    above = rf"(?:(?P<one>{one})|(?P<above>[{LETTER}]{{2,12}})){SPACE}"
    return re.compile(rf"(?<![{LETTER}\d-])(?:(?:{above})?(?P<below>{parts})|(?P<multiple>{multiples}))")


def _parts(text: str, language: Language) -> Iterator[Found]:
    if not language.words.parts:
        return
    for match in _parts_pattern(language).finditer(text):
        if match["multiple"]:
            multiple = language.words.multiples[match["multiple"].lower()]
            yield Found(*match.span(), "comparison", value=multiple, unit="times", spelled=True)
        elif value := _part(match, language):
            start = match.start() if match["one"] or _is_with(match["above"], language) else match.start("below")
            yield complete(text, Found(start, match.end(), value=value, spelled=True, part=True), language)


def _is_with(above: str | None, language: Language) -> bool:
    """Whether a word before a part is its article or a number: la mitad, drei Viertel; but not mais da metade."""
    if not above:
        return False
    article = above.lower() in (*ARTICLES.get(str(language.locale.language), ()), *GERMANIC)
    return article or bool(find_numbers([Word(above, 0, 1)], language.spelled, threshold=0) if language.spelled else [])


def _part(match: re.Match[str], language: Language) -> Decimal | int | None:
    """The value of a part; None for an ordinal, as in "the third" without a numerator."""
    below = language.words.parts[match["below"].lower()]
    if match["one"] or below == 2:
        return share(1, below)
    numbers = find_numbers([Word(match["above"], 0, 1)], language.spelled, threshold=0) if match["above"] else []
    above = int(numbers[0].value) if len(numbers) == 1 and not numbers[0].is_ordinal else 0
    return share(above, below) if 0 < above < below else None


def _numbers(text: str, language: Language) -> Iterator[Found]:
    if not language.spelled:
        return
    # Nothing but letters reaches text2num, which half a surrogate would make stop the program.
    words = [Word(match[1] or ".", *match.span()) for match in WORD.finditer(text)]
    for number in find_numbers(words, language.spelled, threshold=0):
        run = words[number.start : number.end]
        before = text[max(0, run[0].start - 8) : run[-1].end]
        if number.is_ordinal:
            yield from _every(text, run, int(number.value), language)
        elif not _is_no_number(text, run, language) and not PRONOUN.search(before):
            yield complete(text, _number(text, run, times(Decimal(str(number.value)), 1), language), language)


def _every(text: str, run: list[Word], number: int, language: Language) -> Iterator[Found]:
    """A share that an ordinal tells: every fifth household, jeder Fünfte; but not every fifth year."""
    before = text[max(0, run[0].start - LONGEST_EVERY) : run[0].start].lower().split()
    if number > 1 and before and before[-1] in split(language.words.every) and not TIME.match(text, run[-1].end):
        start = text.lower().rindex(before[-1], 0, run[0].start)
        yield Found(start, run[-1].end, value=share(1, number), spelled=True, part=True)


def _is_no_number(text: str, run: list[Word], language: Language) -> bool:
    """Whether a run of words only looks like a number: o, and the articles of other languages (un, ein, unos)."""
    word = run[0].word.lower()
    if language.spelled == ENGLISH:
        return word == "o"
    if len(run) > 1:
        return False
    article = word in language.phrases("one") or (word,) in language.before
    return article and not _is_one_of(text, run[0].end, language)


def _is_one_of(text: str, place: int, language: Language) -> bool:
    """Whether an article is the number one because of what follows: un salarié sur quatre."""
    end = end_of_among(text, place, language)
    word = WORD.match(text, end) if end else None
    return word is not None and (
        not word[1] or bool(find_numbers([Word(word[1], 0, 1)], language.spelled, threshold=0))
    )


def _number(text: str, run: list[Word], value: Decimal | int, language: Language) -> Found:
    first, last, start = run[0].word.lower(), run[-1].word.lower(), run[0].start
    if first in language.scales and text[max(0, start - 3) : start].lower() in (" a ", "a "):
        start -= 2  # a million
    found = Found(start, run[-1].end, value=value, spelled=True)
    if last in language.scales and value >= language.scales[last]:
        found.value = share(int(value), language.scales[last])
        found.factor, found.scale = language.scales[last], last
    return found
