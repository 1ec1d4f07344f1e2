"""Names in charts: every bar and every dot keeps its own, on a phone too, and no two are called the same."""

import json
import re

import pytest
from conftest import Project
from drawing import Plain, Site, names, traces
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.problems import quote
from sourced_briefing.charts import Drawing
from sourced_briefing.charts.look import SIZES, Size, fitted
from sourced_briefing.charts.tick_names import LETTER, LINE, tick_names

MONTHS = [f"{2001 + n // 12}-{n % 12 + 1:02}" for n in range(401)]


@pytest.fixture
def site(project: Project) -> Site:
    return Site(project)


def dated(*periods: str) -> list[Plain]:
    return [{"period": period, "value": n} for n, period in enumerate(periods, 1)]


def below(drawing: Drawing, size: Size) -> list[str]:
    """The names below upright bars."""
    axis = fitted(drawing.spec["layout"], size)["xaxis"]
    assert len(axis["tickvals"]) == len(axis["ticktext"])
    return [re.sub("(<br>)+", " ", text) for text in axis["ticktext"]]


# Every bar and every dot


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", ["bar", "grouped-bar", "stacked-bar"])
@pytest.mark.parametrize("count", [2, 6, 12, 24])
def test_every_bar_has_its_name_below_it(site: Site, kind: str, count: int, size: Size) -> None:
    """However narrow the place, no name is left out: it is broken into lines, or turned."""
    site.figure("rhine", *dated(*MONTHS[:count]))
    found = below(site.draw(kind, "rhine"), size)
    assert len(found) == count
    assert found[:2] == ["January 2001", "February 2001"]


@pytest.mark.parametrize("size", SIZES)
def test_stretches_of_time_are_named_in_full(site: Site, size: Size) -> None:
    site.figure("rhine", *dated("../2017", "2018/2019", "2020-03/2021-04", "2022/.."))
    assert below(site.draw("bar", "rhine"), size) == [
        "up to the end of 2017",
        "2018 to 2019",
        "March 2020 to April 2021",
        "since 2022",
    ]


def test_a_chart_with_turned_names_is_higher(site: Site) -> None:
    """What long names take below the axis is not taken from the bars."""
    site.figure("rhine", *dated("2001", "2002"))
    site.figure("elbe", *dated(*MONTHS[:24]))
    assert site.draw("bar", "elbe").height > site.draw("bar", "rhine").height


@pytest.mark.parametrize("kind", ["bar", "stacked-bar", "line", "range", "dots"])
def test_the_last_tick_of_an_axis_keeps_its_label(site: Site, kind: str) -> None:
    """It reaches beyond the plot, where Plotly leaves labels out unless it is told not to."""
    site.figure("rhine", *dated("2001", "2002"))
    layout = site.draw(kind, "rhine").spec["layout"]
    [axis] = [layout[name] for name in ("xaxis", "yaxis") if "title" in layout[name]]
    assert axis["ticklabeloverflow"] == "allow"


@pytest.mark.parametrize(("end", "sign"), [("high", 1), ("low", -1)])
def test_values_at_the_ends_of_bars_have_room_for_their_lines(site: Site, end: str, sign: int) -> None:
    """A value of four lines takes a fifth of the plot beyond its bar."""
    site.figure("rhine", {"period": "2001", end: sign * 1_230_000_000})
    drawing = site.draw("bar", "rhine")
    [text] = [t["text"][0] for t in traces(drawing, mode="text")]
    low, high = drawing.spec["layout"]["yaxis"]["range"]
    assert text.count("<br>") >= 2
    assert max(high, -low) - 1_230_000_000 >= 0.2 * (high - low)


@pytest.mark.parametrize("kind", ["bar", "range", "dots"])
@pytest.mark.parametrize("count", [25, 60, 400])
def test_many_bars_lie_and_each_is_named(site: Site, kind: str, count: int) -> None:
    """Beyond what has room below upright bars, every number has a row with its name and its value."""
    site.figure("rhine", *dated(*MONTHS[:count]))
    drawing = site.draw(kind, "rhine")
    assert len(names(drawing)) == count
    assert names(drawing)[1].endswith("February 2001: 2 km")


def test_rows_never_stand_on_each_other(site: Site) -> None:
    """Each name has the height of its lines, and its bar stands between it and the next name."""
    site.figure("rhine", *dated(*MONTHS[:70]), label="A river")
    drawing = site.draw("bar", "rhine")
    tops = [note["y"] for note in drawing.spec["layout"]["annotations"]]
    middles = traces(drawing, "bar")[0]["y"]
    height = drawing.spec["layout"]["annotations"][0]["font"]["size"] * 1.3
    for top, middle, following in zip(tops, middles, [*tops[1:], float("inf")], strict=True):
        assert top + height <= middle < following


def test_many_groups_of_bars_stand_below_their_periods(site: Site) -> None:
    """The period is a heading; each bar below it has the label and the value of its figure."""
    site.figure("rhine", *dated(*MONTHS[:30]))
    site.figure("elbe", *dated(*MONTHS[:29]))
    found = names(site.draw("grouped-bar", "rhine", "elbe"))
    assert found[:3] == ["January 2001", "Rhine: 1 km", "Elbe: 1 km"]
    assert len(found) == 30 + 30 + 29


def test_many_stacks_lie_below_their_periods(site: Site) -> None:
    """Each part begins where the one before ends; the legend tells the parts, a hollow square what is missing."""
    site.figure("rhine", *dated(*MONTHS[:30]))
    site.figure("elbe", *dated(*MONTHS[:29]))
    drawing = site.draw("stacked-bar", "rhine", "elbe")
    assert names(drawing)[:2] == ["January 2001", "February 2001"]
    rhine, elbe = traces(drawing, "bar")
    assert (rhine["base"][4], elbe["base"][4], elbe["x"][4]) == (0, 5, 5)
    [square] = traces(drawing, symbol="square-open")
    assert (len(square["x"]), square["y"]) == (1, [rhine["y"][29]])
    assert [t["name"] for t in drawing.spec["data"] if t.get("x") == [None]] == ["Rhine", "Elbe", "no data"]


@pytest.mark.parametrize("kind", ["bar", "grouped-bar", "stacked-bar", "range", "dots"])
def test_more_rows_than_can_be_named_are_refused(site: Site, kind: str) -> None:
    site.figure("rhine", *dated(*MONTHS))
    message = "401 bars or rows can't all be named; at most 400; name fewer `periods`, or a `source`, or make it a line"
    assert site.problems(kind, "rhine") == [message]


# No two of one name


@pytest.mark.parametrize("kind", ["bar", "grouped-bar", "stacked-bar", "line", "range", "dots", "funnel"])
@pytest.mark.parametrize("label", ["The river", "the RIVER", "Ｔｈｅ river", "The ri\u200cver"])
def test_two_series_of_one_name_are_refused(site: Site, kind: str, label: str) -> None:
    """Capitals, broad letters and what is unseen do not tell names apart; a label that the chart gives does."""
    site.figure("rhine", {"period": "2001", "value": 5}, label="The river")
    site.figure("elbe", {"period": "2001", "value": 6}, label=label)
    assert site.problems(kind, "rhine", "elbe") == [
        f'"rhine" and "elbe" have one name in the chart, {quote(label)}; give one another `label`'
    ]
    assert site.problems(kind, "rhine", {"figure": "elbe", "label": "The Elbe"}) == []
    assert site.problems(kind, {"figure": "rhine", "label": "A"}, {"figure": "elbe", "label": "A"}) != []


@pytest.mark.parametrize("kind", ["bar", "range", "funnel"])
def test_one_figure_in_two_periods_is_told_apart_by_them(site: Site, kind: str) -> None:
    site.figure("rhine", *dated("2001", "2002"))
    series = [{"figure": "rhine", "periods": [year]} for year in ("2001", "2002")]
    assert site.problems(kind, *series) == []
    assert len(set(names(site.draw(kind, *series)))) == 2


def test_headings_of_one_name_are_refused(site: Site) -> None:
    """Where rows stand below headings, two headings that read the same tell nothing apart."""
    site.figure("rhine", *dated("2001", "2002", "2003"))
    series = [{"figure": "rhine", "periods": ["2001", "2002"]}, {"figure": "rhine", "periods": ["2003"]}]
    message = '"rhine" is in the chart twice by one name, "Rhine"; give one another `label`'
    assert site.problems("dots", *series) == [message]
    series[1] |= {"label": "Later"}
    assert site.problems("dots", *series) == []


def test_two_sources_of_one_figure_are_told_apart_and_two_figures_are_not(site: Site) -> None:
    """Two rows of one label are two voices about one thing, never one voice each about two things."""
    site.figure("rhine", {"value": 1}, {"value": 2, "source": "survey"}, label="Length")
    site.figure("elbe", {"value": 2, "source": "survey"}, label="Length")
    rhine, other = ({"figure": "rhine", "source": source} for source in ("gazette", "survey"))
    assert site.problems("dots", rhine, other) == []
    assert len(site.problems("dots", rhine, "elbe")) == 1


def test_an_event_is_marked_once(site: Site) -> None:
    site.event("flood", "2001-02")
    assert site.problems("timeline", events=["flood", "flood"]) == ['the event "flood" is named twice']


def test_voices_of_one_publisher_are_told_apart_by_what_differs(site: Site) -> None:
    """By the titles of its works, and within one work by the place in it; a voice that stands alone stays short."""
    press = "data/sources/press.yml"
    more = "{id: annual, title: The annual, publisher: The Gazette, published: 2002, url: 'https://e.org/2', "
    more += "kind: news, standing: original, read: whole}"
    site.project.write(press, (site.project.root / press).read_text("utf-8") + f"  - {more}\n")
    said = {"period": "2001", "source": "gazette"}
    site.figure(
        "rhine",
        said | {"value": 1, "locator": "p. 1"},
        said | {"value": 2, "locator": "p. 2"},
        said | {"value": 3, "source": "annual"},
        said | {"value": 4, "source": "survey"},
    )
    assert names(site.draw("dots", "rhine")) == [
        "The Gazette, How long is the river?, p. 1, 2001: 1 km",
        "The Gazette, How long is the river?, p. 2, 2001: 2 km",
        "The Gazette, The annual, 2001: 3 km",
        "Land Registry, 2001: 4 km",
    ]


@pytest.mark.parametrize("kind", ["grouped-bar", "stacked-bar"])
def test_fiscal_years_of_two_calendars_do_not_share_a_place(site: Site, kind: str) -> None:
    """FY2020 of one is not that of the other: below bars both would be called the same."""
    quarters = {y: [f"{y}-03-31", f"{y}-06-30", f"{y}-09-30", f"{y}-12-31"] for y in (2019, 2020)}
    late = {"starts": "2019-04-01", "quarters_end": [*quarters[2019][1:], "2020-03-31"]}
    calendars = [
        {"id": "mill", "label": "Mill", "years": {"FY2020": {"starts": "2020-01-01", "quarters_end": quarters[2020]}}},
        {"id": "lock", "label": "Lock", "years": {"FY2020": late}},
    ]
    site.project.write("data/calendars.yml", json.dumps({"title": "Years", "calendars": calendars}))
    site.figure("grain", *dated("FY2020"), calendar="mill")
    site.figure("ships", *dated("FY2020"), calendar="lock")
    assert site.problems(kind, "grain", "ships") == [
        '"ships", FY2020, is another time than that of "grain"; make it a line, where each stands at its own days'
    ]
    assert site.problems("line", "grain", "ships") == []


@given(
    st.lists(st.text("abc ", max_size=40), min_size=1, max_size=24),
    st.sampled_from([(230, 11), (420, 13)]),
)
def test_names_below_an_axis_never_overlap(texts: list[str], place: tuple[int, int]) -> None:
    """Whatever the names are: all are there, none is cut, and each keeps to its own place."""
    room, size = place
    found = tick_names(texts, room, size)
    assert ["".join(text.replace("<br>", " ").split()) for text in found.texts] == ["".join(t.split()) for t in texts]
    for text in found.texts:
        lines = text.split("<br>")
        across = len(lines) * found.size if found.turned else max(map(len, lines)) * found.size * LETTER
        assert across <= max(room / len(texts), found.size)
        along = max(map(len, lines)) * found.size * LETTER if found.turned else len(lines) * size * LINE
        assert along <= found.depth + 1e-9
