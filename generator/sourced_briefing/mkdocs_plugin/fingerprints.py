"""What files hold and what is installed, in a form that is the same only where these are."""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path


class Texts:
    """Digests of texts; where they stay from build to build, each is worked out once, while the text is that one."""

    def __init__(self, stay: bool) -> None:
        self._stay = stay
        self._known: dict[str, tuple[str, str]] = {}  # name -> text and digest
        self._used: dict[str, tuple[str, str]] = {}  # the same, in the build that runs

    def begin(self) -> None:
        """A build begins: texts that the last one did not ask for are forgotten."""
        self._known, self._used = self._used, {}

    def digest(self, name: str, text: str) -> str:
        """The digest of the text that goes by the name."""
        known = self._used.get(name) or self._known.get(name)
        if known is None or known[0] is not text:
            known = text, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        if self._stay:
            self._used[name] = known
        return known[1]


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
