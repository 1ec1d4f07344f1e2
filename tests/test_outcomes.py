"""How what became of a check is told: one measure of how far two sides are apart, and words with both names."""

import re

import pytest
from conftest import Project, rows_of
from sourced_briefing.build import build_briefing
from sourced_briefing.facts import outcomes
from sourced_briefing.facts.edition_status import edition_status

NUMBERS = """
title: Numbers
figures:
  - id: here
    label: Counted here
    measures: Metres.
    unit: km
    observations: [{%s, source: survey, locator: row 1, as_stated: '%s'}]
  - id: there
    label: Counted there
    measures: Metres.
    unit: km
    observations: [{%s, source: survey, locator: row 2, as_stated: '%s'}]
"""
CHECK = """
title: Checks
reconciliations:
  - {id: check, label: Here and there, left: here, relation: '%s', right: there, expected: %s, explanation: So it is.}
"""


def held(project: Project, left: int, right: int, relation: str = "=", expected: str = "fails") -> Project:
    values = (f"value: {left}", f"{left} km", f"value: {right}", f"{right} km")
    project.write("data/figures/numbers.yml", NUMBERS % values)
    project.write("data/reconciliations/checks.yml", CHECK % (relation, expected))
    return project


@pytest.mark.parametrize(
    ("left", "right", "told", "words"),
    [
        (30, 10, "3 times", "The first is 3 times the second."),
        (10, 30, "3 times", "The second is 3 times the first."),
        (125, 100, "1.25 times", "The first is 1.25 times the second."),
        (1_004, 1_000, "1.004 times", "The first is 1.004 times the second."),
        (1_120, 10, "110 times", "The first is 110 times the second."),
        (-30, -10, "3 times", "The first is 3 times the second."),
        (10, 0, "no ratio: one is zero or has another sign", ""),
        (10, -10, "no ratio: one is zero or has another sign", ""),
    ],
)
def test_how_far_two_sides_are_apart_is_their_ratio(
    project: Project, left: int, right: int, told: str, words: str
) -> None:
    """The same whichever is the greater; which one that is, words say."""
    pages = build_briefing(held(project, left, right).root).pages
    assert rows_of(pages["reconciliations/index.md"]) == [
        ["What is held against what", "The first", "The second", "Off by"],
        [
            "Here and there“Counted here” should equal “Counted there”.",
            *(f"{n:,} km".replace("-", "−") for n in (left, right)),
            told,
        ],
    ]
    page = " ".join(pages["reconciliations/checks.md"].split())
    assert (
        f"**Does not add up.** “Counted here” should equal “Counted there”. {words} So it is.".replace("  ", " ")
        in page
    )


def test_of_ranges_the_least_ratio_is_told(project: Project) -> None:
    """Rounded down: of 10 to 30 and at least 47, the nearest numbers are 30 and 47."""
    held(project, 1, 1)
    project.write(
        "data/figures/numbers.yml", NUMBERS % ("low: 10, high: 30", "10 to 30 km", "low: 47", "at least 47 km")
    )
    assert (
        rows_of(build_briefing(project.root).pages["reconciliations/index.md"])[1][-1]
        == "at least 1.56\N{NO-BREAK SPACE}times"
    )


@pytest.mark.parametrize(
    ("relation", "right", "words"),
    [
        ("=", 10, "“Counted here” should equal “Counted there”."),
        ("<=", 20, "“Counted here” should be at most “Counted there”."),
        (">=", 5, "“Counted here” should be at least “Counted there”."),
    ],
)
def test_a_relation_is_told_with_both_names(project: Project, relation: str, right: int, words: str) -> None:
    """Where all holds there is no column of how far it is off."""
    table = rows_of(build_briefing(held(project, 10, right, relation, "holds").root).pages["reconciliations/index.md"])
    assert table[0] == ["What is held against what", "The first", "The second"]
    assert table[1][0] == f"Here and there{words}"


def test_the_worst_stands_first(project: Project) -> None:
    """By the measure that is shown: a tenth of a number is as far from it as ten times it."""
    held(project, 10, 100)
    more = (
        "  - {id: less, label: Less, left: here, relation: '=', right: 20 * here, expected: fails, explanation: So.}\n"
    )
    checks = project.root / "data/reconciliations/checks.yml"
    checks.write_text(checks.read_text("utf-8") + more, "utf-8")
    page = build_briefing(project.root).pages["reconciliations/index.md"]
    assert re.findall("<td>([0-9]+ times)</td>", page) == ["20 times", "10 times"]


def test_other_words_for_a_verdict_make_no_draft(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program may learn to tell it better; what an edition says is what it found."""
    assert held(project, 30, 10).release("2026-10").exit_code == 0
    monkeypatch.setitem(outcomes.WORDS, "fails", "is not so")
    assert not edition_status(build_briefing(project.root).briefing).changed
    held(project, 30, 30, expected="holds")
    assert edition_status(build_briefing(project.root).briefing).changed
