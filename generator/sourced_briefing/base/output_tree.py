"""Writes the pages to a folder: only files whose bytes changed, each whole or not at all, and removes what is gone."""

import filecmp
import json
import os
import posixpath
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from .problems import UserError
from .whole_files import move, remove_left_over, replace_by, replacing, temporary

LIST = ".briefing.json"  # what the last run wrote, so that the next one removes only that


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
            move(file, folder / path)
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
            if not _holds(f"{folder}/{path}", data):
                new[path] = temporary(folder, data)
        yield new, paths
    finally:
        for file in new.values():
            file.unlink(missing_ok=True)
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def written_paths(folder: Path) -> list[str]:
    """The paths of all that the last run of write_tree wrote to the folder, and nothing that stands beside it."""
    return sorted(_listed(folder))


def _refuse_links(folder: Path, paths: Iterable[str]) -> None:
    """What is written through a link changes files elsewhere."""
    folders = set(map(posixpath.dirname, paths)) - {""}
    parents = {parent for path in folders for parent in (PurePosixPath(path), *PurePosixPath(path).parents)}
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
    inside = [path for path in inside if posixpath.dirname(path) not in links]
    return {path for path in inside if not os.path.islink(f"{folder}/{path}")}  # noqa: PTH114  as in _holds


def _is_inside(path: str) -> bool:
    return not (path.startswith("/") or ".." in path.split("/") or path in ("", ".", LIST))


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


def _is_written(path: Path) -> bool:
    """Whether a file stands there that may be left as it is; a link may not, for what it leads to can change."""
    return path.is_file() and not path.is_symlink()


def _holds(path: str | Path, data: bytes) -> bool:
    """Whether a file that is no link stands there, and holds the data; asked of thousands of files at each edit."""
    try:
        state = os.lstat(path)
    except OSError:
        return False
    if not stat.S_ISREG(state.st_mode) or state.st_size != len(data):
        return False
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  a path for each file would take longer
        return file.read() == data


def _write(path: Path, data: bytes) -> bool:
    if _holds(path, data):
        return False
    replace_by(path, data)
    return True


def _copy(source: Path, path: Path) -> bool:
    if _is_written(path) and filecmp.cmp(source, path, shallow=False):
        return False
    with replacing(path) as file:
        shutil.copy2(source, file)
    return True
