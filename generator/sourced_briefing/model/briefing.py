"""The briefing in memory: all of its records, by kind and id, and where each one lives."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Self

from ..base.memory import Memory
from ..base.paths import relative
from ..base.problems import Place, Problem, did_you_mean, quote
from ..formulas import Breakdown, Expression, few, parse, spelled_out
from ..values.periods import FiscalYear, Period, parse_period
from ..values.units import Units
from . import (
    KINDS,
    Calendar,
    ChangeNote,
    Chart,
    ClaimReview,
    Dimension,
    Event,
    Figure,
    FileHead,
    PageHead,
    Reconciliation,
    Record,
    Settings,
    Source,
    SourceHealth,
    TextException,
)
from .addresses import data_page, prose_page, topic_of
from .chart_data import ChartData
from .fact import Derived, Facts, Outcome, Told
from .frozen_state import Edition, State

RecordKey = tuple[str, str]  # kind and id
UNIT, CALENDAR, PAGE, EDITION = "unit", "calendar", "page", "edition"  # kinds of what is named beside records
NONE: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True)
class DataFile:
    """One data file: one page, in which each of its records has an anchor."""

    path: str  # from the project folder: data/figures/bridges.yml
    kind: str  # figures, sources, events ...
    title: str
    intro: str
    records: tuple[Record, ...]
    head: FileHead | None = None  # as it was read

    def place(self, *path: str | int) -> Place:
        """Where the field of its head stands."""
        return Place(self.path, *(self.head.position(*path) if self.head else ()))

    @cached_property
    def page(self) -> str:
        """The page written for it, from the root of the site's sources: figures/bridges.md."""
        return data_page(self.path)

    @property
    def name(self) -> str:
        """Its path within the folder of its kind, as prose names it: bridges."""
        return topic_of(self.page)


@dataclass(frozen=True)
class Prose:
    """One page of content/, as it was written."""

    path: str  # from the project folder: content/supply.md
    text: str
    head: PageHead  # its front matter

    @cached_property
    def page(self) -> str:
        return prose_page(self.path)


@dataclass(frozen=True)
class Records:
    """Everything that was loaded. Nothing in it changes; what has problems is left out of a copy (`without`)."""

    root: Path
    settings: Settings = field(default_factory=Settings)
    units: Units = field(default_factory=Units)
    calendars: Mapping[str, Calendar] = field(default_factory=lambda: NONE)
    files: tuple[DataFile, ...] = ()
    prose: tuple[Prose, ...] = ()
    assets: tuple[str, ...] = ()  # other files of content/: pictures and the like
    sources: Mapping[str, Source] = field(default_factory=lambda: NONE)
    figures: Mapping[str, Figure] = field(default_factory=lambda: NONE)
    dimensions: Mapping[str, Dimension] = field(default_factory=lambda: NONE)
    events: Mapping[str, Event] = field(default_factory=lambda: NONE)
    charts: Mapping[str, Chart] = field(default_factory=lambda: NONE)
    reconciliations: Mapping[str, Reconciliation] = field(default_factory=lambda: NONE)
    assessments: Mapping[str, ClaimReview] = field(default_factory=lambda: NONE)
    families: Mapping[str, Figure] = field(default_factory=lambda: NONE)  # figures as typed whose series are `figures`
    breakdowns: Mapping[str, Breakdown] = field(default_factory=lambda: NONE)  # and the ids of these series
    exceptions: tuple[TextException, ...] = ()
    health: Mapping[str, SourceHealth] = field(default_factory=lambda: NONE)  # of links, by the id of their source
    editions: tuple[Edition, ...] = ()  # in order of time
    change_notes: tuple[ChangeNote, ...] = ()
    unreadable: frozenset[RecordKey] = frozenset()  # records that have problems, and what leans on them
    partial: frozenset[str] = frozenset()  # kinds of what is named, of which some could not be read
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)  # of what was worked out from them before

    @cached_property
    def homes(self) -> Mapping[RecordKey, str]:
        """The page that each record lives on."""
        return {(file.kind, record.id): file.page for file in self.files for record in file.records}

    @cached_property
    def by_page(self) -> Mapping[str, DataFile]:
        """The data files by their pages."""
        return {file.page: file for file in self.files}

    @cached_property
    def files_of(self) -> Mapping[str, Sequence[DataFile]]:
        """The data files by their kinds, in their order."""
        return {kind: tuple(file for file in self.files if file.kind == kind) for kind in KINDS}

    @cached_property
    def prose_by_page(self) -> Mapping[str, Prose]:
        """The pages of prose by where they stand in the site."""
        return {prose.page: prose for prose in self.prose}

    def outline(self) -> "Records":
        """What is asked of it once its pages are written: its settings, and of which file each page was made."""
        files = tuple(DataFile(file.path, file.kind, file.title, file.intro, ()) for file in self.files)
        prose = tuple(replace(page, text="") for page in self.prose)
        return Records(self.root, self.settings, files=files, prose=prose, assets=self.assets)

    def problem(
        self, record: Record, path: tuple[str | int, ...], message: str, wants: RecordKey | None = None
    ) -> Problem:
        """A problem with the field at `path` of the record; `wants` is what the field names and nobody knows."""
        return Problem(record.place(*path), message, record=(record.kind_name, record.id), wants=wants)

    def of(self, kind: str) -> Mapping[str, Record]:
        """All records of one kind ("figures"), by id."""
        return getattr(self, kind)  # type: ignore[no-any-return]

    def knows(self, kind: str, record_id: str) -> bool:
        """Whether there is such a record, even one that can't be read (which is reported once, where it stands)."""
        return record_id in self.of(kind) or (kind, record_id) in self.unreadable

    def expression(self, text: str) -> Expression:
        """What a formula says, with each series named that it takes. Raises FormulaError."""
        return spelled_out(parse(text), self.breakdowns)

    def lacking(self, kind: str, record_id: object) -> str:
        """A message for an id that no record of that kind has, with what may have been meant."""
        breakdown = self.breakdowns.get(str(record_id)) if kind == Figure.kind_name else None
        if breakdown:
            names = f"one of {few(breakdown.series.values())}"
            return f"{quote(record_id)} is broken down by {' and '.join(breakdown.dimensions)}; name {names}"
        return f"there is no {KINDS[kind].singular} {quote(record_id)}{did_you_mean(record_id, self.names(kind))}"

    def names(self, kind: str) -> Collection[str]:
        """What records of one kind are called by others: their ids, and those of figures that are broken down."""
        return [*self.of(kind), *(self.breakdowns if kind == Figure.kind_name else ())]

    def without(self, faulty: Iterable[RecordKey]) -> Self:
        """The same without these records, and without what can't stand without them.

        The rest can then be read on, so that all problems are told at once.
        """
        gone = self.dragged_along({*faulty, *self.unreadable})
        kept = {
            kind: MappingProxyType({i: record for i, record in self.of(kind).items() if (kind, i) not in gone})
            for kind in {kind for kind, _ in gone}
        }
        return replace(self, unreadable=frozenset(gone), **kept)  # type: ignore[arg-type]

    def dragged_along(self, faulty: Iterable[RecordKey]) -> set[RecordKey]:
        """These, and all that needs one of them, however many steps away."""
        gone = set(faulty)
        if not gone:
            return gone
        users: dict[RecordKey, list[RecordKey]] = {}
        for kind in KINDS:
            for record in self.of(kind).values():
                for need in record.needs:
                    users.setdefault(need, []).append((kind, record.id))
        left = list(gone)
        while left:
            new = [user for user in users.get(left.pop(), ()) if user not in gone]
            gone.update(new)
            left += new
        return gone

    def home(self, record: Record) -> str:
        """The page and anchor of the record: figures/bridges.md#span."""
        return f"{self.homes[record.kind_name, record.id]}#{record.id}"

    def family_home(self, family: Figure) -> str:
        """The page and anchor of a figure that is broken down: where its series stand together."""
        first = next(iter(self.breakdowns[family.id].series.values()))
        return f"{self.homes[family.kind_name, first]}#{family.id}"

    def link(self, page: str, record: Record) -> str:
        """The way from `page` to the record's home."""
        return relative(page, self.home(record))

    @cached_property
    def _fiscal_years(self) -> dict[str | None, Mapping[str, FiscalYear]]:
        return {calendar.id: calendar.fiscal_years for calendar in self.calendars.values()}

    @cached_property
    def _parsed(self) -> dict[tuple[str, str | None], Period]:
        return {}  # each text is parsed once

    @property
    def observed_by_hand(self) -> list[Figure]:
        """The figures without those of tables, in which nothing was typed that could differ from its wording."""
        return [figure for figure in self.figures.values() if not figure.table]

    def period(self, text: str, calendar: str | None = None) -> Period:
        """The period that `text` names, in the calendar of that id. Raises ValueError when it names none."""
        if (text, calendar) not in self._parsed:
            self._parsed[text, calendar] = parse_period(text, self._fiscal_years.get(calendar))
        return self._parsed[text, calendar]

    def own_period(self, figure: Figure, text: str | None, known: Collection[str]) -> str | None:
        """The name among `known`, periods of the figure, of the time that `text` names too; None when there is none."""
        if text is None or text in known:
            return text
        try:
            stretch = self.period(text, figure.calendar).stretch
        except ValueError:
            return None
        return next((name for name in known if stretch and self.period(name, figure.calendar).stretch == stretch), None)

    def in_order(self, periods: Iterable[str | None], figure: Figure) -> list[str]:
        """The periods of the figure, each once, in their order in time."""
        return sorted({p for p in periods if p}, key=lambda text: self.period(text, figure.calendar).order)


@dataclass(frozen=True, kw_only=True)
class Briefing(Records):
    """The records, and what follows from them: made by facts/establish.py, which works out each fact once."""

    derived: Mapping[str, Mapping[str | None, Derived]]  # figure id -> period -> result, inputs first
    outcomes: Mapping[str, Outcome]  # of the reconciliations, by id
    facts: Facts = field(default_factory=lambda: NONE)
    chart_data: Mapping[str, ChartData] = field(default_factory=lambda: NONE)  # what each chart draws, by its id
    told: Mapping[tuple[str, str], Told] = field(default_factory=lambda: NONE)  # of charts, "prose" pages and "files"
    state: State | None = None  # what the next edition would hold; where there are editions to compare it with

    @cached_property
    def resting(self) -> Mapping[str, Sequence[Record]]:
        """Source id -> what rests on it, each once: the sources that go back to it, figures, events."""
        found: dict[str, list[Record]] = {}
        for source in self.sources.values():
            if source.origin:
                found.setdefault(source.origin, []).append(source)
        for figure in self.figures.values():
            for source_id in dict.fromkeys(o.source for o in figure.observations):
                found.setdefault(source_id, []).append(figure)
        for event in self.events.values():
            found.setdefault(event.source, []).append(event)
        return found

    def periods(self, figure: Figure) -> list[str]:
        """The periods that the figure has a value for, in their order in time."""
        if figure.id in self.facts:
            return [period for period in self.facts[figure.id] if period]
        return self.in_order([*(o.period for o in figure.observations), *self.derived.get(figure.id, ())], figure)

    def all_periods(self, figure: Figure) -> list[str | None]:
        """The same, and None alone for a figure that does not change with time."""
        return [*self.periods(figure)] or [None]
