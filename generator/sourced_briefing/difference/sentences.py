"""A page as it is read: its sentences, without its markup; and which of them differ between two pages."""
# ruff: noqa: RUF001 - these are the characters that texts hold

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from html.parser import HTMLParser
from itertools import zip_longest

from ..base.front_matter import split_page
from ..base.rendering import render

BLOCKS = frozenset(
    "p li ul ol dl dt dd div section details summary figure figcaption caption table thead tbody tr blockquote pre hr "
    "h1 h2 h3 h4 h5 h6".split()
)
CELLS = ("td", "th")
SILENT = ("script", "style", "template", "sup")  # a note's number changes with every note before it
BACK = "footnote-backref"
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[“\"(]?[A-Z0-9ÄÖÜÉ])|(?<=[.!?][”\")])\s+(?=[“\"(]?[A-Z0-9])|(?<=[。！？])")

Pair = tuple[str, str]  # a sentence as it was and as it is; "" where there is none


def sentences(page: str) -> list[str]:
    """The sentences of a page's Markdown in their order; a row of a table is one."""
    reader = _Reader()
    reader.feed(render(split_page(page)[1]))
    reader.close()
    return [sentence for block in reader.blocks() for sentence in SENTENCE_END.split(block) if sentence]


def differing(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Each sentence that is another one now, came, or is gone."""
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield from zip_longest(old[a:b], new[c:d], fillvalue="")


class _Reader(HTMLParser):
    """Takes the text of each block of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT or (tag == "a" and BACK in (dict(attrs).get("class") or "")):
            self.silent.append(tag)
        elif tag in CELLS and self.lines[-1].strip():
            self.lines[-1] += " | "
        elif tag in BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if self.silent and tag == self.silent[-1]:
            self.silent.pop()
        elif tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.lines[-1] += data

    def blocks(self) -> Iterator[str]:
        """The text of the blocks, in which a space is a space."""
        for line in self.lines:
            if flat := " ".join(line.split()):
                yield flat
