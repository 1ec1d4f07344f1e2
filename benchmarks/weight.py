"""How much a page weighs before the reader does anything, beside what the same pages weigh without our theme.

python benchmarks/weight.py     kilobytes over the wire (gzip, with headers), from an empty cache, on a phone
"""

import gzip
import tempfile
from pathlib import Path

from measuring import BIN, measure, table
from playwright.sync_api import Browser, sync_playwright
from sites import ARGUMENTS, CHARTS, CHROMIUM, PAGES, PROJECT, build_site, served_site
from sourced_briefing.build import installed_plotly

HEAD = ["page", "this site", "plain Material", "plain Material and Plotly"]

PLAIN = """
INHERIT: {project}/mkdocs.yml
docs_dir: docs
theme: {{name: material, language: en, font: false}}
markdown_extensions: [attr_list, footnotes, md_in_html, tables, toc: {{permalink: true, toc_depth: 3}}]
plugins: [search]
extra_css: []
extra_javascript: []
hooks: []
nav: null
"""


def weigh(browser: Browser, url: str) -> float:
    """Kilobytes until the network is quiet."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page, sizes = context.new_page(), list[float]()
    wire = context.new_cdp_session(page)
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    wire.send("Network.enable")
    page.goto(url, wait_until="networkidle")
    context.close()
    return sum(sizes) / 1000


def build_plain(folder: Path) -> Path:
    """The same pages under Material as it comes, with its own search."""
    folder.mkdir(parents=True)
    measure([BIN / "briefing", "--project", PROJECT, "write", "docs"], folder)
    (folder / "mkdocs.yml").write_text(PLAIN.format(project=PROJECT), "utf-8")
    return build_site(folder / "built", folder / "mkdocs.yml")


def main() -> None:
    """Build both sites, weigh their pages, print the table."""
    plotly = len(gzip.compress(installed_plotly().read_bytes())) / 1000
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        with served_site(build_site(folder / "ours")) as ours, served_site(build_plain(folder / "plain")) as plain:
            pages = (PAGES | {"a page of charts": CHARTS}).items()
            weights = [(name, weigh(browser, ours + path), weigh(browser, plain + path)) for name, path in pages]
        browser.close()
    rows = [[name, f"{our:.0f}", f"{their:.0f}", f"{their + plotly:.0f}"] for name, our, their in weights]
    print(table(HEAD, rows))


if __name__ == "__main__":
    main()
