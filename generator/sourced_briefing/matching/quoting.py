"""Numbers that repeat what was rejected, in its own words: these contradict, whatever the figure is called."""

from fractions import Fraction
from functools import lru_cache

from ..numerals import Numeral
from .context import Context
from .index import Index, IndexEntry, StatedValue
from .naming import missing_names
from .verdicts import Match
from .words import stems

MOST_OF_IT = 0.6  # of the words of a wording, where the sentence names what the figure is about
ENOUGH_WORDS = 3  # all of which tell a wording without that
SURE = 1.0


def quoted(index: Index, numeral: Numeral, context: Context) -> Match | None:
    """The rejected observation that the sentence repeats with its number and its words; None where it repeats none."""
    for entry in index.with_rejected:
        for stated in entry.stated:
            if not stated.rejected or not _repeats(entry, stated, context):
                continue
            if _is_same(index, entry, stated, numeral, context):
                return Match("contradicts", SURE, entry.figure, stated)
    return None


def _repeats(entry: IndexEntry, stated: StatedValue, context: Context) -> bool:
    words = _words_of(stated.observation.as_stated or "") if stated.observation else frozenset()
    said = words & context.stems
    if len(said) < MOST_OF_IT * len(words) or not said:
        return False
    return not missing_names(entry, context.told) or (said == words and len(words) >= ENOUGH_WORDS)


@lru_cache(maxsize=1000)
def _words_of(wording: str) -> frozenset[str]:
    return frozenset(word for word in stems([wording]) if not word[0].isdigit())


def _is_same(index: Index, entry: IndexEntry, stated: StatedValue, numeral: Numeral, context: Context) -> bool:
    """Whether the number is the very one, and no more exact one that rounds to it."""
    fit = index.units.fit(numeral, entry.figure.unit, context.rate, context.behind)
    theirs, ours = (numeral.low, numeral.high), (stated.amount.low, stated.amount.high)
    if fit is None or None in theirs or None in ours:
        return False
    return all(Fraction(a or 0) * fit.factor == Fraction(b or 0) for a, b in zip(theirs, ours, strict=True))
