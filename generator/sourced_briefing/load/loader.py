"""From the project's folder to its records: reads every file, reports everything that can't be read."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ..base.garbage import without_garbage_collection
from ..base.memory import Memory
from ..base.problems import Place, Problem, UserError, quote
from ..model import (
    RECORDS,
    Calendar,
    ChangeNote,
    Dimension,
    Figure,
    Record,
    RecordType,
    Settings,
    SourceHealth,
    TextException,
)
from ..model.briefing import CALENDAR, EDITION, PAGE, UNIT, DataFile, Prose, Records
from ..model.edition_names import CHANGES, FOLDER
from ..model.frozen_state import Edition
from ..values.units import UnitError, Units
from ..values.wording import known_language
from .data_files import DataFileReader
from .edition_files import read_editions
from .families import Families, find_families
from .front_matter import read_head
from .project_folder import (
    CALENDARS,
    EXCEPTIONS,
    HEALTH,
    HEALTH_KEY,
    SETTINGS,
    UNITS,
    ProjectFolder,
    kinds_in,
    name_fault,
)
from .record_reader import RecordReader
from .tables import Tables

LARGEST_PROSE = 400_000  # bytes
# What can stand beside prose: nothing that a browser runs or that brings a style of its own.
ASSETS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".csv")


class NoProject(UserError):
    """The folder is not the project folder of a briefing."""


def load(root: Path, memory: Memory | None = None) -> tuple[Records, list[Problem]]:
    """The records in the folder `root`, and what in it can't be read; what can be, is there.

    `memory` has what was read before, by the content of the files; a run begins in it. Raises NoProject when the folder
    has no `data` and no `content` folder.
    """
    if not (root / "data").is_dir() or not (root / "content").is_dir():
        raise NoProject(f"{root.resolve()} is not the folder of a briefing: it has no data/ or no content/")
    with without_garbage_collection():
        loader = _Loader(root, memory or Memory())
        return loader.loaded(), loader.problems


class _Loader(RecordReader):
    def __init__(self, root: Path, memory: Memory) -> None:
        super().__init__(ProjectFolder(root), memory)
        memory.renew((root, *(self.folder.content(path) for path in (SETTINGS, UNITS, CALENDARS))))
        self.root = root
        for problem in self.folder.problems():
            self.problems.append(problem)
            self.partial.update(kinds_in(problem.place.path))
        self.files: list[DataFile] = []
        self.records: dict[str, dict[str, Record]] = {kind: {} for kind in RECORDS}
        self.prose: list[Prose] = []
        self.assets: list[str] = []
        self.known_calendars: dict[str, Calendar] = {}
        self.typed_figures: dict[str, Any] = {}  # those that are broken down

    def loaded(self) -> Records:
        """Everything that can be read, frozen."""
        recall = self.memory.recall  # also of what is not there: what leans on it is to find the same in each run
        settings = self.remember(SETTINGS, _settings) if self.folder.exists(SETTINGS) else None
        units = self.remember(UNITS, _units) if self.folder.exists(UNITS) else recall(("no units",), (), Units)
        self.known_calendars = self.calendars()
        exceptions = self.all_in(EXCEPTIONS, "exceptions", TextException)
        change_notes = self.all_in(CHANGES, "changes", ChangeNote)
        health = self.health()
        editions, problems = self.editions()
        self.problems += problems
        self.partial |= {EDITION} if problems else set()
        for kind in RECORDS:
            for path in self.folder.files(f"data/{kind}", ".yml"):
                self.data_file(kind, path)
        self.tables()
        families = self.families()
        for path in self.folder.files("content"):
            self.content(path)
        by_kind: dict[str, Any] = {kind: MappingProxyType(records) for kind, records in self.records.items()}
        return Records(
            root=self.root,
            settings=settings or recall(("no settings",), (), Settings),
            units=units,
            calendars=MappingProxyType(self.known_calendars),
            files=tuple(self.files),
            prose=tuple(self.prose),
            assets=tuple(self.assets),
            exceptions=tuple(exceptions),
            health=MappingProxyType(health),
            editions=tuple(editions),
            change_notes=tuple(change_notes),
            unreadable=frozenset(self.unreadable - {(kind, i) for kind, known in self.records.items() for i in known}),
            partial=frozenset(self.partial),
            families=MappingProxyType(self.typed_figures),
            breakdowns=MappingProxyType(families.breakdowns),
            memory=self.memory,
            **by_kind,
        )

    def tables(self) -> None:
        """Puts figures with the observations of their tables in the place of those that name one."""
        tables = Tables(self.folder, self.known_calendars, self.memory)
        dimensions = {i: each for i, each in self.records["dimensions"].items() if isinstance(each, Dimension)}
        read: dict[str, Figure | None] = {}
        for record in self.records["figures"].values():
            if isinstance(record, Figure) and record.table:
                read[record.id], problems = tables.with_rows(record, record.table, dimensions)
                self.problems += problems
        if "figures" not in self.partial and not any(kind == "figures" for kind, _ in self.unreadable):
            self.problems += tables.unused()
        self.replace_figures(read)

    def replace_figures(self, instead: Mapping[str, Figure | None]) -> None:
        """Puts others in the place of these figures; those that have none can't be read."""
        self.lost("figures", [i for i, figure in instead.items() if figure is None])
        for number, file in enumerate(self.files):
            if file.kind == "figures" and any(record.id in instead for record in file.records):
                own = (instead.get(record.id, record) for record in file.records)
                self.files[number] = replace(file, records=tuple(record for record in own if record))
        self.records["figures"] = {r.id: r for file in self.files if file.kind == "figures" for r in file.records}

    def families(self) -> Families:
        """Puts the series of figures that are broken down in the place of these."""
        found = find_families(self.records, self.unreadable, self.known_calendars, self.memory)
        self.problems += found.problems
        self.unreadable |= found.lost
        self.typed_figures = {i: self.records["figures"][i] for i in found.breakdowns}
        for kind, i in found.instead:
            del self.records[kind][i]
        for number, file in enumerate(self.files):
            if any((file.kind, r.id) in found.instead or (file.kind, r.id) in found.lost for r in file.records):
                own = [each for r in file.records for each in found.instead.get((file.kind, r.id), (r,))]
                kept = [r for r in own if (file.kind, r.id) not in found.lost and self.is_new(file.kind, r)]
                self.files[number] = replace(file, records=tuple(kept))
        for kind in {kind for kind, _ in {*found.instead, *found.lost}}:
            self.records[kind] = {r.id: r for file in self.files if file.kind == kind for r in file.records}
        return found

    def editions(self) -> tuple[list[Edition], list[Problem]]:
        paths = self.folder.files(FOLDER, ".json")
        known = tuple((path, self.folder.content(path)) for path in paths)
        return self.memory.recall(("editions",), known, partial(read_editions, self.root, paths))

    def all_in(self, path: str, key: str, model: type[RecordType]) -> list[RecordType]:
        """What the list under `key` of the file holds, as far as there is one and it can be read."""
        if not self.folder.exists(path):
            return []
        return self.remember(path, lambda reader: reader.listed_in(path, key, model))

    def calendars(self) -> dict[str, Calendar]:
        found: dict[str, Calendar] = {}
        before = len(self.problems)
        for calendar in self.all_in(CALENDARS, "calendars", Calendar):
            if found.setdefault(calendar.id, calendar) is not calendar:
                place = Place(CALENDARS, *calendar.position("id"))
                self.problem(place, f"the id {quote(calendar.id)} is taken already; keep one of the two")
        self.partial |= {CALENDAR} if len(self.problems) > before else set()
        return found

    def health(self) -> dict[str, SourceHealth]:
        """What was found of each source; a problem for what is told twice."""
        found: dict[str, SourceHealth] = {}
        for each in self.all_in(HEALTH, HEALTH_KEY, SourceHealth):
            if found.setdefault(each.source, each) is not each:
                place = Place(HEALTH, *each.position("source"))
                self.problem(place, f"{quote(each.source)} is told of above already; keep one of the two")
        return found

    def data_file(self, kind: str, path: str) -> None:
        """Takes in the file's records, but those whose ids are taken."""
        reader = DataFileReader(self.folder, self.memory, self.known_calendars)
        file = self.take_in(path, reader, lambda reader: reader.file(kind, path))
        if file:
            own = tuple(record for record in file.records if self.is_new(kind, record))
            self.files.append(file if len(own) == len(file.records) else replace(file, records=own))

    def is_new(self, kind: str, record: Record) -> bool:
        """Keeps the record under its id, unless another has it already."""
        first = self.records[kind].setdefault(record.id, record)
        if first is not record:
            message = f"the id {quote(record.id)} is taken already, in {first.place('id')}"
            self.problem(record.place("id"), message)
        return first is record

    def content(self, path: str) -> None:
        before = len(self.problems)
        if fault := name_fault(path):
            self.problem(Place(path), fault)
        elif path.endswith(ASSETS):
            self.assets.append(path)
        elif not path.endswith(".md"):
            self.problem(Place(path), f"files of this kind are not published; {', '.join(('.md', *ASSETS))} are")
        elif self.folder.size(path) > LARGEST_PROSE:
            self.problem(Place(path), f"the page is larger than {LARGEST_PROSE:,} bytes; split it")
        elif prose := self.remember(path, partial(_prose, path)):
            self.prose.append(prose)
        self.partial |= {PAGE} if len(self.problems) > before else set()


def _prose(path: str, reader: RecordReader) -> Prose | None:
    text = reader.text(path)
    if text is None:
        return None
    head, problems = read_head(path, text)
    reader.problems += problems
    return Prose(path, text, head)


def _settings(reader: RecordReader) -> Settings | None:
    node = reader.yaml(SETTINGS)
    settings = reader.part(Settings, node, SETTINGS) if node is not None else None
    if settings and not known_language(settings.language):
        place = Place(SETTINGS, *settings.position("language"))
        reader.problem(place, f"no language {quote(settings.language)} is known")
        return None
    return settings


def _units(reader: RecordReader) -> Units:
    faults: list[UnitError] = []
    text = reader.text(UNITS)
    units = Units(text or "", faults)
    reader.partial |= {UNIT} if faults or text is None else set()
    for fault in faults:
        reader.problem(Place(UNITS, fault.line), str(fault))
    return units
