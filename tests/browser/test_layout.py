"""How pages stand on a screen and on paper: edges, columns, boxes that scroll, and what is printed of them."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser

from .conftest import DESKTOP, PHONE
from .site import Site

TABLET = {"width": 800, "height": 1000}
# Boxes that may scroll sideways within others that may: a finger never knows which of them it moves.
NESTED = """() => {
  const scrolls = (e) => /auto|scroll/.test(getComputedStyle(e).overflowX);
  const inside = (e) => e && e !== document.body && (scrolls(e) || inside(e.parentElement));
  const found = [...document.querySelectorAll("article *")].filter((e) => scrolls(e) && inside(e.parentElement));
  return found.map((e) => e.outerHTML.slice(0, 80));
}"""
# Sentences in columns of less than twelve letters' width.
NARROW = """() => [...document.querySelectorAll("article td")]
  .filter((e) => getComputedStyle(e).display === "table-cell" && e.checkVisibility() && e.innerText.length > 60)
  .filter((e) => e.getBoundingClientRect().width < 12 * parseFloat(getComputedStyle(e).fontSize))
  .map((e) => e.innerText)"""
# Numbers of up to twelve letters that a table of claims breaks in two.
BROKEN_NUMBERS = """() => [...document.querySelectorAll(".assessments td:nth-child(2) data")]
  .filter((e) => e.innerText.length <= 12 && e.getClientRects().length > 1)
  .map((e) => e.innerText)"""
# Where the blocks of a page end; what is narrower by itself, as buttons are, is not asked.
EDGES = """() => {
  const blocks = [...document.querySelectorAll(".md-content__inner > :is(p, ul, ol, .chart-figure, .stacked, details)")];
  const shown = [...blocks, ...document.querySelectorAll(".md-typeset__scrollwrap")].filter((e) => e.checkVisibility());
  return [...new Set(shown.map((e) => Math.round(e.getBoundingClientRect().right)))];
}"""
# Blocks whose last line holds nothing that is seen: the box of their text ends a line below the last visible word.
EMPTY_LINES = """() => [...document.querySelectorAll(".md-content__inner > :is(h1, h2, h3), .footnote li > p")].filter((e) => {
  const signs = [...e.querySelectorAll(".headerlink, .footnote-backref")].filter((sign) => sign.checkVisibility());
  const height = e.getBoundingClientRect().height;
  signs.forEach((sign) => { if (getComputedStyle(sign).opacity === "0") sign.style.display = "none"; });
  return height - e.getBoundingClientRect().height > 2;
}).map((e) => e.textContent)"""


# The last one changes the page.
QUESTIONS = {"nested": NESTED, "narrow": NARROW, "broken": BROKEN_NUMBERS, "edges": EDGES, "empty": EMPTY_LINES}
SCREENS = {"phone": PHONE, "tablet": TABLET, "desktop": DESKTOP}
Found = dict[str, dict[str, list[str]]]


def look(browser: Browser, site: Site, screen: Any) -> Found:
    """What each question finds on pages that show all kinds of things, by their paths."""
    page = browser.new_page(viewport=screen, reduced_motion="reduce")
    found: Found = {question: {} for question in QUESTIONS}
    for path in site.kinds:
        page.goto(site.address + path)
        for question, script in QUESTIONS.items():
            found[question][path] = page.evaluate(script)
    page.close()
    return found


@pytest.fixture(scope="module")
def found_on(browser: Browser, site: Site) -> Callable[[str], Found]:
    """What is found on a screen of that name, for which the pages are opened once."""
    return cache(lambda screen: look(browser, site, SCREENS[screen]))


@pytest.fixture(params=SCREENS)
def found(request: pytest.FixtureRequest, found_on: Callable[[str], Found]) -> Found:
    return found_on(request.param)


def test_no_box_scrolls_within_a_box(found: Found) -> None:
    assert {path: boxes for path, boxes in found["nested"].items() if boxes} == {}


def test_sentences_have_room(found: Found) -> None:
    """In a table too: where there is none for columns, each row is a block of lines."""
    assert {path: texts for path, texts in found["narrow"].items() if texts} == {}


def test_a_number_that_is_examined_stands_on_one_line(found: Found) -> None:
    """With its unit, however much is said beside it."""
    assert {path: numbers for path, numbers in found["broken"].items() if numbers} == {}


def test_no_invisible_sign_makes_a_line(found: Found) -> None:
    """The signs of links to headings, and from notes back to the text."""
    assert {path: texts for path, texts in found["empty"].items() if texts} == {}


def test_blocks_end_at_one_edge(found_on: Callable[[str], Found]) -> None:
    """On a desk: text, tables and charts alike; only the register has the whole page for its table."""
    edges = found_on("desktop")["edges"]
    assert {path: found for path, found in edges.items() if len(found) > 1 and path != "register/"} == {}


def test_the_register_prints_its_heads(browser: Browser, site: Site) -> None:
    """They are buttons on a screen, which else are not printed."""
    page = browser.new_page(viewport=DESKTOP)
    page.goto(f"{site.address}register/")
    page.locator(".register th button").first.wait_for()
    page.emulate_media(media="print")
    heads = page.locator(".register thead th").all_inner_texts()
    page.close()
    assert [head.strip() for head in heads[:2]] == ["Figure", "Value"]
    assert all(head.strip() for head in heads)
