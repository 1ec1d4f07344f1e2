"""How long a briefing takes to check, write and build, and what MkDocs alone takes for the same pages.

python benchmarks/run.py --sizes 100 1000 10000   a Markdown table, a row for each number of figures
python benchmarks/run.py --serve                  seconds from an edit to the page that shows it
python benchmarks/run.py --search                 what a search costs the reader, and how fast the register answers
"""

import argparse
import tempfile
from pathlib import Path

from measuring import BIN, measure, table
from searching import SEARCH_HEAD, search_row
from serving import SERVE_HEAD, serve_rows
from synthetic import write_briefing

BUILD_HEAD = [
    "figures",
    "check, s",
    "write, s",
    "MkDocs alone, s",
    "whole build, s",
    "generator's share",
    "check, MB",
    "write, MB",
    "MkDocs alone, MB",
    "whole build, MB",
]


def build_row(figures: int) -> list[str]:
    """A row of BUILD_HEAD for a new briefing of that many figures; each command starts from nothing."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_briefing(folder, figures)
        runs = [
            measure([BIN / "briefing", "check"], folder),
            measure([BIN / "briefing", "write", "written"], folder),
            measure([BIN / "mkdocs", "build", "--strict", "--config-file", "plain.yml", "--site-dir", "plain"], folder),
            measure([BIN / "mkdocs", "build", "--strict", "--site-dir", "site"], folder),
        ]
    alone, whole = runs[2:]
    share = 1 - alone.seconds / whole.seconds
    times, peaks = [f"{run.seconds:.1f}" for run in runs], [f"{run.megabytes:.0f}" for run in runs]
    return [f"{figures:,}", *times, f"{share:.0%}", *peaks]


def main() -> None:
    """Read the command line and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", metavar="N", help="numbers of figures (100 1000 10000)")
    parser.add_argument("--serve", action="store_true", help="measure edits under mkdocs serve instead")
    parser.add_argument("--search", action="store_true", help="measure search and register instead")
    arguments = parser.parse_args()
    if arguments.search:
        print(table(SEARCH_HEAD, [search_row(size) for size in arguments.sizes or [1000, 2000]]))
    elif arguments.serve:
        size = (arguments.sizes or [1000])[0]
        print(table(SERVE_HEAD, serve_rows(size)))
    else:
        print(table(BUILD_HEAD, [build_row(size) for size in arguments.sizes or [100, 1000, 10000]]))


if __name__ == "__main__":
    main()
