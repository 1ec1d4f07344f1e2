"""Ranges that are quantiles don’t add: what is made of several says that its range is an outer bound."""

import json

import pytest
from conftest import Project

OUTER = "Its range is an outer bound: quantiles don’t add"

FIGURES = """
    title: More
    figures:
      - id: part
        label: Part of it
        measures: Up to the bridge.
        unit: km
        interval: 90%
        observations:
          - {{value: 50, low: 40, high: 60, source: survey, locator: row 2, as_stated: 50 km}}
      - id: rest
        label: The rest
        measures: From the bridge on.
        unit: km
        observations:
          - {{value: 50, low: 45, high: 55, {interval}source: survey, locator: row 3, as_stated: 50 km}}
      - {{id: plain, label: Plain, measures: A length., unit: km, observations: [{{value: 7, source: survey,
         locator: row 4, as_stated: 7 km}}]}}
      - {{id: made, label: Made, measures: A length., unit: km, formula: "{formula}"}}
      - {{id: further, label: Further, measures: A length., unit: km, formula: 2 * made}}
    """


def made_of(project: Project, formula: str, interval: str = "") -> tuple[str, dict[str, object]]:
    """The row of the result of the formula on its page, and its working for programs."""
    project.write("data/figures/more.yml", FIGURES.format(formula=formula, interval=interval))
    page = project.pages()["figures/more.md"]
    told = json.loads((project.root / "written/figures/more.json").read_text("utf-8"))
    rows = [line for line in page.partition("## Made")[2].splitlines() if "computed" in line]
    return rows[0], told["figures"]["further"]["readings"][0]["working"]


@pytest.mark.parametrize(
    ("formula", "interval"),
    [
        ("part + rest", ""),
        ("part + rest", "interval: 80%, "),
        ("sum(part, part, plain)", ""),
        ("part - rest", "interval: 90%, "),
        ("max(part, rest)", ""),
    ],
)
def test_what_is_made_of_several_ranges_has_an_outer_bound(project: Project, formula: str, interval: str) -> None:
    """Where one of them is a range of quantiles; and so has what is computed from that."""
    row, working = made_of(project, formula, interval)
    assert OUTER in row
    assert working["range"] == "outer bound"


@pytest.mark.parametrize("formula", ["part + plain", "2 * part", "-part", "part * plain / plain"])
def test_what_is_made_of_one_range_keeps_its_share(project: Project, formula: str) -> None:
    """Beside numbers without a range the quantiles stay what they are."""
    row, working = made_of(project, formula)
    assert "Its range holds 90% of the outcomes." in row
    assert working["range"] == "90%"


def test_ranges_between_bounds_add_up(project: Project) -> None:
    """Nothing is said of ranges that hold all that is possible, nor of numbers without one."""
    for formula in ("rest + rest", "plain + plain"):
        row, working = made_of(project, formula)
        assert "Its range" not in row
        assert "range" not in working


def test_readers_see_which_ranges_are_quantiles(project: Project) -> None:
    """Beside what a figure measures, or beside the one observation."""
    made_of(project, "part + rest", "interval: 80%, ")
    page = (project.root / "written/figures/more.md").read_text("utf-8")
    assert "Ranges are quantiles: 90% of the outcomes lie between low and high." in page
    assert "80% of the outcomes lie between low and high." in page


def test_a_share_of_outcomes_needs_a_range(project: Project) -> None:
    """Quantiles of a single number, and shares that are none, are told."""
    project.observations("- {value: 5, interval: 90%, source: survey, locator: row 1, as_stated: 5 km}")
    assert any("`interval` goes with `low` and `high`" in problem for problem in project.problems())
    project.observations("- {low: 4, high: 5, interval: most, source: survey, locator: row 1, as_stated: 4 to 5 km}")
    assert any("write it like 90%" in problem for problem in project.problems())
