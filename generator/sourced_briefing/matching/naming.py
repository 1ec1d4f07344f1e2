"""Names beside a number that are of another thing than the figure's, and those of the figure that are missing."""

import re
from collections.abc import Collection
from itertools import zip_longest

from .context import Context, Token
from .index import IndexEntry
from .numbered import SPELLED
from .words import STOP, TIME, stem
from .written_units import is_unit

NUMBERS = frozenset(map(stem, SPELLED))  # a part of a name that stands in many sentences without it: Pier Two
COUNTED = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*")
MODEL = re.compile(r"(?=[^\d]*\d)(?=.*[A-Z])[A-Z0-9][\w.-]*")  # V8, 910B, MI300, B-17
PHRASE_END = re.compile(
    r"(?i)[,;:().!?—–]|\b(?:and|or|but|in|on|at|by|for|to|from|with|than|which|that|who|is|are|was|were|has|had|have|while)\b"
)
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
TOGETHER = re.compile(r"(?P<one>[A-Z][\w.-]*),? and (?:the )?(?P<other>[A-Z][\w.-]*)[^.;:\d]*$")
PLACING = frozenset("in near across over from to by via at with".split())
SAYING = re.compile(
    r"(?i)(?:said|says|say|told|tells|estimates?|estimated|reports?|reported|claims?|claimed|expects?)$"
)


def names_another(entry: IndexEntry, context: Context) -> bool:
    """Whether a name with digits beside the number is none of the figure's: FP32, of a figure about FP16."""
    return any(
        _has_digits(token.text) and not _is_known(token.text, entry) and not is_unit(token.text)
        for token in context.clause
    )


def names_only_another(entry: IndexEntry, context: Context) -> bool:
    """The same where none of the figure's own names with digits stands beside the number."""
    own = {stem(token.text) for token in context.clause} & {*entry.models, *entry.thing}
    return not own and names_another(entry, context)


def strangers(entry: IndexEntry, context: Context) -> list[str]:
    """The names beside the number that stand nowhere in the figure's texts, but for those of who says it."""
    followed = zip_longest(context.clause, (token.text for token in context.clause[1:]), fillvalue="")
    return [
        token.text
        for token, after in followed
        if isinstance(token, Token)
        and token.name
        and not is_unit(token.text)
        and not _is_known(token.text, entry)
        and not SAYING.match(str(after))
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
    return bool(others) and not any(is_told(word, told) for word in own)


def lacks_names_beside_strangers(entry: IndexEntry, context: Context) -> bool:
    """Whether a name of the label is told nowhere, and another one stands beside the number."""
    return bool(strangers(entry, context)) and missing_names(entry, context.nearness) > 0


def any_modifier(entry: IndexEntry, context: Context) -> bool:
    """Whether a word before one of the figure's makes another thing of it: gaming revenue."""
    return another_modifier(entry, context, names_only=False)


def rival_name(entry: IndexEntry, context: Context) -> bool:
    """Whether a name of another figure is nearer to the number than any of the figure's own."""
    near = context.nearness
    rivals = [near[word] for word in entry.rivals & near.keys() if word not in entry.weights]
    own = [near[word] for word in near.keys() & {part for name in (*entry.proper, entry.thing) for part in name}]
    return bool(rivals) and max(rivals) > max(own, default=0.0)


def nearer_name(entry: IndexEntry, context: Context) -> bool:
    """Whether the last name before the number is of another thing: Saturn V 363 feet; SLS 322 feet.

    One of an earlier part of the sentence counts where the sentence names the figure's thing nowhere. Names of who
    says it, and of where, count for nothing.
    """
    names = [each for each in context.names_ahead if stem(each[0]) not in entry.subject]
    own = any(_is_known(name, entry) for name, _, _ in names)
    for name, before, in_clause in names:
        if _is_known(name, entry):
            return False
        if _may_be_thing(name) and not _is_aside(before):
            return in_clause or not own
    return False


def carried_past_another(entry: IndexEntry, context: Context) -> bool:
    """Whether the thing is named in a sentence before, and another after it: Jupiter is large. Saturn is less so."""
    if context.in_table or any(_is_known(name, entry) for name, _, _ in context.names_ahead):
        return False
    for name in context.names_before:
        if stem(name) not in entry.subject and _may_be_thing(name):
            return not _is_known(name, entry)
    return False


def is_collective(entry: IndexEntry, context: Context) -> bool:
    """Whether the number is told of several things together, of which the figure's is only one: China and India."""
    match = TOGETHER.search(context.sentence[: context.within])
    return match is not None and _is_known(match["one"], entry) != _is_known(match["other"], entry)


def _may_be_thing(name: str) -> bool:
    return len(name) > 2 and not TIME.fullmatch(name) and not is_unit(name)


def _is_aside(before: str) -> bool:
    return before.lower() in PLACING or bool(SAYING.match(before))


def another_owner(entry: IndexEntry, context: Context) -> bool:
    """Whether the sentence names the owner of another figure, and not this one's."""
    told = context.stems
    return bool(entry.whose) and not entry.whose & told and bool(entry.other_owners & told)


def missing_names(entry: IndexEntry, told: Collection[str]) -> int:
    """How many of the names in the figure's label are not among the words told, where no other name of it is."""
    known = any(word in told for word in entry.thing - NUMBERS)
    names = [name for name in entry.proper if not known or name & entry.whose]
    return sum(not any(is_told(part, told) for part in (name - NUMBERS or name)) for name in names)


def _phrase_end(text: str) -> int:
    match = PHRASE_END.search(text)
    return match.start() if match else len(text)


def is_told(name: str, told: Collection[str]) -> bool:
    """Whether a name is among the words, if need be by how it begins."""
    return name in told or (len(name) > 4 and name.isalpha() and any(word[:4] == name[:4] for word in told))


def _is_known(word: str, entry: IndexEntry) -> bool:
    return is_told(stem(word), entry.weights) or any(
        part in entry.weights for part in map(stem, re.findall(r"\w+", word))
    )


def _is_neutral(word: str) -> bool:
    low = word.lower()
    return low in STOP or stem(low) in NEUTRAL or low.endswith(("ly", "ed", "ing")) or not low.isalpha()


def _has_digits(word: str) -> bool:
    return not word.isalpha() and word[:1].isalpha() and any(map(str.isdigit, word))


def _is_model(word: str) -> bool:
    return not word.isdigit() and bool(MODEL.fullmatch(word)) and not TIME.fullmatch(word)
