"""What speaks against a number being about a figure, whatever words they share: another thing, or another owner."""

import re
from collections.abc import Callable

from . import beside, naming
from .context import Context
from .index import IndexEntry
from .kinds import words_of_kind
from .naming import is_told, missing_names
from .numbered import has_another_number
from .words import WORD, stems

SIDES = (("above", "below"), ("inside", "outside"), ("before", "after"), ("upper", "lower"), ("under", "over"))
Doubt = Callable[[IndexEntry, Context], bool]
# What the sentence before tells goes on in this one.
CARRIED = re.compile(
    r"(?i)\b(?:it|they|that|this|these)[ ](?:was|is|were|are|will|had|has|have|fell|rose|grew|came|reached|stood"
    r"|amounted|totall?ed)\b|\bof (?:them|these|those)\b"
)
NOT = re.compile(
    r"(?i)\b(?:not|never|unable|fail(?:s|ed)?|missing|without|no longer|cannot|unsold|lost|losing)\b"
    r"(?! (?:only|more|less)\b)"
)

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


def lacks_its_own(entry: IndexEntry, context: Context) -> bool:
    """Whether none of the words is told in which the figure's label goes beyond another one: expenditure plan."""
    return any(not any(is_told(word, context.nearness) for word in more) for more in entry.beyond)


def is_contrary(entry: IndexEntry, context: Context) -> bool:
    """Whether the clause has a word for the contrary of one in the figure's label, and not that word itself."""
    told, words = {token.text.lower() for token in context.clause}, entry.weights.keys()
    return any(
        told & theirs and not told & ours and words & stems(ours) and not words & stems(theirs)
        for one, other in CONTRARIES
        for ours, theirs in ((one, other), (other, one))
    )


def lacks_names(entry: IndexEntry, context: Context) -> bool:
    """Whether what the figure is about is told neither in the sentence nor before it in the paragraph.

    That is each name of its label; without any, a word that is more than a kind of quantity.
    """
    if entry.proper:
        return missing_names(entry, context.told) > 0
    things = entry.named - {word for kind in entry.kinds for word in words_of_kind(kind)}
    return bool(things) and not things & context.told


def lacks_quantity(entry: IndexEntry, context: Context) -> bool:
    """Whether the sentence has no word for what is counted, where the unit does not tell it."""
    carried = CARRIED.search(context.sentence) or "|" in context.sentence
    told = context.told if carried else context.stems
    if not entry.quantity or entry.initials:
        return False
    return not entry.quantity & told or 2 * len(entry.own_quantity & told) < len(entry.own_quantity) - 1


def on_another_side(entry: IndexEntry, context: Context) -> bool:
    """Whether the clause tells of what is above, and the figure of what is below."""
    told = {token.text.lower() for token in context.clause}
    own = set(map(str.lower, WORD.findall(f"{entry.figure.label} {entry.figure.measures}")))
    return any(other in told and one in own and one not in told for pair in SIDES for one, other in (pair, pair[::-1]))


def kind_right_beside(entry: IndexEntry, context: Context) -> bool:
    """Whether the words right beside the number tell another kind of quantity, and none of the clause the figure's."""
    return beside.another_kind(entry, context, beside.ADJACENT)


def lacks_subject(entry: IndexEntry, context: Context) -> bool:
    """Whether nothing near names what all figures are about: CO₂, and not greenhouse gases."""
    return bool(entry.subject) and not entry.subject & context.nearness.keys()


def is_negated(entry: IndexEntry, context: Context) -> bool:
    """Whether the clause says that something was not, and the figure tells of what was."""
    told = NOT.search(" ".join(token.text for token in context.clause))
    return bool(told) and not NOT.search(f"{entry.figure.label} {entry.figure.measures}")


# What leaves a number unknown whatever its value is, and what keeps another value from being a contradiction.
AGAINST_ALL: tuple[Doubt, ...] = (
    naming.names_only_another, naming.names_another_model, is_contrary, beside.is_difference,
    naming.lacks_names_beside_strangers, naming.another_owner, has_another_number,
    kind_right_beside, beside.is_change, beside.is_for_each,
    lacks_subject,
)  # fmt: skip
AGAINST_OTHER: tuple[Doubt, ...] = (
    naming.names_another, lacks_its_own, lacks_names, lacks_quantity, is_negated, on_another_side, naming.any_modifier,
    naming.another_model_in_sentence, naming.rival_name, naming.nearer_name, naming.is_collective,
    naming.carried_past_another, beside.another_kind, beside.is_intended, beside.is_norm, beside.is_comparison,
    beside.is_part, beside.is_of_another_time, beside.is_of_something_else, beside.is_respective,
    beside.is_dated_otherwise, beside.is_extreme, beside.is_restated, beside.is_narrowed, beside.is_changing,
    beside.is_cumulative,
)  # fmt: skip


def rules_out(entry: IndexEntry, context: Context) -> bool:
    """Whether the words beside a number tell that it is none of the figure, whatever its value."""
    return any(doubt(entry, context) for doubt in AGAINST_ALL)


def names_another_thing(entry: IndexEntry, context: Context) -> bool:
    """Whether the words ahead of the number are of another thing, so that few digits may be the same by chance."""
    return naming.nearer_name(entry, context) or (
        beside.another_kind(entry, context) and lacks_quantity(entry, context)
    )


def speaks_against(entry: IndexEntry, context: Context) -> bool:
    """Whether anything makes it doubtful that another value contradicts the figure."""
    return any(doubt(entry, context) for doubt in AGAINST_ALL + AGAINST_OTHER)
