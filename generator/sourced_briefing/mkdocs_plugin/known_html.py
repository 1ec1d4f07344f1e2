"""The HTML of pages that an earlier build made of the same Markdown: of this process, or of one before it."""

import hashlib
import json
import logging
import posixpath
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..base.rendering import Links, is_pure
from .fingerprints import Texts
from .html_store import HtmlStore

EXCLUDED = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)


@dataclass(frozen=True)
class _Html:
    """What MkDocs makes of a page's Markdown, and the address of each page or file that its links lead to."""

    content: str
    toc: TableOfContents
    title: str | None
    anchors: frozenset[str]
    anchors_elsewhere: dict[str, dict[str, str]] | None  # path -> anchor -> the link
    addresses: dict[str, str]

    def plain(self) -> list[Any]:
        """The same, in what JSON can hold."""
        anchors = sorted(self.anchors)
        return [self.content, _entries(self.toc), self.title, anchors, self.anchors_elsewhere, self.addresses]

    @classmethod
    def of(cls, plain: list[Any]) -> "_Html":
        """From what `plain` gave."""
        content, entries, title, anchors, elsewhere, addresses = plain
        return cls(content, _toc(entries), title, frozenset(anchors), elsewhere, addresses)


def _entries(toc: Iterable[AnchorLink]) -> list[Any]:
    return [[item.title, item.id, item.level, _entries(item.children)] for item in toc]


def _toc(entries: list[Any]) -> TableOfContents:
    items = [_link(*entry) for entry in entries]
    for item in items[:1]:
        item.active = True  # type: ignore[attr-defined]  # as MkDocs marks it
    return TableOfContents(items)


def _link(title: str, anchor: str, level: int, below: list[Any]) -> AnchorLink:
    link = AnchorLink(title, anchor, level)
    link.children = [_link(*entry) for entry in below]
    return link


@dataclass
class KnownHtml:
    """Turns Markdown into HTML as MkDocs does, and what it made of the same text before into the same again.

    Only where nothing else has a part in it: each extension is one that reads the text and its options alone, each
    link leads out of the site or to a file that is there, and nothing was told. All else MkDocs does anew.
    """

    texts: Texts  # of all pages
    lasting: bool  # whether other builds of this process follow
    known: dict[str, _Html | None] = field(default_factory=dict)  # by the path of the page and all that it is made of
    used: dict[str, _Html | None] = field(default_factory=dict)  # the same, in the build that runs
    store: HtmlStore | None = None  # the same, of builds before this process

    def begin(self, store: HtmlStore | None) -> None:
        """A build begins: what the last one had no use for is forgotten."""
        self.known, self.used, self.store = self.used, {}, store
        self.texts.begin()

    def finish(self) -> None:
        """A build came to its end."""
        if self.store:
            self.store.keep_only(self.used.keys())

    def render(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """In place of the page's own `render`."""
        key = _key(page, config, self.texts.digest(page.file.src_uri, page.markdown or ""))
        html = self._known(key) if key else None
        if html and all(_address(files, path) == address for path, address in html.addresses.items()):
            _give(page, html, files)
        else:
            html = made(page, config, files)
            if key and html and self.store:
                self.store.put(key, html.plain())
        if key and html:
            self.used[key] = html if self.lasting else None

    def _known(self, key: str) -> _Html | None:
        kept = self.store.get(key) if self.store and key not in self.known else None
        return _Html.of(kept) if kept else self.known.get(key)


def _key(page: Page, config: MkDocsConfig, text: str) -> str | None:
    """All that a page's HTML is made of, but for what its links lead to; None where that can't be said.

    `text` is the digest of its Markdown.
    """
    names, options = config.markdown_extensions, config.mdx_configs or {}
    if page.file.inclusion in EXCLUDED or not all(isinstance(name, str) and is_pure(name) for name in names):
        return None
    told = logging.getLogger("mkdocs.structure.pages").getEffectiveLevel()
    try:
        made_of = json.dumps([page.file.src_uri, page.file.url, text, names, options, told])
    except (TypeError, ValueError):
        return None
    return hashlib.sha256(made_of.encode("utf-8", "surrogatepass")).hexdigest()


def _address(files: Files, path: str) -> str | None:
    """The address of the page or file at a path of the sources, if it is on the site."""
    file = files.src_uris.get(path)
    return file.url if file and file.inclusion not in EXCLUDED else None


def _give(page: Page, html: _Html, files: Files) -> None:
    page.content, page.toc, page._title_from_render = html.content, html.toc, html.title
    page.present_anchor_ids = set(html.anchors)
    if html.anchors_elsewhere is not None:
        there = ((files.src_uris.get(path), links) for path, links in html.anchors_elsewhere.items())
        page.links_to_anchors = {file: dict(links) for file, links in there if file}


def made(page: Page, config: MkDocsConfig, files: Files) -> _Html | None:
    """Lets MkDocs make the HTML; returns it when it would be the same for the same text and addresses."""
    links, told = Links(), _Told()
    own = copy(config)
    own.markdown_extensions = [*config.markdown_extensions, links]  # type: ignore[list-item]  # as Markdown takes it
    logging.getLogger().addHandler(told)
    try:
        Page.render(page, own, files)
    finally:
        logging.getLogger().removeHandler(told)
    paths = list(_targets(page, links.seen))
    addresses = {path: _address(files, path) for path in paths if path}
    certain = {path: address for path, address in addresses.items() if address is not None}
    if told.anything or None in paths or len(certain) < len(addresses):
        return None
    elsewhere = page.links_to_anchors
    return _Html(
        page.content or "",
        page.toc,
        page._title_from_render,
        frozenset(page.present_anchor_ids or ()),
        None if elsewhere is None else {file.src_uri: links for file, links in elsewhere.items()},
        certain,
    )


def _targets(page: Page, links: Iterable[str]) -> Iterator[str | None]:
    """The paths of the sources that links lead to, as MkDocs reads them; None for a link that it may say more of."""
    for link in links:
        try:
            scheme, host, path, _, _ = urlsplit(link)
        except ValueError:
            yield None
            continue
        if scheme or host or not (path or link.startswith(("/", "\\"))):
            continue
        absolute = link.startswith(("/", "\\"))
        folder = posixpath.dirname(page.file.src_uri)
        yield None if absolute else posixpath.normpath(posixpath.join(folder, unquote(path)).lstrip("/"))


class _Told(logging.Handler):
    """Whether anything was told: a warning belongs to a build, and is told at each."""

    anything = False

    def emit(self, record: logging.LogRecord) -> None:
        self.anything = True
