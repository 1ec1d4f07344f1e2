"""Finished pages that an earlier build of this process made of the same: they go through no template again.

Only while serving, and only where all templates are the theme's own and no other plugin or hook has a part in pages.
"""

import hashlib
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from ..live import in_other_box
from .fingerprints import Texts
from .kept_folder import KeptFolder

LEFT_OUT = ("plugins", "hooks", "nav", "watch")  # nothing that the theme shows; the menu is told by itself


@dataclass
class KnownPages:
    """Stands in the place of the templates of MkDocs, which asks them for nothing but `get_template`.

    A page that stands in the folder as it would be made again comes out empty, and MkDocs writes none.
    """

    templates: Any
    folder: KeptFolder
    site: str  # what all pages are made of
    box: str  # the problems over each page
    texts: Texts  # of all pages
    known: set[str] = field(default_factory=set)  # paths of pages that were made of the same before
    fresh: dict[str, str] = field(default_factory=dict)  # path -> what a page of this build was made of

    def get_template(self, name: str) -> "_Template":
        """Called by MkDocs."""
        return _Template(self.templates.get_template(name), name, self)

    def is_known(self, page: Page) -> bool:
        """Whether the page of the build that runs is one that was finished, and found good, before."""
        return page.file.dest_uri in self.known

    def keep(self, page: Page) -> None:
        """Remember what a finished page was made of that was found good."""
        path = page.file.dest_uri
        self.folder.note(path, (self.fresh[path], self.box))

    def again(self, path: str, made_of: str) -> str | None:
        """The page, if it was made of the same before: nothing where it stands already, or with other problems."""
        before = self.folder.made_of(path)
        if before is None or before[0] != made_of:
            return None
        if before[1] == self.box:
            self.folder.keep(path)
            return ""
        standing = (self.folder.folder / path).read_text("utf-8")
        if (page := in_other_box(standing, str(before[1]), self.box)) is not None:
            self.folder.note(path, (made_of, self.box))
        return page


@dataclass(frozen=True)
class _Template:
    """A template of MkDocs, as far as MkDocs uses one."""

    template: Any
    name: str
    pages: KnownPages

    def render(self, context: Mapping[str, Any]) -> str:
        """The page, or another file that the template makes."""
        page = context.get("page")
        if page is None:
            return str(self.template.render(context))
        path, made_of = page.file.dest_uri, _digest([self.pages.site, self.name, _told(page, self.pages.texts)])
        if (known := self.pages.again(path, made_of)) is not None:
            self.pages.known.add(path)
            return known
        self.pages.fresh[path] = made_of
        return str(self.template.render(context))


def is_news(record: logging.LogRecord) -> bool:
    """Whether MkDocs tells more than that it wrote no page."""
    return not str(record.msg).startswith("Page skipped: ")


def site_digest(config: MkDocsConfig, nav: Navigation, more: object) -> str:
    """All that the pages of a site have in common: settings, menu, and `more`."""
    settings = {name: value for name, value in config.items() if name not in LEFT_OUT}
    theme = [config.theme.name, config.theme.dirs, dict(config.theme)]
    return _digest([settings | {"theme": theme}, [_entry(item) for item in nav.items], more])


def _told(page: Page, texts: Texts) -> list[object]:
    """What a template may say of a page."""
    content = texts.digest(page.file.dest_uri, page.content or "")
    ways = [way and (way.title, way.url) for way in (page.previous_page, page.next_page)]
    above = [item.title for item in page.ancestors]
    places = [page.url, page.abs_url, page.canonical_url, page.edit_url, page.is_homepage]
    return [page.title, page.meta, content, _contents(page.toc), places, ways, above]


def _contents(toc: TableOfContents | list[Any]) -> list[object]:
    return [(item.title, item.id, item.level, _contents(item.children)) for item in toc]


def _entry(item: StructureItem) -> list[object]:
    file = getattr(item, "file", None)
    place = file.src_uri if file else ""
    below = [_entry(child) for child in getattr(item, "children", None) or ()]
    return [item.title, place, getattr(item, "url", None), below]


def _digest(value: object) -> str:
    try:
        told = json.dumps(value, default=_plain)
    except (TypeError, ValueError):  # front matter may hold what JSON can't
        told = repr(value)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> object:
    """What JSON doesn't know: settings that are objects by what they hold, all else in its own words."""
    if isinstance(value, Mapping):
        return [type(value).__name__, [[str(key), each] for key, each in value.items()]]
    if type(value).__repr__ is object.__repr__:  # it would name its place in memory, which is another at each build
        return [type(value).__name__, getattr(value, "__dict__", None)]
    return [repr(value), getattr(value, "__dict__", None)]
