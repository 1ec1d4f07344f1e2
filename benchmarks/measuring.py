"""Run commands and tell how long they took and how much memory they needed."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

BIN = Path(sys.executable).parent
PATH = f"{BIN}{os.pathsep}{os.environ['PATH']}"  # mike starts mkdocs by its name
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0", "PATH": PATH}
KILOBYTE = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss


@dataclass(frozen=True)
class Run:
    """What one command needed."""

    seconds: float  # of processor time, so that other work on the machine does not count
    megabytes: float  # at its peak


def measure(command: list[str | Path], folder: Path) -> Run:
    """Run a command in `folder`, from the environment of this Python. Raises SystemExit when it fails."""
    with (folder / "benchmark.log").open("w+", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=log, stderr=subprocess.STDOUT)
        # wait4 tells the peak of this child alone; RUSAGE_CHILDREN would keep the largest of all so far.
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise SystemExit(f"{' '.join(map(str, command))} failed:\n{log.read()[-4000:]}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KILOBYTE / 1e6)


def table(head: list[str], rows: list[list[str]]) -> str:
    """The rows as a Markdown table, numbers to the right."""
    align = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(row)} |" for row in [head, align, *rows])
