"""What a search costs the reader, against Material's own, and how fast the register answers a keystroke.

python benchmarks/searching.py --sizes 1000 2000
"""

import argparse
import gzip
import statistics
import sys
import tempfile
from pathlib import Path

from by_hand import write_by_hand
from measuring import BIN, measure, table
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
OURS = [
    "search/records.json",
    "search/pages.json",
    "assets/search.js",
    "assets/search-index.js",
    "assets/search-matches.js",
    "assets/search-numbers.js",
    "assets/search-words.js",
    "assets/texts.js",
]
MATERIALS = ["search/search_index.json", "assets/javascripts/workers/search.*.js"]
TYPED = ["q", "qaa", "qaab", "1,1", "office qab"]
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
        ours, theirs = folder / "briefing", folder / "by-hand"
        write_briefing(ours, figures)
        write_by_hand(theirs, figures)
        for project in (ours, theirs):
            measure([BIN / "mkdocs", "build", "--quiet"], project)
        sizes = [_packed(ours / "site", OURS), _packed(theirs / "site", MATERIALS)]
        opens, keystroke, searches = _times(ours / "site")
        register = _packed(ours / "site", ["register/index.html"])
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


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 2000], help="numbers of figures")
    print(table(SEARCH_HEAD, [search_row(size) for size in parser.parse_args().sizes]))
