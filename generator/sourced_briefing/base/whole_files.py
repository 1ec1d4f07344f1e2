"""Files that are written whole or not at all: beside their place first, and then put there."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

# Files that are being written, named for the process that does; those of a process that is gone are left over.
TEMPORARY = re.compile(r"\.(?:(?P<process>\d+)-)?\w{8}\.tmp")
NUMBERS = count()


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that takes its place when the block ends well."""
    file = temporary(path.parent)
    try:
        yield file
        move(file, path)
    finally:
        file.unlink(missing_ok=True)


def replace_by(path: Path, data: bytes) -> None:
    """Put the data in the place of what stands at `path`."""
    file = temporary(path.parent, data)
    try:
        move(file, path)
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def temporary(folder: Path, data: bytes = b"") -> Path:
    """A new file in the folder that nobody else writes to, with the data."""
    while True:
        path = folder / f".{os.getpid()}-{next(NUMBERS):08x}.tmp"
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # of a process that had the same number
            continue
        except FileNotFoundError:
            folder.mkdir(parents=True, exist_ok=True)
            continue
        _fill(handle, path, data)
        return path


def _fill(handle: int, path: Path, data: bytes) -> None:
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def move(file: Path, path: Path) -> None:
    """Put a temporary file to its place, for everybody to read."""
    file.chmod(0o644)
    try:
        file.replace(path)
    except FileNotFoundError:  # most folders are there
        path.parent.mkdir(parents=True, exist_ok=True)
        file.replace(path)


def remove_left_over(folder: Path) -> None:
    """Remove what an interrupted run was writing into the folder when it ended."""
    for path in folder.rglob(".*.tmp"):
        match = TEMPORARY.fullmatch(path.name)
        if match and not (match["process"] and _runs(int(match["process"]))):
            path.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
