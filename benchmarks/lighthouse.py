"""What Lighthouse says of this site on a phone: performance, accessibility, best practices, SEO, of 100 each.

npm install --prefix benchmarks/tools
python benchmarks/lighthouse.py [--runs 3]     a Markdown table, and what was found wanting
"""

import argparse
import json
import os
import statistics
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from measuring import table
from sites import CHARTS, CHROMIUM, PAGES, PROJECT, build_site, served_site

LIGHTHOUSE = PROJECT / "benchmarks/tools/node_modules/.bin/lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
OPTIONS = ["--quiet", "--output=json", "--chrome-flags=--headless --no-sandbox --disable-gpu"]


def audit(url: str) -> dict[str, Any]:
    """Lighthouse's report of one page, as it comes: mobile, slow 4G, a processor four times slower."""
    command = [str(LIGHTHOUSE), url, *OPTIONS, f"--only-categories={','.join(CATEGORIES)}"]
    environment = os.environ | {"CHROME_PATH": str(CHROMIUM)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def scores(reports: list[dict[str, Any]]) -> list[str]:
    """The median of each category."""
    each = ([report["categories"][name]["score"] * 100 for report in reports] for name in CATEGORIES)
    return [f"{statistics.median(values):.0f}" for values in each]


def wanting(report: dict[str, Any]) -> list[str]:
    """The audits that cost a page points."""
    names = [ref["id"] for name in CATEGORIES for ref in report["categories"][name]["auditRefs"] if ref["weight"]]
    audits = [report["audits"][name] for name in names]
    failed = [each for each in audits if each["score"] is not None and each["score"] < 0.9]
    return [f"{each['id']}: {each['title']} {each.get('displayValue', '')}".strip() for each in failed]


def main() -> None:
    """Build the site, look at each page, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="of each page; the median counts (3)")
    runs = parser.parse_args().runs
    rows, notes = [], []
    with tempfile.TemporaryDirectory() as temporary, served_site(build_site(Path(temporary) / "built")) as address:
        for name, path in (PAGES | {"a page of charts": CHARTS}).items():
            reports = [audit(address + path) for _ in range(runs)]
            rows.append([name, *scores(reports)])
            notes += [f"{name}: {each}" for each in wanting(reports[-1])]
    print(table(["page", *CATEGORIES], rows), *notes, sep="\n")


if __name__ == "__main__":
    main()
