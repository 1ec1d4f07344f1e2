"""Whether two things that are equal are so to the digit: 8 equals 8.0, and says less."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

PLAIN = (str, bytes, int, float, type(None))


def is_written_alike(one: Any, other: Any) -> bool:
    """Whether all numbers in two equal things have the same digits; what is the very same needs no further look."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, PLAIN):
        return True
    if isinstance(one, Decimal):
        return bool(one.as_tuple() == other.as_tuple())
    return all(is_written_alike(mine, theirs) for mine, theirs in _pairs(one, other))


def _pairs(one: Any, other: Any) -> Iterable[tuple[Any, Any]]:
    """The parts of both, side by side; none of what has no parts in which numbers could stand."""
    if isinstance(one, tuple | list):
        return zip(one, other, strict=True)
    if is_dataclass(one):
        return ((getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    known = (one, other) if isinstance(one, dict | MappingProxyType) else (_fields(one), _fields(other))
    return ((known[0][key], known[1][key]) for key in known[0].keys() & known[1].keys())


def _fields(record: Any) -> Mapping[str, Any]:
    """The fields of a record that was read; what follows from them may not have been asked for yet."""
    names = getattr(type(record), "model_fields", {})
    return {name: getattr(record, name) for name in names}
