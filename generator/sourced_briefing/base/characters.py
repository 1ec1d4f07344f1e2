"""Characters that are no text: programs obey them or drop them, and people do not see them.

Python-Markdown marks its places with two of them, and takes them out of a text only after everybody else has looked
at it; others begin the commands of a terminal, or turn the order round in which a line is read.
"""

import html
import re
from collections.abc import Iterator
from typing import Any

CONTROLS = r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # C0 and C1, but for the tab and the ends of lines
LINES = r"\u2028\u2029"  # the end of a line for some programs only
TURNS = r"\u202a-\u202e\u2066-\u2069"  # what is read after them stands elsewhere than where it is written
# Unseen, but part of writing: two join or part letters, three say on which side a bracket or a number belongs.
JOINERS, DIRECTIONS = "\u200c\u200d", "\u200e\u200f\u061c"
NONE = r"\ud800-\udfff\ufdd0-\ufdef" + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
REFUSED = re.compile(f"[{CONTROLS}{LINES}{TURNS}{NONE}]")
NUMBERED = re.compile(r"&#(?:[0-9]+|[xX][0-9a-fA-F]+);?")
LAST, LONGEST_NUMBER = 0x10FFFF, 10
REPLACED = "\N{REPLACEMENT CHARACTER}"


def find_refused(text: str) -> Iterator[tuple[int, str]]:
    """The offset of each character of `text` that is none of a text, and what to say of it."""
    for match in REFUSED.finditer(text) if not _is_clean(text) else ():
        yield match.start(), f"the character U+{ord(match[0]):04X} can't be used here; remove it"


def without_refused(text: str) -> str:
    """The text with a visible sign in place of each of them, so that the rest of it can be read on."""
    return text if _is_clean(text) else REFUSED.sub(REPLACED, text)


def _is_clean(text: str) -> bool:
    """Whether none of them stands in it, at a glance: none of them can be printed."""
    return all(map(str.isprintable, text.split("\n")))


def find_no_characters(text: str) -> Iterator[tuple[int, str]]:
    """The same of HTML's numbers of characters, such as &#2; and &#x202e;, where they stand for none of a text."""
    for match in NUMBERED.finditer(text):
        if not (decoded := _numbered(match[0])) or REFUSED.search(decoded):
            short = match[0] if len(match[0]) <= LONGEST_NUMBER else f"{match[0][:LONGEST_NUMBER]}…"
            yield match.start(), f"{short} stands for no character that can be used here; remove it"


def _numbered(entity: str) -> str:
    """The character of the number; nothing where there is none."""
    digits = entity.strip("&#;")
    hexadecimal = digits[0] in "xX"
    digits = digits[hexadecimal:].lstrip("0")
    number = int(digits or "0", 16 if hexadecimal else 10) if len(digits) < LONGEST_NUMBER else LAST + 1
    return chr(number) if number <= LAST else ""


def unescaped(text: str) -> str:
    """The text with the characters that HTML's entities stand for. Any text can be given, numbers of any length."""
    return html.unescape(NUMBERED.sub(lambda match: match[0] if _numbered(match[0]) else REPLACED, text))


def texts_in(value: Any, *path: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text within mappings and lists, keys as well, and the way to it."""
    left: list[tuple[tuple[str, ...], Any]] = [(path, value)]
    while left:
        way, each = left.pop()
        if isinstance(each, str):
            yield way, each
        elif isinstance(each, dict):
            yield from (((*way, key), key) for key in each)
            left += [((*way, key), inner) for key, inner in each.items()]
        elif isinstance(each, list):
            left += [((*way, str(number)), inner) for number, inner in enumerate(each)]


def find_unseen(text: str) -> str | None:
    """The first character of `text` that can't be seen and is no part of writing."""
    if text.isprintable():
        return None
    return next((c for c in text if not c.isprintable() and c not in JOINERS + DIRECTIONS), None)


def shown(text: str) -> str:
    r"""`text` on one line, in which all that can't be seen is written as an escape: \n, \x1b, \u202e."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
