"""What is wrong, where, and what may have been meant."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

LONGEST_QUOTE = 80

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file of the project: its path from the project folder, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong. An error keeps the briefing from being published, a warning does not."""

    place: Place
    message: str
    rule: str = ""
    severity: Severity = "error"
    record: tuple[str, str] | None = field(default=None, compare=False)  # kind and id of the record it is about

    def __str__(self) -> str:
        return f"{self.place}: {'warning: ' if self.severity == 'warning' else ''}{self.message}"


class BriefingError(Exception):
    """The briefing has problems; `problems` holds all of them, in the order of their places."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def quote(text: object) -> str:
    """`text` in quotes, on one line and not too long for a message."""
    flat = " ".join(str(text).split())
    flat = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in flat)
    return f'"{flat[:LONGEST_QUOTE]}…"' if len(flat) > LONGEST_QUOTE else f'"{flat}"'


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """'; did you mean "x"?' when a known word is close to `word`, or nothing."""
    text = str(word)[:LONGEST_QUOTE]
    # Comparing against every id of a large briefing is slow: words of another length can't be close.
    candidates = [k for k in known if abs(len(k) - len(text)) <= 3 or k.startswith(text)]
    close = get_close_matches(text, candidates, n=1, cutoff=0.6)
    return f"; did you mean {quote(close[0])}?" if close else ""
