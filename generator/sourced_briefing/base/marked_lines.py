"""The line that a problem is about, as a terminal shows it, with a mark below the place."""

from pathlib import Path
from unicodedata import category, east_asian_width

from .characters import shown
from .problems import Place

WIDEST = 100  # columns of a line that are shown
BEFORE = 60  # of these, left of the mark
LARGEST = 16_000_000  # bytes of a file that is looked into
CUT = "…"


class MarkedLines:
    """The lines of the files below the folder `root`, each read once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._known: dict[str, list[str]] = {}

    def at(self, place: Place) -> list[str]:
        """Two lines: that of the file, and the mark; none where the file can't be shown or ends before."""
        if place.path not in self._known:
            self._known[place.path] = _lines(self.root, place.path)
        lines = self._known[place.path]
        if not 1 <= place.line <= len(lines) or not lines[place.line - 1].strip():
            return []
        text, mark = marked(lines[place.line - 1], place.column)
        number = f"{place.line:>5}"
        return [f"{number} | {text}", f"{'':>{len(number)}} | {mark}"]


def _lines(root: Path, path: str) -> list[str]:
    """The lines of an ordinary file of the project; what a link leads to is not shown."""
    file = root / path
    ways = [file, *(folder for folder in file.parents if folder != root and folder.is_relative_to(root))]
    try:
        if any(way.is_symlink() for way in ways) or not file.is_file() or file.stat().st_size > LARGEST:
            return []
        return file.read_text("utf-8-sig", errors="replace").split("\n")
    except (OSError, ValueError):
        return []


def marked(line: str, column: int) -> tuple[str, str]:
    """The line, or what stands around the column of it where it is long, and the mark to put below."""
    pieces = [shown(character) for character in line]
    at = min(max(column - 1, 0), len(pieces))
    start = _start(pieces, at)
    before = "".join(pieces[start:at])
    left = CUT if start else ""
    text = left + before + _up_to(pieces[at:], WIDEST - _width(left + before))
    return text.rstrip(), " " * _width(left + before) + "^"


def _start(pieces: list[str], at: int) -> int:
    """The first piece that is shown, so that what stands before the mark is not too wide."""
    width, start = 0, at
    while start and width + _width(pieces[start - 1]) <= BEFORE:
        start -= 1
        width += _width(pieces[start])
    return start


def _up_to(pieces: list[str], widest: int) -> str:
    """As much of the pieces as has room, with a sign where some are left out."""
    width = 0
    for number, piece in enumerate(pieces):
        width += _width(piece)
        if width > widest:
            return "".join(pieces[:number]) + CUT
    return "".join(pieces)


def _width(text: str) -> int:
    """How many columns a terminal takes for it."""
    return sum(0 if category(c) in ("Mn", "Me") else 1 + (east_asian_width(c) in "WF") for c in text)
