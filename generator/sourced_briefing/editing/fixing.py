"""Mends data files as far as that is mechanical and certain, and leaves everything else to people."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ..base.call_syntax import Places
from ..base.problems import Problem
from ..base.yaml_reader import Position, read_yaml
from ..base.yaml_spans import Span, spans
from ..build import check_project
from ..load.project_folder import SETTINGS, ProjectFolder
from .edits import Edit, edited, read_text, write_all
from .fixes import mended_syntax, mended_value
from .trial import copied

MARK = "\ufeff"  # what some editors put before a text
LOADING = ("syntax", "readable", "readable-period")  # what keeps a file, or a part of it, from being read


class Mended(NamedTuple):
    """A line that was mended."""

    path: str
    line: int
    old: str
    new: str


def mend_files(root: Path) -> list[Mended]:
    """Mend the data files of the briefing in the folder `root`, and return what was done, line by line.

    A file is written only when more of it can be read afterwards. Raises OSError when that is not possible; then every
    file is as it was.
    """
    texts = _texts(root)
    mended = {path: mended_syntax(text) for path, text in texts.items()}
    with copied(root) as copy:
        _put(copy, mended)
        before = _faults(copy)
        tried = {path: _edits(text, before.get(path, set())) for path, text in mended.items()}
        _put(copy, {path: edited(mended[path], edits.values()) for path, edits in tried.items() if edits})
        left = _faults(copy)
    for path, edits in tried.items():
        kept = [edit for position, edit in edits.items() if position not in left.get(path, set())]
        mended[path] = edited(mended[path], kept)
    changed = {path: text for path, text in mended.items() if text != texts[path]}
    write_all(root, changed)
    return [each for path, text in changed.items() for each in _lines(path, texts[path], text)]


def _texts(root: Path) -> dict[str, str]:
    paths = [path for path in ProjectFolder(root).paths if path == SETTINGS or path.startswith("data/")]
    texts = {}
    for path in paths:
        if path.endswith(".yml"):
            try:
                texts[path] = read_text(root / path)
            except UnicodeDecodeError:  # told by the check
                continue
    return texts


def _put(root: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        (root / path).write_bytes(text.encode())


def _faults(root: Path) -> dict[str, set[Position]]:
    """Where in each file something can't be read."""
    _, problems = check_project(root)
    found: dict[str, set[Position]] = {}
    for problem in filter(_is_of_loading, problems):
        found.setdefault(problem.place.path, set()).add((problem.place.line, problem.place.column))
    return found


def _is_of_loading(problem: Problem) -> bool:
    return problem.rule in LOADING


def _edits(text: str, faults: set[Position]) -> dict[Position, Edit]:
    """What may be put in place of the values that stand there."""
    if not faults or read_yaml(text.removeprefix(MARK), "")[1]:
        return {}
    found: dict[Position, Edit] = {}
    mark = text[: len(text) - len(text.removeprefix(MARK))]
    places = Places("", text[len(mark) :])
    for each in spans(text[len(mark) :]):
        place = places.at(each.start)
        if isinstance(each, Span) and (place.line, place.column) in faults and (new := mended_value(each.value)):
            found[place.line, place.column] = Edit(each.start + len(mark), each.end + len(mark), new)
    return found


def _lines(path: str, old: str, new: str) -> list[Mended]:
    """The lines that differ; no line comes or goes by mending."""
    pairs = zip(old.split("\n"), new.split("\n"), strict=True)
    return [Mended(path, number, was, now) for number, (was, now) in enumerate(pairs, 1) if was != now]
