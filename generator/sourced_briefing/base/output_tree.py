"""Writes the pages to a folder: only files whose bytes changed, each whole or not at all, and removes what is gone."""

import filecmp
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from .problems import UserError

LIST = ".briefing.json"  # what the last run wrote, so that the next one removes only that


class NotOurs(UserError):
    """The folder holds files that this program did not write."""


def write_tree(folder: Path, texts: Mapping[str, str], copies: Mapping[str, Path]) -> list[str]:
    """Make `folder` hold exactly `texts` (path -> text) and `copies` (path -> file to copy).

    Returns the paths whose files changed or went. Raises NotOurs, and writes nothing, when the folder holds files
    but no list of an earlier run.
    """
    before = _listed(folder)
    now = {*texts, *copies}
    gone = sorted(path for path in before - now if _remove(folder / path))
    # The list comes first: a run that is interrupted must not leave files that no list names.
    _write(folder / LIST, json.dumps(sorted(before | now), indent=0).encode())
    changed = [path for path, text in sorted(texts.items()) if _write(folder / path, text.encode())]
    changed += [path for path, source in sorted(copies.items()) if _copy(source, folder / path)]
    _write(folder / LIST, json.dumps(sorted(now), indent=0).encode())
    return gone + changed


def _listed(folder: Path) -> set[str]:
    if not folder.exists() or not any(folder.iterdir()):
        return set()
    try:
        paths = json.loads((folder / LIST).read_text("utf-8"))
    except (OSError, ValueError):
        raise NotOurs(f"{folder} holds files that briefing did not write; name an empty folder") from None
    if not isinstance(paths, list):
        raise NotOurs(f"{folder / LIST} is damaged; remove the folder, or name an empty one")
    # The list itself could have been edited: nothing outside the folder is ever removed.
    return {path for path in paths if isinstance(path, str) and _inside(folder, path)}


def _inside(folder: Path, path: str) -> bool:
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts or path in ("", ".", LIST):
        return False
    # Not through a link: what it leads to was not written here.
    return not any((folder / parent).is_symlink() for parent in (pure, *pure.parents))


def _remove(path: Path) -> bool:
    if not path.is_file():
        return False
    path.unlink()
    while not any(path.parent.iterdir()):
        path = path.parent
        path.rmdir()
    return True


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that takes its place when the block ends well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> bool:
    if path.is_file() and path.read_bytes() == data:
        return False
    with replacing(path) as temporary:
        temporary.write_bytes(data)
    return True


def _copy(source: Path, path: Path) -> bool:
    if path.is_file() and filecmp.cmp(source, path, shallow=False):
        return False
    with replacing(path) as temporary:
        shutil.copy2(source, temporary)
    return True
