"""The table of a figure says once what all its rows say, and a long series is folded."""

import pytest
from conftest import Project, rows_of

ROW = "- {{period: {year}, value: {value}, source: {source}, locator: {place}, as_stated: '{value} km'}}"
FIGURE = "  - id: length\n    label: Length\n    measures: L.\n    unit: km\n    observations:\n"


def page(project: Project, rows: list[dict[str, object]]) -> str:
    """The page of a figure with these observations."""
    told = "\n".join(f"      {ROW.format(**{'source': 'survey', 'place': 'table 1', **row})}" for row in rows)
    project.write("data/figures/rivers.yml", f"title: Rivers\nfigures:\n{FIGURE}{told}\n")
    project.prose("Nothing is said of it.")
    return project.pages()["figures/rivers.md"]


def years(first: int, last: int) -> list[dict[str, object]]:
    return [{"year": year, "value": year - 1000} for year in range(first, last + 1)]


def test_one_source_of_all_rows_stands_above_them(project: Project) -> None:
    """With its place, if that is one too."""
    text = page(project, years(2001, 2003))
    assert rows_of(text)[0] == ["Period", "Value", "As stated"]
    assert '<p>Source: <a href="../sources/press.md#survey">Land Registry</a>, table 1.</p>' in text


def test_sources_that_differ_stand_in_their_rows(project: Project) -> None:
    text = page(project, [*years(2001, 2002), {"year": 2003, "value": 1003, "source": "gazette"}])
    assert [row[2] for row in rows_of(text)] == [
        "Source",
        *["Land Registry, table 1"] * 2,
        "The Gazette, 2024, table 1",
    ]


@pytest.mark.parametrize(("last", "folded"), [(2012, 0), (2013, 5), (2040, 32)])
def test_a_long_series_shows_its_newest_rows(project: Project, last: int, folded: int) -> None:
    """More than twelve rows: the newest eight are open, and the others a click away, all in order of time."""
    text = page(project, years(2001, last))
    assert (f"<summary>{folded} earlier</summary>" in text) == bool(folded)
    assert [row[0] for row in rows_of(text) if row[0] != "Period"] == [str(year) for year in range(2001, last + 1)]


def test_a_value_stays_in_its_row(project: Project) -> None:
    """Also where all rows say the same."""
    text = page(project, [{"year": year, "value": 5} for year in (2001, 2002)])
    assert [row[1] for row in rows_of(text)] == ["Value", "5 km", "5 km"]
