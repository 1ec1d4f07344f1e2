"""Finds round numbers that nouns tell, halves, and one of a large number: une vingtaine, anderthalb, un billón."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from .digits import share
from .found import Found
from .languages import Language
from .patterns import LETTER, SPACE
from .suffixes import any_of, complete


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    sizes = [word for word in language.words.scales if len(word) > 3 and word.isalpha()]
    one, nouns, size = any_of(language.phrases("one")), any_of(list(language.words.rounded)), any_of(sizes)
    return re.compile(
        rf"(?<![{LETTER}\d-])(?P<one>{one}){SPACE}(?:(?P<noun>{nouns})(?:{SPACE}d[ei](?={SPACE}{size}))?|(?={size}))"
    )


def scan_rounded(text: str, language: Language) -> Iterator[Found]:
    """The round numbers in `text` that nouns tell: une vingtaine, une centaine de millions."""
    if language.words.rounded:
        for match in _pattern(language).finditer(text):
            if match["noun"]:
                value = language.words.rounded[match["noun"].lower()]
                yield complete(text, Found(*match.span(), value=value, about=True, spelled=True), language)


@cache
def _halves(language: Language) -> re.Pattern[str]:
    mixed, halves = any_of(list(language.words.mixed)), any_of(language.phrases("and_half"))
    one, half = any_of(language.phrases("one")), any_of(language.phrases("half"))
    sizes = any_of([word for word in language.words.scales if len(word) > 3 and word.isalpha()])
    sized = rf"(?:{one}{SPACE})?{half}-?(?={SPACE}?{sizes})"
    return re.compile(rf"(?<![{LETTER}\d-])(?:(?P<mixed>{mixed})|(?P<half>{halves})|(?P<sized>{sized}))")


def scan_halves(text: str, language: Language) -> Iterator[Found]:
    """Numbers with a half: anderthalb; and of kind "fraction" what belongs to the one before it: et demi."""
    if language.words.mixed or language.words.and_half:
        for match in _halves(language).finditer(text):
            if match["mixed"]:
                value = Decimal(language.words.mixed[match["mixed"].lower()])
                yield complete(text, Found(*match.span(), value=value, spelled=True), language)
            elif match["sized"]:
                yield complete(text, Found(*match.span(), value=share(1, 2), spelled=True), language)
            else:
                yield complete(text, Found(*match.span(), "fraction", share(1, 2), spelled=True), language)


def scan_ones(text: str, language: Language) -> Iterator[Found]:
    """One of a large number, where nothing else in `text` was read so: un billón, ein Dutzend."""
    if language.words.one and language.words.parts:
        for match in _pattern(language).finditer(text):
            if not match["noun"]:
                yield complete(text, Found(match.start(), match.end("one"), value=1, spelled=True), language)
