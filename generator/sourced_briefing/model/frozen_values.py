"""Values as editions keep them: numbers as texts of digits, one by one or, of a table, in columns."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from ..values.amounts import Amount, Number, hull
from .base import Fields
from .types import Id, Label

# As JSON has no exact numbers, they are texts of digits.
DIGITS = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,40})?")
Digits = Annotated[str, StringConstraints(pattern=f"^{DIGITS.pattern}$")]
AMOUNT = ("value", "about", "low", "high")
NO_CELL = "-"  # in a column: no number, or no period
Column = Annotated[str, StringConstraints(min_length=1)]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)*$", max_length=40)]


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
