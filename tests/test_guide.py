"""“How to read this”: the page on which readers find what marks, grades, verdicts and editions mean."""

import pytest
from conftest import REPOSITORY, Project, rows_of
from sourced_briefing.build import build_briefing
from sourced_briefing.facts.outcomes import WORDS
from sourced_briefing.model import VERDICTS, verdict_text
from sourced_briefing.model.fact import GRADES, IN_SHORT
from sourced_briefing.pages.guide_page import OUTCOMES

GUIDE = "how-to-read.md"


def test_every_briefing_has_the_page(project: Project) -> None:
    """Also one without claims, checks and editions; what it has none of is told without an example, or left out."""
    page = project.pages()[GUIDE]
    rows = rows_of(page)
    assert ["single", "one origin says it, and was read itself; in short: “one source”", "none here"] in rows
    assert "What you read is the draft. No edition has been released yet." in page
    assert "held against each other" not in page


def test_each_word_is_told_with_what_it_means(project: Project) -> None:
    """All grades with the words that cards have for them, and all verdicts."""
    told = {row[0]: row[1] for row in rows_of(project.pages()[GUIDE])}
    assert all(told[grade] == f"{meaning}; in short: “{IN_SHORT[grade]}”" for grade, meaning in GRADES.items())
    assert all(told[verdict_text(verdict)] == meaning for verdict, meaning in VERDICTS.items())
    assert set(OUTCOMES) == set(WORDS)


def test_an_example_leads_to_its_home() -> None:
    """Examples are records of the briefing itself."""
    page = build_briefing(REPOSITORY / "tests/briefings/rivers").pages[GUIDE]
    for home in ("figures/rivers.md#alder-length", "assessments/gazette.md#", "reconciliations/rivers.md#"):
        assert f'href="{home}' in page


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("index.md", "[primary](how-to-read.md#grades), 1 source, 1 origin"),
        ("index.md", "[first-hand source](how-to-read.md#grades){ .borne-out .primary }"),
        ("figures/rivers.md", "Evidence: **[primary](../how-to-read.md#grades)**, 1 source, 1 origin"),
        ("register.md", "[grade](how-to-read.md#grades)"),
        ("changes/index.md", "[grade](../how-to-read.md#grades)"),
    ],
)
def test_a_grade_leads_to_what_it_means(project: Project, page: str, link: str) -> None:
    """Wherever one stands; in the card of a number it does too."""
    project.prose('It is {{ evidence("length") }}.\n\n{{ key_figures("length") }}')
    assert link in project.pages()[page]


def test_what_is_for_editors_is_led_to_from_there(project: Project) -> None:
    """Rules and what is to be reviewed are in no menu."""
    page = project.pages()[GUIDE]
    assert "](rules.md)" in page
    assert "](review.md)" in page
