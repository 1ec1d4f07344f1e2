"""The folder of a project: which of its files are read, and what stands there that can't be."""

from collections.abc import Iterator
from pathlib import Path

from ..base.problems import Place, Problem
from ..model import RECORDS
from ..model.edition_names import CHANGES

SETTINGS = "briefing.yml"
CALENDARS = "data/calendars.yml"
UNITS = "data/units.txt"
EXCEPTIONS = "data/exceptions.yml"
IGNORED = (".", "_")  # files that start with these, and folders, are not part of the briefing


class ProjectFolder:
    """Files by their paths from the folder `root`. None leads out of it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def exists(self, path: str) -> bool:
        """Whether the file is there, and is not a link to something outside the project."""
        return (self.root / path).is_file() and self._inside(self.root / path)

    def _inside(self, path: Path) -> bool:
        return path.resolve().is_relative_to(self.root.resolve())

    def files(self, folder: str, pattern: str) -> list[str]:
        """Paths from the project folder, in order; links that lead out of the project are left out."""
        found = sorted(path for path in (self.root / folder).rglob(pattern) if path.is_file() and self._inside(path))
        found = [path for path in found if _is_text(path)]
        inside = [path.relative_to(self.root) for path in found]
        return [path.as_posix() for path in inside if not any(part.startswith(IGNORED) for part in path.parts[1:])]

    def text(self, path: str) -> str:
        """The file's text. Raises UnicodeDecodeError when it is no UTF-8."""
        text = (self.root / path).read_bytes().decode("utf-8-sig")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def problems(self) -> Iterator[Problem]:
        """Nothing is passed over in silence: links that lead nowhere, and files that nothing would read, are told."""
        yield from self._links()
        yield from self._strays()

    def _links(self) -> Iterator[Problem]:
        known = [self.root / SETTINGS, *(self.root / "data").rglob("*"), *(self.root / "content").rglob("*")]
        for path in sorted(path for path in known if path.is_symlink() or not _is_text(path)):
            place = Place(str(path.relative_to(self.root)).encode("utf-8", "replace").decode())
            if not _is_text(path):
                yield _unread(place, "this file's name is not UTF-8 text; rename it")
            elif not self._inside(path):
                yield _unread(place, "this link leads out of the project folder; remove it")
            elif not path.exists():
                yield _unread(place, "this link leads nowhere; remove it")

    def _strays(self) -> Iterator[Problem]:
        """Data files that nothing would read are most likely misplaced or misspelt."""
        homes = tuple(f"data/{kind}/" for kind in RECORDS)
        for path in (*self.files("data", "*.yml"), *self.files("data", "*.yaml")):
            if path in (CALENDARS, EXCEPTIONS, CHANGES) or (path.startswith(homes) and path.endswith(".yml")):
                continue
            hint = "name it .yml" if path.endswith(".yaml") else f"put it in one of {', '.join(homes)}"
            yield _unread(Place(path), f"this file is not read; {hint}")


def _unread(place: Place, message: str) -> Problem:
    return Problem(place, message, "readable")


def _is_text(path: Path) -> bool:
    """Whether the path can be written; file systems allow names that are no text."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True
