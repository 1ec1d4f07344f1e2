"""What stands before a number and is not understood."""
# ruff: noqa: RUF001 - these are the characters that texts hold

import re
from functools import cache

from .bounds import CJK
from .digits import SPACES
from .found import Found
from .languages import Language
from .languages.language import split
from .pairs import ALIKE, CLOSES, OPENS, is_paired
from .prefixes import means_another

UNSPACED = ("zh", "ja", "ko")
FREE = frozenset(":;|、。，；：！？\n\t\r<>≤≥≦≧~～≈∼≃≳≲•=")  # may stand right before a number
SPACED = FREE | frozenset(".,!—?")  # with a space between
NUMBER_CHARACTERS = frozenset("〇零一二两兩三四五六七八九十百千万萬亿億兆第십백천만억조")
WORD = re.compile(r"([^\W\d_]+\.?)\s$")
SUM = re.compile(r"\d\S*\splus\s$")  # 5 plus 3
WINDOW = 60


def on_the_left(text: str, found: Found, language: Language) -> str:
    """What stands before the number and is not understood; "" when all is."""
    place = found.start
    if not place:
        return ""
    near = text[place - 1]
    if near not in SPACES:
        return _glued(text, place, near, language)
    far = text[place - 2] if place > 1 else ""
    if not far or far.isspace():
        return ""
    if SUM.search(text[max(0, place - WINDOW) : place]):
        return "plus"
    if far.isalpha() or far.isdecimal():
        before = text[max(0, place - WINDOW) : place]
        word = WORD.search(before)
        is_meant = word and word[1].lower() in _meant_before(language) and not means_another(before, language)
        return word[1] if word and is_meant else ""
    return "" if _is_understood(text, place, far) else far


@cache
def _meant_before(language: Language) -> frozenset[str]:
    """The words that say something of a number right behind them: sizes, and minus."""
    return frozenset(language.unknown_scales | language.scales.keys() | set(split(language.words.minus)))


def _is_understood(text: str, place: int, far: str) -> bool:
    """Whether a sign with a space between it and the number says nothing of the number."""
    ahead = text[max(0, place - 3) : place - 2]
    if far in OPENS | CLOSES | ALIKE and is_paired(text, place - 2):
        return True
    if far in ".?":
        return ahead.isalnum() or ahead in CLOSES | ALIKE  # the end of a sentence
    if far in "%°‰€$£":
        return ahead.isdecimal() or (ahead in SPACES and text[max(0, place - 4) : place - 3].isdecimal())
    if far in "'’":
        return ahead.isalpha()  # the states' 5
    return far in SPACED or (far == "+" and ahead.isdecimal())


def _glued(text: str, place: int, near: str, language: Language) -> str:
    if near in FREE or near.isspace():
        return ""
    if near in OPENS | ALIKE or near in "’”»":
        elided = near in "'’" and text[max(0, place - 2) : place - 1].isalpha()  # l'5
        return "" if elided or is_paired(text, place - 1) else near
    if re.match(f"[{CJK}]", near):
        known = near not in NUMBER_CHARACTERS and str(language.locale.language) in UNSPACED
        return "" if known else near
    if near == "," and not text[place - 2 : place - 1].isalnum():
        return ""
    return near
