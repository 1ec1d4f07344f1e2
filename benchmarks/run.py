"""What a briefing costs to build and to edit, beside the same work written by hand for MkDocs with Material.

python benchmarks/run.py                      1,000 and 10,000 figures, this repository's briefing, 100 pictures
python benchmarks/run.py --sizes 1000 --pictures 0 --json measured.json

Seconds are of the processor, so that other work on the machine counts little; those until an edit is served are told by
the clock as well. Only the ratios of one run can be compared with those of another.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from by_hand import write_by_hand
from measuring import BIN, measure, table
from serving import BY_HAND, EDITED, IN_BRIEFING, OWN, copy_own, waits
from stages import STAGES
from synthetic import edit_figure, write_briefing

HEAD = ["what", "figures", "ours", "by hand", "ratio"]
MKDOCS: list[str | Path] = [BIN / "mkdocs", "build", "--strict", "--quiet"]
PICTURED = 10  # figures for each chart of the workload


class Row(NamedTuple):
    """One thing that was measured; nothing where there is nothing to compare."""

    what: str
    figures: int | None  # None: this repository's briefing
    ours: float
    by_hand: float | None = None

    @property
    def cells(self) -> list[str]:
        ratio = f"{self.ours / self.by_hand:.2f}" if self.by_hand else ""
        of = f"{self.figures:,}" if self.figures else "own briefing"
        return [self.what, of, _told(self.ours), _told(self.by_hand), ratio]


def sized(folder: Path, figures: int, edits: bool) -> Iterator[Row]:
    """What the workload of that size costs; the folder keeps both projects, with their sites."""
    ours, theirs = folder / "briefing", folder / "by-hand"
    write_briefing(ours, figures)
    write_by_hand(theirs, figures)
    first, plain, again = measure(MKDOCS, ours), measure(MKDOCS, theirs), measure(MKDOCS, ours)
    yield Row("full build, s", figures, first.seconds, plain.seconds)
    yield Row("the same again, nothing changed, s", figures, again.seconds, plain.seconds)
    yield Row("peak memory, MB", figures, first.megabytes, plain.megabytes)
    yield Row("written Markdown, MB", figures, _markdown(ours / ".briefing/pages"), _markdown(theirs / "docs"))
    if edits:
        our, their = waits(ours, IN_BRIEFING), waits(theirs, BY_HAND)
        yield Row("one value saved until the page is served, s", figures, our.processor, their.processor)
        yield Row("the same by the clock, s", figures, our.wall, their.wall)


def own(folder: Path) -> Iterator[Row]:
    """What an edit of this repository's own briefing costs."""
    copy_own(folder)
    measured = waits(folder, OWN)
    yield Row("one value saved until the page is served, s", None, measured.processor)
    yield Row("the same by the clock, s", None, measured.wall)


def pictured(folder: Path, charts: int) -> Iterator[Row]:
    """What so many pictures cost: all of them, and one whose series has another value."""
    figures = charts * PICTURED
    write_briefing(folder, figures, pictures="required")
    yield Row(f"first build with {charts} pictures, s", figures, measure(MKDOCS, folder).seconds)
    path = folder / "data/figures/series-0000.yml"
    path.write_text(path.read_text("utf-8").replace("1_000", "1_001", 1).replace("1,000", "1,001", 1), "utf-8")
    yield Row("the same when one chart changed, s", figures, measure(MKDOCS, folder).seconds)


def staged(folder: Path, figures: int) -> dict[str, float]:
    """What each stage of a build from nothing costs."""
    write_briefing(folder, figures)
    measure([sys.executable, Path(__file__).parent / "stages.py", "mkdocs.yml", "site", "stages.json"], folder)
    told: dict[str, float] = json.loads((folder / "stages.json").read_text("utf-8"))
    return told


def same_site(folder: Path) -> bool:
    """Whether a site is the same bytes when it is built again, and after a value is changed and changed back."""
    before = _files(folder / "site")
    measure(MKDOCS, folder)
    again = _files(folder / "site")
    for old, new in ((EDITED.value, 9_001), (9_001, EDITED.value)):
        edit_figure(folder, EDITED, old, new)
        measure(MKDOCS, folder)
    return before == again == _files(folder / "site")


def _markdown(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*.md")) / 1e6


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _told(number: float | None) -> str:
    return "" if number is None else f"{number:.2f}"


def main() -> None:
    """Read the command line, measure, and tell it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000], help="numbers of figures")
    parser.add_argument("--no-edits", action="store_true", help="build only, serve nothing")
    parser.add_argument("--pictures", type=int, default=100, help="number of charts to draw; 0: none")
    parser.add_argument("--json", type=Path, help="a file for the same numbers")
    asked = parser.parse_args()
    rows, stages = list[Row](), dict[int, dict[str, float]]()
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        for size in asked.sizes:
            rows += sized(root / f"{size}", size, not asked.no_edits)
            stages[size] = staged(root / f"{size}-stages", size)
        rows += [] if asked.no_edits else own(root / "own")
        rows += pictured(root / "pictures", asked.pictures) if asked.pictures else []
    print(table(HEAD, [row.cells for row in rows]), end="\n\n")
    columns = [f"{size:,} figures" for size in stages]
    print(table(["stage, s", *columns], [[name, *(_told(stages[size][name]) for size in stages)] for name in STAGES]))
    if asked.json:
        told = {"rows": [row._asdict() for row in rows], "stages": stages}
        asked.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
