"""What an edition holds: the figures, judgements and sources of one day, as they were published."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, model_validator

from ..values.amounts import Amount, Number, hull
from ..values.periods import time_key
from .base import Fields, LocatedFields
from .types import Formula, Id, Label, PeriodText, Text, UnitText, Url

FORMAT = 1
# A second edition of a day ends in .2, the next in .3; its first has the day alone.
NAME = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2}(\.([2-9]|[1-9][0-9]))?)?")
EDITION_NAMED = "an edition is named for a month, a day or a further one of the day: 2026-11, 2026-11-23, 2026-11-23.2"

# As JSON has no exact numbers, they are texts of digits.
DIGITS = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")
Digits = Annotated[str, StringConstraints(pattern=f"^{DIGITS.pattern}$")]
AMOUNT = ("value", "about", "low", "high")
NO_CELL = "-"  # in a column: no number, or no period
Column = Annotated[str, StringConstraints(min_length=1)]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=40)]
Checksum = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
Topic = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$", max_length=200)]
ChangeKind = Literal["new data", "revision", "correction", "method"]


def _edition(text: str) -> str:
    if not NAME.fullmatch(text):
        raise ValueError(EDITION_NAMED)
    return text


EditionName = Annotated[str, AfterValidator(_edition)]


class Frozen(Fields):
    """A part of an edition: nothing is converted on reading, so that what is read is what was written."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class FrozenAmount(Frozen):
    """A number, a range or a bound, with the fields of an observation."""

    value: Digits | None = Field(default=None, description="The number.", examples=["1410"])
    about: Digits | None = Field(default=None, description="The number, said to be approximate.", examples=["1400"])
    low: Digits | None = Field(default=None, description="Lower end; alone: at least this.", examples=["1300"])
    high: Digits | None = Field(default=None, description="Upper end; alone: at most this.", examples=["1500"])

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.value, self.about, self.low, self.high) == (None,) * 4:
            raise ValueError("it has no number")
        return self

    @property
    def amount(self) -> Amount:
        """The value as an amount, in the figure's unit."""
        best, low, high = _number(self.value or self.about), _number(self.low), _number(self.high)
        return Amount(best if low is None else low, best if high is None else high, best, self.about is not None)


def amount_fields(amount: Amount) -> dict[str, str]:
    """The amount as fields of a FrozenAmount."""
    ends = {"low": amount.low, "high": amount.high}
    best = {} if amount.best is None else {"about" if amount.about else "value": amount.best}
    numbers = best if best and amount.low == amount.high else best | ends
    return {name: _digits(number) for name, number in numbers.items() if number is not None}


def _digits(number: Number) -> str:
    text = format(Decimal(number), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(digits: str | None) -> Number | None:
    return None if digits is None else Decimal(digits) if "." in digits else int(digits)


class FrozenObservation(FrozenAmount):
    """What one source said, when the edition was released."""

    source: Id = Field(description="Id of the source.", examples=["bridge-census-2024"])
    stated: Label | None = Field(default=None, description="In which words.", examples=["a main span of 1,410 metres"])
    status: Literal["accepted", "preferred", "rejected"] = Field(
        default="accepted", description="What the editors made of it."
    )


class FrozenValue(FrozenAmount):
    """What the briefing gave for one period of a figure."""

    grade: Word = Field(
        description="How well it was borne out; contested and rejected are grades.", examples=["agreed"]
    )
    sources: list[Id] = Field(description="Ids of the sources that it rested on.", examples=["[bridge-census-2024]"])
    origins: int = Field(ge=0, description="How many independent origins these had.", examples=["1"])
    observations: list[FrozenObservation] = Field(
        default=[], description="What each source said; nothing for what was computed."
    )

    @property
    def amount(self) -> Amount:
        """The value as an amount; a bound within it, which no edition keeps apart, is told by what was said of it."""
        own = super().amount
        if own.kind not in ("at-least", "at-most") or len(self.observations) < 2:
            return own
        whole = hull(self._counted())
        return whole if replace(whole, bound=None) == own else own

    def _counted(self) -> list[Amount]:
        """What it rested on: what was preferred, else what was accepted, else what was rejected."""
        statuses = {each.status for each in self.observations}
        chosen = next(status for status in ("preferred", "accepted", "rejected") if status in statuses)
        return [each.amount for each in self.observations if each.status == chosen]


MEANT: Any = Field(
    default=[], description="What `latest` and `first` stood for in it.", examples=["[traffic[latest] is 2024]"]
)


class FrozenRows(Frozen):
    """The values that a figure, or a series of one, had from a table: in columns, with a space between two cells.

    A FrozenValue for each would take ten times as much, and what stands behind one row stands behind all.
    """

    of: Id = Field(description="Id of the figure whose table it was.", examples=["co2-per-person"])
    periods: Column = Field(description="The periods, in order of time.", examples=["2022 2023"])
    value: Column | None = Field(default=None, description="The number for each.", examples=["4.39 4.21"])
    about: Column | None = Field(default=None, description="The same of numbers said to be approximate.")
    low: Column | None = Field(default=None, description="Lower ends; a hyphen where there is none.")
    high: Column | None = Field(default=None, description="Upper ends; a hyphen where there is none.")
    grade: Word = Field(description="How well they were borne out.", examples=["primary"])
    source: Id = Field(description="Id of the source of the table.", examples=["bridge-census-2024"])
    origins: int = Field(ge=0, description="How many independent origins it had.", examples=["1"])

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        columns = self._columns()
        if any(len(cells) != len(self.periods.split(" ")) for cells in columns.values()):
            raise ValueError("its columns are not of one length")
        if any(cell != NO_CELL and not DIGITS.fullmatch(cell) for cells in columns.values() for cell in cells):
            raise ValueError("a cell of it is no number")
        if not all(any(cell != NO_CELL for cell in row) for row in zip(*columns.values(), strict=True)) or not columns:
            raise ValueError("a period of it has no number")
        return self

    def _columns(self) -> dict[str, list[str]]:
        return {name: column.split(" ") for name in AMOUNT if (column := getattr(self, name))}

    def by_period(self) -> dict[str, FrozenValue]:
        """The value for each period; nothing is checked again."""
        columns = self._columns()
        names, rows = tuple(columns), zip(*columns.values(), strict=True)
        periods = ("" if period == NO_CELL else period for period in self.periods.split(" "))
        return {
            period: self._value(dict(zip(names, row, strict=True))) for period, row in zip(periods, rows, strict=True)
        }

    def _value(self, cells: dict[str, str]) -> FrozenValue:
        numbers: dict[str, Any] = {
            name: None if (cell := cells.get(name, NO_CELL)) == NO_CELL else cell for name in AMOUNT
        }
        said = FrozenObservation.model_construct(**numbers, source=self.source, stated=None, status="accepted")
        about: dict[str, Any] = {
            "grade": self.grade,
            "sources": [self.source],
            "origins": self.origins,
            "observations": [said],
        }
        return FrozenValue.model_construct(**numbers, **about)


def frozen_rows(amounts: Mapping[str | None, Amount], **about: Any) -> FrozenRows:
    """The amounts by period as an edition keeps them, with the other fields of FrozenRows."""
    rows = [amount_fields(amount) for amount in amounts.values()]
    columns: dict[str, Any] = {
        name: " ".join(row.get(name, NO_CELL) for row in rows) for name in AMOUNT if any(name in row for row in rows)
    }
    return FrozenRows(periods=" ".join(period or NO_CELL for period in amounts), **columns, **about)


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
