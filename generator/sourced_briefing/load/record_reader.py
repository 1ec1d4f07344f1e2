"""From one file to records: what can be read of it, and a problem with its place for all that can't."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, TypeVar

from ..base.call_syntax import Places
from ..base.characters import find_refused, without_refused
from ..base.memory import Memory
from ..base.problems import READABLE, SYNTAX, Place, Problem, did_you_mean
from ..base.yaml_reader import Mapping, Sequence, key_position, position_of, read_yaml
from ..model import RECORDS, FileHead, RecordType, validate
from ..model.briefing import RecordKey
from .project_folder import LARGEST, ProjectFolder

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TYPED_ID = re.compile(rf"(?<![\w-])id:[ \t]*[\"']?({ID.pattern})")  # as it stands in a file that can't be read
MOST_TOLD = 5  # characters of one file that are no text: a file of another kind is full of them
Result = TypeVar("Result")
Reader = TypeVar("Reader", bound="RecordReader")
HEAD = ("title", "intro")  # what a data file says of itself before its records


class RecordReader:
    """Reads files of the folder.

    `problems` grow as it does, and `unreadable`, the records that have some, and `partial`, the kinds of which records
    may have been lost with their ids. A record of which nothing changed is that of the last run.
    """

    def __init__(self, folder: ProjectFolder, memory: Memory) -> None:
        self.folder = folder
        self.memory = memory
        self.problems: list[Problem] = []
        self.unreadable: set[RecordKey] = set()
        self.partial: set[str] = set()
        self.typed: dict[str, list[str]] = {}  # ids in files of which not everything can be read

    def remember(self, path: str, read: Callable[["RecordReader"], Result]) -> Result:
        """What `read` finds in the file at `path`, from the last run if the file has the same content."""
        return self.take_in(path, RecordReader(self.folder, self.memory), read)

    def take_in(self, path: str, reader: Reader, read: Callable[[Reader], Result]) -> Result:
        """The same by a `reader` of its own kind."""

        def work() -> tuple[Result, Reader]:
            return read(reader), reader

        result, alone = self.memory.recall(("file", path), (self.folder.content(path),), work)
        self.problems += alone.problems
        self.unreadable |= alone.unreadable
        self.partial |= alone.partial
        self.typed |= alone.typed
        return result

    def problem(self, place: Place, message: str) -> None:
        """Remember what can't be read, and where."""
        self.problems.append(Problem(place, message, READABLE))

    def text(self, path: str) -> str | None:
        """The file's text, of which nothing is left that is no text; None, and a problem, when it can't be read."""
        try:
            if self.folder.size(path) > LARGEST:
                self.problem(Place(path), f"the file is larger than {LARGEST:,} bytes; split it")
                return None
            text = self.folder.text(path)
        except OSError as error:
            self.problem(Place(path), f"this can't be read: {error.strerror}")
            return None
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            line, column = before.count(b"\n") + 1, len(before) - before.rfind(b"\n")
            self.problem(Place(path, line, column), "this is not UTF-8 text; save the file as UTF-8")
            return None
        places = Places(path, text)
        for at, message in islice(find_refused(text), MOST_TOLD):
            self.problem(places.at(at), message)
        return without_refused(text)

    def yaml(self, path: str) -> Mapping | None:
        """The mapping that the file holds; None, and a problem, when it holds none."""
        text = self.text(path)
        if text is None:
            return None
        node, problems = read_yaml(text, path)
        self.problems += problems
        if problems or not isinstance(node, Mapping):
            self.typed[path] = TYPED_ID.findall(text)
        if isinstance(node, Mapping):
            return node
        if not problems:
            what = "the file is empty" if node is None else "the file must start with fields such as `title:`"
            self.problem(Place(path), what)
        return None

    def part(self, model: type[RecordType], whole: Any, path: str, *way: int) -> RecordType | None:
        """What stands in `whole` at the end of `way`, as a `model`; lists know where an item is that is no mapping."""
        node = whole
        for step in way:
            node = node[step]
        part, wrong = validate(model, node, path)
        for steps, message in wrong:
            self.problem(Place(path, *position_of(whole, (*way, *steps))), message)
        return part

    def listed_in(self, path: str, key: str, model: type[RecordType]) -> list[RecordType]:
        """What the list under `key` of the file holds, as far as there is one and it can be read."""
        node = self.yaml(path) if self.folder.exists(path) else None
        if node is None:
            return []
        return self.listed(node, path, key, model)

    def listed(
        self, node: Mapping, path: str, key: str, model: type[RecordType], taken: Iterable[str] = ()
    ) -> list[RecordType]:
        """What the list under `key` of the mapping holds, as far as it can be read; `taken` may stand beside it."""
        known = (*HEAD, *taken, key)
        for name in node:
            if name not in known:
                self.problem(
                    Place(path, *key_position(node, name)), f"`{name}` is not a known field{did_you_mean(name, known)}"
                )
        items = node.get(key)
        if not isinstance(items, Sequence) or not items:
            if any(isinstance(node[name], Sequence) for name in node if name not in known):
                return []  # it has another name, which is told
            wish = "; put a hyphen and a space before the first field of each" if isinstance(items, Mapping) else ""
            self.problem(Place(path, *position_of(node, (key,))), f"the file has no list of `{key}:`{wish}")
            return []
        torn = self._torn(path, items)
        parts = [None if number in torn else self.item(model, items, path, number) for number in range(len(items))]
        bad = [item for item, part in zip(items, parts, strict=True) if part is None and key in RECORDS]
        self.lost(key, [item.get("id") if isinstance(item, Mapping) else None for item in bad])
        return [part for part in parts if part is not None]

    def item(self, model: type[RecordType], items: Sequence, path: str, number: int) -> RecordType | None:
        """The item of a list, as a `model`."""
        return self.part(model, items, path, number)

    def _torn(self, path: str, items: Sequence) -> set[int]:
        """The numbers of the items in which the reader of the file found something wrong: more would follow from it."""
        starts = [position_of(items, (number,))[0] for number in range(len(items))]
        lines = {p.place.line for p in self.problems if p.rule == SYNTAX and p.place.path == path}
        return {bisect_right(starts, line) - 1 for line in lines}

    def lost(self, kind: str, ids: Iterable[object]) -> None:
        """Remember that records with these ids are there and can't be read; without an id it could be any."""
        for each in ids:
            if isinstance(each, str):
                self.unreadable.add((kind, each))
            if not (isinstance(each, str) and ID.fullmatch(each)):
                self.partial.add(kind)

    def head(self, node: Mapping, path: str) -> FileHead:
        """What the file says of itself before its records."""
        given = Mapping(node.start)
        for name in HEAD:
            if name in node:
                given.put(name, node[name], node.key_at(name), node.value_at(name))
        return self.part(FileHead, given, path) or FileHead(title="Untitled")
