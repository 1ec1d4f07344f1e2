"""Makes one number of two that stand side by side: 2億3000万, 12 crore 50 lakh, a billion and a half, one in five."""

import re
from collections.abc import Iterable

from .digits import times
from .found import Found
from .languages import Language
from .patterns import LETTER, SPACE
from .shares import LONGEST_GAP, join_share

HALVED = re.compile(rf"{SPACE}[{LETTER}]+{SPACE}")
AND = re.compile(rf"{SPACE}and{SPACE}")


def join(text: str, items: Iterable[Found], language: Language) -> list[Found]:
    """`items` in their order, with every two that are one number made one."""
    kept: list[Found] = []
    for found in items:
        joined = bool(kept) and _together(text, kept[-1], found, language)
        if not joined and found.kind != "fraction":
            kept.append(found)
    return kept


def _together(text: str, last: Found, found: Found, language: Language) -> bool:
    """Add `found` to `last` where both are one number; whether they are."""
    gap = text[last.end : found.start]
    if len(gap) > LONGEST_GAP or last.value is None or found.value is None or last.kind != "number":
        return False
    if found.kind == "fraction":
        counted = HALVED.fullmatch(gap)
        if (gap != " " and not counted) or not _add_fraction(last, found):
            return False
        last.noun = gap.strip() if counted else last.noun  # two hours and a half
        return True
    if found.kind not in ("number", "year"):
        return False
    if _is_sum(last, found, gap):
        return _add(last, found)
    if gap == "" and _is_below(last, found):
        last.value, last.factor = times(last.value, last.factor), 1
        last.value, last.factor, last.scale = (last.value or 0) + found.value, found.factor, found.scale
        last.end, last.unit, last.currencies = found.end, found.unit, found.currencies or last.currencies
        return True
    return join_share(text, last, found, language)


def _add_fraction(last: Found, found: Found) -> bool:
    """Two and a half million; a billion and a half."""
    if last.unit or (last.factor != 1 and found.factor != 1):
        return False
    last.value = (last.value or 0) + (found.value or 0)
    last.end, last.factor, last.scale = found.end, max(last.factor, found.factor), found.scale or last.scale
    last.unit, last.currencies = found.unit or last.unit, found.currencies or last.currencies
    return True


def _is_sum(last: Found, found: Found, gap: str) -> bool:
    """Whether the second is what is left below the magnitude of the first."""
    if last.factor == 1 or last.upper or last.unit in ("percent", "times") or not isinstance(last.value, int):
        return False
    if found.currencies and last.currencies and not set(found.currencies) & set(last.currencies):
        return False
    rest, whole = found.scaled, times(1, last.factor)
    if rest is None or not 0 < rest < whole:
        return False
    if AND.fullmatch(gap):
        return last.factor == 100 and found.factor == 1 and isinstance(found.value, int)
    return gap == "" or (gap == " " and found.factor != 1 and found.factor < last.factor)


def _is_below(last: Found, found: Found) -> bool:
    """Whether both stand before one magnitude, as in 2천500억: 2,500 times 억."""
    plain = isinstance(last.value, int) and isinstance(found.value, int) and not last.unit and not last.upper
    return plain and 1 < last.factor <= 1000 < found.factor and 0 < (found.value or 0) < last.factor


def _add(last: Found, found: Found) -> bool:
    rest = found.scaled or 0
    last.value, last.factor = (last.scaled or 0) + rest, 1
    last.step, last.end = times(found.step, found.factor), found.end
    last.unit, last.currencies = found.unit or last.unit, found.currencies or last.currencies
    last.scale = found.scale or last.scale
    return True
