"""Fields of what is written for other programs."""

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

NOTHING: Mapping[str, Any] = MappingProxyType({})
EMPTY: tuple[Any, ...] = (None, "", [], (), {})


def without_empty(fields: Mapping[str, Any] = NOTHING, /, *, kept: Collection[str] = (), **more: Any) -> dict[str, Any]:
    """The fields that say something, given as to dict(), and those whose names are `kept` even if empty.

    Zero and false say something; None and what has no content don't.
    """
    given = {**fields, **more}
    return {name: value for name, value in given.items() if name in kept or value not in EMPTY}
