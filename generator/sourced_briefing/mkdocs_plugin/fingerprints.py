"""What files hold and what is installed, in a form that is the same only where these are."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path


def installed() -> list[tuple[str, int]]:
    """All that Python finds: names with versions, and when each came there."""
    return sorted(each for folder in sys.path for each in _versions(folder))


def _versions(folder: str) -> Iterator[tuple[str, int]]:
    """What is installed in the folder."""
    if Path(folder).is_dir():
        for entry in os.scandir(folder):
            if entry.name.endswith((".dist-info", ".egg-info")):
                yield entry.name, entry.stat().st_mtime_ns


def contents(path: Path) -> str:
    """A digest of a file, or of all files in a folder with their names; "" where there is none."""
    if path.is_dir() and not path.is_symlink():
        return digest(*(part for each in _listed(path) for part in (each.name, contents(each))))
    if not path.is_file():
        if os.path.lexists(path):
            raise OSError(f"{path} is no ordinary file")
        return ""
    with path.open("rb") as file:
        return digest(hashlib.file_digest(file, "sha256").hexdigest(), "link" if path.is_symlink() else "file")


def _listed(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if each.name != "__pycache__")


def digest(*parts: str) -> str:
    """One for all the texts, in their order."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
