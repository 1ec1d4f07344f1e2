"""What is wrong, where, and what may have been meant."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from .characters import shown
from .near_words import is_near

LONGEST_QUOTE = 80
SYNTAX, READABLE = UNREAD = ("syntax", "readable")  # rules of what keeps a file, and a field, from being read
MANY, MOST_NEAR = 200, 20  # words that are all looked at for a suggestion; those of one neighbourhood

PROSE, PROSE_STAGE = "content/", len(UNREAD) + 2  # the folder of prose, and its turn

Severity = Literal["error", "warning"]
Key = tuple[str, str]  # kind and id of a record, or of another thing that is named: a unit, a calendar


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file of the project: its path from the project folder, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        path = shown(self.path).replace(":", r"\x3a")  # what follows the first colon is the line
        return f"{path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong. An error keeps the briefing from being published, a warning does not."""

    place: Place
    message: str
    rule: str = ""
    severity: Severity = "error"
    record: Key | None = field(default=None, compare=False)  # what it is about
    wants: Key | None = field(default=None, compare=False)  # what is named, and is not there
    follows: bool = field(default=False, compare=False)  # whether it may go away with the problem of another place

    def __str__(self) -> str:
        return f"{self.place}: {'warning: ' if self.severity == 'warning' else ''}{shown(self.message)}"

    @property
    def turn(self) -> tuple[bool, bool, int]:
        """When it is told: errors first, causes before what may follow from them, data before prose.

        A file that can't be read comes first, then fields that can't be, what records say, and what they name in vain.
        """
        named = len(UNREAD) + 1 if self.wants else len(UNREAD)
        stage = UNREAD.index(self.rule) if self.rule in UNREAD else named
        return self.severity == "warning", self.follows, PROSE_STAGE if self.place.path.startswith(PROSE) else stage


def in_turn(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, those first that are to be mended first."""
    return sorted(set(problems), key=lambda problem: (problem.turn, problem))


def split_causes(problems: Iterable[Problem]) -> tuple[list[Problem], int]:
    """The problems to tell, in their turn, and how many are held back until their causes are mended."""
    ordered = in_turn(problems)
    causes = [problem for problem in ordered if not problem.follows]
    if not any(problem.severity == "error" for problem in causes):
        return ordered, 0
    return causes, len(ordered) - len(causes)


def held_back(count: int) -> str:
    """The line about problems that are not told yet."""
    return f"and {count} that may follow from these"


def lines_of(problems: Iterable[Problem]) -> list[str]:
    """What there is to tell, a line each, with one about those that are held back."""
    told, held = split_causes(problems)
    return [*map(str, told), *([held_back(held)] if held else [])]


class UserError(Exception):
    """What somebody who uses the program can mend: the base of every exception that an input can cause.

    Those about one place in a file are caught where the place is known, and become problems of it. The others reach
    the command line and the plugin, which tell their messages.
    """

    @property
    def messages(self) -> list[str]:
        """What there is to tell, a line each."""
        return [str(self)]


class BriefingError(UserError):
    """The briefing has problems; `problems` holds all of them, causes first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_turn(problems)
        super().__init__("\n".join(self.messages))

    @property
    def messages(self) -> list[str]:
        return lines_of(self.problems)


def quote(text: object) -> str:
    """`text` in quotes, on one line and not too long for a message."""
    flat = " ".join(str(text).split())
    return f'"{shown(flat[:LONGEST_QUOTE])}…"' if len(flat) > LONGEST_QUOTE else f'"{shown(flat)}"'


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """'; did you mean "x"?' when `word` is likely to be a known word mistyped, or nothing; never the word itself."""
    text, words = str(word)[:LONGEST_QUOTE], tuple(known)
    if len(words) > MANY:
        candidates = _Neighbours.of(words).near(text)
    else:
        # Words of another length can't be close.
        near = [k for k in words if abs(len(k) - len(text)) <= 3 or k.startswith(text)]
        candidates = [k for k in near if len(k) <= 2 * LONGEST_QUOTE]
    alike = {k.casefold(): k for k in candidates if is_near(text, k)}
    close = get_close_matches(text.casefold(), alike, n=1, cutoff=0.6)
    return f"; did you mean {quote(alike[close[0]])}?" if close else ""


@dataclass(frozen=True)
class _Neighbours:
    """Many words, to find those a letter or two away without a look at each of them."""

    in_order: list[str]
    shortened: dict[str, list[str]]  # what is left of words when a letter is taken out -> these words

    @staticmethod
    @lru_cache(maxsize=8)
    def of(words: tuple[str, ...]) -> "_Neighbours":
        short = sorted(word for word in words if len(word) <= LONGEST_QUOTE)
        shortened: dict[str, list[str]] = {}
        for word in short:
            for less in _shortened(word):
                shortened.setdefault(less, []).append(word)
        return _Neighbours(short, shortened)

    def near(self, text: str) -> list[str]:
        """Words that differ from the text in a letter or two, or go on where it ends."""
        found = {word: None for less in _shortened(text) for word in self.shortened.get(less, [])[:MOST_NEAR]}
        start = bisect_left(self.in_order, text)
        found |= {word: None for word in self.in_order[start : start + MOST_NEAR] if word.startswith(text)}
        return list(found)


def _shortened(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
