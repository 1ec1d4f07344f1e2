"""What speaks against a number being about a figure, whatever words they share: another thing, or another owner."""

import re
from collections.abc import Collection
from itertools import zip_longest

from .context import Context, Token
from .index import IndexEntry
from .words import STOP, stem, stems

# Words of general English that tell the contrary of an amount's: a share of imports is none of domestic makers.
CONTRARIES = tuple(
    tuple(frozenset(words.split()) for words in pair.split(" / "))
    for pair in (
        "domestic home local maker makers production output / import imports imported foreign overseas",
        "import imports imported / export exports exported",
        "training / inference", "dense / sparse sparsity", "gross / net", "legal legally / smuggled illegal illegally",
        "income revenue sales / expenditure spending costs profit loss", "maximum most / minimum least",
        "men male / women female", "urban / rural", "public / private", "births / deaths", "arrivals / departures",
    )
)  # fmt: skip
# Words that stand before a quantity and leave it the same one.
NEUTRAL = frozenset(
    map(
        stem,
        "total annual yearly quarterly monthly overall whole full entire reported estimated record new latest current"
        " first second third fourth fiscal combined cumulative actual real known main last next past previous recent"
        " big huge large small high low higher lower peak average mean median single each announced planned"
        " expected net company firm group maker country government percent million billion thousand year quarter"
        " month half".split(),
    )
)
SAYING = re.compile(
    r"(?i)(?:said|says|say|told|tells|estimates?|estimated|reports?|reported|claims?|claimed|expects?)$"
)


def names_another(entry: IndexEntry, context: Context) -> bool:
    """Whether a name with digits beside the number is none of the figure's: FP32, of a figure about FP16."""
    return any(_has_digits(token.text) and not _is_known(token.text, entry) for token in context.clause)


def lacks_its_own(entry: IndexEntry, context: Context) -> bool:
    """Whether none of the words is told in which the figure's label goes beyond another one: expenditure plan."""
    return any(not any(_is_told(word, context.nearness) for word in more) for more in entry.beyond)


def strangers(entry: IndexEntry, context: Context) -> list[str]:
    """The names beside the number that stand nowhere in the figure's texts, but for those of who says it."""
    followed = zip_longest(context.clause, (token.text for token in context.clause[1:]), fillvalue="")
    return [
        token.text
        for token, after in followed
        if isinstance(token, Token) and token.name and not _is_known(token.text, entry) and not SAYING.match(str(after))
    ]


def another_modifier(entry: IndexEntry, context: Context, *, names_only: bool) -> bool:
    """Whether a word right before one of the figure's makes another thing of it: gaming revenue, Intel shipped."""
    for before, word in zip(context.clause, context.clause[1:], strict=False):
        if word.start - before.end != 1 or stem(word.text) not in entry.label or word.name:
            continue
        telling = before.name if names_only else not _is_neutral(before.text)
        if telling and not _is_known(before.text, entry):
            return True
    return False


def is_contrary(entry: IndexEntry, context: Context) -> bool:
    """Whether the clause has a word for the contrary of one in the figure's label, and not that word itself."""
    told, words = {token.text.lower() for token in context.clause}, entry.weights.keys()
    return any(
        told & theirs and not told & ours and words & stems(ours) and not words & stems(theirs)
        for one, other in CONTRARIES
        for ours, theirs in ((one, other), (other, one))
    )


def speaks_against(entry: IndexEntry, context: Context) -> bool:
    """Whether the words beside a number tell of another thing than the figure."""
    return (
        names_another(entry, context)
        or is_contrary(entry, context)
        or lacks_its_own(entry, context)
        or another_modifier(entry, context, names_only=False)
        or (bool(strangers(entry, context)) and missing_names(entry, context) > 0)
    )


def missing_names(entry: IndexEntry, context: Context) -> int:
    """How many of the names in the figure's label stand neither in the sentence nor before it."""
    return sum(not any(_is_told(part, context.nearness) for part in name) for name in entry.proper)


def _is_told(name: str, told: Collection[str]) -> bool:
    return name in told or (len(name) > 4 and name.isalpha() and any(word[:4] == name[:4] for word in told))


def _is_known(word: str, entry: IndexEntry) -> bool:
    return _is_told(stem(word), entry.weights) or any(
        part in entry.weights for part in map(stem, re.findall(r"\w+", word))
    )


def _is_neutral(word: str) -> bool:
    low = word.lower()
    return low in STOP or stem(low) in NEUTRAL or low.endswith(("ly", "ed", "ing")) or not low.isalpha()


def _has_digits(word: str) -> bool:
    return not word.isalpha() and word[:1].isalpha() and any(map(str.isdigit, word))
