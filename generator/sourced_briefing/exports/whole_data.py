"""All of a briefing as data: each table as CSV and JSON, a Data Package, also as an archive, and a file for SQLite.

`data/observations.csv` and the others stay where they are. `data/observations.json` is {"columns": [...], "data":
[[...], ...]}, which pandas calls "split". What a data file holds is worked out once and kept.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import PurePosixPath

from ..base.fields import without_empty
from ..model.addresses import ARCHIVE, DATA_PAGE, DATABASE, PACKAGE, published_at, table_path
from ..model.briefing import DataFile
from ..model.licences import LICENCES
from ..views.member_columns import tables_of
from ..views.site import Site
from ..views.table_columns import EDITIONS, OBSERVATIONS, Table
from .archive import archive
from .database import Database
from .downloads import page_files
from .table_notes import package, resource, version_of
from .table_rows import FILLED_BY, Rows, edition_rows, rows_of
from .table_text import compact, head, lines, plain

NOT_FILLED = "The tables are filled when the site is built, not while it is served."


@dataclass(frozen=True)
class Part:
    """The rows that a data file gives a table, as they stand in its files beside those of others."""

    csv: str
    json: str  # between commas


Parts = Mapping[str, Part]  # by the name of the table


def write_whole_data(site: Site) -> Iterator[tuple[str, str | bytes]]:
    """All files, by path; those of the single pages of figures too, since they have the same rows.

    One after another, and no row is kept once it stands in them: of a large briefing all rows would be most of what is
    held in memory.
    """
    tables, recall = tables_of(site.briefing), site.briefing.memory.recall
    parts: list[Parts] = []
    with Database(tables, _about(site)) as database:
        for file in site.briefing.files:
            if file.kind in FILLED_BY:
                part, rows, files = recall(("rows", file.path), (file,), partial(_of_file, site, file))
                parts.append(part)
                database.fill(rows)
                yield from files.items()
        part, rows = _parted(site, {EDITIONS.name: edition_rows(site)})
        parts.append(part)
        database.fill(rows)
        filled = database.content()
    yield DATABASE, filled
    del filled
    for table in tables:
        yield table_path(table.name, "csv"), _csv(table, parts)
        yield table_path(table.name, "json"), _json(table, parts)
    package_text = compact(_package(site)) + "\n"
    yield PACKAGE, package_text
    known = (package_text, *(part.csv for each in parts for part in each.values()))
    yield ARCHIVE, recall(("archive",), known, partial(_archive, package_text, tables, parts))


def _of_file(site: Site, file: DataFile) -> tuple[Parts, Rows, Mapping[str, str]]:
    rows = rows_of(site, file)
    found = rows.get(OBSERVATIONS.name)
    return *_parted(site, rows), page_files(site, file, found) if found else {}


def _parted(site: Site, rows: Rows) -> tuple[Parts, Rows]:
    """What stands in files of text, and the rows for the database; none while it is not filled."""
    known = {name: plain(each) for name, each in rows.items()}
    parts = {name: Part(lines(each), compact(known[name])[1:-1]) for name, each in rows.items()}
    return parts, {} if site.briefing.memory.serves else known


def _csv(table: Table, parts: Sequence[Parts]) -> str:
    return head(table) + "".join(part[table.name].csv for part in parts if table.name in part)


def _json(table: Table, parts: Sequence[Parts]) -> str:
    data = ",\n".join(part[table.name].json for part in parts if table.name in part and part[table.name].json)
    return f'{{"columns":{compact(table.names)},"data":[\n{data}\n]}}\n'


def _archive(package_text: str, tables: Sequence[Table], parts: Sequence[Parts]) -> bytes:
    texts = ((f"{table.name}.csv", _csv(table, parts)) for table in tables)
    return archive(chain([(PurePosixPath(PACKAGE).name, package_text)], texts))


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
        note=NOT_FILLED if site.briefing.memory.serves else None,  # it takes longest of all, at each edit of a value
        title=settings.title,
        edition=site.edition.text,
        address=published_at(settings, DATA_PAGE),
        publisher=settings.publisher,
        licence=LICENCES[settings.licence].url if settings.licence else None,
    )
