"""The law of numbers: what stands beside one and is not understood makes it unreadable, never a plain number.

A word beside a number is judged by whoever knows what the number counts; here it is signs, letters, digits, brackets.
"""

from collections.abc import Sequence

from .accounts import read_brackets
from .bounds import NOTE
from .digits import SPACES
from .found import Found
from .languages import Language
from .left import on_the_left
from .right import on_the_right

PLAIN = ("number", "year")
LONG = 4  # digits from which on two whole numbers side by side are not parts of one


def find_unread(text: str, items: Sequence[Found], language: Language) -> None:
    """Mark each number beside which something stands that is not understood."""
    for number, found in enumerate(items):
        if _is_note(text, found) or (number and found.start < items[number - 1].end):  # the million of $(3.4) million
            found.kind, found.value = "name", None
        if found.kind in PLAIN and found.value is not None:
            before = items[number - 1] if number else None
            read_brackets(text, found, language)
            if not found.unread:
                found.unread = on_the_left(text, found, language) or on_the_right(text, found, language)
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
