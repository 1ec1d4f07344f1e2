"""From a text to its numerals, in the order in which they stand."""

from . import heads
from .beside import find_unread
from .bounds import add_context, following
from .digits import plain_digits
from .found import Found
from .joining import join
from .languages import DEFAULT, Language
from .languages import language as language_of
from .numeral import Numeral
from .prefixes import take_minus
from .ranges import join_ranges
from .scanner import scan
from .spelled import scan_words

LONGEST_TEXT = 1_000_000  # characters; what comes after is not read
YEARS = range(1900, 2100)
WITH_CONTEXT = ("number", "comparison")


def read_numbers(text: str, language: str = DEFAULT, *, wording: bool = False) -> list[Numeral]:
    """All numbers, and all dates and names with digits, in `text`; it takes any text, and never raises.

    `language` is a tag that is known: "en", "pt-BR". In a `wording`, the few words of a source, a magnitude that
    stands apart (in millions) is that of all its numbers. Time grows with the length of the text, of which
    LONGEST_TEXT characters are read.
    """
    plain, known = plain_digits(text[:LONGEST_TEXT]), language_of(language)
    items = _find(plain, known)
    items = heads.take_heads(plain, items, known)
    if wording:
        heads.take_head_of_all(plain, items, known)
    for found in items:
        if found.kind in WITH_CONTEXT:
            add_context(plain, found, known)
            _settle(plain, found)
    find_unread(plain, items, known)
    return [found.numeral(text, following(plain, found.end)) for found in items]


def _find(plain: str, language: Language) -> list[Found]:
    digits = list(scan(plain, language))
    spelled = scan_words(plain, digits, language)
    for found in spelled:
        if found.kind == "number":
            take_minus(plain, found, 0, language)
    ordered = sorted([*digits, *spelled], key=lambda found: found.start)
    return join_ranges(plain, join(plain, ordered, language), language)


def _settle(text: str, found: Found) -> None:
    """Decide what only the surroundings tell: whether 2024 is a year, and 910B a name."""
    if found.bound or found.about or found.kind != "number":
        return
    ends = [found, found.upper] if found.upper else [found]
    written = text[found.start : ends[0].end if not found.upper else found.start + 4]
    plain = not found.unit and not found.scale and not found.currencies and len(written) == 4 and written.isdecimal()
    if plain and all(end.value in YEARS and end.step == 1 and end.factor == 1 for end in ends):
        found.kind = "year"
    elif found.doubtful:
        found.kind, found.value, found.upper = "name", None, None
