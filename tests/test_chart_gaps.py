"""Charts of what is not known for every period: nothing is joined, hidden or made up where there is no data."""

from datetime import date, timedelta

import pytest
from conftest import Project
from drawing import Plain, Site, bars, traces, years
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.charts import Drawing


@pytest.fixture
def site(project: Project) -> Site:
    return Site(project)


def dated(*periods: str) -> list[Plain]:
    return [{"period": period, "value": n} for n, period in enumerate(periods, 1)]


def joined(drawing: Drawing) -> list[tuple[float, float]]:
    """The values of neighbours that a line joins, whatever its look."""
    lines = [t for t in traces(drawing, mode="lines") if "connectgaps" in t]
    pairs = [pair for line in lines for pair in zip(line["y"], line["y"][1:], strict=False)]
    return [(a, b) for a, b in pairs if a is not None and b is not None]


def legend(drawing: Drawing) -> list[str]:
    return [trace["name"] for trace in drawing.spec["data"] if trace.get("x") == [None]]


# Lines


@pytest.mark.parametrize(
    ("periods", "apart"),
    [
        (["2001", "2002", "2003", "2012", "2013"], [(3, 4)]),
        (["2001", "2012"], [(1, 2)]),
        (["2001-Q1", "2001-Q2", "2001-Q4", "2002-Q1"], [(2, 3)]),
        (["2001-11", "2001-12", "2002-01", "2002-03"], [(3, 4)]),
        (["2001-H1", "2001-H2", "2003-H1"], [(2, 3)]),
        (["2001/2002", "2003/2004", "2007/2008"], [(2, 3)]),
        (["2001-W01", "2001-W02", "2001-W03", "2001-W05", "2001-W06"], [(3, 4)]),
        (["196X", "197X", "199X", "200X"], [(2, 3)]),
        (["2001-01-31", "2001-02-28", "2001-03-31", "2001-05-31"], [(3, 4)]),
        (["2001-01-01", "2001-01-02", "2001-01-03", "2001-01-05", "2001-01-06"], [(3, 4)]),
    ],
)
def test_a_line_is_interrupted_where_periods_of_its_own_step_are_missing(
    site: Site, periods: list[str], apart: list[tuple[float, float]]
) -> None:
    """A line joins neighbours only; the table and the description say that there is no data."""
    site.figure("rhine", *dated(*periods))
    drawing = site.draw("line", "rhine")
    assert joined(drawing) == [(n, n + 1) for n in range(1, len(periods)) if (n, n + 1) not in apart]
    assert legend(drawing) == []
    assert "no data between" in drawing.alt
    told = [[cell.text for cell in row] for row in drawing.rows if row[2].text == "no data"]
    assert [row[0] for row in told] == ["Rhine"]


@pytest.mark.parametrize(
    "periods",
    [
        ["2001", "2002", "2003"],
        ["1980", "1990", "2000", "2010"],
        ["2020-W52", "2020-W53", "2021-W01", "2021-W02"],
        ["2001-Q3", "2001-Q4", "2002-Q1"],
        ["2001-02", "2002-02", "2003-02", "2004-02", "2005-02"],
        ["2001-03-31", "2001-06-30", "2001-09-30", "2001-12-31"],
        ["2001-01-04", "2001-01-05", "2001-01-08", "2001-01-09"],  # from a Thursday to a Tuesday
    ],
)
def test_a_line_is_solid_at_the_step_that_its_series_has(site: Site, periods: list[str]) -> None:
    """Every tenth year, every February, every quarter's last day, every working day: nothing is missing."""
    site.figure("rhine", *dated(*periods))
    drawing = site.draw("line", "rhine")
    assert len(joined(drawing)) == len(periods) - 1
    assert legend(drawing) == []
    assert "no data" not in drawing.alt


def test_a_year_is_not_joined_to_its_quarters(site: Site) -> None:
    """Periods of unlike length make lines of their own: a year is no neighbour of the quarters that it sums up."""
    site.figure("rhine", *dated("1999", "2000", "2001", "2001-Q1", "2001-Q2", "2001-Q3", "2001-Q4"))
    drawing = site.draw("line", "rhine")
    assert joined(drawing) == [(1, 2), (2, 3), (4, 5), (5, 6), (6, 7)]


def test_a_band_ends_where_its_line_does(site: Site) -> None:
    ranges = [{"period": str(year), "value": 5, "low": 4, "high": 6} for year in (2001, 2002, 2007, 2008)]
    site.figure("rhine", *ranges)
    bands = traces(site.draw("line", "rhine"), fill="toself")
    assert [band["x"][0][:4] for band in bands] == ["2001", "2007"]
    assert [len(band["x"]) for band in bands] == [4, 4]


def test_a_line_is_not_joined_over_a_break_even_where_data_are_missing(site: Site) -> None:
    site.figure("rhine", *dated("2001", "2002", "2007", "2008"), breaks=[{"at": "2005", "note": "Anew."}])
    drawing = site.draw("line", "rhine")
    assert joined(drawing) == [(1, 2), (3, 4)]


@given(st.lists(st.integers(0, 400), min_size=2, max_size=12, unique=True))
def test_what_is_joined_never_spans_a_period_twice_as_long_as_the_shortest_step(
    tmp_path_factory: pytest.TempPathFactory, numbers: list[int]
) -> None:
    """Whatever months are there: where two months are next to each other, a solid line joins only such."""
    months = sorted({0, 1, *numbers})
    site = Site(Project(tmp_path_factory.mktemp("months")))
    site.figure("rhine", *({"period": f"{1950 + n // 12}-{n % 12 + 1:02}", "value": n} for n in months))
    drawing = site.draw("line", "rhine")
    assert all(b - a == 1 for a, b in joined(drawing))


def test_many_days_with_a_gap_are_drawn(site: Site) -> None:
    days = [date(2001, 1, 1) + timedelta(days=n) for n in (*range(900), *range(1000, 1900))]
    site.figure("level", *({"period": day.isoformat(), "value": n} for n, day in enumerate(days)))
    pairs = joined(site.draw("line", "level"))
    assert len(pairs) == 1798
    assert (899, 900) not in pairs


@pytest.mark.parametrize("kind", ["line", "bar"])
@pytest.mark.parametrize("chosen", [{"periods": ["2001", "2002", "2004"]}, {"source": "survey"}])
def test_what_a_chart_was_told_to_leave_out_is_not_said_to_be_missing(site: Site, kind: str, chosen: Plain) -> None:
    """Where a chart chooses periods or a source, there may be data that it does not show."""
    survey = [{"source": "survey", **observation} for observation in dated("2001", "2002", "2004")]
    site.figure("rhine", *survey, *dated("2003"))
    site.figure("elbe", *survey, *dated("2003-Q1"))
    drawing = site.draw(kind, {"figure": "rhine", **chosen})
    assert "no data shown" in drawing.alt
    assert kind == "line" or legend(drawing)[0].startswith("no data shown")
    assert drawing.rows[-1][2].text == "no data shown"
    if "periods" in chosen:  # a quarter is no year
        assert site.draw(kind, {"figure": "elbe", **chosen}).rows[-1][2].text == "no data"


# Bars


def hollow(drawing: Drawing) -> list[tuple[float, float, str]]:
    """Where the hollow squares stand, and their colour."""
    squares = traces(drawing, symbol="square-open")
    return [(x, y, t["marker"]["color"]) for t in squares for x, y in zip(t["x"], t["y"], strict=True)]


def test_an_empty_place_between_bars_says_that_there_is_no_data(site: Site) -> None:
    """A hollow square stands where a bar would; the legend, its card, the table and the description say what it is."""
    site.figure("rhine", *dated("2001", "2002", "2004"))
    drawing = site.draw("bar", "rhine")
    [(x, y, colour)] = hollow(drawing)
    assert (x, colour) == (2, "@series0")
    assert 0 < y < drawing.spec["layout"]["yaxis"]["range"][1]
    assert legend(drawing) == ["no data"]
    assert traces(drawing, symbol="square-open")[0]["hovertext"] == ["Rhine<br><b>2003: no data</b>"]
    assert [cell.text for cell in drawing.rows[-1]] == ["Rhine", "2003", "no data", ""]
    assert drawing.alt.startswith("Bar chart. Rhine: no data 2003; ")


def test_a_stack_that_lacks_a_part_says_so(site: Site) -> None:
    """On top of what is known a hollow square in the colour of the missing part; no square covers another."""
    site.figure("rhine", *years(60, 55))
    site.figure("elbe", *years(40))
    site.figure("weser", *years(5))
    drawing = site.draw("stacked-bar", "rhine", "elbe", "weser")
    assert legend(drawing) == ["Rhine", "Elbe", "Weser", "no data"]
    (x, y, colour), (other_x, other_y, other_colour) = hollow(drawing)
    assert (x, colour, other_x, other_colour) == (1, "@series1", 1, "@series2")
    assert 55 < y < other_y < drawing.spec["layout"]["yaxis"]["range"][1]
    assert "Elbe: no data 2002; Weser: no data 2002" in drawing.alt
    assert [[c.text for c in row[:3]] for row in drawing.rows[-2:]] == [
        ["Elbe", "2002", "no data"],
        ["Weser", "2002", "no data"],
    ]


def test_a_zero_in_a_stack_is_not_missing(site: Site) -> None:
    site.figure("rhine", *years(60, 55))
    site.figure("elbe", *years(40, 0))
    drawing = site.draw("stacked-bar", "rhine", "elbe")
    assert hollow(drawing) == []
    assert "no data" not in drawing.alt


def test_a_figure_that_is_missing_beside_others_leaves_no_mark(site: Site) -> None:
    """Side by side each bar is seen to be there or not; only a place without any bar says that there is no data."""
    site.figure("rhine", *dated("2001", "2003"))
    site.figure("elbe", *dated("2001"))
    drawing = site.draw("grouped-bar", "rhine", "elbe")
    assert [(x, colour) for x, _, colour in hollow(drawing)] == [(1, "@series0"), (1, "@series1")]
    assert len(bars(drawing)) == 3


def test_a_long_time_without_data_between_bars_is_marked(site: Site) -> None:
    """Where empty places would be many more than bars, a dashed stroke parts them, and says what it means."""
    site.figure("rhine", *dated("2000", "2001", "2050", "2051"))
    drawing = site.draw("bar", "rhine")
    assert [shape["x0"] for shape in drawing.spec["layout"]["shapes"]] == [1.5]
    assert legend(drawing) == ["no data between"]
    assert drawing.alt.startswith("Bar chart. Rhine: no data between 2001 and 2050; ")
    site.figure("census", *dated("1950", "2000", "2050", "2100"))
    assert site.draw("bar", "census").spec["layout"]["shapes"] == []
