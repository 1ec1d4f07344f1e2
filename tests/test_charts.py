"""Charts: what is drawn of ranges, bounds, breaks and disputes, and what is refused."""

import json
import re
import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from conftest import REPOSITORY, Project
from drawing import ROLE, Plain, Site, bars, broken, drawn, names, quarters_of, strings, traces, years
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.problems import BriefingError
from sourced_briefing.build import build_briefing
from sourced_briefing.charts import CHART_KINDS, Drawing
from sourced_briefing.charts.axes import nice_ticks, time_ticks
from sourced_briefing.charts.flags import Flag, raised
from sourced_briefing.facts.establish import establish
from sourced_briefing.load.loader import load
from sourced_briefing.model import ChartKindName

OUR_TAGS = re.compile(r"</?b>|<br>")
OF_FIGURES = [name for name, kind in CHART_KINDS.items() if not kind.of_events]


@pytest.fixture
def site(project: Project) -> Site:
    return Site(project)


# Bars


def test_bars_of_one_figure_follow_time_and_keep_a_place_for_what_is_missing(site: Site) -> None:
    """Bars stand in order of time, whatever the order in the file; a year without a number is an empty place."""
    site.figure("rhine", {"period": "2004", "value": 4}, {"period": "2001", "value": 1}, {"period": "2002", "value": 2})
    drawing = site.draw("bar", "rhine")
    [trace] = traces(drawing, "bar")
    assert (trace["x"], trace["y"]) == ([0, 1, 3], [1, 2, 4])
    assert drawing.spec["layout"]["xaxis"]["ticktext"] == ["2001", "2002", "2003", "2004"]


def test_fiscal_quarters_are_filled_up_in_their_own_calendar(site: Site) -> None:
    """A missing quarter between two fiscal years has its place."""
    quarters = {f"FY{y}": {"starts": f"{y}-01-01", "quarters_end": quarters_of(y)} for y in (2020, 2021)}
    calendars = {"title": "Years", "calendars": [{"id": "mill", "label": "The mill", "years": quarters}]}
    site.project.write("data/calendars.yml", json.dumps(calendars))
    site.figure("grain", {"period": "FY2020-Q3", "value": 1}, {"period": "FY2021-Q1", "value": 2}, calendar="mill")
    ticks = site.draw("bar", "grain").spec["layout"]["xaxis"]["ticktext"]
    assert ticks == ["FY2020 Q3", "FY2020 Q4", "FY2021 Q1"]


def test_bars_of_several_figures_lie_below_their_names(site: Site) -> None:
    """Each row says what it is and how much; a name that the chart gives is used."""
    site.figure("rhine", {"value": 1_233})
    site.figure("elbe", {"period": "2001", "value": 1_094})
    drawing = site.draw("bar", "rhine", {"figure": "elbe", "label": "The Elbe"})
    assert bars(drawing, upright=False) == [(0, 1233, "@series0"), (0, 1094, "@series0")]
    assert names(drawing) == ["Rhine: 1,233 km", "The Elbe: 1,094 km"]


def test_an_estimate_has_whiskers(site: Site) -> None:
    """The bar ends at the central number; the whiskers reach from low to high."""
    site.figure("rhine", {"period": "2001", "value": 10, "low": 7, "high": 15})
    drawing = site.draw("bar", "rhine")
    [whisker] = [trace for trace in traces(drawing) if "error_y" in trace]
    assert bars(drawing) == [(0, 10, "@series0")]
    assert (whisker["error_y"]["array"], whisker["error_y"]["arrayminus"]) == ([5], [3])


def test_a_range_is_full_to_its_low_end_and_pale_to_its_high_end(site: Site) -> None:
    """No number is made up for the middle: what is known is full, and a range of 0.01% looks like a number."""
    site.figure("rhine", {"period": "2001", "low": 7, "high": 15})
    drawing = site.draw("bar", "rhine")
    [(start, end, fill)] = bars(drawing)
    assert (start, end) == (7, 15)
    assert fill.startswith("@series0/")
    [foot] = traces(drawing, "bar", hoverinfo="skip")
    assert (foot["y"], foot["marker"]["color"]) == ([7], "@series0")


def test_at_least_has_an_open_end(site: Site) -> None:
    """Above an "at least" the bar fades towards an arrow, and the axis has room for it."""
    site.figure("rhine", {"period": "2001", "low": 10})
    drawing = site.draw("bar", "rhine")
    assert bars(drawing) == [(0, 10, "@series0")]
    [arrow] = traces(drawing, symbol="triangle-up-open")
    assert 10 < arrow["y"][0] < drawing.spec["layout"]["yaxis"]["range"][1]
    assert "at least 10 km" in arrow["hovertext"][0]


def test_at_most_is_hollow(site: Site) -> None:
    """The bar of an "at most" is pale, with an arrow that points down from its end."""
    site.figure("rhine", {"period": "2001", "high": 10})
    drawing = site.draw("bar", "rhine")
    assert bars(drawing) == [(0, 10, "@series0/0.15")]
    assert traces(drawing, symbol="triangle-down-open")[0]["y"] == [10]


def test_zero_is_not_a_gap(site: Site) -> None:
    """A zero is marked by a short line, with its number where bars have none at their ends."""
    site.figure("rhine", *years(0, 5, 4, 3, 2))
    [zero] = traces(site.draw("bar", "rhine"), symbol="line-ew-open")
    assert (zero["x"], zero["y"], zero["text"]) == ([0], [0], ["0"])


def test_a_rejected_bar_is_hollow_and_crossed(site: Site) -> None:
    """What was rejected is drawn only where the chart asks for it, and never looks like what was accepted."""
    site.figure("rhine", {"period": "2001", "value": 1_320, "status": "rejected", "reason": "A misprint."})
    site.figure("elbe", {"period": "2001", "value": 1_094})
    drawing = site.draw("bar", {"figure": "rhine", "rejected": True}, "elbe")
    assert [fill for _, _, fill in bars(drawing, upright=False)] == ["@series0", "@muted/0.15"]
    assert traces(drawing, symbol="x-thin-open")[0]["x"] == [1_320]
    assert names(drawing)[0] == "Rhine: 1,320 km (rejected)"


def test_bars_start_at_zero_and_reach_below_it(site: Site) -> None:
    site.figure("level", *years(-3, 1_000, 990))
    axis = site.draw("bar", "level").spec["layout"]["yaxis"]
    assert axis["rangemode"] == "tozero"
    assert axis["range"][0] < -3
    assert 0 in axis["tickvals"]


def values(drawing: Drawing) -> list[tuple[str, float, str]]:
    """What is written at the ends of bars, where, and on which side of that."""
    written = [trace for trace in traces(drawing) if "text" in trace.get("mode", "")]
    return [(text, y, t["textposition"]) for t in written for text, y in zip(t["text"], t["y"], strict=True)]


def test_the_value_of_a_bar_below_zero_stands_below_its_end(site: Site) -> None:
    """Above a bar that rises, below one that falls; a zero is told once."""
    site.figure("level", *years(-3.2, 5, 0))
    drawing = site.draw("bar", "level")
    (five, five_at, five_side), (zero, zero_at, zero_side), (below, below_at, below_side) = values(drawing)
    low, high = drawing.spec["layout"]["yaxis"]["range"]
    assert [(five, five_side), (zero, zero_side)] == [("5 km", "top center"), ("0 km", "top center")]
    assert (below, below_side) == ("−3.2 km", "bottom center")
    assert low < below_at < -3.2 < 0 < zero_at < 5 < five_at < high


def test_bounds_and_ranges_below_zero_are_mirrored(site: Site) -> None:
    """What may go further down fades downwards; what may be nearer to zero is hollow; a range has its foot at zero."""
    site.figure("level", {"period": "2001", "high": -4}, {"period": "2002", "low": -3}, *years(-5, 1, first=2004))
    site.figure("depth", {"period": "2001", "low": -8, "high": -2})
    drawing = site.draw("bar", "level")
    assert [fill for _, end, fill in bars(drawing) if end in (-4, -3)] == ["@series0", "@series0/0.15"]
    assert traces(drawing, symbol="triangle-down-open")[0]["y"][0] < -4
    assert traces(drawing, symbol="triangle-up-open")[0]["y"] == [-3]
    [foot] = traces(site.draw("bar", "depth"), "bar", hoverinfo="skip")
    assert foot["y"] == [-2]


def test_nothing_but_zeros_has_an_axis(site: Site) -> None:
    site.figure("rhine", *years(0, 0))
    assert site.draw("bar", "rhine").spec["layout"]["yaxis"]["range"] == [0, 1]


# Bars side by side and on top of each other


def test_bars_stand_side_by_side_and_close_up_where_one_is_missing(site: Site) -> None:
    """In each year the bars share the place without touching; a figure without a number leaves no hole."""
    site.figure("rhine", *years(1, 2))
    site.figure("elbe", *years(3))
    drawing = site.draw("grouped-bar", "rhine", "elbe")
    rhine, elbe = traces(drawing, "bar")
    assert rhine["x"][0] + rhine["width"][0] / 2 < elbe["x"][0] - elbe["width"][0] / 2
    assert rhine["x"][1] == 1
    assert [t["name"] for t in drawing.spec["data"] if t.get("x") == [None]] == ["Rhine", "Elbe"]


def test_stacked_bars_stand_on_each_other(site: Site) -> None:
    """Each bar begins where the one below it ends, and the axis holds the sum."""
    site.figure("rhine", *years(1, 2))
    site.figure("elbe", *years(30, 40))
    drawing = site.draw("stacked-bar", "rhine", "elbe")
    assert [(start, end) for start, end, _ in bars(drawing)] == [(0, 1), (0, 2), (1, 31), (2, 42)]
    assert drawing.spec["layout"]["yaxis"]["range"][1] >= 42


@pytest.mark.parametrize(
    ("observation", "message"),
    [
        ({"low": 1, "high": 2}, '"rhine", 2001, is a range and can\'t be stacked; make it a grouped-bar'),
        ({"low": 1}, '"rhine", 2001, is an "at least" and can\'t be stacked; make it a grouped-bar'),
        ({"value": -1}, '"rhine" is below zero, which a stacked-bar chart can\'t show; make it a grouped-bar'),
    ],
)
def test_only_numbers_can_be_stacked(site: Site, observation: Plain, message: str) -> None:
    """A range, a bound or a number below zero is refused, not drawn as if it were something else."""
    site.figure("rhine", {"period": "2001", **observation})
    assert site.problems("stacked-bar", "rhine") == [message]


# Lines


def line_of(drawing: Drawing) -> Plain:
    [line] = [t for t in traces(drawing, mode="lines") if "connectgaps" in t and "dash" not in t["line"]]
    return line


def bands_of(drawing: Drawing) -> list[Plain]:
    return traces(drawing, fill="toself")


def test_a_line_has_a_band_where_low_and_high_are_known(site: Site) -> None:
    """The band goes along the high ends and back along the low ones; an exact number has no breadth."""
    wide = {"period": "2002", "value": 5, "low": 4, "high": 8}
    site.figure("rhine", {"period": "2001", "value": 3}, wide)
    drawing = site.draw("line", "rhine")
    [band] = bands_of(drawing)
    assert band["y"] == [3, 8, 4, 3]
    assert line_of(drawing)["y"] == [3, 5]
    assert line_of(drawing)["x"] == ["2001-07-02", "2002-07-02"]


def test_lines_carry_their_names(site: Site) -> None:
    """Where there are several each has its name at its end, in its colour, and no legend; one line needs none."""
    site.figure("rhine", *years(1, 2, 3))
    site.figure("elbe", *years(9, 8))
    drawing = site.draw("line", "rhine", "elbe")
    rhine, elbe = sorted(drawing.spec["layout"]["annotations"], key=lambda note: note["text"], reverse=True)
    assert (rhine["text"], rhine["x"], rhine["y"]) == ("<b>Rhine</b>", "2003-07-02", 3)
    assert (elbe["text"], elbe["x"], elbe["y"]) == ("<b>Elbe</b>", "2002-07-02", 8)
    assert [note["font"]["color"] for note in (rhine, elbe)] == ["@series0", "@series1"]
    assert [trace for trace in drawing.spec["data"] if trace.get("x") == [None]] == []
    assert site.draw("line", "rhine").spec["layout"]["annotations"] == []


@given(st.lists(st.tuples(st.integers(0, 100), st.text("ab ", min_size=1, max_size=18)), min_size=2, max_size=8))
def test_names_of_lines_never_overlap(tmp_path_factory: pytest.TempPathFactory, ends: list[tuple[int, str]]) -> None:
    """However near each other the lines end, their names stand apart, within the height of the plot."""
    site = Site(Project(tmp_path_factory.mktemp("names")))
    for n, (value, name) in enumerate(ends):
        site.figure(f"river-{n}", *years(50, value), label=f"{n} {name}")
    layout = site.draw("line", *(f"river-{n}" for n in range(len(ends)))).spec["layout"]
    low, high = layout["yaxis"]["range"]
    boxes = []
    for note in layout["annotations"]:
        middle, half = (note["y"] - low) / (high - low) * 300, 14 * (note["text"].count("<br>") + 1) / 2
        boxes.append((middle - half, middle + half))
    assert all(lower[1] <= upper[0] + 0.5 for lower, upper in pairwise(sorted(boxes)))
    assert min(boxes)[0] >= -0.5
    assert max(boxes)[1] <= 300.5


def test_a_line_answers_from_anywhere_in_the_column_of_a_point(site: Site) -> None:
    """A finger need not meet the dot: an unseen column reaches half the way to the next day, over the whole plot."""
    site.figure("rhine", *years(1, 2))
    site.figure("elbe", *years(3))
    drawing = site.draw("line", "rhine", "elbe")
    layout, [column] = drawing.spec["layout"], traces(drawing, "bar")
    assert column["opacity"] == 0
    assert (column["x"], column["base"], column["y"]) == (["2001-07-02", "2002-07-02"], [0, 0], [3, 3])
    day = 24 * 60 * 60 * 1000
    assert column["offset"][1] == -365 / 2 * day
    assert (
        sum(column["width"])
        == (date.fromisoformat(layout["xaxis"]["range"][1]) - date.fromisoformat(layout["xaxis"]["range"][0])).days
        * day
    )
    assert (
        column["hovertext"][0]
        == "2001<br>Rhine: <b>1 km</b><br>Elbe: <b>3 km</b><br>The Gazette: How long is the river?"
    )
    assert column["hovertext"][1].startswith("Rhine<br><b>2002: 2 km</b>")


def test_a_line_has_a_gap_where_no_single_number_is_known(site: Site) -> None:
    """Two voices that differ make a range: the band joins it to its neighbours, the line does not go through it."""
    dispute = [{"period": "2002", "value": 4}, {"period": "2002", "value": 8}]
    site.figure("rhine", {"period": "2001", "value": 3}, *dispute, {"period": "2003", "value": 5})
    drawing = site.draw("line", "rhine")
    assert line_of(drawing)["y"] == [3, None, 5]
    assert bands_of(drawing)[0]["y"] == [3, 8, 5, 5, 4, 3]


def test_a_bound_is_an_open_dot_apart_from_the_line(site: Site) -> None:
    """The line and the band do not touch a bound; an arrow shows its open side and the card says "at least"."""
    site.figure("rhine", {"period": "2001", "value": 3}, {"period": "2002", "low": 4}, {"period": "2003", "high": 9})
    drawing = site.draw("line", "rhine")
    assert line_of(drawing)["y"] == [3]
    least, most = traces(drawing, symbol="circle-open")
    assert (least["y"], most["y"]) == ([4], [9])
    assert "at least 4 km" in least["hovertext"][0]
    assert traces(drawing, symbol="triangle-up-open")[0]["y"][0] > 4
    assert 0 <= traces(drawing, symbol="triangle-down-open")[0]["y"][0] < 9


def test_a_line_breaks_where_its_figure_does(site: Site) -> None:
    """At a break the line stops; a dashed line marks the day, its card holds the note, and the table tells it."""
    breaks = [{"at": "2003", "note": "Measured from another spring."}]
    site.figure("rhine", *years(1, 2, 10, 11), breaks=breaks)
    drawing = site.draw("line", "rhine")
    assert line_of(drawing)["y"] == [1, 2, None, 10, 11]
    [shape] = drawing.spec["layout"]["shapes"]
    assert (shape["x0"], shape["line"]["dash"]) == ("2003-01-01", "dash")
    [label] = drawing.spec["layout"]["annotations"]
    assert (label["text"], label["hovertext"]) == ("break", "Measured from another spring.")
    assert [cell.text for cell in drawing.rows[-1]] == ["Break: Measured from another spring.", "from 2003", "", ""]


def test_a_band_breaks_with_its_line(site: Site) -> None:
    ranges = [{"period": str(year), "value": 5, "low": 4, "high": 6} for year in range(2001, 2005)]
    site.figure("rhine", *ranges, breaks=[{"at": "2003", "note": "Anew."}])
    assert [band["x"][:2] for band in bands_of(site.draw("line", "rhine"))] == [
        ["2001-07-02", "2002-07-02"],
        ["2003-07-02", "2004-07-01"],
    ]


def test_a_break_outside_of_what_is_drawn_is_left_out(site: Site) -> None:
    site.figure("rhine", *years(1, 2, 10, 11), breaks=[{"at": "2003", "note": "Anew."}])
    drawing = site.draw("line", {"figure": "rhine", "periods": ["2001", "2002"]})
    assert drawing.spec["layout"]["shapes"] == []


def test_events_stand_beside_a_line(site: Site) -> None:
    """An event is an upright line with its label, also before the first point; the table names it and its source."""
    site.figure("rhine", *years(1, 2))
    site.event("flood", "1999-03-04")
    drawing = site.draw("line", "rhine", events=["flood"])
    [shape] = drawing.spec["layout"]["shapes"]
    assert (shape["x0"], shape["line"]["dash"]) == ("1999-03-04", "solid")
    assert drawing.spec["layout"]["xaxis"]["range"][0] < "1999-03-04"
    assert drawing.spec["layout"]["annotations"][0]["text"] == "Flood"
    assert [(cell.text, cell.event, cell.source) for cell in drawing.rows[-1]] == [
        ("Flood", "flood", None),
        ("4 March 1999", None, None),
        ("", None, None),
        ("The Gazette", None, "gazette"),
    ]


def test_a_rejected_number_is_a_cross_beside_the_line(site: Site) -> None:
    """The line goes through what was accepted; what was rejected is a cross of its own."""
    wrong = {"period": "2002", "value": 99, "status": "rejected", "reason": "A misprint."}
    site.figure("rhine", *years(1, 2, 3), wrong)
    assert traces(site.draw("line", "rhine"), symbol="x-thin-open") == []
    drawing = site.draw("line", {"figure": "rhine", "rejected": True})
    assert line_of(drawing)["y"] == [1, 2, 3]
    assert traces(drawing, symbol="x-thin-open")[0]["y"] == [99]


def test_one_point_is_a_chart(site: Site) -> None:
    """A line of one point is a dot; a range of its own is a stroke with two ends."""
    site.figure("rhine", {"period": "2001", "low": 2, "high": 5})
    drawing = site.draw("line", "rhine")
    assert any(trace["y"] == [2, 5, None] for trace in traces(drawing, mode="lines"))
    assert traces(drawing, symbol="circle")[0]["y"] == [2, 5]


def days(count: int) -> list[Plain]:
    return [{"period": (date(2001, 1, 1) + timedelta(days=n)).isoformat(), "value": n % 90} for n in range(count)]


def test_a_line_of_five_thousand_points_is_drawn(site: Site) -> None:
    """All points are drawn; dots are left out where there is no room, and the drawing stays in bounds."""
    site.figure("level", *days(5_000))
    drawing = site.draw("line", "level")
    assert sum(len(t["hovertext"]) for t in drawing.spec["data"] if t.get("hovertext")) >= 5_000
    assert len(drawing.rows) == 5_000
    assert drawing.height <= 500
    assert len(drawing.alt) <= 600


def test_more_than_five_thousand_points_are_refused(site: Site) -> None:
    site.figure("level", *days(5_001))
    message = "5,001 points are too many to draw; at most 5,000; name fewer `periods`, or a `source`"
    assert site.problems("line", "level") == [message]


# Rows


def test_a_range_is_joined_and_its_best_number_stands_out(site: Site) -> None:
    """Low and high are joined; the best number is the larger dot; nothing marks a middle that nobody stated."""
    site.figure("rhine", {"value": 5, "low": 4, "high": 8})
    site.figure("elbe", {"low": 1, "high": 3})
    drawing = site.draw("range", "rhine", "elbe")
    ends, best = traces(drawing, symbol="circle")
    assert (ends["x"], best["x"]) == ([4, 8, 1, 3], [5])
    assert ends["marker"]["size"] < best["marker"]["size"]
    assert names(drawing) == ["Rhine: 5 km (4–8)", "Elbe: 1–3 km"]


def test_a_bound_in_a_row_fades_towards_its_open_side(site: Site) -> None:
    """From the open dot of a bound strokes go on, each paler than the one before, to an arrow."""
    site.figure("rhine", {"low": 5})
    site.figure("elbe", {"high": 9})
    drawing = site.draw("range", "rhine", "elbe")
    tails = [t for t in traces(drawing, mode="lines") if t["x"][0] >= 5 and t["x"][1] > t["x"][0]]
    strengths = [float(t["line"]["color"].partition("/")[2]) for t in tails]
    assert len(strengths) > 2
    assert strengths == sorted(strengths, reverse=True)
    assert traces(drawing, symbol="triangle-right-open")[0]["x"][0] > 5
    assert traces(drawing, symbol="triangle-left-open")[0]["x"][0] < 9


def test_every_voice_has_a_row(site: Site) -> None:
    """Sources that disagree stand below each other, each with its name; the preferred one hides no other."""
    other = {"period": "2001", "value": 1_320, "source": "survey", "status": "preferred", "reason": "It measured."}
    site.figure("rhine", {"period": "2001", "value": 1_233}, other)
    drawing = site.draw("dots", "rhine")
    assert names(drawing) == ["The Gazette, 2001: 1,233 km", "Land Registry, 2001: 1,320 km"]
    assert drawing.sources == ["gazette", "survey"]


def test_rows_of_several_figures_stand_below_headings_in_their_colours(site: Site) -> None:
    """Each figure has a heading in the colour of its dots; one of which all was rejected is muted."""
    site.figure("rhine", *years(1, 2))
    site.figure("elbe", {"period": "2001", "value": 9, "status": "rejected", "reason": "A misprint."})
    drawing = site.draw("dots", "rhine", {"figure": "elbe", "rejected": True})
    heads = [note for note in drawing.spec["layout"]["annotations"] if "font" in note]
    assert [(h["text"], h["font"]["color"]) for h in heads] == [("<b>Rhine</b>", "@series0"), ("<b>Elbe</b>", "@muted")]
    assert traces(drawing, symbol="x-thin-open")[0]["x"] == [9]


def test_rows_have_the_height_that_their_names_need(site: Site) -> None:
    """Names are broken into lines that fit on a phone, and no row stands on another."""
    site.figure("rhine", {"value": 1}, label="The river that comes from the mountains " * 4)
    site.figure("elbe", {"value": 2})
    drawing = site.draw("bar", "rhine", "elbe")
    first, second = drawing.spec["layout"]["annotations"]
    lines = first["text"].split("<br>")
    assert max(len(re.sub(OUR_TAGS, "", line)) for line in lines) <= 52
    assert second["y"] >= first["y"] + 17 * len(lines)


# Many at once


def test_a_dot_plot_has_a_low_row_for_each_the_largest_on_top(site: Site) -> None:
    """Its names stand beside the rows; what the briefing is about is bold, and has its colour."""
    for name, value in (("rhine", 1_233), ("oder", 742), ("danube", 2_850)):
        site.figure(name, {"value": value})
    site.figure("elbe", {"low": 1_000, "high": 1_100})
    drawing = site.draw("dot-plot", "rhine", {"figure": "oder", "highlight": True}, "danube", "elbe")
    rows = drawing.spec["layout"]["yaxis"]
    assert rows["ticktext"] == ["Danube", "Rhine", "Elbe", "<b>Oder</b>"]
    assert rows["tickvals"] == sorted(rows["tickvals"])
    assert rows["range"][0] > rows["range"][1]
    [oder] = [t for t in traces(drawing, symbol="circle") if t["marker"]["color"] == "@series1"]
    assert (oder["x"], oder["y"]) == ([742], [rows["tickvals"][3]])


def test_small_multiples_share_their_axes(site: Site) -> None:
    """Each figure has a small plot with its name; lines stand side by side and can be compared."""
    for n, name in enumerate(("rhine", "elbe", "oder")):
        site.figure(name, *years(1 + n, 10 * (n + 1)))
    drawing = site.draw("small-multiples", "rhine", "elbe", {"figure": "oder", "highlight": True})
    layout = drawing.spec["layout"]
    assert names(drawing) == ["Rhine", "Elbe", "Oder"]
    lines = [t for t in traces(drawing, mode="lines") if "connectgaps" in t]
    assert [(t["xaxis"], t["yaxis"], t["y"]) for t in lines] == [
        ("x", "y", [1, 10]),
        ("x2", "y2", [2, 20]),
        ("x3", "y3", [3, 30]),
    ]
    assert [t["line"]["color"] for t in lines] == ["@series0", "@series0", "@series1"]
    assert layout["xaxis"]["range"] == layout["xaxis2"]["range"] == layout["xaxis3"]["range"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"] == layout["yaxis3"]["range"]
    assert layout["xaxis"]["domain"][1] < layout["xaxis2"]["domain"][0]
    assert layout["yaxis3"]["domain"][1] < layout["yaxis"]["domain"][0]
    named = [layout[axis]["showticklabels"] for axis in ("yaxis", "yaxis2", "xaxis", "xaxis3")]
    assert named == [True, False, False, True]


# Two figures against each other


def test_a_scatter_holds_two_figures_against_each_other(site: Site) -> None:
    """A named dot for each period that both have; table, card and description tell both numbers and all sources."""
    site.figure("rhine", *years(10, 20, 30))
    site.figure("barges", *({"source": "survey", **o} for o in years(1, 2)), unit="person")
    chart = {"upward": "Length", "across": "Crew"}
    drawing = site.draw("scatter", {"figure": "rhine", "against": "barges"}, **chart)
    [dots] = traces(drawing, mode="markers")
    assert (dots["x"], dots["y"]) == ([1, 2], [10, 20])
    assert sorted(names(drawing)) == ["2001", "2002"]
    layout = drawing.spec["layout"]
    assert [layout[axis]["title"]["text"] for axis in ("xaxis", "yaxis")] == ["Crew, people", "Length, km"]
    assert drawing.rows[0][2].text == "10 km at 1 person"
    assert sorted(drawing.sources) == ["gazette", "survey"]
    assert drawing.figures == ["rhine", "barges"]


def test_dots_of_a_scatter_show_how_sure_both_numbers_are(site: Site) -> None:
    """Strokes go from low to high, upwards and across; on a logarithmic scale names stand at their dots too."""
    site.figure("rhine", {"value": 10, "low": 8, "high": 15})
    site.figure("barges", {"value": 100, "low": 50, "high": 120})
    drawing = site.draw("scatter", {"figure": "rhine", "against": "barges"}, scale="log")
    [strokes] = traces(drawing, mode="lines")
    assert strokes["x"] == [100, 100, None, 50, 120, None]
    assert strokes["y"] == [8, 15, None, 10, 10, None]
    assert drawing.spec["layout"]["annotations"][0]["x"] == 2


def test_a_name_that_made_room_is_joined_to_its_dot(site: Site) -> None:
    for n in range(4):
        site.figure(f"river-{n}", {"value": 10})
        site.figure(f"crew-{n}", {"value": 5})
    pairs = [{"figure": f"river-{n}", "against": f"crew-{n}"} for n in range(4)]
    [leaders] = traces(site.draw("scatter", *pairs), mode="lines")
    assert set(leaders["x"]) == {5, None}


@pytest.mark.parametrize(
    ("kind", "series", "fields", "message"),
    [
        ("scatter", {"figure": "rhine"}, {}, "a scatter holds two figures against each other; add `against`"),
        ("line", {"figure": "rhine", "against": "crew"}, {}, "a line chart draws no pairs; remove `against`"),
        ("scatter", {"figure": "rhine", "against": "crow"}, {}, 'there is no figure "crow"; did you mean "crew"?'),
        ("scatter", {"figure": "rhine", "against": "late"}, {}, '"rhine" and "late" have no period in common'),
        ("scatter", {"figure": "rhine", "against": "least"}, {}, '"rhine", 2001, has no single number on both axes'),
        (
            "line",
            {"figure": "rhine"},
            {"across": "A"},
            "only a scatter has two axes of amounts to name; remove `across`",
        ),
    ],
)
def test_a_pair_that_can_not_be_drawn_is_refused(
    site: Site, kind: str, series: Plain, fields: Plain, message: str
) -> None:
    site.figure("rhine", {"period": "2001", "value": 1})
    site.figure("crew", {"period": "2001", "value": 4})
    site.figure("late", {"period": "2009", "value": 4})
    site.figure("least", {"period": "2001", "low": 4})
    assert message in site.problems(kind, series, **fields)


# Timelines and funnels


def test_a_timeline_is_a_list_in_order_of_time(site: Site) -> None:
    """Earliest on top, each beside a mark that says who acted; the table tells who did what."""
    site.event("dam", "2003-05-06", "Dam built", by="People")
    site.event("flood", "2001-02")
    drawing = site.draw("timeline", events=["dam", "flood"])
    flood, dam = traces(drawing, mode="markers")
    assert flood["y"][0] < dam["y"][0]
    assert flood["marker"]["symbol"] != dam["marker"]["symbol"]
    bottom, top = drawing.spec["layout"]["yaxis"]["range"]
    assert bottom > top
    assert names(drawing) == ["2001", "2003", "February 2001 Flood", "6 May 2003 Dam built"]
    assert [[cell.text for cell in row] for row in drawing.rows] == [
        ["February 2001", "Nature", "Flood comes.", "The Gazette"],
        ["6 May 2003", "People", "Dam built comes.", "The Gazette"],
    ]


def test_events_on_a_timeline_are_evenly_spaced_and_years_have_rules(site: Site) -> None:
    """However close the days and long the labels, none stands on another; between two years there is one rule."""
    days = ["1999-01-01", *(f"2001-03-{day:02}" for day in range(1, 25)), "2001-03-31"]
    for n, day in enumerate(days):
        site.event(f"flood-{n}", day, "A flood that is told in a very long line of words" if n % 3 else "Flood")
    drawing = site.draw("timeline", events=[f"flood-{n}" for n in range(len(days))])
    layout = drawing.spec["layout"]
    tops = [note["y"] for note in layout["annotations"] if "<br>" in note["text"]]
    assert len({lower - upper for upper, lower in pairwise(tops[1:])}) == 1
    highest = max(17 * (note["text"].count("<br>") + 1) for note in layout["annotations"])
    assert tops[2] - tops[1] > highest
    [rule] = layout["shapes"]
    assert tops[0] + highest <= rule["y0"] < tops[1]
    assert layout["yaxis"]["range"][0] - tops[-1] >= highest


def test_a_funnel_is_bars_from_one_edge(site: Site) -> None:
    """All stages begin at zero, so that they can be compared; what is possible is pale, a bound fades, zero is a line."""
    site.figure("spring", {"low": 100})
    site.figure("lake", {"low": 20, "high": 60})
    site.figure("sea", {"value": 0})
    drawing = site.draw("funnel", "spring", "lake", "sea")
    assert bars(drawing, upright=False) == [(0, 100, "@series0"), (20, 60, "@series0/0.35"), (0, 0, "@series0")]
    assert traces(drawing, symbol="triangle-right-open")[0]["x"][0] > 100
    assert traces(drawing, symbol="line-ns-open")[0]["x"] == [0]
    assert names(drawing) == ["Spring: at least 100 km", "Lake: 20–60 km", "Sea: 0 km"]


# What the briefing is about, and what it is held against


def test_what_is_highlighted_has_one_colour_in_all_charts(site: Site) -> None:
    """It is the second of the colours, which nothing else in such a chart has; without one, each has its number's."""
    site.figure("rhine", *years(1, 2))
    site.figure("elbe", *years(3, 4))
    site.figure("oder", *years(5, 6))
    subject = {"figure": "oder", "highlight": True}
    for kind in ("line", "grouped-bar", "stacked-bar"):
        text = json.dumps(site.draw(kind, "rhine", "elbe", subject).spec["data"])
        assert set(re.findall("@series[0-7]", text)) == {"@series0", "@series1", "@series2"}
    legend = [t for t in site.draw("grouped-bar", "rhine", subject).spec["data"] if t.get("x") == [None]]
    assert [(t["name"], t["marker"]["color"]) for t in legend] == [("Rhine", "@series0"), ("Oder", "@series1")]
    one = [{"figure": "rhine", "periods": ["2001"]}, {**subject, "periods": ["2001"]}]
    assert [fill for _, _, fill in bars(site.draw("bar", *one), upright=False)] == ["@series0", "@series1"]


@pytest.mark.parametrize("kind", ["bar", "range", "dots", "funnel"])
def test_a_threshold_is_a_line_down_through_rows(site: Site, kind: str) -> None:
    """It has its name and number above the rows, its place on the axis, and its row in the table."""
    site.figure("rhine", {"period": "2001", "value": 10})
    site.figure("elbe", {"period": "2001", "value": 8})
    site.figure("limit", {"period": "1999", "value": 40})
    drawing = site.draw(kind, "rhine", "elbe", thresholds=[{"figure": "limit", "label": "Navigable"}])
    layout = drawing.spec["layout"]
    [line] = layout["shapes"]
    assert (line["x0"], line["x1"], line["xref"]) == (40, 40, "x")
    assert names(drawing)[-1] == "Navigable: 40 km"
    assert layout["xaxis"]["range"][1] >= 40
    assert layout["yaxis"]["range"][1] < 0
    assert [cell.text for cell in drawing.rows[-1]] == ["Navigable", "1999", "40 km", "The Gazette"]
    assert drawing.figures == ["rhine", "elbe", "limit"]
    assert drawing.alt.endswith("line across at Navigable: 40 km.")


@pytest.mark.parametrize("kind", ["line", "bar", "grouped-bar", "stacked-bar"])
def test_a_threshold_is_a_line_across_what_is_upright(site: Site, kind: str) -> None:
    """Its label stands on it, or below it where the next line is near."""
    site.figure("rhine", *years(10, 12))
    site.figure("limit", *years(40, 50))
    site.figure("near", {"value": 41})
    limits = [{"figure": "near"}, {"figure": "limit", "period": "2001"}]
    layout = site.draw(kind, "rhine", thresholds=limits).spec["layout"]
    assert [(shape["y0"], shape["y1"], shape["yref"]) for shape in layout["shapes"]] == [(40, 40, "y"), (41, 41, "y")]
    assert [(a["y"], a["yanchor"]) for a in layout["annotations"]] == [(40, "top"), (41, "bottom")]


def test_a_threshold_on_a_logarithmic_scale_stands_where_its_number_is(site: Site) -> None:
    """Plotly takes lines in numbers and texts in powers of ten."""
    site.figure("rhine", *years(1, 10_000))
    site.figure("limit", {"value": 100})
    layout = site.draw("line", "rhine", scale="log", thresholds=[{"figure": "limit"}]).spec["layout"]
    assert (layout["shapes"][0]["y0"], layout["annotations"][0]["y"]) == (100, 2)
    layout = site.draw("dots", "rhine", scale="log", thresholds=[{"figure": "limit"}]).spec["layout"]
    assert (layout["shapes"][0]["x0"], layout["annotations"][-1]["x"]) == (100, 2)


@pytest.mark.parametrize(
    ("threshold", "fields", "message"),
    [
        ({"figure": "limt"}, {}, 'there is no figure "limt"; did you mean "limit"?'),
        ({"figure": "limit"}, {}, '"limit" has 2 periods, and a threshold one; name it under `period`'),
        ({"figure": "range"}, {}, '"range" is no single number, which a threshold is'),
        ({"figure": "people"}, {}, '"people" is in person, "rhine" in km; a chart has one unit'),
        (
            {"figure": "nil"},
            {"scale": "log"},
            '"nil" is not above zero, and a logarithmic scale has no place for it',
        ),
    ],
)
def test_a_threshold_that_does_not_fit_is_refused(site: Site, threshold: Plain, fields: Plain, message: str) -> None:
    """It is one number, at one time, in the unit of the chart."""
    site.figure("rhine", *years(1, 2))
    site.figure("limit", *years(40, 50))
    site.figure("range", {"low": 1, "high": 2})
    site.figure("people", {"value": 5}, unit="person")
    site.figure("nil", {"value": 0})
    assert site.problems("line", "rhine", thresholds=[threshold], **fields) == [message]


def test_a_timeline_has_no_thresholds(site: Site) -> None:
    site.figure("limit", {"value": 4})
    site.event("flood", "2001-02")
    able = ", ".join(name for name, kind in CHART_KINDS.items() if kind.one_axis)
    message = f"a timeline has no one axis of amounts; remove `thresholds`, or make it one of {able}"
    assert site.problems("timeline", events=["flood"], thresholds=[{"figure": "limit"}]) == [message]


# The line below the title


def test_a_subtitle_says_what_when_and_in_which_unit(site: Site) -> None:
    """From the figure where there is one; a chart of several says itself what they are of, and where."""
    site.figure("rhine", *years(1, 2, 3), label="Barges on the Rhine")
    site.figure("elbe", {"period": "2001-Q2", "value": 4})
    site.event("flood", "2001-02")
    assert site.draw("line", "rhine").subtitle == "Barges on the Rhine, 2001 to 2003, in km"
    assert site.draw("line", "rhine", "elbe").subtitle == "2001 to 2003, in km"
    both = site.draw("line", "rhine", "elbe", subtitle="Barges in Germany, by river")
    assert both.subtitle == "Barges in Germany, by river, 2001 to 2003, in km"
    assert site.draw("bar", "elbe", subtitle="Barges").subtitle == "Barges, Q2 2001, in km"
    assert site.draw("timeline", events=["flood"]).subtitle == "February 2001"


def test_a_subtitle_names_no_time_where_some_has_none(site: Site) -> None:
    site.figure("rhine", {"value": 1})
    site.figure("elbe", *years(2))
    assert site.draw("bar", "rhine", "elbe").subtitle == "In km"


# What is refused


@pytest.mark.parametrize(
    ("kind", "series", "fields", "message"),
    [
        ("line", ["rhien"], {}, 'there is no figure "rhien"; did you mean "rhine"?'),
        ("line", [], {}, "a line chart draws figures; name at least one under `series`"),
        ("timeline", [], {}, "a timeline draws events; name at least one under `events`"),
        (
            "timeline",
            ["rhine"],
            {"events": ["flood"]},
            "a timeline draws events only; remove `series`, or make it a line",
        ),
        ("timeline", [], {"events": ["flod"]}, 'there is no event "flod"; did you mean "flood"?'),
        ("bar", ["rhine"], {"events": ["flood"]}, "a bar chart can't show events; only line and timeline can"),
        ("line", ["rhine", "people"], {}, '"rhine" is in km, "people" in person; a chart has one unit'),
        (
            "line",
            [{"figure": "rhine", "periods": ["2002", "2011"]}],
            {},
            '"rhine" has nothing for "2011" to draw; it has 2001, 2002',
        ),
        (
            "line",
            [{"figure": "rhine", "source": "gazete"}],
            {},
            '"rhine" has nothing of "gazete" to draw; did you mean "gazette"?',
        ),
        ("line", [{"figure": "rhine", "rejected": True}], {}, '"rhine" has no rejected observation'),
        ("line", ["myth"], {}, '"myth" has only rejected observations; to draw them say `rejected: true`'),
        ("line", ["elbe"], {}, '"elbe" can\'t stand on a line of time: it has no periods; make it a bar or dots'),
        (
            "line",
            ["since"],
            {},
            '"since" can\'t stand on a line of time: "2001/.." has no middle; name other `periods`, or make it dots',
        ),
        (
            "bar",
            ["rhine", "elbe"],
            {},
            '"rhine" has 2 periods and there is room for one; name one under `periods`, or make it a grouped-bar',
        ),
        ("funnel", ["elbe"], {}, "a funnel has at least two stages; name another figure"),
        ("funnel", ["rhine", "elbe"], {}, '"rhine" has 2 periods and there is room for one; name one under `periods`'),
        (
            "grouped-bar",
            [{"figure": "rhine", "label": f"Rhine {n}"} for n in range(9)],
            {},
            "9 series can't be told apart by colour; at most 8, or make it dots",
        ),
    ],
)
def test_what_can_not_be_drawn_is_refused(
    site: Site, kind: str, series: list[str | Plain], fields: Plain, message: str
) -> None:
    """The problem names what is wrong and, where something close exists, what may have been meant."""
    site.figure("rhine", *years(1, 2))
    site.figure("elbe", {"value": 3})
    site.figure("since", {"period": "2001/..", "value": 3})
    site.figure("people", *years(5), unit="person")
    site.figure("myth", {"period": "2001", "value": 3, "status": "rejected", "reason": "A tale."})
    site.event("flood", "2001-02")
    assert site.problems(kind, *series, **fields) == [message]


def test_problems_point_at_the_field_that_is_at_fault(site: Site) -> None:
    """All problems of a chart are told at once, each at its own line."""
    site.figure("rhine", *years(1, 2))
    site.briefing("line", "rhine")
    site.project.write(
        "data/charts/rivers.yml",
        """
        title: Rivers
        charts:
          - id: chart
            title: It is long
            kind: line
            series:
              - figure: rhine
                periods:
                  - 2001
                  - 20002
              - figure: rine
            events:
              - flood
        """,
    )
    briefing, _ = establish(load(site.project.root)[0])
    places = [(p.place.line, p.place.column) for p in broken(briefing)]
    assert places == [(10, 13), (11, 17), (13, 9)]


def test_a_problem_names_the_rule_about_charts_that_is_broken(project: Project) -> None:
    """Each rule about charts has a name of its own; what a chart asks for and is not there has one for all."""
    project.write(
        "data/charts/rivers.yml",
        """
        title: Rivers
        charts:
          - {id: a, title: A, kind: line, series: [{figure: length}]}
          - {id: b, title: B, kind: funnel, series: [{figure: length}]}
          - {id: c, title: C, kind: bar, series: [{figure: lenght}]}
        """,
    )
    with pytest.raises(BriefingError) as caught:
        build_briefing(project.root)
    assert [problem.rule for problem in caught.value.problems] == ["dated-line", "something-to-draw", "drawable-chart"]


# Kinds


def test_every_kind_that_files_may_name_has_its_row() -> None:
    """A kind of chart is added in two places, its name in the model and its row in the table, and in no other."""
    assert list(CHART_KINDS) == list(get_args(ChartKindName))


@pytest.mark.parametrize("kind", CHART_KINDS)
def test_every_kind_is_drawn_and_told(site: Site, kind: ChartKindName) -> None:
    """From its row each kind has a sentence for editors, a drawing, a table and a description in words."""
    site.figure("rhine", *years(1))
    site.figure("elbe", *years(2))
    site.figure("oder", *years(3))
    site.event("flood", "2001-02")
    row = CHART_KINDS[kind]
    series = [{"figure": name, **({"against": "oder"} if row.in_pairs else {})} for name in ("rhine", "elbe")]
    drawing = site.draw(kind, events=["flood"]) if row.of_events else site.draw(kind, *series)
    assert drawing.alt.startswith(f"{row.title}. ")
    assert len(drawing.rows) == (1 if row.of_events else 2)
    assert re.fullmatch(r"[A-Z].*\.", row.shows)


def test_a_kind_without_a_row_is_a_problem_and_no_crash(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever adds a name to the model alone is told so by the first chart of the kind, where it stands."""
    monkeypatch.delitem(CHART_KINDS, "funnel")
    known = ", ".join(CHART_KINDS)
    site.briefing("funnel", {"figure": "length"}, {"figure": "length"})
    [problem] = site.project.problems()
    assert problem.startswith("data/charts/rivers.yml:1:")
    assert problem.endswith(f": a funnel chart can't be drawn; choose one of {known}")


# Texts


HOSTILE = '<img src=x onerror="alert(1)"> & <b>$x$</b> %{x} @text &lt;'


def test_no_text_of_the_data_becomes_markup(site: Site) -> None:
    """Plotly reads HTML in every text: what a label says is shown letter for letter, and it is never a colour."""
    site.project.replace("data/sources/press.yml", "publisher: The Gazette", f"publisher: '{HOSTILE}'")
    site.figure("rhine", *years(1, 2), label=HOSTILE, breaks=[{"at": "2002", "note": HOSTILE}])
    site.figure("elbe", *years(3, 4), label="@text")
    site.event("flood", "2001-02", HOSTILE, by=HOSTILE)
    series = [{"figure": "rhine", "periods": ["2001"]}, {"figure": "elbe", "periods": ["2001"]}]
    both = [
        site.draw("line", "rhine", "elbe", events=["flood"]),
        site.draw("timeline", events=["flood"]),
        site.draw("scatter", {"figure": "rhine", "against": "elbe"}, upward=HOSTILE, across=HOSTILE, subtitle=HOSTILE),
        *(site.draw(kind, "rhine", "elbe") for kind in ("grouped-bar", "stacked-bar", "range", "dots")),
        *(site.draw(kind, *series) for kind in ("bar", "funnel")),
    ]
    for drawing in both:
        for key, text in strings(drawing.spec):
            assert "<" not in OUR_TAGS.sub("", text)
            assert "&lt;b&gt;" in text or "<b>$" not in text
            assert not re.search(r"&(?!amp;|lt;|gt;)", text)
            assert key.endswith("color") == bool(ROLE.fullmatch(text)) or text == "@text"
        assert all(trace.get("hovertemplate") is None for trace in drawing.spec["data"])


def test_texts_are_in_the_language_of_the_briefing(site: Site) -> None:
    """Ticks are written out by the wording, so Plotly's English never shows."""
    site.language = "de_DE"
    site.figure("rhine", {"period": "2001-01", "value": 1_000}, {"period": "2001-04", "value": 2_500})
    layout = site.draw("line", "rhine").spec["layout"]
    assert layout["yaxis"]["ticktext"] == ["0", "500", "1.000", "1.500", "2.000", "2.500"]
    assert layout["xaxis"]["ticktext"] == ["Februar<br>2001", "März 2001", "April<br>2001"]


def test_the_card_of_a_point_names_value_period_and_source(site: Site) -> None:
    site.figure("rhine", {"period": "2001", "about": 1_233})
    [dot] = traces(site.draw("line", "rhine"), symbol="circle")
    assert dot["hovertext"] == ["Rhine<br><b>2001: about 1,233 km</b><br>The Gazette: How long is the river?"]


def test_the_table_holds_each_voice(site: Site) -> None:
    """A range that two voices span is two rows, so that each number stands beside who says it."""
    site.figure("rhine", {"period": "2001", "value": 1_233}, {"period": "2001", "value": 1_320, "source": "survey"})
    drawing = site.draw("range", "rhine")
    assert drawing.columns == ["What", "Period", "Value", "Source"]
    assert [[cell.text for cell in row] for row in drawing.rows] == [
        ["Rhine", "2001", "1,233 km", "The Gazette"],
        ["Rhine", "2001", "1,320 km", "Land Registry"],
    ]
    assert (drawing.rows[0][0].figure, drawing.rows[1][3].source) == ("rhine", "survey")
    assert (drawing.figures, drawing.sources) == (["rhine"], ["gazette", "survey"])


def test_what_is_the_same_in_all_rows_of_a_table_stands_above_them(project: Project) -> None:
    """A line of one figure by one source is a table of periods and values."""
    project.observations("""
        - {period: 2001, value: 4, source: survey, locator: row 1, as_stated: 4 km}
        - {period: 2002, value: 5, source: survey, locator: row 2, as_stated: 5 km}
    """)
    project.write(
        "data/charts/flow.yml",
        "title: C\nintro: C.\ncharts:\n  - {id: c, title: Flow, kind: line, series: [{figure: length}]}\n",
    )
    project.prose('It is {{ figure("length", "2002") }} long.')
    page = project.pages()["charts/flow.md"]
    above, table = page.partition("<summary>Table of the data</summary>")[2].split("</p>", 1)
    assert re.sub(r"<[^>]+>", "", above) == "What: Length of the river; Source: Land Registry."
    table = table.partition("</table>")[0]
    assert re.sub(r"<[^>]+>", " ", table).split() == ["Period", "Value", "2001", "4", "km", "2002", "5", "km"]


def test_the_description_tells_all_values_of_a_small_chart(site: Site) -> None:
    site.figure("rhine", {"period": "2001", "low": 3})
    site.figure("elbe", {"value": 4})
    assert site.draw("bar", "rhine", "elbe").alt == "Bar chart. Rhine, 2001: at least 3 km; Elbe: 4 km."


def test_the_description_tells_the_course_of_a_large_chart(site: Site) -> None:
    """Of many points it tells the first, the highest and the last."""
    site.figure("rhine", *years(*range(9), 99, *range(9)))
    told = "Line chart. Rhine, first 2001: 0 km, highest 2010: 99 km, last 2019: 8 km."
    assert site.draw("line", "rhine").alt == told


def test_the_description_stays_short(site: Site) -> None:
    for n in range(10):
        site.figure(f"river-{n}", {"value": n}, label="A river with a long name " * 5)
    alt = site.draw("bar", *(f"river-{n}" for n in range(10))).alt
    assert len(alt) <= 600
    assert alt.endswith(" …")


def test_the_same_data_gives_the_same_bytes(site: Site) -> None:
    site.figure("rhine", *years(1, 2, 3))
    site.event("flood", "2001-02")
    first, second = (site.draw("line", "rhine", events=["flood"]) for _ in range(2))
    assert json.dumps(first.spec) == json.dumps(second.spec)


# Figures with a formula


def test_what_a_formula_gives_is_drawn_with_the_sources_of_its_parts(site: Site) -> None:
    """Ranges carry through, the table says that the number is computed, and every source behind it is named once."""
    site.figure("rhine", *({"source": "survey", **o} for o in years(1_000, 1_200)))
    site.figure("elbe", *years(1_000), {"period": "2002", "low": 1_000, "high": 1_100})
    site.formula("both", "rhine + elbe")
    site.formula("twice", "2 * both")
    drawing = site.draw("line", "twice")
    assert line_of(drawing)["y"] == [4_000, None]
    assert bands_of(drawing)[0]["y"] == [4_000, 4_600, 4_400, 4_000]
    assert [(cell.text, cell.figure) for cell in drawing.rows[0]] == [
        ("Twice", "twice"),
        ("2001", None),
        ("4,000 km", None),
        ("computed", "twice"),
    ]
    assert sorted(drawing.sources) == ["gazette", "survey"]


def test_a_formula_has_no_sources_to_choose_from(site: Site) -> None:
    site.figure("rhine", *years(1_000))
    site.formula("twice", "2 * rhine")
    message = '"twice" has a formula, and no observations; remove `source`'
    assert site.problems("bar", {"figure": "twice", "source": "gazette"}) == [message]


# Axes and flags


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 10, [0, 2, 4, 6, 8, 10]),
        (0, 812_000, [0, 200_000, 400_000, 600_000, 800_000, 1_000_000]),
        (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
        (-3, 7, [-4, -2, 0, 2, 4, 6, 8]),
    ],
)
def test_ticks_are_round(low: float, high: float, ticks: list[float]) -> None:
    assert [float(tick) for tick in nice_ticks(low, high, 5)][: len(ticks)] == ticks


@given(st.floats(-1e30, 1e30), st.floats(-1e30, 1e30))
def test_ticks_hold_any_numbers(a: float, b: float) -> None:
    low, high = sorted((a, b))
    ticks = nice_ticks(low, high, 5)
    assert 2 <= len(ticks) <= 8
    assert float(ticks[0]) <= low
    assert float(ticks[-1]) >= high


@given(st.dates(), st.integers(7, 40_000))
def test_ticks_of_time_are_few_and_in_order(start: date, days: int) -> None:
    end = min(start.toordinal() + days, date.max.toordinal())
    ticks = [day for day, _ in time_ticks(start, date.fromordinal(end))]
    assert len(ticks) <= 6
    assert ticks == sorted(set(ticks))
    assert all(start.toordinal() <= day.toordinal() <= end for day in ticks)


@given(st.lists(st.tuples(st.integers(0, 1_000), st.text("ab ", min_size=1, max_size=40)), max_size=12))
def test_labels_above_a_plot_never_overlap(days: list[tuple[int, str]]) -> None:
    """On a phone, and so everywhere, no label stands on another."""
    start = date(2001, 1, 1)
    flags = [Flag(start + timedelta(days=n), text.strip() or "a", "") for n, text in days]
    time = {"range": [start.isoformat(), (start + timedelta(days=1_000)).isoformat()]}
    _, labels, room = raised(flags, time, 300)
    boxes = []
    for label in labels:
        lines = label["text"].split("<br>")
        x, width = (date.fromisoformat(label["x"]) - start).days * 0.23, max(map(len, lines)) * 6.4
        left = x + 4 if label["xanchor"] == "left" else x - 4 - width
        bottom = label["y"] * (300 + room)
        boxes.append((left, left + width, bottom, bottom + 15 * len(lines)))
    for n, a in enumerate(boxes):
        for b in boxes[n + 1 :]:
            apart = a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] + 0.5 or b[3] <= a[2] + 0.5
            assert apart, (a, b)


# Any data


numbers = st.integers(-10, 10**15) | st.decimals(0, 1_000, allow_nan=False, places=2)
amounts = st.one_of(
    st.builds(lambda n: {"value": n}, numbers),
    st.builds(lambda n: {"about": n}, numbers),
    st.builds(lambda n: {"low": n}, numbers),
    st.builds(lambda n: {"high": n}, numbers),
    st.builds(lambda n: dict(zip(("low", "high"), sorted(n), strict=True)), st.tuples(numbers, numbers)),
    st.builds(lambda n: dict(zip(("low", "value", "high"), sorted(n), strict=True)), st.tuples(*[numbers] * 3)),
)
periods = st.sampled_from(["2001", "2001-Q3", "2001-H1", "2002-05", "2002-05-06", "2001/2003", "../2002", "undated"])
rejections = st.sampled_from([{}, {}, {"status": "rejected", "reason": "A misprint."}])
observations = st.builds(
    lambda period, amount, status: {"period": period, **{k: str(v) for k, v in amount.items()}, **status},
    periods,
    amounts,
    rejections,
)


@given(
    st.sampled_from(OF_FIGURES),
    st.lists(st.lists(observations, min_size=1, max_size=6), min_size=1, max_size=4),
)
def test_any_chart_is_drawn_or_refused(
    tmp_path_factory: pytest.TempPathFactory, kind: str, figures: list[list[Plain]]
) -> None:
    """Whatever the data hold, the chart has problems or Plotly can draw it; nothing crashes."""
    site = Site(Project(tmp_path_factory.mktemp("any")))
    series: list[Plain] = []
    for number, given_observations in enumerate(figures):
        site.figure(f"river-{number}", *given_observations)
        rejected = any("status" in observation for observation in given_observations)
        pair = {"against": "river-0"} if kind == "scatter" else {}
        series.append({"figure": f"river-{number}"} | ({"rejected": "true"} if rejected else {}) | pair)
    briefing = site.briefing(kind, *series)
    if not broken(briefing):
        drawing = drawn(briefing, "chart", "en_GB")
        assert drawing.rows
        assert 0 < drawing.height <= 2_100


# The charts of this repository


def test_the_generator_needs_no_plotly_to_draw() -> None:
    """Importing Plotly takes longer than a whole build: the specifications are plain data."""
    code = "import sys, sourced_briefing.charts; sys.exit('plotly' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, check=False).returncode == 0


BRIEFING, _ = establish(load(REPOSITORY)[0])


@pytest.mark.parametrize("name", list(BRIEFING.charts))
def test_every_chart_of_the_repository_can_be_drawn(name: str) -> None:
    """It has no problems, Plotly knows every property of it, and each source in it is a record."""
    assert [problem for problem in broken(BRIEFING) if problem.record == ("charts", name)] == []
    drawing = drawn(BRIEFING, name, BRIEFING.settings.language)
    assert set(drawing.sources) <= set(BRIEFING.sources)
    assert 0 < len(drawing.alt) <= 600
    assert all(len(row) == len(drawing.columns) for row in drawing.rows)
