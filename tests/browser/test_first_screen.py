"""The first ten seconds: what a stranger sees of the home page before she does anything."""

import pytest
from playwright.sync_api import Browser, Page

from .conftest import DESKTOP
from .site import Site

SMALL_PHONE = {"width": 360, "height": 780}


def ends(page: Page, selector: str) -> tuple[float, float]:
    """Where the first of these begins and ends, in pixels from the top of the screen."""
    box = page.locator(selector).first.bounding_box()
    assert box
    return box["y"], box["y"] + box["height"]


@pytest.fixture(params=[DESKTOP, SMALL_PHONE], ids=["desktop", "phone"])
def home(browser: Browser, site: Site, request: pytest.FixtureRequest) -> Page:
    page = browser.new_page(viewport=request.param)
    page.goto(site.address)
    return page


def test_the_finding_and_where_it_comes_from_are_on_the_first_screen(home: Page) -> None:
    """The headline, the sentences that name its source, and the edition, each whole."""
    height = home.viewport_size["height"] if home.viewport_size else 0
    for selector in (".headline", ".headline + p", ".edition"):
        assert ends(home, selector)[1] <= height, selector


def test_the_chart_begins_on_the_first_screen_of_a_desk(browser: Browser, site: Site) -> None:
    """A good part of its picture is seen, at once below the words that it bears out."""
    page = browser.new_page(viewport=DESKTOP)
    page.goto(site.address)
    begins, _ = ends(page, ".chart img")
    assert begins < DESKTOP["height"] - 200


def test_no_more_than_four_key_figures_follow(home: Page) -> None:
    """Each with one word on how it is borne out, which leads to what the word means."""
    cards = home.locator(".key-figures > ul > li")
    assert 1 <= cards.count() <= 4
    words = cards.locator(".borne-out").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert words == ["how-to-read/#grades"] * cards.count()
    assert ends(home, ".chart")[1] < ends(home, ".key-figures")[0]
