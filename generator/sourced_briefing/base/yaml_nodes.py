"""What a data file holds, with the place of everything in it."""

from typing import Any, Protocol

Position = tuple[int, int]  # line and column, from 1


class Mark(Protocol):
    """A place as the parser gives it, counted from 0."""

    line: int
    column: int


class Mapping(dict[str, Any]):
    """A YAML mapping that knows where it, its keys and its values stand."""

    __slots__ = ("keys_at", "start", "values_at")

    def __init__(self, start: Mark | None = None) -> None:
        super().__init__()
        self.start = start
        self.keys_at: dict[str, Mark] = {}
        self.values_at: dict[str, Mark] = {}


class Sequence(list[Any]):
    """A YAML list that knows where it and its items stand."""

    __slots__ = ("items_at", "start")

    def __init__(self, start: Mark) -> None:
        super().__init__()
        self.start = start
        self.items_at: list[Mark] = []


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


def place_of(mark: Mark | None) -> Position:
    """A mark of the parser's, which counts from 0, as line and column from 1."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
