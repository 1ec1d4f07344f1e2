"""How much the publishing branch grows when an edition with one change is published, and by mike's usual way.

python benchmarks/publishing.py --figures 1800   about a thousand pages
"""

import argparse
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

from measuring import BIN, ENVIRONMENT, measure, table
from synthetic import edit_figure, site_name, write_briefing
from workload import Figure

HEAD = [
    "way",
    "pages",
    "first edition, kB to push",
    "second with one change, kB to push",
    "kept after a full repack, kB",
    "publish, s",
]
PER_PAGE = 2  # many short pages
EDITIONS = ("2026-10", "2026-11")
SETTINGS = "title: {name}\naddress: https://example.org/briefing/{folder}/\n"

Publish = Callable[[Path, str], float]


def grown(way: str, publish: Publish, figures: int) -> list[str]:
    """A row of HEAD for a new briefing of that many figures."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        _prepare(root, figures)
        seconds = publish(root, EDITIONS[0])
        first, packed = _to_push(root, "gh-pages"), _packed(root)
        edit_figure(root, Figure(0), Figure(0).value, Figure(0).value + 1)
        before = _git(root, "rev-parse", "gh-pages").decode().strip()
        seconds = publish(root, EDITIONS[1])
        second, more = _to_push(root, "gh-pages", f"^{before}"), _packed(root) - packed
        paths = _git(root, "ls-tree", "-r", "--name-only", f"gh-pages:{EDITIONS[1]}").decode()
    return [way, f"{paths.count('index.html'):,}", f"{first:,}", f"{second:,}", f"{more:,}", f"{seconds:.0f}"]


def by_briefing(root: Path, name: str) -> float:
    """Release and publish the edition; returns the seconds that publishing took."""
    _settle(root, "latest")
    measure([BIN / "briefing", "release", name], root)
    _commit(root)
    return measure([BIN / "briefing", "publish"], root).seconds


def by_mike(root: Path, name: str) -> float:
    """What mike does by itself: a folder for each version, whose canonical links carry its name."""
    _settle(root, name)
    _commit(root)
    return measure([BIN / "mike", "deploy", "--update-aliases", name, "latest"], root).seconds


def _prepare(root: Path, figures: int) -> None:
    write_briefing(root, figures, PER_PAGE)  # without pictures: each that changed would take its 30 to 150 kB anew
    (root / ".gitignore").write_text(".briefing/\nsite/\nbenchmark.log\n", "utf-8")
    _git(root, "init", "-q", "-b", "main")
    _git(root, "config", "user.name", "A")
    _git(root, "config", "user.email", "a@example.org")


def _settle(root: Path, folder: str) -> None:
    (root / "briefing.yml").write_text(SETTINGS.format(name=site_name(), folder=folder), "utf-8")


def _commit(root: Path) -> None:
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "Edition")


def _to_push(root: Path, *revisions: str) -> int:
    """Kilobytes that git sends when the branch is pushed."""
    options = ["--revs", "--thin", "--stdout", "--delta-base-offset", "-q"]
    return len(_git(root, "pack-objects", *options, given="\n".join(revisions))) // 1000


def _packed(root: Path) -> int:
    """Kilobytes of the whole repository, packed anew as hosts do now and then: a push leaves poor deltas."""
    _git(root, "gc", "-q", "--prune=now")
    _git(root, "repack", "-adfq", "--window=50")
    told = dict(line.split(": ") for line in _git(root, "count-objects", "-v").decode().splitlines())
    return int(told["size-pack"])


def _git(root: Path, *arguments: str, given: str = "") -> bytes:
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=root, env=ENVIRONMENT, input=given.encode(), capture_output=True, check=True)
    return done.stdout


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=int, default=1800)
    figures = parser.parse_args().figures
    ways: dict[str, Publish] = {"briefing publish": by_briefing, "mike deploy": by_mike}
    print(table(HEAD, [grown(way, publish, figures) for way, publish in ways.items()]))
