"""The records of a briefing. Each field is defined here once, for checking, for editors and for data/README.md."""

import re
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
    model_validator,
)

from pydantic_core import ErrorDetails

from .problems import Place, did_you_mean, quote
from .quantities import Amount, Number, parse_number
from .yaml_reader import Mapping, Mark, mark_of

LONGEST_LABEL, LONGEST_TEXT = 500, 3000
JOINERS = "\u200c\u200d"  # unseen, but some scripts are spelled with them


def _number(value: object) -> Number:
    return parse_number(value) if isinstance(value, str) else parse_number(repr(value))


def _true(value: object) -> bool:
    if value in ("true", "false"):
        return value == "true"
    raise ValueError("it is true or false")


def _printable(text: str) -> str:
    folded = " ".join(text.split())
    if not folded.isprintable():
        bad = next((character for character in folded if not (character.isprintable() or character in JOINERS)), None)
        if bad is None:
            return folded
        raise ValueError(f"the character U+{ord(bad):04X} can't be shown; remove it")
    return folded


def _text(longest: int) -> Any:
    return Annotated[str, StringConstraints(min_length=1, max_length=longest), AfterValidator(_printable)]


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Label = _text(LONGEST_LABEL)
Text = _text(LONGEST_TEXT)
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"'`\\^{}|]+$", max_length=2000)]
Published = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
PeriodText = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Unit = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Numeric = Annotated[int | Any, BeforeValidator(_number), WithJsonSchema({"type": ["number", "string"]})]
Flag = Annotated[bool, BeforeValidator(_true), WithJsonSchema({"type": "boolean"})]


class Part(BaseModel):
    """What every mapping in a data file shares: no unknown keys, never changed after loading, knows its place."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    _node: Mapping | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _remember_place(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        part = handler(data)
        if isinstance(data, Mapping):
            part._node = data
        return part

    def mark(self, *path: str | int) -> Mark:
        """Line and column of the field at `path`; of the record where it has none."""
        return mark_of(self._node, path)


class Record(Part):
    """One thing with an id, a page and an anchor of its own."""

    kind_name: ClassVar[str]  # of its folder in data/ and on the site, and of the list in its files

    id: Id = Field(description="Its name in other files and in links. Never changes.", examples=["h20-unit-price"])

    _file: str = PrivateAttr(default="")

    def place(self, *path: str | int) -> Place:
        """Where the field at `path` stands; where the record does, when it has none."""
        return Place(self._file, *self.mark(*path))


class Source(Record):
    """One publication."""

    kind_name = "sources"

    title: Label = Field(description="As published; a supplied title, in square brackets, where nobody read it.")
    publisher: Label = Field(description="Who brought it out first; for a relay, the relaying outlet.")
    authors: list[Label] = Field(default=[], description="Names, in their order.")
    published: Published | None = Field(default=None, description="Day, month or year; left out when unknown.")
    published_inferred: Flag = Field(default=False, description="true when the date is worked out, not printed.")
    url: Url | None = Field(default=None, description="Where it was read. Needed unless `read` is none.")
    kind: Literal["filing", "regulation", "dataset", "paper", "news", "analysis", "reference"] = Field(
        description="What it is."
    )
    standing: Literal["original", "syndicated", "relay", "copy"] = Field(
        description="Says it first; carries the originator's own text; tells what another said; is an unlicensed copy."
    )
    origin: Id | None = Field(default=None, description="The source it goes back to. Needed for a relay or a copy.")
    via: Label | None = Field(default=None, description="Outlet or host it was read at, when not the publisher.")
    read: Literal["whole", "opening", "dataset", "none"] = Field(
        description="How much of it was read; none when it is known only because another source names it."
    )
    note: Text | None = Field(default=None, description="What a reader should know before trusting it.")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.standing in ("relay", "copy") and not self.origin:
            raise ValueError(f"a {self.standing} names the `origin` it goes back to")
        if self.read != "none" and not self.url:
            raise ValueError("a source that was read has a `url`")
        return self


class Observation(Part):
    """What one source says the figure was for one period."""

    period: PeriodText | None = Field(
        default=None,
        description="The time it is about. Left out only for what does not change with time.",
        examples=["2025-04", "FY2026-Q1", "2024-03/2025-04", "undated"],
    )
    value: Numeric | None = Field(default=None, description="The number.", examples=["12_000", "1.2e9"])
    about: Numeric | None = Field(default=None, description="The number, said to be approximate.")
    low: Numeric | None = Field(default=None, description="Lower end; alone: at least this.")
    high: Numeric | None = Field(default=None, description="Upper end; alone: at most this.")
    source: Id = Field(description="Id of the source that states it.")
    locator: Label = Field(description="Where in the source.", examples=["para 3"])
    as_stated: Label | None = Field(default=None, description="The few words of the source that state it.")
    converted: Label | None = Field(
        default=None, description="How the value follows from the wording, when it is not simply the number in it."
    )
    origin: Id | None = Field(default=None, description="Source that this one number goes back to, if another.")
    note: Text | None = Field(default=None, description="A caution about this number.")
    status: Literal["accepted", "preferred", "rejected"] = Field(
        default="accepted", description="preferred settles a dispute; rejected stays visible and is never used."
    )
    reason: Text | None = Field(default=None, description="Why it is preferred or rejected.")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for rule in (_has_an_amount, _is_in_order, _has_wording, _has_reason):
            rule(self)
        return self

    @property
    def amount(self) -> Amount:
        """The value as an amount, in the figure's unit."""
        best = self.value if self.value is not None else self.about
        low = self.low if self.low is not None else best
        high = self.high if self.high is not None else best
        return Amount(low, high, best, self.about is not None)


def _has_an_amount(o: Observation) -> None:
    if o.value is not None and o.about is not None:
        raise ValueError("`value` and `about` can't stand together; keep one")
    if o.value is None and o.about is None and o.low is None and o.high is None:
        raise ValueError("it has no number; give `value`, `about`, or `low` and `high`")
    if o.value is not None or o.about is not None:
        if (o.low is None) != (o.high is None):
            raise ValueError("a central value stands alone or with both `low` and `high`")


def _is_in_order(o: Observation) -> None:
    amount = o.amount
    numbers = [n for n in (amount.low, amount.best, amount.high) if n is not None]
    if numbers != sorted(numbers):
        raise ValueError("the numbers are out of order: `low` is not above the value, nor the value above `high`")


def _has_wording(o: Observation) -> None:
    if not o.as_stated and not o.converted:
        raise ValueError("it has no wording; give `as_stated`, the few words of the source that state it")


def _has_reason(o: Observation) -> None:
    if (o.status != "accepted") != bool(o.reason):
        raise ValueError(f"`status: {o.status}` and `reason` go together" if o.reason is None else "a `reason` needs a `status`")


class Break(Part):
    """A point across which a series is not comparable."""

    at: PeriodText = Field(description="The first period after the break.")
    note: Text = Field(description="What changed.")


class Figure(Record):
    """One named quantity."""

    kind_name = "figures"

    label: Label = Field(description="What it is, understandable alone.")
    measures: Text = Field(description="One sentence: what exactly is counted.")
    unit: Unit = Field(description="A unit of data/units.txt, or several joined by / and *.", examples=["USD/GPU"])
    calendar: Id | None = Field(default=None, description="Whose fiscal years its periods name (data/calendars.yml).")
    note: Text | None = Field(default=None, description="A caution about the whole figure.")
    breaks: list[Break] = Field(default=[], description="Where the series stops being comparable.")
    observations: list[Observation] = Field(min_length=1, description="At least one.")


class Event(Record):
    """A dated happening."""

    kind_name = "events"

    date: PeriodText = Field(description="Day or month.", examples=["2025-04-09", "2025-11"])
    label: Label = Field(description="Short enough for a timeline.")
    by: Label = Field(description="Who acted; one lane of a timeline each.")
    what: Text = Field(description="One sentence.")
    source: Id = Field(description="Id of the source that states it.")
    locator: Label = Field(description="Where in the source.")
    as_stated: Label = Field(description="The few words of the source that state it.")
    note: Text | None = Field(default=None, description="A caution.")


class Series(Part):
    """One figure in a chart."""

    figure: Id = Field(description="Id of the figure.")
    label: Label | None = Field(default=None, description="What the chart calls it; the figure's label if left out.")
    periods: list[PeriodText] = Field(default=[], description="Which periods; all if left out.")
    source: Id | None = Field(default=None, description="Only what this source says.")
    rejected: Flag = Field(default=False, description="true to draw rejected observations (charts about a dispute).")


ChartKind = Literal["bar", "grouped-bar", "stacked-bar", "line", "range", "dots", "timeline", "funnel"]


class Chart(Record):
    """A drawing over figures, or over events."""

    kind_name = "charts"

    title: Label = Field(description="The finding, as a sentence.")
    kind: ChartKind = Field(description="How it is drawn.")
    series: list[Series] = Field(default=[], description="The figures; all of one unit.")
    events: list[Id] = Field(default=[], description="Events marked in it; for a timeline, what it shows.")
    note: Text | None = Field(default=None, description="How to read it.")


class FileHead(Part):
    """What a data file says of itself before its records."""

    title: Label = Field(description="Heading of the page that the file becomes.")
    intro: Text | None = Field(default=None, description="A sentence or two below the heading.")


class PageHead(Part):
    """The front matter of a page of content/."""

    title: Label = Field(description="Title of the page.")
    description: Label | None = Field(default=None, description="One sentence for search engines and previews.")
    hide: list[Literal["navigation", "toc", "path", "footer"]] = Field(default=[], description="What not to show.")


class Settings(Part):
    """What the whole briefing is written with: briefing.yml, beside mkdocs.yml."""

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?$")] = Field(
        default="en_GB", description="How numbers and dates are written.", examples=["en_GB", "en_US"]
    )
    plotly_script: Label | None = Field(
        default=None,
        description="A Plotly bundle to publish instead of the installed one, as a path from this file.",
        examples=["node_modules/plotly.js-basic-dist-min/plotly-basic.min.js"],
    )


RECORDS: dict[str, type[Record]] = {model.kind_name: model for model in (Source, Figure, Event, Chart)}


class FiscalYear(Part):
    """The first day of a fiscal year, and the last day of each of its quarters."""

    starts: date
    quarters_end: Annotated[list[date], Field(min_length=4, max_length=4)]


class Calendar(Part):
    """Whose fiscal years begin and end when."""

    id: Id
    label: Label
    years: dict[str, FiscalYear]


FieldPath = tuple[str | int, ...]
PartType = TypeVar("PartType", bound=Part)


def validate(model: type[PartType], data: Any) -> tuple[PartType | None, list[tuple[FieldPath, str]]]:
    """`data` as a `model`; or None, and for each thing wrong the path to it below `data` and a message."""
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [(tuple(e["loc"]), _message(model, e)) for e in error.errors(include_url=False)]


def _message(model: type[Part], error: ErrorDetails) -> str:
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
            return f"`{field}` can't be {quote(given)}; {SHAPES.get(field, 'write lower-case letters, digits and hyphens')}"
        case "string_too_long":
            return f"`{field}` is longer than {context['max_length']} characters"
        case "string_too_short" | "too_short":
            return f"`{field}` is empty"
        case kind if given is None:
            return f"`{field}` has no value; give it one or leave the line out"
        case "model_type" | "model_attributes_type" | "dict_type":
            return f"{_named(field)}fields are expected here, each on a line of its own, not {_shape(given)}"
        case "string_type":
            return f"`{field}` is a text, not {_shape(given)}"
        case "list_type":
            return f"`{field}` is a list, not {_shape(given)}; start each item with a hyphen"
        case _:
            return f"{_named(field)}{error['msg'][0].lower()}{error['msg'][1:]}"


SHAPES = {
    "url": "a link starts with http:// or https:// and holds no spaces",
    "language": "write it like en_GB",
    "published": "write 2025, 2025-04 or 2025-04-23",
}


def _named(field: str) -> str:
    return f"`{field}`: " if field and not field.isdigit() else ""


def _shape(value: Any) -> str:
    return {dict: "a mapping", list: "a list"}.get(type(value).__base__, quote(value))


def _fields(model: type[BaseModel], path: FieldPath) -> list[str]:
    """The fields known where `path` ends, found by following the model's own types."""
    for step in path[:-1]:
        if isinstance(step, str):
            inner = get_args(model.model_fields[step].annotation)
            model = next((arg for arg in inner if isinstance(arg, type) and issubclass(arg, BaseModel)), model)
    return list(model.model_fields)
