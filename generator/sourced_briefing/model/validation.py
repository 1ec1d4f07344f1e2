"""From a mapping in a data file to a record, or to messages that people can act on."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..base.problems import did_you_mean, quote
from ..base.yaml_reader import Mapping, Sequence, without_texts
from .base import FaultAt, Fields, LocatedFields
from .types import FORM

MISSING, UNKNOWN = "missing", "extra_forbidden"
KEY_ITSELF = "[key]"  # at the end of the way to a fault of a key
FieldPath = tuple[str | int, ...]
RecordType = TypeVar("RecordType", bound=LocatedFields)


def validate(
    model: type[RecordType], data: Any, file: str = ""
) -> tuple[RecordType | None, list[tuple[FieldPath, str]]]:
    """`data`, read from `file`, as a `model`; or None, and for each thing wrong its path in `data` and a message."""
    empty = dict(_empty(data))
    try:
        whole = model.model_validate(data)
    except ValidationError as error:
        told = list(_told(model, data, error.errors(include_url=False)))
        return None, [*told, *((path, empty[path]) for path in empty if path not in dict(told))]
    if empty:
        return None, list(empty.items())
    whole._node, whole._file = without_texts(data) if isinstance(data, Mapping) else None, file
    return whole, []


def _empty(data: Any, *path: str | int) -> Iterator[tuple[FieldPath, str]]:
    """Every field of a data file that stands there without a value: somebody meant to give one."""
    if isinstance(data, Mapping | Sequence):
        for step, value in data.items() if isinstance(data, Mapping) else enumerate(data):
            if value is None and isinstance(data, Mapping):
                yield (*path, step), _message_of_empty(str(step))
            yield from _empty(value, *path, step)


def _message_of_empty(field: str) -> str:
    return f"`{field}` has no value; give it one or leave the line out"


def _told(model: type[Fields], data: Any, errors: list[ErrorDetails]) -> Iterator[tuple[FieldPath, str]]:
    """The path and the message of each; a missing field is told where it may stand under another name."""
    errors = [error | {"loc": _way(error)} for error in errors]
    unknown = {tuple(e["loc"][:-1]): tuple(e["loc"]) for e in reversed(errors) if e["type"] == UNKNOWN}
    missing: dict[FieldPath, list[str]] = {}
    for e in errors:
        if e["type"] == MISSING and tuple(e["loc"][:-1]) in unknown:
            missing.setdefault(unknown[tuple(e["loc"][:-1])], []).append(str(e["loc"][-1]))
    for e in errors:
        if e["type"] != MISSING or tuple(e["loc"][:-1]) not in unknown:
            message, lacking = _message(model, e), missing.get(tuple(e["loc"]), [])
            told = [f"; `{name}` is missing" for name in lacking if quote(name) not in message]
            path = tuple(e["loc"])
            found = _swallowed(data, path) if e["type"] == MISSING else None
            yield found or (path, message + "".join(told))


def _swallowed(data: Any, path: FieldPath) -> tuple[FieldPath, str] | None:
    """Where a field that is missing stands within the text of another."""
    for step in path[:-1]:
        known = isinstance(data, Mapping) or (isinstance(data, Sequence) and isinstance(step, int))
        data = data[step] if known else None
    for name, text in data.items() if isinstance(data, Mapping) else ():
        if isinstance(text, str) and re.search(rf"\b{path[-1]}:(?: |$)", text):
            wish = f"it stands within the text of `{name}`; begin a line with it, right below `{name}`"
            return (*path[:-1], name), f"`{path[-1]}` is missing: {wish}"
    return None


def _way(error: ErrorDetails) -> FieldPath:
    """The way to what is wrong, by what stands in the file."""
    fault = error.get("ctx", {}).get("error")
    within = fault.path if isinstance(fault, FaultAt) else ()
    return (*(step for step in error["loc"] if not FORM.fullmatch(str(step))), *within)


def _message(model: type[Fields], error: ErrorDetails) -> str:
    field, given, context = str(error["loc"][-1]) if error["loc"] else "", error["input"], error.get("ctx", {})
    match error["type"]:
        case "value_error":
            return f"{_named(field)}{context['error']}"
        case "missing":
            return f"`{field}` is missing"
        case "extra_forbidden":
            return f"`{field}` is not a known field{did_you_mean(field, _fields(model, error['loc']))}"
        case "literal_error":
            known = [word.strip("' ") for word in re.split(r",| or ", context["expected"])]
            return f"`{field}` can't be {quote(given)}; it is one of {', '.join(known)}{did_you_mean(given, known)}"
        case "string_pattern_mismatch":
            return f"`{field}` can't be {quote(given)}; {SHAPES.get(field, SHAPES['id'])}"
        case "string_too_long":
            return f"`{field}` is longer than {context['max_length']} characters"
        case "string_too_short" | "too_short":
            return f"`{field}` is empty"
        case _ if given is None:
            return _message_of_empty(field)
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{_named(field)}fields are expected here, each on a line of its own, not {_shape(given)}"
        case "string_type":
            return f"`{field}` is a text, not {_shape(given)}"
        case "list_type":
            return f"`{field}` is a list, not {_shape(given)}; start each item with a hyphen"
        case _:
            return f"{_named(field)}{str(error['msg'])[0].lower()}{str(error['msg'])[1:]}"


SHAPES = {
    "id": "write lower-case letters, digits and hyphens",
    "doi": "write only what follows doi.org/, like 10.1000/182",
    "url": "a link starts with http:// or https:// and holds no spaces",
    "address": "write it like https://example.org/briefing/latest/, with a slash at the end",
    "interval": "write it like 90%",
    "language": "write it like en_GB",
}


def _named(field: str) -> str:
    return f"`{field}`: " if field and not field.isdigit() and field != KEY_ITSELF else ""


def _shape(value: Any) -> str:
    return "a mapping" if isinstance(value, Mapping) else "a list" if isinstance(value, Sequence) else quote(value)


def _fields(model: type[BaseModel], path: FieldPath) -> list[str]:
    """The fields known where `path` ends, found by following the model's own types; keys and numbers lead nowhere."""
    for step in path[:-1]:
        if step in model.model_fields:
            model = next(_models(model.model_fields[str(step)].annotation), model)
    return list(model.model_fields)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
