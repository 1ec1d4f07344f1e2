"""One stretch of time is one period of a figure, under whichever names it stands in the data and in prose."""

import json

import pytest
from conftest import Project

OBSERVATION = '- {{period: {}, value: {}, source: {}, locator: row 1, as_stated: "{} km"}}\n'


def observed(*said: tuple[str, int, str]) -> str:
    """Observations: period, number and source of each."""
    return "".join(OBSERVATION.format(period, number, source, number) for period, number, source in said)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2024", "2024-01/2024-12"),
        ("2024-Q1/2024-Q4", "2024"),
        ("2024-H1", "2024-Q1/2024-Q2"),
        ("2024-W05", "2024-01-29/2024-02-04"),
        ("202X", "2020/2029"),
        ("../2024", "../2024-12-31"),
    ],
)
def test_a_dispute_is_seen_whatever_the_time_is_called(project: Project, one: str, other: str) -> None:
    """Two sources that differ about the same days contest each other, and either name finds both."""
    project.observations(observed((one, 5, "survey"), (other, 9, "gazette")))
    for name in (one, other):
        assert project.reads(f'{{{{ figure("length", "{name}") }}}}') == "5–9 km contested"


def test_another_time_is_another_period(project: Project) -> None:
    """The year and its first half are two periods, and no dispute."""
    project.observations(observed(("2024", 5, "survey"), ("2024-H1", 9, "gazette")))
    assert project.reads('{{ figure("length", "2024") }}') == "5 km"


CALENDARS = """
    title: Calendars
    calendars:
      - id: office
        label: The office's year
        years:
          FY2024: {starts: 2023-04-01, quarters_end: [2023-06-30, 2023-09-30, 2023-12-31, 2024-03-31]}
          FY2025: {starts: 2024-04-01, quarters_end: [2024-06-30, 2024-09-30, 2024-12-31, 2025-03-31]}
    """


def test_a_fiscal_year_is_the_days_of_its_calendar(project: Project) -> None:
    """FY2024 is no 2024, and the same as the span from its first month to its last."""
    project.write("data/calendars.yml", CALENDARS)
    project.observations(observed(("FY2024", 5, "survey"), ("2024", 9, "gazette"), ("2023-04/2024-03", 7, "gazette")))
    project.replace("data/figures/rivers.yml", "    unit: km\n", "    unit: km\n    calendar: office\n")
    assert project.reads('{{ figure("length", "FY2024") }}') == "5–7 km contested"
    assert project.reads('{{ figure("length", "FY2024-Q1/FY2024-Q4") }}') == "5–7 km contested"
    assert project.reads('{{ figure("length", "2024") }}') == "9 km"


def test_one_source_files_a_time_under_one_name(project: Project) -> None:
    """What would be the same fact twice is a problem, which says how the other was written."""
    project.observations(observed(("2024", 5, "survey"), ("2024-01/2024-12", 5, "survey")))
    (problem,) = project.problems()
    assert problem.startswith("data/figures/rivers.yml:9:")
    assert '"2024-01/2024-12" is the same time as "2024", for which this source is quoted already' in problem


def test_a_formula_takes_each_figure_by_its_own_name_of_the_time(project: Project) -> None:
    """Neither the names of the inputs nor the one in brackets need to be alike."""
    project.observations(observed(("2024", 6, "survey")))
    project.write(
        "data/figures/more.yml",
        """
        title: More
        figures:
          - id: part
            label: Part of it
            measures: Up to the bridge.
            unit: km
            observations:
              - {period: 2024-Q1/2024-Q4, value: 3, source: survey, locator: row 2, as_stated: 3 km}
          - {id: share, label: Share, measures: Share., unit: km, formula: length - part}
          - {id: pinned, label: Pinned, measures: Share., unit: km, formula: "part[2024-H1/2024-H2] * 2"}
        """,
    )
    assert project.reads('{{ figure("share", "2024-01/2024-12") }} {{ figure("pinned") }}').split() == [
        "3", "km", "computed", "6", "km", "computed",
    ]  # fmt: skip


FISCAL = """
    title: More
    figures:
      - id: part
        label: Part of it
        measures: Up to the bridge.
        unit: km
        calendar: office
        observations:
          - {{period: FY2024, value: 3, source: survey, locator: row 2, as_stated: 3 km}}
      - {{id: sum, label: Sum, measures: A sum., unit: km, formula: {}}}
    """


def test_a_result_has_the_name_that_its_own_calendar_has_for_the_time(project: Project) -> None:
    """Without a calendar it is called by the input that names it without one; where none does, that is told."""
    project.write("data/calendars.yml", CALENDARS)
    project.observations(observed(("2023-04/2024-03", 6, "survey")))
    project.write("data/figures/more.yml", FISCAL.format("part + length"))
    assert project.reads('{{ figure("sum", "2023-04/2024-03") }}') == "9 km computed"
    project.write("data/figures/more.yml", FISCAL.format("part * 2"))
    project.prose("")
    (problem,) = project.problems()
    assert 'FY2024 is a fiscal year of "part"; give this figure the same `calendar: office`' in problem


def test_a_chart_puts_one_time_in_one_place(project: Project) -> None:
    """Bars of the same year stand side by side, and a chart asks for a period by any name."""
    project.observations(observed(("2023", 4, "survey"), ("2024", 6, "survey")))
    project.write(
        "data/figures/more.yml",
        """
        title: More
        figures:
          - id: part
            label: Part of it
            measures: Up to the bridge.
            unit: km
            observations:
              - {period: 2023-01/2023-12, value: 2, source: survey, locator: row 2, as_stated: 2 km}
              - {period: 2024-01/2024-12, value: 3, source: survey, locator: row 2, as_stated: 3 km}
        """,
    )
    project.write(
        "data/charts/rivers.yml",
        """
        title: Charts
        charts:
          - id: lengths
            title: It grows
            kind: grouped-bar
            series:
              - {figure: length, periods: [2023-H1/2023-H2, 2024]}
              - {figure: part}
        """,
    )
    project.prose('{{ chart("lengths") }}')
    project.pages()
    (written,) = (project.root / "written").rglob("lengths.json")
    assert json.loads(written.read_text("utf-8"))["wide"]["xaxis"]["ticktext"] == ["2023", "2024"]
