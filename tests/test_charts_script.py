"""The script that draws charts, in the Chromium of the system."""

import json
import shutil
from collections.abc import Iterator
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
PAGE = """<!doctype html><meta charset="utf-8"><body data-md-color-scheme="default">
<div style="height: {above}px"></div>
<div class="chart" data-chart="a" role="img" aria-label="Two bars" style="min-height: 300px">
<script type="application/json">{spec}</script></div>
<script>{before}</script><script src="charts.js"></script>"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Site:
    """A folder with the script, Plotly and one page, open in a browser."""

    def __init__(self, folder: Path, page: Page) -> None:
        self.folder, self.page = folder, page
        self.errors: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url.rpartition("/")[2]))
        shutil.copy(REPOSITORY / "site_theme/assets/charts.js", folder)
        (folder / "plotly.min.js").symlink_to(LIBRARY)

    def open(self, spec: Any = SPEC, above: int = 0, before: str = "", html: str = PAGE) -> None:
        text = spec if isinstance(spec, str) else json.dumps(spec)
        (self.folder / "index.html").write_text(html.format(spec=text, above=above, before=before), "utf-8")
        self.page.goto((self.folder / "index.html").as_uri())

    def wait_for_drawing(self) -> None:
        self.page.wait_for_selector(".chart .main-svg")

    def fills(self) -> list[str]:
        """The colours of the two bars."""
        return [str(path.evaluate("e => getComputedStyle(e).fill")) for path in self.page.locator(".bars path").all()]

    def ticks(self) -> list[str]:
        return self.page.locator(".xtick").all_inner_texts()


@pytest.fixture
def site(browser: Browser, tmp_path: Path) -> Iterator[Site]:
    page = browser.new_page(viewport={"width": 1000, "height": 600})
    yield Site(tmp_path, page)
    page.close()


def test_a_chart_is_drawn_in_the_colours_of_the_scheme(site: Site) -> None:
    """Roles become colours, and other ones when the reader changes the scheme."""
    site.open()
    site.wait_for_drawing()
    light = site.fills()
    assert light[0] == "rgb(225, 108, 0)"
    site.page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    site.page.wait_for_function("getComputedStyle(document.querySelector('.bars path')).fill !== 'rgb(225, 108, 0)'")
    assert site.fills()[0] == "rgb(233, 163, 40)"
    assert site.errors == []


def test_a_style_sheet_sets_colours(site: Site) -> None:
    site.open(before="document.body.style.setProperty('--chart-1', '#010203')")
    site.wait_for_drawing()
    assert site.fills()[0] == "rgb(1, 2, 3)"


def test_a_label_that_reads_like_a_role_stays_a_label(site: Site) -> None:
    site.open()
    site.wait_for_drawing()
    assert site.page.evaluate("document.querySelector('.chart-plot').data[0].hovertext[0]") == "@text"


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
    """On a narrow screen the drawing is as wide as its box, and ticks without room are left out."""
    site.open()
    site.wait_for_drawing()
    assert len(site.ticks()) == 2
    site.page.set_viewport_size({"width": 320, "height": 600})
    site.page.wait_for_function("document.querySelector('.chart .main-svg').clientWidth < 320")
    assert len(site.ticks()) == 1
    assert site.page.evaluate("document.documentElement.scrollWidth") == 320


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
    other = '<div class="chart" data-chart="b"><script type="application/json">{"data"</script></div>'
    site.open(html=PAGE.replace("<script>{before}", other.replace("{", "{{") + "<script>{before}"))
    site.wait_for_drawing()
    assert "The table below" in site.page.locator("[data-chart=b]").inner_text()
    assert site.errors == []


def test_the_keyboard_passes_a_chart_by(site: Site) -> None:
    """Nothing in a chart takes the focus, so nothing can keep it."""
    site.open(html=PAGE + '<a id="after" href="#">after</a>')
    site.wait_for_drawing()
    site.page.keyboard.press("Tab")
    assert site.page.evaluate("document.activeElement.id") == "after"
