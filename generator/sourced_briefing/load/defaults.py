"""What stands once at the head of a file, or of a figure, is put where it is meant before anything is checked.

It keeps its place: what is wrong with it is told there, once. A record is the same as if it had been typed in full.
"""

from collections.abc import Iterator
from typing import NamedTuple

from ..base.problems import READABLE, Place, Problem
from ..base.yaml_reader import Mapping, Sequence, key_position
from ..model import Figure
from ..model.defaults import OF_FIGURES, OF_OBSERVATIONS

OBSERVATIONS = "observations"
AT_FILE = (*OF_FIGURES, *OF_OBSERVATIONS)
Given = tuple[object, ...]


def at_head(node: Mapping) -> Given:
    """What stands at the head of a file for its records, and where: equal while none of it changes."""
    return tuple((name, repr(node[name]), node.key_at(name), node.value_at(name)) for name in AT_FILE if name in node)


def fill_in(node: Mapping, kind: str, path: str) -> tuple[Mapping, list[Problem]]:
    """The file with each default where it is meant, and none at a head; and the problems of those that nobody takes."""
    items = node.get(kind)
    if kind != Figure.kind_name or not isinstance(items, Sequence):
        return node, []
    file, heads = _Head(node), []
    for number, figure in enumerate(items):
        if isinstance(figure, Mapping):
            heads.append(head := _Head(figure))
            items[number] = _filled(figure, head, file)
    unused = [problem for head in heads for problem in head.problems(path, OF_OBSERVATIONS)]
    return _without(node, AT_FILE), file.problems(path, AT_FILE) + unused


class _Default(NamedTuple):
    """A field at a head."""

    head: "_Head"
    name: str

    def put(self, into: Mapping) -> None:
        self.head.taken.add(self.name)
        node = self.head.node
        into.put(self.name, node[self.name], node.key_at(self.name), node.value_at(self.name))


class _Head:
    """A mapping with fields for those below it, and which of them were taken."""

    def __init__(self, node: Mapping) -> None:
        self.node = node
        self.taken: set[str] = set()

    def of(self, *names: str) -> list[_Default]:
        """Those of the fields that stand there."""
        return [_Default(self, name) for name in names if name in self.node]

    def problems(self, path: str, names: tuple[str, ...]) -> list[Problem]:
        """A default that nobody takes says what is not so."""
        return [
            Problem(Place(path, *key_position(self.node, name)), _unused(name), READABLE)
            for name in names
            if name in self.node and name not in self.taken
        ]


def _unused(name: str) -> str:
    below = "figure" if name in OF_FIGURES else "observation"
    wish = "; who names a source names the `locator` too" if name == "locator" else ""
    return f"unused default: no {below} below takes this `{name}`{wish}; remove it"


def _filled(figure: Mapping, head: _Head, file: _Head) -> Mapping:
    """The figure with what stands at the file's head and it lacks; its observations with what stands at both."""
    whole = _without(figure, OF_OBSERVATIONS)
    _take(whole, file.of(*OF_FIGURES))
    for each in _observations(whole):
        if "source" not in each:
            _take(each, _of_source(head, file))
    return whole


def _observations(figure: Mapping) -> Iterator[Mapping]:
    """Those of the figure, and of its series."""
    series = figure.get("series")
    parts = [figure, *(series.values() if isinstance(series, Mapping) else ())]
    for part in parts:
        found = part.get(OBSERVATIONS) if isinstance(part, Mapping) else part
        yield from (each for each in (found if isinstance(found, Sequence) else ()) if isinstance(each, Mapping))


def _of_source(head: _Head, file: _Head) -> list[_Default]:
    """The nearest source and the nearest locator, but no locator from beyond the source: it is of another."""
    return [*head.of(*OF_OBSERVATIONS), *([] if "source" in head.node else file.of(*OF_OBSERVATIONS))]


def _take(into: Mapping, defaults: list[_Default]) -> None:
    for default in defaults:
        if default.name not in into:
            default.put(into)


def _without(node: Mapping, names: tuple[str, ...]) -> Mapping:
    """The mapping without these fields, each of the others at its place."""
    if not any(name in node for name in names):
        return node
    rest = Mapping(node.start)
    for name in node:
        if name not in names:
            rest.put(name, node[name], node.key_at(name), node.value_at(name))
    return rest
