"""How much the publishing branch grows when an edition with one change is published: --figures 1000."""

import argparse
import subprocess
import tempfile
from pathlib import Path

from measuring import BIN, ENVIRONMENT, measure, table
from synthetic import figure_file, stated, value_of, write_briefing

HEAD = ["pages", "first edition, kB", "second edition with one change, kB", "publish, s"]
SETTINGS = "title: {name}\naddress: https://example.org/briefing/latest/\n"


def grown(figures: int) -> list[str]:
    """A row of HEAD for a new briefing of that many figures."""
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary)
        write_briefing(root, figures)
        config = root / "mkdocs.yml"  # without pictures: each that changed would take its 30 to 150 kB anew
        config.write_text(config.read_text("utf-8").replace("[briefing,", "[briefing: {pictures: none},"), "utf-8")
        (root / "briefing.yml").write_text(SETTINGS.format(name=_site_name()), "utf-8")
        (root / ".gitignore").write_text(".briefing/\nbenchmark.log\nplain.yml\n", "utf-8")
        _git(root, "init", "-q", "-b", "main")
        _git(root, "config", "user.name", "A")
        _git(root, "config", "user.email", "a@example.org")
        sizes = [_size(root)]
        for name in ("2026-10", "2026-11"):
            seconds = _publish(root, name)
            sizes.append(_size(root))
            _change(root)
        pages = _git(root, "ls-tree", "-r", "--name-only", "gh-pages:2026-11").count("index.html")
    first, second = sizes[1] - sizes[0], sizes[2] - sizes[1]
    return [f"{pages:,}", f"{first:,}", f"{second:,}", f"{seconds:.0f}"]


def _publish(root: Path, name: str) -> float:
    measure([BIN / "briefing", "release", name], root)
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", name)
    return measure([BIN / "briefing", "publish"], root).seconds


def _change(root: Path) -> None:
    """Another value of one figure, in the data and in its source's words."""
    path, year = root / figure_file(0), 2025
    value, words = value_of(0, year), stated(0, year)
    text = path.read_text("utf-8").replace(f"value: {value:_}\n", f"value: {value + 1:_}\n", 1)
    path.write_text(text.replace(words, words.replace(f"{value:,}", f"{value + 1:,}"), 1), "utf-8")


def _size(root: Path) -> int:
    """Kilobytes that git needs, packed as for sending."""
    _git(root, "gc", "-q", "--prune=now")
    told = dict(line.split(": ") for line in _git(root, "count-objects", "-v").splitlines())
    return int(told["size-pack"])


def _site_name() -> str:
    text = (Path(__file__).resolve().parent.parent / "mkdocs.yml").read_text("utf-8")
    return next(line.removeprefix("site_name: ") for line in text.splitlines() if line.startswith("site_name: "))


def _git(root: Path, *arguments: str) -> str:
    command = ["git", *arguments]
    return subprocess.run(command, cwd=root, env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, nargs="+", default=[1000])
    print(table(HEAD, [grown(size) for size in parser.parse_args().figures]))
