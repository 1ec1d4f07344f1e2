"""axe, which knows WCAG, finds nothing on any kind of page, on phone and desktop, in both colour schemes.

What depends on colours is looked at in all four; all the rest in two, which between them have both widths.
"""

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from .conftest import DESKTOP, PHONE
from .site import Site

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
# What a finger has to hit is 24 px in size, or has that room to itself; axe asks for it only where it is told to.
EVERYTHING: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = EVERYTHING | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}


SCHEMES = {"light": "default", "dark": "slate"}  # as Material calls them
BACKGROUND = "getComputedStyle(document.body).backgroundColor"


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe holds against a page, and where."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE)
    results = page.evaluate("options => axe.run(options)", options)
    return [
        f"{found['id']}: {node['html'][:120]} ({node['failureSummary'].splitlines()[-1].strip()})"
        for found in results["violations"]
        for node in found["nodes"]
    ]


def show(page: Page, scheme: Any) -> str:
    """Give the open page the colours of a scheme, as the system and the reader's switch do; returns its background."""
    page.emulate_media(color_scheme=scheme)
    page.evaluate(
        "name => { const kept = document.body.dataset; if (kept.mdColorScheme) kept.mdColorScheme = name; }",
        SCHEMES[scheme],
    )
    return str(page.evaluate(BACKGROUND))


@pytest.mark.parametrize(
    ("screen", "looks"),
    [(PHONE, {"light": EVERYTHING, "dark": COLOURS}), (DESKTOP, {"dark": EVERYTHING, "light": COLOURS})],
    ids=["phone", "desktop"],
)
def test_axe_finds_nothing(browser: Browser, site: Site, screen: Any, looks: dict[Any, dict[str, Any]]) -> None:
    """Each page is opened once for both schemes."""
    context = browser.new_context(viewport=screen, reduced_motion="reduce", bypass_csp=True)
    page, found, backgrounds = context.new_page(), {}, set()
    for path in site.kinds:
        page.goto(site.address + path)
        for scheme, options in looks.items():
            backgrounds.add((scheme, show(page, scheme)))
            found[path, scheme] = violations(page, options)
    context.close()
    assert {where: faults for where, faults in found.items() if faults} == {}
    assert {("light", "rgb(255, 255, 255)"), ("dark", "rgb(18, 23, 28)")} <= backgrounds
