"""Observations: what sources say of a figure."""

from collections.abc import Collection
from typing import Any, Literal, Self

from pydantic import Field, PrivateAttr, model_validator

from ..base.problems import Place
from ..base.yaml_reader import Position
from ..values.amounts import Amount
from .base import Fields
from .types import Id, Label, Numeric, PeriodText, Quantiles, Text

# In place of the fields that each one was given, which nobody asks for and which take as much as the observation.
GIVEN: set[str] = set()


class Observation(Fields):
    """What one source says the figure was for one period."""

    period: PeriodText | None = Field(
        default=None,
        description="The time it is about. Left out only for what does not change with time.",
        examples=["2025-04", "FY2026-Q1", "2024-03/2025-04", "undated"],
    )
    value: Numeric | None = Field(default=None, description="The number.", examples=["12_000", "1.2e9"])
    about: Numeric | None = Field(
        default=None, description="The number, said to be approximate.", examples=["1_000_000"]
    )
    low: Numeric | None = Field(default=None, description="Lower end; alone: at least this.", examples=["1_300"])
    high: Numeric | None = Field(default=None, description="Upper end; alone: at most this.", examples=["1_500"])
    interval: Quantiles | None = Field(
        default=None, description="Where these are quantiles: the share of outcomes between them.", examples=["90%"]
    )
    source: Id = Field(description="Id of the source that states it.", examples=["bridge-census-2024"])
    locator: Label = Field(description="Where in the source.", examples=["para 3"])
    as_stated: Label | None = Field(
        default=None, description="The few words of the source that state it.", examples=["a main span of 1,410 metres"]
    )
    column: Label | None = Field(
        default=None,
        description="Where `as_stated` is a row of a table: the head of its column, or its number from 1.",
        examples=["3", "beds"],
    )
    converted: Label | None = Field(
        default=None, description="How the value follows from the wording, when it is not simply the number in it."
    )
    origin: Id | None = Field(
        default=None,
        description="Source that this one number goes back to, if another.",
        examples=["bridge-census-2024"],
    )
    note: Text | None = Field(
        default=None, description="A caution about this number.", examples=["Planned, not built."]
    )
    status: Literal["accepted", "preferred", "rejected"] = Field(
        default="accepted", description="preferred settles a dispute; rejected stays visible and is never used."
    )
    reason: Text | None = Field(
        default=None, description="Why it is preferred or rejected.", examples=["Misread from the table beside it."]
    )

    _written_period: str | None = PrivateAttr(default=None)
    _row: Position | None = PrivateAttr(default=None)  # of a table, where its number stands there

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        object.__setattr__(self, "__pydantic_fields_set__", GIVEN)
        for rule in (_has_an_amount, _is_in_order, _has_wording, _has_reason):
            rule(self)
        return self

    def renamed(self, period: str | None) -> Self:
        """The same under the name by which the whole figure calls the period."""
        observation = self.model_copy(update={"period": period})
        observation._written_period = self.period if period != self.period else None
        return observation

    def row(self, at: Position, **fields: Any) -> Self:
        """The same with these fields, which a table has at that place: nothing is checked again."""
        row = object.__new__(type(self))  # as model_copy makes it, at a third of the cost
        hidden = {"_written_period": None, "_row": at}
        for name, value in (
            ("__dict__", self.__dict__ | fields),
            ("__pydantic_fields_set__", self.__pydantic_fields_set__),
            ("__pydantic_extra__", None),
            ("__pydantic_private__", hidden),
        ):
            object.__setattr__(row, name, value)
        return row

    @property
    def line(self) -> int | None:
        """Of a row of a table, its line there; None of others."""
        return self._row[0] if self._row else None

    def place_in(self, table: str) -> Place | None:
        """Where in the table at that path it stands; None where it is no row of one."""
        return Place(table, *self._row) if self._row else None

    @property
    def written_period(self) -> str | None:
        """The period as the data file has it."""
        return self._written_period or self.period

    @property
    def amount(self) -> Amount:
        """The value as an amount, in the figure's unit."""
        best = self.value if self.value is not None else self.about
        low = self.low if self.low is not None else best
        high = self.high if self.high is not None else best
        return Amount(low, high, best, self.about is not None)

    @property
    def is_rejected(self) -> bool:
        return self.status == "rejected"


def all_rejected(observations: Collection[Observation]) -> bool:
    """Whether there are some, and each was examined and rejected."""
    return bool(observations) and all(o.is_rejected for o in observations)


def _has_an_amount(o: Observation) -> None:
    if o.value is not None and o.about is not None:
        raise ValueError("`value` and `about` can't stand together; keep one")
    if o.value is None and o.about is None and o.low is None and o.high is None:
        raise ValueError("it has no number; give `value`, `about`, or `low` and `high`")
    if (o.value is not None or o.about is not None) and (o.low is None) != (o.high is None):
        raise ValueError("a central value stands alone or with both `low` and `high`")
    if o.interval and (o.low is None or o.high is None):
        raise ValueError("`interval` goes with `low` and `high`")


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
        raise ValueError(
            f"`status: {o.status}` and `reason` go together" if o.reason is None else "a `reason` needs a `status`"
        )
