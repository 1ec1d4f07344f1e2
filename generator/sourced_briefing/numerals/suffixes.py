"""What belongs to a number at both of its sides: sign, currency, magnitude, percent sign."""

import re

from ..values.amounts import MOST_DIGITS
from .currencies import last_of_signs, signs, words
from .digits import SPACES
from .found import Found
from .patterns import LETTER, SPACE
from .size_words import LETTERS, PERCENT, SCALES

LONGEST_SIGN = 6


def _any_of(entries: "tuple[str, ...] | dict[str, int]") -> str:
    spaced = [re.escape(entry) for entry in entries if entry.isascii()]
    joined = [re.escape(entry) for entry in entries if not entry.isascii()]
    by_length = sorted(joined, key=len, reverse=True)
    return rf"(?:(?i:{'|'.join(sorted(spaced, key=len, reverse=True))})(?![{LETTER}\d])|{'|'.join(by_length)})"


# "12 million", "12-million", "12万"; a letter alone ("12k") only right behind the digits.
SCALE = re.compile(rf"(?:{SPACE}|-)?({_any_of(SCALES)})|([kKmMbBT])(?![{LETTER}\d])")
SPACED_LETTER = re.compile(rf"{SPACE}([kKmMbBT])(?![{LETTER}\d])")
PERCENT_SIGN = re.compile(rf"{SPACE}?-?(?:%|{_any_of(PERCENT[1:])})")
TIMES_SIGN = re.compile(
    rf"[xX](?![{LETTER}\d])|{SPACE}?[×](?!{SPACE}?\d)|{SPACE}?-?(?:times|fold)(?![{LETTER}])|{SPACE}?倍"
)
MONEY = re.compile(rf"({SPACE}?-?(?:d[ie]{SPACE})?)([^\s\d,.;:()]{{1,30}})(?:{SPACE}([A-Za-z]{{1,20}}))?")
STARTS_NEXT = re.compile(rf"{SPACE}?\d")
PROPER = re.compile(rf"(?:^|[^{LETTER}])([A-Z][{LETTER}]{{1,40}}){SPACE}$")
MOST_MILLIONS = 1000  # 1410m are metres
LIKELY_NAME = 100  # from here on a letter B or T behind bare digits is rather part of a name: 910B


def with_unit(text: str, found: Found, floor: int) -> Found:
    """Take in what belongs to the number at both of its sides; nothing before `floor`."""
    _take_currency_before(text, found, floor)
    _take_sign(text, found, floor)
    bare = found.end
    complete(text, found)
    found.doubtful = _looks_like_name(text, found, bare)
    return found


def _take_currency_before(text: str, found: Found, floor: int) -> None:
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
        glued = sign[0].isalpha() and sign[0].isascii() and start > floor and text[start - 1].isalnum()
        opened = not bracket or (start > floor and text[start - 1] == "(")
        if sign in known and not glued and opened:
            found.start, found.currencies, found.unit = start - bracket, known[sign], known[sign][0]
            return


def _take_sign(text: str, found: Found, floor: int) -> None:
    at = found.start - 1
    if at >= floor and text[at] in "+-" and (at == 0 or text[at - 1] in " (["):
        found.start = at
        if text[at] == "-" and found.value is not None:
            found.value = -found.value


def complete(text: str, found: Found) -> Found:
    """The number with the magnitude and the unit that follow it."""
    _take_scale(text, found)
    _take_unit(text, found)
    return found


def _take_scale(text: str, found: Found) -> None:
    """Add the magnitudes that follow: 12 million, 3 hundred thousand, 5 mila miliardi, $12 B."""
    for _ in range(3):
        match = SCALE.match(text, found.end)
        if not match and found.currencies and not found.scale:
            match = SPACED_LETTER.match(text, found.end)
        if not match:
            return
        word = match[match.lastindex or 0]
        letter = len(word) == 1 and word.isascii()
        factor = LETTERS[word] if letter else SCALES[word.lower()]
        metres = word == "m" and not found.currencies and found.value is not None and found.value >= MOST_MILLIONS
        if metres or found.factor * factor > 10**MOST_DIGITS:
            return
        found.factor, found.end = found.factor * factor, match.end()
        found.scale = f"{found.scale} {word}".strip()
        if letter:
            return


def _take_unit(text: str, found: Found) -> None:
    """Add the percent sign, the multiple or the currency that follows."""
    if found.currencies:
        _take_second_currency(text, found)
        return
    for unit, pattern in (("percent", PERCENT_SIGN), ("times", TIMES_SIGN)):
        if match := pattern.match(text, found.end):
            found.unit, found.end = unit, match.end()
            return
    if named := _currency_after(text, found.end):
        found.end, found.currencies = named
        found.unit = found.currencies[0]


def _take_second_currency(text: str, found: Found) -> None:
    """$12 million US dollars: the second narrows what the first may mean."""
    named = _currency_after(text, found.end)
    if named and (both := tuple(code for code in named[1] if code in found.currencies)):
        found.end, found.currencies = named[0], both


def _currency_after(text: str, place: int) -> tuple[int, tuple[str, ...]] | None:
    named = _named_currency(text, place)
    # A sign or code right before other digits is theirs: 80 €5.
    return None if named and STARTS_NEXT.match(text, named[0]) else named


def _named_currency(text: str, place: int) -> tuple[int, tuple[str, ...]] | None:
    match = MONEY.match(text, place)
    if not match:
        return None
    known, known_signs, first = words(), signs(), match[2].lower()
    if match[3] and (codes := known.get(f"{first} {match[3].lower()}")):
        return match.end(3), codes
    if match[2] in known_signs and match[2].isupper():
        return match.end(2), known_signs[match[2]]
    if first.isascii():
        first = first.partition("-")[0] if "-" in first else first
        codes = known.get(first)
        return (match.end(1) + len(first), codes) if codes else None
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
