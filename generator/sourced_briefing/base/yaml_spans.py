"""Where each scalar of a YAML text begins and ends, so that one can be changed and all else stays as it was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .yaml_reader import BREAKS, PARSER

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Span:
    """A scalar: its way from the top of the document, its value, and where its text stands, with its quotes."""

    path: Path
    value: str
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """A mapping or a list: its way from the top of the document, where it stands, and how it is written."""

    path: Path
    start: int
    end: int
    in_brackets: bool
    is_list: bool


def spans(text: str) -> list[Span | Block]:
    """The scalars that are values, and what they stand in, in their order; the whole before its parts.

    The text is one that yaml_reader.read_yaml finds no problem with.
    """
    return list(_Spans(text).document())


class _Spans:
    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in BREAKS.finditer(text))]
        self.length = len(text)
        self.next = PARSER(text).get_event

    def document(self) -> Iterator[Span | Block]:
        self.next()
        event = self.next()
        if _kind(event) == "DocumentStart":
            event = self.next()
        if _kind(event) != "StreamEnd":
            yield from self.value(event, ())

    def value(self, event: Any, path: Path) -> Iterator[Span | Block]:
        if _kind(event) not in ("MappingStart", "SequenceStart"):
            yield Span(path, event.value, self.at(event.start_mark), self.at(event.end_mark))
            return
        is_mapping = _kind(event) == "MappingStart"
        parts, end = self.parts(path, is_mapping)
        yield Block(path, self.at(event.start_mark), self.at(end), event.flow_style, not is_mapping)
        yield from parts

    def parts(self, path: Path, is_mapping: bool) -> tuple[list[Span | Block], Any]:
        """What stands in a mapping or a list, and the mark of its end."""
        found: list[Span | Block] = []
        number = 0
        while _kind(event := self.next()) not in ("MappingEnd", "SequenceEnd"):
            step = event.value if is_mapping else number
            found += self.value(self.next() if is_mapping else event, (*path, step))
            number += 1
        return found, event.end_mark

    def at(self, mark: Any) -> int:
        """The offset of a mark of the parser's."""
        return min(self.starts[mark.line] + mark.column, self.length) if mark.line < len(self.starts) else self.length


def _kind(event: Any) -> str:
    return type(event).__name__.removesuffix("Event")
