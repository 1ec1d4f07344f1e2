"""From the briefing to its pages: the text of every Markdown file of the site, by path. Jinja fills the templates."""

from collections.abc import Iterator
from functools import partial

from ..base.problems import Problem
from ..model import KINDS
from ..model.addresses import DATA_PAGE, REGISTER_PAGE, REVIEW_PAGE, RULES_PAGE, index_page
from ..views.chart_captions import chart_sheets, page_previews
from ..views.page import Uses, Written
from ..views.site import Site
from .anchors import missing_anchors
from .changes import write_changes
from .data_index import write_data_index
from .data_pages import write_data_page
from .figure_history import history_text
from .indexes import write_index
from .page_metadata import with_metadata
from .prose import write_prose_page
from .register import write_register
from .review_page import write_reviews
from .rules_page import write_rules
from .uses import uses_of

__all__ = [
    "chart_sheets",
    "history_text",
    "missing_anchors",
    "page_previews",
    "uses_of",
    "with_metadata",
    "write_data_pages",
    "write_prose_pages",
]


def write_prose_pages(site: Site) -> tuple[dict[str, Written], list[Problem]]:
    """The pages of content/, by their paths from the root of the site's sources, and what is wrong in them."""
    pages: dict[str, Written] = {}
    problems: list[Problem] = []
    recall = site.briefing.memory.recall
    for prose in site.briefing.prose:
        work = partial(write_prose_page, site, prose)
        pages[prose.page], found = recall(("prose", prose.page), (prose,), work)
        problems += found
    return pages, problems


def write_data_pages(site: Site, uses: Uses) -> Iterator[tuple[str, Written]]:
    """The pages made from data, with their paths, one by one; `uses` says where figures are used (uses_of)."""
    memory = site.briefing.memory
    uses = memory.watch_mapping("uses", uses)
    for file in site.briefing.files:
        yield file.page, memory.recall(("data", file.page), (file,), partial(write_data_page, site, file, uses))
    for path, text in _listings(site).items():
        yield path, Written(text, None)


def _listings(site: Site) -> dict[str, str]:
    """The pages that list or count what others tell."""
    pages = {index_page(kind): write_index(site, kind) for kind in KINDS if site.briefing.of(kind)}
    if site.briefing.figures:
        pages[REGISTER_PAGE] = write_register(site)
    pages |= {RULES_PAGE: write_rules(site), REVIEW_PAGE: write_reviews(site), DATA_PAGE: write_data_index(site)}
    return pages | write_changes(site)
