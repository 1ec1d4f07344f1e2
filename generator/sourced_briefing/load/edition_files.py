"""The files of editions: written once, one line for each record that changed, and read strictly ever after.

Each names the edition before and its checksum, so that no file of the chain can be changed, left out or put in without
the others telling.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from ..base.characters import find_refused, texts_in
from ..base.fields import without_empty
from ..base.problems import Place, Problem, quote
from ..model import FORMAT, EditionFile, Fields, validate
from ..model.edition_names import comes_after, path_of, place_of, place_of_file
from ..model.frozen_state import PARTS, Edition, State, apply, delta

LARGEST = 64_000_000  # bytes
MOST_TOLD = 3  # problems of one file: more of them help nobody
READABLE, UNALTERED = "readable-edition", "unaltered-edition"
RESTORE = "editions never change; restore the file from your version control"


class _Faulty(Exception):
    def __init__(self, *problems: Problem) -> None:
        self.problems = problems


def edition_text(edition: Edition, before: Edition | None = None) -> str:
    """The text of the file of a new edition, which follows `before`; its checksum is made here."""
    changed = delta(before.state if before else State(), edition.state)
    content: dict[str, Any] = {
        "format": FORMAT,
        "edition": edition.name,
        "checksum": "",
        "follows": {"edition": before.name, "checksum": before.checksum} if before else None,
        "title": edition.title,
        "note": edition.note,
        "declared": [_fields(each) for each in edition.declared],
        **{kind: {i: entry and _fields(entry) for i, entry in changed[kind].items()} for kind in PARTS},
    }
    content = without_empty(content, kept=["checksum"])
    content["checksum"] = checksum(content)
    return "{\n" + ",\n".join(f"{_json(key)}: {_lines(value)}" for key, value in content.items()) + "\n}\n"


def _fields(part: Fields) -> dict[str, Any]:
    return part.model_dump(exclude_defaults=True)


def _lines(value: Any) -> str:
    """A record on each line, so that what changed in a file can be read line by line."""
    if isinstance(value, dict) and all(isinstance(entry, dict | None) for entry in value.values()):
        return "{\n" + ",\n".join(f"  {_json(key)}: {_json(entry)}" for key, entry in value.items()) + "\n}"
    return _json(value)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def checksum(content: dict[str, Any]) -> str:
    """The checksum of what a file holds, whatever its white space and line ends."""
    rest = {key: value for key, value in content.items() if key != "checksum"}
    return "sha256:" + hashlib.sha256(json.dumps(rest, separators=(",", ":")).encode()).hexdigest()


def read_editions(root: Path, paths: Sequence[str]) -> tuple[list[Edition], list[Problem]]:
    """The editions in the files at `paths`, in order of time, up to the first one that can't be relied on.

    What is wrong is told of every file.
    """
    editions: list[Edition] = []
    problems: list[Problem] = []
    before: str | None = None  # the edition whose file stands before, even if it is faulty
    for path in sorted(paths, key=place_of_file):
        try:
            name = _named(path)
        except _Faulty as faulty:
            problems += faulty.problems
            continue
        last = editions[-1] if editions and editions[-1].name == before else None
        try:
            file = _read(root, path, name)
            _check_order(path, file, before, last)
        except _Faulty as faulty:
            problems += faulty.problems
        else:
            editions += [] if problems else [_edition(file, last)]
        before = name
    return editions, problems


def _edition(file: EditionFile, last: Edition | None) -> Edition:
    changed = {kind: getattr(file, kind) for kind in PARTS}
    state = apply(last.state if last else State(), changed)
    return Edition(file.edition, state, file.title, file.note, tuple(file.declared), file.checksum)


def _faulty(path: str, message: str, rule: str = READABLE, line: int = 1, column: int = 1) -> _Faulty:
    return _Faulty(Problem(Place(path, line, column), message, rule))


def _named(path: str) -> str:
    """The name of the edition whose file this is."""
    name = PurePosixPath(path).stem
    try:
        place_of(name)
    except ValueError as error:
        raise _faulty(path, f"this file's name is that of no edition: {error}") from error
    if path != path_of(name):
        raise _faulty(path, f"the file of this edition is {path_of(name)}; move it there")
    return name


def _read(root: Path, path: str, name: str) -> EditionFile:
    content = _content(root / path, path)
    if content.get("format") != FORMAT:
        known = f"this program knows format {FORMAT}; use a newer version of it"
        raise _faulty(path, f"the edition has format {quote(content.get('format'))}, and {known}")
    if content.get("checksum") != checksum(content):
        raise _faulty(path, f"this edition was altered after its release (its checksum is wrong); {RESTORE}", UNALTERED)
    file, faults = _validated(content)
    if file is None:
        raise _Faulty(*(Problem(Place(path), fault, READABLE) for fault in faults))
    if file.edition != name:
        raise _faulty(path, f"the file holds the edition {quote(file.edition)}; {RESTORE}", UNALTERED)
    return file


def _validated(content: dict[str, Any]) -> tuple[EditionFile | None, list[str]]:
    refused = [(steps, message) for steps, text in texts_in(content) for _, message in find_refused(text)]
    file, wrong = (None, refused) if refused else validate(EditionFile, content)
    return file, [f"{'.'.join(map(str, steps))}: {message}" for steps, message in wrong[:MOST_TOLD]]


def faults_of(text: str) -> list[str]:
    """What would keep the text of a file from being read once it is released."""
    return _validated(json.loads(text))[1]


def _content(file: Path, path: str) -> dict[str, Any]:
    if file.stat().st_size > LARGEST:
        raise _faulty(path, f"the file is larger than {LARGEST:,} bytes")
    try:
        content = json.loads(file.read_bytes(), object_pairs_hook=_unique, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        message = f"this is not valid JSON: {error.msg}; the file may be cut short"
        raise _faulty(path, message, READABLE, error.lineno, error.colno) from error
    except UnicodeDecodeError as error:
        raise _faulty(path, "this is not UTF-8 text") from error
    except RecursionError as error:
        raise _faulty(path, "this is nested too deep") from error
    except ValueError as error:
        raise _faulty(path, str(error)) from error
    if not isinstance(content, dict):
        raise _faulty(path, "the file must hold an object")
    return content


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        twice = next(key for number, (key, _) in enumerate(pairs) if key in dict(pairs[:number]))
        raise ValueError(f"{quote(twice)} stands here twice; {RESTORE}")
    return content


def _no_number(text: str) -> None:
    raise ValueError(f"{text} is not a number of JSON")


def _check_order(path: str, file: EditionFile, before: str | None, last: Edition | None) -> None:
    """That the edition follows the one whose file stands before it, and the very content that this has."""
    follows = file.follows
    if before and not comes_after(file.edition, before):
        raise _faulty(path, f"the edition does not come after {before}; remove one of the two", UNALTERED)
    if follows and follows.edition != before:
        message = f"the edition follows {follows.edition}, and the file before it is {before or 'missing'}; {RESTORE}"
        raise _faulty(path, message, UNALTERED)
    if follows is None and before:
        raise _faulty(path, f"the edition follows none, but there is {before}; {RESTORE}", UNALTERED)
    if follows and last and follows.checksum != last.checksum:
        raise _faulty(
            path_of(last.name), f"this edition is not the one that {file.edition} followed; {RESTORE}", UNALTERED
        )
