"""Figures that are broken down by dimensions: one quantity for several countries, chips or buyers."""

import re

import pytest
from conftest import Project, rows_of

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


# Calls


def test_a_call_names_the_member(roads: Project) -> None:
    """Each call that takes a figure takes a member of each of its dimensions, by id or by code."""
    told = roads.reads('{{ figure("roads", "2024", country="DEU") }} and {{ figure("roads", "2024", country="FR") }}')
    assert "650 km" in told
    assert "950 km" in told
    assert roads.reads('{{ figure("roads-deu", "2024") }}') == roads.reads(
        '{{ figure("roads", "2024", country="DEU") }}'
    )


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ('figure("roads", "2024")', '"roads" is broken down by country; name its country, as in roads[country=DEU] (it has DEU, FRA)'),
        ('figure("roads", "2024", country="DUE")', 'country has no member "DUE"; did you mean "DEU"?'),
        ('figure("roads", "2024", country="deu")', 'country has no member "deu"; did you mean "DEU"?'),
        ('figure("roads", "2024", country="ITA")', '"roads" has no series for ITA; it has DEU, FRA'),
        ('figure("roads", "2024", contry="DEU")', 'figure() has no argument "contry"'),
        ('figure("all-roads", "2024", country="DEU")', '"all-roads" is not broken down by country; leave out country='),
        ('figure("rods", "2024", country="DEU")', 'there is no figure "rods"; did you mean "roads"?'),
        ('figure("roads", "2024", country=1)', "figure(): country is a text in quotes, not 1"),
        ('claim("more than doubled", "roads[2023]", "roads[2024]")', '"roads" is broken down by country; name its country'),
        ('claim("rose every year", "roads[county=DEU, 2023..2024]")', '"roads" has no dimension "county"; it has country; did you mean "country"?'),
        ('table("roads", by="contry", periods=["2024"])', 'by can\'t be "contry"; it is one of country, period; did you mean "country"?'),
        ('table("roads", by="country", periods=["2024"], among=["DEUU"])', 'country has no member "DEUU"; did you mean "DEU"?'),
        ('table("roads", by="country", periods=["2024"], order="size")', 'order can\'t be "size"; it is one of listed, value, label'),
        ('table("length", among=["DEU"])', 'among, order and top go with by, as in by="country"'),
        ('table("roads", by="country", periods=["2031"])', "no member of country has a number for this"),
    ],
)  # fmt: skip
def test_a_call_that_does_not_fit_is_refused(roads: Project, call: str, told: str) -> None:
    """What lacks a member, has one too many or a wrong one is told with what can be written."""
    roads.prose(f"{{{{ {call} }}}}")
    [problem] = roads.problems()
    assert told in problem
    assert problem.startswith("content/index.md:5:")


def test_claims_and_key_figures_take_members(roads: Project) -> None:
    roads.prose(
        '{{ claim("rose", "roads[country=DEU, 2023]", "roads[country=DEU, 2024]") }}\n\n'
        '{{ claim("more than", "sum(roads[2024] over country)", "roads[country=FR, 2024]") }}\n\n'
        '{{ key_figures({"figure": "roads", "period": "2024", "country": "DEU"}, ["roads-fra", "2024"]) }}'
    )
    assert roads.problems() == []


def rows(project: Project, call: str) -> list[list[str]]:
    """The table that a call writes, without notes."""
    return [
        [re.sub(r"(km|people)\d\w?$", r"\1", cell) for cell in row]
        for row in rows_of(project.written(f"{{{{ {call} }}}}"))
    ]


def test_a_table_has_a_row_for_each_member(roads: Project) -> None:
    """All members in one period or in several, as the dimension lists them or by value."""
    assert rows(roads, 'table("roads", by="country", periods=["2023", "2024"])') == [
        ["Country", "2023", "2024"],
        ["Germany", "600 km", "650 km"],
        ["France", "900 km", "950 km"],
    ]
    assert rows(roads, 'table("roads", by="country", periods=["2024"], order="value", top=1)') == [
        ["Country", "2024"],
        ["France", "950 km"],
    ]
    assert rows(roads, 'table("roads", "people", by="country", periods=["2024"], among=["FRA", "ITA"])') == [
        ["Country", "Length of roads", "People"],
        ["France", "950 km", "60 people"],
        ["Italy", "–", "–"],
    ]


def test_a_table_has_a_row_for_each_period(roads: Project) -> None:
    """One member over time, or a column for each member; where there is no number, a dash stands."""
    assert rows(roads, 'table("roads", by="period", country="DEU")') == [
        ["Period", "Length of roads"],
        ["2023", "600 km"],
        ["2024", "650 km"],
    ]
    roads.replace(ROADS, "- {period: 2023, value: 900, source: survey, locator: row 2, as_stated: 900 km}", "")
    assert rows(roads, 'table("roads", by="period")') == [
        ["Period", "Germany", "France"],
        ["2023", "600 km", "–"],
        ["2024", "650 km", "950 km"],
    ]


# Charts

CHART = """
    title: Charts
    charts:
      - id: roads
        title: Roads grow
        kind: KIND
        series:
          - {figure: roads, members: all}
    """


def drawn(project: Project, kind: str = "line", series: str = "{figure: roads, members: all}") -> list[str]:
    """The labels of what the chart draws, in their order."""
    project.write("data/charts/roads.yml", CHART.replace("KIND", kind).replace("{figure: roads, members: all}", series))
    assert project.problems() == []
    return list(dict.fromkeys(point.label for point in project.briefing().chart_data["roads"].points))


def test_a_chart_draws_members_as_series(roads: Project) -> None:
    """It names the figure once; each member is a series, called by what sets it apart."""
    assert drawn(roads) == ["Germany", "France"]
    assert drawn(roads, series="{figure: roads, members: [FRA, DEU]}") == ["France", "Germany"]
    assert drawn(roads, series="{figure: roads, members: all, order: value}") == ["France", "Germany"]
    assert drawn(roads, series="{figure: roads, members: all, order: label}") == ["France", "Germany"]
    assert drawn(roads, series="{figure: roads, members: all, order: value, top: 1}") == ["France"]
    assert drawn(roads, series="{figure: roads, members: DEU}") == ["Germany"]
    assert drawn(roads, series='{figure: roads, members: all, label: "Roads of {country}"}')[0] == "Roads of Germany"


@pytest.mark.parametrize(
    "kind", ["bar", "grouped-bar", "stacked-bar", "line", "small-multiples", "range", "dots", "dot-plot"]
)
def test_members_can_be_drawn_in_many_ways(roads: Project, kind: str) -> None:
    """All members in one period, or over time."""
    periods = ", periods: [2024]" if kind in {"bar", "dot-plot"} else ""
    assert drawn(roads, kind, f"{{figure: roads, members: all, highlight: DEU{periods}}}") == ["Germany", "France"]
    page = roads.pages()["charts/roads.md"]
    assert "Germany" in page


def test_a_scatter_holds_each_member_against_its_own_number(roads: Project) -> None:
    assert drawn(roads, "scatter", "{figure: roads, against: people, members: all}") == ["Germany", "France"]


@pytest.mark.parametrize(
    ("series", "told"),
    [
        ("{figure: roads}", '7:18: "roads" is broken down by country; say which of its members are drawn, as in `members: all`'),
        ("{figure: roads, members: [DEU, SPA]}", 'country has no member "SPA"'),
        ("{figure: roads, members: ITA}", '"roads" has no series for ITA; it has DEU, FRA'),
        ("{figure: roads, members: {land: all}}", '"roads" has no dimension "land"; it has country'),
        ("{figure: roads, members: all, highlight: SPA}", 'country has no member "SPA"'),
        ("{figure: all-roads, members: all}", '"all-roads" has no members, since it is not broken down; remove `members`'),
        ("{figure: all-roads, highlight: DEU}", "`highlight` is true or false, for a figure without members"),
        ("{figure: roads, members: all, order: size}", "`order` can't be \"size\"; it is one of listed, value, label"),
        ("{figure: roads, members: all, top: 0}", '"0" is no count; write a whole number from 1'),
    ],
)  # fmt: skip
def test_a_chart_that_asks_for_what_is_not_there_is_refused(roads: Project, series: str, told: str) -> None:
    roads.write("data/charts/roads.yml", CHART.replace("KIND", "line").replace("{figure: roads, members: all}", series))
    [problem] = roads.problems()
    assert problem.startswith("data/charts/roads.yml:7:")
    assert told in problem
