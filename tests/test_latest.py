"""`first` and `latest`, in calls, claims, formulas, reconciliations, tables, cards and charts: by the data, no clock."""

import json
import subprocess

import pytest
from click.testing import CliRunner
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.memory import Memory
from sourced_briefing.build import build_briefing
from sourced_briefing.cli import main
from sourced_briefing.values.periods import parse_period
from sourced_briefing.values.series_ends import EndError, chosen, end_of

WHO = ["-c", "user.name=a", "-c", "user.email=a@x.example"]
SERIES = [(2021, 100), (2022, 110), (2023, 130)]


def observed(*said: tuple[object, int], source: str = "survey", more: str = "") -> str:
    return "".join(
        f'- {{period: {period}, value: {value}, source: {source}, locator: row 1, as_stated: "{value} km"{more}}}\n'
        for period, value in said
    )


@pytest.fixture
def river(project: Project) -> Project:
    project.observations(observed(*SERIES))
    return project


def test_the_latest_is_written_with_its_period(river: Project) -> None:
    """Unless the sentence says it: then the period is a call of its own."""
    assert river.reads('It is {{ figure("length", "latest") }}.') == "It is 130 km (2023)."
    assert river.reads('It was {{ figure("length", "first") }}.') == "It was 100 km (2021)."
    apart = 'In {{ period("length") }} it was {{ figure("length", "latest", when=false) }}.'
    assert river.reads(apart) == "In 2023 it was 130 km."


def test_new_data_change_it_and_nothing_else_does(river: Project) -> None:
    """A page names what it leaves to the data; a period that is named stays."""
    body = '{{ figure("length", "latest", cite=false) }}, {{ figure("length", "2023", cite=false) }}'
    assert river.reads(body) == "130 km (2023), 130 km"
    river.observations(observed(*SERIES, (2024, 150)))
    assert river.reads(body) == "150 km (2024), 130 km"


def test_claims_say_of_when_they_are(river: Project) -> None:
    """In the order of time; a claim that names its periods says nothing more."""
    assert (
        river.reads('It {{ claim("more than", "length[latest]", "length[first]") }}.') == "It more than (2021, 2023)."
    )
    assert river.reads('It {{ claim("rose every year", "length[2021..latest]") }}.') == "It rose every year (2023)."
    assert river.reads('{{ claim("rose every year", "length[first..latest]", when=false) }}') == "rose every year"
    assert river.reads('{{ claim("more than", "length[2023]", "length[2021]") }}') == "more than"


def test_tables_cards_and_titles_say_it_too(river: Project) -> None:
    """A card says of when it is anyway."""
    assert "130 km (2023)" in river.reads('{{ table("length", periods=["first", "latest"]) }}')
    card = river.reads('{{ key_figures(["length", "latest"]) }}')
    assert "As of 2023" in card
    assert "(2023)" not in card
    river.write("content/index.md", '---\ntitle: The river\nheadline: It is {{ figure("length", "latest") }}\n---\n')
    assert "It is 130 km (2023)" in river.pages()["index.md"]


DERIVED = """
    title: Growth
    figures:
      - {id: grown, label: Growth, measures: Since the start., unit: km, formula: "length[latest] - length[first]"}
      - {id: whole, label: All, measures: All years., unit: km, formula: "sum(length[first..latest])"}
      - {id: pace, label: Pace, measures: In a year., unit: percent, formula: "growth(length[latest])"}
    """
CHECKS = """
    title: Checks
    reconciliations:
      - {id: more, label: More, left: "length[latest]", relation: ">=", right: "length[first]"}
    """


def test_formulas_and_reconciliations_take_it(river: Project) -> None:
    """They are worked out for the period that it stands for."""
    river.replace("data/units.txt", "EUR =", "percent = 0.01 = %\nEUR =")
    river.write("data/figures/growth.yml", DERIVED)
    river.write("data/reconciliations/checks.yml", CHECKS)
    text = river.reads(
        '{{ figure("grown", cite=false) }}, {{ figure("whole", cite=false) }}, {{ figure("pace", cite=false) }}'
    )
    assert text == "30 km computed, 340 km computed, 18% computed"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([(2025, 1), ("2025-Q4", 2)], "2025 and 2025-Q4 end on the same day; name the one that is meant"),
        ([(2024, 1), ("2025/..", 2)], "2025/.. has no last day; name a period"),
        ([(2024, 1), ("undated", 2)], "undated has no last day; name a period"),
    ],
)
@pytest.mark.parametrize(
    "body", ['{{ figure("length", "latest") }}', '{{ claim("more than", "length[latest]", "length[2024]") }}']
)
def test_what_can_be_two_things_is_refused(
    project: Project, said: list[tuple[object, int]], told: str, body: str
) -> None:
    """With what to write instead."""
    project.observations(observed(*said))
    project.prose(body)
    assert any(told in problem and "content/index.md:5" in problem for problem in project.problems())


def test_a_figure_without_periods_has_no_latest(project: Project) -> None:
    """It does not change with time."""
    project.prose('{{ figure("length", "latest") }}')
    assert 'it does not change with time; leave "latest" out' in project.problems()[0]


def test_the_period_that_ends_last_is_the_latest(project: Project) -> None:
    """A quarter after the last whole year is later, and a forecast is a period as any other: no clock is asked."""
    project.observations(observed((2024, 1), ("2025-Q1", 2)))
    assert project.reads('{{ figure("length", "latest") }}') == "2 km (Q1 2025)"
    project.observations(observed((2024, 1), ("2190", 2)))
    assert project.reads('{{ figure("length", "latest") }}') == "2 km (2190)"


def test_what_was_rejected_is_not_the_latest(project: Project) -> None:
    """Nor what another source says, where one is asked for."""
    wrong = observed((2024, 9), more=", status: rejected, reason: Misread.")
    project.observations(observed((2022, 1)) + observed((2023, 2), source="gazette") + wrong)
    assert project.reads('{{ figure("length", "latest") }}') == "2 km (2023)"
    assert project.reads('{{ figure("length", "latest", source="survey") }}') == "1 km (2022)"


CHART = """
    title: Charts
    charts:
      - id: c
        title: It grew
        kind: line
        series: [{figure: length, periods: [PERIODS]}]
    """


@pytest.mark.parametrize(
    ("periods", "drawn"),
    [
        ("latest", ["2023"]),
        ("first, latest", ["2021", "2023"]),
        ("2022..latest", ["2022", "2023"]),
        ("last 2", ["2022", "2023"]),
        ("first 1", ["2021"]),
        ("last 10", ["2021", "2022", "2023"]),
    ],
)
def test_charts_draw_periods_by_where_they_are(river: Project, periods: str, drawn: list[str]) -> None:
    """So that a chart goes on by itself."""
    river.write("data/charts/c.yml", CHART.replace("PERIODS", periods))
    river.prose('{{ chart("c") }}')
    points = river.briefing().chart_data["c"].points
    assert [point.period.text for point in points if point.period] == drawn
    assert "It grew" in river.pages()["index.md"]


@pytest.mark.parametrize(
    "periods", ["last 0", "last 2000", "last", "2024..latest", "latest..first", "1..2..3", "last -1"]
)
def test_what_a_chart_can_t_draw_is_refused_at_its_place(river: Project, periods: str) -> None:
    """By name."""
    river.write("data/charts/c.yml", CHART.replace("PERIODS", periods))
    river.prose('{{ chart("c") }}')
    assert any("data/charts/c.yml:6:" in problem for problem in river.problems())


def test_an_edition_freezes_what_it_meant(river: Project) -> None:
    """Of claims, of formulas and of checks."""
    river.replace("data/units.txt", "EUR =", "percent = 0.01 = %\nEUR =")
    river.write("data/figures/growth.yml", DERIVED)
    river.write("data/reconciliations/checks.yml", CHECKS)
    river.prose('It {{ claim("more than", "length[latest]", "length[2021]") }}.')
    assert river.release("2026-11").exit_code == 0
    frozen = json.loads((river.root / "data/editions/2026-11.json").read_text("utf-8"))
    assert [each["meant"] for each in frozen["claims"].values()] == [["length[latest] is 2023"]]
    assert frozen["figures"]["grown"]["meant"] == ["length[latest] is 2023", "length[first] is 2021"]
    assert frozen["reconciliations"]["more"]["meant"] == ["length[latest] is 2023", "length[first] is 2021"]
    assert "meant" not in frozen["figures"]["length"]


def test_the_difference_shows_the_sentence(river: Project) -> None:
    """Before and after new data."""
    river.prose('It is {{ figure("length", "latest") }} long.')
    commands = (["init", "-q"], ["add", "-A"], [*WHO, "commit", "-qm", "x"])
    for command in commands:
        subprocess.run(["git", *command], cwd=river.root, check=True)  # noqa: S607
    river.observations(observed(*SERIES, (2024, 150)))
    told = CliRunner().invoke(main, ["--project", str(river.root), "diff"]).output
    assert "130 km (2023)" in told
    assert "150 km (2024)" in told


def test_a_running_build_follows(river: Project) -> None:
    """A new period, and one that is gone, reach pages, claims and charts that name none, as in a build from nothing."""
    river.write("data/charts/c.yml", CHART.replace("PERIODS", "2021..latest, last 1"))
    river.prose(
        'It is {{ figure("length", "latest") }} and {{ claim("more than", "length[latest]", "length[first]") }}.\n\n'
        '{{ chart("c") }}\n\n{{ table("length", periods=["latest"]) }}'
    )
    memory = Memory()
    for series in (SERIES, [*SERIES, (2024, 150)], SERIES[:2], SERIES):
        river.observations(observed(*series))
        kept = build_briefing(river.root, memory=memory)
        fresh = build_briefing(river.root)
        assert [page.text for page in kept.prose.values()] == [page.text for page in fresh.prose.values()]
        drawn = [point.period for point in kept.briefing.chart_data["c"].points]
        assert drawn == [point.period for point in fresh.briefing.chart_data["c"].points]


YEARS = st.lists(st.integers(1000, 3000).map(str), min_size=1, max_size=8, unique=True)


@given(YEARS, st.integers(1, 20))
def test_laws_of_ends(years: list[str], count: int) -> None:
    """The latest is the last of the last so many, whatever the order in which they stand; all of them hold the first."""
    times: dict[str, object] = {year: parse_period(year).stretch for year in sorted(years)}
    assert end_of("latest", dict(reversed(times.items()))) == max(times)
    assert chosen(f"last {count}", times) == list(times)[-count:]
    assert chosen("first..latest", times) == list(times)
    assert chosen("latest", times) == [max(times)]
    assert chosen(max(times), times) is None


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Never anything else."""
    try:
        found = chosen(text, {"2024": (1, 2)})
    except EndError:
        return
    assert found is None or set(found) <= {"2024"}
