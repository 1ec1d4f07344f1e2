"""llms.txt, as llmstxt.org describes it: where a program that reads text finds what.

It leads to the Markdown of each page, which MkDocs puts beside its HTML. Of a large briefing not every topic is listed;
the page of all figures leads to the others.
"""

from collections.abc import Iterator

from ..base import markdown
from ..base.words import count
from ..model import KINDS
from ..model.addresses import (
    CHANGES_PAGE,
    DATA_PAGE,
    DATABASE,
    GUIDE_PAGE,
    LLMS,
    PACKAGE,
    REGISTER_PAGE,
    index_page,
    is_home,
    markdown_at,
)
from ..views.page_titles import page_description
from ..views.site import Site

MOST = 100  # topics
HOW = (
    "Each number has a page that says who states it, in which words, and how well it is borne out. A number that is "
    "marked as rejected or contested must be told with that mark. Cite the address of the page, with its anchor."
)


def write_llms(site: Site) -> dict[str, str]:
    """The file, by its path."""
    return {LLMS: "\n".join(_lines(site)) + "\n"}


def _lines(site: Site) -> Iterator[str]:
    briefing = site.briefing
    home = next((prose.head for prose in briefing.prose if is_home(prose.page)), None)
    title = briefing.settings.title or (home.title if home else "A briefing")
    figures, sources = count(len(briefing.figures), "figure"), count(len(briefing.sources), "source")
    about = f"{home.description} " if home and home.description else ""
    yield from (f"# {markdown.escape(title)}", "", f"> {markdown.escape(f'{about}{figures}, {sources}.')}", "", HOW)
    for heading, links in (("Pages", _pages(site)), ("Data", _data(site)), ("Figures by topic", _topics(site))):
        yield from ("", f"## {heading}", "", *links)


def _pages(site: Site) -> Iterator[str]:
    chapters = site.briefing.settings.chapters
    order = {page: place for place, page in enumerate(chapters)}
    for prose in sorted(
        site.briefing.prose, key=lambda p: (order.get(p.page, len(order)), not is_home(p.page), p.page)
    ):
        yield _link(site, prose.head.title, prose.page, prose.head.description or "")
    yield _link(site, "What changed", CHANGES_PAGE, "Every edition, with old and new values.")
    yield _link(site, "How to read this", GUIDE_PAGE, "What marks, grades, verdicts and editions mean.")


def _data(site: Site) -> Iterator[str]:
    yield _link(site, "Data", DATA_PAGE, "Every table, what its columns mean, licence, and how to cite.")
    yield _link(site, "Data Package", PACKAGE, "Describes all tables; they are CSV.")
    yield _link(site, "SQLite", DATABASE, "All tables in one file.")
    if site.briefing.figures:
        yield _link(site, "All figures, one by one", REGISTER_PAGE, "The newest value of each, with its grade.")
    for kind in KINDS.values():
        if site.briefing.of(kind.name):
            yield _link(site, kind.index_title, index_page(kind.name), "")


def _topics(site: Site) -> Iterator[str]:
    files = [file for file in site.briefing.files if file.kind == "figures"]
    for file in files[:MOST]:
        yield _link(site, file.title, file.page, page_description(site, file))
    if files[MOST:]:
        yield _link(site, f"{len(files) - MOST} more topics", index_page("figures"), "")


def _link(site: Site, title: str, path: str, about: str) -> str:
    link = markdown.link(title, markdown_at(site.briefing.settings, path))
    return f"- {link}: {markdown.escape(about)}" if about else f"- {link}"
