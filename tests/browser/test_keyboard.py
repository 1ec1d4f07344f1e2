"""The keyboard alone reaches all that can be used, shows where it is, and comes out again."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .conftest import DESKTOP, PHONE
from .site import Site

# All that can be used, by its number, and how each looks before anything has the focus. Of a hidden switch, the label
# beside it is what the reader sees.
REMEMBER = """() => {
  const parts = "outlineStyle outlineWidth outlineColor boxShadow backgroundColor borderBottomColor color opacity"
    + " textDecorationLine textDecorationColor clipPath transform";
  const look = (e) => { const s = getComputedStyle(e); return parts.split(" ").map((p) => s[p]).join("|"); };
  const signs = (e) => [e, e.parentElement, e.nextElementSibling, ...(e.labels || [])].filter(Boolean);
  const shown = (e) => signs(e).some((part) => {
    const box = part.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth;
  });
  const usable = "a[href], button, input, select, textarea, summary, [tabindex]";
  const all = [...document.querySelectorAll(usable)].filter((e) => e.tabIndex >= 0 && !e.disabled
    && e.checkVisibility({visibilityProperty: true}) && !e.closest("[inert], [hidden], details:not([open]) > :not(summary)")
    && (e.type !== "radio" || e.checked)); // of the radio buttons of one name, Tab stops at the chosen one
  const before = all.map((e) => signs(e).map(look).join());
  const focused = () => {
    const e = document.activeElement;
    if (!e || e === document.body) return null;
    const number = all.indexOf(e);
    const same = number >= 0 && signs(e).map(look).join() === before[number];
    return [number, e.outerHTML.slice(0, 90), !shown(e) ? "is off the screen" : same ? "looks the same" : ""];
  };
  // Once a key is up again, the focus has moved, and what has it is on the screen.
  const stops = window.stops = [];
  addEventListener("keyup", () => { if (stops.at(-1) !== null) stops.push(focused()); }, true);
  return all.map((e) => e.outerHTML.slice(0, 90));
}"""
LIMIT = 1500  # more stops than any page has
AT_ONCE = 25  # keys between two questions where the focus is: each answer takes as long as a key


def walk(page: Page) -> list[tuple[int, str, str]]:
    """Each stop of the Tab key from the top of the page until the focus leaves it: number, element, what is wrong."""
    for _ in range(0, LIMIT, AT_ONCE):
        for _ in range(AT_ONCE):
            page.keyboard.press("Tab")
        *stops, last = page.evaluate("stops")
        if last is None:
            return stops
    raise AssertionError(f"the focus never leaves {page.url}; at last it was on {last}")


def faults(page: Page) -> list[str]:
    """What the Tab key does not reach on a page, and where its stops are not seen."""
    expected = page.evaluate(REMEMBER)
    stops = walk(page)
    reached = {number for number, _, _ in stops}
    missed = [f"{name} is never reached" for number, name in enumerate(expected) if number not in reached]
    return missed + [f"{name} {fault}" for _, name, fault in stops if fault]


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_tab_reaches_all_and_is_seen(browser: Browser, site: Site, screen: Any) -> None:
    """Each link and control gets the focus in turn, is on the screen then, and looks different; and Tab comes out again.

    On the phone on every kind of page; on the desktop, where the menu is beside every page, on one.
    """
    context = browser.new_context(viewport=screen, reduced_motion="reduce")
    page, found = context.new_page(), {}
    for path in site.kinds if screen == PHONE else site.kinds[:1]:
        page.goto(site.address + path)
        found[path] = faults(page)
    context.close()
    assert {path: what for path, what in found.items() if what} == {}


def test_the_first_stop_skips_to_the_content(browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport=DESKTOP)
    page.goto(site.address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')")


def test_a_summary_opens_with_enter(browser: Browser, site: Site) -> None:
    """The table behind a chart opens, and closes, without a mouse."""
    page = browser.new_page(viewport=PHONE)
    page.goto(site.address)
    page.locator("article details:has(table) > summary").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("article details[open] table")
    page.keyboard.press("Enter")
    page.wait_for_selector("article details[open] table", state="detached")
