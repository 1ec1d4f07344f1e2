"""From a text to its numerals, in the order in which they stand."""

from collections.abc import Iterable

from .bounds import add_context, following
from .digits import plain_digits
from .found import Found
from .numeral import Numeral
from .ranges import join_ranges
from .scanner import scan
from .spelled import scan_words

LONGEST_TEXT = 1_000_000  # characters; what comes after is not read
YEARS = range(1900, 2100)


def read_numbers(text: str) -> list[Numeral]:
    """All numbers, and all dates and names with digits, in `text`; it takes any text, and never raises.

    Time grows with the length of the text, of which LONGEST_TEXT characters are read.
    """
    plain = plain_digits(text[:LONGEST_TEXT])
    digits = list(scan(plain))
    words = _and_a_half(sorted([*digits, *scan_words(plain, digits)], key=lambda found: found.start))
    items = join_ranges(plain, words)
    for found in items:
        if found.kind == "number":
            add_context(plain, found)
            _settle(plain, found)
    return [found.numeral(text, following(plain, found.end)) for found in items]


def _and_a_half(items: Iterable[Found]) -> list[Found]:
    """Add "and a half" to the number before it."""
    kept: list[Found] = []
    for found in items:
        if found.kind != "fraction":
            kept.append(found)
        elif kept and kept[-1].end + 1 == found.start and kept[-1].value is not None and kept[-1].factor == 1:
            found.start, found.kind, found.value = kept[-1].start, "number", kept[-1].value + (found.value or 0)
            kept[-1] = found
    return kept


def _settle(text: str, found: Found) -> None:
    """Decide what only the surroundings tell: whether 2024 is a year, and 910B a name."""
    if found.bound or found.about:
        return
    ends = [found, found.upper] if found.upper else [found]
    written = text[found.start : ends[0].end if not found.upper else found.start + 4]
    plain = not found.unit and not found.scale and not found.currencies and len(written) == 4 and written.isdecimal()
    if plain and all(end.value in YEARS and end.step == 1 and end.factor == 1 for end in ends):
        found.kind = "year"
    elif found.doubtful:
        found.kind, found.value, found.upper = "name", None, None
