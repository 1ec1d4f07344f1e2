"""Writes the pages to a folder: only files whose bytes changed, each whole or not at all, and removes what is gone."""

import filecmp
import json
import os
import posixpath
import re
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from .problems import UserError

LIST = ".briefing.json"  # what the last run wrote, so that the next one removes only that
# Files that are being written, named for the process that does; those of a process that is gone are left over.
TEMPORARY = re.compile(r"\.(?:(?P<process>\d+)-)?\w{8}\.tmp")


class NotOurs(UserError):
    """The folder holds files that this program did not write."""


def own_folder(root: Path, name: str) -> Path:
    """The folder `name`, such as .briefing/pages, in which the program keeps what it makes of the project `root`.

    Raises NotOurs where something else stands in its place; a link could lead anywhere.
    """
    path = root
    for part in PurePosixPath(name).parts:
        path /= part
        if path.is_symlink() or (path.exists() and not path.is_dir()):
            raise NotOurs(f"{path} is no folder; remove it, since the program keeps a folder of its own there")
    return path


def write_tree(folder: Path, texts: Iterable[tuple[str, str | bytes]], copies: Mapping[str, Path]) -> list[str]:
    """Make `folder` hold exactly `texts` (paths with texts or bytes, one by one) and `copies` (path -> file to copy).

    Returns the paths whose files changed or went. Raises NotOurs when the folder holds files but no list of an earlier
    run, or links where folders have to be. After that, and after an error while texts are taken, it is as it was.
    """
    before = _listed(folder)
    _refuse_links(folder, copies)
    remove_left_over(folder)
    with _staged(folder, texts) as (new, paths):
        now = {*paths, *copies}
        _refuse_links(folder, paths)
        # The list comes first: a run that is interrupted must not leave files that no list names.
        _write(folder / LIST, json.dumps(sorted(before | now), indent=0).encode())
        gone = sorted(path for path in before - now if _remove(folder / path))
        for path, file in sorted(new.items()):
            _move(file, folder / path)
    changed = [path for path, source in sorted(copies.items()) if _copy(source, folder / path)]
    _write(folder / LIST, json.dumps(sorted(now), indent=0).encode())
    return [*gone, *sorted(new), *changed]


@contextmanager
def _staged(folder: Path, texts: Iterable[tuple[str, str | bytes]]) -> Iterator[tuple[dict[str, Path], set[str]]]:
    """Files with those of the texts that stand in the folder otherwise or not yet, by path; and the paths of all."""
    new: dict[str, Path] = {}
    paths: set[str] = set()
    try:
        for path, text in texts:
            paths.add(path)
            data = text.encode() if isinstance(text, str) else text
            if not _holds(folder / path, data):
                new[path] = _temporary(folder)
                new[path].write_bytes(data)
        yield new, paths
    finally:
        for file in new.values():
            file.unlink(missing_ok=True)
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _move(file: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    file.chmod(0o644)
    file.replace(path)


def written_paths(folder: Path) -> list[str]:
    """The paths of all that the last run of write_tree wrote to the folder, and nothing that stands beside it."""
    return sorted(_listed(folder))


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


def _refuse_links(folder: Path, paths: Iterable[str]) -> None:
    """What is written through a link changes files elsewhere."""
    parents = {parent for path in paths for parent in PurePosixPath(path).parents}
    for parent in sorted(parents - {PurePosixPath()}):
        if (folder / parent).is_symlink():
            raise NotOurs(f"{folder / parent} is a link; remove it, or name an empty folder")


def _listed(folder: Path) -> set[str]:
    if not folder.exists() or not any(folder.iterdir()):
        return set()
    try:
        if not stat.S_ISREG((folder / LIST).lstat().st_mode):
            raise ValueError
        paths = json.loads((folder / LIST).read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        raise NotOurs(f"{folder} holds files that briefing did not write; name an empty folder") from None
    if not isinstance(paths, list):
        raise NotOurs(f"{folder / LIST} is damaged; remove the folder, or name an empty one")
    # The list itself could have been edited: nothing outside the folder is ever removed.
    inside = [path for path in paths if isinstance(path, str) and _is_inside(path)]
    links = {parent for parent in set(map(posixpath.dirname, inside)) if _leads_away(folder, parent)}
    return {p for p in inside if posixpath.dirname(p) not in links and not (folder / p).is_symlink()}


def _is_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return not (pure.is_absolute() or ".." in pure.parts or path in ("", ".", LIST))


def _leads_away(folder: Path, path: str) -> bool:
    """Whether a folder is reached through a link: what that leads to was not written here."""
    pure = PurePosixPath(path)
    return any((folder / parent).is_symlink() for parent in (pure, *pure.parents))


def _remove(path: Path) -> bool:
    if not path.is_file():
        return False
    remove_with_folders(path)
    return True


def remove_with_folders(path: Path) -> None:
    """Remove the file or link, and the folders that are empty without it."""
    path.unlink()
    while not any(path.parent.iterdir()):
        path = path.parent
        path.rmdir()


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary file beside `path` that takes its place when the block ends well."""
    temporary = _temporary(path.parent)
    try:
        yield temporary
        _move(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _temporary(folder: Path) -> Path:
    """A new file in the folder that nobody else writes to."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{os.getpid()}-", suffix=".tmp", dir=folder)
    os.close(handle)
    return Path(name)


def _is_written(path: Path) -> bool:
    """Whether a file stands there that may be left as it is; a link may not, for what it leads to can change."""
    return path.is_file() and not path.is_symlink()


def _holds(path: Path, data: bytes) -> bool:
    return _is_written(path) and path.read_bytes() == data


def _write(path: Path, data: bytes) -> bool:
    if _holds(path, data):
        return False
    with replacing(path) as temporary:
        temporary.write_bytes(data)
    return True


def _copy(source: Path, path: Path) -> bool:
    if _is_written(path) and filecmp.cmp(source, path, shallow=False):
        return False
    with replacing(path) as temporary:
        shutil.copy2(source, temporary)
    return True
