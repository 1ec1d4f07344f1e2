"""One page of the tree as a chapter: HTML whose anchors and links fit into one document."""

import html
from dataclasses import dataclass
from html.parser import HTMLParser

from ..base.front_matter import split_page
from ..base.rendering import render
from .links import Links

KEPT = ("alt", "class", "colspan", "dir", "lang", "rowspan", "start", "style")
VOID = ("br", "hr", "img", "source", "wbr")


@dataclass(frozen=True)
class Chapter:
    """A page in the book. `prefix` begins all its anchors, and is itself the anchor of its beginning."""

    prefix: str
    title: str
    body: str


def write_chapter(page: str, text: str, prefix: str, title: str | None, links: Links) -> Chapter:
    """The chapter of the page whose Markdown is `text`; `title` is for a page that has no heading of its own."""
    fitting = _Fitting(page, prefix, links)
    fitting.feed(render(split_page(text)[1]))
    fitting.close()
    found = "".join(fitting.heading).strip()
    heading = "" if found else f"<h1>{html.escape(title or page)}</h1>"
    return Chapter(prefix, found or title or page, heading + "".join(fitting.parts))


class _Fitting(HTMLParser):
    """Writes HTML again, with anchors of the chapter's own, links that lead on, and nothing meant for scripts."""

    def __init__(self, page: str, prefix: str, links: Links) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.prefix, self.links = page, prefix, links
        self.parts: list[str] = []
        self.heading: list[str] = []  # the text of the first heading
        self.headings = 0
        self.in_heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [(name, value) for name, value in (self._attribute(tag, *each) for each in attrs) if value is not None]
        written = "".join(f' {name}="{html.escape(value)}"' for name, value in kept)
        self.parts.append(f"<{tag}{written}>")
        if tag == "h1":
            self.headings += 1
            self.in_heading = self.headings == 1

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.parts.append(f"</{tag}>")
        if tag == "h1":
            self.in_heading = False

    def handle_data(self, data: str) -> None:
        self.parts.append(html.escape(data, quote=False))
        if self.in_heading:
            self.heading.append(data)

    def _attribute(self, tag: str, name: str, value: str | None) -> tuple[str, str | None]:
        value = value or ""
        if name == "id":
            return name, self.prefix + value
        if name == "href":
            return name, self.links.link(self.page, value)
        if name == "src":
            return name, self.links.picture(self.page, value)
        return name, value if name in KEPT else None
