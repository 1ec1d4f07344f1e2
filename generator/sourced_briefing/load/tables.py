"""From tables to observations: each row of the file is one, of the figure or of a series of it."""

import hashlib
from collections.abc import Mapping
from functools import partial
from typing import Any

from ..base.memory import Memory
from ..base.problems import READABLE, Place, Problem, did_you_mean
from ..model import Calendar, Dimension, Figure, Observation, SeriesFields, Table, key_of
from ..model.table import FOLDER, POWERS
from ..tabular import LARGEST, Faults, Grid, Layout, Row, read_grid, read_rows
from .project_folder import ProjectFolder, name_fault
from .series_of import grouped

Found = tuple[Figure | None, list[Problem]]
TAKE = "`briefing tables --take`"


class Tables:
    """The tables of a project; each file is read once for all figures that take something of it."""

    def __init__(self, folder: ProjectFolder, calendars: Mapping[str, Calendar], memory: Memory) -> None:
        self.folder, self.calendars, self.memory = folder, calendars, memory
        self.used: set[str] = set()
        self._read: dict[str, bytes] = {}
        self._grids: dict[object, tuple[Grid | None, list[Problem]]] = {}

    def with_rows(self, figure: Figure, table: Table, dimensions: Mapping[str, Dimension]) -> Found:
        """The figure with the observations of its table; None where some can't be read, and why."""
        self.used.add(table.path)
        if fault := self._fault(table.path):
            return None, [Problem(figure.place("table", "file"), fault, READABLE)]
        own = [dimensions[name] for name in figure.dimensions if name in dimensions]
        if len(own) < len(figure.dimensions):
            return None, []  # told where dimensions are looked up
        calendar = self.calendars.get(figure.calendar or "")
        given = (figure, self.folder.content(table.path), calendar, *own)
        work = partial(self._work, figure, table, own, calendar)
        return self.memory.recall(("table", figure.id), given, work)

    def unused(self) -> list[Problem]:
        """A table that no figure takes is told: it may be named wrongly."""
        paths = [path for path in self.folder.files(FOLDER) if self.folder.is_table(path) and path not in self.used]
        return [Problem(Place(path), "no figure takes this table; name it under `table:`", READABLE) for path in paths]

    def _fault(self, path: str) -> str:
        """Why the file is not even opened."""
        if not self.folder.exists(path):
            known = [each.removeprefix(f"{FOLDER}/") for each in self.folder.files(FOLDER)]
            return f"there is no file {path}{did_you_mean(path.removeprefix(f'{FOLDER}/'), known)}"
        if (size := self.folder.size(path)) > LARGEST:
            return f"{path} has {size:,} bytes, and a table at most {LARGEST:,}; split it, or keep fewer columns of it"
        return name_fault(path)

    def _work(self, figure: Figure, table: Table, own: list[Dimension], calendar: Calendar | None) -> Found:
        layout = _layout(table, own)
        grid, problems = self._grid(table, layout)
        other = self._checksum(figure, table)
        if grid is None:
            return None, [*other, *problems]
        faults = Faults(table.path)
        rows = read_rows(grid, layout, faults, calendar.fiscal_years if calendar else None)
        problems += faults.problems()
        if not rows and not problems:
            problems.append(Problem(figure.place("table"), f"no row of {table.path} is about the figure", READABLE))
        return (None if problems else _observed(figure, table, rows)), [*other, *problems]

    def _bytes(self, path: str) -> bytes:
        if path not in self._read:
            self._read = {path: (self.folder.root / path).read_bytes()}
        return self._read[path]

    def _grid(self, table: Table, layout: Layout) -> tuple[Grid | None, list[Problem]]:
        key = (table.path, table.delimiter, table.head, tuple(layout.heads))
        if key not in self._grids:
            faults = Faults(table.path)
            delimiter = "\t" if table.delimiter == "tab" else table.delimiter
            grid = read_grid(self._bytes(table.path), faults, delimiter, table.head, layout.heads)
            self._grids = {key: (grid, list(faults.problems()))}
        return self._grids[key]

    def _checksum(self, figure: Figure, table: Table) -> list[Problem]:
        """Whether the file is the one that its editor looked at."""
        now = hashlib.sha256(self._bytes(table.path)).hexdigest()
        if table.sha256 == now:
            return []
        if table.sha256 is None:
            message = f"`sha256` is missing; write `sha256: {now}`, or run {TAKE}"
            return [Problem(figure.place("table"), message, READABLE)]
        message = (
            f"{table.path} is not the file it was: its checksum is {now} now; look at what changed, and run {TAKE}"
        )
        return [Problem(figure.place("table", "sha256"), message, READABLE)]


def _layout(table: Table, dimensions: list[Dimension]) -> Layout:
    return Layout(
        columns=table.columns,
        members={d.id: {**{member.label: member.id for member in d.members}, **d.names} for d in dimensions},
        periods_in_heads=table.periods == "columns",
        only={head: frozenset(texts) for head, texts in table.rows.items()},
        skip={head: frozenset(texts) for head, texts in table.skip.items()},
        others=table.others == "skip",
        missing=frozenset(table.missing),
        flags=table.flags,
        comma=table.decimal == "comma",
        power=POWERS.get(table.scale or "", 0),
    )


def _observed(figure: Figure, table: Table, rows: list[Row]) -> Figure:
    """The figure with what the rows say, by the members that each is about where it is broken down."""
    said = partial(_observation, table, _specimen(table))
    if not figure.dimensions:
        return _with(figure, observations=[said(row) for row in rows])
    found = grouped(
        ((dict(zip(figure.dimensions, row.members, strict=True)), said(row)) for row in rows), figure.dimensions
    )
    typed = {", ".join(key_of(text)): text for text in figure.series or ()}
    series = {text: found.pop(key, []) for key, text in typed.items()}
    parts = figure.series if isinstance(figure.series, dict) else {}
    whole = {text: _part(parts[text], own) for text, own in series.items()} | {
        key: SeriesFields.model_construct(observations=own) for key, own in found.items()
    }
    return _with(figure, series=whole)


def _part(part: Any, observations: list[Observation]) -> SeriesFields:
    fields = part if isinstance(part, SeriesFields) else SeriesFields()
    return fields.model_copy(update={"observations": observations})


def _with(figure: Figure, **fields: Any) -> Figure:
    return figure.model_copy(update=fields)


def _specimen(table: Table) -> Observation:
    """An observation with all that is the same in each row."""
    return Observation(
        value=0,
        source=table.source,
        locator=table.locator,
        as_stated=table.locator,
        converted=None if table.is_copied else table.made,
    )


def _observation(table: Table, specimen: Observation, row: Row) -> Observation:
    numbers = {"value": None, **row.numbers}
    return specimen.row(
        (row.line, row.column + 1),
        period=row.period,
        locator=f"{table.locator}, row {row.line}",
        as_stated=row.words,
        note=row.note or None,
        **numbers,
    )
