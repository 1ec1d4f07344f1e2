"""What belongs to a number before it: sign, currency, and the magnitude at the head of a table."""

import re
from functools import cache

from .currencies import last_of_signs, signs
from .digits import SPACES
from .found import Found
from .languages import Language, words_of
from .languages.language import MINUS
from .patterns import LETTER

LONGEST_SIGN = 6
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3](?<![〇零一二三四五六七八九十百千万萬亿億兆])")
DASHES = "-–—﹣"
BEFORE_SIGN = " \u00a0\u2007\u2009\u202f\t\n([{\"“„«'‘:|;,=/<>≤≥~≈"  # what may stand before a minus sign
LONGEST_MINUS = 12
WINDOW = 48  # characters looked at
LONGEST_PHRASE = 3  # words of a phrase that ends with a minus, and means none: au moins, por lo menos
SINGLE = re.compile(r"\d++(?:[.,]\d++)*+\s?(?:k|m|bn|b|tn|million|billion|trillion)\b|\d+[.,]\d", re.IGNORECASE)


def take_before(text: str, found: Found, floor: int, language: Language) -> None:
    """Take in the sign and the currency before the number, in either order; nothing before `floor`."""
    signed = _take_sign(text, found, floor)
    take_currency(text, found, floor)
    if not signed:
        signed = _take_sign(text, found, floor)
    if not signed:
        take_minus(text, found, floor, language)


def take_currency(text: str, found: Found, floor: int) -> None:
    """Take in the sign or code of a currency right before the number."""
    end = found.start
    if end > floor and text[end - 1] in SPACES:
        end -= 1
    bracket = end > floor and text[end - 1] == ")"  # Price (USD) 12
    end -= bracket
    if end == floor or text[end - 1] not in last_of_signs():
        return
    known = signs()
    for length in range(min(LONGEST_SIGN, end - floor), 0, -1):
        start = end - length
        sign = text[start:end]
        if sign not in known or _is_cut(text, start, floor, sign):
            continue
        if bracket and not (start > floor and text[start - 1] == "("):
            continue
        if len(sign) == 1 and sign.isalpha() and not (end == found.start and SINGLE.match(text, found.start)):
            continue
        found.start, found.currencies, found.unit = start - bracket, known[sign], known[sign][0]
        return


def _is_cut(text: str, start: int, floor: int, sign: str) -> bool:
    """Whether the sign is only the end of a longer word."""
    return sign[0].isalpha() and sign[0].isascii() and start > floor and text[start - 1].isalnum()


def _take_sign(text: str, found: Found, floor: int) -> bool:
    at = found.start - 1
    if at < floor or text[at] not in DASHES + "+":
        return False
    if (
        at > 0
        and text[at - 1] not in BEFORE_SIGN
        and text[at - 1] not in last_of_signs()
        and not CJK.match(text[at - 1])
    ):
        return False
    if at > 0 and text[at - 1].isalnum() and not (CJK.match(text[at - 1]) and text[at] in "-–"):
        return False
    found.start = at
    if text[at] != "+":
        _negate(found)
    return True


def _negate(found: Found) -> None:
    found.value = None if found.value is None else -found.value
    found.other = None if found.other is None else -found.other


@cache
def _minus_pattern(language: Language) -> re.Pattern[str]:
    phrases = sorted(language.phrases("minus"), key=len, reverse=True)
    spaced = "|".join(re.escape(p) for p in phrases if re.match(rf"[{LETTER}\u0900-\u097f]", p))
    joined = "|".join(re.escape(p) for p in phrases if not re.match(rf"[{LETTER}\u0900-\u097f]", p))
    spaced = rf"(?<![\w-])(?:{spaced})[{SPACES}]+" if spaced else r"(?!)"
    return re.compile(rf"(?i)(?:{spaced}|(?:{joined})[{SPACES}]*)$" if joined else rf"(?i){spaced}$")


def take_minus(text: str, found: Found, floor: int, language: Language) -> None:
    """Take in a minus in words, which belongs to the number that follows; a sum has a number on both sides."""
    start = max(floor, found.start - LONGEST_MINUS)
    match = _minus_pattern(language).search(text[start : found.start])
    if (
        match
        and not means_another(text[max(0, found.start - WINDOW) : found.start], language)
        and (floor == 0 or text[floor : start + match.start()].strip())
    ):
        found.start = start + match.start()
        _negate(found)


def means_another(before: str, language: Language) -> bool:
    """Whether the minus at the end of `before` ends a phrase that means another thing: au moins, por lo menos."""
    last = words_of(before)[-LONGEST_PHRASE:]
    return any(language.before.get(tuple(last[-n:]), MINUS) != MINUS for n in range(2, len(last) + 1))
