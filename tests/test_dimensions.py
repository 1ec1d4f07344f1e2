"""Figures that are broken down by dimensions: one quantity for several countries, chips or buyers."""

import pytest
from conftest import Project

COUNTRIES = """
    title: Countries
    dimensions:
      - id: country
        label: Country
        members:
          - {id: DEU, label: Germany, code: DE}
          - {id: FRA, label: France, code: FR}
          - {id: ITA, label: Italy}
    """
FIGURES = """
    title: Roads
    figures:
      - id: roads
        label: Length of roads
        each: Length of roads in {country}
        measures: All roads that cars may use.
        unit: km
        dimensions: [country]
        series:
          DEU:
            - {period: 2023, value: 600, source: survey, locator: row 1, as_stated: 600 km}
            - {period: 2024, value: 650, source: survey, locator: row 1, as_stated: 650 km}
          FRA:
            - {period: 2023, value: 900, source: survey, locator: row 2, as_stated: 900 km}
            - {period: 2024, value: 950, source: survey, locator: row 2, as_stated: 950 km}
      - id: people
        label: People
        measures: All people who live there.
        unit: person
        dimensions: [country]
        series:
          DEU:
            - {period: 2024, value: 80, source: survey, locator: row 3, as_stated: 80 people}
          FRA:
            note: Without those overseas.
            observations:
              - {period: 2024, value: 60, source: survey, locator: row 4, as_stated: 60 people}
      - id: roads-per-person
        label: Length of roads per person
        measures: Length of all roads by all people.
        unit: km/person
        dimensions: [country]
        formula: roads / people
      - id: all-roads
        label: Length of all roads
        measures: The roads of all countries.
        unit: km
        formula: sum(roads over country)
    """
ROADS = "data/figures/roads.yml"


@pytest.fixture
def roads(project: Project) -> Project:
    project.write("data/dimensions/countries.yml", COUNTRIES)
    project.write(ROADS, FIGURES)
    return project


def test_each_member_is_a_figure_of_its_own(roads: Project) -> None:
    """A series has an id made of the figure's and its member's, a label of its own, and its own observations."""
    figures = roads.briefing().figures
    assert [i for i in figures if i.startswith("roads-")] == [
        "roads-deu",
        "roads-fra",
        "roads-per-person-deu",
        "roads-per-person-fra",
    ]
    assert figures["roads-deu"].label == "Length of roads in Germany"
    assert figures["people-fra"].label == "People: France"
    assert [o.value for o in figures["roads-deu"].observations] == [600, 650]
    assert figures["people-fra"].note == "Without those overseas."
    assert figures["people-fra"].members == {"country": "FRA"}


def test_formulas_work_member_by_member_and_sum_over_a_dimension(roads: Project) -> None:
    """What names no member is computed for each; a sum over a dimension takes all."""
    briefing = roads.briefing()
    told = {i: {p: str(d.amount.best) for p, d in each.items()} for i, each in briefing.derived.items()}
    assert told["roads-per-person-deu"] == {"2024": "8.1"}
    assert told["all-roads"] == {"2023": "1500", "2024": "1600"}


def test_a_problem_in_a_series_is_told_where_it_stands(roads: Project) -> None:
    roads.replace(ROADS, "value: 950,", "value: 951,")
    [problem] = roads.problems()
    assert problem.startswith(f"{ROADS}:15:33: ")
