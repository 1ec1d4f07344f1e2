"""What an edition holds: the figures, judgements and sources of one day, as they were published."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from ..values.periods import time_key
from .base import LocatedFields
from .frozen_values import Frozen, FrozenRows, FrozenValue, Word
from .types import Formula, Id, Label, PeriodText, Text, UnitText, Url

FORMAT = 1
# A second edition of a day ends in .2, the next in .3; its first has the day alone.
NAME = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2}(\.([2-9]|[1-9][0-9]))?)?")
EDITION_NAMED = "an edition is named for a month, a day or a further one of the day: 2026-11, 2026-11-23, 2026-11-23.2"

Checksum = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
Topic = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$", max_length=200)]
ChangeKind = Literal["new data", "revision", "correction", "method"]


def _edition(text: str) -> str:
    if not NAME.fullmatch(text):
        raise ValueError(EDITION_NAMED)
    return text


EditionName = Annotated[str, AfterValidator(_edition)]

MEANT: Any = Field(
    default=[], description="What `latest` and `first` stood for in it.", examples=["[traffic[latest] is 2024]"]
)


class FrozenFigure(Frozen):
    """A figure, when the edition was released."""

    label: Label = Field(description="What it was called.", examples=["Main span of the Humber Bridge"])
    measures: Text = Field(description="What exactly was counted.", examples=["Distance between the two towers."])
    unit: UnitText = Field(description="Unit of all its values.", examples=["m"])
    topic: Topic = Field(description="Data file that it stood in, below data/figures/.", examples=["spans"])
    calendar: Id | None = Field(default=None, description="Whose fiscal years its periods name.")
    decimals: int | None = Field(default=None, description="Places behind the point to which it was shown.")
    digits: int | None = Field(default=None, description="Significant digits to which it was shown.")
    formula: Formula | None = Field(default=None, description="What computed it.", examples=["a / b"])
    inputs: list[Id] = Field(default=[], description="Ids of the figures that the formula took.", examples=["[a, b]"])
    was: list[Id] = Field(default=[], description="Ids that it had before.")
    meant: list[Label] = MEANT
    values: dict[Annotated[str, StringConstraints(max_length=40)], FrozenValue] = Field(
        default={},
        description="Its values by period, in order of time; the period is empty for what does not change with time.",
    )
    rows: FrozenRows | None = Field(default=None, description="Its values, where they came as a table.")

    @cached_property
    def by_period(self) -> Mapping[str, FrozenValue]:
        """Its values by period, in order of time, however they are kept."""
        return self.rows.by_period() if self.rows else self.values

    @cached_property
    def _names(self) -> Mapping[object, str]:
        return {time_key(period): period for period in reversed([*self.by_period])}

    def value_for(self, period: str) -> FrozenValue | None:
        """Its value for the time that `period` names, by whichever name it had it."""
        name = period if period in self.by_period else self._names.get(time_key(period))
        return None if name is None else self.by_period[name]


class FrozenSource(Frozen):
    """A source, when the edition was released."""

    title: Label = Field(description="Its title.", examples=["Bridges of the world"])
    publisher: Label = Field(description="Who brought it out.", examples=["Institution of Engineers"])
    published: Label | None = Field(default=None, description="Day, month or year.", examples=["2025-04"])
    url: Url | None = Field(default=None, description="Where it was read.", examples=["https://example.org/bridges"])
    standing: Word = Field(description="Whether it said it first or retold it.", examples=["original"])
    retracted: Label | None = Field(
        default=None, description="The day when it was taken back, if it was.", examples=["2026-02-03"]
    )


class FrozenJudgement(Frozen):
    """The outcome of a reconciliation, or the verdict of a claim review."""

    label: Label = Field(description="What was examined.", examples=["Cost by span against the stated cost"])
    verdict: Word = Field(description="One word for it.", examples=["holds"])
    told: Label = Field(description="The same for readers.", examples=["adds up"])
    inputs: list[Id] = Field(default=[], description="Ids of the figures that it leaned on.")
    meant: list[Label] = MEANT


class FrozenClaim(Frozen):
    """Words of prose that were true of figures."""

    page: Label = Field(description="The page they stood on, below content/.", examples=["index.md"])
    words: Label = Field(description="The words.", examples=["more than doubled"])
    inputs: list[Id] = Field(description="Ids of the figures that they leaned on.")
    meant: list[Label] = MEANT


class Declared(LocatedFields):
    """What an editor says of a change: why a figure, or the verdict on a claim, is not what it was."""

    figure: Id | None = Field(
        default=None, description="Id of the figure that changed.", examples=["humber-bridge-cost"]
    )
    assessment: Id | None = Field(
        default=None,
        description="Id of the claim examined whose verdict changed, in place of a figure.",
        examples=["daily-example-cost"],
    )
    period: PeriodText | None = Field(
        default=None, description="The period it changed in; left out, all that changed.", examples=["1981"]
    )
    source: Id | None = Field(
        default=None,
        description="The source of which something else is told now; left out, all. It may be one whose number "
        "leaves the value of the figure as it was.",
        examples=["bridge-census-2024"],
    )
    kind: ChangeKind = Field(
        description="correction: we had it wrong; revision: the source changed its number; new data: another "
        "source or period; method: it is counted or computed in another way."
    )
    note: Text = Field(
        description="Why, for readers.", examples=["We had read the column beside it, which leaves out the deck."]
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if bool(self.figure) == bool(self.assessment):
            raise ValueError("it names a `figure` or an `assessment`, one of the two")
        if self.assessment and (self.period or self.source):
            raise ValueError("`period` and `source` go with a `figure`")
        return self


class ChangeNote(Declared):
    """What an editor says of a change since an edition: data/changes.yml."""

    after: EditionName = Field(description="The edition that had it otherwise, the newest one.", examples=["2026-10"])


class Follows(Frozen):
    """The edition before, and what it held."""

    edition: EditionName = Field(description="Its name.", examples=["2026-10"])
    checksum: Checksum = Field(description="Its checksum.")


class EditionFile(LocatedFields):
    """One edition: what changed since the one before, and everything in the first one."""

    format: Literal[1] = Field(description="Version of this form of file.", examples=["1"])
    edition: EditionName = Field(
        description="A month or a day, .2 for a second one of it; also the file’s name.", examples=["2026-11"]
    )
    checksum: Checksum = Field(description="SHA-256 of everything else in the file, without spaces and line ends.")
    follows: Follows | None = Field(default=None, description="The edition before; nothing in the first one.")
    title: Label | None = Field(default=None, description="What the briefing was called.")
    note: Text | None = Field(default=None, description="What its editors say of the edition.")
    declared: list[Declared] = Field(default=[], description="What editors said of its changes.")
    figures: dict[Id, FrozenFigure | None] = Field(
        default={}, description="Figures by id that are new or changed since the edition before; null when withdrawn."
    )
    sources: dict[Id, FrozenSource | None] = Field(default={}, description="The same of sources.")
    reconciliations: dict[Id, FrozenJudgement | None] = Field(
        default={}, description="The same of the outcomes of reconciliations."
    )
    assessments: dict[Id, FrozenJudgement | None] = Field(
        default={}, description="The same of the verdicts of claim reviews."
    )
    claims: dict[Annotated[str, StringConstraints(max_length=2000)], FrozenClaim | None] = Field(
        default={}, description="The same of words in prose that lean on figures."
    )
