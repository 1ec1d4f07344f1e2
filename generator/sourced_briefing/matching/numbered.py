"""Names that a number tells apart, however it is written: Apollo 11 and Apollo 12, Phase II, Pier Two."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from .context import Context
from .index import IndexEntry

SPELLED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
NUMBERED = re.compile(
    rf"\b(?P<name>[A-Z][\w-]*[a-z])[ ](?P<number>\d{{1,2}}|{'|'.join(ROMAN[::-1])}|{'|'.join(map(str.title, SPELLED))})"
    r"\b(?![.,]\d|%|[\w-])"
)


def has_another_number(entry: IndexEntry, context: Context) -> bool:
    """Whether the sentence has a name of the figure's with other numbers than its own: Apollo 12, of Apollo 11."""
    own = _numbers(entry.figure.label)
    told = _numbers(context.sentence) if own else {}
    return any(name in told and not told[name] & numbers for name, numbers in own.items())


@lru_cache(maxsize=10_000)  # asked of each figure that each number of a text may be about
def _numbers(text: str) -> Mapping[str, set[int]]:
    """The numbers that each name has in the text, by the name in lower case."""
    found: dict[str, set[int]] = defaultdict(set)
    for match in NUMBERED.finditer(text):
        found[match["name"].lower()].add(_value(match["number"]))
    return found


def _value(written: str) -> int:
    for names, plain in ((SPELLED, written.lower()), (ROMAN, written)):
        if plain in names:
            return names.index(plain) + 1
    return int(written)
