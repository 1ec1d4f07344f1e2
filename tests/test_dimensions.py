"""Figures that are broken down by dimensions: one quantity for several countries, chips or buyers."""

import json
import re
from html import unescape
from inspect import signature

import pytest
from click.testing import CliRunner
from conftest import Project, rows_of, to_html
from markdown import Markdown
from sourced_briefing.build import build_briefing
from sourced_briefing.calls.key_figures import card
from sourced_briefing.calls.members_table import PERIOD
from sourced_briefing.calls.plain_words import PLAIN_CALLS
from sourced_briefing.calls.registry import CALLS
from sourced_briefing.cli import main
from sourced_briefing.editing.renaming import CantEdit, rename_record
from sourced_briefing.editing.withdrawal import withdraw_figure
from sourced_briefing.facts.changes import changes_between
from sourced_briefing.facts.snapshot import freeze
from sourced_briefing.matching.index import Index
from sourced_briefing.model.dimension import TAKEN
from sourced_briefing.views.member_columns import FAMILY
from sourced_briefing.views.table_columns import FIGURES as FIGURE_TABLE
from sourced_briefing.views.table_columns import OBSERVATIONS, READINGS

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
        ('figure("roads", "2024", country=1)', 'figure(): country is a text in quotes, not "1"'),
        ('claim("more than doubled", "roads[2023]", "roads[2024]")', '"roads" is broken down by country; name its country'),
        ('claim("rose every year", "roads[county=DEU, 2023..2024]")', '"roads" has no dimension "county"; it has country; did you mean "country"?'),
        ('table("roads", by="contry", periods=["2024"])', 'by can\'t be "contry"; it is one of country, period; did you mean "country"?'),
        ('table("roads", by="country", periods=["2024"], members=["DEUU"])', 'country has no member "DEUU"; did you mean "DEU"?'),
        ('table("roads", by="country", periods=["2024"], order="size")', 'order can\'t be "size"; it is one of listed, value, label'),
        ('table("length", members=["DEU"])', 'members, order and top go with by, as in by="country"'),
        ('table(rows={"A": ["length"]}, columns=["", "B"], country="DEU")', "rows={...} names a figure and its members in each cell"),
        ('table("roads", by="country", columns=["", "B"])', "columns go with rows"),
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
    assert rows(roads, 'table("roads", "people", by="country", periods=["2024"], members=["FRA", "ITA"])') == [
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


# Pages and files


def test_a_page_tells_the_members_together_and_then_each_series(roads: Project) -> None:
    """Below one heading stands the newest number of each member, and below that each series with its own anchor."""
    page = roads.pages()["figures/roads.md"]
    assert page.count("## Length of roads { #roads }") == 1
    assert rows_of(page)[:3] == [
        ["Country", "Value", "Period", "Grade"],
        ["Germany", "650 km", "2024", "primary"],
        ["France", "950 km", "2024", "primary"],
    ]
    assert '### Length of roads in Germany { #roads-deu data-toc-label="Germany" }' in page
    assert "<summary>All 2 periods</summary>" in page
    assert page.count("All roads that cars may use.") == 1


def test_a_dimension_has_a_page_with_an_anchor_for_each_member(roads: Project) -> None:
    page = roads.pages()["dimensions/countries.md"]
    assert "### Germany { #country-deu }" in page
    assert "[Length of roads in Germany](../figures/roads.md#roads-deu)" in page


def test_links_lead_to_families_and_members(roads: Project) -> None:
    roads.prose("[Roads](figures/roads.md#roads), [Germany](dimensions/countries.md#country-deu)")
    assert roads.problems() == []


def test_tables_that_are_taken_along_have_a_column_for_each_dimension(roads: Project) -> None:
    """Behind all others; what is not broken down has nothing there, and where nothing is, there is no column."""
    texts = build_briefing(roads.root).texts
    lines = texts["figures/roads.csv"].splitlines()
    assert lines[0].endswith(",address,family,country")
    assert lines[1].endswith(",roads,DEU")
    assert lines[-1].endswith(",,")
    assert texts["figures/rivers.csv"].splitlines()[0].endswith(",address")
    assert texts["data/members.csv"].splitlines()[1] == "country-deu,country,DEU,Germany,DE"
    data = json.loads(texts["figures/roads.json"])["figures"]["roads-deu"]
    assert (data["family"], data["members"]) == ("roads", {"country": "DEU"})


def test_search_and_audit_know_the_names_of_members(roads: Project) -> None:
    """A series is found by what its member is called and by its code, whatever its label says."""
    roads.replace(ROADS, "    each: Length of roads in {country}\n", "")
    roads.replace(ROADS, "note: Without those overseas.", "label: The population in the west")
    entries = json.loads(build_briefing(roads.root).texts["search/records.json"])["entries"]
    [found] = [each for each in entries if each["title"] == "The population in the west"]
    assert {"France", "FRA"} <= set(found["also"].split())
    briefing = roads.briefing()
    [entry] = [each for each in Index(briefing).entries if each.figure.id == "people-fra"]
    assert {"franc", "fra"} <= set(entry.weights)


def test_search_finds_a_figure_before_its_series(roads: Project) -> None:
    """It leads to all of them; its members are told."""
    entries = json.loads(build_briefing(roads.root).texts["search/records.json"])["entries"]
    [found] = [each for each in entries if each["at"].endswith("#roads")]
    assert "Germany" in found["text"]
    assert found["kind"] == "Figure"


# Editions, names and commands

SEPARATE = """
    title: Roads
    figures:
      - id: german-roads
        label: Length of roads in Germany
        measures: All roads that cars may use.
        unit: km
        observations:
          - {period: 2023, value: 600, source: survey, locator: row 1, as_stated: 600 km}
      - id: french-roads
        label: Length of roads in France
        measures: All roads that cars may use.
        unit: km
        observations:
          - {period: 2023, value: 900, source: survey, locator: row 2, as_stated: 900 km}
    """
JOINED = """
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
            was: [german-roads]
            observations:
              - {period: 2023, value: 600, source: survey, locator: row 1, as_stated: 600 km}
          FRA:
            was: [french-roads]
            observations:
              - {period: 2023, value: 900, source: survey, locator: row 2, as_stated: 900 km}
    """


def test_figures_that_become_series_keep_their_history(project: Project) -> None:
    """Old ids lead to the series, whose history begins with theirs; that they were joined changes no number."""
    project.write(ROADS, SEPARATE)
    project.prose('{{ figure("german-roads", "2023") }}')
    assert project.release("2026-01").exit_code == 0
    project.write("data/dimensions/countries.yml", COUNTRIES)
    project.write(ROADS, JOINED)
    project.prose(
        '{{ figure("roads", "2023", country="DEU") }}, {{ figure("german-roads", "2023", edition="2026-01") }}'
    )
    assert project.problems() == []
    page = project.pages()["figures/roads.md"]
    assert '<span id="german-roads"></span>' in page
    changes = changes_between(project.briefing().editions[-1].state, freeze(project.briefing()))
    assert {(change.id, change.what) for change in changes} == {("roads-deu", "renamed"), ("roads-fra", "renamed")}
    assert "First published" in page
    assert project.release("2026-02").exit_code == 0


def test_a_figure_that_is_broken_down_is_renamed_with_its_series(roads: Project) -> None:
    """Wherever it or one of its series is named; where an edition had them, the old ids lead to the new ones."""
    roads.prose('{{ figure("roads", "2024", country="DEU") }} {{ figure("roads-fra", "2024") }}')
    assert roads.release("2026-01").exit_code == 0
    assert rename_record(roads.root, "roads", "streets").keeps_old
    assert roads.problems() == []
    figures = roads.briefing().figures
    assert figures["streets-deu"].was == ["roads-deu"]
    assert 'country="DEU"' in (roads.root / "content/index.md").read_text("utf-8")
    assert "sum(streets over country)" in (roads.root / ROADS).read_text("utf-8")


def test_a_series_is_not_renamed_by_itself(roads: Project) -> None:
    with pytest.raises(CantEdit, match='is a series of "roads"; rename that figure'):
        rename_record(roads.root, "roads-deu", "german-roads")


def test_a_member_can_have_another_id(roads: Project) -> None:
    """The dimension says what it was, once for all figures."""
    roads.replace("data/dimensions/countries.yml", "{id: FRA,", "{id: FRX, was: [FRA],")
    roads.replace(ROADS, "FRA:", "FRX:")
    assert roads.briefing().figures["roads-frx"].was == ["roads-fra"]


def test_commands_take_a_figure_with_its_members(roads: Project) -> None:
    """`briefing explain` tells the newest number of each series, or all of one, however that is named."""

    def told(*command: str) -> str:
        result = CliRunner().invoke(main, ["--project", str(roads.root), *command])
        assert result.exit_code == 0, result.output
        return result.output

    assert "roads-deu: 650 km (2024), primary" in told("explain", "roads")
    assert told("explain", "roads[country=DEU]") == told("explain", "roads-deu")
    assert "roads-fra" in told("list", "france", "roads")


def test_a_figure_that_is_broken_down_is_withdrawn_with_its_series(roads: Project) -> None:
    """The reason is told of each series that an edition had; a single one is taken out by hand."""
    roads.replace(ROADS, "  - id: roads-per-person", "  - id: gone\n    label: L\n    measures: M\n    unit: km\n    dimensions: [country]\n    formula: roads\n  - id: roads-per-person")  # fmt: skip
    assert roads.release("2026-01").exit_code == 0
    with pytest.raises(CantEdit, match='is a series of "gone"; remove it'):
        withdraw_figure(roads.root, "gone-deu", "Nobody needs it.", "revision")
    withdraw_figure(roads.root, "gone", "Nobody needs it.", "revision")
    assert roads.problems() == []
    assert [note.figure for note in roads.briefing().change_notes] == ["gone-deu", "gone-fra"]


def test_a_dimension_that_is_named_keeps_its_id(roads: Project) -> None:
    """Another id would have to be written into calls and formulas too; the command says so and changes nothing."""
    with pytest.raises(CantEdit, match="no file was changed"):
        rename_record(roads.root, "country", "land")
    assert roads.problems() == []


# Two dimensions

CHIPS = """
    title: Chips
    dimensions:
      - id: chip
        label: Chip
        members: [{id: h20, label: H20}, {id: h800, label: H800}]
      - id: buyer
        label: Buyer
        members: [{id: alpha, label: Alpha Corp}, {id: beta, label: Beta Corp}]
    """
ORDERS = """
    title: Orders
    figures:
      - id: orders
        label: Orders
        each: Orders of {chip} by {buyer}
        measures: All that were ordered.
        unit: person
        dimensions: [chip, buyer]
        series:
          h20, beta: [{period: 2024, value: 20, source: survey, locator: a, as_stated: 20}]
          h20, alpha: [{period: 2024, value: 10, source: survey, locator: a, as_stated: 10}]
          h800, alpha: [{period: 2024, value: 30, source: survey, locator: a, as_stated: 30}]
      - id: price
        label: Price of a chip
        measures: What one costs.
        unit: EUR
        dimensions: [chip]
        series:
          h20: [{period: 2024, value: 2, source: survey, locator: a, as_stated: 2}]
          h800: [{period: 2024, value: 3, source: survey, locator: a, as_stated: 3}]
      - id: revenue
        label: Revenue
        measures: Orders by price.
        unit: EUR*person
        dimensions: [chip, buyer]
        formula: orders * price
      - id: orders-by-chip
        label: Orders of all
        measures: Those of all buyers.
        unit: person
        dimensions: [chip]
        formula: sum(orders over buyer)
      - id: some-orders
        label: Some orders
        measures: Those of one buyer.
        unit: person
        formula: sum(orders[buyer=alpha, 2024] over chip[h20, h800])
    """


@pytest.fixture
def orders(project: Project) -> Project:
    project.write("data/dimensions/chips.yml", CHIPS)
    project.write("data/figures/orders.yml", ORDERS)
    return project


def test_two_dimensions_make_a_series_for_each_pair_that_is_there(orders: Project) -> None:
    """In the order of the members; formulas join them with figures that have one of the dimensions, or sum over one."""
    briefing = orders.briefing()
    assert list(briefing.breakdowns["orders"].series) == [("h20", "alpha"), ("h20", "beta"), ("h800", "alpha")]
    assert briefing.figures["orders-h20-alpha"].label == "Orders of H20 by Alpha Corp"
    values = {i: str(next(iter(each.values())).amount.best) for i, each in briefing.derived.items()}
    assert values == {
        "revenue-h20-alpha": "20",
        "revenue-h20-beta": "40",
        "revenue-h800-alpha": "90",
        "orders-by-chip-h20": "30",
        "orders-by-chip-h800": "30",
        "some-orders": "40",
    }


def test_tables_of_two_dimensions_show_one_for_members_of_the_other(orders: Project) -> None:
    assert rows(orders, 'table("orders", by="buyer", chip="h20", periods=["2024"])') == [
        ["Buyer", "2024"],
        ["Alpha Corp", "10 people"],
        ["Beta Corp", "20 people"],
    ]
    orders.prose('{{ table("orders", by="buyer", periods=["2024"]) }}')
    [problem] = orders.problems()
    assert "name its chip" in problem


# Reconciliations


def test_a_reconciliation_is_held_for_each_member(roads: Project) -> None:
    """One outcome each; without dimensions it needs a member, or sums."""
    roads.write(
        "data/reconciliations/roads.yml",
        """
        title: Checks
        reconciliations:
          - id: growing
            label: Roads grow
            left: roads[2024]
            relation: ">="
            right: roads[2023]
            dimensions: [country]
            examines: roads
          - id: total
            label: The sum is the total
            left: sum(roads[2024] over country)
            relation: "="
            right: all-roads[2024]
        """,
    )
    briefing = roads.briefing()
    assert {i: each.comparison.decision for i, each in briefing.outcomes.items()} == {
        "growing-deu": "holds",
        "growing-fra": "holds",
        "total": "holds",
    }
    assert briefing.reconciliations["growing-deu"].label == "Roads grow: Germany"
    assert briefing.reconciliations["growing-deu"].examines == "roads-deu"
    assert "does not" not in roads.reads('{{ verdict("roads", country="DEU") }}')


def test_a_sum_is_never_silently_smaller(roads: Project) -> None:
    """Where one member has no number for a period, there is no sum of that period."""
    roads.replace(ROADS, "- {period: 2023, value: 900, source: survey, locator: row 2, as_stated: 900 km}", "")
    assert list(roads.briefing().derived["all-roads"]) == ["2024"]
    _, total = roads.pages()["figures/roads.md"].split("## Length of all roads")
    assert "No result for 2023: only some of what goes in has a number then." in total
    roads.prose('{{ claim("more than", "sum(roads[2023] over country)", "roads[country=DEU, 2023]") }}')
    [problem] = roads.problems()
    assert '"roads-fra" has nothing for "2023"' in problem


def test_naming_a_series_in_another_way_is_no_other_method(roads: Project) -> None:
    """What readers and editions are told of a formula has the ids of series, however it is written."""
    roads.replace(ROADS, "formula: sum(roads over country)", "formula: roads-deu[2024] + roads-fra[2024] / 2")
    assert roads.release("2026-01").exit_code == 0
    roads.replace(ROADS, "roads-deu[2024] + roads-fra[2024]", "roads[country=DEU, 2024] + roads[2024, country=FR]")
    figures = roads.briefing().figures
    assert figures["all-roads"].formula == "roads-deu[2024] + roads-fra[2024] / 2"
    assert figures["roads-per-person-deu"].formula == "roads-deu / people-deu"
    assert changes_between(roads.briefing().editions[-1].state, freeze(roads.briefing())) == []


# What is written by others


def contents(page: str) -> list[str]:
    """What a table of contents lists of a page, as HTML."""
    engine = Markdown(extensions=["attr_list", "md_in_html", "tables", "toc"])
    engine.convert(page.split("---", 2)[2])
    return [each["name"] for top in engine.toc_tokens for second in top["children"] for each in second["children"]]


def test_names_of_members_are_text_and_nothing_else(roads: Project) -> None:
    """Markup and braces in what a member is called are shown as they are; calls are refused."""
    roads.replace("data/dimensions/countries.yml", "label: Germany", 'label: "<b>{country}</b> [x](y)"')
    page = to_html(roads.pages()["figures/roads.md"])
    assert "Length of roads in <b>{country}</b> [x](y)" in page.text
    assert "<b>{country}</b> [x](y)" in map(unescape, listed := contents(roads.pages()["figures/roads.md"]))
    assert not any("<" in each for each in listed)
    assert "b" not in page.tags


def test_no_number_is_typed_into_what_a_figure_and_its_series_are_called(roads: Project) -> None:
    """The law of numbers holds for the text of the whole as for that of each series; an exception is for all."""
    roads.replace(ROADS, "label: People", "label: People of 40 towns")
    [problem] = roads.problems()
    assert problem.startswith(f"{ROADS}:17:12: ")
    roads.replace(
        ROADS,
        "label: People of 40 towns",
        "exceptions: [{rule: no-bare-numbers, reason: So.}]\n    label: People of 40 towns",
    )
    assert roads.problems() == []
    roads.replace(ROADS, "label: People of 40 towns", "label: People")
    assert [problem.partition(": ")[2] for problem in roads.problems()] == [
        'the record keeps the rule "no-bare-numbers"; remove this exception'
    ]


def test_no_dimension_has_the_name_of_an_argument_or_of_a_column() -> None:
    """A call could not tell them apart, nor who reads a table."""
    arguments = {
        name for call in [*CALLS.values(), *PLAIN_CALLS.values(), card] for name in signature(call).parameters
    } - {"page", "ids", "cards"}
    columns = {name for table in (FIGURE_TABLE, READINGS, OBSERVATIONS) for name in table.names} | {FAMILY.name, PERIOD}
    assert arguments | columns <= TAKEN


FAULTS = [
    (ROADS, "formula: sum(roads over country)", "formula: sum(roads over contry)", '38:18: formula: "roads" has no dimension "contry"'),
    (ROADS, "formula: sum(roads over country)", "formula: roads over country", "38:14: formula: roads over country is several values"),
    (ROADS, "formula: sum(roads over country)", "formula: sum(roads over)", '38:24: formula: a dimension follows "over"'),
    (ROADS, "formula: sum(roads over country)", "formula: sum(roads over country[])", "are no members; write country, or country[DEU, FRA]"),
    (ROADS, "formula: sum(roads over country)", "formula: sum(roads over country[DEU, DEU])", "names DEU twice"),
    (ROADS, "formula: sum(roads over country)", "formula: sum(roads[country=DEU] over country)", "can't be both a member and all of them"),
    (ROADS, "formula: sum(roads over country)", "formula: roads", '38:14: formula: "roads" is broken down by country'),
    (ROADS, "formula: sum(roads over country)", "formula: roads[country=DEU, country=FRA]", "names country twice"),
    (ROADS, "formula: sum(roads over country)", "formula: length[country=DEU]", '"length" is not broken down by country'),
    (ROADS, "formula: roads / people", "formula: roads / people[country=ITA]", '33:22: formula: "people" has no series for ITA'),
    (ROADS, "formula: roads / people", "formula: all-roads", "country: none of the figures that it takes is broken down by it"),
    (ROADS, "formula: roads / people", "formula: roads-per-person", "formulas go round in a circle: roads-per-person"),
    (ROADS, "dimensions: [country]\n    formula", "dimensions: [land]\n    formula", 'there is no dimension "land"'),
    (ROADS, "dimensions: [country]\n    formula", "dimensions: [country, country]\n    formula", "stands here twice"),
    (ROADS, "dimensions: [country]\n    formula", "formula", '"roads" is broken down by country'),
    (ROADS, "FRA:\n        note", "ITA:\n        note", '"roads" has no series for ITA, which others here have'),
    (ROADS, "FRA:\n        note", "DE:\n        note", '"DE" is there already, as "DEU"; keep one'),
    (ROADS, "FRA:\n        note", "fra:\n        note", 'country has no member "fra"; did you mean "FRA"?'),
    (ROADS, "FRA:\n        note", "FRA, DEU:\n        note", '"FRA, DEU" names 2 of 1 members'),
    (ROADS, "FRA:\n        note", "F/RA:\n        note", '"F/RA" are no members; write them like DEU'),
    (ROADS, "each: Length of roads in {country}", "each: Length of roads in {land}", "({land} does not fit)"),
    (ROADS, "each: Length of roads in {country}", "each: Length of roads", "({country} does not fit)"),
    (ROADS, "period: 2024, value: 80", "period: 2024, value: many", '"many" is not a number'),
    ("data/dimensions/countries.yml", "id: country", "id: source", 'calls have an argument "source" already'),
    ("data/dimensions/countries.yml", "id: FRA", "id: deu", 'two of its `members` go by "deu"'),
    ("data/dimensions/countries.yml", "id: DEU", "id: D_EU", '"D_EU" is no member; write letters, digits and hyphens'),
]  # fmt: skip


@pytest.mark.parametrize(("path", "old", "new", "told"), FAULTS)
def test_what_does_not_fit_is_told_where_it_stands(roads: Project, path: str, old: str, new: str, told: str) -> None:
    """The first problem is the one to mend, and of what follows from it nothing is told twice."""
    roads.replace(path, old, new)
    first, *others = roads.problems()
    assert told in first
    assert first.startswith(f"{path}:")
    assert not [other for other in others if "there is no figure" in other]


@pytest.mark.parametrize(
    "fields",
    [
        "dimensions: [country]",
        "dimensions: [country], series: {}",
        "dimensions: [country], series: {DEU: []}",
        "dimensions: [country], series: [DEU]",
        "series: {DEU: []}, formula: length",
        "each: A {country}, formula: length",
        "dimensions: [country], observations: [{value: 5, source: survey, locator: a, as_stated: 5}]",
        "dimensions: [country], formula: roads, series: {DEU: [{value: 5, source: survey, locator: a, as_stated: 5}]}",
    ],
)
def test_a_figure_is_whole_or_refused(roads: Project, fields: str) -> None:
    """What is broken down has its observations in series, or a formula; what is not has no series."""
    roads.write(
        "data/figures/more.yml", f"title: More\nfigures:\n  - {{id: more, label: L, measures: M, unit: km, {fields}}}\n"
    )
    [problem] = roads.problems()
    assert problem.startswith("data/figures/more.yml:3:")


def test_a_record_with_the_id_of_a_series_is_refused(roads: Project) -> None:
    more = "{id: roads-deu, label: L, measures: M, unit: km, observations: [{value: 5, source: survey, locator: a, as_stated: 5}]}"
    roads.write("data/figures/a.yml", f"title: More\nfigures:\n  - {more}\n")
    assert any('the id "roads-deu" is taken already' in problem for problem in roads.problems())


def test_the_id_of_a_series_is_that_of_no_other_figure(roads: Project) -> None:
    """Also not that of another one that is broken down."""
    roads.replace(ROADS, "- id: people", "- id: roads-deu")
    roads.replace(ROADS, "formula: roads / people", "formula: roads")
    assert any("the id of a series, roads-deu, is that of another figure" in problem for problem in roads.problems())


@pytest.mark.parametrize("name", ["all", "True"])
def test_a_member_is_not_called_as_charts_call_several(roads: Project, name: str) -> None:
    roads.replace("data/dimensions/countries.yml", "id: ITA", f"id: {name}")
    assert any(f'a member can\'t be called "{name}"' in problem for problem in roads.problems())
