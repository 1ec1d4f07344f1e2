"""The files of a chart that readers take along: a table for spreadsheets, and a page for other sites."""

import csv
import io
import json
from typing import Any

import pytest
from conftest import Document, Project, to_html
from sourced_briefing.build import build_briefing
from sourced_briefing.model.addresses import alone_path, chart_path

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


def table(project: Project, chart: str = "lengths") -> tuple[list[dict[str, str]], dict[str, Any]]:
    """The table of a chart, and what is said of it beside it."""
    files = texts(project)
    text = files[chart_path(chart, "csv")]
    assert text.startswith("\ufeff")
    held = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    return held, json.loads(files[chart_path(chart, "metadata.json")])


def test_the_table_of_a_chart_has_what_it_draws(river: Project) -> None:
    """A row for each observation, as the table of a page of figures has them, and nothing above or below."""
    (row,), about = table(river)
    assert row == {
        "figure": "length",
        "label": "Length of the river",
        "period": "",
        "start": "",
        "end": "",
        "value": "1233",
        "low": "1233",
        "high": "1233",
        "approximate": "false",
        "unit": "km",
        "status": "accepted",
        "grade": "primary",
        "source": "survey",
        "address": "https://registry.example/survey",
    }
    assert (about["title"], about["version"]) == ("The river is long", "draft")
    assert about["homepage"] == "https://rivers.example/charts/river/#lengths"
    assert about["rows"] == [{"locator": "row 1", "words": "1,233 km"}]


def test_the_table_of_a_timeline_has_its_events(river: Project) -> None:
    """With the day and the source of each."""
    event = "label: Opened\n    by: The city\n    date: 2024-03\n    what: It opened.\n    source: gazette\n    locator: para 1\n    as_stated: opened"
    river.write("data/events/river.yml", f"title: Events\nevents:\n  - id: opened\n    {event}\n")
    river.write(
        "data/charts/river.yml", f"{CHART}  - {{id: times, title: It opened, kind: timeline, events: [opened]}}\n"
    )
    (row,), _ = table(river, "times")
    assert [row[name] for name in ("event", "start", "end", "source")] == [
        "opened",
        "2024-03-01",
        "2024-03-31",
        "gazette",
    ]


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
