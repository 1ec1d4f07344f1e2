"""Words beside a number: one that is not understood may be a size, a unit or a minus, so the number proves nothing."""

import re
from collections.abc import Collection
from functools import lru_cache

from ..model import Figure, Observation, Source
from ..numerals import Numeral
from ..numerals.languages import Language
from ..numerals.lexicon import is_word
from ..values.known_units import known_unit
from .measure import Measure

NAME = re.compile(r"[A-Z][A-Za-z]{0,6}-?\d[\w-]*|[A-Z]{1,5}\d+\w*")  # B-17, A4: names with digits
JOINT = re.compile(r"[-_/'’&+.\s]+")
UNSPACED_LANGUAGES = ("zh", "ja", "ko")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
LETTERS = re.compile(r"[^\W\d_]+")
# Words that every dictionary has, and that make another number of the one before them.
ALTERING = frozenset(
    "squared cubed factorial cents cent pence penny pennies paise kopecks centimes céntimos centavos centesimi tens"
    " hundreds thousands millions point comma komma virgule coma vírgula quadrat hoch negative below_zero zero".split()
)
NUMBERS_BEFORE = frozenset("twice thrice half double triple minus times squared root log".split())


def strange_word(numeral: Numeral, measure: Measure, language: Language, known: Collection[str]) -> str:
    """The word right before or behind a number that is not understood, or ""."""
    before = numeral.before if numeral.before.lower() not in NUMBERS_BEFORE else f"!{numeral.before}"
    if before.startswith("!") or not _is_understood(numeral.before, measure, language, known):
        return numeral.before
    behind = numeral.following.partition(" ")[0]
    if behind.lower() in ALTERING or not (
        _is_unit(numeral, measure) or _is_understood(behind, measure, language, known)
    ):
        return behind
    return ""


def _is_unit(numeral: Numeral, measure: Measure) -> bool:
    words = numeral.following.split()
    return any(
        written in measure.words or written in measure.others or known_unit(written.rstrip("."))
        for written in (numeral.following, *words[:1])
    )


def _is_understood(word: str, measure: Measure, language: Language, known: Collection[str]) -> bool:
    if word in measure.words or word in measure.others or NAME.fullmatch(word) or known_unit(word):
        return True
    if is_word(word, language):
        return True
    if str(language.locale.language) in UNSPACED_LANGUAGES:
        word = UNSPACED.sub(" ", word)  # where nothing parts words, signs beside numbers have been looked at already
    return all(_is_part(part, language, known) for part in JOINT.split(word) if LETTERS.search(part))


def _is_part(part: str, language: Language, known: Collection[str]) -> bool:
    low = part.lower()
    if low in known or low.removesuffix("s") in known or NAME.fullmatch(part) or part.isdecimal():
        return True
    return is_word(part, language) if LETTERS.fullmatch(part) else False


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in re.findall(r"[^\W_]+", text))


def vocabulary(figure: Figure, observation: Observation, source: Source | None) -> frozenset[str]:
    """The words that a figure and its source are told with: what is counted, who counts it."""
    texts = [figure.label, figure.measures, figure.note or "", observation.locator, observation.note or ""]
    if source:
        texts += [source.title, source.publisher, source.via or "", *map(str, source.authors)]
    return frozenset().union(*map(_words, texts))
