"""`briefing explain`, `list` and `unused`: questions of an editor, answered without opening a file."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import REPOSITORY, Project
from sourced_briefing.cli import main

RIVERS = "data/figures/rivers.yml"


def ask(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(project.root), *arguments])


def test_a_figure_is_explained(project: Project) -> None:
    """What it is, where it stands, what each source says in which words, and who shows it."""
    assert ask(project, "explain", "length").output.splitlines() == [
        "Length of the river (figure length)",
        "in data/figures/rivers.yml:3:5",
        "From the spring to the sea. In km.",
        "",
        "1,233 km",
        "  primary: read in the filing, regulation, dataset or paper that says it first; 1 source, 1 origin",
        "  1,233 km by Land Registry (survey, original), row 1: “1,233 km”",
        "",
        "Used in",
        "  The river: index.md",
    ]


def test_a_computed_figure_shows_its_numbers(project: Project) -> None:
    """The formula as it was written, and with what went in."""
    half = "  - id: half\n    label: Part\n    measures: Part of it.\n    unit: km\n    formula: length / 2\n"
    project.replace(RIVERS, "as_stated: 1,233 km\n", f"as_stated: 1,233 km\n{half}")
    told = ask(project, "explain", "half").output
    assert "Formula: length / 2" in told
    assert "  Length of the river ÷ 2 = 1,233 ÷ 2" in told


def test_a_source_tells_what_rests_on_it(project: Project) -> None:
    """And how much of it was read."""
    told = ask(project, "explain", "survey").output
    assert "Land Registry, undated. dataset, original; the dataset was read." in told
    assert told.endswith("Figures that rest on it: length.\n")


def test_a_record_that_is_not_there_is_wrong_usage(project: Project) -> None:
    """With what may have been meant."""
    result = ask(project, "explain", "lenght")
    assert (result.exit_code, 'did you mean "length"?' in result.output) == (2, True)


def test_programs_get_the_same(project: Project) -> None:
    """As JSON."""
    [data] = json.loads(ask(project, "explain", "length", "--json").output)
    assert (data["path"], data["line"], data["readings"][0]["number"]) == (RIVERS, 3, "1233")


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ([], ["length", "gazette", "survey"]),
        (["RIVER"], ["length", "gazette", "survey"]),
        (["river", "long"], ["gazette"]),
        (["--kind", "figures"], ["length"]),
        (["--topic", "press"], ["gazette", "survey"]),
        (["--unit", "km"], ["length"]),
        (["--grade", "primary"], ["length"]),
        (["--source", "survey"], ["length"]),
        (["--grade", "contested"], []),
    ],
)
def test_records_are_listed(project: Project, filters: list[str], ids: list[str]) -> None:
    """All of them, or those that are everything that is asked for."""
    data = json.loads(ask(project, "list", *filters, "--json").output)
    assert sorted(each["id"] for each in data) == sorted(ids)


def test_a_figure_is_listed_by_its_other_names(project: Project) -> None:
    """What else it is known as, whose it is and what it is about."""
    project.replace(
        "data/figures/rivers.yml", "    unit: km\n", "    unit: km\n    known_as: [course]\n    owner: Board\n"
    )
    data = json.loads(ask(project, "list", "course", "board", "--json").output)
    assert [each["id"] for each in data] == ["length"]


def test_a_list_is_a_line_for_each(project: Project) -> None:
    """With the place to open."""
    assert ask(project, "list", "length").output == "data/figures/rivers.yml:3:5: length: Length of the river\n"
    assert ask(project, "list", "nothing-like-it").output == "There is none.\n"


def test_what_nothing_uses_is_listed(project: Project) -> None:
    """A source on which no number rests; a figure that no page shows any more."""
    assert ask(project, "unused").output == "data/sources/press.yml:3:5: gazette: How long is the river?\n"
    project.prose("Nothing.")
    assert "length: Length of the river" in ask(project, "unused").output


def test_in_the_first_briefing_origins_are_used() -> None:
    """What others go back to is used by them, though nobody read it."""
    result = CliRunner().invoke(main, ["--project", str(REPOSITORY), "unused", "--json"])
    assert [each for each in json.loads(result.output) if each["path"].startswith("data/sources/origins-")] == []


def test_ids_are_completed(project: Project) -> None:
    """In a shell, from the briefing in the folder."""
    words = {
        "_BRIEFING_COMPLETE": "bash_complete",
        "COMP_WORDS": f"briefing --project {project.root} explain le",
        "COMP_CWORD": "4",
    }
    told = CliRunner().invoke(main, env=words, prog_name="briefing").output
    assert told.splitlines() == ["plain,length"]


def test_the_briefing_is_found_from_any_folder_in_it(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """As git finds a repository, and no further up than that."""
    (project.root / "content/deep").mkdir()
    monkeypatch.chdir(project.root / "content/deep")
    assert "No problems." in CliRunner().invoke(main, ["check"]).output
    Path(project.root / "content/.git").mkdir()
    assert "is not the folder of a briefing" in CliRunner().invoke(main, ["check"]).output


def figures(*told: tuple[str, str, int]) -> str:
    """Figures of one year by id, label and value, as a data file has them."""
    record = (
        "  - id: {0}\n    label: {1}\n    measures: Bikes.\n    unit: person\n    observations:\n"
        "      - {{period: 2024, value: {2}, source: survey, locator: row 1, as_stated: {2} people}}\n"
    )
    return "title: Riders\nfigures:\n" + "".join(record.format(*each) for each in told)


def test_two_counts_of_one_thing_are_proposed(project: Project) -> None:
    """As a record to paste, with what would become of it."""
    project.write("data/figures/riders.yml", "")
    text = figures(("riders", "Riders of ferries", 310), ("riders-census", "Riders of ferries in the census", 350))
    (project.root / "data/figures/riders.yml").write_text(text, "utf-8")
    assert ask(project, "suggest").output.splitlines() == [
        "reconciliations:",
        "  # fails: does not add up: one side is 1.13 times the other",
        "  - id: riders-and-riders-census-2024",
        "    label: 'Riders of ferries, against Riders of ferries in the census'",
        "    left: 'riders[2024]'",
        "    relation: '='",
        "    right: 'riders-census[2024]'",
    ]


def test_parts_of_a_whole_are_proposed(project: Project) -> None:
    """Figures of one file that say the same but for one word, and nearly add up."""
    told = [
        ("north", "Riders in the north", 300),
        ("south", "Riders in the south", 200),
        ("whole", "Riders in total", 510),
    ]
    (project.root / "data/figures/riders.yml").write_text(figures(*told), "utf-8")
    [check] = json.loads(ask(project, "suggest", "--json").output)
    assert (check["left"], check["right"], check["verdict"]) == ("south[2024] + north[2024]", "whole[2024]", "fails")


def test_figures_of_different_things_are_not_held_against_each_other(project: Project) -> None:
    """Each names something that the other does not."""
    (project.root / "data/figures/riders.yml").write_text(
        figures(("alder", "Riders on the Alder", 300), ("birch", "Riders on the Birch", 290)), "utf-8"
    )
    assert ask(project, "suggest").output == "Nothing comes to mind.\n"
