"""What the page of a data file is called among all pages, and how it is described to those who have not opened it."""

from ..briefing import DataFile
from .desk import Desk

HOLDS = {
    "figures": "each with its sources and how well they bear it out",
    "sources": "each with where it comes from and what rests on it",
    "events": "each with its date and its source",
    "charts": "each with its data and its sources",
    "reconciliations": "each with both sides and the verdict",
}


def page_title(file: DataFile) -> str:
    """The title, with what the page holds: files of several kinds may be about one topic."""
    return f"{file.title}: {file.kind}"


def page_description(desk: Desk, file: DataFile) -> str:
    """What the file says of itself, and what a reader finds in it."""
    title, count = desk.briefing.settings.title, len(file.records)
    kind = file.kind.removesuffix("s") if count == 1 else file.kind
    of = f" of “{title}”" if title else ""
    return f"{file.intro or file.title + '.'} {count} {kind}{of}, {HOLDS.get(file.kind, 'with sources')}."
