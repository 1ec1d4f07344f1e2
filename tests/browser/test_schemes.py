"""Light and dark, and readers who want nothing to move."""

from browsing import wait_until
from playwright.sync_api import Browser

from .conftest import DESKTOP, PHONE
from .site import Site

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
MOVING = """() => {
  const seconds = (list) => Math.max(...list.split(",").map((t) => parseFloat(t) * (/ms/.test(t) ? 0.001 : 1)));
  return [...new Set([...document.querySelectorAll("body, body *")].filter((e) => {
    const style = getComputedStyle(e);
    const plays = style.animationName === "none" ? 0 : seconds(style.animationDuration);
    return Math.max(seconds(style.transitionDuration), plays) > 0.02 || style.scrollBehavior === "smooth";
  }).map((e) => e.tagName + "." + e.classList))].slice(0, 10);
}"""


def test_the_reader_changes_between_light_and_dark(browser: Browser, site: Site) -> None:
    """A click on the switch is enough, and the choice stays on the next page."""
    context = browser.new_context(viewport=DESKTOP, color_scheme="light", reduced_motion="reduce")
    page = context.new_page()
    page.goto(site.address)
    light = page.evaluate(BACKGROUND)
    page.locator("header [data-md-component=palette] label:visible").click()
    wait_until(page, f"{BACKGROUND} !== '{light}'")
    dark = page.evaluate(BACKGROUND)
    page.goto(site.address + site.kinds[-2])
    assert page.evaluate(BACKGROUND) == dark
    context.close()


def test_the_system_decides_at_first(browser: Browser, site: Site) -> None:
    """And without scripts it decides too."""
    backgrounds = {}
    for scheme in ("light", "dark"):
        for scripts in (True, False):
            context = browser.new_context(color_scheme=scheme, java_script_enabled=scripts)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(site.address)
            backgrounds[scheme, scripts] = page.evaluate(BACKGROUND)
            context.close()
    assert backgrounds["light", True] == backgrounds["light", False]
    assert backgrounds["dark", True] == backgrounds["dark", False]
    assert backgrounds["light", True] != backgrounds["dark", True]


def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, site: Site) -> None:
    """No animation, no transition and no smooth scrolling, on any kind of page."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    page, moving = context.new_page(), {}
    for path in site.kinds:
        page.goto(site.address + path)
        moving[path] = page.evaluate(MOVING)
    context.close()
    assert {path: found for path, found in moving.items() if found} == {}
