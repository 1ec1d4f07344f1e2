"""Events, charts and reconciliations."""

from collections.abc import Sequence
from typing import Any, Literal, Self

from pydantic import Field, PrivateAttr, model_validator

from ..base.yaml_reader import with_items
from .base import Fields, Record
from .broken_down import BrokenDown
from .dimension import DimensionId
from .series import Highlight, KeyList, Members
from .types import Count, Flag, Formula, Id, Label, Numeric, PeriodText, Text


class Event(Record):
    """A dated happening."""

    kind_name = "events"

    date: PeriodText = Field(description="Day or month.", examples=["2025-04-09", "2025-11"])
    label: Label = Field(description="Short enough for a timeline.", examples=["Bridge opened"])
    by: Label = Field(description="Who acted; on a timeline each has a colour and a sign.", examples=["City council"])
    what: Text = Field(description="One sentence.", examples=["The bridge is opened to traffic."])
    source: Id = Field(description="Id of the source that states it.")
    locator: Label = Field(description="Where in the source.", examples=["para 3"])
    as_stated: Label = Field(
        description="The few words of the source that state it.", examples=["was opened on 24 June 1981"]
    )
    note: Text | None = Field(default=None, description="A caution.", examples=["The sources differ by a day."])

    @property
    def needs(self) -> set[tuple[str, str]]:
        """The source that states it."""
        return {("sources", self.source)}


class Series(Fields):
    """One figure in a chart."""

    figure: Id = Field(description="Id of the figure.", examples=["humber-bridge-span"])
    label: Label | None = Field(
        default=None, description="What the chart calls it; the figure's label if left out.", examples=["Humber"]
    )
    periods: list[PeriodText] = Field(
        default=[],
        description="Which periods; all if left out. Also by where they are, so that new data move them.",
        examples=["[2023, 2024]", "[latest]", "[1990..latest]", "[last 10]"],
    )
    source: Id | None = Field(default=None, description="Only what this source says.", examples=["bridge-census-2024"])
    against: Id | None = Field(
        default=None,
        description="In a scatter, the figure that it is held against, from left to right, for the same periods.",
        examples=["humber-bridge-cost"],
    )
    rejected: Flag = Field(default=False, description="true to draw rejected observations (charts about a dispute).")
    highlight: Highlight = Field(
        default=False,
        description="true for what the briefing is about: it has one colour, the same in all charts. Of a figure that "
        "is broken down, the member that it is about.",
        examples=["true", "DEU"],
    )
    members: Members | None = Field(
        default=None,
        description="Of a figure that is broken down: which members are drawn, a series each. Of several dimensions, "
        "those of each.",
        examples=["all", "[DEU, FRA]", "{country: DEU, material: all}"],
    )
    order: Literal["listed", "value", "label"] | None = Field(
        default=None,
        description="Of members: as they are listed, by their newest value (the greatest first), or by name; as listed "
        "if left out.",
    )
    top: Count | None = Field(
        default=None, description="Of members: only so many, the first by their `order`.", examples=["5"]
    )

    _typed: int | None = PrivateAttr(default=None)

    def spelled_out(self, number: int, **fields: Any) -> "Series":
        """One member of this series, which is the one of that number in the file."""
        found = self.model_copy(update={"members": None, **fields})
        found._typed = number
        return found

    @property
    def typed(self) -> int | None:
        """Of a member: the number of the series in the file that it is one of."""
        return self._typed


class Threshold(Fields):
    """A number that the others are held against: a line across a chart, not a bar."""

    figure: Id = Field(description="Id of the figure.", examples=["longest-span-without-permit"])
    label: Label | None = Field(
        default=None, description="What the chart calls it; the figure's label if left out.", examples=["Permit needed"]
    )
    period: PeriodText | None = Field(
        default=None, description="Needed where the figure has several.", examples=["2023"]
    )


ChartKindName = Literal[
    "bar",
    "grouped-bar",
    "stacked-bar",
    "line",
    "small-multiples",
    "range",
    "dots",
    "dot-plot",
    "scatter",
    "timeline",
    "funnel",
]


class Chart(Record):
    """A drawing over figures, or over events."""

    kind_name = "charts"

    title: Label = Field(description="The finding, as a sentence.", examples=["Spans have doubled in a generation"])
    subtitle: Label | None = Field(
        default=None,
        description="What the numbers are of, and where; the times and the unit are added to it. A chart of one figure "
        "takes the figure's label if left out.",
        examples=["Main spans of bridges in service, worldwide"],
    )
    kind: ChartKindName = Field(description="How it is drawn.")
    series: list[Series] = Field(default=[], description="The figures; all of one unit.")
    upward: Label | None = Field(
        default=None, description="What the axis upwards of a scatter is called; its unit is added.", examples=["Span"]
    )
    across: Label | None = Field(
        default=None, description="What its axis from left to right is called.", examples=["Cost of building"]
    )
    scale: Literal["linear", "log"] | None = Field(
        default=None,
        description="log where numbers of very different size have to be seen beside each other (lines, ranges and "
        "dots, of numbers above zero); linear if left out.",
    )
    thresholds: list[Threshold] = Field(
        default=[], description="Figures of the same unit that are lines across it, such as the limit that a rule sets."
    )
    events: list[Id] = Field(
        default=[], description="Events marked in it; for a timeline, what it shows.", examples=["[bridge-opened]"]
    )
    note: Text | None = Field(
        default=None, description="How to read it.", examples=["The bars show the range of the sources."]
    )

    def drawing(self, numbers: Sequence[int]) -> "Chart":
        """The chart with these of its series, by number, in this order; each stands where it stood."""
        found = self.model_copy(update={"series": [self.series[number] for number in numbers]})
        found._node = self._node and with_items(self._node, "series", numbers)
        return found

    @property
    def figures(self) -> list[str]:
        """The ids of the figures that it draws."""
        pairs = [id for series in self.series for id in (series.figure, series.against) if id]
        return [*pairs, *(threshold.figure for threshold in self.thresholds)]

    @property
    def needs(self) -> set[tuple[str, str]]:
        """What it draws."""
        sources = {("sources", series.source) for series in self.series if series.source}
        return sources | {
            *(("figures", figure) for figure in self.figures),
            *(("events", event) for event in self.events),
        }


class Reconciliation(BrokenDown):
    """A statement that two expressions over figures should agree."""

    kind_name = "reconciliations"

    label: Label = Field(description="What is held against what.", examples=["Cost by span against the stated cost"])
    left: Formula = Field(description="An expression over figures.", examples=["humber-bridge-span * cost-per-metre"])
    relation: Literal["=", "<=", ">="] = Field(description="How the two should stand to each other.")
    right: Formula = Field(description="An expression over figures.", examples=["humber-bridge-cost"])
    tolerance: Numeric = Field(
        default=0, description="How far off they may be, as a share: 0.05 is five percent.", examples=["0.05"]
    )
    expected: Literal["holds", "fails"] = Field(
        default="holds",
        description="fails when the briefing wants to show that it does; any other failure stops the build.",
    )
    explanation: Text | None = Field(
        default=None,
        description="Why it fails, for readers. Needed when it is expected to.",
        examples=["The report errs."],
    )
    examines: Id | None = Field(default=None, description="Id of the figure that is put to the test, if one is.")
    uses_rejected: Flag = Field(default=False, description="true when it examines rejected numbers.", examples=["true"])
    dimensions: list[DimensionId] = Field(
        default=[],
        description="Where it is held for each member of a dimension: the dimensions of its figures.",
        examples=["[country]"],
    )
    series: KeyList = Field(
        default=[],
        description="The members that it is held for, where not all are meant.",
        examples=["[DEU, FRA]"],
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.series and not self.dimensions:
            raise ValueError("`series` goes with `dimensions`")
        if self.expected == "fails" and not self.explanation:
            raise ValueError("a reconciliation that is expected to fail has an `explanation`")
        if not 0 <= self.tolerance < 1:
            raise ValueError("`tolerance` is a share from 0 to less than 1; 0.05 is five percent")
        return self

    @property
    def needs(self) -> set[tuple[str, str]]:
        """The figures of both sides, and the one that is put to the test."""
        taken = self.taken("left") | self.taken("right")
        return {("figures", figure) for figure in (*taken, self.examines) if figure}
