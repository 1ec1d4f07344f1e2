"""Bare numbers: those that somebody typed into prose, where a call should have written them."""

import re
from dataclasses import dataclass, replace

from ..base.plain_text import Plain, from_prose
from ..model.briefing import Briefing
from ..numerals import Numeral, may_hold_numbers
from ..numerals.names import names_with_numbers
from ..numerals.quantities import read_quantities

PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")  # no number goes on in the next one


@dataclass(frozen=True)
class BareNumber:
    """A number that no call wrote: its words, and where they start and end in the page's file."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class PlainPage:
    """A page of content/ without markup and calls, and the numbers that are left in it."""

    plain: Plain
    numerals: list[Numeral]

    @property
    def bare(self) -> list[BareNumber]:
        """The bare numbers, in their order."""
        offset = self.plain.offset
        return [BareNumber(offset(n.start), offset(n.end - 1) + 1, " ".join(n.text.split())) for n in self.numerals]


def numbers_of(text: str, names: set[str]) -> list[BareNumber]:
    """The bare numbers of a text that is no Markdown, such as a title."""
    found = read_quantities(text, names) if may_hold_numbers(text) else []
    return [BareNumber(n.start, n.end, " ".join(n.text.split())) for n in found]


def read_page(text: str, names: set[str] | None = None) -> PlainPage:
    """The page without what calls write; `names` are known names that end in a number, which are left alone."""
    plain = from_prose(text)
    numerals = []
    for paragraph in PARAGRAPH.finditer(plain.text):
        if may_hold_numbers(paragraph[0]):
            start = paragraph.start()
            found = read_quantities(paragraph[0], names or ())
            numerals += [replace(n, start=n.start + start, end=n.end + start) for n in found]
    return PlainPage(plain, numerals)


def known_names(briefing: Briefing, least: int = 1) -> set[str]:
    """Names that end in a number, from `least` labels of figures and events: "Route 66"."""
    figures, events = briefing.figures.values(), briefing.events.values()
    labels = [*(figure.label for figure in figures), *(event.label for event in events)]
    return briefing.memory.recall(("names", least), (labels,), lambda: names_with_numbers(labels, least))
