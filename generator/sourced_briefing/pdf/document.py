"""The book as one HTML document: title page, contents, text, evidence."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..base.templates import html_template
from ..model.licences import LICENCES
from ..views.site import Site
from .chapter import Chapter, write_chapter
from .links import Links
from .page_order import evidence_pages, text_pages


def write_html(site: Site, pages: Mapping[str, str], folder: Path, evidence: bool = False) -> str:
    """The document of the written `pages`, whose pictures stand in the tree in `folder`.

    It holds the text, and links to records lead to the published site; with `evidence` the pages of data follow.
    """
    briefing = site.briefing
    parts = [text_pages(site), list(evidence_pages(site)) if evidence else []]
    prefixes = {page: f"c{number}-" for number, page in enumerate([page for part in parts for page in part], 1)}
    links = Links(folder, prefixes, briefing.settings)
    titles = {prose.page: prose.head.title for prose in briefing.prose}

    def chapters(part: list[str]) -> list[Chapter]:
        return [write_chapter(page, pages[page], prefixes[page], titles.get(page), links) for page in part]

    text, data = map(chapters, parts)
    return html_template("pdf/book.html").render(text=text, evidence=data, **_title_page(site, text))


def _title_page(site: Site, text: list[Chapter]) -> dict[str, Any]:
    settings = site.briefing.settings
    return {
        "language": settings.language.replace("_", "-"),
        "title": settings.title or (text[0].title if text else "Briefing"),
        "edition": site.edition,
        "settings": settings,
        "licence": LICENCES[settings.licence] if settings.licence else None,
    }
