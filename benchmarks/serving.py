"""From an edit to the page that shows it: how long `mkdocs serve` takes."""

import os
import shutil
import socket
import statistics
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from by_hand import edit_by_hand
from measuring import BIN, ENVIRONMENT
from synthetic import PROJECT, edit_figure
from workload import Figure, Topic

NEW_VALUES = (9_001, 9_002, 9_003)  # one edit each; found nowhere else on the page
PAUSE = 0.02  # seconds between two looks at the page: more looks would slow down what is measured
EDITED, OWN_FILE, OWN_PAGE = Figure(0), "data/figures/export-rules.yml", "h20-and-thresholds"


@dataclass(frozen=True)
class Edit:
    """A value that is changed in a project, and the address of the page that shows it."""

    change: Callable[[Path, int, int], None]  # project folder, old value, new value
    first: int
    page: str


@dataclass(frozen=True)
class Waits:
    """Seconds until an edit is on its page, in the middle of several: as the editor waits, and of the processor."""

    wall: float
    processor: float


def _own(folder: Path, old: int, new: int) -> None:
    path = folder / OWN_FILE
    old_text, text = f"{old:,}" if old > 999 else f"{old}", path.read_text("utf-8")
    changes = {f"value: {old}\n": f"value: {new}\n", f"adds {old_text} entities": f"adds {new:,} entities"}
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, "utf-8")


IN_BRIEFING = Edit(lambda folder, old, new: edit_figure(folder, EDITED, old, new), EDITED.value, Topic(0).address)
BY_HAND = Edit(lambda folder, old, new: edit_by_hand(folder, EDITED, old, new), EDITED.value, Topic(0).address)
OWN = Edit(_own, 140, f"{OWN_PAGE}/")  # of this repository's briefing


def copy_own(folder: Path) -> None:
    """A copy of this repository's briefing, to be edited."""
    for name in ("content", "data"):
        shutil.copytree(PROJECT / name, folder / name)
    for name in ("briefing.yml", "mkdocs.yml"):
        shutil.copy(PROJECT / name, folder)


def waits(folder: Path, edit: Edit) -> Waits:
    """Serve the project, and edit it again and again; it ends as it began."""
    old, walls, works = edit.first, list[float](), list[float]()
    with served(folder, edit.page) as server:
        server.wait_for(old)
        for new in NEW_VALUES:
            start, before = time.perf_counter(), server.processor_seconds()
            edit.change(folder, old, new)
            server.wait_for(new)
            walls.append(time.perf_counter() - start)
            works.append(server.processor_seconds() - before)
            old = new
    edit.change(folder, old, edit.first)
    return Waits(statistics.median(walls), statistics.median(works))


@dataclass(frozen=True)
class Server:
    """A running `mkdocs serve` and the address of the page that is looked at."""

    process: subprocess.Popen[bytes]
    port: int
    page: str

    def wait_for(self, number: int) -> None:
        """Wait until the page shows the number. Raises SystemExit when the server ends before that."""
        while f"{number:,}" not in self.shown():
            if self.process.poll() is not None:
                raise SystemExit(f"mkdocs serve ended with exit code {self.process.returncode}")
            time.sleep(PAUSE)

    def shown(self) -> str:
        """The page; nothing while none is served."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{self.page}") as answer:
                return str(answer.read(), "utf-8")
        except urllib.error.HTTPError:
            raise  # it serves, but not this page
        except (urllib.error.URLError, ConnectionError):
            return ""

    def processor_seconds(self) -> float:
        """How long the server has been at work; Linux tells it."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8").rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(folder: Path, page: str) -> Iterator[Server]:
    """Run `mkdocs serve` in `folder` while the block lasts."""
    port = _free_port()
    command: list[str | Path] = [BIN / "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    environment = ENVIRONMENT | {"TMPDIR": str(folder)}  # MkDocs leaves its site there when it is stopped
    with (folder / "serve.log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            yield Server(process, port, page)
        finally:
            process.terminate()
            process.wait()


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
