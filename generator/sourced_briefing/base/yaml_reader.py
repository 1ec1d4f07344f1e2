"""YAML as plain text with exact places: every scalar stays the text that was typed.

YAML's own guesses (`no` is false, `010` is eight, `12:30` is 750, the last of two equal keys wins) change
values in silence. Here nothing is guessed: the model decides which text is a number, and what the format can do
beyond mappings, lists and text (anchors, aliases, tags, several documents) is a problem.
"""

import re
from itertools import islice
from typing import Any

import yaml

from .characters import find_refused, without_refused
from .problems import Place, Problem, quote

DEEPEST = 12
LONGEST_FILE = 4_000_000  # characters
PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the same events, slower, where PyYAML came without libyaml

PLAIN_TAGS = (None, "!")
BREAKS = re.compile("\r\n?|[\n\x85\u2028\u2029]")  # all that YAML takes for the end of a line
NOTHING = ("", "~", "null")

Position = tuple[int, int]  # line and column, from 1


class Mapping(dict[str, Any]):
    """A YAML mapping that knows where it, its keys and its values stand."""

    __slots__ = ("keys_at", "start", "values_at")

    def __init__(self, start: yaml.Mark | None = None) -> None:
        super().__init__()
        self.start = start
        self.keys_at: dict[str, yaml.Mark] = {}
        self.values_at: dict[str, yaml.Mark] = {}


class Sequence(list[Any]):
    """A YAML list that knows where it and its items stand."""

    __slots__ = ("items_at", "start")

    def __init__(self, start: yaml.Mark) -> None:
        super().__init__()
        self.start = start
        self.items_at: list[yaml.Mark] = []


def position_of(node: Any, path: tuple[str | int, ...]) -> Position:
    """The place of the value at `path` below `node`; of the nearest thing above it where there is none."""
    mark = node.start if isinstance(node, Mapping | Sequence) else None
    for step in path:
        if isinstance(node, Mapping) and step in node:
            mark, node = node.values_at[str(step)], node[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            mark, node = node.items_at[step], node[step]
        else:
            break
    return place_of(mark)


def key_position(mapping: Mapping, key: str) -> Position:
    """The place of a key."""
    return place_of(mapping.keys_at[key])


def place_of(mark: yaml.Mark | None) -> Position:
    """A mark of the parser's, which counts from 0, as line and column from 1."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def read_yaml(text: str, path: str) -> tuple[Any, list[Problem]]:
    """The text's one document as Mapping, Sequence, str or None, and what is wrong with it.

    After a syntax error there is no document. Duplicate keys, anchors, aliases and tags are reported, and the
    first of two equal keys is kept.
    """
    if len(text) > LONGEST_FILE:
        return None, [Problem(Place(path), f"the file is longer than {LONGEST_FILE:,} characters; split it", "syntax")]
    reader = _Reader(text, path)
    try:
        return reader.document(), reader.problems
    except yaml.MarkedYAMLError as error:
        return None, [*reader.problems, _syntax_problem(error, text, path)]
    except yaml.reader.ReaderError as error:
        # The C parser gives the position in bytes, so look for the character itself.
        at = max(text.find(chr(_code(error.character))), 0)
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        message = f"the character U+{_code(error.character):04X} can't be used in YAML"
        return None, [*reader.problems, Problem(Place(path, line, column), message, "syntax")]


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

    def problem(self, event: Any, message: str) -> None:
        line, column = place_of(event.start_mark)
        if line > len(self.lines):  # at the end of the text
            line, column = len(self.lines), len(self.lines[-1]) + 1
        self.problems.append(Problem(Place(self.path, line, column), message, "syntax"))

    def value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        if kind is yaml.AliasEvent:
            self.problem(event, f"aliases such as *{event.anchor} are not used here; write the value out")
            return None
        if event.anchor or event.tag not in PLAIN_TAGS:
            what = f"the anchor &{event.anchor}" if event.anchor else f"the tag {quote(event.tag)}"
            self.problem(event, f"{what} can't be used here; remove it")
        if kind is yaml.ScalarEvent:
            return None if event.value in NOTHING and not event.style else self.text(event)
        if depth == DEEPEST:
            raise _TooDeep(problem=f"nested more than {DEEPEST} levels deep", problem_mark=event.start_mark)
        return self.mapping(event, depth) if kind is yaml.MappingStartEvent else self.sequence(event, depth)

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
            sequence.items_at.append(event.start_mark)
            sequence.append(self.value(event, depth + 1))
        return sequence

    def mapping(self, event: Any, depth: int) -> Mapping:
        mapping = Mapping(event.start_mark)
        while type(key_event := self.next()) is not yaml.MappingEndEvent:
            key = self.key(key_event, depth)
            value_event = self.next()
            value = self.value(value_event, depth + 1)
            if key is None:
                continue
            if key in mapping:
                first, _ = key_position(mapping, key)
                self.problem(key_event, f"{quote(key)} stands here twice (first in line {first}); keep one")
            else:
                mapping[key] = value
                mapping.keys_at[key] = key_event.start_mark
                mapping.values_at[key] = value_event.start_mark
        return mapping

    def key(self, event: Any, depth: int) -> str | None:
        if type(event) is yaml.ScalarEvent and event.value and not event.anchor and event.tag in PLAIN_TAGS:
            return self.text(event)
        self.problem(event, "a key must be plain text")
        self.value(event, depth + 1)
        return None


def _code(character: int | str) -> int:
    return character if isinstance(character, int) else ord(character)


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, path: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line, column = place_of(mark)
    lines = BREAKS.split(text)
    if line > len(lines):  # the end of the text
        line, column = len(lines), len(lines[-1]) + 1
    here = lines[line - 1]
    message = f"this is not valid YAML: {error.problem or error.context}"
    if "\t" in here[:column]:
        message = "a tab stands here; YAML is indented with spaces"
    elif error.problem and "mapping values are not allowed" in error.problem:
        message += "; put a text that contains a colon in quotes"
    return Problem(Place(path, line, column), message, "syntax")
