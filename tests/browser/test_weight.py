"""How much comes over the wire before the reader does anything: packed, with headers, from an empty cache."""

import pytest
from playwright.sync_api import Browser, BrowserContext

from .conftest import PHONE
from .site import Site
from .visiting import Watch

LIMIT = 120_000
ON_DEMAND = ("plotly", "search", "pagefind")


def weigh(context: BrowserContext, site: Site, path: str) -> tuple[int, list[str]]:
    """The bytes that one page costs, its icon included, and what was asked for."""
    page = context.new_page()
    watch = Watch(page, site.address)
    wire = context.new_cdp_session(page)
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    page.goto(site.address + path, wait_until="networkidle")
    icon = page.request.get(page.locator("link[rel~=icon]").first.evaluate("link => link.href"))
    assert icon.ok
    return int(sum(sizes)) + int(icon.headers["content-length"]), watch.asked


@pytest.fixture
def charts(site: Site) -> str:
    """The data page with the most charts on it."""
    pages = [path for path in site.kinds if path.startswith("charts/") and path.count("/") == 2]
    return pages[0]


@pytest.mark.parametrize("kind", ["home", "charts"])
def test_a_page_is_light(browser: Browser, site: Site, charts: str, kind: str) -> None:
    """Home page and chart page are there before a slow connection has brought a script that draws charts."""
    context = browser.new_context(viewport=PHONE)
    weight, asked = weigh(context, site, "" if kind == "home" else charts)
    context.close()
    assert [path for path in asked if any(word in path for word in ON_DEMAND)] == []
    assert weight < LIMIT
