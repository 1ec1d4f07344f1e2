"""What stands around one number."""

import re
from dataclasses import dataclass
from functools import cached_property

from ..numerals import DEFAULT
from ..numerals.languages import language
from ..numerals.lexicon import is_small_word
from .times import Time
from .words import STOP, WORD, stem

STOPS = re.compile(r"[,;:()|](?!\d)|\s[–—-]\s|\b(?:and|but|while|against|though|whereas|compared)\b|\n\s*\n")
QUOTES = " \"'“‘(*_#|\n"
TELLS = re.compile(r"[ ](?:is|was|are|were|has|had|have|will|can|could|would|[a-z]+(?:s|ed))\b")
NAME_AHEAD = re.compile(
    r"(?:(?P<before>[^\W\d_]+)[ ])?(?<![\w.,$€£])(?P<name>(?:[A-Z][\w.-]*\w|[A-Z]|\d+[A-Z]\w*)(?:[ ][A-Z][\w.-]*)*)"
)


def is_small(word: str) -> bool:
    """Whether it is one of the small words of the language of texts, which are no names."""
    return is_small_word(word, language(DEFAULT))


@dataclass(frozen=True)
class Token:
    """A word as it is written, and whether it looks like a name there."""

    start: int
    end: int
    text: str
    name: bool


@dataclass(frozen=True, eq=False)
class Context:
    """What stands around one number: how near each word is, and the time it is told of."""

    rate: float  # how surely words near the number tell of the price of one thing
    nearness: dict[str, float]
    names: dict[str, float]  # of the words in the sentence, those that look like names
    time: Time | None
    time_before: Time | None  # the last one of the paragraph before the sentence
    clause: tuple[Token, ...]  # the words of its part of the sentence
    before: str  # the paragraph before the sentence
    told: frozenset[str]  # the words of the sentence, and of its paragraph before it
    sentence: str  # all of it
    within: int  # where the number stands in it
    length: int  # of the number
    ahead: str  # what stands right before it
    behind: str  # and behind it

    @cached_property
    def names_before(self) -> tuple[str, ...]:
        """The names of which the paragraph tells before the sentence, the nearest first."""
        told = (m for m in NAME_AHEAD.finditer(self.before) if TELLS.match(self.before, m.end()))
        found = [m["name"] for m in told if not self._opens(m.start("name")) or not is_small(m["name"])]
        return tuple(reversed(found))

    def _opens(self, place: int) -> bool:
        """Whether a sentence of the paragraph before begins there, and so with a capital."""
        ahead = self.before[:place].rstrip(QUOTES)
        return not ahead or ahead[-1] in ".!?:"

    @property
    def in_table(self) -> bool:
        """Whether the number stands in a row of a table."""
        return "|" in self.sentence[: self.within]

    @cached_property
    def stems(self) -> frozenset[str]:
        """All words of the sentence, small ones too."""
        return frozenset(map(stem, WORD.findall(self.sentence)))

    @cached_property
    def names_ahead(self) -> tuple[tuple[str, str, bool], ...]:
        """The names in the sentence before the number, the nearest first.

        Each with what is right before it, and whether it is in the same part of the sentence.
        """
        ahead = self.sentence[: self.within]
        clause = max((match.end() for match in STOPS.finditer(ahead)), default=0)
        found = [(m["name"], m["before"] or "", m.end() > clause) for m in NAME_AHEAD.finditer(ahead)]
        if found and ahead.lstrip(QUOTES).startswith(found[0][0]) and is_small(found[0][0]):
            found = found[1:]
        return tuple(each for each in reversed(found) if each[0].lower() not in STOP or each[0].isupper())

    @cached_property
    def clause_stems(self) -> tuple[str, ...]:
        return tuple(stem(token.text) for token in self.clause)
