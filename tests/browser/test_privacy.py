"""Who reads what stays with the reader, whatever she does on the site."""

from contextlib import suppress

from playwright.sync_api import Browser, Page, TimeoutError

from .conftest import DESKTOP
from .site import Site
from .visiting import Watch


def open_a_card(page: Page) -> None:
    card = page.locator(".number-card")
    for _ in range(5):  # on a busy machine the page may still move under the pointer, which closes the card
        page.mouse.move(0, 0)
        page.locator("article a:has(> data)").first.hover()
        with suppress(TimeoutError):
            card.wait_for(state="visible", timeout=6_000)
            break
    card.wait_for(state="visible", timeout=6_000)
    page.keyboard.press("Escape")
    page.wait_for_selector(".number-card", state="hidden")


def explore_a_chart(page: Page) -> None:
    page.locator(".chart-explore").first.click()
    page.wait_for_selector(".chart .main-svg")


def search(page: Page) -> None:
    page.locator(".search-open").click()
    page.wait_for_selector("dialog.search input")
    page.keyboard.type("a source")
    page.wait_for_selector("dialog.search ol a")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog[open]", state="detached")


def follow_a_link(page: Page) -> None:
    page.locator("nav a[href$='register/']:visible").first.click()
    page.wait_for_url("**/register/")
    page.wait_for_selector("article table")


def test_nothing_leaves_the_site(browser: Browser, site: Site) -> None:
    """Cards, charts, search and a click within the site: no request to another host, no cookie, no error."""
    page = browser.new_page(viewport=DESKTOP)
    watch = Watch(page, site.address)
    page.goto(site.address)
    for do in (open_a_card, explore_a_chart, search, follow_a_link):
        do(page)
    assert (watch.foreign, watch.troubles) == ([], [])
    assert page.evaluate("document.cookie") == ""
