"""Numbers of very different size: a logarithmic scale is asked for, refused where it would mislead, and told."""

from math import log10

import pytest
from conftest import Project
from drawing import Plain, Site, names, traces, years
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.problems import Severity
from sourced_briefing.build import write_briefing
from sourced_briefing.charts import CHART_KINDS, Drawing
from sourced_briefing.charts.axes import log_ticks
from sourced_briefing.checks import RULES
from sourced_briefing.model.addresses import alone_path

OF_ANY_SCALE = [name for name, kind in CHART_KINDS.items() if kind.any_scale]
OF_ONE = [name for name in OF_ANY_SCALE if not CHART_KINDS[name].in_pairs]
FROM_ZERO = [name for name, kind in CHART_KINDS.items() if not kind.any_scale and not kind.of_events]


@pytest.fixture
def site(project: Project) -> Site:
    return Site(project)


def amounts_axis(drawing: Drawing) -> Plain:
    [axis] = [drawing.spec["layout"][a] for a in ("xaxis", "yaxis") if "title" in drawing.spec["layout"][a]]
    return axis


@pytest.mark.parametrize("kind", OF_ONE)
def test_a_logarithmic_scale_is_drawn_and_told(site: Site, kind: str) -> None:
    """All numbers lie on the axis, at powers of ten; the axis, the description and a sentence below it say so."""
    site.figure("rhine", *years(5, 50, 500, 50_000, 5_000_000))
    drawing = site.draw(kind, "rhine", scale="log")
    axis = amounts_axis(drawing)
    start, end = axis["range"]
    assert axis["type"] == "log"
    assert start < log10(5) < log10(5_000_000) < end
    assert all(start < log10(tick) < end for tick in axis["tickvals"])
    assert axis["ticktext"][:5] == ["1", "10", "100", "1,000", "10,000"]
    assert axis["title"]["text"] == "km (logarithmic scale)"
    assert drawing.alt.startswith(f"{CHART_KINDS[kind].title}, on a logarithmic scale. ")
    assert "logarithmic" in drawing.reading


def test_without_asking_no_scale_is_logarithmic(site: Site) -> None:
    site.figure("rhine", *years(5, 50))
    for scale in ({}, {"scale": "linear"}):
        drawing = site.draw("line", "rhine", **scale)
        assert "type" not in amounts_axis(drawing)
        assert drawing.reading == ""
        assert "logarithmic" not in drawing.alt


def test_pages_tell_that_a_scale_is_logarithmic(project: Project) -> None:
    """On the page of the chart and on the page with the chart alone, before any script runs."""
    chart = "{id: chart, title: It is long, kind: dots, scale: log, series: [{figure: length}]}"
    project.write("data/charts/rivers.yml", f"title: Rivers\ncharts:\n  - {chart}\n")
    write_briefing(project.root, project.root / "out", "none")
    for page in ("charts/rivers.md", alone_path("chart")):
        assert "The scale is logarithmic" in (project.root / "out" / page).read_text("utf-8")


@pytest.mark.parametrize("kind", FROM_ZERO)
@pytest.mark.parametrize("scale", ["log", "linear"])
def test_what_begins_at_zero_has_no_other_scale(site: Site, kind: str, scale: str) -> None:
    """Bars, stacks and funnels would begin at an arbitrary number; a setting that can do nothing is refused too."""
    site.figure("rhine", *years(5))
    site.figure("elbe", *years(7))
    message = f"a {kind} chart begins at zero, which a logarithmic scale has not; "
    assert site.problems(kind, "rhine", "elbe", scale=scale) == [
        message + f"remove `scale`, or make it one of {', '.join(OF_ANY_SCALE)}"
    ]


def test_a_timeline_has_no_scale_of_amounts(site: Site) -> None:
    site.event("flood", "2001-02")
    message = f"a timeline chart draws no amounts; remove `scale`, or make it one of {', '.join(OF_ANY_SCALE)}"
    assert site.problems("timeline", events=["flood"], scale="log") == [message]


@pytest.mark.parametrize("amount", [{"value": 0}, {"value": -4}, {"value": 5, "low": 0, "high": 9}, {"high": 0}])
@pytest.mark.parametrize("kind", OF_ONE)
def test_zero_and_less_have_no_place_on_a_logarithmic_scale(site: Site, kind: str, amount: Plain) -> None:
    """The figure and the period are named; what the chart does not draw is no problem."""
    site.figure("rhine", *years(5), {"period": "2002", **amount})
    why = '"rhine", 2002, is not above zero, and a logarithmic scale has no place for it'
    assert site.problems(kind, "rhine", scale="log") == [f"{why}; remove `scale`, or name other `periods`"]
    assert site.problems(kind, {"figure": "rhine", "periods": ["2001"]}, scale="log") == []


def test_bounds_on_a_logarithmic_scale_fade_without_reaching_zero(site: Site) -> None:
    site.figure("rhine", {"low": 5, "period": "2001"}, {"high": 0.001, "period": "2002"})
    drawing = site.draw("range", "rhine", scale="log")
    start, end = amounts_axis(drawing)["range"]
    [least], [most] = (traces(drawing, symbol=f"triangle-{side}-open")[0]["x"] for side in ("right", "left"))
    assert 5 < least < 10**end
    assert 10**start < most < 0.001
    assert names(drawing) == ["2001: at least 5 km", "2002: at most 0.001 km"]


@given(st.floats(1e-29, 1e29), st.floats(1e-29, 1e29))
def test_logarithmic_ticks_are_few_and_hold_any_numbers(a: float, b: float) -> None:
    low, high = sorted((a, b))
    ticks = log_ticks(low, high)
    assert 2 <= len(ticks) <= 8
    assert ticks == sorted(ticks)
    assert 0 < float(ticks[0]) <= low * (1 + 1e-9)


# Without a word


def told(site: Site, kind: str, **fields: str) -> list[tuple[str, Severity]]:
    briefing = site.briefing(kind, "rhine", **fields)
    return [(p.message, rule.severity) for rule in RULES if rule.name.startswith("scale-") for p in rule.find(briefing)]


@pytest.mark.parametrize("kind", OF_ONE)
def test_numbers_of_very_different_size_need_a_word_about_the_scale(site: Site, kind: str) -> None:
    """More than a thousand times: a warning, until the chart says on which scale it is meant to be."""
    site.figure("rhine", *years(5, 6_000))
    assert told(site, kind) == [
        (
            'beside the largest number "rhine", 2001, can\'t be told from zero; '
            "say `scale: log`, or `scale: linear` if that is meant",
            "warning",
        )
    ]
    assert told(site, kind, scale="log") == told(site, kind, scale="linear") == []


def test_a_zero_beside_large_numbers_needs_no_word(site: Site) -> None:
    site.figure("rhine", *years(0, 6, 6_000))
    assert told(site, "line") == []
