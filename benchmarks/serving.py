"""From an edit to the page that shows it: how long `mkdocs serve` takes."""

import os
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from measuring import BIN, ENVIRONMENT, measure
from synthetic import YEARS, figure_file, value_of, write_briefing

FIGURE = 0  # the one that is edited
PAGE = "topics/aaa"  # the page of prose that cites it
NEW_VALUES = (9_001, 9_002, 9_003)  # one edit each; found nowhere else on the page
PAUSE = 0.05  # seconds between two looks at the page: more looks would slow down what is measured
SERVE_HEAD = ["served", "first page, s", "edit to page, s", "of it processor time, s"]

Edit = Callable[[Path, int, int], None]  # project folder, old value, new value


def serve_rows(figures: int) -> list[list[str]]:
    """A row of SERVE_HEAD for each way to serve a new briefing of that many figures."""
    rows = []
    for what, edit, options in (
        ("the briefing", edit_data, []),
        ("the briefing, --dirty", edit_data, ["--dirty"]),
        ("written pages, MkDocs alone", edit_written_page, ["--config-file", "plain.yml"]),
        ("written pages, MkDocs alone, --dirty", edit_written_page, ["--config-file", "plain.yml", "--dirty"]),
    ):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            write_briefing(folder, figures)
            measure([BIN / "briefing", "write", "written"], folder)
            rows.append([what, *serve_and_edit(folder, options, edit)])
    return rows


def serve_and_edit(folder: Path, options: list[str], edit: Edit) -> list[str]:
    """Seconds to the first page, median seconds from an edit to the page that shows it, and what of them was work."""
    old, waits, works = value_of(FIGURE, YEARS[0]), [], []
    start = time.perf_counter()
    with served(folder, options) as server:
        server.wait_for(old)
        first = time.perf_counter() - start
        for new in NEW_VALUES:
            start, before = time.perf_counter(), server.processor_seconds()
            edit(folder, old, new)
            server.wait_for(new)
            waits.append(time.perf_counter() - start)
            works.append(server.processor_seconds() - before)
            old = new
    return [f"{seconds:.1f}" for seconds in (first, statistics.median(waits), statistics.median(works))]


def edit_data(folder: Path, old: int, new: int) -> None:
    """Change a value, and the wording that states it, in its one data file."""
    _replace(folder / figure_file(FIGURE), {f"{old:_}": f"{new:_}", f"{old:,}": f"{new:,}"})


def edit_written_page(folder: Path, old: int, new: int) -> None:
    """Change the same number by hand in a written page."""
    _replace(folder / "written" / f"{PAGE}.md", {f"{old:,}": f"{new:,}"})


def _replace(path: Path, changes: dict[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        if old not in text:
            raise SystemExit(f"{path} has no {old}")  # waiting for the change would never end
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Server:
    """A running `mkdocs serve` and the address of the page that is looked at."""

    process: subprocess.Popen[bytes]
    url: str

    def wait_for(self, number: int) -> None:
        """Wait until the page shows the number. Raises SystemExit when the server ends before that."""
        while f"{number:,}" not in _fetch(self.url):
            if self.process.poll() is not None:
                raise SystemExit(f"mkdocs serve ended with exit code {self.process.returncode}")
            time.sleep(PAUSE)

    def processor_seconds(self) -> float:
        """How long the server has been at work; Linux tells it."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(folder: Path, options: list[str]) -> Iterator[Server]:
    """Run `mkdocs serve` in `folder` while the block lasts."""
    port = _free_port()
    command: list[str | Path] = [BIN / "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", *options]
    environment = ENVIRONMENT | {"TMPDIR": str(folder)}  # MkDocs leaves its site there when it is stopped
    with (folder / "serve.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            yield Server(process, f"http://127.0.0.1:{port}/{PAGE}/")
        finally:
            process.terminate()
            process.wait()


def _fetch(url: str) -> str:
    try:
        with urllib.request.urlopen(url) as answer:
            return str(answer.read(), "utf-8")
    except urllib.error.HTTPError:
        raise  # it serves, but not this page
    except (urllib.error.URLError, ConnectionError):
        return ""  # it does not serve yet


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
