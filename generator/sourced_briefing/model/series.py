"""Series: what a figure that is broken down says of one member, or of one of each of its dimensions."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag, WithJsonSchema

from .base import Fields, RuleException
from .dimension import DimensionId, MemberId, SeriesKey
from .observation import Observation
from .types import TEXT_FORM, Id, Label, PeriodText, Text

LIST, FIELDS, KEYS = "<list>", "<fields>", "<keys>"


class Break(Fields):
    """A point across which a series is not comparable."""

    at: PeriodText = Field(description="The first period after the break.", examples=["2021"])
    note: Text = Field(description="What changed.", examples=["Footbridges are counted from here on."])


class SeriesFields(Fields):
    """What is said of one series; what is left out is as the figure has it."""

    label: Label | None = Field(
        default=None,
        description="What it is, where `each` and the names of its members don't say it well.",
        examples=["CO₂ per person in Germany"],
    )
    measures: Text | None = Field(default=None, description="What is counted here, where it is not the same.")
    note: Text | None = Field(default=None, description="A caution about this series.")
    breaks: list[Break] = Field(default=[], description="Where it stops being comparable.")
    observations: list[Observation] = Field(default=[], description="What sources say.")
    exceptions: list[RuleException] = Field(default=[], description="Rules that it may break, each with a reason.")
    was: list[Id] = Field(default=[], description="Ids that it had in earlier editions.", examples=["[co2-of-germany]"])


def _form(given: object) -> str:
    return LIST if isinstance(given, list) else FIELDS


# Observations alone, or fields with them.
SeriesPart = Annotated[
    Annotated[list[Observation], Tag(LIST)] | Annotated[SeriesFields, Tag(FIELDS)], Discriminator(_form)
]


def _forms(given: Any) -> str:
    return KEYS if isinstance(given, list) else FIELDS


# By their members, as in {DEU: [...], FRA: [...]}; or their members alone, of what is computed.
SeriesMap = Annotated[
    Annotated[dict[SeriesKey, SeriesPart], Tag(FIELDS)] | Annotated[list[SeriesKey], Tag(KEYS)], Discriminator(_forms)
]
KeyList = list[SeriesKey]

# Which members a chart draws: all, one, or those listed; of several dimensions, by dimension.
Chosen = Annotated[
    Annotated[MemberId, Tag(TEXT_FORM)] | Annotated[list[MemberId], Tag(LIST)],
    Discriminator(lambda given: LIST if isinstance(given, list) else TEXT_FORM),
]
Members = Annotated[
    Annotated[MemberId, Tag(TEXT_FORM)]
    | Annotated[list[MemberId], Tag(LIST)]
    | Annotated[dict[DimensionId, Chosen], Tag(FIELDS)],
    Discriminator(lambda given: TEXT_FORM if isinstance(given, str) else _form(given)),
]


def _highlight(given: object) -> object:
    return {"true": True, "false": False}.get(str(given), given)


Highlight = Annotated[
    bool | MemberId, BeforeValidator(_highlight), WithJsonSchema({"type": ["boolean", "string"], "maxLength": 40})
]
