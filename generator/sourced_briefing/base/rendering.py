"""From Markdown to HTML, as MkDocs does it. Python-Markdown lives here only."""

import html
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify, unique
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from .markdown import escape
from .paths import resolved, served_way

# The extensions that pages are written for, with what they need on a site where its settings say nothing else.
EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "attr_list": {},  # anchors of records: ## Label { #id }
    "footnotes": {},  # citations
    "md_in_html": {},  # the table behind each chart
    "tables": {},
    "toc": {"permalink": True, "toc_depth": 3},
    "sourced_briefing.base.rendering:ReadyBlocks": {},  # blocks that are HTML already, and their links
}
ALWAYS = ("fenced_code",)  # on every site, whatever its settings say
# What sources write and some extensions take for marks of their own: quotes, dashes, signs, fractions, two prices.
WORDS = '"Quoted", it\'s -- so ... (c) 1/2 +/-5, the 1st, US$5 to US$6'
# Of Python-Markdown itself: what they write depends on the text and on their options, and on nothing else.
PURE = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html nl2br "
    "sane_lists smarty tables toc".split()
) | set(EXTENSIONS)
BEFORE_MKDOCS = 0.5  # which puts addresses in the place of paths, at 0
AFTER_INLINE = 15  # when heads are words, with links and emphasis; Python-Markdown reads these at 20
BEFORE_HTML = 22  # which Python-Markdown reads tag by tag, at 20; fences are found before, at 25
LINK = re.compile(r"</?a\b[^>]*>")
WAY = re.compile(r'( (?:href|src)=")(?![a-z][a-z0-9+.-]*:|[/#?"])([^"]*)"')  # within the site, to another page
STASHED = re.compile(markdown.util.HTML_PLACEHOLDER % r"(\d+)")
READY = re.compile(r"<(table|div|details|figure|script)\b(?![^>]*\smarkdown)[^>]*>.*</\1>")


def render(text: str) -> str:
    """The HTML of a page's Markdown, whose front matter was taken off."""
    return markdown.markdown(text, extensions=[*EXTENSIONS, *ALWAYS])


def changes_words(extension: str, options: Mapping[str, Any]) -> bool:
    """Whether words that are written for pages show otherwise once the extension is used. A link changes no words."""
    text = f"{escape(WORDS)}\n{escape(WORDS)}"
    plain, other = (
        LINK.sub(
            "", markdown.markdown(text, extensions=[*EXTENSIONS, *more], extension_configs={extension: dict(options)})
        )
        for more in ((), (extension,))
    )
    return plain != other


def anchor_of(heading: str, taken: set[str]) -> str:
    """The anchor of a heading that names none, and is put to those `taken` on its page."""
    return unique(slugify(heading, "-"), taken)


def is_pure(extension: str) -> bool:
    """Whether the extension is one that makes the same of the same text and the same options."""
    return extension.removeprefix("markdown.extensions.") in PURE


class Links(Extension):
    """Notes what the links and pictures of a text lead to, in the words of the text."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Called by Python-Markdown."""
        md.treeprocessors.register(_LinkReader(self.seen), "briefing_links", BEFORE_MKDOCS)


class _LinkReader(Treeprocessor):
    def __init__(self, seen: set[str]) -> None:
        super().__init__()
        self.seen = seen

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag in ("a", "img"):
                self.seen.add(element.get("href" if element.tag == "a" else "src") or "")


class ReadyBlocks(Extension):
    """Names the cells of tables, and passes on what is HTML already: lines, as `base.ready_html` writes them.

    Python-Markdown does the latter without it, but first reads each of their tags. MkDocs and ProperDocs lead links of
    Markdown to where pages are served, and leave those of HTML: they are led here. Zensical leads all of them itself.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Called by Python-Markdown."""
        md.preprocessors.register(_ReadyBlocks(md), "briefing_ready", BEFORE_HTML)
        md.treeprocessors.register(_NamedCells(md), "briefing_cells", AFTER_INLINE)


class _ReadyBlocks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        leading = "relpath" in self.md.treeprocessors  # by which MkDocs leads the links of one page
        page = self.md.treeprocessors["relpath"].file.src_uri if leading else None  # type: ignore[attr-defined]
        alone = zip(["", *lines], lines, [*lines[1:], ""], strict=False)
        return [
            self.md.htmlStash.store(led(line, page))
            if not (before or after) and READY.fullmatch(line)
            else READY.sub(lambda block: led(block[0], page), line)  # beside text, in a list or in a quotation
            for before, line, after in alone
        ]


class _NamedCells(Treeprocessor):
    """Where a table has no room for columns, each cell tells what its column is: the style sheet shows it."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            heads = [self.words(head) for head in table.iterfind("thead/tr/th")]
            table.set("data-named", "")
            for row in table.iterfind("tbody/tr"):
                for cell, head in zip(row, heads, strict=False):
                    cell.set("data-head", head)

    def words(self, head: Element) -> str:
        """The text of a head, without notes and tags."""
        notes = {text for note in head.iter("sup") for text in note.itertext()}
        text = "".join(text for text in head.itertext() if text not in notes)
        return " ".join(STASHED.sub(self.stashed, text).split())

    def stashed(self, place: re.Match[str]) -> str:
        """What a place holder stands for, if it is a sign and no tag."""
        stashed = str(self.md.htmlStash.rawHtmlBlocks[int(place[1])])
        return html.unescape(stashed) if stashed.startswith("&") else ""


def led(block: str, page: str | None) -> str:
    """A block of HTML of the page, if that is known, with links from where it is served to where the others are."""
    return WAY.sub(lambda way: f'{way[1]}{_way(page, way[2])}"', block) if page else block


@lru_cache(maxsize=20_000)  # the cells of a column often lead to the same few places
def _way(page: str, link: str) -> str:
    return html.escape(served_way(page, resolved(page, html.unescape(link))))
