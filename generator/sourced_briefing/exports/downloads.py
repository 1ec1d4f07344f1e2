"""What is taken along of one page or chart: a pure table, and beside it what it means, the words, and the licence.

`figures/rivers.csv` has a row for each observation; `figures/rivers.metadata.json` describes it as a Data Package, with
`figures` (what each counts, by id), `rows` (words, place, notes, one for each row of the table and in its order), and
the `sources`. A chart has the same two files; those of a timeline have its events.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import PurePosixPath

from ..base.fields import without_empty
from ..model import Chart, Figure
from ..model.addresses import chart_path, metadata_path, page_table
from ..model.briefing import DataFile
from ..model.chart_data import Point
from ..views.member_columns import dimensions_of, member_cells, with_members
from ..views.page_titles import page_title
from ..views.site import Site
from ..views.table_columns import BESIDE, DOWNLOAD, EVENTS, OBSERVATIONS, Table
from .table_notes import Named, Notes, package, resource, source_notes, version_of
from .table_rows import Row, address_of, computed_row, event_row, observation_row
from .table_text import compact, head, lines

SOURCE = OBSERVATIONS.names.index("source")
_in_table = itemgetter(*(OBSERVATIONS.names.index(name) for name in DOWNLOAD.names))
_beside = itemgetter(*(OBSERVATIONS.names.index(name) for name in BESIDE))


def page_files(site: Site, file: DataFile, rows: Sequence[Row]) -> dict[str, str]:
    """Both files of a page of figures, by path; `rows` are those of its observations."""
    figures = [record for record in file.records if isinstance(record, Figure)]
    notes = {"description": file.intro, "figures": _figures(site, figures), **_told(site, rows)}
    described = _Described(site, page_table(file.page), (page_title(file), file.page))
    return described.files(*_with_members(site, figures, rows), notes)


def chart_files(site: Site, chart: Chart) -> dict[str, str]:
    """Both files of a chart: what it draws of figures; of a timeline, its events."""
    data, version = site.briefing.chart_data[chart.id], version_of(site)
    described = _Described(site, chart_path(chart.id, "csv"), (chart.title, site.briefing.home(chart)))
    events = [event_row(site, each.event) for each in data.events]
    if not data.points:
        return described.files(EVENTS, events, {"description": chart.note, "version": version})
    drawn = [each for point in data.points for each in (point, point.other) if each]
    rows = list(map(list, dict.fromkeys(tuple(row) for point in drawn for row in _point(site, point))))
    figures = {point.figure.id: point.figure for point in drawn}
    marked = [without_empty(dict(zip(EVENTS.names, event, strict=True))) for event in events]
    notes = {"figures": _figures(site, [*figures.values()]), "events": marked, **_told(site, rows)}
    notes |= {"description": chart.note, "version": version}
    return described.files(*_with_members(site, [*figures.values()], rows), notes)


@dataclass(frozen=True)
class _Described:
    """A table to take along, with the file that describes it."""

    site: Site
    path: str  # of the table
    named: Named

    def files(self, table: Table, rows: Sequence[Row], notes: Notes) -> dict[str, str]:
        path = PurePosixPath(self.path)
        name = "-".join(path.with_suffix("").parts)
        described = package(self.site, name, self.named, [resource(table, path.name)], **notes)
        return {self.path: head(table) + lines(rows), metadata_path(self.path): compact(described) + "\n"}


def _with_members(site: Site, figures: Sequence[Figure], rows: Sequence[Row]) -> tuple[Table, list[Row]]:
    """The table of these rows, with a column for each dimension that some of the figures have."""
    dimensions, by_id = dimensions_of(site.briefing, figures), {figure.id: figure for figure in figures}
    cells = [[*_in_table(row), *member_cells(by_id[row[0]], dimensions)] for row in rows]
    return with_members(DOWNLOAD, dimensions), cells


def _point(site: Site, point: Point) -> Iterator[Row]:
    fact = site.briefing.facts[point.figure.id][point.period.text if point.period else None]
    if not point.stated:
        yield computed_row(site, point.figure, fact)
    yield from (observation_row(site, point.figure, fact, o) for o in point.stated)


def _told(site: Site, rows: Sequence[Row]) -> Notes:
    """The sources of the rows, and what is known of each row beside what stands in the table."""
    ids = dict.fromkeys(row[SOURCE] for row in rows if row[SOURCE])
    told = [{name: cell for name, cell in zip(BESIDE, _beside(row), strict=True) if cell} for row in rows]
    return {"sources": source_notes(site, ids), "rows": told}


def _figures(site: Site, figures: Sequence[Figure]) -> dict[str, Notes]:
    """What each figure is, beside its label."""
    return {figure.id: _figure(site, figure) for figure in figures}


def _figure(site: Site, figure: Figure) -> Notes:
    return without_empty(
        measures=figure.measures,
        unit_code=figure.unit,
        note=figure.note,
        interval=figure.interval,
        calendar=figure.calendar,
        breaks=[each.model_dump(mode="json") for each in figure.breaks],
        formula=figure.formula,
        address=address_of(site, figure),
    )
