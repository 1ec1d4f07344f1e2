"""What speaks against a number being about a figure, whatever words they share: another thing, or another owner."""

import re
from collections.abc import Callable, Collection
from itertools import zip_longest

from . import beside
from .context import Context, Token
from .index import IndexEntry
from .kinds import words_of_kind
from .words import STOP, TIME, WORD, stem, stems

SIDES = (("above", "below"), ("inside", "outside"), ("before", "after"), ("upper", "lower"), ("under", "over"))
Doubt = Callable[[IndexEntry, Context], bool]
COUNTED = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
MODEL = re.compile(r"(?=[^\d]*\d)(?=.*[A-Z])[A-Z0-9][\w.-]*")  # V8, 910B, MI300, B-17
# What the sentence before tells goes on in this one.
CARRIED = re.compile(
    r"(?i)\b(?:it|they|that|this|these)[ ](?:was|is|were|are|will|had|has|have|fell|rose|grew|came|reached|stood"
    r"|amounted|totall?ed)\b|\bof (?:them|these|those)\b"
)
NOT = re.compile(
    r"(?i)\b(?:not|never|unable|fail(?:s|ed)?|missing|without|no longer|cannot|unsold|lost|losing)\b"
    r"(?! (?:only|more|less)\b)"
)
PHRASE_END = re.compile(
    r"(?i)[,;:().!?—–]|\b(?:and|or|but|in|on|at|by|for|to|from|with|than|which|that|who|is|are|was|were|has|had|have|while)\b"
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


def names_only_another(entry: IndexEntry, context: Context) -> bool:
    """The same where none of the figure's own names with digits stands beside the number."""
    own = {stem(token.text) for token in context.clause} & {*entry.models, *entry.thing}
    return not own and names_another(entry, context)


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
    for before, word, own in zip(context.clause, context.clause[1:], context.clause_stems[1:], strict=False):
        if word.start - before.end != 1 or own not in entry.label or word.name:
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


def names_another_model(entry: IndexEntry, context: Context) -> bool:
    """Whether what is counted right behind the number is another model than the figure's: 300,000 Ascend 910B chips."""
    counted = [word for word in COUNTED.findall(context.behind[: _phrase_end(context.behind)]) if _is_model(word)]
    return bool(entry.counts and entry.models and counted) and not any(stem(word) in entry.named for word in counted)


def another_model_in_sentence(entry: IndexEntry, context: Context) -> bool:
    """Whether the sentence names models, and neither one of the figure's nor any of its names."""
    models = [stem(word) for word in COUNTED.findall(context.sentence) if _is_model(word)]
    told = context.stems
    others = [model for model in models if model not in entry.weights]
    own = entry.thing or entry.models
    return bool(others) and not any(_is_told(word, told) for word in own)


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
    return bool(entry.quantity) and not entry.initials and not entry.quantity & told


def on_another_side(entry: IndexEntry, context: Context) -> bool:
    """Whether the clause tells of what is above, and the figure of what is below."""
    told = {token.text.lower() for token in context.clause}
    own = set(map(str.lower, WORD.findall(f"{entry.figure.label} {entry.figure.measures}")))
    return any(other in told and one in own and one not in told for pair in SIDES for one, other in (pair, pair[::-1]))


def lacks_names_beside_strangers(entry: IndexEntry, context: Context) -> bool:
    """Whether a name of the label is told nowhere, and another one stands beside the number."""
    return bool(strangers(entry, context)) and missing_names(entry, context.nearness) > 0


def any_modifier(entry: IndexEntry, context: Context) -> bool:
    """Whether a word before one of the figure's makes another thing of it: gaming revenue."""
    return another_modifier(entry, context, names_only=False)


def kind_right_beside(entry: IndexEntry, context: Context) -> bool:
    """Whether the words right beside the number tell another kind of quantity, and none of the clause the figure's."""
    return beside.another_kind(entry, context, beside.ADJACENT)


def rival_name(entry: IndexEntry, context: Context) -> bool:
    """Whether a name of another figure is nearer to the number than any of the figure's own."""
    near = context.nearness
    rivals = [near[word] for word in entry.rivals & near.keys() if word not in entry.weights]
    own = [near[word] for word in near.keys() & {part for name in (*entry.proper, entry.thing) for part in name}]
    return bool(rivals) and max(rivals) > max(own, default=0.0)


def another_owner(entry: IndexEntry, context: Context) -> bool:
    """Whether the sentence names the owner of another figure, and not this one's."""
    told = context.stems
    return bool(entry.whose) and not entry.whose & told and bool(entry.other_owners & told)


def is_negated(entry: IndexEntry, context: Context) -> bool:
    """Whether the clause says that something was not, and the figure tells of what was."""
    told = NOT.search(" ".join(token.text for token in context.clause))
    return bool(told) and not NOT.search(f"{entry.figure.label} {entry.figure.measures}")


def missing_names(entry: IndexEntry, told: Collection[str]) -> int:
    """How many of the names in the figure's label are not among the words told, where no other name of it is."""
    known = any(word in told for word in entry.thing)
    names = [name for name in entry.proper if not known or name & entry.whose]
    return sum(not any(_is_told(part, told) for part in name) for name in names)


def _phrase_end(text: str) -> int:
    match = PHRASE_END.search(text)
    return match.start() if match else len(text)


# What leaves a number unknown whatever its value is, and what keeps another value from being a contradiction.
AGAINST_ALL: tuple[Doubt, ...] = (
    names_only_another, names_another_model, is_contrary, beside.is_difference, lacks_names_beside_strangers,
    another_owner, kind_right_beside,
)  # fmt: skip
AGAINST_OTHER: tuple[Doubt, ...] = (
    names_another, lacks_its_own, lacks_names, lacks_quantity, is_negated, on_another_side, any_modifier,
    another_model_in_sentence, rival_name, beside.another_kind, beside.is_intended, beside.is_norm,
    beside.is_comparison, beside.is_part, beside.is_of_another_time, beside.is_of_something_else,
    beside.is_respective, beside.is_dated_otherwise,
)  # fmt: skip


def rules_out(entry: IndexEntry, context: Context) -> bool:
    """Whether the words beside a number tell that it is none of the figure, whatever its value."""
    return any(doubt(entry, context) for doubt in AGAINST_ALL)


def speaks_against(entry: IndexEntry, context: Context) -> bool:
    """Whether anything makes it doubtful that another value contradicts the figure."""
    return any(doubt(entry, context) for doubt in AGAINST_ALL + AGAINST_OTHER)


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


def _is_model(word: str) -> bool:
    return not word.isdigit() and bool(MODEL.fullmatch(word)) and not TIME.fullmatch(word)
