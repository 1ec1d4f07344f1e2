"""The folder of a project: which of its files are read, and what stands there that can't be.

It comes from strangers, so only what stands in it as an ordinary file is read. A link could lead to a secret of the
machine that builds the site (a checkout keeps a password in .git/config), also one that stays inside the project.
"""

import hashlib
import os
import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from ..base.problems import Place, Problem
from ..model import RECORDS
from ..model.briefing import CALENDAR, PAGE, UNIT
from ..model.edition_names import CHANGES, FOLDER
from ..model.table import ENDINGS as TABLE_ENDINGS
from ..model.table import FOLDER as TABLES
from ..tabular import LARGEST as LARGEST_TABLE

SETTINGS = "briefing.yml"
CALENDARS = "data/calendars.yml"
UNITS = "data/units.txt"
EXCEPTIONS = "data/exceptions.yml"
HEALTH_KEY = "source-health"
HEALTH = f"data/{HEALTH_KEY}.yml"
SCHEMAS = "data/schemas/"  # for editors
SINGLE = (CALENDARS, EXCEPTIONS, CHANGES, UNITS, HEALTH)
IGNORED = (".", "_")  # files that start with these, and folders, are not part of the briefing
BACKUP = "~"  # what some editors put at the end of the name of an older copy
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FRONT = re.compile(r"(?:index|readme)\.md", re.IGNORECASE)  # pages of folders, as people write them
LONGEST_NAME, LONGEST_PATH = 80, 200
LARGEST = 16_000_000  # bytes of a text


def find_project(start: Path) -> Path:
    """The nearest folder from `start` upwards that holds a briefing, within one repository; `start` where none does."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / "data").is_dir() and (folder / "content").is_dir():
            return start if folder == here else folder
        if (folder / ".git").exists():
            break
    return start


class ProjectFolder:
    """The ordinary files of a project, by their paths from the folder `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.paths: list[str] = []
        self.found: list[Problem] = []
        self._owners = {0, root.stat().st_uid, *([os.geteuid()] if hasattr(os, "geteuid") else [])}
        if os.path.lexists(root / SETTINGS):
            self._look(SETTINGS)
        self._look("data")
        self._look("content")
        self.paths.sort()

    def _look(self, start: str) -> None:
        """Takes in the file, or all files of the folder, and what is wrong with them."""
        left, root = [start], str(self.root)
        while left:
            path = left.pop()
            try:
                state = os.lstat(f"{root}/{path}")
                if fault := self._fault(path, state):
                    self._refuse(path, fault)
                elif stat.S_ISDIR(state.st_mode):
                    left += [f"{path}/{each.name}" for each in (self.root / path).iterdir()]
                elif not _is_ignored(path):
                    self.paths.append(path)
            except OSError as error:
                self._refuse(path, f"this can't be read: {error.strerror}")

    def _fault(self, path: str, state: os.stat_result) -> str:
        """Why a file or folder is not read, whatever stands in it."""
        if not _is_text(path):
            return "this file's name is not UTF-8 text; rename it"
        if stat.S_ISLNK(state.st_mode):
            return "this is a link, and no link is followed; put the file itself here"
        if stat.S_ISDIR(state.st_mode) or _is_ignored(path):
            return ""
        if not stat.S_ISREG(state.st_mode):
            return "this is no ordinary file; remove it"
        # An edition gets its name by a hard link, which an interrupted release may leave.
        if state.st_nlink > 1 and not path.startswith(f"{FOLDER}/"):
            return "this file stands in another place too (a hard link); put a copy of it here"
        return "" if state.st_uid in self._owners else "this file belongs to another user of this machine; copy it"

    def _refuse(self, path: str, message: str) -> None:
        self.found.append(Problem(Place(path.encode("utf-8", "replace").decode()), message, "readable"))

    def exists(self, path: str) -> bool:
        """Whether the file is there, and can be read."""
        return path in self.paths

    def files(self, folder: str, ending: str = "") -> list[str]:
        """The paths of the files below a folder, in order."""
        return [path for path in self.paths if path.startswith(f"{folder}/") and path.endswith(ending)]

    def size(self, path: str) -> int:
        """How many bytes the file has."""
        return (self.root / path).stat().st_size

    def content(self, path: str) -> object:
        """What stands for the content of the file, None for no file; nothing is equal to it where it can't be read."""
        if not self.exists(path):
            return None
        try:
            if self.size(path) > (LARGEST_TABLE if self.is_table(path) else LARGEST):
                return object()
            return hashlib.blake2b((self.root / path).read_bytes()).digest()
        except OSError:
            return object()

    def is_table(self, path: str) -> bool:
        """Whether it is a file of `data/tables/` that a figure can name."""
        return path.startswith(f"{TABLES}/") and path.endswith(TABLE_ENDINGS)

    def text(self, path: str) -> str:
        """The file's text. Raises UnicodeDecodeError when it is no UTF-8, OSError when it can't be read."""
        text = (self.root / path).read_bytes().decode("utf-8-sig")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def problems(self) -> Iterator[Problem]:
        """Nothing is passed over in silence: what is not followed, and files that nothing would read, are told."""
        yield from sorted(self.found)
        yield from self._strays()

    def _strays(self) -> Iterator[Problem]:
        """Data files that nothing would read are most likely misplaced or misspelt."""
        homes = tuple(f"data/{kind}/" for kind in RECORDS)
        for path in self.files("data"):
            ending = ".json" if path.startswith((SCHEMAS, f"{FOLDER}/")) else ".yml"
            placed = path.startswith(homes) or ending == ".json"
            if path in SINGLE or path.endswith("/README.md") or (placed and path.endswith(ending)):
                continue
            if self.is_table(path):
                continue
            hint = f"put it in one of {', '.join(homes)}" if not placed else f"name it {ending}"
            yield Problem(Place(path), f"this file is not read; {hint}", "readable")


def name_fault(path: str) -> str:
    """Why the file below data/ or content/ can't be called that; nothing where it can."""
    *folders, name = PurePosixPath(path).parts[1:]
    is_front = path.startswith("content/") and FRONT.fullmatch(name)
    names = folders if is_front else [*folders, PurePosixPath(name).stem]
    if not all(NAME.fullmatch(each) for each in names):
        return "the file's name becomes its address; use lower-case letters, digits and hyphens"
    if max(map(len, [name, *names])) > LONGEST_NAME or len(path) > LONGEST_PATH:
        return (
            f"the file's name becomes its address; use at most {LONGEST_NAME} letters, {LONGEST_PATH} with its folders"
        )
    return ""


def kinds_in(path: str) -> Collection[str]:
    """Of what kinds records are missing when what stands at this path of data/ or content/ is not read."""
    top, _, rest = path.partition("/")
    kind = rest.partition("/")[0]
    if path in (UNITS, CALENDARS) or top == "content":
        return {UNITS: [UNIT], CALENDARS: [CALENDAR]}.get(path, [PAGE])
    return [kind] if kind in RECORDS else list(RECORDS)


def _is_ignored(path: str) -> bool:
    parts = PurePosixPath(path).parts[1:]
    return path.endswith(BACKUP) or any(part.startswith(IGNORED) for part in parts)


def _is_text(path: str) -> bool:
    """Whether the path can be written; file systems allow names that are no text."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True
