"""Causes before what follows from them: what is named and not there, and what leans on a record with a problem."""

import pytest
from conftest import Project
from sourced_briefing.base.problems import BriefingError, Problem
from sourced_briefing.build import build_briefing

LENGTH = "data/figures/rivers.yml"
PRESS = "data/sources/press.yml"
LEANING = {
    "data/figures/half.yml": """
        title: Parts
        figures:
          - id: half
            label: A part of the length
            measures: A part of it.
            unit: km
            formula: length / 2
        """,
    "data/charts/lengths.yml": """
        title: Charts
        charts:
          - id: lengths
            title: Lengths
            kind: bar
            series:
              - figure: length
        """,
    "data/reconciliations/lengths.yml": """
        title: Checks
        reconciliations:
          - id: twice
            label: The part against the whole
            left: half * 2
            relation: "="
            right: length
        """,
}
PROSE = """{{ figure("length") }} {{ figure("half") }} {{ cite("survey") }}

{{ chart("lengths") }}

It is {{ claim("more than doubled", "half", "length") }}."""


@pytest.fixture
def leaning(project: Project) -> Project:
    """A project in which everything leans on one figure, and that on one source."""
    for path, text in LEANING.items():
        project.write(path, text)
    project.prose(PROSE.replace("more than doubled", "doubled"))
    assert project.problems() == []
    return project


def found(project: Project) -> list[Problem]:
    with pytest.raises(BriefingError) as caught:
        build_briefing(project.root)
    return caught.value.problems


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (LENGTH, "unit: km", "unit: kmm"),
        (LENGTH, "value: 1_233", "value: 1,233"),
        (LENGTH, "as_stated: 1,233 km", "as_stated: 1,234 km"),
        (LENGTH, "    measures: From the spring to the sea.\n", ""),
        (LENGTH, "label: Length of", "label: Length: of"),
        (LENGTH, "label: Length of", 'label: "Length of'),
        (PRESS, "read: dataset", "read: twice"),
        (PRESS, "- id: survey", "- id: [survey]"),
        (PRESS, "title: Survey of", "title: Survey: of"),
    ],
)
def test_the_cause_is_told_and_nothing_that_leans_on_it(leaning: Project, path: str, old: str, new: str) -> None:
    """A record with a problem is there: formulas, charts, checks, claims and calls that name it are not told of."""
    leaning.replace(path, old, new)
    told = [problem for problem in found(leaning) if not problem.follows]
    assert {problem.place.path for problem in told} == {path}
    assert len(told) == 1


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (LENGTH, "  - id: length\n", "  -\n"),
        (LENGTH, "figures:", "figurs:"),
        (PRESS, "  - id: survey\n", "  - \n"),
        ("data/units.txt", "km = 1000 * m = km", "= 1000 * m = km"),
    ],
)
def test_a_name_that_got_lost_is_the_cause(leaning: Project, path: str, old: str, new: str) -> None:
    """Where something could not be read that may have had the name, those that name it are held back."""
    leaning.replace(path, old, new)
    problems = found(leaning)
    assert problems[0].place.path == path
    assert {problem.place.path for problem in problems if not problem.follows} == {path}
    assert any(problem.follows for problem in problems)


def test_a_file_with_another_ending_is_the_cause(leaning: Project) -> None:
    """What it holds is not read, so that its names are not known."""
    (leaning.root / LENGTH).rename(leaning.root / "data/figures/rivers.yaml")
    problems = found(leaning)
    assert [str(problem) for problem in problems if not problem.follows] == [
        "data/figures/rivers.yaml:1:1: this file is not read; name it .yml"
    ]


def test_a_name_that_never_was_is_told_where_it_is_named(leaning: Project) -> None:
    """When everything can be read, those that name it are all there is to tell."""
    leaning.replace(LENGTH, "- id: length", "- id: extent")
    told = [problem.message for problem in found(leaning) if not problem.follows]
    assert len(told) > 2
    assert all('there is no figure "length"' in message for message in told)


def test_an_id_that_was_changed_is_told_where_it_stands(leaning: Project) -> None:
    """When several name what is not there, and nobody the one record with an id like it, the id was changed."""
    leaning.replace(LENGTH, "- id: length", "- id: lengthx")
    problems = found(leaning)
    assert str(problems[0]).startswith(f'{LENGTH}:3:9: nothing names "lengthx", and "length", which is not there, is')
    assert all(problem.follows for problem in problems[1:])


def test_a_slip_within_a_record_is_told_once(leaning: Project) -> None:
    """What the rest of a record lacks when its file can't be read to the end is not told beside it."""
    leaning.replace(LENGTH, "      - value: 1_233\n", "      - {value: 1,233, source: survey}\n      - value: 1_233\n")
    assert [problem.message for problem in found(leaning) if problem.place.path == LENGTH] == [
        "a number has no commas here: `value: 1_233`"
    ]
