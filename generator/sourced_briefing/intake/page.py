"""What a web page says of itself: for search engines, reference managers and previews, and at last its title.

The most exact is believed first: the tags that Google Scholar and Zotero read (citation_*), JSON-LD, Dublin Core,
OpenGraph.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from .csl import known_licence
from .found import MOST_AUTHORS, Author, Found, day_of, found_doi, named, plain

TITLES = "citation_title ld:headline ld:name dc.title dcterms.title og:title twitter:title"
PUBLISHERS = (
    "citation_journal_title citation_conference_title citation_technical_report_institution "
    "citation_dissertation_institution ld:publisher og:site_name citation_publisher dc.publisher dcterms.publisher "
    "application-name"
)
AUTHORS = "citation_author ld:author dc.creator dcterms.creator author article:author"
DATES = (
    "citation_publication_date citation_date citation_online_date ld:datepublished dcterms.issued dc.date.issued "
    "dc.date dcterms.date article:published_time date"
)
DOIS = "citation_doi dc.identifier dcterms.identifier prism.doi ld:doi"
LICENCES = "ld:license dcterms.license dc.rights link:license"
LANGUAGES = "citation_language ld:inlanguage dc.language dcterms.language html:lang"
KINDS = (
    ("ld:type", "newsarticle", "news"),
    ("ld:type", "reportagenewsarticle", "news"),
    ("ld:type", "scholarlyarticle", "paper"),
    ("ld:type", "dataset", "dataset"),
    ("ld:type", "report", "analysis"),
    ("ld:type", "blogposting", "analysis"),
    ("ld:type", "legislation", "regulation"),
)
ARTICLES = ("article", "report", "dataset", "blogposting", "legislation", "webpage", "book", "thesis", "creativework")
DEEPEST, MOST = 6, 300  # of what JSON-LD holds


def read_page(html: str, address: str) -> Found:
    """What the page at the address says of itself."""
    page = _Page()
    page.feed(html)
    page.close()
    said = page.said
    canonical = urljoin(address, _first(said, "link:canonical") or address)
    is_own = _host(canonical) == _host(address)
    type_kind = next((kind for name, word, kind in KINDS if word in said.get(name, ())), None)
    return Found(
        title=_first(said, TITLES) or plain(page.title),
        publisher=_first(said, PUBLISHERS),
        authors=_authors(said),
        published=next((day for text in _all(said, DATES) if (day := day_of(text))), None),
        url=canonical if is_own else address,
        doi=next((doi for text in _all(said, DOIS) if (doi := found_doi(text))), None),
        licence=next((known for text in _all(said, LICENCES) if (known := known_licence(text))), None),
        language=_first(said, LANGUAGES),
        kind="paper" if "citation_title" in said else type_kind,
        hint=None if is_own else f"the page says that its original stands at {canonical}",
    )


def _all(said: dict[str, list[str]], names: str) -> Iterator[str]:
    for name in names.split():
        yield from said.get(name, ())


def _first(said: dict[str, list[str]], names: str) -> str | None:
    return next((text for each in _all(said, names) if (text := plain(each))), None)


def _authors(said: dict[str, list[str]]) -> tuple[Author, ...]:
    """All that the first of the ways names; an address is no name."""
    for way in AUTHORS.split():
        texts = [
            text
            for text in said.get(way, ())[: 2 * MOST_AUTHORS]
            if not text.lstrip().startswith(("http://", "https://"))
        ]
        if names := [name for text in texts if (name := _author(text, way))]:
            return tuple(name for place, name in enumerate(names) if name not in names[:place])[:MOST_AUTHORS]
    return ()


def _author(text: str, way: str) -> Author | None:
    """Only tags for reference managers write the family's name first, with a comma; elsewhere a comma means nothing."""
    return named(text) if way.startswith(("citation_", "dc")) else plain(text)


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


class _Page(HTMLParser):
    """Collects what is said, by who says it: names of tags in small letters, ld:..., link:..., html:lang."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, list[str]] = {}
        self.title = ""
        self._within = ""
        self._script: list[str] = []

    def say(self, name: str, text: object) -> None:
        """Remember that it is said under that name."""
        if isinstance(text, str) and text.strip():
            self.said.setdefault(name.lower(), []).append(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self.say(given.get("name") or given.get("property") or "", given.get("content"))
        elif tag == "link":
            for relation in given.get("rel", "").lower().split():
                self.say(f"link:{relation}", given.get("href"))
        elif tag == "html":
            self.say("html:lang", given.get("lang"))
        elif tag == "title" and not self.title:
            self._within = tag
        elif tag == "script" and given.get("type", "").lower() == "application/ld+json":
            self._within, self._script = tag, []

    def handle_data(self, data: str) -> None:
        if self._within == "title":
            self.title += data
        elif self._within == "script":
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._within == tag:
            with suppress(ValueError, RecursionError):  # many pages hold what is no JSON; their other tags are left
                self._linked(json.loads("".join(self._script)))
        if tag == self._within:
            self._within = ""

    def _linked(self, data: object) -> None:
        for node in _works(data):
            self.say("ld:headline", node.get("headline"))
            self.say("ld:name", node.get("name"))
            self.say("ld:datePublished", node.get("datePublished"))
            for name in ("type", "publisher", "author", "license", "inLanguage"):
                for text in _names(node.get("@type" if name == "type" else name)):
                    self.say(f"ld:{name}", text.lower() if name == "type" else text)
            for text in _names(node.get("identifier")):
                self.say("ld:doi", text)


def _works(data: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The descriptions of something that was published, not of the site or of who made it."""
    if isinstance(data, list) and depth < DEEPEST:
        for each in data[:MOST]:
            yield from _works(each, depth + 1)
    elif isinstance(data, dict) and depth < DEEPEST:
        if any(str(name).lower().endswith(ARTICLES) for name in _names(data.get("@type"))):
            yield data
        yield from _works(data.get("@graph"), depth + 1)


def _names(value: object) -> Iterator[str]:
    """The names within a text, a thing with a name, or a list of these."""
    for each in value[:MOST] if isinstance(value, list) else [value]:
        text = (each.get("name") or each.get("value") or each.get("@id")) if isinstance(each, dict) else each
        if isinstance(text, str):
            yield text
