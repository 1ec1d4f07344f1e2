"""Objects whose reads are written down: of each field and, of a mapping, of each key."""

from collections.abc import Iterator, Mapping
from functools import cache
from inspect import getattr_static
from types import FunctionType, MethodType
from typing import Any, Protocol

from .written_alike import is_written_alike

MISSING, WHOLE = object(), object()
Read = tuple[str, str, Any]  # the name of what is watched, its field, and the key in it or WHOLE
Reads = dict[Read, Any]  # and what was found there


class Notebook(Protocol):
    """Where reads are written down."""

    def note(self, read: Read, found: Any) -> None:
        """Write down what was found at one place."""

    def aside(self, whole: Any, name: str) -> Any:
        """The field of an object; what it is worked out from, if it is, is not written down."""


def is_same(now: Any, before: Any) -> bool:
    """Whether one can stand for the other.

    Of what is `located`, only the very same will do: records that say the same may stand in other lines.
    """
    if now is before:
        return True
    return (
        type(now) is type(before)
        and not getattr(now, "located", False)
        and bool(now == before)
        and is_written_alike(now, before)
    )


@cache
def _of_class(kind: type, name: str) -> Any:
    """What a class has by that name, which is asked at each read of each property."""
    return getattr_static(kind, name, None)


class Watched:
    """Stands for an object: its fields, properties and methods are there, and what they read is written down."""

    def __init__(self, notebook: Notebook, name: str, whole: Any) -> None:
        self.__dict__.update(_notebook=notebook, _name=name, _whole=whole)

    def __getattr__(self, name: str) -> Any:
        whole = self.__dict__["_whole"]
        kind = _of_class(type(whole), name)  # type: ignore[arg-type]  # classes can be looked up
        if isinstance(kind, property):
            return kind.fget(self)  # type: ignore[misc]
        if isinstance(kind, FunctionType):
            return self._keep(name, MethodType(kind, self))
        value = self._notebook.aside(whole, name)
        # What has no name for others is a store of what follows from what never changes while a memory lasts.
        if name.startswith("_") or name == "memory" or isinstance(value, Watched):
            return self._keep(name, value)
        if isinstance(value, Mapping):
            return self._keep(name, WatchedMapping(self._notebook, (self._name, name), value))
        self._notebook.note((self._name, name, WHOLE), value)
        return value

    def _keep(self, name: str, value: Any) -> Any:
        self.__dict__[name] = value
        return value


class WatchedMapping(Mapping[Any, Any]):
    """Stands for a mapping: each key that is looked up is written down, and so is going through all of them."""

    __slots__ = ("_mapping", "_notebook", "_place")

    def __init__(self, notebook: Notebook, place: tuple[str, str], mapping: Mapping[Any, Any]) -> None:
        self._notebook, self._place, self._mapping = notebook, place, mapping

    def _found(self, key: Any) -> Any:
        found = self._mapping.get(key, MISSING)
        self._notebook.note((*self._place, key), found)
        return found

    def _all(self) -> Mapping[Any, Any]:
        self._notebook.note((*self._place, WHOLE), self._mapping)
        return self._mapping

    def __getitem__(self, key: Any) -> Any:
        found = self._found(key)
        if found is MISSING:
            raise KeyError(key)
        return found

    def get(self, key: Any, default: Any = None) -> Any:
        found = self._found(key)
        return default if found is MISSING else found

    def __contains__(self, key: object) -> bool:
        return self._found(key) is not MISSING

    def __iter__(self) -> Iterator[Any]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def keys(self) -> Any:
        return self._all().keys()

    def values(self) -> Any:
        return self._all().values()

    def items(self) -> Any:
        return self._all().items()
