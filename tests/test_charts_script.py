"""The script that draws charts, in the Chromium of the system.

Plotly itself takes seconds to load, so all tests but the first two have a small stand-in that remembers what it is
asked to draw.
"""

import json
import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import plotly
import pytest
from conftest import REPOSITORY
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

LIBRARY = Path(plotly.__file__).parent / "package_data/plotly.min.js"
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
    "layout": {
        "height": 300,
        "xaxis": {"tickmode": "array", "tickvals": [0, 1], "ticktext": ["The first of the two", "The second of them"]},
    },
}
STAND_IN = """window.Plotly = {
    react(plot, data, layout) {
        Object.assign(plot, {data, layout});
        plot.innerHTML = '<svg class="main-svg"></svg>';
    },
    purge(plot) { delete plot.data; },
};"""
PAGE = """<!doctype html><meta charset="utf-8"><body data-md-color-scheme="default">
<div style="height: {above}px"></div>
<div class="chart" data-chart="a" role="img" aria-label="Two bars" style="min-height: 300px" data-spec="{spec}"></div>
<script>{before}</script><script src="charts.js"></script>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Site:
    """A folder with the script, a stand-in for Plotly and one page, open in a browser."""

    def __init__(self, folder: Path, page: Page) -> None:
        self.folder, self.page = folder, page
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url.rpartition("/")[2]))
        shutil.copy(REPOSITORY / "site_theme/assets/charts.js", folder)
        (folder / "plotly.min.js").write_text(STAND_IN, "utf-8")

    def use_plotly(self) -> None:
        (self.folder / "plotly.min.js").unlink()
        (self.folder / "plotly.min.js").symlink_to(LIBRARY)

    def open(self, spec: Any = SPEC, above: int = 0, before: str = "", html: str = PAGE) -> None:
        text = escape(spec if isinstance(spec, str) else json.dumps(spec))
        (self.folder / "index.html").write_text(html.format(spec=text, above=above, before=before), "utf-8")
        self.page.goto((self.folder / "index.html").as_uri())

    def wait_for_drawing(self) -> None:
        self.page.wait_for_selector(".chart .main-svg")

    def drawn(self, path: str) -> Any:
        """What Plotly was asked to draw, such as `data[0].x`."""
        return self.page.evaluate(f"document.querySelector('.chart-plot').{path}")

    def fill(self) -> str:
        """The colour of the first bar on the screen."""
        return str(self.page.evaluate("getComputedStyle(document.querySelector('.bars path')).fill"))


@pytest.fixture
def site(browser: Browser, tmp_path: Path) -> Iterator[Site]:
    page = browser.new_page(viewport={"width": 1000, "height": 600})
    yield Site(tmp_path, page)
    page.close()


def test_plotly_draws_a_chart(site: Site) -> None:
    """A specification becomes a drawing as wide as its box, in the colours of the scheme."""
    site.use_plotly()
    site.open()
    site.wait_for_drawing()
    assert site.fill() == "rgb(225, 108, 0)"
    site.page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    site.page.wait_for_function("getComputedStyle(document.querySelector('.bars path')).fill == 'rgb(233, 163, 40)'")
    site.page.set_viewport_size({"width": 320, "height": 600})
    site.page.wait_for_function("document.querySelector('.chart .main-svg').clientWidth < 320")
    assert site.page.evaluate("document.documentElement.scrollWidth") == 320
    assert site.errors == []


def test_the_keyboard_passes_a_chart_by(site: Site) -> None:
    """Nothing in a chart takes the focus, so nothing can keep it."""
    site.use_plotly()
    site.open(html=PAGE + '<a id="after" href="#">after</a>')
    site.wait_for_drawing()
    site.page.keyboard.press("Tab")
    assert site.page.evaluate("document.activeElement.id") == "after"


def test_roles_become_colours(site: Site) -> None:
    """Those of the scheme, and other ones when the reader changes it."""
    site.open()
    site.wait_for_drawing()
    assert site.drawn("data[0].marker.color") == ["#e16c00", "rgba(225,108,0,0.5)"]
    site.page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    site.page.wait_for_function("document.querySelector('.chart-plot').data[0].marker.color[0] == '#e9a328'")


def test_a_specification_may_stand_in_a_script_element(site: Site) -> None:
    box = '<div class="chart" data-chart="a"><script type="application/json">{json}</script></div>'
    page = "<!doctype html><body>" + box.format(json=json.dumps(SPEC).replace("{", "{{").replace("}", "}}"))
    site.open(html=page + '<script src="charts.js"></script>')
    site.wait_for_drawing()


def test_a_style_sheet_sets_colours(site: Site) -> None:
    site.open(before="document.body.style.setProperty('--chart-1', '#010203')")
    site.wait_for_drawing()
    assert site.drawn("data[0].marker.color") == ["#010203", "rgba(1,2,3,0.5)"]


def test_a_label_that_reads_like_a_role_stays_a_label(site: Site) -> None:
    site.open()
    site.wait_for_drawing()
    assert site.drawn("data[0].hovertext[0]") == "@text"


def test_the_library_is_loaded_only_near_a_chart(site: Site) -> None:
    """A chart far below costs nothing until the reader comes near it."""
    site.open(above=5_000)
    site.page.wait_for_timeout(300)
    assert "plotly.min.js" not in site.requests
    site.page.evaluate("window.scrollTo(0, 4500)")
    site.wait_for_drawing()
    assert site.requests.count("plotly.min.js") == 1


def test_a_page_without_charts_is_left_alone(site: Site) -> None:
    site.open(html='<!doctype html><p>No chart.</p><script src="charts.js"></script>')
    site.page.wait_for_timeout(200)
    assert site.errors == []
    assert "plotly.min.js" not in site.requests


def test_a_chart_follows_the_width_of_its_place(site: Site) -> None:
    """On a narrow screen letters are smaller, and ticks without room are left out."""
    site.open()
    site.wait_for_drawing()
    assert site.drawn("layout.xaxis.ticktext.length") == 2
    wide = site.drawn("layout.template.layout.font.size")
    site.page.set_viewport_size({"width": 320, "height": 600})
    site.page.wait_for_function("document.querySelector('.chart-plot').layout.width < 320")
    assert site.drawn("layout.xaxis.ticktext.length") == 1
    assert site.drawn("layout.template.layout.font.size") < wide


def test_charts_are_drawn_again_after_a_click_within_the_site(site: Site) -> None:
    """Material answers such clicks without loading a page, and says so on `document$`; what is gone is let go."""
    observable = "window.document$ = {subscribe(f) {this.f = f; f(document);}}"
    site.open(before=observable)
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


def test_without_the_library_a_message_points_at_the_table(site: Site) -> None:
    (site.folder / "plotly.min.js").unlink()
    site.open()
    site.page.wait_for_selector("text=The table below it holds the same data.")
    assert site.errors == []


def test_a_broken_specification_does_not_stop_other_charts(site: Site) -> None:
    other = """<div class="chart" data-chart="b" data-spec='{{"data"'></div>"""
    site.open(html=PAGE.replace("<script>{before}", other + "<script>{before}"))
    site.wait_for_drawing()
    assert "The table below" in site.page.locator("[data-chart=b]").inner_text()
    assert site.errors == []
