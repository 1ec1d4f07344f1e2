"""A correction is told on every page where the corrected number stands, and also where the value stays what it was."""

import json
import re

import pytest
from conftest import Project, to_html
from sourced_briefing.build import build_briefing
from sourced_briefing.model.addresses import alone_path

RIVERS = "data/figures/rivers.yml"
FIGURES = """
title: Rivers
figures:
  - id: length
    label: Length of the river
    measures: From the spring to the sea.
    unit: km
    observations:
      - {period: 2020, value: 1_233, source: survey, locator: row 1, as_stated: '1,233 km'}
      - {period: 2024, value: 1_240, source: survey, locator: row 2, as_stated: '1,240 km'}
  - id: twice
    label: There and back
    measures: Metres.
    unit: km
    formula: 2 * length[2020]
  - id: width
    label: Width of the river
    measures: Metres.
    unit: km
    observations:
      - {value: 3, source: survey, locator: row 9, as_stated: 3 km}
      - {value: 5, source: survey, locator: row 10, as_stated: 5 km}
      - {value: 4, source: gazette, locator: p. 4, as_stated: 4 km}
"""
CHARTS = """
title: Charts
charts:
  - {id: lengths, title: The river is long, kind: bar, series: [{figure: length}]}
"""
NOTE = "changes:\n  - {%s, kind: correction, note: We had misread it <b>.}\n"
PAGES = {
    "index": '{{ figure("length", "2020") }} long.',
    "later": '{{ figure("length", "2024") }} long.',
    "back": '{{ figure("twice") }} there and back.',
    "drawn": '{{ chart("lengths") }}',
    "wide": '{{ figure("width") }} wide.',
}


@pytest.fixture
def river(project: Project) -> Project:
    """An edition of it, with a page for each number."""
    project.write(RIVERS, FIGURES)
    project.write("data/charts/river.yml", CHARTS)
    for name, text in PAGES.items():
        project.write(f"content/{name}.md", f"---\ntitle: A page {name}\n---\n\nIt is {text}\n")
    assert project.release("2026-09").exit_code == 0
    return project


@pytest.fixture
def corrected(river: Project) -> Project:
    river.replace(RIVERS, "value: 1_233", "value: 1_230")
    river.replace(RIVERS, "'1,233 km'", "'1,230 km'")
    river.write("data/changes.yml", NOTE % "figure: length, period: 2020, after: 2026-09")
    return river


def told(project: Project) -> dict[str, str]:
    """What each page says of corrections, as it is read."""
    found = {}
    for path, text in build_briefing(project.root).pages.items():
        if block := re.search('<div class="corrections".*?</div>', text):
            found[path] = to_html(block[0]).text.strip()
    return found


def test_every_page_with_the_number_tells_its_correction(corrected: Project) -> None:
    """Prose, charts, the home of the figure, the register; not one that shows another period alone."""
    found = told(corrected)
    assert set(found) == {"index.md", "back.md", "drawn.md", "charts/river.md", "figures/rivers.md", "register.md"}
    assert found["index.md"] == (
        "Corrected since edition 2026-09: Length of the river, 2020: 1,230 km, not 1,233 km. We had misread it <b>."
    )
    assert found["back.md"] == (
        "Corrected since edition 2026-09: There and back: 2,460 km, not 2,466 km. Follows from Length of the river."
    )


def test_it_is_told_in_the_edition_that_brings_it_and_in_later_ones(corrected: Project) -> None:
    """As long as the number stands there."""
    assert corrected.release("2026-10").exit_code == 0
    assert told(corrected)["index.md"].startswith("Corrected in edition 2026-10: Length of the river, 2020: 1,230 km")
    corrected.replace(RIVERS, "value: 3,", "value: 2,")
    corrected.replace(RIVERS, "as_stated: 3 km", "as_stated: 2 km")
    assert corrected.release("2026-11").exit_code == 0
    assert told(corrected)["index.md"].startswith("Corrected in edition 2026-10:")


def test_what_one_reason_has_changed_of_a_figure_is_told_together(corrected: Project) -> None:
    """With the reason once; a sentence that was reworded stands in quotes."""
    corrected.replace(RIVERS, "value: 1_240", "value: 1_239")
    corrected.replace(RIVERS, "'1,240 km'", "'1,239 km'")
    corrected.replace(RIVERS, "measures: From the spring to the sea.", "measures: From the spring to the lake.")
    corrected.write("data/changes.yml", NOTE % "figure: length, after: 2026-09")
    assert told(corrected)["drawn.md"] == (
        "Corrected since edition 2026-09: Length of the river: measures “From the spring to the lake”, not “From the "
        "spring to the sea”; 2020: 1,230 km, not 1,233 km; 2024: 1,239 km, not 1,240 km. We had misread it <b>."
    )


def test_a_revision_is_no_correction(river: Project) -> None:
    """What a source changed stands in the list of changes, and in the history of the figure."""
    river.replace(RIVERS, "value: 1_233", "value: 1_230")
    river.replace(RIVERS, "'1,233 km'", "'1,230 km'")
    assert told(river) == {}


def test_a_card_and_a_chart_that_stands_alone_tell_it(corrected: Project) -> None:
    """The card of the number for that period only."""
    texts = build_briefing(corrected.root).texts
    first, second = json.loads(texts["figures/rivers.json"])["figures"]["length"]["readings"]
    correction = "Corrected since edition 2026-09: 1,230 km, not 1,233 km. We had misread it <b>."
    assert first["corrections"] == [correction]
    assert "corrections" not in second
    assert f"<p>Length of the river, 2020. {correction.replace('<b>', '&lt;b&gt;')}</p>" in texts[alone_path("lengths")]


def test_a_history_says_that_there_is_one(corrected: Project) -> None:
    """Before it is opened."""
    page = build_briefing(corrected.root).pages["figures/rivers.md"]
    assert "<summary>History: 1 change since edition 2026-09, 1 of them a correction</summary>" in page


# One observation


@pytest.mark.parametrize("about", ["figure: width", "figure: width, source: gazette"])
def test_a_correction_that_leaves_the_span_can_be_told(river: Project, about: str) -> None:
    """A source whose number lies between those of others had been misread; the figure is what it was."""
    river.replace(
        RIVERS,
        "value: 4, source: gazette, locator: p. 4, as_stated: 4 km",
        "value: 3.5, source: gazette, locator: p. 4, as_stated: 3.5 km",
    )
    river.write("data/changes.yml", NOTE % f"{about}, after: 2026-09")
    assert river.problems() == []
    assert told(river)["wide.md"] == (
        "Corrected since edition 2026-09: Width of the river, by The Gazette, 2024: 3.5 km, not 4 km. "
        "We had misread it <b>."
    )
    assert river.release("2026-10").exit_code == 0
    assert "Corrected in edition 2026-10: Width of the river, by The Gazette, 2024" in told(river)["wide.md"]
    assert river.problems() == []


def test_a_note_on_a_source_that_says_what_it_said_is_refused(river: Project) -> None:
    river.replace(
        RIVERS,
        "value: 4, source: gazette, locator: p. 4, as_stated: 4 km",
        "value: 3.5, source: gazette, locator: p. 4, as_stated: 3.5 km",
    )
    river.write("data/changes.yml", NOTE % "figure: width, source: survey, after: 2026-09")
    [problem] = river.problems()
    assert problem == 'data/changes.yml:2:14: "width" is what it was in 2026-09; remove the note'


def test_what_nobody_says_a_word_of_is_no_change_of_the_figure(river: Project) -> None:
    """As long as its value and its grade are the same."""
    river.replace(
        RIVERS,
        "value: 4, source: gazette, locator: p. 4, as_stated: 4 km",
        "value: 3.5, source: gazette, locator: p. 4, as_stated: 3.5 km",
    )
    assert "Nothing changed since edition 2026-09." in build_briefing(river.root).pages["changes/index.md"]


def test_a_number_read_anew_is_told_even_if_the_span_stays(river: Project) -> None:
    """The same words, another number: an editor says why, before the next edition."""
    river.replace(
        RIVERS,
        "value: 4, source: gazette, locator: p. 4, as_stated: 4 km",
        "value: 4, source: gazette, locator: p. 4, as_stated: 4 km or 3.5 km",
    )
    assert river.release("2026-10").exit_code == 0
    river.replace(RIVERS, "value: 4, source: gazette", "value: 3.5, source: gazette")
    [problem] = river.problems()
    assert "this number is not that of edition 2026-10, and its wording is" in problem
    river.write("data/changes.yml", NOTE % "figure: width, source: gazette, after: 2026-10")
    assert river.problems() == []


ASSESSMENTS = """
title: Claims
assessments:
  - id: long
    label: It is long
    source: gazette
    as_stated: a long river
    verdict: %s
    why: It is.
"""


def test_a_verdict_can_be_corrected_too(project: Project) -> None:
    """The note names the claim in place of a figure; the change has its class and its words, there and in the feed."""
    project.write("data/assessments/claims.yml", ASSESSMENTS % "contradicted")
    assert project.release("2026-09").exit_code == 0
    project.write("data/assessments/claims.yml", ASSESSMENTS % "holds")
    note = NOTE % "assessment: long, after: 2026-09"
    project.write("data/changes.yml", note)
    assert project.problems() == []
    page = build_briefing(project.root).pages["changes/index.md"]
    told = re.sub("<[^>]*>", " ", page.partition("{ #corrections }")[2].partition("\n### ")[0])
    assert re.search(r"It is long .*Contradicted.*Holds.*correction.*We had misread it", told, re.DOTALL)
    project.write("data/assessments/claims.yml", ASSESSMENTS % "contradicted")
    [problem] = project.problems()
    assert problem == 'data/changes.yml:2:18: "long" is what it was in 2026-09; remove the note'


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ("after: 2026-09", "it names a `figure` or an `assessment`, one of the two"),
        ("figure: length, assessment: long, after: 2026-09", "it names a `figure` or an `assessment`, one of the two"),
        ("assessment: long, period: 2020, after: 2026-09", "`period` and `source` go with a `figure`"),
    ],
)
def test_a_note_on_a_change_is_about_one_thing(river: Project, fields: str, message: str) -> None:
    """A figure, perhaps in one period or by one source, or a claim examined."""
    river.write("data/changes.yml", NOTE % fields)
    assert [problem.partition(": ")[2] for problem in river.problems()] == [message]
