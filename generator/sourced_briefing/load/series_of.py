"""One series of a figure that is broken down, as a figure of its own; and of a reconciliation."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from ..base.yaml_reader import Mapping as Node
from ..formulas import Key
from ..model import Dimension, Figure, Observation, Reconciliation, SeriesFields, series_id
from ..model.types import MOST_ID, MOST_LABEL
from .series_keys import Unfit

SLOT = re.compile(r"(?<!\{)\{ *([a-z][a-z0-9]*) *\}(?!\})")  # {country}; two braces are a call
Each = TypeVar("Each", Figure, Reconciliation)


def grouped(
    rows: Iterable[tuple[Mapping[str, str], Observation]], dimensions: Sequence[str]
) -> dict[str, list[Observation]]:
    """Observations by the members that each is about, as `series` of a figure has them: {"DEU": [...]}.

    Each row has a member for each of the dimensions, by the dimension's id.
    """
    found: dict[str, list[Observation]] = {}
    for members, observation in rows:
        found.setdefault(", ".join(members[name] for name in dimensions), []).append(observation)
    return found


def figure_of(figure: Figure, text: str, key: Key, dimensions: Sequence[Dimension]) -> Figure:
    """The series of the figure for the members of the key, which the file calls `text`. Raises Unfit."""
    given = figure.series[text] if isinstance(figure.series, dict) and text in figure.series else SeriesFields()
    part = SeriesFields.model_construct(observations=given) if isinstance(given, list) else given
    names = dict(zip(figure.dimensions, key, strict=True))
    label = part.label or _label(figure.each, figure.label, key, dimensions, "each")
    series = figure.model_copy(
        update={
            "id": _id(figure, key),
            "label": label,
            "measures": part.measures or filled(figure.measures, key, dimensions),
            "note": part.note or figure.note,
            "breaks": part.breaks,
            "observations": part.observations,
            "exceptions": [*part.exceptions, *figure.exceptions],
            "was": [*part.was, *_old_ids(figure, key, dimensions)],
            "dimensions": [],
            "series": None,
            "each": None,
        }
    )
    series._family, series._members = figure.id, tuple(names.items())
    series._node = _node(figure, text)
    return series


def reconciliation_of(
    record: Reconciliation, key: Key, dimensions: Sequence[Dimension], examines: str | None
) -> Reconciliation:
    """The reconciliation for the members of the key. Raises Unfit."""
    return record.model_copy(
        update={
            "id": _id(record, key),
            "label": _label(record.label, record.label, key, dimensions, "label"),
            "examines": examines,
            "dimensions": [],
            "series": [],
        }
    )


def filled(text: str, key: Key, dimensions: Sequence[Dimension]) -> str:
    """The text with the label of each member in the place of its dimension: in {country}."""
    labels = {d.id: d.member(name).label for d, name in zip(dimensions, key, strict=True)}
    return SLOT.sub(lambda match: labels.get(match[1], match[0]), text)


def _label(each: str | None, label: str, key: Key, dimensions: Sequence[Dimension], field: str) -> str:
    """What a series is called: `each` with its members, or else the label and the members."""
    slots = SLOT.findall(each or "")
    names = [dimension.id for dimension in dimensions]
    if field == "each" and each:
        for name in [*(slot for slot in slots if slot not in names), *(name for name in names if name not in slots)]:
            wish = f"it has {', '.join(f'{{{each}}}' for each in names)}, each of which stands there once"
            raise Unfit(f"`each` is what a series is called; {wish} ({{{name}}} does not fit)", ("each",))
    if slots and each:
        text = filled(each, key, dimensions)
    else:
        text = f"{label}: {', '.join(d.member(name).label for d, name in zip(dimensions, key, strict=True))}"
    if len(text) > MOST_LABEL:
        raise Unfit(f"the label of a series would be longer than {MOST_LABEL} characters", (field,))
    return text


def _id(record: Each, key: Key) -> str:
    found = series_id(record.id, key)
    if len(found) > MOST_ID:
        message = f"the id of a series is longer than {MOST_ID} characters: {found}; shorten the id"
        raise Unfit(message, ("id",))
    return found


def _old_ids(figure: Figure, key: Key, dimensions: Sequence[Dimension]) -> list[str]:
    """The ids that the series had where the figure, or one of its members, had another id."""
    old = [series_id(was, key) for was in figure.was]
    for place, (dimension, name) in enumerate(zip(dimensions, key, strict=True)):
        for was in dimension.member(name).was:
            old.append(series_id(figure.id, [*key[:place], was, *key[place + 1 :]]))
    return old


def _node(figure: Figure, text: str) -> Node | None:
    """Where everything of the series stands: in its part of the file, or else with the figure."""
    whole = figure._node
    parts = whole.get("series") if whole else None
    if whole is None or not isinstance(parts, Node) or text not in parts:
        return whole
    part, found = parts[text], Node(parts.key_at(text))
    if isinstance(part, Node):
        for name in part:
            found.put(name, part[name], part.key_at(name), part.value_at(name))
    else:
        found.put("observations", part, parts.key_at(text), parts.value_at(text))
    for name in whole:
        if name not in found:
            found.put(name, whole[name], whole.key_at(name), whole.value_at(name))
    return found
