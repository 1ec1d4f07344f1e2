"""Finds fractions, zeros, comparisons and vague amounts in words."""

import re
from collections.abc import Iterator
from math import prod

from .digits import share
from .found import Found
from .languages import Language
from .size_words import COMPARISONS, DENOMINATORS, NUMERATORS, SIZES
from .suffixes import complete

NUMERATOR = "|".join(NUMERATORS)
PARTS = "|".join(DENOMINATORS)
SIZE = "|".join(SIZES)
PLURAL = "|".join(f"{size}s" for size in SIZES)
NOT_ZERO = "one|longer|doubt|matter|more|fewer|less|later|earlier|greater|lower|higher|sooner|other|need|way|wonder"
PHRASE = re.compile(
    rf"""(?i)(?<![\w-])(?:
    (?P<comparison>{"|".join(COMPARISONS)})
    |(?P<vague>(?:several|many|a[ ]few|few|a[ ]couple[ ]of)[ ](?:{SIZE})(?:[ ](?:{SIZE}))?
      |(?:{PLURAL})(?:[ ](?:of|to|or|and)[ ](?:{PLURAL})){{0,3}})
    |(?P<dozen>a[ ]dozen)
    |(?P<zero>none|nothing|zero|nil|no(?=[ ][\w|])(?![ ](?:{NOT_ZERO})\b))
    |(?:not|never|without|cannot|\w{{1,8}}n['’]t)\b[^.;:,\d\n]{{0,60}}?[ ](?P<any>any)
    |(?P<plus>and[ ](?:a|one)[ ])?(?:(?P<above>{NUMERATOR})(?P<joint>[ -]))?(?P<below>half|halves|(?:{PARTS})s?)
      (?P<size>(?:[ ]of)?[ ]an?(?=[ ](?:{SIZE})\b))?
    )(?!\w)""",
    re.VERBOSE,
)
# "a third of" and "one third more", but not "a third party"; "a quarter of", but not "every quarter".
PART_OF = re.compile(r" of\b")
PART = re.compile(r" (?:of|more|less|fewer|lower|higher|larger|smaller|as|by|were|are|since)\b| ?(?:$|[.,;)])")
BEFORE_SIZE = re.compile(rf" (?:{SIZE})\b")  # a quarter million
NOT_HALF = re.compile(r"(?i)(?:first|second|latter|last|earlier|other|better|1st|2nd) $")
HALF_OF_TIME = re.compile(r"(?i)[ -](?:an? )?(?:year|time|way|day|hour|life|century|decade)")


def scan_phrases(text: str, language: Language) -> Iterator[Found]:
    """What an English `text` says in such words. A fraction that belongs to what is before it is of kind "fraction"."""
    for match in PHRASE.finditer(text):
        kind = next(name for name in ("comparison", "vague", "dozen", "zero", "any", "below") if match[name])
        if kind == "comparison":
            multiple = language.words.multiples.get(match[0].lower())
            yield Found(*match.span(), "comparison", value=multiple, unit="times" if multiple else "", spelled=True)
        elif kind == "vague":
            yield Found(*match.span(), "vague", step=_size(match[0]))
        elif kind == "dozen":
            yield Found(*match.span(), value=1, factor=12, scale="dozen", spelled=True)
        elif kind != "below":
            yield Found(*match.span(kind), "zero-word", value=0, spelled=True)
        elif _is_half(text, match) if match["below"].lower() in ("half", "halves") else _is_part(text, match):
            yield complete(text, _fraction(match), language)


def _size(phrase: str) -> int:
    """What the words of size come to: tens of thousands are ten thousand each; of two that differ, the last."""
    size = 1
    for word in phrase.lower().split():
        size = 1 if word in ("to", "or", "and") else size * SIZES.get(word.removesuffix("s"), 1)
    return size


def vague_sizes(phrase: str) -> list[int]:
    """All that a vague amount may come to: "tens to hundreds of thousands" 10,000 and 100,000."""
    ends = [[SIZES[word.removesuffix("s")] for word in end.split() if word.removesuffix("s") in SIZES]
            for end in re.split(r" (?:to|or|and) ", phrase.lower())]  # fmt: skip
    shared = prod(ends[-1][1:])
    return [prod(end) * (shared if len(end) == 1 and len(ends[-1]) > 1 else 1) for end in ends[:-1]] + [prod(ends[-1])]


def _is_half(text: str, match: re.Match[str]) -> bool:
    if match["plus"]:
        return True  # two and a half years
    before = text[max(0, match.start() - 8) : match.start()]
    return not HALF_OF_TIME.match(text, match.end()) and not NOT_HALF.search(before)


def _is_part(text: str, match: re.Match[str]) -> bool:
    if match["size"] or match["plus"] or BEFORE_SIZE.match(text, match.end()):
        return True
    if not match["above"]:
        return False
    article = match["above"].lower() in ("a", "an")
    pattern = PART_OF if "quarter" in match["below"].lower() else PART
    return (match["joint"] == "-" and not article) or bool(pattern.match(text, match.end()))


def _fraction(match: re.Match[str]) -> Found:
    below, above = match["below"].lower(), (match["above"] or "a").lower()
    value = share(NUMERATORS[above], 2 if below == "halves" else DENOMINATORS[below.removesuffix("s")])
    return Found(*match.span(), "fraction" if match["plus"] else "number", value, spelled=True, part=not match["plus"])
