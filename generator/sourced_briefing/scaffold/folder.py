"""The folder of a new briefing: it is there whole, or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from ..base.problems import quote
from .answers import Answers, Unfit
from .texts import project_texts

PREFIX = ".briefing-"


def check_free(folder: Path) -> None:
    """Raise Unfit when there is something in the place of `folder` that a new briefing would touch."""
    if folder.is_symlink() and not folder.exists():
        raise Unfit(f"{quote(folder)} is a link that leads nowhere; name another folder")
    if folder.exists() and not folder.is_dir():
        raise Unfit(f"{quote(folder)} is a file; name another folder")
    if folder.exists() and any(folder.iterdir()):
        raise Unfit(f"{quote(folder)} is not empty; name another folder, which need not exist yet")
    if (missing := _missing(folder)) and not missing[-1].parent.is_dir():
        raise Unfit(f"{quote(missing[-1].parent)} is a file; no folder can be made in it")


def make_project(folder: Path, answers: Answers) -> None:
    """Make `folder`, and the folders above it that are missing, a new briefing.

    It is written beside its place and then put there, so that nothing is left of a run that is interrupted. Raises
    Unfit when the folder is not free, or can't be written.
    """
    check_free(folder)
    texts = project_texts(answers)
    try:
        _fill(folder, texts) if folder.exists() else _put(folder, texts)
    except OSError as error:
        raise Unfit(f"{quote(folder)} can't be made: {error.strerror}") from error


def _put(folder: Path, texts: Mapping[str, str]) -> None:
    """Make the folder with the files in it."""
    missing = _missing(folder)
    top = missing[-1]
    with TemporaryDirectory(prefix=PREFIX, dir=top.parent) as temporary:
        _write(Path(temporary, missing[0].relative_to(top.parent)), texts)
        Path(temporary, top.name).rename(top)


def _missing(folder: Path) -> list[Path]:
    """The folder, and those above it, as far as they are not there."""
    place = Path(os.path.realpath(folder))  # which never fails, as Path.resolve() does where links lead in a circle
    return [path for path in (place, *place.parents) if not path.exists()]


def _fill(folder: Path, texts: Mapping[str, str]) -> None:
    """Put the files into a folder that is there and stays the same: somebody may be standing in it."""
    with TemporaryDirectory(prefix=PREFIX, dir=folder) as temporary:
        _write(Path(temporary), texts)
        _move_all(Path(temporary), folder)


def _move_all(source: Path, target: Path) -> None:
    """Move all that is in `source` to `target`; back again when that is interrupted."""
    moved: list[Path] = []
    try:
        for path in sorted(source.iterdir()):
            moved.append(path)
            path.rename(target / path.name)
    except BaseException:
        for path in moved:
            if (target / path.name).exists():
                (target / path.name).rename(path)
        raise


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")
