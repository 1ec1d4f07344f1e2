"""Bare numbers in what data files and front matter say in the briefing's own words: titles, labels, intros, notes."""

import pytest
from conftest import Project
from sourced_briefing.checks.field_texts import FIELDS
from sourced_briefing.model import RECORDS

MORE = {
    "data/events/events.yml": """
        title: Events
        intro: What happened.
        events:
          - id: flood
            date: 2024-02
            label: The flood
            by: The river
            what: It came.
            source: survey
            locator: p 1
            as_stated: came in February 2024
            note: A caution.
    """,
    "data/charts/charts.yml": """
        title: Charts
        charts:
          - id: lengths
            title: How long it is
            note: The bar is its length.
            kind: bar
            series:
              - figure: length
                label: The river
    """,
    "data/reconciliations/sums.yml": """
        title: Sums
        reconciliations:
          - id: same
            label: The length with itself
            left: length
            relation: "="
            right: length
            explanation: It is the same.
    """,
    "data/assessments/claims.yml": """
        title: Claims
        assessments:
          - id: longest
            label: The longest river
            source: gazette
            locator: p 1
            as_stated: the longest of all
            verdict: undecided
            why: Nobody knows.
    """,
}

TEXTS = [
    ("data/figures/rivers.yml", "label: Length of the river", "label"),
    ("data/events/events.yml", "title: Events", "title"),
    ("data/events/events.yml", "intro: What happened.", "intro"),
    ("data/events/events.yml", "label: The flood", "label"),
    ("data/events/events.yml", "what: It came.", "what"),
    ("data/events/events.yml", "note: A caution.", "note"),
    ("data/charts/charts.yml", "title: How long it is", "title"),
    ("data/charts/charts.yml", "note: The bar is its length.", "note"),
    ("data/charts/charts.yml", "label: The river", "label"),
    ("data/reconciliations/sums.yml", "label: The length with itself", "label"),
    ("data/reconciliations/sums.yml", "explanation: It is the same.", "explanation"),
    ("data/assessments/claims.yml", "label: The longest river", "label"),
    ("data/assessments/claims.yml", "why: Nobody knows.", "why"),
    ("content/index.md", "title: The river", "title"),
]


@pytest.fixture
def full(project: Project) -> Project:
    """A project with a record of every kind."""
    for path, text in MORE.items():
        project.write(path, text)
    assert project.problems() == []
    return project


@pytest.mark.parametrize(("path", "line", "field"), TEXTS)
def test_a_number_in_a_text_of_the_briefing_is_a_problem(full: Project, path: str, line: str, field: str) -> None:
    """It is told at its field, with what to do instead."""
    full.replace(path, line, f"{field}: They sold 300 barges")
    [problem] = [each for each in full.problems() if '"300"' in each]
    assert problem.startswith(f"{path}:")
    assert f"in `{field}` is typed by hand; " in problem


@pytest.mark.parametrize("field", ["description: On 300 pages", "measures: Of 300 gauges."])
def test_descriptions_and_what_is_counted_are_such_texts(full: Project, field: str) -> None:
    """What search engines show, and what a figure says of itself."""
    if field.startswith("d"):
        full.replace("content/index.md", "title: The river", f"title: The river\n{field}")
    else:
        full.replace("data/figures/rivers.yml", "unit: km", f"unit: km\n    note: {field.partition(': ')[2]}")
    assert any('"300"' in each for each in full.problems())


@pytest.mark.parametrize(
    "text", ["The river in 2024", "The A4 beside Route 66 in H1 2025", "Between 1895 and 1899", "Three rivers"]
)
def test_years_names_and_small_counts_may_be_typed(full: Project, text: str) -> None:
    """As in prose."""
    full.replace("data/charts/charts.yml", "title: How long it is", f"title: {text}")
    assert full.problems() == []


def test_a_number_in_the_midst_of_a_label_is_no_name(full: Project) -> None:
    """With a word before it that has a capital it is a name at the end of a label, and where two labels know it."""
    full.replace("data/charts/charts.yml", "label: The river", "label: Gauge 500")
    full.replace("data/figures/rivers.yml", "label: Length of the river", "label: Only 300 rivers")
    assert any('"300"' in each for each in full.problems())


def test_what_sources_say_is_their_own(full: Project) -> None:
    """Titles of sources, wordings and places hold the numbers that they hold."""
    full.replace("data/sources/press.yml", "How long is the river?", "The 300 barges of 2,000 men")
    assert full.problems() == []


def test_a_record_says_why_a_number_may_stand(full: Project) -> None:
    """With the rule and a reason; an exception that excuses nothing is a problem, as of every rule."""
    exception = "\n    exceptions: [{rule: no-bare-numbers, reason: Its name.}]"
    full.replace("data/events/events.yml", "label: The flood", f"label: The flood of 300 days{exception}")
    assert full.problems() == []
    full.replace("data/events/events.yml", "flood of 300 days", "flood")
    [problem] = full.problems()
    assert 'the record keeps the rule "no-bare-numbers"; remove this exception' in problem


@pytest.mark.parametrize(
    ("path", "line"), [("content/index.md", "title: The river"), ("data/events/events.yml", "intro: What happened.")]
)
def test_words_of_a_file_are_excepted_in_the_list(full: Project, path: str, line: str) -> None:
    """Titles, descriptions and intros belong to no record, so data/exceptions.yml names their file."""
    field, old = line.split(": ")
    full.replace(path, line, f"{field}: A film of 300 men")
    if field == "title":  # the first heading says the same
        full.replace(path, f"# {old}", "# A film of 300 men")
    full.write(
        "data/exceptions.yml",
        f"exceptions:\n  - rule: no-bare-numbers\n    page: {path}\n    text: film of 300 men\n    reason: A title.\n",
    )
    assert full.problems() == []
    full.replace("data/exceptions.yml", "300 men", "400 men")
    assert len(full.problems()) == (3 if field == "title" else 2)  # the exception, the field, and the heading


def test_every_kind_of_record_but_sources_has_such_texts() -> None:
    """A new kind says which of its texts are the briefing's own."""
    assert FIELDS.keys() == RECORDS.keys() - {"sources"}
