"""Figures and what sources say of them."""

from collections import defaultdict
from collections.abc import Collection
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, PrivateAttr, model_validator

from ..formulas import figures_taken
from ..values.amounts import Amount
from .base import REVIEW, Fields, Record
from .types import Day, Flag, Formula, Id, Label, Numeric, PeriodText, Text, UnitText


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

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        for rule in (_has_an_amount, _is_in_order, _has_wording, _has_reason):
            rule(self)
        return self

    def renamed(self, period: str | None) -> Self:
        """The same under the name by which the whole figure calls the period."""
        observation = self.model_copy(update={"period": period})
        observation._written_period = self.period if period != self.period else None
        return observation

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


class Break(Fields):
    """A point across which a series is not comparable."""

    at: PeriodText = Field(description="The first period after the break.", examples=["2021"])
    note: Text = Field(description="What changed.", examples=["Footbridges are counted from here on."])


class Figure(Record):
    """One named quantity."""

    kind_name = "figures"

    label: Label = Field(description="What it is, understandable alone.", examples=["Main span of the Humber Bridge"])
    measures: Text = Field(
        description="One sentence: what exactly is counted.", examples=["Distance between the two towers."]
    )
    unit: UnitText = Field(
        description="A unit of data/units.txt, or several joined by / and *.", examples=["m", "USD/kg"]
    )
    calendar: Id | None = Field(
        default=None, description="Whose fiscal years its periods name (data/calendars.yml).", examples=["example-corp"]
    )
    note: Text | None = Field(
        default=None,
        description="A caution about the whole figure.",
        examples=["The sources measure at different temperatures."],
    )
    breaks: list[Break] = Field(default=[], description="Where the series stops being comparable.")
    observations: list[Observation] = Field(default=[], description="What sources say. Needed unless it has a formula.")
    formula: Formula | None = Field(
        default=None,
        description="Computes it from other figures, instead of observations.",
        examples=["humber-bridge-cost / humber-bridge-span", "growth(traffic[2023], traffic[2024])"],
    )
    uses_rejected: Flag = Field(
        default=False, description="true when the formula examines rejected numbers.", examples=["true"]
    )
    review_by: Day | None = REVIEW
    was: list[Id] = Field(
        default=[],
        description="Ids that it had in earlier editions; links to them lead to it.",
        examples=["[humber-span]"],
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.formula and self.observations:
            raise ValueError("a figure has `observations` or a `formula`, not both")
        if not self.formula and not self.observations:
            raise ValueError("a figure has `observations`, or a `formula` over other figures")
        if self.uses_rejected and not self.formula:
            raise ValueError("`uses_rejected` goes with a `formula`")
        return self

    @property
    def needs(self) -> set[tuple[str, str]]:
        """The sources that state it and those that they go back to; the figures that its formula takes."""
        sources = {source for o in self.observations for source in (o.source, o.origin) if source}
        taken = figures_taken(self.formula) if self.formula else ()
        return {*(("sources", source) for source in sources), *((self.kind_name, figure) for figure in taken)}

    @cached_property
    def _by_period(self) -> dict[str | None, list[Observation]]:
        found: dict[str | None, list[Observation]] = defaultdict(list)
        for observation in self.observations:
            found[observation.period].append(observation)
        return dict(found)

    def observed(self, period: str | None) -> list[Observation]:
        """What sources say of one period; without one, what they say without naming any."""
        return self._by_period.get(period, [])

    @property
    def only_rejected(self) -> bool:
        """Whether every observation of it was rejected."""
        return all_rejected(self.observations)
