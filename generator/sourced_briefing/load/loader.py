"""From the project's folder to a Briefing: reads every file, reports everything that can't be read."""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from ..base.problems import Place, Problem, did_you_mean, quote
from ..base.yaml_reader import Mapping, Sequence, key_mark, mark_of, read_yaml
from ..model import RECORDS, Calendar, ChangeNote, FileHead, Record, RecordType, Settings, TextException, validate
from ..model.briefing import Briefing, DataFile, Prose
from ..model.edition_names import CHANGES, FOLDER
from ..values.units import UnitError, Units
from ..values.wording import known_language
from .edition_files import read_editions
from .front_matter import read_head
from .project_folder import CALENDARS, EXCEPTIONS, SETTINGS, UNITS, ProjectFolder

HEAD = ("title", "intro")  # what a data file says of itself before its records
NOT_IN_ADDRESS = ("#", "?")  # behind them begins what is no path
LARGEST_PROSE = 1_000_000  # bytes
FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
TAKEN_NAMES = ("index", "readme")
# What can stand beside prose: nothing that a browser runs or that brings a style of its own.
ASSETS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".csv")


class NoProject(Exception):
    """The folder is not the project folder of a briefing."""


def load(root: Path) -> tuple[Briefing, list[Problem]]:
    """The briefing in the folder `root`, and what in it can't be read; what can be, is there.

    Raises NoProject when the folder has no `data` and no `content` folder.
    """
    if not (root / "data").is_dir() or not (root / "content").is_dir():
        raise NoProject(f"{root.resolve()} is not the folder of a briefing: it has no data/ or no content/")
    with _without_garbage_collection():
        loader = _Loader(root)
        loader.load()
    return loader.briefing, loader.problems


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    # Half a million small objects are made and all of them kept: looking for garbage takes most of the time.
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()  # what was loaded is no garbage later either
            gc.enable()


def _place_in(items: Sequence, item: Any) -> int:
    return next(number for number, each in enumerate(items) if each is item)


class _Loader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = ProjectFolder(root)
        self.problems: list[Problem] = [*self.folder.problems()]
        self.briefing = Briefing(root)

    def load(self) -> None:
        if self.folder.exists(SETTINGS):
            self.briefing.settings = self.settings() or Settings()
        if self.folder.exists(UNITS):
            self.units()
        if self.folder.exists(CALENDARS):
            self.calendars()
        if self.folder.exists(EXCEPTIONS):
            self.briefing.exceptions = self.records(EXCEPTIONS, "exceptions", TextException)
        if self.folder.exists(CHANGES):
            self.briefing.change_notes = self.records(CHANGES, "changes", ChangeNote)
        self.briefing.editions, problems = read_editions(self.root, self.folder.files(FOLDER, "*.json"))
        self.problems += problems
        for kind in RECORDS:
            for path in self.folder.files(f"data/{kind}", "*.yml"):
                self.data_file(kind, path)
        for path in self.folder.files("content", "*"):
            self.content(path)

    def problem(self, place: Place, message: str) -> None:
        self.problems.append(Problem(place, message, "readable"))

    def text(self, path: str) -> str | None:
        """The file's text; None, and a problem, when it is too large or no UTF-8."""
        try:
            return self.folder.text(path)
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
            self.problem(Place(path, line, column), "this is not UTF-8 text; save the file as UTF-8")
            return None

    def yaml(self, path: str) -> Mapping | None:
        """The mapping that the file holds; None, and a problem, when it holds none."""
        text = self.text(path)
        if text is None:
            return None
        node, problems = read_yaml(text, path)
        self.problems += problems
        if isinstance(node, Mapping):
            return node
        if not problems:
            what = "the file is empty" if node is None else "the file must start with fields such as `title:`"
            self.problem(Place(path), what)
        return None

    def part(self, model: type[RecordType], node: Any, path: str, above: Sequence | None = None) -> RecordType | None:
        """`node` as a `model`; `above` is the list it stands in, which knows where it is even if it is no mapping."""
        part, wrong = validate(model, node)
        for steps, message in wrong:
            mark = mark_of(above, (_place_in(above, node), *steps)) if above is not None else mark_of(node, steps)
            self.problem(Place(path, *mark), message)
        return part

    def settings(self) -> Settings | None:
        node = self.yaml(SETTINGS)
        settings = self.part(Settings, node, SETTINGS) if node is not None else None
        if settings and not known_language(settings.language):
            self.problem(
                Place(SETTINGS, *settings.mark("language")), f"no language {quote(settings.language)} is known"
            )
            return None
        return settings

    def units(self) -> None:
        faults: list[UnitError] = []
        self.briefing.units = Units(self.text(UNITS) or "", faults)
        for fault in faults:
            self.problem(Place(UNITS, fault.line), str(fault))

    def calendars(self) -> None:
        for calendar in self.records(CALENDARS, "calendars", Calendar):
            if self.briefing.calendars.setdefault(calendar.id, calendar) is not calendar:
                place = Place(CALENDARS, *calendar.mark("id"))
                self.problem(place, f"the id {quote(calendar.id)} is taken already; keep one of the two")

    def records(self, path: str, key: str, model: type[RecordType]) -> list[RecordType]:
        """What the list under `key` holds, as far as it can be read."""
        node = self.yaml(path)
        if node is None:
            return []
        return self.listed(node, path, key, model)

    def listed(self, node: Mapping, path: str, key: str, model: type[RecordType]) -> list[RecordType]:
        known = (*HEAD, key)
        for name in node:
            if name not in known:
                self.problem(
                    Place(path, *key_mark(node, name)), f"`{name}` is not a known field{did_you_mean(name, known)}"
                )
        items = node.get(key)
        if not isinstance(items, Sequence) or not items:
            self.problem(Place(path, *mark_of(node, (key,))), f"the file has no list of `{key}:`")
            return []
        parts = [self.part(model, item, path, items) for item in items]
        self.briefing.unreadable |= {
            (key, str(item.get("id")))
            for item, part in zip(items, parts, strict=True)
            if part is None and isinstance(item, Mapping) and key in RECORDS
        }
        return [part for part in parts if part is not None]

    def data_file(self, kind: str, path: str) -> None:
        names = PurePosixPath(path).with_suffix("").parts[2:]
        if not all(FILE_NAME.fullmatch(name) for name in names) or names[-1] in TAKEN_NAMES:
            self.problem(Place(path), "the file's name becomes its address; use lower-case letters, digits and hyphens")
        node = self.yaml(path)
        if node is None:
            return
        head = self.head(node, path)
        records = self.listed(node, path, kind, RECORDS[kind])
        own = tuple(record for record in records if self.is_new(kind, record, path))
        self.briefing.files.append(DataFile(path, kind, head.title, head.intro or "", own))

    def head(self, node: Mapping, path: str) -> FileHead:
        given = Mapping(node.start)
        for name in HEAD:
            if name in node:
                given[name], given.values_at[name] = node[name], node.values_at[name]
        return self.part(FileHead, given, path) or FileHead(title="Untitled")

    def is_new(self, kind: str, record: Record, path: str) -> bool:
        """Keeps the record under its id, unless another has it already."""
        record._file = path
        known = self.briefing.of(kind)
        first = known.setdefault(record.id, record)
        if first is not record:
            message = f"the id {quote(record.id)} is taken already, in {first.place('id')}"
            self.problem(record.place("id"), message)
        return first is record

    def content(self, path: str) -> None:
        if any(sign in path for sign in NOT_IN_ADDRESS):
            self.problem(Place(path), "the file's name becomes its address; leave out # and ?")
        elif path.endswith(ASSETS):
            self.briefing.assets.append(path)
        elif not path.endswith(".md"):
            self.problem(Place(path), f"files of this kind are not published; {', '.join(('.md', *ASSETS))} are")
        elif (self.root / path).stat().st_size > LARGEST_PROSE:
            self.problem(Place(path), f"the page is larger than {LARGEST_PROSE:,} bytes; split it")
        elif (text := self.text(path)) is not None:
            head, problems = read_head(path, text)
            self.problems += problems
            self.briefing.prose.append(Prose(path, text, head))
