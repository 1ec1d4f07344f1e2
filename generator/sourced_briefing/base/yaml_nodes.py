"""What a data file holds, with the place of everything in it."""

from array import array
from collections.abc import Iterable
from typing import Any, NamedTuple, Protocol

Position = tuple[int, int]  # line and column, from 1


class Mark(Protocol):
    """A place as the parser gives it, counted from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class Spot(NamedTuple):
    """A mark as it is kept."""

    line: int
    column: int


class Mapping(dict[str, Any]):
    """A YAML mapping that knows where it, its keys and its values stand."""

    # Lines and columns, four numbers for each key in their order: marks of the parser's take ten times as much.
    __slots__ = ("places", "start")

    def __init__(self, start: Mark | None = None) -> None:
        super().__init__()
        self.start = start
        self.places = array("I")

    def put(self, key: str, value: Any, key_at: Mark, value_at: Mark) -> None:
        """Keep a value under a key that is not there yet."""
        self[key] = value
        self.places.extend((key_at.line, key_at.column, value_at.line, value_at.column))

    def key_at(self, key: str) -> Spot:
        """Where the key stands."""
        first = 4 * list(self).index(key)
        return Spot(*self.places[first : first + 2])

    def value_at(self, key: str) -> Spot:
        """Where the value stands."""
        first = 4 * list(self).index(key) + 2
        return Spot(*self.places[first : first + 2])


class Sequence(list[Any]):
    """A YAML list that knows where it and its items stand."""

    __slots__ = ("places", "start")

    def __init__(self, start: Mark) -> None:
        super().__init__()
        self.start = start
        self.places = array("I")

    def put(self, value: Any, at: Mark) -> None:
        """Keep another item."""
        self.append(value)
        self.places.extend((at.line, at.column))

    def item_at(self, number: int) -> Spot:
        """Where the item stands."""
        return Spot(*self.places[2 * number : 2 * number + 2])


def without_texts(node: Any) -> Any:
    """The mapping or list with nothing in the place of its texts: all that it takes to know where each stood."""
    for step in node if isinstance(node, Mapping) else range(len(node)) if isinstance(node, Sequence) else ():
        node[step] = without_texts(node[step])
    return node if isinstance(node, Mapping | Sequence) else None


def with_items(node: Mapping, name: str, numbers: Iterable[int]) -> Mapping:
    """The same with these items of the list under that name, each where it stands, as often as it is named."""
    there = node.get(name)
    if not isinstance(there, Sequence):
        return node
    items = Sequence(there.start)
    for number in numbers:
        items.put(there[number], there.item_at(number))
    found = Mapping(node.start)
    for key in node:
        found.put(key, items if key == name else node[key], node.key_at(key), node.value_at(key))
    return found


def position_of(node: Any, path: tuple[str | int, ...]) -> Position:
    """The place of the value at `path` below `node`; of the nearest thing above it where there is none."""
    mark: Mark | None = node.start if isinstance(node, Mapping | Sequence) else None
    for step in path:
        if isinstance(node, Mapping) and step in node:
            mark, node = node.value_at(str(step)), node[str(step)]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            mark, node = node.item_at(step), node[step]
        else:
            break
    return place_of(mark)


def key_position(mapping: Mapping, key: str) -> Position:
    """The place of a key."""
    return place_of(mapping.key_at(key))


def place_of(mark: Mark | None) -> Position:
    """A mark of the parser's, which counts from 0, as line and column from 1."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
