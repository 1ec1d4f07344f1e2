"""What was worked out in an earlier run, taken again where all that it was worked out from is still the same.

A *unit* is one piece of work with a key: the facts of a figure, the text of a page. While it is worked out, whatever it
reads of what is *watched* is written down with what was found there. It holds in a later run as long as each of these
places gives the same again. So nobody lists what a unit depends on, and no such list can be wrong.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from .watching import MISSING, WHOLE, Read, Reads, Watched, is_same

UNSEEN = object()  # at which nobody has looked in this run
Result = TypeVar("Result")
Whole = TypeVar("Whole")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that was worked out: from what was handed over, and from what was read of what is watched."""

    given: tuple[Any, ...]
    reads: Reads
    inner: frozenset[Hashable]  # keys of the units that it is made of
    result: Any


class Memory:
    """Remembers nothing: everything is worked out when it is asked for. What a single build is made with."""

    serves = False  # whether what is made is looked at on this machine only, and made again at each edit

    def renew(self, world: Hashable) -> None:
        """Begin a run; what is true of the whole `world`, such as units of measure, is compared once for everything."""

    def watch(self, name: str, whole: Whole) -> Whole:
        """The same object, of which every read is written down; `name` is what it is called in every run."""
        return whole

    def watch_mapping(self, name: str, mapping: Mapping[Any, Found]) -> Mapping[Any, Found]:
        """The same mapping, of which every key that is looked up is written down."""
        return mapping

    def recall(self, key: Hashable, given: tuple[Any, ...], work: Callable[[], Result]) -> Result:
        """The result of `work`, which depends on `given` and on what is watched; nobody may change the result."""
        return work()

    def forget(self) -> None:
        """End a run that came to its end: what nobody asked for in it is of no use any more."""


class LastingMemory(Memory):
    """Remembers from run to run: what a server is made with."""

    def __init__(self, serves: bool = False) -> None:
        self.serves = serves
        self._world: Hashable = None
        self._units: dict[Hashable, Unit] = {}
        self._watched: dict[str, Any] = {}
        self._found: Reads = {}  # what stands now at the places that were asked for
        self._fields: dict[str, dict[str, Any]] = {}  # and in the fields of what is watched, in which these are
        self._used: set[Hashable] = set()
        self._open: list[tuple[Reads, set[Hashable]]] = []  # units that are being worked out, the innermost last

    def renew(self, world: Hashable) -> None:
        if world != self._world:
            self._units.clear()
        self._world = world
        self._watched, self._used, self._open = {}, set(), []
        self._found, self._fields = {}, {}

    def watch(self, name: str, whole: Whole) -> Whole:
        self._watched[name] = whole
        if self._fields.pop(name, None) is not None:  # somebody looked before there was this one
            self._found.clear()
        return cast(Whole, Watched(self, name, whole))

    def watch_mapping(self, name: str, mapping: Mapping[Any, Found]) -> Mapping[Any, Found]:
        return cast(Mapping[Any, Found], self.watch(name, SimpleNamespace(all=mapping)).all)

    def note(self, read: Read, found: Any) -> None:
        if self._open:
            self._open[-1][0][read] = found

    def aside(self, whole: Any, name: str) -> Any:
        self._open.append(({}, set()))
        try:
            return getattr(whole, name, MISSING)
        finally:
            self._open.pop()

    def recall(self, key: Hashable, given: tuple[Any, ...], work: Callable[[], Result]) -> Result:
        unit = self._units.get(key)
        if unit is None or not self._holds(unit, given):
            unit = self._units[key] = self._work_out(given, work)
        self._used.add(key)
        self._used |= unit.inner
        if self._open:
            reads, inner = self._open[-1]
            reads.update(unit.reads)
            inner.add(key)
            inner |= unit.inner
        return cast(Result, unit.result)

    def forget(self) -> None:
        for key in self._units.keys() - self._used:
            del self._units[key]

    def _work_out(self, given: tuple[Any, ...], work: Callable[[], Any]) -> Unit:
        reads: Reads = {}
        inner: set[Hashable] = set()
        self._open.append((reads, inner))
        try:
            result = work()
        finally:
            self._open.pop()
        return Unit(given, reads, frozenset(inner), result)

    def _holds(self, unit: Unit, given: tuple[Any, ...]) -> bool:
        """Asked of all units of a run, most of which hold: what is the very same object needs no further look."""
        if len(given) != len(unit.given):
            return False
        for now, before in zip(given, unit.given, strict=True):
            if now is not before and not is_same(now, before):
                return False
        found = self._found
        for read, before in unit.reads.items():
            now = found.get(read, UNSEEN)
            if now is UNSEEN:
                now = self._look(read)
            if now is not before and not is_same(now, before):
                return False
        return True

    def _look(self, read: Read) -> Any:
        """What stands now at a place that was read; a place that is gone holds nothing."""
        owner, name, key = read
        fields = self._fields.setdefault(owner, {})
        if name not in fields:
            fields[name] = self.aside(self._watched.get(owner), name)
        found = fields[name]
        if key is not WHOLE and found is not MISSING:
            found = found.get(key, MISSING)
        self._found[read] = found
        return found
