"""The register: one page on which every figure has a row."""

import re

from conftest import REPOSITORY, Project, rows_of, to_html
from sourced_briefing.build import build_briefing
from sourced_briefing.pages.register import COLUMNS


def rivers() -> dict[str, list[str]]:
    """The rows of the rivers, by label."""
    pages = build_briefing(REPOSITORY / "tests/briefings/rivers").pages
    return {row[0]: row for row in rows_of(pages["register.md"])[1:]}


def register(project: Project, observations: str) -> list[str]:
    """The one row of a project with these observations."""
    project.observations(observations)
    project.prose("# The river\n\nIt is long.")
    return rows_of(project.pages()["register.md"])[1]


def test_every_figure_has_a_row_that_leads_home() -> None:
    built = build_briefing(REPOSITORY)
    links = re.findall(r'<td><a href="(figures/[^"]+)">', built.pages["register.md"])
    assert sorted(links) == sorted(built.briefing.home(figure) for figure in built.briefing.figures.values())


def test_the_page_is_a_plain_table() -> None:
    """Any engine shows it; the script finds the table in its box."""
    text = build_briefing(REPOSITORY / "tests/briefings/rivers").pages["register.md"]
    html = to_html(text.partition("---\n\n")[2])
    assert html.tags.count("table") == 1
    assert html.tags.count("th") == len(COLUMNS)
    assert html.tags.count("tr") == 1 + len(rivers())


def test_a_series_shows_its_newest_value() -> None:
    """And says of how many periods it is the newest."""
    assert rivers()["Flow of the Alder"][1:4] == ["1,500–1,600 m³/s", "2023 newest of 4", "primary"]


def test_a_disputed_figure_shows_all_that_is_said() -> None:
    assert rivers()["Barges on the Alder"][1:] == [
        "310–350 barges contested",
        "2023 newest of 2",
        "contested",
        "River Gazette; Water Board; Mirror 3 sources, 2 origins",
        "Traffic",
    ]


def test_a_rejected_figure_is_marked() -> None:
    assert rivers()["Length of the Alder, as claimed"][1:4] == ["1,320 km rejected", "", "rejected"]


def test_a_computed_figure_has_the_sources_of_what_it_is_made_of() -> None:
    row = rivers()["Revenue of Alder Ferries in a year"]
    assert (row[1], row[4]) == ("€7.5 million computed", "Alder Ferries 1 source, 1 origin")


def test_an_older_dispute_is_told(project: Project) -> None:
    """The newest value is agreed on; that sources disagree about another year is told beside its grade."""
    row = register(
        project,
        """
        - {period: 2022, value: 10, source: survey, locator: row 1, as_stated: 10 km}
        - {period: 2022, value: 20, source: gazette, locator: row 1, as_stated: 20 km}
        - {period: 2023, value: 30, source: survey, locator: row 1, as_stated: 30 km}
        """,
    )
    assert row[1:4] == ["30 km", "2023 newest of 2", "primary also contested"]


def test_what_was_rejected_is_not_the_newest_value(project: Project) -> None:
    row = register(
        project,
        """
        - {period: 2022, value: 10, source: survey, locator: row 1, as_stated: 10 km}
        - {period: 2023, value: 30, source: gazette, locator: row 1, as_stated: 30 km, status: rejected, reason: Invented.}
        """,
    )
    assert row[1:4] == ["10 km", "2022 newest of 2", "primary also rejected"]


def test_what_has_a_date_is_newer_than_what_has_none(project: Project) -> None:
    row = register(
        project,
        """
        - {period: 2022, value: 10, source: survey, locator: row 1, as_stated: 10 km}
        - {period: undated, value: 30, source: survey, locator: row 1, as_stated: 30 km}
        """,
    )
    assert row[1:3] == ["10 km", "2022 newest of 2"]


def test_texts_stay_texts(project: Project) -> None:
    """Whatever a label, a topic or a publisher holds, the row has its six cells and no markup."""
    project.replace("data/figures/rivers.yml", "title: Rivers", "title: 'A | <b>b</b>'")
    project.replace(
        "data/figures/rivers.yml", "Length of the river", "'<script>x</script> [a](javascript:b) | *c* 上海'"
    )
    project.replace("data/sources/press.yml", "publisher: Land Registry", "publisher: '<img src=x onerror=y> | `z`'")
    text = project.pages()["register.md"]
    html = to_html(text.partition("---\n\n")[2])
    assert html.tags.count("td") == len(COLUMNS)
    assert not {"script", "img", "b", "code"} & set(html.tags)
    assert "<script>x</script> [a](javascript:b) | *c* 上海" in html.text
    assert "<img src=x onerror=y> | `z`" in html.text


def test_a_briefing_without_figures_has_no_register(project: Project) -> None:
    (project.root / "data/figures/rivers.yml").unlink()
    project.prose("# The river\n\nIt is long.")
    assert "register.md" not in project.pages()
