"""The evidence ledger: what a briefing rests on, in counts; and the line that names its edition."""

import pytest
from conftest import REPOSITORY, Project, to_html
from sourced_briefing.build import build_briefing
from sourced_briefing.facts.counts import ledger_of

RIVERS = REPOSITORY / "tests/briefings/rivers"


def test_everything_is_counted_once() -> None:
    """Figures, observations, sources, origins, grades, verdicts and dates of a whole briefing."""
    briefing = build_briefing(RIVERS).briefing
    counted = ledger_of(briefing)
    assert (counted.figures, counted.computed, counted.observations) == (10, 2, 17)
    assert counted.sources == 7
    # A paper is known only through a newspaper.
    assert counted.read == {"whole": 4, "opening": 1, "dataset": 1, "none": 1}
    assert counted.origins == 4  # the copy in the Mirror is the Gazette's voice
    assert (counted.grades["contested"], counted.grades["rejected"]) == (1, 1)
    assert counted.outcomes == {"fails": 1, "holds": 1}
    assert counted.verdicts == {"contradicted": 2, "undecided": 1}
    assert counted.oldest
    assert counted.oldest.text == "2020"
    assert counted.newest_source == "2024-08-20"


def test_a_ledger_is_a_list_of_counts_with_links() -> None:
    """Each count leads to where it can be seen, and says what it means."""
    page = build_briefing(RIVERS).pages["index.md"]
    html = to_html(page)
    for told in (
        "10 Figures",
        "Observations: 17. Computed here: 2.",
        "7 Sources",
        "Read whole: 4. Datasets read: 1. Only the opening read: 1. Known only through others: 1. Retracted: 1.",
        "4 Origins",
        "1 Contested figures",
        "1 Rejected figures",
        "1 Checks that fail",
        "Hold: 1. Can’t be decided: 0.",
        "3 Claims examined",
        "2020 Oldest observation",
    ):
        assert told in html.text
    assert ("a", {"href": "reconciliations/index.md"}) in html.elements
    assert ("div", {"class": "ledger"}) in html.elements


def test_what_was_read_is_counted_by_how_much_of_it(project: Project) -> None:
    """A source of which only the opening was read is not among those that were read whole."""
    assert "2 Sources\nRead whole: 1. Datasets read: 1.\n" in project.reads("{{ ledger() }}")
    project.replace("data/sources/press.yml", "read: whole", "read: opening")
    assert "2 Sources\nDatasets read: 1. Only the opening read: 1.\n" in project.reads("{{ ledger() }}")


def test_an_empty_briefing_has_a_ledger(project: Project) -> None:
    """Without figures and sources there are noughts, with no link to pages that are not there."""
    for path in ("data/figures/rivers.yml", "data/sources/press.yml"):
        (project.root / path).unlink()
    text = project.written("{{ ledger() }}\n\n{{ edition() }}")
    assert "](" not in text
    assert to_html(text).text.strip().startswith("0 Figures")
    assert "Oldest" not in text
    assert "Checks" not in text
    assert "No source is dated." in text


def test_an_undated_observation_is_not_the_oldest(project: Project) -> None:
    """What has no time, or no known beginning, is no oldest observation."""
    project.observations(
        """
        - {period: undated, value: 3, source: survey, locator: row 1, as_stated: 3 km}
        - {period: ../1900, value: 4, source: survey, locator: row 1, as_stated: 4 km}
        - {period: 1950-03, value: 5, source: survey, locator: row 1, as_stated: 5 km}
        - {period: 1951, value: 6, source: survey, locator: row 1, as_stated: 6 km}
        """
    )
    assert "1950 Oldest observation\nIt is of March 1950." in project.reads("{{ ledger() }}")


@pytest.mark.parametrize("call", ["ledger", "edition"])
def test_they_take_no_arguments(project: Project, call: str) -> None:
    """There is one ledger and one edition."""
    project.prose(f'{{{{ {call}("x") }}}}')
    assert project.problems() == [f"content/index.md:5:1: {call}(): too many positional arguments"]


def test_the_edition_is_named_with_the_date_of_the_newest_source(project: Project) -> None:
    """A reader sees which state of the data this is, and how new it can be."""
    told = project.reads("{{ edition() }}")
    assert told == "Draft. The newest source is of 1 March 2024."
