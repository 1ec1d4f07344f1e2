"""JSON Schemas of the data files: what an editor completes and checks while typing.

An editor reads YAML as YAML does, where 2024 is a number and `true` no text. Here every value is the text that was
typed, so a schema takes whatever could be typed in its place.
"""

import json
import re
from typing import Any

from ..load.project_folder import HEALTH_KEY, SCHEMAS
from ..model import (
    RECORDS,
    Calendar,
    ChangeNote,
    EditionFile,
    Fields,
    Figure,
    FileHead,
    Settings,
    SourceHealth,
    TextException,
)
from ..model.defaults import FigureDefaults, ObservationDefaults

# The lists that stand in one file each, data/calendars.yml and so on.
SINGLE: dict[str, type[Fields]] = {
    "calendars": Calendar,
    "exceptions": TextException,
    "changes": ChangeNote,
    HEALTH_KEY: SourceHealth,
}
# What YAML makes of a text without quotes, and a text of that kind.
KINDS_OF_TEXT = {"integer": "2024", "number": "1.5", "boolean": "true"}


def schemas() -> dict[str, str]:
    """The JSON Schema of each kind of data file, by path."""
    of_lists = {kind: _of_list(kind, model) for kind, model in RECORDS.items()}
    _take_defaults(of_lists[Figure.kind_name])
    of_lists |= {name: _of_list(name, model, titled=False) for name, model in SINGLE.items()}
    texts = {f"{SCHEMAS}{name}.json": _json(_as_typed(schema)) for name, schema in of_lists.items()}
    texts[f"{SCHEMAS}briefing.json"] = _json(_as_typed(Settings.model_json_schema()))
    texts[f"{SCHEMAS}editions.json"] = _json(EditionFile.model_json_schema())  # never typed
    return texts


def _of_list(name: str, model: type[Fields], titled: bool = True) -> dict[str, Any]:
    """The schema of a file that holds a list of such parts; one that is a page of the site has a title."""
    file, part = FileHead.model_json_schema(), model.model_json_schema()
    file |= {"title": f"A file of {name}", "description": f"One page of the site: {name} of one topic."}
    if not titled:
        file |= {"description": (model.__doc__ or "").strip(), "required": []}
    file["$defs"] = part.pop("$defs", {})
    file["properties"][name] = {"type": "array", "minItems": 1, "items": part}
    file["required"].append(name)
    return file


def _take_defaults(file: dict[str, Any]) -> None:
    """What may stand at a head instead is needed no more where it is meant."""
    figure = file["properties"][Figure.kind_name]["items"]
    observation = file["$defs"]["Observation"]
    for below, head, defaults in ((figure, file, FigureDefaults), (observation, figure, ObservationDefaults)):
        head["properties"] |= defaults.model_json_schema()["properties"]
        below["required"] = [name for name in below["required"] if name not in defaults.model_fields]


def _as_typed(schema: Any) -> Any:
    """The schema, in which a text may also be what YAML takes for a number, or for true and false."""
    if isinstance(schema, list):
        return [_as_typed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: value if name in ("default", "examples") else _as_typed(value) for name, value in schema.items()}
    if inner.get("type") == "string" and not {"enum", "const", "format"} & inner.keys():
        return inner | {"type": ["string", *_kinds_of_text(inner.get("pattern", ""))]}
    return inner


def _kinds_of_text(pattern: str) -> list[str]:
    return [kind for kind, example in KINDS_OF_TEXT.items() if re.search(pattern, example)]


def _json(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
