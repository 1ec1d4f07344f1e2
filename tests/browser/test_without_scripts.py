"""The page works before any script runs, and where none ever does."""

from collections import Counter
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

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
def bare(browser: Browser) -> Page:
    """A page of a browser that runs no scripts of sites."""
    return browser.new_page(viewport=PHONE, java_script_enabled=False)


@dataclass(frozen=True)
class Seen:
    """What is on each kind of page without scripts, by its path."""

    words: dict[str, Counter[str]] = field(default_factory=dict)
    empty_charts: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def seen(bare: Page, site: Site) -> Seen:
    seen = Seen()
    for path in site.kinds:
        bare.goto(site.address + path)
        seen.empty_charts[path] = bare.evaluate(EMPTY_CHARTS)
        seen.words[path] = Counter(bare.evaluate(WORDS))
    return seen


def test_scripts_add_no_content(browser: Browser, seen: Seen, site: Site) -> None:
    """All words that a reader with scripts sees are there without them."""
    page, missing = browser.new_page(viewport=PHONE), {}
    for path in site.kinds:
        page.goto(site.address + path)
        missing[path] = Counter(page.evaluate(WORDS)) - seen.words[path]
    assert {path: words for path, words in missing.items() if words} == {}


def test_charts_are_seen_without_scripts(seen: Seen) -> None:
    """As a picture, or at least as a table."""
    assert {path: charts for path, charts in seen.empty_charts.items() if charts} == {}


def test_numbers_are_links_to_their_home(bare: Page, site: Site) -> None:
    """A click lands on the figure itself, which is on the screen then."""
    bare.goto(site.address)
    number = bare.locator("article a:has(data.figure)").first
    target = number.get_attribute("href")
    assert target
    number.click()
    bare.wait_for_url("**#" + target.partition("#")[2])
    assert bare.locator("h1:target, h2:target, h3:target, tr:target").is_visible()
