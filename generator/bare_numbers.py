"""Bare numbers: those that somebody typed into prose, where a call should have written them."""

from dataclasses import dataclass

from .briefing import Briefing
from .numerals import Numeral
from .plain_text import from_prose
from .quantities_in_text import names_with_numbers, read_quantities


@dataclass(frozen=True)
class BareNumber:
    """A number that no call wrote: where it starts in the page's file, and its words."""

    offset: int
    text: str
    numeral: Numeral


def bare_numbers(text: str, names: set[str] | None = None) -> list[BareNumber]:
    """The bare numbers of a page of content/, in their order; `names` are known names that end in a number."""
    plain = from_prose(text)
    found = read_quantities(plain.text, names or ())
    return [BareNumber(plain.offset(numeral.start), " ".join(numeral.text.split()), numeral) for numeral in found]


def known_names(briefing: Briefing) -> set[str]:
    """Names that end in a number, from the labels of figures and events: "CloudMatrix 384"."""
    records = [*briefing.figures.values(), *briefing.events.values()]
    return names_with_numbers([record.label for record in records])
