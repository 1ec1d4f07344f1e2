"""The briefing in memory: all of its records, by kind and id, and where each one lives."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..base.paths import relative
from ..base.problems import Problem
from ..formulas import Expression, Quantity
from ..values.amounts import Amount
from ..values.comparison import Comparison
from ..values.periods import FiscalYear, Period, parse_period
from ..values.units import Units
from . import (
    Calendar,
    ChangeNote,
    Chart,
    ClaimReview,
    Event,
    Figure,
    PageHead,
    Reconciliation,
    Record,
    Settings,
    Source,
    TextException,
)
from .addresses import data_page, prose_page
from .frozen_state import Edition, State


@dataclass(frozen=True)
class DataFile:
    """One data file: one page, in which each of its records has an anchor."""

    path: str  # from the project folder: data/figures/bridges.yml
    kind: str  # figures, sources, events ...
    title: str
    intro: str
    records: tuple[Record, ...]

    @cached_property
    def page(self) -> str:
        """The page written for it, from the root of the site's sources: figures/bridges.md."""
        return data_page(self.path)

    @property
    def name(self) -> str:
        """Its path within the folder of its kind, as prose names it: bridges."""
        return self.page.removesuffix(".md").partition("/")[2]


@dataclass(frozen=True)
class Prose:
    """One page of content/, as it was written."""

    path: str  # from the project folder: content/supply.md
    text: str
    head: PageHead  # its front matter

    @property
    def page(self) -> str:
        return prose_page(self.path)


@dataclass(frozen=True)
class Input:
    """One number that a formula took."""

    figure: Figure
    period: str | None


@dataclass(frozen=True)
class Derived:
    """What a formula gives for one period, and from what."""

    amount: Amount  # rounded to the precision that the inputs bear
    quantity: Quantity  # as it was computed
    formula: Expression  # in which every figure names its period
    inputs: tuple[Input, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of a reconciliation: its two sides, in one unit, and the verdict."""

    left: Derived
    right: Derived
    unit: str
    verdict: Comparison


@dataclass
class Briefing:
    """Everything that was loaded, and what was computed from it. Records are frozen."""

    root: Path
    settings: Settings = field(default_factory=Settings)
    units: Units = field(default_factory=Units)
    calendars: dict[str, Calendar] = field(default_factory=dict)
    files: list[DataFile] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)  # other files of content/: pictures and the like
    sources: dict[str, Source] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    charts: dict[str, Chart] = field(default_factory=dict)
    reconciliations: dict[str, Reconciliation] = field(default_factory=dict)
    assessments: dict[str, ClaimReview] = field(default_factory=dict)
    derived: dict[str, dict[str | None, Derived]] = field(default_factory=dict)  # figure id -> period -> result
    outcomes: dict[str, Outcome] = field(default_factory=dict)  # of the reconciliations, by id
    exceptions: list[TextException] = field(default_factory=list)
    editions: list[Edition] = field(default_factory=list)  # in order of time
    change_notes: list[ChangeNote] = field(default_factory=list)
    state: State | None = None  # what the next edition would hold; filled in when there are editions to compare with
    unreadable: set[tuple[str, str]] = field(default_factory=set)  # kind and id of records that have problems
    _periods: dict[tuple[str, str | None], Period] = field(default_factory=dict)

    @cached_property
    def homes(self) -> dict[tuple[str, str], DataFile]:
        """(kind, id) -> the file that the record lives in."""
        return {(file.kind, record.id): file for file in self.files for record in file.records}

    def problem(self, record: Record, path: tuple[str | int, ...], message: str) -> Problem:
        """A problem with the field at `path` of the record."""
        return Problem(record.place(*path), message, record=(record.kind_name, record.id))

    def of(self, kind: str) -> dict[str, Record]:
        """All records of one kind ("figures"), by id."""
        return getattr(self, kind)  # type: ignore[no-any-return]

    def knows(self, kind: str, record_id: str) -> bool:
        """Whether there is such a record, even one that can't be read (which is reported once, where it stands)."""
        return record_id in self.of(kind) or (kind, record_id) in self.unreadable

    def drop(self, faulty: set[tuple[str, str]]) -> None:
        """Leave out the records of these kinds and ids, and what can't stand without them.

        The rest can then be read on, so that all problems are told at once.
        """
        gone = {record_id for kind, record_id in faulty if kind == "sources"}
        faulty |= {("figures", f.id) for f in self.figures.values() if any(o.source in gone for o in f.observations)}
        for figure_id, results in self.derived.items():  # in the order of computing: inputs come first
            if any(("figures", each.figure.id) in faulty for derived in results.values() for each in derived.inputs):
                faulty.add(("figures", figure_id))
        faulty |= {("events", event.id) for event in self.events.values() if event.source in gone}
        faulty |= {
            ("charts", chart.id)
            for chart in self.charts.values()
            if any(("figures", series.figure) in faulty for series in chart.series)
            or any(("events", event) in faulty for event in chart.events)
        }
        faulty |= {("assessments", each.id) for each in self.assessments.values() if faulty & each.needs}
        for kind, record_id in faulty:
            self.of(kind).pop(record_id, None)
        self.unreadable |= faulty

    def home(self, record: Record) -> str:
        """The page and anchor of the record: figures/bridges.md#span."""
        return f"{self.homes[record.kind_name, record.id].page}#{record.id}"

    def link(self, page: str, record: Record) -> str:
        """The way from `page` to the record's home."""
        return relative(page, self.home(record))

    @cached_property
    def _fiscal_years(self) -> dict[str | None, dict[str, FiscalYear]]:
        return {
            calendar.id: {name: FiscalYear(y.starts, tuple(y.quarters_end)) for name, y in calendar.years.items()}
            for calendar in self.calendars.values()
        }

    def period(self, text: str, calendar: str | None = None) -> Period:
        """The period that `text` names, in the calendar of that id. Raises ValueError when it names none."""
        if (text, calendar) not in self._periods:
            self._periods[text, calendar] = parse_period(text, self._fiscal_years.get(calendar))
        return self._periods[text, calendar]

    def periods(self, figure: Figure) -> list[str]:
        """The periods that the figure has a value for, in their order in time."""
        texts = {o.period for o in figure.observations if o.period}
        texts |= {period for period in self.derived.get(figure.id, ()) if period}
        return sorted(texts, key=lambda text: self.period(text, figure.calendar).order)
