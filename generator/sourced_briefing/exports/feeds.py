"""Feeds of editions, of corrections, and of each topic: Atom (RFC 4287) and JSON Feed 1.1.

They have addresses in them, so they are written where the briefing has one. Their dates are those that editions are
named for, so that the same editions make the same feeds.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from xml.etree import ElementTree

from ..base.fields import without_empty
from ..base.words import count
from ..facts.change import Change
from ..facts.history import Step
from ..model.addresses import CHANGES_PAGE, edition_page, feed_path, published_at
from ..model.edition_names import moment_of
from ..views.change_sums import summed
from ..views.change_text import counted, told
from ..views.feed_links import FEEDS, has_feeds, topics_of
from ..views.site import Site

MOST = 50  # entries; older ones are on the pages
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class FeedEntry:
    """One thing that a reader of the feed is told."""

    id: str
    url: str
    title: str
    text: str
    edition: str

    @property
    def date(self) -> str:
        return f"{moment_of(self.edition):{MOMENT}}"


@dataclass(frozen=True)
class Feed:
    """A feed, before it is written in one format or the other."""

    path: str  # but for the ending
    title: str
    entries: Sequence[FeedEntry]


def write_feeds(site: Site) -> dict[str, str]:
    """Both files of every feed, by path; none without an address, or before there is an edition."""
    if not has_feeds(site):
        return {}
    topics = topics_of(site)
    return site.briefing.memory.recall(("feeds",), (topics,), partial(_write, site, topics))


def _write(site: Site, topics: Mapping[str, str]) -> dict[str, str]:
    steps = site.released[::-1]
    feeds = [_editions(site, steps), _corrections(site, steps), *_topics(site, steps, topics)]
    newest = f"{moment_of(steps[0].name):{MOMENT}}"
    texts = {f"{feed.path}.atom": _atom(site, feed, newest) for feed in feeds}
    return texts | {f"{feed.path}.json": _json(site, feed) for feed in feeds}


def _editions(site: Site, steps: list[Step]) -> Feed:
    entries = [_entry(site, step, _edition_text(step)) for step in steps[:MOST]]
    return Feed(feed_path("editions"), FEEDS["editions"], entries)


def _edition_text(step: Step) -> str:
    assert step.edition
    figures, sources = count(len(step.state.figures), "figure"), count(len(step.state.sources), "source")
    first = f"The first edition: {figures} from {sources}."
    changed = f"Changed: {counted(step.changes)}." if step.before else first
    return "\n".join(filter(None, [step.edition.note, changed]))


def _corrections(site: Site, steps: list[Step]) -> Feed:
    corrected = [
        (step, change) for step in steps for change in step.changes if change.kind == "correction" and change.note
    ]
    entries = [_correction(site, step, change) for step, change in corrected[:MOST]]
    return Feed(feed_path("corrections"), FEEDS["corrections"], entries)


def _correction(site: Site, step: Step, change: Change) -> FeedEntry:
    page = _address(site, edition_page(step.name))
    name = "-".join(filter(None, [change.id, change.period.replace("/", "-to-"), change.what]))
    return FeedEntry(
        f"{page}#{name}", f"{page}#corrections", f"Corrected: {change.label}", told(site, change), step.name
    )


def _topics(site: Site, steps: list[Step], topics: Mapping[str, str]) -> Iterator[Feed]:
    for topic, title in topics.items():
        found = [(step, [c for c in step.changes if c.of == "figures" and c.record.topic == topic]) for step in steps]
        entries = [
            _entry(site, step, "\n".join(told(site, change) for change in summed(changes)), topic)
            for step, changes in found
            if changes
        ]
        yield Feed(feed_path(topic, topic=True), title, entries[:MOST])


def _entry(site: Site, step: Step, text: str, topic: str = "") -> FeedEntry:
    page = _address(site, edition_page(step.name))
    return FeedEntry(f"{page}#{topic}" if topic else page, page, f"Edition {step.name}", text, step.name)


def _address(site: Site, target: str) -> str:
    address = published_at(site.briefing.settings, target)
    assert address
    return address


def _title(site: Site, feed: Feed) -> str:
    return ": ".join(filter(None, [site.briefing.settings.title, feed.title]))


def _file(site: Site, feed: Feed, ending: str) -> str:
    return _address(site, f"{feed.path}.{ending}")


def _atom(site: Site, feed: Feed, newest: str) -> str:
    settings = site.briefing.settings
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": settings.language.replace("_", "-")})
    _add(root, "id", _file(site, feed, "atom"))
    _add(root, "title", _title(site, feed))
    _add(root, "updated", feed.entries[0].date if feed.entries else newest)
    author = ElementTree.SubElement(root, "author")
    _add(author, "name", ", ".join(map(str, settings.authors)) or settings.publisher or settings.title or "The editors")
    _add(root, "link", rel="self", href=_file(site, feed, "atom"), type="application/atom+xml")
    _add(root, "link", rel="alternate", href=_address(site, CHANGES_PAGE), type="text/html")
    for each in feed.entries:
        entry = ElementTree.SubElement(root, "entry")
        for name, text in {"id": each.id, "title": each.title, "updated": each.date, "published": each.date}.items():
            _add(entry, name, text)
        _add(entry, "link", rel="alternate", href=each.url, type="text/html")
        _add(entry, "content", each.text, type="text")
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> None:
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = text or None


def _json(site: Site, feed: Feed) -> str:
    settings = site.briefing.settings
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(site, feed),
        "home_page_url": _address(site, CHANGES_PAGE),
        "feed_url": _file(site, feed, "json"),
        "language": settings.language.replace("_", "-"),
        "authors": [{"name": str(author)} for author in settings.authors],
        "items": [
            {"id": e.id, "url": e.url, "title": e.title, "content_text": e.text, "date_published": e.date}
            for e in feed.entries
        ],
    }
    return json.dumps(without_empty(content, kept=["items"]), ensure_ascii=False, indent=1) + "\n"
