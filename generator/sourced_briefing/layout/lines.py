"""The lines of a YAML text, and how far in each is to stand.

What stands inside something else stands two spaces further in, lists as well. What goes on over several lines moves
with its first one, and comments with what they stand beside.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import count, takewhile

from ..base.yaml_spans import Block, Span, spans

STEP = 2
DASHES = re.compile(r"(?:- +)+(?=\S)")
EXPLICIT = re.compile(r"[|>][+-]?[1-9][+-]?\s*(?:#.*)?$")
KEPT = ("|", ">", '"', "'")  # a scalar that begins with one of these may hold spaces that count


def laid_out(text: str) -> str:
    """The text in the one layout. It is one that can be read; that it still says the same is for others to see."""
    lines: list[str] = []
    for line, counts in _Lines(text.removeprefix("\ufeff").replace("\r\n", "\n")).moved():
        kept = line if counts else line.rstrip()
        if kept or counts or (lines and lines[-1]):
            lines.append(kept)
    return "\n".join(lines).rstrip("\n") + "\n"


class _Lines:
    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.begun: dict[int, list[Block]] = {}  # line -> what begins there, the outer first
        self.inner: set[int] = set()  # lines that go on with what began above
        self.exact: set[int] = set()  # those of them whose spaces count
        for each in spans(text):
            self.note(text, each)

    def line_of(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def column(self, block: Block) -> int:
        """Where the keys or the dashes of a mapping or a list stand."""
        return block.start - self.starts[self.line_of(block.start)]

    def note(self, text: str, each: Span | Block) -> None:
        first, last = self.line_of(each.start), self.line_of(max(each.start, each.end - 1))
        if isinstance(each, Block) and not each.in_brackets:
            self.begun.setdefault(first, []).append(each)
            return
        self.inner.update(range(first + 1, last + 1))
        if isinstance(each, Span) and text[each.start : each.start + 1] in KEPT:
            self.exact.update(range(first + 1, last + 1))

    def moved(self) -> Iterator[tuple[str, bool]]:
        """Each line where it is to stand, and whether the spaces at its end count."""
        places = self.places()
        shift = 0
        for number, line in enumerate(self.lines):
            if number in self.inner:
                yield _shifted(line, shift), number in self.exact
                continue
            bare = line.lstrip(" ")
            place = places.get(number)
            if place is None:  # empty, or nothing that belongs to the document's content
                yield line, False
                continue
            put = DASHES.sub(lambda match: "- " * match[0].count("-"), bare, count=1) if _is_item(bare) else bare
            shift = self.shift(number, place, place - (len(line) - len(bare)))
            yield " " * place + put, False

    def shift(self, number: int, place: int, own: int) -> int:
        """How far what goes on below the line moves: its first line is to stand two spaces further in."""
        begun = self.begun.get(number, ())
        if EXPLICIT.search(self.lines[number]):  # it says itself how far in its text stands
            return STEP * len(begun[-1].path) - self.column(begun[-1]) if begun else own
        below = takewhile(self.inner.__contains__, count(number + 1))
        first = next((_indent(self.lines[each]) for each in below if self.lines[each].strip()), 0)
        return (STEP * len(begun[-1].path) if begun else place) + STEP - first

    def places(self) -> dict[int, int]:
        """Where each line begins that has content of its own, or a comment."""
        found: dict[int, int] = {}
        open_now: dict[tuple[int, bool], int] = {}  # column, and whether of dashes -> where that is to stand
        comments: list[int] = []
        for number, line in enumerate(self.lines):
            bare = line.strip()
            if number in self.inner or not bare:
                continue
            if bare.startswith("#"):
                comments.append(number)
                continue
            for block in self.begun.get(number, ()):
                open_now[self.column(block), block.is_list] = STEP * len(block.path)
            indent = _indent(line)
            place = open_now.get((indent, _is_item(bare)))
            if place is not None:
                found[number] = place
            found |= {comment: self.beside(comment, indent, place, open_now) for comment in comments}
            comments = []
        return found | {comment: self.beside(comment, -1, None, open_now) for comment in comments}

    def beside(self, comment: int, indent: int, place: int | None, open_now: dict[tuple[int, bool], int]) -> int:
        """Where a comment is to stand: with the line below it, or with whatever else begins where it does."""
        own = _indent(self.lines[comment])
        if place is not None and own == indent:
            return place
        return open_now.get((own, True), open_now.get((own, False), own))


def _is_item(bare: str) -> bool:
    return bare.startswith("- ") or bare == "-"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _shifted(line: str, by: int) -> str:
    """The line further in, or further out as far as there are spaces."""
    if by >= 0:
        return " " * by + line if line.strip() else line
    return line[min(-by, _indent(line)) :]
