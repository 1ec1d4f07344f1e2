"""What the page of a data file is called among all pages, and how it is described to those who have not opened it."""

from ..model import KINDS
from ..model.briefing import DataFile
from .site import Site


def page_title(file: DataFile) -> str:
    """The title, with what the page holds: files of several kinds may be about one topic."""
    name = KINDS[file.kind].several
    return file.title if file.title.lower() == name else f"{file.title}: {name}"


def page_description(site: Site, file: DataFile) -> str:
    """What the file says of itself, and what a reader finds in it."""
    title = site.briefing.settings.title
    of = f" of “{title}”" if title else ""
    said, kind, number = file.intro or f"{file.title}.", KINDS[file.kind], len(file.records)
    return f"{said} {kind.counted(number)}{of}, {'' if number == 1 else 'each '}{kind.holds}."
