"""The records of a briefing. Each field is defined here once, for checking, for editors and for data/README.md."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, model_validator

from ..problems import Place
from ..quantities import Amount
from ..yaml_reader import Mapping, Mark, mark_of
from .types import Day, Flag, Formula, Id, Label, Language, Numeric, PeriodText, PlainLabel, Published, Text, Unit, Url


class Part(BaseModel):
    """What every mapping in a data file shares: no unknown keys, and never changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Whole(Part):
    """A mapping that stands by itself, and knows where it and all that is in it stand."""

    _node: Mapping | None = PrivateAttr(default=None)

    def mark(self, *path: str | int) -> Mark:
        """Line and column of the field at `path`; of the whole where it has none."""
        return mark_of(self._node, path)


class RuleException(Part):
    """A rule that a record breaks for a good reason."""

    rule: Id = Field(description="Name of the rule, as the problem gives it.", examples=["wording-contains-number"])
    reason: Text = Field(description="Why it may.", examples=["The source writes the number as a drawing."])


class TextException(Whole):
    """Words of a page of content/ that break a rule for a good reason: data/exceptions.yml."""

    rule: Id = Field(description="Name of the rule.", examples=["no-bare-numbers"])
    page: Label = Field(description="The page's file.", examples=["content/index.md"])
    text: Label = Field(description="The exact words.", examples=["twelve angry men"])
    reason: Text = Field(description="Why they may stand.", examples=["The title of a film."])


class Record(Whole):
    """One thing with an id, a page and an anchor of its own."""

    kind_name: ClassVar[str]  # of its folder in data/ and on the site, and of the list in its files

    id: Id = Field(description="Its name in other files and in links. Never changes.", examples=["humber-bridge-span"])

    exceptions: list[RuleException] = Field(default=[], description="Rules that it may break, each with a reason.")

    _file: str = PrivateAttr(default="")

    def place(self, *path: str | int) -> Place:
        """Where the field at `path` stands; where the record does, when it has none."""
        return Place(self._file, *self.mark(*path))


class Source(Record):
    """One publication."""

    kind_name = "sources"

    title: Label = Field(
        description="As published; a supplied title, in square brackets, where nobody read it.",
        examples=["Bridges of the world"],
    )
    publisher: Label = Field(
        description="Who brought it out first; for a relay, the relaying outlet.", examples=["Institution of Engineers"]
    )
    authors: list[Label] = Field(
        default=[], description="Names, in their order.", examples=["[Ann Example, Bo Example]"]
    )
    published: Published | None = Field(
        default=None,
        description="Day, month or year; left out when unknown.",
        examples=["2025-04-23", "2025-04", "2025"],
    )
    published_inferred: Flag = Field(
        default=False, description="true when the date is worked out, not printed.", examples=["true"]
    )
    url: Url | None = Field(
        default=None,
        description="Where it was read. Needed unless `read` is none.",
        examples=["https://example.org/bridges"],
    )
    kind: Literal["filing", "regulation", "dataset", "paper", "news", "analysis", "reference"] = Field(
        description="What it is."
    )
    standing: Literal["original", "syndicated", "relay", "copy"] = Field(
        description="Says it first; carries the originator's own text; tells what another said; is an unlicensed copy."
    )
    origin: Id | None = Field(
        default=None,
        description="The source it goes back to. Needed for a relay or a copy.",
        examples=["bridge-census-2024"],
    )
    via: Label | None = Field(
        default=None,
        description="Outlet or host it was read at, when not the publisher.",
        examples=["The Daily Example"],
    )
    read: Literal["whole", "opening", "dataset", "none"] = Field(
        description="How much of it was read; none when it is known only because another source names it."
    )
    note: Text | None = Field(
        default=None,
        description="What a reader should know before trusting it.",
        examples=["Undated; the year is a guess."],
    )

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


class Break(Part):
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
    unit: Unit = Field(description="A unit of data/units.txt, or several joined by / and *.", examples=["m", "USD/kg"])
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
    def only_rejected(self) -> bool:
        """Whether every observation of it was rejected."""
        return bool(self.observations) and all(o.status == "rejected" for o in self.observations)


class Reconciliation(Record):
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

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.expected == "fails" and not self.explanation:
            raise ValueError("a reconciliation that is expected to fail has an `explanation`")
        if not 0 <= self.tolerance < 1:
            raise ValueError("`tolerance` is a share from 0 to less than 1; 0.05 is five percent")
        return self


class Event(Record):
    """A dated happening."""

    kind_name = "events"

    date: PeriodText = Field(description="Day or month.", examples=["2025-04-09", "2025-11"])
    label: Label = Field(description="Short enough for a timeline.", examples=["Bridge opened"])
    by: Label = Field(description="Who acted; one lane of a timeline each.", examples=["City council"])
    what: Text = Field(description="One sentence.", examples=["The bridge is opened to traffic."])
    source: Id = Field(description="Id of the source that states it.")
    locator: Label = Field(description="Where in the source.", examples=["para 3"])
    as_stated: Label = Field(
        description="The few words of the source that state it.", examples=["was opened on 24 June 1981"]
    )
    note: Text | None = Field(default=None, description="A caution.", examples=["The sources differ by a day."])


class Series(Part):
    """One figure in a chart."""

    figure: Id = Field(description="Id of the figure.", examples=["humber-bridge-span"])
    label: Label | None = Field(
        default=None, description="What the chart calls it; the figure's label if left out.", examples=["Humber"]
    )
    periods: list[PeriodText] = Field(
        default=[], description="Which periods; all if left out.", examples=["[2023, 2024]"]
    )
    source: Id | None = Field(default=None, description="Only what this source says.", examples=["bridge-census-2024"])
    rejected: Flag = Field(default=False, description="true to draw rejected observations (charts about a dispute).")


ChartKind = Literal["bar", "grouped-bar", "stacked-bar", "line", "range", "dots", "timeline", "funnel"]


class Chart(Record):
    """A drawing over figures, or over events."""

    kind_name = "charts"

    title: Label = Field(description="The finding, as a sentence.", examples=["Spans have doubled in a generation"])
    kind: ChartKind = Field(description="How it is drawn.")
    series: list[Series] = Field(default=[], description="The figures; all of one unit.")
    events: list[Id] = Field(
        default=[], description="Events marked in it; for a timeline, what it shows.", examples=["[bridge-opened]"]
    )
    note: Text | None = Field(
        default=None, description="How to read it.", examples=["The bars show the range of the sources."]
    )


class FileHead(Whole):
    """What a data file says of itself before its records."""

    title: Label = Field(description="Heading of the page that the file becomes.", examples=["Spans"])
    intro: Text | None = Field(
        default=None, description="A sentence or two below the heading.", examples=["Main spans, in metres."]
    )


class PageHead(Whole):
    """The front matter of a page of content/."""

    title: PlainLabel = Field(description="Title of the page.", examples=["How long bridges are"])
    description: PlainLabel | None = Field(
        default=None,
        description="One sentence for search engines and previews.",
        examples=["Spans of bridges, with sources."],
    )
    hide: list[Literal["navigation", "toc", "path", "footer"]] = Field(default=[], description="What not to show.")


class Settings(Whole):
    """What the whole briefing is written with: briefing.yml, beside mkdocs.yml."""

    language: Language = Field(
        default="en_GB", description="How numbers and dates are written.", examples=["en_GB", "en_US"]
    )
    plotly_script: Label | None = Field(
        default=None,
        description="A Plotly bundle to publish instead of the installed one, as a path from this file.",
        examples=["node_modules/plotly.js-basic-dist-min/plotly-basic.min.js"],
    )


RECORDS: dict[str, type[Record]] = {model.kind_name: model for model in (Source, Figure, Event, Chart, Reconciliation)}


class FiscalYear(Part):
    """The first day of a fiscal year, and the last day of each of its quarters."""

    starts: Day
    quarters_end: Annotated[list[Day], Field(min_length=4, max_length=4)]


class Calendar(Whole):
    """Whose fiscal years begin and end when."""

    id: Id
    label: Label
    years: dict[str, FiscalYear]
