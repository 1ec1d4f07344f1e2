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


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe holds against a page, and where."""
    page.evaluate(AXE)
    results = page.evaluate("options => axe.run(options)", options)
    return [
        f"{found['id']}: {node['html'][:120]} ({node['failureSummary'].splitlines()[-1].strip()})"
        for found in results["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize(
    ("screen", "scheme", "options"),
    [
        (PHONE, "light", EVERYTHING),
        (PHONE, "dark", COLOURS),
        (DESKTOP, "light", COLOURS),
        (DESKTOP, "dark", EVERYTHING),
    ],
    ids=["phone, light", "phone, dark", "desktop, light", "desktop, dark"],
)
def test_axe_finds_nothing(browser: Browser, site: Site, screen: Any, scheme: Any, options: dict[str, Any]) -> None:
    context = browser.new_context(viewport=screen, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True)
    page, found = context.new_page(), {}
    for path in site.kinds:
        page.goto(site.address + path)
        found[path] = violations(page, options)
    context.close()
    assert {path: faults for path, faults in found.items() if faults} == {}
