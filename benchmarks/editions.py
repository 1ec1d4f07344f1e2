"""What a long history costs: python benchmarks/editions.py --editions 200 --figures 2000 --share 0.02.

A made-up briefing is released again and again, with a share of its figures changed each time. Told are the size of
data/editions/, what it would be if each file held everything, and the times to read them and to write their pages.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

from measuring import table
from sourced_briefing.build import build_briefing
from sourced_briefing.facts.snapshot import freeze
from sourced_briefing.load.edition_files import edition_text, read_editions
from sourced_briefing.model import FrozenFigure
from sourced_briefing.model.edition_names import path_of
from sourced_briefing.model.frozen_state import Edition, State
from sourced_briefing.pages.changes import write_changes
from sourced_briefing.views.site import Site
from synthetic import write_briefing

HEAD = ["editions", "figures", "changed each", "largest file, kB", "later file, kB", "all, MB", "all if full, MB"]
TIMES = ["freeze, s", "read all, s", "changes pages, s"]


def measured(count: int, figures: int, share: float) -> list[str]:
    """A row of HEAD and TIMES."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        write_briefing(root, figures)
        briefing = build_briefing(root).briefing
        started = process_time()
        state = freeze(briefing)
        frozen = process_time() - started
        sizes, full = _write(root, state, count, int(figures * share))
        started = process_time()
        editions, problems = read_editions(root, [path_of(name) for name in _names(count)])
        read = process_time() - started
        assert not problems
        released = replace(briefing, editions=tuple(editions))
        started = process_time()
        pages = write_changes(Site(released))
        assert len(pages) == count + 1
        written = process_time() - started
    numbers = [f"{max(sizes) / 1e3:,.0f}", f"{sizes[-1] / 1e3:,.1f}", f"{sum(sizes) / 1e6:.1f}", f"{full / 1e6:.1f}"]
    times = [f"{seconds:.2f}" for seconds in (frozen, read, written)]
    return [f"{count}", f"{figures:,}", f"{share:.0%}", *numbers, *times]


def _write(root: Path, state: State, count: int, changed: int) -> tuple[list[int], int]:
    """Release the state `count` times; returns the size of each file, and what all would have if each were full."""
    (root / path_of("x")).parent.mkdir(exist_ok=True)
    before: Edition | None = None
    sizes = []
    for turn, name in enumerate(_names(count)):
        state = _moved(state, turn, changed)
        (root / path_of(name)).write_text(edition_text(Edition(name, state), before), "utf-8")
        sizes.append((root / path_of(name)).stat().st_size)
        before = _edition(root, name, state)
    return sizes, sizes[0] * count


def _edition(root: Path, name: str, state: State) -> Edition:
    """The edition as it would be read, with the checksum of its file."""
    text = (root / path_of(name)).read_text("utf-8")
    return Edition(name, state, checksum=text.partition('"checksum": "')[2].partition('"')[0])


def _moved(state: State, turn: int, changed: int) -> State:
    """The state with other values of some figures, others at each turn."""
    ids = list(state.figures)
    chosen = {ids[(turn * changed + place) % len(ids)] for place in range(changed)}
    return State({i: _other(f) if i in chosen else f for i, f in state.figures.items()}, state.sources)


def _other(figure: FrozenFigure) -> FrozenFigure:
    values = {p: v.model_copy(update={"value": str(int(v.value or 0) + 1)}) for p, v in figure.values.items()}
    return figure.model_copy(update={"values": values})


def _names(count: int) -> Iterator[str]:
    return (f"{2000 + month // 12}-{month % 12 + 1:02}" for month in range(count))


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--editions", type=int, default=200)
    parser.add_argument("--figures", type=int, default=2000)
    parser.add_argument("--share", type=float, nargs="+", default=[0.01, 0.05])
    arguments = parser.parse_args()
    rows = [measured(arguments.editions, arguments.figures, share) for share in arguments.share]
    print(table([*HEAD, *TIMES], rows))


if __name__ == "__main__":
    main()
