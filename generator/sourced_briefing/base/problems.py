"""What is wrong, where, and what may have been meant."""

import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from .characters import shown

LONGEST_QUOTE = 80
MANY, MOST_NEAR = 200, 20  # words that are all looked at for a suggestion; those of one neighbourhood

Severity = Literal["error", "warning"]


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
    record: tuple[str, str] | None = field(default=None, compare=False)  # kind and id of the record it is about

    def __str__(self) -> str:
        return f"{self.place}: {'warning: ' if self.severity == 'warning' else ''}{shown(self.message)}"


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
    """The briefing has problems; `problems` holds all of them, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(self.messages))

    @property
    def messages(self) -> list[str]:
        return [str(problem) for problem in self.problems]


def quote(text: object) -> str:
    """`text` in quotes, on one line and not too long for a message."""
    flat = " ".join(str(text).split())
    return f'"{shown(flat[:LONGEST_QUOTE])}…"' if len(flat) > LONGEST_QUOTE else f'"{shown(flat)}"'


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """'; did you mean "x"?' when a known word is close to `word`, or nothing."""
    text, words = str(word)[:LONGEST_QUOTE], tuple(known)
    if len(words) > MANY:
        candidates = _Neighbours.of(words).near(text)
    else:
        # Words of another length can't be close.
        near = [k for k in words if abs(len(k) - len(text)) <= 3 or k.startswith(text)]
        candidates = [k for k in near if len(k) <= 2 * LONGEST_QUOTE]
    close = get_close_matches(text, candidates, n=1, cutoff=0.6)
    return f"; did you mean {quote(close[0])}?" if close else ""


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


def as_text(problems: Sequence[Problem]) -> str:
    """One line each, as `path:line:column: message`, and how many there are."""
    if not problems:
        return "No problems."
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    return "\n".join([*map(str, problems), count])


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(
        f"::{p.severity} file={_property(p.place.path)},line={p.place.line},col={p.place.column},"
        f"title={_property(p.rule)}::{_data(p.message)}"
        for p in problems
    )


def _data(text: str) -> str:
    return shown(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem]) -> str:
    """An object with the list `problems`: path, line, column, rule, severity and message of each."""
    rows = [{**asdict(p.place), "rule": p.rule, "severity": p.severity, "message": shown(p.message)} for p in problems]
    return json.dumps({"problems": rows}, indent=2, ensure_ascii=False)


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json}
