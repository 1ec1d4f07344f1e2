"""Nothing moves under the reader's eyes: not while a page loads, not while she scrolls, not on a slow connection."""

import pytest
from playwright.sync_api import Browser, BrowserContext

from .conftest import PHONE
from .site import Site

MOST = 0.02
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}  # slow 4G
COUNT = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => list.getEntries().filter((e) => !e.hadRecentInput).forEach((e) => window.shifts.push(
    [e.value, ...e.sources.map((s) => s.node && (s.node.outerHTML || s.node.textContent).slice(0, 80))]
  ))).observe({type: "layout-shift", buffered: true});
}"""
# From the top to the end by half a screen, each time as long as two frames and an idle moment take.
SCROLL = """async () => {
  const frame = () => new Promise(requestAnimationFrame);
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y);
    await frame(); await frame();
    await new Promise((done) => requestIdleCallback(done, {timeout: 200}));
  }
}"""


def shifts(context: BrowserContext, site: Site, path: str, slow: bool) -> list[list[object]]:
    """What moved on a page while it was loaded and scrolled through, and how far."""
    page = context.new_page()
    if slow:
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    page.add_init_script(f"({COUNT})()")
    page.goto(site.address + path)
    page.evaluate(SCROLL)
    page.wait_for_load_state("networkidle")
    found = page.evaluate("shifts")
    page.close()
    return found


@pytest.mark.parametrize("slow", [False, True], ids=["fast", "slow"])
def test_nothing_moves(browser: Browser, site: Site, slow: bool) -> None:
    """On the phone, on every kind of page."""
    context = browser.new_context(viewport=PHONE)
    moved = {path: shifts(context, site, path, slow) for path in site.kinds}
    context.close()
    assert {path: found for path, found in moved.items() if sum(shift[0] for shift in found) > MOST} == {}
