"""The keyboard alone reaches all that can be used, shows where it is, and comes out again."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from .conftest import DESKTOP, PHONE
from .site import Site

# How each element looks before anything has the focus, to be compared with how it looks when it has it. Of a hidden
# switch, the label beside it is what the reader sees.
REMEMBER = """() => {
  const parts = "outlineStyle outlineWidth outlineColor boxShadow backgroundColor borderBottomColor color opacity"
    + " textDecorationLine textDecorationColor clipPath transform";
  const look = (e) => { const s = getComputedStyle(e); return parts.split(" ").map((p) => s[p]).join("|"); };
  const seen = (e) => [e, e.parentElement, ...(e.labels || [])].map(look).join("\\n");
  const usable = "a[href], button, input, select, textarea, summary, [tabindex]";
  const reachable = [...document.querySelectorAll(usable)].filter((e) => e.tabIndex >= 0 && !e.disabled
    && e.checkVisibility({visibilityProperty: true}) && !e.closest("[inert], details:not([open]) > :not(summary)"));
  window.before = new Map(reachable.map((e) => [e, seen(e)]));
  window.seen = seen;
  window.named = (e) => (e.outerHTML || "").slice(0, 90);
  return reachable.map(window.named);
}"""
# What has the focus now, whether that can be seen, and whether it is on the screen.
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const shown = [e, ...(e.labels || [])].some((part) => {
    const box = part.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth;
  });
  const fault = !shown ? "is off the screen" : window.seen(e) === window.before.get(e) ? "looks the same" : "";
  return {name: window.named(e), fault};
}"""
# Radio buttons of one name are one stop: the arrows move between them.
LIMIT = 1500


def walk(page: Page) -> list[dict[str, Any]]:
    """Each stop of the Tab key, from the top of the page until the focus leaves it."""
    stops = []
    for _ in range(LIMIT):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"the focus never leaves {page.url}; at last it was on {stops[-1]['name']}")


@pytest.mark.parametrize("screen", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_tab_reaches_all_and_is_seen(browser: Browser, site: Site, screen: Any) -> None:
    """Each link and control of each kind of page gets the focus in turn, is on the screen then, and looks different."""
    context = browser.new_context(viewport=screen, reduced_motion="reduce")
    page, faults = context.new_page(), {}
    for path in site.kinds:
        page.goto(site.address + path)
        expected = page.evaluate(REMEMBER)
        stops = walk(page)
        missed = sorted(set(expected) - {stop["name"] for stop in stops})
        found = [f"{stop['name']} {stop['fault']}" for stop in stops if stop["fault"]]
        faults[path] = [f"{name} is never reached" for name in missed] + found
    context.close()
    assert {path: found for path, found in faults.items() if found} == {}


def test_the_first_stop_skips_to_the_content(browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport=DESKTOP)
    page.goto(site.address)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "#" in page.url
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')")


def test_a_summary_opens_with_enter(browser: Browser, site: Site) -> None:
    """The table behind a chart opens, and closes, without a mouse."""
    page = browser.new_page(viewport=PHONE)
    page.goto(site.address)
    page.locator("article details > summary").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("article details[open] table")
    page.keyboard.press("Enter")
    page.wait_for_selector("article details:not([open])")
