"""From Markdown to HTML, as MkDocs does it. Python-Markdown lives here only."""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify, unique
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from .markdown import escape
from .ready_html import READY

# The extensions that pages are written for, with what they need on a site where its settings say nothing else.
EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "attr_list": {},  # anchors of records: ## Label { #id }
    "footnotes": {},  # citations
    "md_in_html": {},  # the table behind each chart
    "tables": {},
    "toc": {"permalink": True, "toc_depth": 3},
}
ALWAYS = ("fenced_code",)  # on every site, whatever its settings say
# What sources write and some extensions take for marks of their own: quotes, dashes, signs, fractions, two prices.
WORDS = '"Quoted", it\'s -- so ... (c) 1/2 +/-5, the 1st, US$5 to US$6'
# Of Python-Markdown itself: what they write depends on the text and on their options, and on nothing else.
PURE = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs legacy_em md_in_html nl2br "
    "sane_lists smarty tables toc".split()
)
BEFORE_MKDOCS = 0.5  # which puts addresses in the place of paths, at 0
BEFORE_HTML = 22  # which Python-Markdown reads tag by tag, at 20; fences are found before, at 25
LINK = re.compile(r"</?a\b[^>]*>")


def render(text: str) -> str:
    """The HTML of a page's Markdown, whose front matter was taken off."""
    return markdown.markdown(text, extensions=[*EXTENSIONS, *ALWAYS, OWN])


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
    return extension == OWN or extension.removeprefix("markdown.extensions.") in PURE


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
    """Passes on what is HTML already: blocks of one line, as `base.ready_html` writes them.

    Python-Markdown does the same without it, but first reads each of their tags.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Called by Python-Markdown."""
        md.preprocessors.register(_ReadyBlocks(md), "briefing_ready", BEFORE_HTML)


class _ReadyBlocks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        alone = zip(["", *lines], lines, [*lines[1:], ""], strict=False)
        return [
            self.md.htmlStash.store(line) if not (before or after) and READY.fullmatch(line) else line
            for before, line, after in alone
        ]


OWN = f"{__name__}:{ReadyBlocks.__name__}"  # as settings name it; it saves time, and changes nothing
