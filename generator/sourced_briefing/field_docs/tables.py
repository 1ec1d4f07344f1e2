"""What data files may hold, as tables for people, told from the model and the table of charts."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from ..base import markdown
from ..charts import CHART_KINDS
from ..model import (
    RECORDS,
    ChangeNote,
    Chart,
    EditionFile,
    Fields,
    FileHead,
    PageHead,
    RuleException,
    Settings,
    SourceHealth,
    TextException,
)
from ..model.defaults import FigureDefaults, ObservationDefaults

DOCUMENTED: dict[str, type[Fields]] = {
    "every data file": FileHead,
    **RECORDS,
    "the head of a file of figures, for those in it": FigureDefaults,
    "the head of a figure, for its observations": ObservationDefaults,
    "exceptions of any record": RuleException,
    "data/exceptions.yml": TextException,
    "data/changes.yml": ChangeNote,
    "data/source-health.yml (written by `briefing sources check`, never by hand)": SourceHealth,
    "data/editions/ (written by `briefing release`, never by hand)": EditionFile,
    "briefing.yml": Settings,
    "front matter of content/": PageHead,
}


def field_tables() -> str:
    """Markdown tables of every field of every record: is it needed, what is allowed, what it means."""
    parts = []
    for where, model in DOCUMENTED.items():
        parts.append(f"### {where}\n")
        for each in with_parts(model):
            doc = (each.__doc__ or "").strip().splitlines()[0]
            parts.append(f"**{each.__name__}**: {doc}\n\n{_table(each)}\n")
        if model is Chart:
            parts.append(f"**Kinds of charts**: What each draws.\n\n{_chart_kinds()}\n")
    return "\n".join(parts)


def with_parts(model: type[Fields]) -> list[type[Fields]]:
    """The model, and those of all that stands in it; but exceptions, which stand in every record, are told once."""
    inner = [part for field in model.model_fields.values() for part in _models(field.annotation)]
    parts = [part for each in inner if each is not RuleException for part in with_parts(each)]
    return list(dict.fromkeys([model, *parts]))


def _models(annotation: Any) -> list[type[Fields]]:
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models(inner)]


def _table(model: type[Fields]) -> str:
    rows = [
        [
            markdown.Markdown(f"`{name}`"),
            "yes" if field.is_required() else "",
            _allowed(field),
            markdown.Markdown(field.description or ""),
        ]
        for name, field in model.model_fields.items()
    ]
    return markdown.table(["Field", "Needed", "Allowed", "Meaning"], rows)


def _chart_kinds() -> str:
    rows = [[markdown.Markdown(f"`{name}`"), markdown.Markdown(kind.shows)] for name, kind in CHART_KINDS.items()]
    return markdown.table(["Kind", "What it draws"], rows)


def _allowed(field: FieldInfo) -> markdown.Markdown:
    words = _literals(field.annotation)
    if words:
        return markdown.joined([markdown.Markdown(f"`{word}`") for word in words])
    example = ", ".join(f"`{example}`" for example in field.examples or [])
    return markdown.Markdown(f"{_kind(field.annotation)}{': ' if example else ''}{example}")


def _literals(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return list(get_args(annotation))
    return [word for inner in get_args(annotation) for word in _literals(inner)]


def _kind(annotation: Any) -> str:
    if isinstance(annotation, type) and issubclass(annotation, Fields):
        return f"fields of {annotation.__name__}"
    args = [arg for arg in get_args(annotation) if arg is not type(None)]
    if get_origin(annotation) is list:
        inner = args[0]
        return f"list of {inner.__name__}" if isinstance(inner, type) and issubclass(inner, Fields) else "list"
    if get_origin(annotation) is dict:
        return "mapping"
    if get_origin(annotation) is Union or type(annotation).__name__ == "UnionType":
        return "number" if Any in args or int in args else _kind(args[0])
    return {str: "text", bool: "`true` or `false`", date: "day"}.get(annotation, _kind(args[0]) if args else "number")


def fill_in(text: str, parts: Mapping[str, str]) -> str:
    """`text` with each part between its two comments, `<!-- NAME: start -->` and `<!-- NAME: end -->`.

    A part whose comments `text` does not hold, one after the other, is left out.
    """
    for name, part in parts.items():
        before, start, rest = text.partition(f"<!-- {name}: start -->")
        _, end, after = rest.partition(f"<!-- {name}: end -->")
        if start and end:
            text = f"{before}{start}\n\n{part.strip()}\n\n{end}{after}"
    return text
