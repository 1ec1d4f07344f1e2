"""YAML as plain text with exact places: every scalar stays the text that was typed.

YAML's own guesses (`no` is false, `010` is eight, `12:30` is 750, the last of two equal keys wins) change
values in silence. Here nothing is guessed: the model decides which text is a number, and what the format can do
beyond mappings, lists and text (anchors, aliases, tags, several documents) is a problem.
"""

import re
from itertools import islice
from sys import intern
from typing import Any

import yaml

from .characters import find_refused, shown, without_refused
from .problems import SYNTAX, Place, Problem, quote
from .yaml_advice import advice_on
from .yaml_lines import SPACES, odd_space
from .yaml_nodes import Mapping, Position, Sequence, key_position, place_of, position_of, with_items, without_texts
from .yaml_slips import cut_by_comment, means_something, nameless

__all__ = ["Mapping", "Position", "Sequence", "key_position", "position_of", "read_yaml", "with_items", "without_texts"]

DEEPEST = 12
LONGEST_FILE = 4_000_000  # characters
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same events, slower, where PyYAML came without libyaml
PLAIN_TAGS = (None, "!")
BREAKS = re.compile("\r\n?|[\n\x85\u2028\u2029]")  # all that YAML takes for the end of a line
NOTHING, QUOTES = ("", "~", "null"), "'\""


def read_yaml(text: str, path: str) -> tuple[Any, list[Problem]]:
    """The text's one document as Mapping, Sequence, str or None, and what is wrong with it.

    After a syntax error there is no document. Duplicate keys, anchors, aliases and tags are reported, and the
    first of two equal keys is kept.
    """
    if len(text) > LONGEST_FILE:
        return None, [Problem(Place(path), f"the file is longer than {LONGEST_FILE:,} characters; split it", SYNTAX)]
    reader = _Reader(text, path)
    try:
        return reader.document(), reader.problems
    except _TooDeep as error:
        return None, [*reader.problems, Problem(Place(path, *place_of(error.problem_mark)), str(error.problem), SYNTAX)]
    except yaml.MarkedYAMLError as error:
        why = _syntax_problem(error, text, path)
        before = [problem for problem in reader.problems if problem.place.line != why.place.line]
        return None, [*before, min([why, *(p for p in reader.problems if p not in before)], key=lambda p: p.place)]
    except yaml.reader.ReaderError as error:
        # The C parser gives the position in bytes, so look for the character itself.
        at = max(text.find(chr(_code(error.character))), 0)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        message = f"the character U+{_code(error.character):04X} can't be used in YAML"
        return None, [*reader.problems, Problem(Place(path, line, column), message, SYNTAX)]


class _TooDeep(yaml.MarkedYAMLError):
    pass


class _Reader:
    """Builds the document from the C parser's events (four times faster than building PyYAML's nodes)."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.lines = BREAKS.split(text)
        self.problems: list[Problem] = []
        self.next = PARSER(text).get_event

    def document(self) -> Any:
        self.next()
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            return None
        value = self.value(self.next(), 0)
        self.next()
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            self.problem(event, "a data file holds one document; remove what follows `---`")
        return value

    def problem(self, event: Any, message: str, column: int | None = None) -> None:
        """Remember what is wrong where the event begins, or at that column of its line, from 0."""
        line, first = place_of(event.start_mark)
        column = first if column is None else column + 1
        if line > len(self.lines):  # at the end of the text
            line, column = len(self.lines), len(self.lines[-1]) + 1
        self.problems.append(Problem(Place(self.path, line, column), message, SYNTAX))

    def line(self, mark: yaml.Mark) -> str:
        """The line that the mark points into, as it was typed."""
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self.meaning(event, f"aliases such as *{event.anchor} are not used here; write the value out")
            return None
        if event.anchor or event.tag not in PLAIN_TAGS:
            what = f"the anchor &{event.anchor}" if event.anchor else f"the tag {quote(event.tag)}"
            self.meaning(event, f"{what} can't be used here; remove it")
        if kind is yaml.ScalarEvent:
            self.cut(event)
            return None if event.value in NOTHING and not event.style else self.text(event)
        if depth == DEEPEST:
            raise _TooDeep(problem=f"nested more than {DEEPEST} levels deep", problem_mark=event.start_mark)
        return self.mapping(event, depth) if kind is yaml.MappingStartEvent else self.sequence(event, depth)

    def meaning(self, event: Any, what: str) -> None:
        self.problem(event, means_something(self.line(event.start_mark), event.start_mark.column, what))

    def cut(self, event: Any) -> None:
        """Remember a text that ends where a comment begins."""
        start, end = event.start_mark, event.end_mark
        line = self.line(end)
        if "#" in line[end.column :] and (not event.style or event.style in QUOTES):
            first = start.column if start.line == end.line else len(line) - len(line.lstrip())
            if fault := cut_by_comment(line, first, end.column, bool(event.style)):
                self.problems.append(Problem(Place(self.path, end.line + 1, fault.at + 1), fault.message, SYNTAX))

    def text(self, event: Any) -> str:
        """The scalar's text; in double quotes an escape can stand for what is no text."""
        if event.style == '"':
            for _, message in islice(find_refused(event.value), 1):
                self.problem(event, message)
            return without_refused(event.value)
        return str(event.value)

    def sequence(self, event: Any, depth: int) -> Sequence:
        sequence = Sequence(event.start_mark)
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            mark = event.start_mark
            sequence.put(self.value(event, depth + 1), mark)
        return sequence

    def mapping(self, event: Any, depth: int) -> Mapping:
        mapping = Mapping(event.start_mark)
        told = False  # what else is wrong with it is the same slip
        while type(key_event := self.next()) is not yaml.MappingEndEvent:
            key = self.key(key_event, depth)
            value_event = self.next()
            value = self.value(value_event, depth + 1)
            if key is None:
                continue
            if event.flow_style and value is None and self.is_nameless(key_event):
                told = told or self.nameless(key_event, mapping)
            elif key in mapping:
                told = told or self.twice(key_event, key, mapping)
            else:
                mapping.put(key, value, key_event.start_mark, value_event.start_mark)
        return mapping

    def is_nameless(self, event: Any) -> bool:
        """Whether no colon stands behind what could be the name of a field, between braces."""
        return not self.line(event.end_mark)[event.end_mark.column :].lstrip().startswith(":")

    def nameless(self, event: Any, mapping: Mapping) -> bool:
        """Remember words without a name; whatever follows between the braces has lost its own."""
        start, end = event.start_mark, event.end_mark
        last = mapping.value_at(next(reversed(mapping))) if mapping else None
        before = last.column if last and last.line == start.line else None
        fault = nameless(self.line(start), before, start.column, max(end.column, start.column + 1))
        self.problem(event, fault.message, fault.at)
        return True

    def twice(self, event: Any, key: str, mapping: Mapping) -> bool:
        """Remember a field that is there already; where it is the first one, another item may begin."""
        first, _ = key_position(mapping, key)
        is_new = key == next(iter(mapping)) and len(mapping) > 1
        hint = f", or put a hyphen before it if another item begins here: `- {shown(key)}:`" if is_new else ""
        self.problem(event, f"{quote(key)} stands here twice (first in line {first}); keep one{hint}")
        return is_new

    def key(self, event: Any, depth: int) -> str | None:
        if type(event) is yaml.ScalarEvent and event.value and not event.anchor and event.tag in PLAIN_TAGS:
            name = intern(self.text(event))  # the same few stand in each record
            if event.style or not (fault := odd_space(name)):
                return name
            self.problem(event, fault.message, place_of(event.start_mark)[1] - 1 + fault.at)
            return SPACES.sub(" ", name).strip() or name
        self.problem(event, "a key must be plain text")
        self.value(event, depth + 1)
        return None


def _code(character: int | str) -> int:
    return character if isinstance(character, int) else ord(character)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    """Where the file went wrong, which can be long before the parser noticed."""
    line, column = place_of(error.problem_mark or error.context_mark)
    lines = BREAKS.split(text)
    if line > len(lines):  # the end of the text
        line, column = len(lines), len(lines[-1]) + 1
    if advice := advice_on(lines, line):
        return Problem(Place(path, advice.line, advice.column), advice.message, SYNTAX)
    message = f"this can't be read as fields and lists: {error.problem or error.context}"
    return Problem(Place(path, line, column), message, SYNTAX)
