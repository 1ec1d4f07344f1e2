"""The files of a chart that readers take along: a table for spreadsheets, and a page for other sites."""

import csv
import io
import json
import re

import pytest
from conftest import Document, Project, to_html
from sourced_briefing.build import build_briefing
from sourced_briefing.model.addresses import alone_path, chart_path
from sourced_briefing.pages import chart_sheets

CHART = """
title: Charts
charts:
  - {id: lengths, title: The river is long, kind: bar, series: [{figure: length}]}
"""


@pytest.fixture
def river(project: Project) -> Project:
    project.write("data/charts/river.yml", CHART)
    project.write("briefing.yml", "title: The river\naddress: https://rivers.example/\n")
    return project


def texts(project: Project) -> dict[str, str]:
    return build_briefing(project.root).texts


def rows(project: Project) -> list[list[str]]:
    text = texts(project)[chart_path("lengths", "csv")]
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_spreadsheet_finds_columns_first_and_sources_last(river: Project) -> None:
    """Each amount stands there as it is read and as a number; what the table is of follows it."""
    assert rows(river) == [
        ["What", "Period", "Value", "Source", "Number", "Unit"],
        ["Length of the river", "", "1,233 km", "Land Registry", "1233", "km"],
        [],
        ["Chart", "The river is long"],
        ["Source", "Land Registry", "Survey of rivers", "https://registry.example/survey"],
        ["From", "The river, draft, https://rivers.example/"],
    ]


@pytest.mark.parametrize("text", ["=SUM(A:A)", "+A", "-A+A", "@SUM(A:A)", '=HYPERLINK("https://x.example")'])
def test_a_spreadsheet_runs_nothing(river: Project, text: str) -> None:
    """What a spreadsheet would take for a formula is a text; what we write as a number stays one."""
    river.replace("data/figures/rivers.yml", "label: Length of the river", f"label: {json.dumps(text)}")
    river.replace("data/charts/river.yml", "The river is long", json.dumps(text))
    cells = [cell for row in rows(river) for cell in row]
    assert cells.count(f"'{text}") == 2
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_the_page_of_a_chart_alone_leads_back(river: Project) -> None:
    """It has the chart, its sources and its files, and links to the briefing that work from where it is served."""
    page = Document(texts(river)[alone_path("lengths")])
    links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
    assert links == [
        "../../sources/press/#survey",
        "../river/#lengths",
        "../../assets/charts/lengths.csv",
        "../../",
    ]
    assert ("link", {"rel": "canonical", "href": "https://rivers.example/charts/river/#lengths"}) in page.elements
    assert "From The river, draft." in " ".join(page.text.split())


def test_without_a_picture_the_page_of_a_chart_alone_holds_its_table(river: Project) -> None:
    """So that a reader without scripts gets the same numbers."""
    page = Document(texts(river)[alone_path("lengths")])
    assert page.tags.count("img") == 0
    assert page.tags.count("table") == 1
    assert "1,233 km" in page.text


def test_the_page_of_a_chart_alone_runs_only_the_sites_own_script(river: Project) -> None:
    """A policy says so, no script stands in the page, and texts of the data are texts."""
    river.replace("data/charts/river.yml", "The river is long", '"</title><script>alert()</script>"')
    page = Document(texts(river)[alone_path("lengths")])
    [policy] = [attributes["content"] for tag, attributes in page.elements if "http-equiv" in attributes]
    assert "script-src 'self';" in str(policy)
    assert [attributes for tag, attributes in page.elements if tag == "script"] == [
        {"type": "module", "src": "../../assets/briefing.js"}
    ]


def test_the_line_that_embeds_a_chart_needs_an_address(river: Project) -> None:
    """It is shown to copy; without an address there is none to show."""
    page = texts(river)["charts/river.md"]
    assert '<iframe src="https://rivers.example/charts/alone/lengths.html"' in to_html(page).text
    (river.root / "briefing.yml").unlink()
    assert "iframe" not in texts(river)["charts/river.md"]


TIMELINE = """
title: Times
charts:
  - {id: floods, title: The floods, kind: timeline, events: [flood]}
"""
FLOOD = """
title: Floods
events:
  - id: flood
    date: 2026-02
    label: The flood
    by: The river
    what: It rose.
    source: gazette
    locator: page 1
    as_stated: in February 2026
"""
OFFICE = "Published by The Office (https://office.example/). Licence: CC BY 4.0."
PUBLISHED = "title: The river\naddress: https://rivers.example/latest/\n"


def test_every_file_of_a_chart_names_the_edition_that_is_read(river: Project) -> None:
    """Also of one that draws events alone, and of one in which nothing changed since an earlier edition."""
    river.write("briefing.yml", PUBLISHED)
    river.release("2025-11")
    river.write("data/charts/times.yml", TIMELINE)
    river.write("data/events/floods.yml", FLOOD)
    river.release("2026-11")
    built = build_briefing(river.root)
    where = "edition 2026-11, https://rivers.example/2026-11/ (newest: https://rivers.example/latest/)"
    for chart in ("lengths", "floods"):
        page = Document(built.texts[alone_path(chart)])
        assert "From The river, edition 2026-11 (newest)." in " ".join(page.text.split())
        assert f'From,"The river, {where}. {OFFICE}"' in built.texts[chart_path(chart, "csv")]
    assert {sheet.notes[-1] for sheet in chart_sheets(built.site)} == {f"The river, {where}. {OFFICE}"}


def test_a_draft_names_itself_in_the_files_of_charts(river: Project) -> None:
    """What is not released yet is no edition."""
    river.write("briefing.yml", PUBLISHED)
    river.release("2025-11")
    river.replace("data/figures/rivers.yml", "Length of the river", "Length of this river")
    page = Document(texts(river)[alone_path("lengths")])
    assert "From The river, draft after edition 2025-11." in " ".join(page.text.split())
    address = "https://rivers.example/latest/"
    assert rows(river)[-1] == ["From", f"The river, draft after edition 2025-11, {address}. {OFFICE}"]


def test_a_chart_is_embedded_as_it_is_in_an_edition_or_as_it_becomes(river: Project) -> None:
    """The style sheet has the address of the edition, so that the page is the same in all of them; a draft has none."""
    river.write("briefing.yml", PUBLISHED)
    river.release("2026-11")
    found = texts(river)
    page = found["charts/river.md"]
    newest, lasting = re.findall(r'<code class="chart-frame">&lt;iframe src=&quot;(.*?)&quot;', page)
    assert newest == "https://rivers.example/latest/charts/alone/lengths.html"
    assert lasting == '<span class="at-edition" data-at="charts/alone/lengths.html"></span>'
    assert '--edition-address: "https://rivers.example/2026-11/";' in found["assets/briefing.css"]
    river.replace("data/figures/rivers.yml", "Length of the river", "Length of this river")
    assert "at-edition" not in texts(river)["charts/river.md"]
