"""What a search costs the reader, against Material's own, and how fast the register answers a keystroke."""

import gzip
import statistics
import sys
import tempfile
from pathlib import Path

from measuring import BIN, measure
from synthetic import PROJECT, write_briefing

sys.path.append(str(PROJECT / "tests"))  # the web server and the browser of the tests

from browsing import ARGUMENTS, CHROMIUM, start_server
from playwright.sync_api import Page, sync_playwright

SEARCH_HEAD = [
    "figures",
    "first search, KB",
    "Material's, on every page, KB",
    "search, ms",
    "register, KB",
    "register opens, ms",
    "its keystroke to paint, ms",
]
OURS = ["search/records.json", "search/pages.json", "assets/search.js", "assets/texts.js"]
MATERIALS = ["search/search_index.json", "assets/javascripts/workers/search.*.js"]
TYPED = ["x", "xaa", "xaab", "1,1", "office xab"]
# From the event to the frame after the one that shows what it changed; the pause that waits for more is in it.
KEYSTROKE = """async (text) => {
  const field = document.querySelector("input[type=search]");
  const status = document.querySelector(STATUS);
  const start = performance.now();
  field.value = text;
  status.textContent = "";
  field.dispatchEvent(new Event("input", {bubbles: true}));
  while (!status.textContent && performance.now() - start < 5000) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""


def search_row(figures: int) -> list[str]:
    """A row of SEARCH_HEAD for a new briefing of that many figures."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_briefing(folder, figures)
        measure([BIN / "briefing", "write", "written"], folder)
        # With the written pages come our lists; the search plugin of plain.yml adds Material's.
        measure([BIN / "mkdocs", "build", "--config-file", "plain.yml", "--site-dir", "site"], folder)
        sizes = [_packed(folder / "site", OURS), _packed(folder / "site", MATERIALS)]
        opens, keystroke, searches = _times(folder / "site")
        register = _packed(folder / "site", ["register/index.html"])
    return [f"{figures:,}", *sizes, f"{searches:.0f}", register, f"{opens:.0f}", f"{keystroke:.0f}"]


def _packed(site: Path, patterns: list[str]) -> str:
    """The files as a web server sends them, in kilobytes."""
    files = [file for pattern in patterns for file in sorted(site.glob(pattern))]
    return f"{sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) / 1000:.0f}"


def _times(site: Path) -> tuple[float, float, float]:
    """Milliseconds until the register can be used, and from a keystroke to what it shows: there, and in the search."""
    server = start_server(site)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 360, "height": 800})
        page.goto(f"http://127.0.0.1:{server.server_port}/register/")
        page.wait_for_selector(".register-form")
        opens = page.evaluate("performance.now()")
        keystroke = _typed(page, ".register-status")
        page.goto(f"http://127.0.0.1:{server.server_port}/")
        page.wait_for_load_state("networkidle")
        page.keyboard.press("/")
        page.wait_for_selector("dialog[open]")
        page.wait_for_timeout(2_000)  # until both lists are there
        searches = _typed(page, "dialog [role=status]")
        browser.close()
    server.shutdown()
    server.server_close()
    return opens, keystroke, searches


def _typed(page: Page, status: str) -> float:
    script = KEYSTROKE.replace("STATUS", f"'{status}'")
    return statistics.median(page.evaluate(script, text) for text in TYPED)
