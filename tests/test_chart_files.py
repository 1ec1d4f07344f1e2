"""The files of a chart that readers take along: a table for spreadsheets, and a page for other sites."""

import csv
import io
import json
import re
from typing import Any

import pytest
from conftest import Document, Project, to_html
from sourced_briefing.build import build_briefing
from sourced_briefing.model.addresses import alone_path, chart_path, metadata_path
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
        described = json.loads(built.texts[metadata_path(chart_path(chart, "csv"))])
        assert described["version"] == "2026-11"
        assert {"title": "The Office", "roles": ["publisher"], "path": "https://office.example/"} in described[
            "contributors"
        ]
    assert {sheet.notes[-1] for sheet in chart_sheets(built.site)} == {f"The river, {where}. {OFFICE}"}


def test_a_draft_names_itself_in_the_files_of_charts(river: Project) -> None:
    """What is not released yet is no edition."""
    river.write("briefing.yml", PUBLISHED)
    river.release("2025-11")
    river.replace("data/figures/rivers.yml", "Length of the river", "Length of this river")
    page = Document(texts(river)[alone_path("lengths")])
    assert "From The river, draft after edition 2025-11." in " ".join(page.text.split())
    described = json.loads(texts(river)[metadata_path(chart_path("lengths", "csv"))])
    assert described["version"] == "draft after edition 2025-11"


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
