"""From Markdown to HTML, as MkDocs does it. Python-Markdown lives here only."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown import inlinepatterns
from markdown.extensions import Extension
from markdown.extensions.toc import slugify, unique
from markdown.inlinepatterns import Pattern, ReferenceInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor, Treeprocessor
from markdown.util import INLINE_PLACEHOLDER_PREFIX, AtomicString

from .markdown import escape
from .named_cells import AFTER_INLINE, NamedCells
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
BEFORE_HTML = 22  # which Python-Markdown reads tag by tag, at 20; fences are found before, at 25
AT_INLINE = 20  # where Python-Markdown looks for links, emphasis and the like
# Its own patterns, each with the signs of which one stands in every text that it finds something in.
SIGNS: Mapping[str, tuple[str, ...]] = {
    inlinepatterns.BACKTICK_RE: ("`",),
    inlinepatterns.ESCAPE_RE: ("\\",),
    inlinepatterns.LINK_RE: ("[",),
    inlinepatterns.REFERENCE_RE: ("[",),
    inlinepatterns.IMAGE_LINK_RE: ("![",),
    inlinepatterns.IMAGE_REFERENCE_RE: ("![",),
    inlinepatterns.AUTOLINK_RE: ("<",),
    inlinepatterns.AUTOMAIL_RE: ("@",),
    inlinepatterns.HTML_RE: ("<",),
    inlinepatterns.ENTITY_RE: ("&",),
    inlinepatterns.LINE_BREAK_RE: ("  \n",),
    r"\[\^([^\]]*)\]": ("[^",),  # the mark of a note
    r"((^|(?<=\s))(\*{1,3}|_{1,3})(?=\s|$))": ("*", "_"),  # emphasis, as one version or another reads it
    r"\*|_": ("*", "_"),
    r"\*": ("*",),
    r"_": ("_",),
}
LINK = re.compile(r"</?a\b[^>]*>")
WAY = re.compile(r'( (?:href|src)=")(?![a-z][a-z0-9+.-]*:|[/#?"])([^"]*)"')  # within the site, to another page
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

    Python-Markdown does the latter without it, but first reads each of their tags, and looks fifteen times through each
    text that holds no sign of Markdown. MkDocs and ProperDocs lead links of Markdown to where pages are served, and
    leave those of HTML: they are led here. Zensical leads all of them itself.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Called by Python-Markdown."""
        md.preprocessors.register(_ReadyBlocks(md), "briefing_ready", BEFORE_HTML)
        md.treeprocessors.register(NamedCells(md), "briefing_cells", AFTER_INLINE)
        if type(md.treeprocessors["inline"]) is InlineProcessor:
            md.treeprocessors.register(_BySigns(md), "inline", AT_INLINE)


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


def led(block: str, page: str | None) -> str:
    """A block of HTML of the page, if that is known, with links from where it is served to where the others are."""
    return WAY.sub(lambda way: f'{way[1]}{_way(page, way[2])}"', block) if page else block


@lru_cache(maxsize=20_000)  # the cells of a column often lead to the same few places
def _way(page: str, link: str) -> str:
    return html.escape(served_way(page, resolved(page, html.unescape(link))))


class _BySigns(InlineProcessor):
    """Finds what Python-Markdown finds, and tries only patterns that can find something in the document.

    It does so where all patterns are known, since others could write signs where none stood.
    """

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Called by Python-Markdown."""
        patterns: list[Pattern] = list(self.md.inlinePatterns)
        tried, plain = patterns, list[tuple[Element, str]]()
        if all(map(_signs, patterns)):
            text = "\n".join([*tree.itertext(), *_written(patterns)])
            tried = [p for p in patterns if self._may_find(p) and any(sign in text for sign in _signs(p))]
            plain = _set_aside(tree, {sign for pattern in tried for sign in _signs(pattern)})
        self.inlinePatterns = tried  # type: ignore[assignment]  # it is asked for its length, and for each
        try:
            return super().run(tree, ancestors)
        finally:
            for element, text in plain:
                element.text = text

    def _may_find(self, pattern: Pattern) -> bool:
        """Whether there is anything that it could lead to: most pages define no names of links."""
        return bool(self.md.references) or not isinstance(pattern, ReferenceInlineProcessor)


def _set_aside(tree: Element, signs: Iterable[str]) -> list[tuple[Element, str]]:
    """Mark the texts in which nothing can be found; returns them as they were."""
    sign = re.compile("|".join(map(re.escape, [INLINE_PLACEHOLDER_PREFIX, *sorted(signs)])))
    texts = ((element, element.text) for element in tree.iter())
    plain = [(element, text) for element, text in texts if text and type(text) is str and not sign.search(text)]
    for element, text in plain:
        element.text = AtomicString(text)
    return plain


def _signs(pattern: Pattern) -> tuple[str, ...]:
    return SIGNS.get(pattern.getCompiledRegExp().pattern, ())


def _written(patterns: Iterable[Pattern]) -> Iterator[str]:
    """What a pattern writes by itself, and others look through: the number of a note, as the settings have it."""
    return (str(p.footnotes.getConfig("SUPERSCRIPT_TEXT")) for p in patterns if hasattr(p, "footnotes"))
