"""All of a briefing as data: each table as CSV and JSON, a Data Package, also as an archive, and a file for SQLite.

`data/observations.csv` and the others stay where they are. `data/observations.json` is {"columns": [...], "data":
[[...], ...]}, which pandas calls "split". What a data file holds is worked out once and kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath

from ..base.fields import without_empty
from ..model.addresses import ARCHIVE, DATA_PAGE, DATABASE, PACKAGE, published_at, table_path
from ..model.briefing import DataFile
from ..model.licences import LICENCES
from ..views.member_columns import tables_of
from ..views.site import Site
from ..views.table_columns import EDITIONS, OBSERVATIONS, Table
from .archive import archive
from .database import database
from .downloads import page_files
from .table_notes import package, resource, version_of
from .table_rows import FILLED_BY, Row, edition_rows, rows_of
from .table_text import compact, head, lines, plain

NOT_FILLED = "The tables are filled when the site is built, not while it is served."


@dataclass(frozen=True)
class Part:
    """The rows that a data file gives a table, in each form in which they are joined with those of others."""

    csv: str
    json: str  # between commas
    rows: Sequence[Row]


Parts = Mapping[str, Part]  # by the name of the table


def write_whole_data(site: Site) -> Iterator[tuple[str, str | bytes]]:
    """All files, by path; those of the single pages of figures too, since they have the same rows."""
    parts: list[Parts] = []
    recall = site.briefing.memory.recall
    for file in site.briefing.files:
        if file.kind in FILLED_BY:
            part, files = recall(("rows", file.path), (file,), partial(_of_file, site, file))
            parts.append(part)
            yield from files.items()
    parts.append({EDITIONS.name: _part(edition_rows(site))})
    tables, packed = tables_of(site.briefing), {PACKAGE: compact(_package(site)) + "\n"}
    for table in tables:
        mine = [part[table.name] for part in parts if table.name in part]
        packed[table_path(table.name, "csv")] = head(table) + "".join(part.csv for part in mine)
        yield table_path(table.name, "json"), _json(table, mine)
    yield from packed.items()
    yield ARCHIVE, recall(("archive",), tuple(packed.items()), partial(_archive, packed))
    about = _about(site)
    if site.briefing.memory.serves:  # it takes longer than all else here, at each edit of a value
        parts, about = [], about | {"note": NOT_FILLED}
    yield DATABASE, recall(("database",), (about, tables, *parts), partial(_database, tables, parts, about))


def _of_file(site: Site, file: DataFile) -> tuple[Parts, Mapping[str, str]]:
    rows = rows_of(site, file)
    found = rows.get(OBSERVATIONS.name)
    return {name: _part(each) for name, each in rows.items()}, page_files(site, file, found) if found else {}


def _part(rows: Sequence[Row]) -> Part:
    known = plain(rows)
    return Part(lines(rows), compact(known)[1:-1], known)


def _json(table: Table, parts: Sequence[Part]) -> str:
    data = ",\n".join(part.json for part in parts if part.json)
    return f'{{"columns":{compact(table.names)},"data":[\n{data}\n]}}\n'


def _database(tables: Sequence[Table], parts: Sequence[Parts], about: Mapping[str, str]) -> bytes:
    return database([(table, _rows(parts, table.name)) for table in tables], about)


def _rows(parts: Sequence[Parts], table: str) -> Iterator[Row]:
    for part in parts:
        if table in part:
            yield from part[table].rows


def _archive(packed: Mapping[str, str]) -> bytes:
    return archive((PurePosixPath(path).name, text) for path, text in packed.items())


def _package(site: Site) -> object:
    tables = tables_of(site.briefing)
    names = {table.name for table in tables}
    resources = [resource(table, f"{table.name}.csv", names) for table in tables]
    named = (site.briefing.settings.title or "A briefing", DATA_PAGE)
    return package(site, "briefing", named, resources, version=version_of(site))


def _about(site: Site) -> dict[str, str]:
    """What the database says of itself."""
    settings = site.briefing.settings
    return without_empty(
        title=settings.title,
        edition=site.edition.text,
        address=published_at(settings, DATA_PAGE),
        publisher=settings.publisher,
        licence=LICENCES[settings.licence].url if settings.licence else None,
    )
