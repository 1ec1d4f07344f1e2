"""From one file of records to what it holds; a record of which nothing changed is the one of the last run."""

from collections.abc import Mapping as Named
from functools import partial
from itertools import pairwise
from pathlib import PurePosixPath

from ..base.memory import Memory
from ..base.problems import Place, Problem
from ..base.yaml_reader import Sequence, position_of
from ..model import RECORDS, Calendar, Figure, RecordType
from ..model.briefing import DataFile
from .defaults import AT_FILE, Given, at_head, fill_in
from .period_names import with_one_name_each
from .project_folder import ProjectFolder, name_fault
from .record_reader import RecordReader

TAKEN_NAMES = ("index", "readme")
MORE_BREAKS = "\x85\u2028\u2029"  # what ends a line of YAML beside a line feed
ITEM = "- "


class DataFileReader(RecordReader):
    """Reads one file of records of one kind."""

    def __init__(self, folder: ProjectFolder, memory: Memory, calendars: Named[str, Calendar]) -> None:
        super().__init__(folder, memory)
        self.calendars = calendars
        self.pieces: list[tuple[int, str]] | None = None  # of the file: line and text of each record, if that is known
        self.given: Given = ()  # at the head of the file, for the records

    def file(self, kind: str, path: str) -> DataFile | None:
        """The file with the records in it that can be read; None where it can't be read as a whole."""
        if fault := name_fault(path):
            self.problem(Place(path), fault)
        elif PurePosixPath(path).stem in TAKEN_NAMES:
            self.problem(Place(path), "this is the address of the list of all such files; give it another name")
        node = self.yaml(path)
        if path in self.typed or node is None or not isinstance(node.get(kind), Sequence):
            self.lost(kind, [*self.typed.get(path, ()), None])
        if node is None:
            return None
        head = self.head(node, path)
        if not self.problems and isinstance(node.get(kind), Sequence):
            self.pieces = _pieces(self.folder.text(path), node[kind])
        self.given = at_head(node)
        node, unused = fill_in(node, kind, path)
        self.problems += unused
        records = self.listed(node, path, kind, RECORDS[kind], AT_FILE if kind == Figure.kind_name else ())
        return DataFile(path, kind, head.title, head.intro or "", tuple(records), head)

    def item(self, model: type[RecordType], items: Sequence, path: str, number: int) -> RecordType | None:
        """The record, with one name for each of its periods."""
        work = partial(self._read, model, items, path, number)
        if self.pieces is None:
            record, problems = work()
        else:
            record, problems = self.memory.recall(("record", path, number), (*self.pieces[number], self.given), work)
        self.problems += problems
        return record

    def _read(
        self, model: type[RecordType], items: Sequence, path: str, number: int
    ) -> tuple[RecordType | None, list[Problem]]:
        alone = RecordReader(self.folder, self.memory)
        record = alone.part(model, items, path, number)
        return with_one_name_each(record, self.calendars), alone.problems


def _pieces(text: str, items: Sequence) -> list[tuple[int, str]] | None:
    """Line and text of each item, where each begins with a hyphen on a line of its own; None where one does not."""
    lines = text.split("\n")
    starts = [position_of(items, (number,))[0] - 1 for number in range(len(items))]
    alone = all(lines[start].lstrip().startswith(ITEM) for start in starts) and len(set(starts)) == len(starts)
    if not alone or any(sign in text for sign in MORE_BREAKS):
        return None
    return [(start, "\n".join(lines[start:end])) for start, end in pairwise([*starts, len(lines)])]
