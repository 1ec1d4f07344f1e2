"""The script that makes charts answer, in the Chromium of the system.

Plotly itself takes seconds to load, so all tests but the first two have a small stand-in that remembers what it is
asked to draw.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import wait_until
from conftest import REPOSITORY
from playwright.sync_api import Browser, Page
from sourced_briefing.build import installed_plotly
from sourced_briefing.charts.look import look_text
from sourced_briefing.exports.stylesheet import joined_sheets
from sourced_briefing.views.chart_block import FITTING

LIBRARY = installed_plotly()
TICKS = {"tickmode": "array", "tickvals": [0, 1], "ticktext": ["The first of the two", "The second of them"]}
SPEC = {
    "data": [
        {
            "type": "bar",
            "x": [0, 1],
            "y": [3, 5],
            "marker": {"color": ["@series1", "@series1/0.5"]},
            "hovertext": ["@text", "b"],
            "hoverinfo": "text",
        }
    ],
    "wide": {"height": 300, "xaxis": TICKS, "font": {"size": 13}},
    "narrow": {"height": 300, "xaxis": {"tickvals": [0], "ticktext": ["The first"]}, "font": {"size": 11}},
}
STAND_IN = """window.Plotly = {
    react(plot, data, layout) {
        Object.assign(plot, {data, layout});
        plot.innerHTML = '<svg class="main-svg"></svg>';
    },
    purge(plot) { delete plot.data; },
};"""
PICTURE = '<img src="a.svg" alt="Two bars" width="300" height="300">'
CHART = """<figure><div class="chart" data-chart="a" style="--chart-height: 15rem">{picture}</div>
<p class="chart-actions">Download: <button class="chart-explore" aria-pressed="false">Explore the chart</button></p>
<details class="chart-table"><summary>Table of the data</summary><p>Source: Land Registry.</p><table>
<tr><th>What</th><th>Value</th></tr><tr><td>=1+1</td><td>a
 b</td></tr></table></details></figure>"""
PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="assets/briefing.css">
<style>html {{font-size: 20px}}</style><body class="md-typeset" data-md-color-scheme="default"><div style="height: {above}px"></div>
{chart}<a id="after" href="#">after</a>
<script>{before}</script><script type="module" src="assets/briefing.js"></script>"""


class Site:
    """A folder with the script, a stand-in for Plotly and one page, open in a browser."""

    def __init__(self, folder: Path, page: Page, address: str) -> None:
        self.folder, self.page, self.address = folder, page, address
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url.rpartition("/")[2]))
        (folder / "assets/charts").mkdir(parents=True)
        for name in ("briefing.js", "charts.js", "chart-drawing.js", "frame.js"):
            shutil.copy(REPOSITORY / "site_theme/assets" / name, folder / "assets")
        (folder / "assets/briefing.css").write_text(joined_sheets(), "utf-8")
        (folder / "assets/plotly.min.js").write_text(STAND_IN, "utf-8")
        (folder / "assets/look.json").write_text(look_text(), "utf-8")
        (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>', "utf-8")

    def use_plotly(self) -> None:
        (self.folder / "assets/plotly.min.js").unlink()
        (self.folder / "assets/plotly.min.js").symlink_to(LIBRARY)

    def open(
        self, spec: Any = SPEC, above: int = 0, before: str = "", picture: str = PICTURE, chart: str = CHART
    ) -> None:
        text = spec if isinstance(spec, str) else json.dumps(spec)
        (self.folder / "assets/charts/a.json").write_text(text, "utf-8")
        html = PAGE.format(chart=chart.format(picture=picture), above=above, before=before)
        (self.folder / "index.html").write_text(html, "utf-8")
        self.page.goto(self.address)
        wait_until(self.page, "[...document.querySelectorAll('.chart')].every((c) => c.querySelector('.chart-plot'))")

    def explore(self) -> None:
        self.page.get_by_role("button", name="Explore the chart").click()
        self.wait_for_drawing()

    def wait_for_drawing(self) -> None:
        self.page.wait_for_selector(".chart .main-svg")

    def drawn(self, path: str) -> Any:
        """What Plotly was asked to draw, such as `data[0].x`."""
        return self.page.evaluate(f"document.querySelector('.chart-plot').{path}")

    def fill(self) -> str:
        """The colour of the first bar on the screen."""
        return str(self.page.evaluate("getComputedStyle(document.querySelector('.bars path')).fill"))


@pytest.fixture
def site(browser: Browser, tmp_path: Path, serve: Callable[..., str]) -> Iterator[Site]:
    page = browser.new_page(viewport={"width": 1000, "height": 600})
    yield Site(tmp_path, page, serve(tmp_path))
    page.close()


def test_plotly_draws_a_chart(site: Site) -> None:
    """A specification becomes a drawing as wide as its box, in the colours of the scheme."""
    site.use_plotly()
    site.open()
    site.explore()
    assert site.fill() == "rgb(225, 108, 0)"
    site.page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    wait_until(site.page, "getComputedStyle(document.querySelector('.bars path')).fill == 'rgb(233, 163, 40)'")
    site.page.set_viewport_size({"width": 320, "height": 600})
    wait_until(site.page, "document.querySelector('.chart .main-svg').clientWidth < 320")
    assert site.page.evaluate("document.documentElement.scrollWidth") == 320
    assert site.errors == []


def test_the_keyboard_draws_a_chart_and_passes_on(site: Site) -> None:
    """The button is reached and pressed by keys; nothing in the drawing takes the focus, so nothing can keep it."""
    site.use_plotly()
    site.open()
    site.page.keyboard.press("Tab")
    site.page.keyboard.press("Enter")
    site.wait_for_drawing()
    assert site.page.evaluate("document.activeElement.getAttribute('aria-pressed')") == "true"
    for _ in range(3):  # the table, the button that copies it, and what comes after the chart
        site.page.keyboard.press("Tab")
    assert site.page.evaluate("document.activeElement.id") in ("after", "")


# A picture first


def test_a_picture_costs_nothing_until_a_reader_shows_interest(site: Site) -> None:
    """Neither Plotly nor the data is loaded with the page, though the chart is in view."""
    site.open()
    assert not {"chart-drawing.js", "plotly.min.js", "look.json", "a.json"} & set(site.requests)
    site.explore()
    assert {"plotly.min.js", "look.json", "a.json"} <= set(site.requests)


def test_the_mouse_that_rests_on_a_chart_draws_it(site: Site) -> None:
    """One that only passes over it does not."""
    site.open()
    site.page.mouse.move(200, 150)
    site.page.mouse.move(200, 590)
    site.page.wait_for_timeout(400)
    assert "plotly.min.js" not in site.requests
    site.page.mouse.move(200, 150)
    site.wait_for_drawing()


def test_a_reader_who_saves_data_is_asked(site: Site) -> None:
    """Where the browser says that data is dear, only a click loads more of it."""
    site.open(before="Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    site.page.mouse.move(200, 150)
    site.page.wait_for_timeout(400)
    assert "plotly.min.js" not in site.requests
    site.explore()


def test_a_finger_on_the_picture_starts_nothing(browser: Browser, site: Site) -> None:
    """Who scrolls over a chart, or taps on it, did not ask for a megabyte: the button is there for that."""
    site.open()
    context = browser.new_context(has_touch=True)
    page = context.new_page()
    page.goto(site.address)
    page.wait_for_selector("[data-ready]")
    page.touchscreen.tap(200, 150)
    page.wait_for_timeout(400)
    assert page.evaluate("window.Plotly") is None
    context.close()


def test_loading_is_announced(site: Site) -> None:
    """The place where it is said is there before, so that it is read out; when the chart is there it is empty."""
    site.open()
    status = site.page.get_by_role("status")
    assert status.text_content() == ""
    site.page.route("**/plotly.min.js", lambda route: None)  # never answered
    site.page.get_by_role("button", name="Explore the chart").click()
    wait_until(site.page, "document.querySelector('.chart [role=status]').textContent == 'Loading the chart …'")
    site.page.get_by_role("button", name="Explore the chart").click()
    assert status.text_content() == ""


def test_what_is_drawn_has_letters_as_large_as_the_page(site: Site) -> None:
    """A chart is drawn for the usual letters, and enlarged with what the reader chose; so is its picture."""
    site.open(before="document.documentElement.style.fontSize = '30px'")
    assert site.page.locator(".chart img").bounding_box()["height"] == 450
    site.explore()
    box = site.page.locator(".chart").bounding_box()
    assert site.drawn("layout.width") == int(box["width"] / 1.5)
    assert site.drawn("style.transform") == "scale(1.5)"


def test_the_picture_gives_its_place_to_the_drawing_and_takes_it_back(site: Site) -> None:
    """Nothing else moves when it does."""
    site.open()
    place = site.page.locator("#after").bounding_box()
    site.explore()
    assert site.page.evaluate("getComputedStyle(document.querySelector('.chart img')).visibility") == "hidden"
    assert site.page.locator("#after").bounding_box() == place
    site.page.get_by_role("button", name="Explore the chart").click()
    assert site.page.evaluate("getComputedStyle(document.querySelector('.chart img')).visibility") == "visible"
    assert site.page.locator(".chart .main-svg").count() == 0
    assert site.page.locator("#after").bounding_box() == place


def test_a_chart_without_a_picture_is_drawn_near_the_screen(site: Site) -> None:
    """One far below costs nothing until the reader comes near it."""
    site.open(above=5_000, picture="")
    site.page.wait_for_timeout(300)
    assert "plotly.min.js" not in site.requests
    site.page.evaluate("window.scrollTo(0, 4500)")
    site.wait_for_drawing()
    assert site.requests.count("plotly.min.js") == 1


def test_the_button_is_only_there_when_it_works(browser: Browser, site: Site) -> None:
    """Without scripts nothing offers what only a script can do."""
    site.open()
    assert site.page.get_by_role("button", name="Explore the chart").is_visible()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address)
    assert not page.get_by_text("Explore the chart").is_visible()
    context.close()


# Colours


def test_roles_become_colours(site: Site) -> None:
    """Those of the scheme, and other ones when the reader changes it."""
    site.open()
    site.explore()
    assert site.drawn("data[0].marker.color") == ["#e16c00", "rgba(225,108,0,0.5)"]
    assert site.drawn("layout.template.layout.font.color") == "#24292f"
    site.page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    wait_until(site.page, "document.querySelector('.chart-plot').data[0].marker.color[0] == '#e9a328'")


def test_a_style_sheet_sets_colours(site: Site) -> None:
    site.open(before="document.body.style.setProperty('--chart-1', '#010203')")
    site.explore()
    assert site.drawn("data[0].marker.color") == ["#010203", "rgba(1,2,3,0.5)"]


def test_a_label_that_reads_like_a_role_stays_a_label(site: Site) -> None:
    site.open()
    site.explore()
    assert site.drawn("data[0].hovertext[0]") == "@text"


# The page


def test_a_page_without_charts_is_left_alone(site: Site) -> None:
    site.open(chart="<p>No chart.</p>")
    assert site.errors == []
    assert not {"charts.js", "chart-drawing.js", "plotly.min.js"} & set(site.requests)


def test_a_chart_follows_the_width_of_its_place(site: Site) -> None:
    """On a narrow screen letters are smaller, and ticks without room are left out."""
    site.open()
    site.explore()
    assert site.drawn("layout.xaxis.ticktext.length") == 2
    wide = site.drawn("layout.font.size")
    site.page.set_viewport_size({"width": 320, "height": 600})
    wait_until(site.page, "document.querySelector('.chart-plot').layout.width < 320")
    assert site.drawn("layout.xaxis.ticktext.length") == 1
    assert site.drawn("layout.font.size") < wide


def test_charts_of_the_next_page_are_adopted_after_a_click_within_the_site(site: Site) -> None:
    """Material answers such clicks without loading a page, and says so on `document$`; what is gone is let go."""
    site.open(before="window.document$ = {subscribe(f) {this.f = f; f(document);}}", picture="")
    site.wait_for_drawing()
    site.page.evaluate(
        """() => {
            const old = document.querySelector('.chart');
            window.old = old.querySelector('.chart-plot');
            const box = old.cloneNode(true);
            box.querySelector('.chart-plot').remove();
            old.replaceWith(box);
            window.document$.f(document);
        }"""
    )
    site.wait_for_drawing()
    assert site.page.evaluate("window.old.data") is None
    assert site.errors == []


@pytest.mark.parametrize("missing", ["plotly.min.js", "look.json", "charts/a.json"])
def test_what_can_not_be_loaded_is_told_and_the_picture_stays(site: Site, missing: str) -> None:
    """A message points at the table; nothing is lost."""
    site.open()
    (site.folder / "assets" / missing).unlink()
    site.page.get_by_role("button", name="Explore the chart").click()
    site.page.wait_for_selector("text=The table below it holds the same data.")
    assert site.page.evaluate("getComputedStyle(document.querySelector('.chart img')).visibility") == "visible"
    assert site.errors == []


def test_a_broken_specification_does_not_stop_other_charts(site: Site) -> None:
    site.open(chart=CHART + CHART.replace('data-chart="a"', 'data-chart="b"').replace("{picture}", ""))
    (site.folder / "assets/charts/b.json").write_text('{"data"', "utf-8")
    site.page.get_by_role("button", name="Explore the chart").first.click()
    site.wait_for_drawing()
    site.page.wait_for_selector("[data-chart=b] >> text=The table below")
    assert site.errors == []


# Within other sites

ALONE = """<!doctype html><meta charset="utf-8"><body style="margin: 0">
<main class="chart-alone">{words}</main><script type="module" src="assets/briefing.js"></script>"""
HOST = (
    """<!doctype html><body style="margin: 0"><iframe src="alone.html" width="100%" height="900"></iframe>{fitting}"""
)
HEIGHTS = """[document.querySelector('iframe').clientHeight,
    document.querySelector('iframe').contentDocument.body.getBoundingClientRect().height]"""


def test_a_frame_is_as_high_as_the_page_in_it_at_every_width(site: Site) -> None:
    """The page tells its height whenever it changes; the line that embeds it follows."""
    (site.folder / "alone.html").write_text(ALONE.format(words="word " * 400), "utf-8")
    (site.folder / "host.html").write_text(HOST.format(fitting=FITTING), "utf-8")
    site.page.goto(f"{site.address}host.html")
    for width in (1_000, 600, 320):
        site.page.set_viewport_size({"width": width, "height": 600})
        wait_until(site.page, f"(([a, b]) => b > 0 && a === Math.ceil(b))({HEIGHTS})")
    assert site.errors == []


# Taking along


def test_the_table_is_copied_for_spreadsheets(site: Site) -> None:
    """Cells are parted by tabs, what a spreadsheet would run is text, and what holds for all rows stands below."""
    site.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.address.rstrip("/"))
    site.open()
    site.page.get_by_text("Table of the data").click()
    site.page.get_by_role("button", name="Copy the table").click()
    site.page.wait_for_selector("text=Copied")
    assert site.page.evaluate("navigator.clipboard.readText()") == "What\tValue\n'=1+1\ta b\n\nSource: Land Registry."
