"""The law of numbers: what stands beside one and is not understood makes it unreadable, never a plain number.

A word beside a number is judged by whoever knows what the number counts; here it is signs, letters, digits, brackets.
"""
# ruff: noqa: RUF001 - these are the characters that texts hold

import re
from collections.abc import Sequence
from functools import cache

from .accounts import read_brackets
from .bounds import CJK, NOTE, PLUS
from .digits import SPACES
from .found import Found
from .languages import TABLES, Language
from .languages import language as language_of
from .languages.language import split
from .patterns import LETTER
from .suffixes import any_of

PLAIN = ("number", "year")
OPENS = "([{（「『《【“„«‘"
CLOSES = ")]}）」』》】”»"
PAUSES = ":;=|、。，；：！？…\n\t"
QUOTES = "\"'’‘"
LEFT_FREE = set(OPENS + PAUSES + QUOTES + "<>≤≥≦≧~～≈∼≃≳≲•")
LEFT_SPACED = LEFT_FREE | set(CLOSES + ".,!?&—•%°")
RIGHT_SPACED = set(OPENS + CLOSES + PAUSES + QUOTES + ".,!?&—–°$€£¥₹₩•")
NUMBER_CHARACTERS = set("〇零一二两兩三四五六七八九十百千万萬亿億兆第")
ELLIPSIS = re.compile(r"\.{2,}|…")
NEXT_WORD = re.compile(rf"[{SPACES}-]?([^\W\d_]+\.?)")
BRACKET = re.compile(rf"[{SPACES}]?[(\[（]([^()\[\]（）\d]{{0,60}})[)\]）]")
WINDOW = 60
LONG = 4  # digits from which on two whole numbers side by side are not parts of one


def find_unread(text: str, items: Sequence[Found], language: Language) -> None:
    """Mark each number beside which something stands that is not understood."""
    for number, found in enumerate(items):
        if _is_note(text, found):
            found.kind, found.value = "name", None
        if found.kind in PLAIN and found.value is not None:
            before = items[number - 1] if number else None
            read_brackets(text, found)
            if not found.unread:
                found.unread = _on_the_left(text, found, language) or _on_the_right(text, found, language)
            if before and not _in_a_row(text, before, found):
                found.unread = found.unread or text[before.start : before.end]
                before.unread = before.unread or text[found.start : found.end]


def _is_note(text: str, found: Found) -> bool:
    """Whether it is the number of a note: 5,000[1]."""
    bracket = text[found.start - 1 : found.start] == "[" and text[found.end : found.end + 1] == "]"
    return (
        bracket
        and text[max(0, found.start - 2) : found.start - 1].strip() != ""
        and bool(NOTE.match(text, found.start - 1))
    )


def _in_a_row(text: str, one: Found, other: Found) -> bool:
    """Whether two numbers with nothing but a space between them are clearly two."""
    gap = text[one.end : other.start]
    if gap.strip(SPACES) or not gap or one.kind != "number" or one.value is None:
        return True
    return _is_marked(text, one) and _is_marked(text, other)


def _is_marked(text: str, found: Found) -> bool:
    written = text[found.start : found.end]
    digits = sum(map(str.isdecimal, written))
    return bool(found.unit or found.scale) or (digits > 1 and not written.isdecimal()) or digits >= LONG


# Left


def _on_the_left(text: str, found: Found, language: Language) -> str:
    place = found.start
    if not place:
        return ""
    near = text[place - 1]
    if near not in SPACES:
        return _glued_on_the_left(text, place, near)
    far = text[place - 2] if place > 1 else ""
    if not far or far.isspace():
        return ""
    if far.isalnum():
        word = re.search(r"([^\W\d_]+\.?)\s$", text[max(0, place - WINDOW) : place])
        known = language.unknown_scales | language.scales.keys() | set(split(language.words.minus))
        return word[1] if word and word[1].lower() in known else ""
    if far in LEFT_SPACED:
        return far if far == "%" and not text[max(0, place - 4) : place - 2].strip()[-1:].isdecimal() else ""
    return "" if far in "'’_+*†‡" and text[max(0, place - 3) : place - 2].isalnum() else far


def _glued_on_the_left(text: str, place: int, near: str) -> str:
    if near in LEFT_FREE or near.isspace():
        return ""
    if re.match(f"[{CJK}]", near):
        return near if near in NUMBER_CHARACTERS else ""
    if near == "," and not text[place - 2 : place - 1].isalnum():
        return ""
    return near


# Right


@cache
def _counters(language: Language) -> re.Pattern[str]:
    """What may stand right behind a number in scripts without spaces."""
    known: set[str] = set()
    for each in [language_of(code) for code in ("zh", "ja", "ko") if code in TABLES]:
        known |= set(split(each.words.counters)) | set(each.after) | set(each.words.common.split("|"))
    return re.compile(any_of([word for word in known if re.match(f"[{CJK}，。、]", word)]))


def _on_the_right(text: str, found: Found, language: Language) -> str:
    place = found.upper.end if found.upper and found.upper.end > found.end else found.end
    if place >= len(text):
        return ""
    if (word := NEXT_WORD.match(text, place)) and _is_strange_size(word[1], language):
        return word[1]
    if (bracket := BRACKET.match(text, place)) and _is_strange_bracket(bracket[1], language):
        return bracket[0].strip()
    near = text[place]
    if near in SPACES:
        return _spaced_on_the_right(text, place + 1)
    return "" if near.isspace() else _glued_on_the_right(text, found, place, language)


def _is_strange_size(word: str, language: Language) -> bool:
    low = word.lower()
    return low in language.unknown_scales or (low.rstrip(".") in language.unknown_scales and low not in language.common)


def _is_strange_bracket(inside: str, language: Language) -> bool:
    words = re.findall(r"[^\W\d_]+\.?", inside.lower())
    sizes = language.unknown_scales | language.scales.keys()
    return not words or any(
        word in sizes or word.rstrip(".") in sizes or word.removesuffix("s") in sizes for word in words
    )


def _spaced_on_the_right(text: str, place: int) -> str:
    far = text[place : place + 1]
    if not far or far.isspace() or far.isalnum() or far in RIGHT_SPACED:
        return ""
    after = text[place + 1 : place + 2]
    if far == "-" and (after.isspace() or after.isdecimal()):
        return far if re.match(r"[-\s]*\d", text[place:]) and after.isspace() else ""
    if far in "/" and not text[place + 1 : place + 3].strip()[:1].isdecimal():
        return ""
    if far == "<" and (after.isalpha() or after == "/"):
        return ""  # a tag of HTML
    if far == "+" and PLUS.match(text, place - 1):
        return ""
    return "" if far == "." or (far in "½¼¾~<>≈≤≥+−-" and after.isdecimal()) else far


def _glued_on_the_right(text: str, found: Found, place: int, language: Language) -> str:
    near, after = text[place], text[place + 1 : place + 2]
    if ELLIPSIS.match(text, place):
        return "…"
    if near in ".,;:!":
        return near if after.isalnum() else ""
    if near in QUOTES:
        return _closing_quote(text, place, near, after)
    if near in CLOSES or near in PAUSES or near == "|":
        return ""
    if NOTE.match(text, place):
        raised = near not in "[*†‡"
        return near if raised and not (found.scale or found.unit or "," in text[found.start : place]) else ""
    if near in "-–—/":
        return (
            "" if after and not after.isdecimal() and (after.isalpha() or (near in "–—" and after.isspace())) else near
        )
    if near == "+":
        return "" if PLUS.match(text, place) else near
    if re.match(f"[{CJK}]", near):
        return "" if _counters(language).match(text, place) else near
    if re.match(rf"[{LETTER}°]", near) and not found.unit and not found.flagged and (not found.scale or near == "°"):
        return ""  # a unit of measure: the pattern of numbers lets nothing else through
    return near


def _closing_quote(text: str, place: int, near: str, after: str) -> str:
    """A quotation mark that closes what was opened is none of inches, feet or minutes."""
    if after.isalnum():
        return near
    opening = {"’": "‘", "‘": "‚"}.get(near, near)
    window = text[max(0, place - WINDOW) : place]
    return "" if opening in window else near
