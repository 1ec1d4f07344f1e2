"""What stands behind a number and is not understood."""
# ruff: noqa: RUF001 - these are the characters that texts hold

import re
from functools import cache

from .bounds import CJK, NOTE, PLUS
from .digits import SPACES
from .found import Found
from .languages import Language
from .languages import language as language_of
from .languages.language import split
from .left import NUMBER_CHARACTERS, UNSPACED
from .pairs import ALIKE, CLOSES, OPENS, is_paired
from .patterns import LETTER
from .suffixes import any_of

PAUSES = frozenset(".,;:!、。，；：！\n\t|")
MONEY = frozenset("$€£¥₹₩")  # of the number that follows
SIGNS_OF_NEXT = frozenset("½¼¾~<>≈≤≥+-–−")
SIZES_OF_MONEY = frozenset("mi m mm k b bi t tri md mds".split())  # units of measure elsewhere
MARGIN = frozenset("±")  # 3.4 ± 0.4: the number behind it is not sure to be one
ELLIPSIS = re.compile(r" ?(?:\.{2,}|…)")
NEXT_WORD = re.compile(rf"[{SPACES}-]?([^\W\d_]+\.?)")
BRACKET = re.compile(rf"[{SPACES}]?[(\[（]([^()\[\]（）\d]{{0,60}})[)\]）]")


def on_the_right(text: str, found: Found, language: Language) -> str:
    """What stands behind the number and is not understood; "" when all is."""
    place = found.upper.end if found.upper and found.upper.end > found.end else found.end
    if place >= len(text):
        return ""
    if (word := NEXT_WORD.match(text, place)) and _is_strange_size(word[1], language, money=bool(found.currencies)):
        return word[1]
    if (bracket := BRACKET.match(text, place)) and _is_strange_bracket(bracket[1], language):
        return bracket[0].strip()
    if ELLIPSIS.match(text, place):
        return "…"
    near = text[place]
    if near in SPACES:
        return _spaced(text, place + 1)
    return "" if near.isspace() else _glued(text, found, place, language)


def _is_strange_size(word: str, language: Language, *, money: bool = False) -> bool:
    low = word.lower()
    if money and low.rstrip(".") in SIZES_OF_MONEY:
        return True
    if len(low) > 1 and (_is_size(low, language) or _is_size(low.removesuffix("s"), language)):
        return True  # one that was not counted: 80% million
    return low in language.unknown_scales or (low.rstrip(".") in language.unknown_scales and low not in language.common)


def _is_size(word: str, language: Language) -> bool:
    return word in language.scales or word in language.words.rounded


def _is_strange_bracket(inside: str, language: Language) -> bool:
    """Whether what stands in brackets right behind a number is a size that was not understood, or no word at all."""
    words = re.findall(r"[^\W\d_]+\.?", inside.lower())
    sizes = language.unknown_scales | language.scales.keys()
    forms = {form for word in words for form in (word, word.rstrip("."), word.removesuffix("s"))}
    return not words or not forms.isdisjoint(sizes)


def _spaced(text: str, place: int) -> str:
    """What stands behind the number with a space between."""
    far, after = text[place : place + 1], text[place + 1 : place + 2]
    if not far or far.isspace() or far.isalpha() or far.isdecimal() or far in PAUSES:
        return ""
    if far in OPENS | CLOSES | ALIKE:
        return "" if is_paired(text, place) else far
    if far in "-–—":
        return "" if re.match(rf"[ ]?[{LETTER}(\"“]", text[place + 1 :]) or after.isdecimal() else far
    if far == "<" and (after.isalpha() or after == "/"):
        return ""  # a tag of HTML
    if far == "+" and PLUS.match(text, place - 1):
        return ""
    if far == "°":
        return "" if after in tuple("CFK") else far
    if far in "*×":  # 0.9144 * metre
        return "" if re.match(rf"[{SPACES}][{LETTER}]", text[place + 1 :]) else far
    return "" if far in MONEY | SIGNS_OF_NEXT | MARGIN and re.match(r" ?\d", text[place + 1 :]) else far


def _glued(text: str, found: Found, place: int, language: Language) -> str:
    near, after = text[place], text[place + 1 : place + 2]
    if near in PAUSES:
        return near if after.isalnum() and near in ".,;:!" else ""
    if near in CLOSES | ALIKE:
        return near if after.isalnum() or not is_paired(text, place) else ""
    if near in MARGIN and re.match(r" ?\d", text[place + 1 :]):
        return ""
    if NOTE.match(text, place):
        sure = near in "[*†‡" or found.scale or found.unit or "," in text[found.start : place]
        return "" if sure else near
    if near in "-–—/":
        return (
            near if not after.isalpha() and not (near in "–—" and re.match(rf" [{LETTER}]", text[place + 1 :])) else ""
        )
    if near == "+":
        return "" if PLUS.match(text, place) else near
    if re.match(f"[{CJK}]", near):
        return "" if _counters().match(text, place) else near
    bare = not found.unit and not found.flagged and not found.scale
    if near == "°":
        return "" if bare and after in tuple("CFK") else near
    return "" if bare and re.match(rf"[{LETTER}]", near) else near  # a unit: patterns let nothing else through


@cache
def _counters() -> re.Pattern[str]:
    """What may stand right behind a number in scripts without spaces."""
    known: set[str] = set()
    for words in (language_of(code).words for code in UNSPACED):
        after = (words.or_more, words.or_less, words.or_so)
        known |= {each for phrases in (words.counters, words.common, *after) for each in split(phrases)}
    return re.compile(
        any_of([word for word in known if re.match(f"[{CJK}]", word) and word[0] not in NUMBER_CHARACTERS])
    )
