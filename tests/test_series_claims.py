"""Words that people use of series: they are true of every number of it, or the page is not written."""

import pytest
from conftest import Project


def series(project: Project, values: dict[str, str], more: str = "") -> None:
    """Give the river a figure of ferries in these periods."""
    observations = "".join(
        f"      - {{period: {period}, {value}, source: survey, locator: p 1, as_stated: '{_stated(value)}'}}\n"
        for period, value in values.items()
    )
    project.write(
        "data/figures/ferries.yml",
        f"title: Ferries\nfigures:\n  - id: ferries\n    label: Ferries\n    measures: Ferries.\n    unit: km\n{more}"
        f"    observations:\n{observations}",
    )


def _stated(value: str) -> str:
    numbers = [part.split(":")[1].strip() for part in value.split(",")]
    return f"{' to '.join(numbers)} km"


def told(project: Project, *arguments: str) -> str:
    """What is wrong with a claim; nothing when it is written."""
    project.prose(f"{{{{ claim({', '.join(arguments)}) }}}}")
    problems = project.problems()
    assert len(problems) <= 1
    return problems[0].partition(": ")[2] if problems else ""


YEARS = {"2019": "value: 3", "2020": "value: 4", "2021": "value: 7", "2022": "value: 9", "2023": "value: 8"}

TRUE = [
    ('"highest"', '"ferries[2022]"'),
    ('"The highest"', '"ferries[2021]"', '"ferries[2019..2021]"'),
    ('"lowest"', '"ferries[2019]"'),
    ('"record"', '"ferries[2022]"'),
    ('"a record high"', '"ferries[2020..2022]"'),
    ('"record low"', '"ferries[2023]"'),
    ('"rose every year"', '"ferries[2019..2022]"'),
    ('"first time above"', '"ferries[2022]"', '"ferries[2021] + ferries[2019] / 3"'),
    ('"for the first time below"', '"ferries[2023]"', '"ferries[2019]"'),
]
FALSE = [
    (('"highest"', '"ferries[2021]"'), '"highest" is not true: 2021 has 7; 2022 has 9'),
    (('"highest"', '"ferries[2021]"', '"ferries[2020..2022]"'), "2021 has 7; 2022 has 9"),
    (('"record"', '"ferries[2023]"'), '"record" is not true: 2022 has 9; 2023 has 8'),
    (('"lowest"', '"ferries[2020]"'), "2019 has 3; 2020 has 4"),
    (('"rose every year"', '"ferries"'), '"rose every year" is not true: 2022 has 9; 2023 has 8'),
    (('"fell every year"', '"ferries[2021..2023]"'), "2021 has 7; 2022 has 9"),
    (('"first time above"', '"ferries[2023]"', '"ferries[2021]"'), '"first time above" is not true: b has 7; 2022 has 9'),
    (('"first time above"', '"ferries[2021]"', '"ferries[2021]"'), "is not true: b has 7; 2021 has 7"),
]  # fmt: skip
UNDECIDED = [
    (('"rose every quarter"', '"ferries[2019..2022]"'), '"rose every quarter" can\'t be decided: the periods are no quarters'),
    (('"rose every year"', '"ferries[2022..2023]"'), "it needs 3 periods, and there are 2"),
    (('"record"', '"ferries[2020]"'), "it needs 3 periods, and there are 2"),
    (('"highest"', '"ferries[2025]"'), "2025 is none of the periods"),
    (('"highest"', '"ferries[2023..2019]"'), "2023 is after 2019"),
    (('"highest"', '"2 * ferries[2022]"'), "is no series"),
    (('"highest"', '"ferries[2022]"', '"length"'), "is another figure"),
    (('"first time above"', '"ferries[2022]"'), '"first time above" needs a second expression'),
    (('"rose every year"', '"ferries"', '"ferries"'), "needs no b"),
    (('"rose"', '"ferries[2022]"'), '"rose" holds one number against another; give both'),
    (('"highest"', '"ferry[2022]"'), 'there is no figure "ferry"'),
]  # fmt: skip


@pytest.mark.parametrize("arguments", TRUE, ids=" ".join)
def test_true_words_are_written(project: Project, arguments: tuple[str, ...]) -> None:
    """Capital letters and articles are the writer's own; every number of the stretch bears the words out."""
    series(project, YEARS | {"2023": "value: 2"} if "2023" in arguments[1] else YEARS)
    assert told(project, *arguments) == ""


@pytest.mark.parametrize(("arguments", "message"), [*FALSE, *UNDECIDED])
def test_other_words_are_refused(project: Project, arguments: tuple[str, ...], message: str) -> None:
    """The message holds the two numbers that speak against the words, or why nothing can be said."""
    series(project, YEARS)
    assert message in told(project, *arguments)


def test_a_series_with_a_gap_decides_nothing(project: Project) -> None:
    """A year that nobody counted may have been the highest."""
    series(project, {period: value for period, value in YEARS.items() if period != "2020"})
    message = "ferries has gaps from 2019 to 2023: 1 of its periods have no number"
    assert message in told(project, '"highest"', '"ferries[2022]"')
    assert "has gaps" in told(project, '"rose every year"', '"ferries[2019..2022]"')
    assert told(project, '"highest"', '"ferries[2022]"', '"ferries[2021..2023]"') == ""


def test_a_series_that_breaks_decides_nothing_across_the_break(project: Project) -> None:
    """What was counted otherwise before can't be held against what is counted now."""
    series(project, YEARS, "    breaks: [{at: 2021, note: Rafts count from here on.}]\n")
    assert "ferries is not comparable across 2021: Rafts count" in told(project, '"record"', '"ferries[2022]"')
    assert "not comparable" in told(project, '"rose every year"', '"ferries[2019..2021]"')
    assert told(project, '"highest"', '"ferries[2022]"', '"ferries[2021..2023]"') == ""


def test_ranges_decide_where_they_lie_apart(project: Project) -> None:
    """Contested and uncertain numbers decide nothing where they overlap."""
    series(project, YEARS | {"2021": "low: 3, high: 8"})
    message = '"rose every year" can\'t be decided: 2020 has 4; 2021 has 3 to 8'
    assert message in told(project, '"rose every year"', '"ferries[2019..2022]"')
    assert told(project, '"highest"', '"ferries[2022]"') == ""


def test_days_are_no_series(project: Project) -> None:
    """Between two days that were counted it may have been more."""
    series(project, {"2020-01-01": "value: 3", "2021-03-01": "value: 4", "2022-01-01": "value: 5"})
    assert "no years, half-years, quarters or months" in told(project, '"highest"', '"ferries[2022-01-01]"')


def test_quarters_are_a_series_of_their_own(project: Project) -> None:
    """Years of the same figure are no part of it."""
    series(project, {"2022": "value: 90", "2022-Q3": "value: 3", "2022-Q4": "value: 4", "2023-Q1": "value: 5"})
    assert told(project, '"rose every quarter"', '"ferries[2022-Q3..2023-Q1]"') == ""
    assert told(project, '"record"', '"ferries[2023-Q1]"') == ""
