"""The numbers of a text that say how much: no dates, names, times, addresses, ordinals or small counts.

`numerals` reads whatever looks like a number. What is left out here is left out by what stands around it.
"""

import re
from collections.abc import Callable, Iterable

from . import DEFAULT, Numeral, read_numbers
from .beside_years import COUNTING, OF_TIME, PEOPLE
from .names import NAME
from .patterns import OF_QUANTITY, OR_MORE

WINDOW = 60  # characters looked at to each side
LARGEST_COUNT = 12  # up to here a number word counts things and is no figure: three companies
MONTHS = "january february march april may june july august september october november december".split()
TO_YEARS = frozenset(
    "in since until till before after during by from between of and to through the a an its their his her this that"
    " early late mid fiscal year years calendar spring summer autumn fall winter for whose our".split()
)
COUNTED = frozenset(
    "is was has as does its this thus less across plus versus us says goes gives makes takes uses needs comes sets"
    " means shows runs starts ends remains seems becomes allows requires covers".split()
)  # end in s, and are no plurals
NUMBERED = frozenset(
    "number room floor level phase step stage part item line column row grade tier type class model series generation"
    " issue question claim rule group chapter section page paragraph figure table schedule lot platform gate".split()
)
NEXT_WORD = re.compile(r"\s([A-Za-z]{1,20})\b")
ALONE = re.compile(r"\b(?:there (?:are|were)|has|have|had|employs|lost|needs?|hired)$", re.IGNORECASE)
STREETS = "Street|St|Road|Rd|Lane|Court|Square|Place|Avenue|Ave|Drive|Way|Row|Terrace|Gardens|Hill|Boulevard|Crescent"

HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight"
NOT_NUMBERS = re.compile(
    rf"""
      # 56 SI 2018/647, 57 & 58 Vict. c. 41
      (?<!\w)\d{{1,3}}(?:[ ]&[ ]\d{{1,3}})?[ ][A-Z][A-Za-z.]{{1,7}}[ ](?:c\.[ ])?\d[\d./()-]*+(?![\w%])
      # Telephones, addresses, times of day
    | (?<![\w+])(?:\+\d{{1,3}}|0\d{{2,5}})[ -]\d{{2,4}}(?:[ -]\d{{2,4}}){{1,3}}(?!\w)
    | (?<!\w)\d{{1,4}}[A-Z]?[ ](?:[A-Z][\w’'.-]{{1,20}}[ ]){{1,3}}(?:{STREETS})(?!\w)
    | (?i:(?<!\w)(?:\d{{1,2}}(?:[.:]\d\d)?|[a-z]{{3,6}})[ ]?(?:[ap]\.?m\.?(?!\w)|o['’]clock))
    | (?i:(?<!\w)[a-z]{{3,6}}(?:[ -][a-z]{{3,5}})?[ ]minutes?[ ](?:past|after|to|before)[ ](?:{HOURS})(?!\w))
    | (?i:(?<!\w)(?:a[ ])?(?:quarter|half)[ -](?:past|after|to|before)[ -](?:{HOURS})(?!\w))
    | (?<=['’])\d\d(?=s?(?!\w))
    | (?i:(?<=year[ ])|(?<=year[ ]of[ ]our[ ]lord[ ]))[a-z]+(?:[ -][a-z]+){{0,9}}
    | (?<!\w)\d{{1,3}}-bit(?!\w)
    | ^[ ]*;?-+8<-+  # text that another file holds, which a rule of its own tells
    """,
    re.VERBOSE | re.MULTILINE,
)
APART = re.compile(r" ?(?:[.,;:)|\n]|$)")
HALF_DONE = re.compile(r"(?:-[a-z]| \w+(?:en|ed|ing)\b| past\b|way)")
COMPARED = re.compile(r" (?:as|the|that|what|its|their|his|her|our|this|those|these|last)\b")
CHANGING = re.compile(
    r"\b(?:to|will|would|can|could|may|might|should|nearly|almost|about|roughly|than|over|only|again)$", re.IGNORECASE
)

Spans = list[tuple[int, int]]


def read_quantities(text: str, names: Iterable[str] = (), language: str = DEFAULT) -> list[Numeral]:
    """The numerals of `text`, in `language`, that say how much; `names` are known names that end in a number.

    Takes any text and never raises; the time it needs grows with the length of the text.
    """
    spans = sorted([match.span() for match in NOT_NUMBERS.finditer(text)] + _named(text, names))
    kept, place, last = [], 0, None
    for numeral in read_numbers(text, language):
        while place < len(spans) and spans[place][1] <= numeral.start:
            place += 1
        within = place < len(spans) and spans[place][0] < numeral.end
        if not within and not _is_year(text, numeral, last) and KINDS[numeral.kind](text, numeral):
            kept.append(numeral)
        last = numeral
    return kept


def _named(text: str, names: Iterable[str]) -> Spans:
    known = set(names)
    return [match.span() for match in NAME.finditer(text) if match[0] in known] if known else []


def _before(text: str, numeral: Numeral) -> str:
    return text[max(0, numeral.start - WINDOW) : numeral.start]


def _last_word(before: str) -> str:
    words = re.findall(r"[\w’']+", before[-30:])
    return words[-1] if words and before.rstrip(' (“"').endswith(words[-1]) else ""


def _counts_things(numeral: Numeral) -> bool:
    """Whether a plural follows: 300 chips, but not 300 was."""
    word = numeral.following.partition(" ")[0].lower()
    return word.endswith("s") and not word.endswith(("ss", "'s", "’s")) and word not in COUNTED


def _is_year(text: str, numeral: Numeral, last: Numeral | None) -> bool:
    if numeral.kind not in ("number", "year") or not _looks_like_year(numeral):
        return False
    word = _last_word(_before(text, numeral)).lower()
    if last and last.kind == "date" and 0 < numeral.start - last.end <= 2:  # 3 May 1894; April 27, 1890
        return True
    if OR_MORE.match(text, numeral.end) or OF_QUANTITY.search(_before(text, numeral)):
        return False
    introduced = word in TO_YEARS or word in MONTHS or word.endswith(("'s", "’s"))
    if (word in COUNTING and numeral.following) or ALONE.search(_before(text, numeral).rstrip()):
        return False
    following = NEXT_WORD.match(text, numeral.end)
    if following and following[1].lower() in PEOPLE and word not in OF_TIME and word not in MONTHS:
        return False
    apart = not word and bool(APART.match(text, numeral.end))  # in a cell of a table; in the words of Defoe, 1722.
    return introduced or (apart if numeral.kind == "number" else not word or not _counts_things(numeral))


def _looks_like_year(numeral: Numeral) -> bool:
    if numeral.kind == "year":
        return True
    ends = (numeral.low, numeral.high)
    plain = all(isinstance(end, int) and 1500 <= end < 2100 for end in ends)
    return plain and not numeral.unit and not numeral.scale and "," not in numeral.text and not numeral.spelled


def _is_quantity(text: str, numeral: Numeral) -> bool:
    if numeral.unit:
        return True
    if numeral.spelled:
        return not (_is_small_count(numeral) or _is_half_done(text, numeral) or _is_in_title(text, numeral))
    return not _is_part_of_name(text, numeral)


def _is_small_count(numeral: Numeral) -> bool:
    whole = isinstance(numeral.low, int) and isinstance(numeral.high, int)
    return whole and not numeral.scale and 1 <= numeral.low <= numeral.high <= LARGEST_COUNT  # type: ignore[operator]


def _is_half_done(text: str, numeral: Numeral) -> bool:
    return numeral.text.lower().endswith("half") and bool(HALF_DONE.match(text[numeral.end : numeral.end + WINDOW]))


def _is_in_title(text: str, numeral: Numeral) -> bool:
    """Around the World in Eighty Days: words with a capital inside a sentence, and before another."""
    after = text[numeral.end : numeral.end + 2]
    if not (numeral.text[0].isupper() and len(after) == 2 and after[0] == " " and after[1].isupper()):
        return False
    return not _starts_sentence(_before(text, numeral), "")


def _is_part_of_name(text: str, numeral: Numeral) -> bool:
    """Windows 11, ISO 24512, number 10; but not Acme 300 bikes, and not Only 40."""
    if not numeral.text.isdecimal() or _counts_things(numeral):
        return False
    before = _before(text, numeral)
    word = _last_word(before)
    if word.lower() in NUMBERED:
        return len(numeral.text) <= 3
    if not word[:1].isupper() or word.lower() in TO_YEARS or word.lower() in MONTHS or not before.endswith(f"{word} "):
        return False
    acronym = word.isupper() and len(word) > 1
    return word.isalpha() and (acronym or (len(numeral.text) <= 4 and not _starts_sentence(before, word)))


def _starts_sentence(before: str, word: str) -> bool:
    rest = (before[: -len(word) - 1] if word else before).rstrip(' “"(*')
    return not rest or rest[-1] in ".!?:;\n|"


def _is_comparison(text: str, numeral: Numeral) -> bool:
    """Twice as much, doubled, to double; but not read twice, and no double stream."""
    word = numeral.text.lower()
    if word.endswith(("ed", "ing", "fold", "es")):
        return True
    after = text[numeral.end : numeral.end + WINDOW]
    return bool(COMPARED.match(after) or CHANGING.search(_before(text, numeral).rstrip()))


def _is_vague(text: str, numeral: Numeral) -> bool:
    """Hundreds of people, but not a sum in millions: that is the scale of a table."""
    if numeral.text.lower().endswith("s") and _before(text, numeral).lower().endswith("in "):
        return False
    return numeral.text.lower() != "scores" or text.startswith(" of", numeral.end)


def _is_zero(text: str, numeral: Numeral) -> bool:
    """It fell to zero; but below and above zero tell a sign, and no amount."""
    if _last_word(_before(text, numeral)).lower() in ("below", "above"):
        return False
    return numeral.text.lower() in ("zero", "nil")


def _never(text: str, numeral: Numeral) -> bool:
    return False


KINDS: dict[str, Callable[[str, Numeral], bool]] = {
    "number": _is_quantity, "year": _is_quantity, "comparison": _is_comparison, "vague": _is_vague,
    "zero-word": _is_zero, "date": _never, "name": _never, "ordinal": _never,
}  # fmt: skip
