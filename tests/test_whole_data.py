"""All of a briefing as data: tables that other programs read, and what is said of them."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import frictionless
import pytest
from conftest import REPOSITORY, Document, Project, to_html
from sourced_briefing.build import build_briefing, write_briefing
from sourced_briefing.model.addresses import ARCHIVE, DATA_PAGE, DATABASE, PACKAGE, page_downloads, table_path
from sourced_briefing.views.member_columns import tables_of
from sourced_briefing.views.table_columns import DOWNLOAD, OBSERVATIONS, Table

GAZETTE = "source: gazette\n  locator: para 1\n  as_stated: "
SURVEY = "source: survey\n  locator: row 1\n  as_stated: "


@pytest.fixture(scope="module", params=["tests/briefings/rivers", "."], ids=["rivers", "own"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all that is written of a briefing."""
    folder = tmp_path_factory.mktemp("written") / "site"
    write_briefing(REPOSITORY / request.param, folder)
    return folder


def project_of(written: Path) -> Path:
    """The folder of the briefing that was written."""
    return REPOSITORY if (written / "malaysia.md").exists() else REPOSITORY / "tests/briefings/rivers"


def tables(written: Path) -> tuple[Table, ...]:
    """The tables that a briefing has: those of figures have a column for each of its dimensions."""
    return tables_of(build_briefing(project_of(written)).briefing)


def rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV, by the names of its columns."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def table(project: Project, path: str = "figures/rivers.csv") -> list[dict[str, str]]:
    return rows(build_briefing(project.root).texts[path])


def database(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)


def faults(package: Path) -> list[Any]:
    """What is wrong with a Data Package or one of its tables; its types, keys and references are looked at."""
    return list(frictionless.validate(str(package), type="package").flatten(["type", "note"]))


def test_the_package_is_what_it_says(written: Path) -> None:
    """Each table has the columns that are described, each cell its type, each key its row in another table."""
    assert faults(written / PACKAGE) == []
    package = json.loads((written / PACKAGE).read_text("utf-8"))
    assert [resource["name"] for resource in package["resources"]] == [table.name for table in tables(written)]
    assert all(field["description"] for r in package["resources"] for field in r["schema"]["fields"])


def test_the_archive_is_the_package(written: Path, tmp_path: Path) -> None:
    """The very files that stand beside it, with nothing in it of when or where it was made."""
    with ZipFile(written / ARCHIVE) as packed:
        packed.extractall(tmp_path)
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"datapackage.json", *(f"{table.name}.csv" for table in tables(written))}
    assert all((tmp_path / name).read_bytes() == (written / "data" / name).read_bytes() for name in names)
    assert faults(tmp_path / "datapackage.json") == []


def test_each_download_is_what_it_says(written: Path) -> None:
    """The tables of pages and of charts have the file beside them that describes them, row by row."""
    packages = sorted(written.rglob("*.metadata.json"))
    assert {path.parent.name for path in packages} >= {"figures", "charts"}
    for package in packages:
        assert faults(package) == [], package
        described = json.loads(package.read_text("utf-8"))
        held = rows(package.with_name(described["resources"][0]["path"]).read_text("utf-8"))
        assert len(described.get("rows", held)) == len(held), package


def test_every_form_has_the_same_rows(written: Path) -> None:
    """CSV, JSON and SQLite."""
    with closing(database(written / DATABASE)) as connection:
        for each in tables(written):
            held = rows((written / table_path(each.name, "csv")).read_text("utf-8"))
            data = json.loads((written / table_path(each.name, "json")).read_text("utf-8"))
            selected = connection.execute(f"SELECT * FROM {each.name}").fetchall()  # noqa: S608
            assert data["columns"] == each.names
            assert len(held) == len(data["data"]) == len(selected), each.name
            assert [[cell is None for cell in row] for row in selected] == [
                [c is None for c in r] for r in data["data"]
            ]
            assert [list(row.values()).count("") for row in held] == [row.count(None) for row in data["data"]]


def test_every_record_is_in_a_table(written: Path) -> None:
    """One for each figure, source, event, check and claim; for each observation and each computed value another."""
    briefing = build_briefing(project_of(written))
    held = {each.name: rows((written / table_path(each.name, "csv")).read_text("utf-8")) for each in tables(written)}
    records = briefing.briefing
    assert [row["figure"] for row in held["figures"]] == list(records.figures)
    assert {row["source"] for row in held["sources"]} == set(records.sources)
    assert {row["event"] for row in held["events"]} == set(records.events)
    assert {row["check_id"] for row in held["checks"]} == set(records.reconciliations)
    assert {row["claim"] for row in held["claims"]} == set(records.assessments)
    assert [row["edition"] for row in held["editions"]] == [edition.name for edition in records.editions]
    stated = [row for row in held["observations"] if row["status"] != "computed"]
    assert len(stated) == sum(len(figure.observations) for figure in records.figures.values())
    assert len(held["readings"]) == sum(len(facts) for facts in records.facts.values())


def test_a_briefing_written_twice_is_the_same_database(written: Path, tmp_path: Path) -> None:
    """Byte for byte, and whole; it says by itself what its columns mean."""
    write_briefing(project_of(written), tmp_path / "again")
    assert (tmp_path / "again" / DATABASE).read_bytes() == (written / DATABASE).read_bytes()
    with closing(database(written / DATABASE)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        columns = connection.execute("SELECT table_name, column_name FROM columns").fetchall()
        assert columns == [(each.name, name) for each in tables(written) for name in each.names]
        assert all(meaning for (meaning,) in connection.execute("SELECT meaning FROM columns"))


def test_the_database_does_not_tell_which_sqlite_wrote_it(written: Path) -> None:
    """Another version of it would write the same bytes."""
    assert (written / DATABASE).read_bytes()[96:100] == (3_040_000).to_bytes(4, "big")


def test_a_download_has_a_row_for_each_observation(project: Project) -> None:
    """With its numbers as numbers, its time in days, and what became of it; a bound has one end."""
    project.observations(
        f"- period: 2024-Q1\n  value: 1_233.50\n  {SURVEY}1,233.50 km\n"
        f"- period: 2024-Q1\n  about: 900\n  {GAZETTE}some 900 km\n  status: rejected\n  reason: Another river.\n"
        f"- period: '2025'\n  low: 1_000\n  {SURVEY}over 1,000 km"
    )
    project.prose("No number.")
    held = table(project)
    names = ("period", "start", "end", "value", "low", "high", "approximate", "status", "grade", "source")
    assert [[row[name] for name in names] for row in held] == [
        ["2024-Q1", "2024-01-01", "2024-03-31", "1233.50", "1233.50", "1233.50", "false", "accepted", "primary", "survey"],
        ["2024-Q1", "2024-01-01", "2024-03-31", "900", "900", "900", "true", "rejected", "primary", "gazette"],
        ["2025", "2025-01-01", "2025-12-31", "", "1000", "", "false", "accepted", "primary", "survey"],
    ]  # fmt: skip
    assert list(held[0]) == DOWNLOAD.names
    assert {row["unit"] for row in held} == {"km"}
    assert held[1]["address"] == "https://gazette.example/river"


def test_the_table_of_a_scatter_has_both_figures(project: Project) -> None:
    """The numbers across are rows as those upward are, each with its unit and sources."""
    project.write(
        "data/figures/flow.yml",
        """
        title: Flow
        figures:
          - id: flow
            label: Flow at the mouth
            measures: Water that reaches the sea.
            unit: m
            observations:
              - {value: 12, source: survey, locator: row 2, as_stated: 12 m}
        """,
    )
    project.write(
        "data/charts/pair.yml",
        "title: Both\ncharts:\n  - {id: pair, title: Both, kind: scatter, series: [{figure: length, against: flow}]}\n",
    )
    found = table(project, "assets/charts/pair.csv")
    assert [(row["figure"], row["value"], row["unit"]) for row in found] == [
        ("length", "1233", "km"),
        ("flow", "12", "m"),
    ]


def test_words_notes_and_licence_stand_beside_the_table(project: Project) -> None:
    """One entry for each row, in their order; each source is named once."""
    project.write("briefing.yml", "title: The river\naddress: https://rivers.example/\nlicence: CC-BY-4.0\n")
    project.observations(f"- value: 5\n  {SURVEY}5 km\n  note: At high water.\n- value: 5\n  {GAZETTE}5 km")
    project.prose("No number.")
    told = json.loads(build_briefing(project.root).texts["figures/rivers.metadata.json"])
    assert told["rows"] == [
        {"locator": "row 1", "words": "5 km", "note": "At high water."},
        {"locator": "para 1", "words": "5 km"},
    ]
    assert [source["id"] for source in told["sources"]] == ["survey", "gazette"]
    assert told["licenses"][0]["name"] == "CC-BY-4.0"
    assert told["homepage"] == "https://rivers.example/figures/rivers/"
    assert told["figures"]["length"]["measures"] == "From the spring to the sea."


def test_what_is_computed_has_a_row_and_no_source(project: Project) -> None:
    """So that every number of the page is in its table."""
    formula = "label: Twice\n    measures: Twice.\n    unit: km\n    formula: 2 * length"
    project.write("data/figures/sums.yml", f"title: Sums\nfigures:\n  - id: twice\n    {formula}\n")
    (row,) = table(project, "figures/sums.csv")
    assert (row["value"], row["status"], row["grade"], row["source"]) == ("2466", "computed", "primary", "")


@pytest.mark.parametrize("text", ["=SUM(A:A)", "+A", "-A+A", "@SUM(A:A)", '=HYPERLINK("https://x.example")', "＝A+A"])
def test_a_spreadsheet_runs_nothing(project: Project, text: str) -> None:
    """What it would take for a formula has an apostrophe before it, in every table; JSON and SQLite have it as it is."""
    project.replace("data/figures/rivers.yml", "label: Length of the river", f"label: {json.dumps(text)}")
    project.replace("data/sources/press.yml", "title: Survey of rivers", f"title: {json.dumps(text)}")
    texts = build_briefing(project.root).texts
    tables = [text for path, text in texts.items() if path.endswith(".csv")]
    cells = [cell for held in tables for row in rows(held) for cell in row.values()]
    assert cells.count(f"'{text}") == 5
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝"))]
    assert json.loads(texts["data/figures.json"])["data"][0][1] == text


def test_numbers_with_a_sign_stay_numbers(project: Project) -> None:
    """And so does a year before the first, which is no formula."""
    project.observations(f"- period: '-0043'\n  value: -5\n  {SURVEY}minus 5 km")
    project.prose("No number.")
    (row,) = table(project)
    assert (row["value"], row["period"], row["start"]) == ("-5", "-0043", "")


def test_a_number_that_no_database_knows_is_rounded_there(project: Project) -> None:
    """CSV has all of its digits."""
    project.observations(f"- value: 12_345_678_901_234_567_890\n  {SURVEY}12,345,678,901,234,567,890 km")
    texts = build_briefing(project.root).texts
    assert rows(texts["data/observations.csv"])[0]["value"] == "12345678901234567890"
    assert json.loads(texts["data/observations.json"])["data"][0][5] == 1.2345678901234567e19


def test_a_table_that_is_taken_along_keeps_its_columns() -> None:
    """Others read them; more may come after them. The words stand beside it."""
    told = "figure label period start end value low high approximate unit status grade source address".split()
    assert DOWNLOAD.names[: len(told)] == OBSERVATIONS.names[: len(told)] == told
    assert set(OBSERVATIONS.names) - set(DOWNLOAD.names) == {"origin", "locator", "words", "note", "reason"}


def test_the_page_of_data_tells_every_file_and_column(written: Path) -> None:
    """And where they stand: each link to a file leads to one."""
    page = to_html((written / DATA_PAGE).read_text("utf-8"))
    links = {str(attributes["href"]) for tag, attributes in page.elements if tag == "a"}
    files = {
        PACKAGE,
        DATABASE,
        *(table_path(each.name, ending) for each in tables(written) for ending in ("csv", "json")),
    }
    assert {path.removeprefix("data/") for path in files} <= links
    for link in links:
        if not link.startswith(("#", "http")):
            assert (written / "data" / link.partition("#")[0]).is_file(), link
    for column in {column for each in tables(written) for column in each.columns}:
        assert column.meaning in page.text


def test_each_figure_and_chart_links_its_own_table(written: Path) -> None:
    """In the block below it."""
    for metadata in sorted(written.rglob("*.metadata.json")):
        table = metadata.name.replace(".metadata.json", ".csv")
        page = metadata.with_name(table).with_suffix(".md") if metadata.parent.name == "figures" else None
        pages = [page] if page else list((written / "charts").glob("*.md"))
        found = [Document(page.read_text("utf-8")) for page in pages]
        hrefs = [str(a["href"]) for each in found for tag, a in each.elements if tag == "a" and "download" in a]
        assert any(href.endswith(f"/{table}") or href == table for href in hrefs), table
        assert any(href.endswith(metadata.name) for href in hrefs), metadata


def test_a_file_of_content_leaves_downloads_their_addresses(project: Project) -> None:
    """It is refused by name where it would take the place of one that is made from data."""
    project.write("content/figures/rivers.csv", "mine\n")
    project.write("content/data/mine.csv", "mine\n")
    assert project.problems() == [
        "content/data/mine.csv:1:1: content/data/ is kept for files that are made from data; choose another folder",
        "content/figures/rivers.csv:1:1: this file's address is taken by one that is made of data/figures/rivers.yml; "
        "rename it",
    ]


def test_the_downloads_of_a_page_are_named_in_one_place(project: Project) -> None:
    assert set(page_downloads("figures/rivers.md")) <= set(build_briefing(project.root).texts)
