"""What belongs to a number behind it: magnitude, percent sign, currency."""

import re
from functools import cache

from ..values.amounts import MOST_DIGITS
from .currencies import codes_in_use, signs, words
from .digits import times
from .found import Found
from .languages import Language
from .patterns import LETTER, SPACE
from .prefixes import take_before
from .size_words import LETTERS

MONEY = re.compile(
    rf"({SPACE}?-?(?:d[ei]{SPACE}|d[’']|of{SPACE}|von{SPACE})?)([^\s\d,.;:()]{{1,30}})"
    rf"(?:{SPACE}([A-Za-z.]{{1,20}}))?(?:{SPACE}([A-Za-z]{{1,20}}))?"
)
STARTS_NEXT = re.compile(rf"{SPACE}?\d")
PROPER = re.compile(rf"(?:^|[^{LETTER}])([A-Z][{LETTER}]{{1,40}}){SPACE}$")
SPACED_LETTER = re.compile(rf"{SPACE}([kKmMbBT]|mm|MM)(?![{LETTER}\d])")
FLAG = re.compile(r"[epr](?=\s*(?:$|[,;|)]))")
MOST_MILLIONS = 1000  # 1410m are metres
LIKELY_NAME = 100  # from here on a letter B or T behind bare digits is rather part of a name: 910B
SCALED_ONLY = ("won", "rand", "real")  # words of other meanings too: a currency only behind a magnitude
RATES = {
    "permille": "‰|per mille|per mil|permille|promille|pour mille|por mil|per mille",
    "basis-points": "basis points|basis point|basispunkte|basispunkten|points de base|puntos básicos|puntos basicos|"
    "pontos-base|pontos base|punti base|basispunten|bps|bp|个基点|個基點|ベーシスポイント",
}


def any_of(entries: list[str]) -> str:
    """A pattern for any of the `entries`, the longest first; where a script has spaces, none ends within a word."""
    ordered = sorted(set(entries), key=len, reverse=True)
    spaced = [re.escape(entry).replace(r"\ ", SPACE) for entry in ordered if re.fullmatch(f".*[{LETTER}.%]", entry)]
    joined = [re.escape(entry) for entry in ordered if not re.fullmatch(f".*[{LETTER}.%]", entry)]
    alternatives = [rf"(?i:{'|'.join(spaced)})(?![{LETTER}\d])"] if spaced else []
    return f"(?:{'|'.join([*alternatives, *joined])})" if alternatives or joined else r"(?!)"


@cache
def scale_pattern(language: Language) -> re.Pattern[str]:
    """A magnitude: "12 million", "12-million", "12万"; a letter alone ("12k") only right behind the digits."""
    entries = [word for word in language.scales if len(word) > 1 or not word.isascii()]
    return re.compile(rf"(?:{SPACE}|-)?({any_of(entries)})|([kKmMbBT])(?![{LETTER}\d])")


@cache
def money_scale_pattern(language: Language) -> re.Pattern[str]:
    """A letter of magnitude that only a currency makes one: 30 MUSD, 12,5 M€, 5 mm USD."""
    codes = "|".join(codes_in_use())
    return re.compile(rf"{SPACE}?([kKmMbB]|mm|MM|[Mm]n|[Bb]n){SPACE}?(?=(?:{codes})(?![{LETTER}])|[€$£¥₹₩])")


@cache
def unit_patterns(language: Language) -> list[tuple[str, re.Pattern[str]]]:
    """What makes a number a share or a multiple, and how it is written."""
    points, percent = language.phrases("points"), language.phrases("percent")
    times = rf"[xX](?![{LETTER}\d])|{SPACE}?[×](?!{SPACE}?\d)|{SPACE}?-?{any_of(language.phrases('times'))}|{SPACE}?倍"
    rates = [(unit, re.compile(rf"{SPACE}?-?{any_of(text.split('|'))}")) for unit, text in RATES.items()]
    return [
        *rates,
        ("points", re.compile(rf"{SPACE}?-?{any_of(points)}")),
        ("percent", re.compile(rf"{SPACE}?-?(?:%(?!o)|{any_of(percent)})")),
        ("times", re.compile(times)),
    ]


def with_unit(text: str, found: Found, floor: int, language: Language) -> Found:
    """Take in what belongs to the number at both of its sides; nothing before `floor`."""
    take_before(text, found, floor, language)
    bare = found.end
    complete(text, found, language)
    found.doubtful = _looks_like_name(text, found, bare)
    return found


def complete(text: str, found: Found, language: Language) -> Found:
    """The number with the magnitude and the unit that follow it."""
    _take_scale(text, found, language)
    _take_unit(text, found, language)
    if not found.scale and not found.unit and (flag := FLAG.match(text, found.end)):
        found.end, found.flagged = flag.end(), True
    return found


def _take_scale(text: str, found: Found, language: Language) -> None:
    """Add the magnitudes that follow: 12 million, 3 hundred thousand, 5 mila miliardi, $12 B."""
    for _ in range(3):
        match = _next_scale(text, found, language)
        if not match:
            return
        word = match[match.lastindex or 0]
        letter = word in LETTERS
        factor = LETTERS[word] if letter else language.scales[" ".join(word.lower().split())]
        metres = word == "m" and not found.currencies and found.value is not None and found.value >= MOST_MILLIONS
        if metres or found.factor * factor > 10**MOST_DIGITS:
            return
        found.factor, found.end = found.factor * factor, match.end()
        found.scale = f"{found.scale} {word}".strip()
        if letter:
            return


def _next_scale(text: str, found: Found, language: Language) -> re.Match[str] | None:
    if match := money_scale_pattern(language).match(text, found.end):
        return None if found.scale else match
    match = scale_pattern(language).match(text, found.end)
    if not match and found.currencies and not found.scale:
        match = SPACED_LETTER.match(text, found.end) or re.compile(rf"(mm|MM)(?![{LETTER}\d])").match(text, found.end)
        if not match and "INR" in found.currencies:
            match = re.compile(rf"{SPACE}?(cr\.?|Cr\.?|CR)(?![{LETTER}\d])").match(text, found.end)
    if match and match[match.lastindex or 0] == "dozen" and found.scale:
        return None
    return match


TENTHS = re.compile("割|成(?![为為立功本員员长長])")  # tenths of all: 7割 is 70 percent


def _take_unit(text: str, found: Found, language: Language) -> None:
    """Add the percent sign, the multiple or the currency that follows."""
    if (tenths := TENTHS.match(text, found.end)) and found.value is not None and not found.scale:
        found.value, found.step = times(found.value, 10), times(found.step, 10)
        found.unit, found.end = "percent", tenths.end()
        return
    if found.currencies:
        _take_second_currency(text, found, language)
        return
    for unit, pattern in unit_patterns(language):
        if match := pattern.match(text, found.end):
            found.unit, found.end = unit, match.end()
            return
    if named := _currency_after(text, found, language):
        found.end, found.currencies = named
        found.unit = found.currencies[0]


def _take_second_currency(text: str, found: Found, language: Language) -> None:
    """$12 million US dollars: the second narrows what the first may mean."""
    named = _currency_after(text, found, language)
    if named and (both := tuple(code for code in named[1] if code in found.currencies)):
        found.end, found.currencies = named[0], both
        found.unit = both[0]


def _currency_after(text: str, found: Found, language: Language) -> tuple[int, tuple[str, ...]] | None:
    named = _named_currency(text, found, language)
    # A sign or code right before other digits is theirs: 80 €5.
    return None if named and STARTS_NEXT.match(text, named[0]) else named


def _named_currency(text: str, found: Found, language: Language) -> tuple[int, tuple[str, ...]] | None:
    match = MONEY.match(text, found.end)
    if not match:
        return None
    known, known_signs, first = words(language), signs(), match[2].lower()
    for last in (4, 3):
        named = " ".join(match[group].lower() for group in range(2, last + 1) if match[group])
        if match[last] and (codes := known.get(named)):
            return match.end(last), codes
    glued = match.end(1) == found.end
    if (code := match[2].upper()) in known_signs and len(code) == 3 and (match[2].isupper() or glued):
        return match.end(2), known_signs[code]
    if first in SCALED_ONLY and not found.scale:
        return None
    if (first[0].isascii() and first[0].isalpha()) or first in known:
        head = first if first in known else first.partition("-")[0]
        codes = known.get(head)
        return (match.end(1) + len(head), codes) if codes else None
    for length in range(min(3, len(first)), 0, -1):
        if codes := known.get(first[:length]):
            return match.end(1) + length, codes
    return None


def _looks_like_name(text: str, found: Found, bare: int) -> bool:
    """Whether a B or T right behind whole digits may be part of a name: Ascend 910B, but not 2B, 1.5T or $300B."""
    if found.scale not in ("B", "T") or found.unit or found.step != 1 or "," in text[found.start : bare]:
        return False
    before = text[max(0, found.start - 42) : found.start]
    return found.end == bare + 1 and ((found.value or 0) >= LIKELY_NAME or bool(PROPER.search(before)))
