"""The pages of the briefing on disk, from which MkDocs builds: the newest state, or the last good one."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from ..base.characters import shown
from ..base.garbage import keep_what_is_there
from ..base.memory import LastingMemory, Memory
from ..base.output_tree import own_folder, write_tree
from ..base.own_fault import telling
from ..base.problem_formats import messages_of
from ..base.problems import BriefingError, UserError
from ..base.wishes import Wish, is_fresh, is_publishing
from ..build import forget_pictures, pictures_note, write_briefing
from ..exports.stylesheet import joined_sheets
from ..live import START
from ..model.addresses import STYLESHEET
from ..model.briefing import Records

if TYPE_CHECKING:
    from . import BriefingConfig

log = logging.getLogger("mkdocs.plugins.briefing")
PAGES = ".briefing/pages"
LAST_STATE = "The site still shows the last state without problems."
NO_SITE = "There is no site yet; the server lists the problems."


class WrittenTree:
    """Writes the pages, and knows whether what stands there is the newest state."""

    def __init__(self, serving: bool) -> None:
        self.serving = serving
        self.memory = LastingMemory(serves=True) if serving else Memory()
        self.last_good: Records | None = None  # no more of it than MkDocs is told
        self.lacking = ""  # which pictures there are not, and why
        self.troubles: list[str] = []  # why what is shown is not the newest state

    @property
    def has_site(self) -> bool:
        """Whether a state without problems was written."""
        return self.last_good is not None

    def write(self, root: Path, options: "BriefingConfig") -> Records:
        """What was written to disk; while serving, the last good state when there are problems."""
        try:
            is_first = self.last_good is None
            self.last_good = self._written(root, options)
            if is_first:
                keep_what_is_there()  # MkDocs makes much that goes, and this stays
            self.troubles = []
        except (UserError, OSError) as error:
            self.troubles = told(error, root)
            for message in self.troubles:
                log.error(message)
            if not self.serving or not (self.last_good or isinstance(error, BriefingError)):
                raise PluginError("the briefing has problems; see above") from error
            log.error(LAST_STATE if self.last_good else NO_SITE)
        return self.last_good or _nothing(root)

    def _written(self, root: Path, options: "BriefingConfig") -> Records:
        """Writes the pages and tells the warnings; what they were made of is let go, unless the memory keeps it."""
        plotly = Path(options.plotly) if options.plotly else None
        with telling([]):
            folder = own_folder(root, PAGES)
            if options.fresh or is_fresh():
                forget_pictures(root)
            built, _ = write_briefing(root, folder, _wish(options), plotly, self.memory)
        for warning in built.warnings:
            log.warning(str(warning))
        self.lacking = pictures_note(built)
        if self.lacking:
            log.info(self.lacking)  # no warning: a strict build is about the briefing, not about the machine
        return built.briefing.outline()


def _wish(options: "BriefingConfig") -> Wish:
    """Whether to draw pictures; no machine decides it by chance for what is published, since that never changes."""
    wish: Wish = options.pictures
    return "required" if wish == "auto" and is_publishing() else wish


def _nothing(root: Path) -> Records:
    """A briefing without records, and a page that says so: what the server shows until there is a site."""
    write_tree(own_folder(root, PAGES), {"index.md": START, STYLESHEET: joined_sheets()}.items(), {})
    return Records(root)


def told(error: UserError | OSError, root: Path) -> list[str]:
    """The lines that say what went wrong, for people."""
    if isinstance(error, BriefingError):
        return messages_of(error.problems, root)
    lines = [f"{error.filename}: {error.strerror}"] if isinstance(error, OSError) else error.messages
    return list(map(shown, lines))
