"""The texts of data files and front matter that readers take for the briefing's own words.

Not among them is what sources say and are called (titles, publishers, wordings, places), and what is said of a source
or of one observation in a note: these are about the words of somebody else, and stand beside them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..base.call_syntax import without_calls
from ..base.problems import Place
from ..matching.bare_numbers import BareNumber, numbers_of
from ..model import PAGE_TEXTS, Record
from ..model.briefing import Briefing, DataFile, Prose

# By kind; of a list, the field of each of its items. Calls are read in those of CALLED.
FIELDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "figures": (("label",), ("measures",), ("note",), ("breaks", "note")),
    "dimensions": (("label",), ("note",)),
    "events": (("label",), ("what",), ("note",)),
    "charts": (
        ("title",),
        ("subtitle",),
        ("upward",),
        ("across",),
        ("note",),
        ("series", "label"),
        ("thresholds", "label"),
    ),
    "reconciliations": (("label",), ("explanation",)),
    "assessments": (("label",), ("why",), ("better", "label")),
}
CALLED = {("charts", "title"), ("charts", "note")}
NAMES = ("label",)  # they may hold names that end in a number, which other labels know


@dataclass(frozen=True)
class FieldText:
    """One text: where it stands, in which record if in one, and whether calls are read in it."""

    text: str
    home: Record | DataFile | Prose  # what it stands in
    path: tuple[str | int, ...]
    called: bool = True

    @property
    def place(self) -> Place:
        if isinstance(self.home, Prose):
            return Place(self.home.path, *self.home.head.position(*self.path))
        return self.home.place(*self.path)

    @property
    def record(self) -> Record | None:
        return self.home if isinstance(self.home, Record) else None

    @property
    def name(self) -> str:
        return str(self.path[-1])


def records_with_texts(briefing: Briefing) -> Iterator[Record]:
    """The records that have such texts."""
    for kind in FIELDS:
        yield from briefing.of(kind).values()
    yield from briefing.families.values()


def texts_of_record(record: Record) -> Iterator[FieldText]:
    """What readers take for the briefing's own words in one record."""
    for field in FIELDS[record.kind_name]:
        for path, text in _texts(record, field):
            yield FieldText(text, record, path, (record.kind_name, path[-1]) in CALLED)


def texts_of_files(briefing: Briefing) -> Iterator[FieldText]:
    """What pages of content/ say of themselves, and what data files do before their records."""
    for prose in briefing.prose:
        for name in PAGE_TEXTS:
            if text := getattr(prose.head, name):
                yield FieldText(text, prose, (name,))
    for file in briefing.files:
        for name, text in (("title", file.title), ("intro", file.intro)):
            if text:
                yield FieldText(text, file, (name,), called=name == "intro")


def _texts(record: Record, field: tuple[str, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    name, *inner = field
    value = getattr(record, name)
    if not inner and value:
        yield (name,), value
    for number, item in enumerate(value if inner else ()):
        if text := getattr(item, inner[0]):
            yield (name, number, inner[0]), text


def bare_numbers_in(text: str, names: set[str]) -> list[BareNumber]:
    """The numbers that no call writes in a text that is no Markdown."""
    return numbers_of(without_calls(text), names)
