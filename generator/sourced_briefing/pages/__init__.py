"""From the briefing to its pages: the text of every Markdown file of the site, by path. Jinja fills the templates."""

from ..base.problems import Problem
from ..model import RECORDS
from ..model.addresses import REGISTER_PAGE, REVIEW_PAGE, RULES_PAGE, index_page
from ..views.chart_captions import chart_sheets, page_previews
from ..views.site import Site
from .changes import write_changes
from .data_pages import write_data_page
from .figure_history import history_text
from .indexes import write_index, write_verdicts
from .page_metadata import with_metadata
from .prose import write_prose_page
from .register import write_register
from .review_page import write_reviews
from .rules_page import write_rules

__all__ = [
    "Site",
    "chart_sheets",
    "history_text",
    "page_previews",
    "with_metadata",
    "write_data_pages",
    "write_prose_pages",
]

# These lean on figures, whose pages tell where they are used: so they are written before them.
LEANING = ("charts", "reconciliations", "assessments")


def write_prose_pages(site: Site) -> tuple[dict[str, str], list[Problem]]:
    """The pages of content/, by their paths from the root of the site's sources, and what is wrong in them."""
    pages: dict[str, str] = {}
    problems: list[Problem] = []
    for prose in site.briefing.prose:
        text, found = write_prose_page(site, prose)
        pages[prose.page] = text
        problems += found
    return pages, problems


def write_data_pages(site: Site) -> dict[str, str]:
    """The pages made from data, by path. They tell where figures are used, so prose has to be written first."""
    briefing = site.briefing
    pages = {}
    for file in sorted(briefing.files, key=lambda file: file.kind not in LEANING):
        pages[file.page] = write_data_page(site, file)
    for kind in RECORDS:
        if briefing.of(kind):
            written = write_verdicts(site) if kind == "reconciliations" else write_index(site, kind)
            pages[index_page(kind)] = written
    if briefing.figures:
        pages[REGISTER_PAGE] = write_register(site)
    return pages | write_changes(site) | {RULES_PAGE: write_rules(site), REVIEW_PAGE: write_reviews(site)}
