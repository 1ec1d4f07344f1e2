"""Which words a language has. Simplemma lives here only.

A word beside a number is either understood or not. Simplemma holds the words of some fifty languages, in all their
forms and without a network; a language's words are loaded when the first of them is asked for.
"""

import re
from functools import cache, lru_cache

from .languages import Language
from .languages.language import split

SHORTEST_PART = 4  # letters of each part of a compound: chip|sets, Windkraft|leistung
KINDS = ("at_least", "at_most", "about", "minus", "denied", "or_more", "or_less", "or_so", "percent", "points", "times",
         "to", "and_", "between", "one", "among", "common")  # fmt: skip
WORD = re.compile(r"[^\W\d_]{2,40}")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
OTHER_SCRIPTS = ("ru", "uk", "bg", "mk", "el", "hi", "ka", "hy", "fa")


@cache
def _of_tables(language: Language) -> frozenset[str]:
    """The words of the language's own table."""
    phrases = [phrase for kind in KINDS for phrase in split(getattr(language.words, kind))]
    phrases += split(language.words.invariable)
    return frozenset(
        word.lower() for phrase in phrases for word in (*phrase.split(), *re.findall(r"[^\W\d_]+", phrase))
    )


@lru_cache(maxsize=50_000)
def is_word(word: str, language: Language) -> bool:
    """Whether `word` is one of the language: in its tables, in its dictionary, or made of two that are in it."""
    low = word.lower()
    if low in _of_tables(language):
        return True
    code = str(language.locale.language)
    latin = code not in OTHER_SCRIPTS
    if bool(LATIN.fullmatch(word)) != latin or not WORD.fullmatch(word):
        return False
    return _is_known(word, code) or any(
        _is_known(low[:place], code) and _is_known(low[place:], code)
        for place in range(SHORTEST_PART, len(low) - SHORTEST_PART + 1)
    )


@lru_cache(maxsize=50_000)
def is_small_word(word: str, language: Language) -> bool:
    """Whether the language has the word in small letters, so that a capital at a sentence's start tells nothing."""
    low = word.lower()
    return low in _of_tables(language) or (low.isalpha() and _is_listed((low,), str(language.locale.language)))


def _is_known(word: str, code: str) -> bool:
    return _is_listed((word, word.capitalize()) if word.islower() else (word,), code)


def _is_listed(forms: tuple[str, ...], code: str) -> bool:
    import simplemma  # noqa: PLC0415 - takes a tenth of a second, and most runs need none of its words

    try:
        return any(simplemma.is_known(form, code, low_memory=True) for form in forms)
    except ValueError:  # no such dictionary
        return False
