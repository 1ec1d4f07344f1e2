"""Shares that two numbers tell: one in five, un salarié sur quatre, 五分之一, 5人に1人."""

import re
from functools import cache

from ..values.known_units import known_unit
from .digits import share
from .found import Found
from .languages import Language
from .patterns import LETTER, SPACE
from .suffixes import any_of

TIME = re.compile(
    rf"(?i){SPACE}(?:days?|weeks?|months?|years?|hours?|minutes?|seconds?|decades?|games|matches|quarters?|ans?|mois|jours?"
    rf"|Tage?n?|Jahre?n?|Monate?n?|años?|meses|días?|anos?|dias?|anni|mesi|giorni|jaar|maanden|dagen)\b"
)
YEARS = range(1900, 2100)
TURNED = ("分之", "分の", "분의")  # between the whole and the part
# The whole, with a counter that the part has too: 5人に1人, 5명 중 1명, 每5人中有1人.
COUNTED = re.compile(
    r"[ ]?(?P<counter>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]{1,3}?)(?:に|のうち|中就?有?|[ ]중|[ ]가운데)[ ]?"
)
ENDING = re.compile(rf"{SPACE}?(?:$|[.,;:)])")  # one worker in five, but not one worker in five factories
LONGEST_GAP = 40
HUNDRED = 100


@cache
def among_pattern(language: Language) -> re.Pattern[str]:
    """What stands between the two numbers of a share: one in five, un sur cinq, un salarié sur quatre."""
    if not language.words.among:
        return re.compile("(?!)")
    counted = rf"(?P<counted>(?:{SPACE}[{LETTER}’'-]{{2,20}}){{1,2}})?"
    return re.compile(rf"{counted}{SPACE}{any_of(language.phrases('among'))}{SPACE}")


def end_of_among(text: str, place: int, language: Language) -> int:
    """Where the number begins of which an article may be one: un salarié sur quatre; 0 when nothing tells that."""
    match = among_pattern(language).match(text, place)
    return match.end() if match and not (match["counted"] and _may_be_place(match[0])) else 0


def _may_be_place(gap: str) -> bool:
    """Whether what is between the two may as well tell where the first is: in, of."""
    return gap.rsplit(maxsplit=1)[-1].lower() in ("in", "of", "de", "em", "von", "aus", "unter", "entre", "op")


def join_share(text: str, last: Found, found: Found, language: Language) -> bool:
    """Make of `last` the share that two numbers tell together; whether they do."""
    gap = text[last.end : found.start]
    turned = gap.rstrip() in TURNED or (
        (match := COUNTED.fullmatch(gap)) and text.startswith(match["counter"], found.end)
    )
    if turned and _are_counts(last, found) and 0 < (found.value or 0) < (last.value or 0):
        last.value = share(int(found.value or 0), int(last.value or 1))
    elif (between := among_pattern(language).fullmatch(gap)) and _is_share(text, last, found):
        if between["counted"] and not _is_of_all(text, gap, found):
            return False
        last.value = share(int(last.value or 0), int(found.value or 1))
    else:
        return False
    last.end, last.part, last.other, last.step = found.end, True, None, 1
    return True


def _is_of_all(text: str, gap: str, found: Found) -> bool:
    """Whether the second number counts what stands between: one worker in five, but not one road on 300 km."""
    word = re.match(rf"{SPACE}([^\s,.;:()]+)", text[found.end : found.end + LONGEST_GAP])
    if (found.value or 0) > HUNDRED or (word and known_unit(word[1])):
        return False
    return not _may_be_place(gap) or bool(ENDING.match(text, found.end))


def _are_counts(*ends: Found) -> bool:
    return all(isinstance(end.value, int) and end.step == 1 and _is_bare(end) for end in ends)


def _is_bare(end: Found) -> bool:
    return not (end.unit or end.scale or end.currencies or end.upper)


def _is_share(text: str, last: Found, found: Found) -> bool:
    year = found.value in YEARS and text[found.start : found.end].isdecimal()
    if year or TIME.match(text, found.end) or found.kind != "number" or not _are_counts(last, found):
        return False
    return 0 < (last.value or 0) < (found.value or 0)
