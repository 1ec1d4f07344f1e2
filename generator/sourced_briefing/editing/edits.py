"""Small changes of texts: what is put in place of what; and many files written as one."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

UNFINISHED = ".unfinished"


class Edit(NamedTuple):
    """What to put in place of the text from `start` to `end`."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with all of these changes, which do not overlap."""
    pieces, at = [], 0
    for start, end, new in sorted(edits):
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])


def read_text(path: Path) -> str:
    """The text of a file, letter for letter; the ends of its lines, and the mark before it, are kept."""
    return path.read_bytes().decode("utf-8")


def write_all(root: Path, texts: Mapping[str, str]) -> None:
    """Write these texts by their paths, all of them or none.

    Raises OSError when that is not possible; then every file is as it was.
    """
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in texts}
    unfinished = {path: (root / path).with_name(f".{(root / path).name}{UNFINISHED}") for path in texts}
    done: list[str] = []
    try:
        for path, text in texts.items():  # a full disk is found here, before any file has changed
            unfinished[path].write_bytes(text.encode())
        for path in texts:
            done.append(path)
            unfinished[path].replace(root / path)
    except BaseException:
        for path in done:
            _put_back(root / path, before[path])
        raise
    finally:
        for spare in unfinished.values():
            with suppress(OSError):
                spare.unlink(missing_ok=True)


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
        return
    spare = path.with_name(f".{path.name}{UNFINISHED}")
    spare.write_bytes(content)
    spare.replace(path)
