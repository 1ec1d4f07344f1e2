"""Figures: one named quantity each."""

from collections import defaultdict
from functools import cached_property
from typing import Self

from pydantic import Field, model_validator

from ..formulas import figures_taken
from ..values.quantity_kinds import QuantityKind
from .base import REVIEW, Fields, Record
from .observation import Observation, all_rejected
from .types import Day, Flag, Formula, Id, Label, PeriodText, Quantiles, Text, UnitText


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
    known_as: list[Label] = Field(
        default=[], description="Other names by which texts call it.", examples=["[centre span, longest span]"]
    )
    owner: Label | None = Field(
        default=None, description="Whose it is: who buys, sells, makes, plans or spends.", examples=["Example Corp"]
    )
    product: Label | None = Field(
        default=None, description="The one thing that it is about.", examples=["Humber Bridge"]
    )
    kind: QuantityKind | None = Field(
        default=None,
        description="What sort of quantity it is: an order is no sale, a plan no delivery.",
        examples=["length"],
    )
    calendar: Id | None = Field(
        default=None, description="Whose fiscal years its periods name (data/calendars.yml).", examples=["example-corp"]
    )
    note: Text | None = Field(
        default=None,
        description="A caution about the whole figure.",
        examples=["The sources measure at different temperatures."],
    )
    interval: Quantiles | None = Field(
        default=None,
        description="The same for all of its observations with `low` and `high`: these are quantiles, and no bounds.",
        examples=["90%"],
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
    def other_names(self) -> tuple[str, ...]:
        """What finds it beside its label: other names of it, whose it is, and what it is about."""
        return (*self.known_as, *filter(None, (self.owner, self.product)))

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
