"""Names in charts: every bar and every dot keeps its own, on a phone too, and no two are called the same."""

import re

import pytest
from conftest import Project
from drawing import Plain, Site, names, traces
from hypothesis import given
from hypothesis import strategies as st
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
        "before 2017",
        "2018 to 2019",
        "March 2020 to April 2021",
        "since 2022",
    ]


def test_a_chart_with_turned_names_is_higher(site: Site) -> None:
    """What long names take below the axis is not taken from the bars."""
    site.figure("rhine", *dated("2001", "2002"))
    site.figure("elbe", *dated(*MONTHS[:24]))
    assert site.draw("bar", "elbe").height > site.draw("bar", "rhine").height


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
