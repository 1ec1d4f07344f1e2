"""What kind of quantity a figure is, and what kind a text tells beside a number."""

import re
from collections.abc import Iterator
from functools import cache

from ..model import Figure
from ..values.quantity_kinds import QUANTITY_KINDS
from .words import stem

INTENDED = frozenset({"plan", "forecast"})  # kinds of what is not there yet
WORD = re.compile(r"[^\W\d_]+(?:-(?:off|down)s?)?")


@cache
def kinds_of_words() -> dict[str, frozenset[str]]:
    """The kinds that each stem can tell: sales are those of things, and of money."""
    found: dict[str, set[str]] = {}
    for kind, words in QUANTITY_KINDS.items():
        for word in words.split():
            found.setdefault(stem(word), set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def words_of_kind(kind: str) -> frozenset[str]:
    """The stems by which a kind is told."""
    return frozenset(map(stem, QUANTITY_KINDS[kind].split()))  # type: ignore[index]


def kinds_in(text: str) -> Iterator[tuple[int, str, frozenset[str]]]:
    """Where each word of a text that tells a kind starts, its stem and its kinds."""
    known = kinds_of_words()
    for match in WORD.finditer(text):
        word = stem(match[0])
        if word in known:
            yield match.start(), word, known[word]


def kinds_of(figure: Figure) -> frozenset[str]:
    """What it says it is; else what its label and its other names tell."""
    if figure.kind:
        return frozenset([figure.kind])
    return frozenset(kind for _, _, kinds in kinds_in(" ".join([figure.label, *figure.known_as])) for kind in kinds)
