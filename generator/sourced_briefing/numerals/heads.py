"""Magnitudes that stand apart from their number, as at the head of a table: in millions of US$: 3,400 (US$ million)."""
# ruff: noqa: RUF001 - these are the characters that texts hold

import re
from collections.abc import Sequence
from functools import cache

from .currencies import signs, words
from .found import Found
from .languages import Language
from .patterns import LETTER, SPACE
from .suffixes import any_of

RATIOS = ("percent", "times", "points", "basis-points", "permille")  # units that no magnitude goes with
LONGEST = 60  # characters of a head
IN = "in|en|em|單位|单位|単位|단위|amounts in|figures in|values in|all figures in|expressed in|angaben in|werte in"
OF = f"(?:{SPACE}?(?:of|de|di|von|d[’']|del|do)?{SPACE}?)"
STARTS = re.compile(r"(?:^|(?<=[\s(\[|,;:（]))\S")
MARKS = r"['’]?000s?|0{3}'?s"
HEADED = re.compile(rf"[(\[（]|(?:{IN})[:：]?{SPACE}", re.IGNORECASE)
MONEY_LETTER = re.compile(rf"[$€£¥₹₩]{SPACE}?[mMbBkKt]")
LETTERED = r"[mM]|[bB]n?|k|K|mn|MM|mm|tn"


# Looked up afterwards: a pattern of all currencies takes long to make.
MONEY = r"[^\s\d()\[\]（）,;:：|]{0,11}[^\s\d()\[\]（）,;:：|'’]"
MONEYS = rf"{MONEY}(?:{SPACE}{MONEY}){{0,2}}?"


@cache
def _body(language: Language) -> str:
    sizes = [word for word in language.scales if len(word) > 1 or not word.isascii()]
    plural = [f"{word}s" for word in sizes if word.isascii() and word.isalpha()]
    size = rf"(?:{any_of([*sizes, *plural])}|(?:{MARKS}))"
    return (
        rf"(?P<in>(?i:{IN})[:：]?{SPACE}?)?(?:(?P<first>{MONEYS}){SPACE}?(?:(?i:in){SPACE})?)??"
        rf"(?:(?P<size>{size}(?:{SPACE}{size})?)|(?:(?<=[$€£¥₹₩])|(?<=[$€£¥₹₩]{SPACE}))(?P<letter>{LETTERED})(?![{LETTER}\d]))"
        rf"(?:{OF}(?P<last>{MONEYS}))??"
    )


@cache
def before_pattern(language: Language) -> re.Pattern[str]:
    """A head that ends right before a number."""
    return re.compile(rf"(?P<open>[(\[（])?{_body(language)}(?P<close>[)\]）])?{SPACE}?(?P<mark>[:：|])?{SPACE}?$")


@cache
def behind_pattern(language: Language) -> re.Pattern[str]:
    """A head in brackets right behind a number."""
    return re.compile(rf"{SPACE}?[(\[（]{_body(language)}(?P<close>[)\]）])")


@cache
def anywhere_pattern(language: Language) -> re.Pattern[str]:
    """A head in brackets, or behind "in", anywhere in a wording."""
    body = _body(language)
    return re.compile(
        rf"[(\[（]{body}(?P<close>[)\]）])|(?<![{LETTER}\d])(?=(?i:{IN})[:：]?{SPACE}){body.replace('?P<', '?P<x')}"
    )


def take_heads(text: str, items: Sequence[Found], language: Language) -> list[Found]:
    """Give each number the magnitude and the currency that stand at its head, or in brackets behind it.

    Returns the items without those that are only such a magnitude.
    """
    floor = 0
    for found in items:
        if found.kind in ("number", "year") and found.value is not None and not found.factor > 1:
            _take_before(text, found, floor, language)
            if found.factor == 1:
                _take_behind(text, found, language)
        if not _is_size(text, found, language):
            floor = found.upper.end if found.upper else found.end

    covered = {
        place
        for found in items
        if found.factor != 1 and not _is_size(text, found, language)
        for place in range(found.start, min(found.end, found.start + LONGEST))
    }
    return [found for found in items if not (_is_size(text, found, language) and found.start in covered)]


def _is_size(text: str, found: Found, language: Language) -> bool:
    """Whether it is only the word for a magnitude: million, thousands, '000, miles de euros."""
    word = text[found.start : found.end].lower()
    if found.spelled and found.value == 1 and found.scale and word.startswith(found.scale):
        return True
    return word in language.scales or word.removesuffix("s") in language.scales or word == "000"


def _take_before(text: str, found: Found, floor: int, language: Language) -> None:
    start = max(floor, found.start - LONGEST)
    window = text[start : found.start]
    if not window.strip() or not _may_hold(window, language):
        return
    for start_of_word in STARTS.finditer(window):
        match = before_pattern(language).match(window, start_of_word.start())
        if match and _apply(found, match.groupdict(), language):
            found.start = start + match.start()
            return


def _take_behind(text: str, found: Found, language: Language) -> None:
    if text[found.end : found.end + 2].lstrip()[:1] not in tuple("([（"):
        return
    match = behind_pattern(language).match(text, found.end, found.end + LONGEST)
    if match and _apply(found, match.groupdict(), language):
        found.end = match.end()


def _may_hold(window: str, language: Language) -> bool:
    low = window.lower()
    return "00" in low or low.rstrip(" :)]|")[-1:] in "mbkn" or language.sizes.search(low) is not None


def size_of(written: str, language: Language) -> int | None:
    """What a magnitude at the head of a table comes to; None when it is none."""
    low = " ".join(written.lower().split())
    if re.fullmatch(MARKS, low):
        return 1000
    sizes = {"m": 10**6, "b": 10**9, "bn": 10**9, "k": 1000, "mn": 10**6, "mm": 10**6, "tn": 10**12} | language.scales
    if low in sizes or low.removesuffix("s") in sizes:
        return sizes.get(low) or sizes[low.removesuffix("s")]
    first, _, last = low.partition(" ")
    one, other = size_of(first, language) if last else None, size_of(last, language) if last else None
    return one * other if one and other else None


def _apply(found: Found, named: dict[str, str | None], language: Language) -> bool:
    """Give the number the magnitude and the currency of a head; False, and nothing is changed, when it is none."""
    written = named["size"] or named["letter"] or ""
    size, money, noun = size_of(written, language), _money(named, language), _noun(named, language)
    if size is None or money is None or found.unit in RATIOS:
        return False
    if noun and not (named.get("close") or named.get("in")):  # thousands of tonnes: 5
        found.unread = found.unread or f"{written} {noun}" if named.get("mark") else found.unread
        return False
    found.noun = noun
    found.kind, found.factor, found.scale = "number", size, written
    if found.upper:
        found.upper.factor = size
    both = tuple(code for code in money if code in found.currencies) if found.currencies else money
    found.currencies = both or found.currencies
    found.unit = found.currencies[0] if found.currencies else found.unit
    return True


def _money(named: dict[str, str | None], language: Language) -> tuple[str, ...] | None:
    """The currencies that a head names, none when it names none; None when another word is before its magnitude."""
    first, last = (_currencies(named[name] or "", language) for name in ("first", "last"))
    return None if named["first"] and not first else last or first


def _noun(named: dict[str, str | None], language: Language) -> str:
    """What a head says is counted: tonnes, of thousand tonnes."""
    return "" if _currencies(named["last"] or "", language) else named["last"] or ""


def _currencies(written: str, language: Language) -> tuple[str, ...]:
    return signs().get(written) or words(language).get(written.lower()) or ()


def take_head_of_all(text: str, items: Sequence[Found], language: Language) -> None:
    """Give a magnitude that stands apart in a wording to all its numbers that have none: it is that of the table.

    Where it stands beside one of several numbers, nobody can tell whether it is that of the others too.
    """
    if not HEADED.search(text) or not (_may_hold(text, language) or MONEY_LETTER.search(text)):
        return
    others = [found for found in items if not _is_size(text, found, language)]
    plain = [found for found in others if found.kind == "number" and found.value is not None and _is_plain(found)]
    for match in anywhere_pattern(language).finditer(text):
        beside = any(found.start < match.end() and match.start() < found.end for found in others)
        every = match.groupdict()
        named = {name: every[name] or every[f"x{name}"] for name in ("size", "letter", "first", "last", "in")}
        named["close"] = every["close"]
        if size_of(named["size"] or named["letter"] or "", language) is None or _money(named, language) is None:
            continue
        for found in plain:
            if beside:
                found.unread = found.unread or match[0].strip()
            else:
                _apply(found, named, language)
        return


def _is_plain(found: Found) -> bool:
    return found.factor == 1 and not found.spelled and found.unit not in RATIOS
