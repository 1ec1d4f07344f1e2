"""Every page of the site, opened once on a phone."""

from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser

from .conftest import PHONE
from .site import Site
from .visiting import CUT_OFF, Watch

TABS = 2  # as many pages load at the same time


@dataclass(frozen=True)
class Tour:
    """What was heard and seen on the way through all pages, by their paths."""

    watches: list[Watch]
    cookies: dict[str, str] = field(default_factory=dict)
    cut_off: dict[str, list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def tour(browser: Browser, site: Site) -> Tour:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    tour = Tour([Watch(context.new_page(), site.address) for _ in range(TABS)])
    for start in range(0, len(site.paths), TABS):
        open_tabs = list(zip(site.paths[start : start + TABS], tour.watches, strict=False))
        for path, watch in open_tabs:
            watch.page.goto(site.address + path, wait_until="commit")
        for path, watch in open_tabs:
            watch.page.wait_for_load_state()
            tour.cookies[path] = watch.page.evaluate("document.cookie")
            tour.cut_off[path] = watch.page.evaluate(CUT_OFF)
    context.close()
    return tour


def test_no_page_has_an_error(tour: Tour) -> None:
    """No error or warning in the console, no answer that says something is missing."""
    assert [trouble for watch in tour.watches for trouble in watch.troubles] == []


def test_no_page_asks_another_host(tour: Tour) -> None:
    """Who reads what is nobody's business but the reader's."""
    assert [request for watch in tour.watches for request in watch.foreign] == []


def test_no_page_sets_a_cookie(tour: Tour) -> None:
    assert {path: cookies for path, cookies in tour.cookies.items() if cookies} == {}


def test_nothing_is_cut_off_on_a_phone(tour: Tour) -> None:
    """No page scrolls sideways, and no text ends where it can't be read."""
    assert {path: texts for path, texts in tour.cut_off.items() if texts} == {}
