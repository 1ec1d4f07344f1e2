"""The page works before any script runs, and where none ever does."""

from collections import Counter

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from .conftest import PHONE
from .site import Site

# What a page says in its main part, word by word; buttons and fields are not what it says.
WORDS = """() => {
  const main = document.querySelector("article") || document.querySelector("main") || document.body;
  const controls = main.querySelectorAll("button, input, select, label, form, .headerlink, [role=status], dialog");
  controls.forEach((control) => control.remove());
  return main.innerText.split(/\\s+/).filter(Boolean);
}"""
# Charts of which nothing is to be seen: neither a picture nor a table.
EMPTY_CHARTS = """() => [...document.querySelectorAll(".chart")].filter((chart) => {
  const around = chart.closest("figure") || chart.parentElement;
  const pictures = [...around.querySelectorAll("img, svg")].filter((p) => p.getBoundingClientRect().height > 20);
  return !pictures.length && !around.querySelector("table");
}).map((chart) => chart.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def bare(browser: Browser) -> BrowserContext:
    """A browser that runs no scripts of pages."""
    return browser.new_context(viewport=PHONE, java_script_enabled=False)


def opened(context: BrowserContext, site: Site, path: str) -> Page:
    page = context.new_page()
    page.goto(site.address + path)
    return page


def test_scripts_add_no_content(browser: Browser, bare: BrowserContext, site: Site) -> None:
    """All words that a reader with scripts sees are there without them."""
    full, missing = browser.new_context(viewport=PHONE), {}
    for path in site.kinds:
        with_scripts, without = opened(full, site, path), opened(bare, site, path)
        missing[path] = Counter(with_scripts.evaluate(WORDS)) - Counter(without.evaluate(WORDS))
        with_scripts.close()
        without.close()
    full.close()
    assert {path: words for path, words in missing.items() if words} == {}


def test_charts_are_seen_without_scripts(bare: BrowserContext, site: Site) -> None:
    """As a picture, or at least as a table."""
    found = {path: opened(bare, site, path).evaluate(EMPTY_CHARTS) for path in site.kinds}
    assert {path: charts for path, charts in found.items() if charts} == {}


def test_numbers_are_links_to_their_home(bare: BrowserContext, site: Site) -> None:
    """A click lands on the figure itself, which is on the screen then."""
    page = opened(bare, site, "")
    number = page.locator("article a:has(data.figure)").first
    target = number.get_attribute("href")
    assert target
    number.click()
    page.wait_for_url("**#" + target.partition("#")[2])
    assert page.locator("h1:target, h2:target, h3:target, tr:target").is_visible()
