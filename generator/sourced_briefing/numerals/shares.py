"""Shares that are told with two numbers: one in five, uno de cada cinco, 五分之一, 3分の1."""

import re
from functools import cache

from .digits import share
from .found import Found
from .languages import Language
from .patterns import SPACE
from .suffixes import any_of

TIME = re.compile(
    rf"{SPACE}(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|decades?|games|matches|quarters?)\b"
)
YEARS = range(1900, 2100)
TURNED = ("分之", "分の")  # between the whole and the part


@cache
def among_pattern(language: Language) -> re.Pattern[str]:
    """What stands between the two numbers of a share: one in five, uno de cada cinco, un sur cinq."""
    return re.compile(rf"{SPACE}{any_of(language.phrases('among'))}{SPACE}" if language.words.among else "(?!)")


def join_share(text: str, last: Found, found: Found, language: Language) -> bool:
    """Make of `last` the share that two numbers tell together; whether they do."""
    gap = text[last.end : found.start]
    if gap in TURNED and _are_counts(last, found) and 0 < (found.value or 0) < (last.value or 0):
        last.value = share(int(found.value or 0), int(last.value or 1))
    elif among_pattern(language).fullmatch(gap) and _is_share(text, last, found):
        last.value = share(int(last.value or 0), int(found.value or 1))
    else:
        return False
    last.end, last.part, last.other, last.step = found.end, True, None, 1
    return True


def _are_counts(*ends: Found) -> bool:
    return all(isinstance(end.value, int) and end.step == 1 and _is_bare(end) for end in ends)


def _is_bare(end: Found) -> bool:
    return not (end.unit or end.scale or end.currencies or end.upper)


def _is_share(text: str, last: Found, found: Found) -> bool:
    year = found.value in YEARS and text[found.start : found.end].isdecimal()
    if year or TIME.match(text, found.end) or found.kind != "number" or not _are_counts(last, found):
        return False
    return 0 < (last.value or 0) < (found.value or 0)
