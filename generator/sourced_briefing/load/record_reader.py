"""From one file to records: what can be read of it, and a problem with its place for all that can't."""

from itertools import islice
from typing import Any

from ..base.call_syntax import Places
from ..base.characters import find_refused, without_refused
from ..base.problems import Place, Problem, did_you_mean
from ..base.yaml_reader import Mapping, Sequence, key_position, position_of, read_yaml
from ..model import RECORDS, FileHead, RecordType, validate
from ..model.briefing import RecordKey
from .project_folder import ProjectFolder

MOST_TOLD = 5  # characters of one file that are no text: a file of another kind is full of them
HEAD = ("title", "intro")  # what a data file says of itself before its records


class RecordReader:
    """Reads files of the folder; `problems` and `unreadable`, the records that have some, grow as it does."""

    def __init__(self, folder: ProjectFolder) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.unreadable: set[RecordKey] = set()

    def problem(self, place: Place, message: str) -> None:
        """Remember what can't be read, and where."""
        self.problems.append(Problem(place, message, "readable"))

    def text(self, path: str) -> str | None:
        """The file's text; None, and a problem, when it is no UTF-8. Of what is no text in it, nothing is left."""
        try:
            text = self.folder.text(path)
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
        if isinstance(node, Mapping):
            return node
        if not problems:
            what = "the file is empty" if node is None else "the file must start with fields such as `title:`"
            self.problem(Place(path), what)
        return None

    def part(self, model: type[RecordType], node: Any, path: str, above: Sequence | None = None) -> RecordType | None:
        """`node` as a `model`; `above` is the list it stands in, which knows where it is even if it is no mapping."""
        part, wrong = validate(model, node, path)
        for steps, message in wrong:
            whole, way = (node, steps) if above is None else (above, (_place_in(above, node), *steps))
            self.problem(Place(path, *position_of(whole, way)), message)
        return part

    def listed_in(self, path: str, key: str, model: type[RecordType]) -> list[RecordType]:
        """What the list under `key` of the file holds, as far as there is one and it can be read."""
        node = self.yaml(path) if self.folder.exists(path) else None
        if node is None:
            return []
        return self.listed(node, path, key, model)

    def listed(self, node: Mapping, path: str, key: str, model: type[RecordType]) -> list[RecordType]:
        """What the list under `key` of the mapping holds, as far as it can be read."""
        known = (*HEAD, key)
        for name in node:
            if name not in known:
                self.problem(
                    Place(path, *key_position(node, name)), f"`{name}` is not a known field{did_you_mean(name, known)}"
                )
        items = node.get(key)
        if not isinstance(items, Sequence) or not items:
            self.problem(Place(path, *position_of(node, (key,))), f"the file has no list of `{key}:`")
            return []
        parts = [self.part(model, item, path, items) for item in items]
        self.unreadable |= {
            (key, str(item.get("id")))
            for item, part in zip(items, parts, strict=True)
            if part is None and isinstance(item, Mapping) and key in RECORDS
        }
        return [part for part in parts if part is not None]

    def head(self, node: Mapping, path: str) -> FileHead:
        """What the file says of itself before its records."""
        given = Mapping(node.start)
        for name in HEAD:
            if name in node:
                given[name], given.values_at[name] = node[name], node.values_at[name]
        return self.part(FileHead, given, path) or FileHead(title="Untitled")


def _place_in(items: Sequence, item: Any) -> int:
    return next(number for number, each in enumerate(items) if each is item)
