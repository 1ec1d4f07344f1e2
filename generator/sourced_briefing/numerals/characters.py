"""Finds numbers in the characters of Chinese, Japanese and Korean: 三百万, 五分之一, 삼백만."""

import re
from collections.abc import Iterator
from functools import cache

from .found import Found
from .languages import Language
from .suffixes import complete

HAN = ("〇一二三四五六七八九", {"零": 0, "两": 2, "兩": 2}, {"十": 10, "百": 100, "千": 1000},
       {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12})  # fmt: skip
HANGUL = (
    "영일이삼사오육칠팔구",
    {"공": 0},
    {"십": 10, "백": 100, "천": 1000},
    {"만": 10**4, "억": 10**8, "조": 10**12},
)
SCRIPTS = {"zh": HAN, "ja": HAN, "ko": HANGUL}
TEN = 10


@cache
def _characters(code: str) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Digits, places within ten thousand, and what whole groups are multiplied by."""
    digits, more, places, groups = SCRIPTS[code]
    return {character: value for value, character in enumerate(digits)} | more, places, groups


@cache
def _pattern(code: str) -> re.Pattern[str]:
    digits, places, groups = ("".join(characters) for characters in _characters(code))
    # A digit first and a place or group behind it: the characters alone are words too (千万: be sure to).
    alone = "(?<![\uac00-\ud7a3])" if code == "ko" else ""
    part = rf"[{digits}{places}]+(?=分[之の])|(?<=分[之の])[{digits}{places}]+|" if code != "ko" else ""
    first = rf"(?:[{digits}]|[十십](?=[{digits}]))"
    return re.compile(
        rf"{part}[{digits}](?=[成割])|{alone}{first}[{digits}]*[{places}{groups}][{digits}{places}{groups}]*"
    )


def scan_characters(text: str, language: Language) -> Iterator[Found]:
    """The numbers in `text` that are written in such characters, where the language has them."""
    code = str(language.locale.language)
    if code in SCRIPTS and not text.isascii():
        for match in _pattern(code).finditer(text):
            yield complete(text, Found(*match.span(), value=_value(match[0], code), spelled=True), language)


def _value(written: str, code: str) -> int:
    """What the characters come to: 三百二十万 is (3 * 100 + 2 * 10) * 10,000."""
    digits, places, groups = _characters(code)
    total = section = digit = 0
    for character in written:
        if character in digits:
            digit = digit * TEN + digits[character]
        elif character in places:
            section, digit = section + (digit or 1) * places[character], 0
        else:
            total, section, digit = total + (section + digit or 1) * groups[character], 0, 0
    return total + section + digit
