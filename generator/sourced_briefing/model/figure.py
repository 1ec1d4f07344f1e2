"""Figures: one named quantity each."""

from collections import defaultdict
from functools import cached_property
from typing import Self

from pydantic import Field, PrivateAttr, model_validator

from ..base.problems import Place, did_you_mean, quote
from ..values.quantity_kinds import QuantityKind
from .base import REVIEW, FaultAt
from .broken_down import BrokenDown
from .dimension import DimensionId
from .observation import Observation, all_rejected
from .series import Break, SeriesFields, SeriesMap
from .shown import check_one
from .table import OWN_COLUMNS, Table
from .types import Day, Decimals, Flag, Formula, Id, Label, Quantiles, SignificantDigits, Text, UnitText


class Figure(BrokenDown):
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
    decimals: Decimals | None = Field(
        default=None,
        description="To how many places behind the point it is shown; what is exported has all that it is kept with.",
        examples=["2"],
    )
    digits: SignificantDigits | None = Field(
        default=None, description="Or: to how many significant digits.", examples=["3"]
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
    observations: list[Observation] = Field(
        default=[], description="What sources say. Needed unless it has a formula, `series` or a `table`."
    )
    table: Table | None = Field(default=None, description="The file that holds its observations, instead of them.")
    dimensions: list[DimensionId] = Field(
        default=[],
        description="What it is broken down by (data/dimensions/). Its observations then stand in `series`.",
        examples=["[country]"],
    )
    each: Label | None = Field(
        default=None,
        description="Of a figure that is broken down: what a series of it is called, with the dimension in the place "
        "of the member; if left out, the label and the member.",
        examples=["CO₂ per person in {country}"],
    )
    series: SeriesMap | None = Field(
        default=None,
        description="Its observations by member, or by a member of each dimension (DEU, timber); of one with a "
        "formula, the members, where not all are meant.",
        examples=["{DEU: [...], FRA: [...]}"],
    )
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

    _members: tuple[tuple[str, str], ...] = PrivateAttr(default=())
    _family: str = PrivateAttr(default="")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.formula and self.observations:
            raise ValueError("a figure has `observations` or a `formula`, not both")
        check_one(self)
        if self.uses_rejected and not self.formula:
            raise ValueError("`uses_rejected` goes with a `formula`")
        _check_table(self)
        _check_series(self)
        if not self.formula and not self.observations and not self.series and not self.table:
            raise ValueError("a figure has `observations`, a `table`, or a `formula` over other figures")
        return self

    def place(self, *path: str | int) -> Place:
        """Where the field stands; of an observation that is a row of a table, where that row does."""
        match path:
            case ("observations", int(number), *_) if self.table and number < len(self.observations):
                return self.observations[number].place_in(self.table.path) or super().place("table")
            case ("observations", *_) if self.table:
                return super().place("table")
        return super().place(*path)

    @property
    def members(self) -> dict[str, str]:
        """Of a series: its member of each dimension."""
        return dict(self._members)

    @property
    def family(self) -> str:
        """Of a series: the id of the figure that is broken down; nothing of any other figure."""
        return self._family

    @property
    def other_names(self) -> tuple[str, ...]:
        """What finds it beside its label: other names of it, whose it is, and what it is about."""
        return (*self.known_as, *filter(None, (self.owner, self.product)))

    @property
    def needs(self) -> set[tuple[str, str]]:
        """The sources that state it and those that they go back to; the figures that its formula takes."""
        sources = {source for o in self.observations for source in (o.source, o.origin) if source}
        taken = self.taken("formula") if self.formula else ()
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


def _check_table(figure: Figure) -> None:
    if not figure.table:
        return
    if figure.observations or figure.formula:
        other = "observations" if figure.observations else "a `formula`"
        raise ValueError(f"a figure has a `table` or {other}, not both")
    wanted, named = figure.dimensions, figure.table.dimensions
    for name in named:
        if name not in wanted:
            wish = did_you_mean(name, [*OWN_COLUMNS, *wanted]) or "; add it there, or take the column out"
            raise FaultAt(("table", "columns", name), f"`dimensions` does not name {quote(name)}{wish}")
    for name in wanted:
        if name not in named:
            raise FaultAt(("table", "columns"), f"it lacks the dimension {quote(name)}")


def _check_series(figure: Figure) -> None:
    if not figure.dimensions:
        if figure.series is not None or figure.each:
            raise ValueError("`series` and `each` go with `dimensions`")
        return
    if figure.observations or figure.breaks:
        raise ValueError("it has `dimensions`, so `observations` and `breaks` stand in `series`, member by member")
    if figure.formula:
        parts = figure.series.values() if isinstance(figure.series, dict) else ()
        if any(isinstance(part, list) or part.observations for part in parts):
            raise ValueError("a figure has `observations` or a `formula`, not both")
    elif figure.table:
        if not isinstance(figure.series, dict | None):
            raise ValueError("`series` beside a `table` has fields by member, such as `label` or `was`")
        parts = figure.series.values() if figure.series else ()
        if any(isinstance(part, list) or part.observations for part in parts):
            raise ValueError("a figure has `observations` or a `table`, not both")
    elif not isinstance(figure.series, dict) or not figure.series:
        raise ValueError("it has `dimensions`, and no `series` with observations by member")
    else:
        for key, part in figure.series.items():
            if not (part.observations if isinstance(part, SeriesFields) else part):
                raise ValueError(f"the series {quote(key)} has no `observations`")
