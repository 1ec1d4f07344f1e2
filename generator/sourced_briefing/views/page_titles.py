"""What the page of a data file is called among all pages, and how it is described to those who have not opened it."""

from ..model.briefing import DataFile
from .site import Site

HOLDS = {
    "figures": "with its sources and how well they bear it out",
    "sources": "with where it comes from and what rests on it",
    "events": "with its date and its source",
    "charts": "with its data and its sources",
    "reconciliations": "with both sides and the verdict",
    "assessments": "with its verdict and what is better known",
}
NAMES = {"assessments": "claims examined"}  # where records are not called as their folder is


def page_title(file: DataFile) -> str:
    """The title, with what the page holds: files of several kinds may be about one topic."""
    name = NAMES.get(file.kind, file.kind)
    return file.title if file.title.lower() == name else f"{file.title}: {name}"


def page_description(site: Site, file: DataFile) -> str:
    """What the file says of itself, and what a reader finds in it."""
    title = site.briefing.settings.title
    of = f" of “{title}”" if title else ""
    said, holds, count = file.intro or f"{file.title}.", HOLDS[file.kind], len(file.records)
    if count == 1:
        return f"{said} One {file.kind.removesuffix('s')}{of}, {holds}."
    return f"{said} {count} {NAMES.get(file.kind, file.kind)}{of}, each {holds}."
