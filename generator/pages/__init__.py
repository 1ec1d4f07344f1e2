"""From the briefing to its pages: the text of every Markdown file of the site, by path. Jinja fills the templates."""

from ..briefing import Briefing
from ..model import RECORDS
from ..problems import Problem
from .data import write_data_page
from .desk import Desk
from .indexes import RULES_PAGE, write_index, write_rules, write_verdicts
from .prose import write_prose_page

__all__ = ["write_pages"]

# Charts and reconciliations lean on figures, whose pages tell where they are used: so they are written before them.
LEANING = ("charts", "reconciliations")


def write_pages(briefing: Briefing) -> tuple[dict[str, str], list[Problem]]:
    """Every page's Markdown by its path from the root of the site's sources, and what is wrong in the prose.

    Where something is wrong, only the pages of prose are there.
    """
    desk = Desk(briefing)
    pages: dict[str, str] = {}
    problems: list[Problem] = []
    for prose in briefing.prose:
        pages[prose.page], found = write_prose_page(desk, prose)
        problems += found
    if problems or briefing.unreadable:
        return pages, problems
    for file in sorted(briefing.files, key=lambda file: file.kind not in LEANING):
        pages[file.page] = write_data_page(desk, file)
    for kind in RECORDS:
        if briefing.of(kind):
            written = write_verdicts(desk) if kind == "reconciliations" else write_index(desk, kind)
            pages[f"{kind}/index.md"] = written
    pages[RULES_PAGE] = write_rules()
    return pages, []
