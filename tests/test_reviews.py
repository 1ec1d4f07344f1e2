"""What is to be looked at again, and what `briefing history` tells."""

import pytest
from click.testing import CliRunner, Result
from conftest import Project
from sourced_briefing.cli import main

RIVERS = "data/figures/rivers.yml"
WARNING = "data/figures/rivers.yml:7:16: warning: "


def run(project: Project, *args: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(project.root), *args])


@pytest.fixture
def reviewed(project: Project) -> Project:
    project.replace(RIVERS, "unit: km\n", "unit: km\n    review_by: 2026-11-22\n")
    project.replace("data/sources/press.yml", "id: survey\n", "id: survey\n    review_by: 2027-01-31\n")
    return project


def test_what_is_overdue_is_a_warning_of_the_check(reviewed: Project) -> None:
    """Held against the day that is given; the check still ends well."""
    assert run(reviewed, "check", "--today", "2026-11-22").output.startswith("No problems.")
    result = run(reviewed, "check", "--today", "2026-11-24")
    told = 'the review of "length" is 2 days overdue; look at it, and name another day'
    assert (result.exit_code, result.output.splitlines()[0]) == (0, WARNING + told)


def test_pages_do_not_depend_on_the_day(reviewed: Project) -> None:
    """They list all reviews; which are overdue, they tell by the day of the newest edition."""
    page = reviewed.pages()["review.md"]
    assert "## All { #coming }" in page
    assert page.index("22 November 2026") < page.index("31 January 2027")
    reviewed.release("2026-12")
    page = reviewed.pages()["review.md"]
    assert page.index("## Overdue when edition 2026-12 was released") < page.index("22 November 2026")
    assert page.index("## To come") < page.index("31 January 2027")


def test_without_reviews_the_page_says_so(project: Project) -> None:
    """It is there for those who link to it."""
    assert "No figure and no source has such a day." in project.pages()["review.md"]


def test_a_review_is_a_day(project: Project) -> None:
    """Anything else is told."""
    project.replace(RIVERS, "unit: km\n", "unit: km\n    review_by: soon\n")
    assert project.problems() == [f'{WARNING[:-9]}`review_by`: "soon" is not a day; write it like 2025-04-23']


def test_the_history_of_a_figure_in_the_terminal(project: Project) -> None:
    """A line for each edition that brought a change, and for what is not released yet."""
    project.release("2026-09")
    project.replace(RIVERS, "1_233", "1_230")
    project.replace(RIVERS, "1,233", "1,230")
    result = run(project, "history", "length")
    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            "2026-09: first published: Length of the river: 1,233 km",
            "not released yet: Length of the river: 1,233 km → 1,230 km (−0.2%) (revision).",
        ],
    )


def test_the_history_of_nothing_is_refused(project: Project) -> None:
    """With what may have been meant."""
    project.release("2026-09")
    result = run(project, "history", "lenght")
    assert result.exit_code == 2
    assert 'no edition has a figure "lenght"; did you mean "length"?' in " ".join(result.output.split())
