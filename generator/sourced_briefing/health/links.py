"""Which links there are to look at, and in which order."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from ..model import LinkHealth, Source, SourceHealth
from ..model.briefing import Records


@dataclass(frozen=True)
class Link:
    """One link of a source: its `address`, or its `archived` copy."""

    source: str
    part: str  # the field of SourceHealth that tells of it
    url: str
    known: LinkHealth | None  # what was found of this very link before

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc.lower()


def links_of(records: Records, chosen: Iterable[Source]) -> list[Link]:
    """The links of the sources: what was never looked at first, then what was longest ago, the hosts in turn.

    Then a run that ends before all are seen goes on where it is most needed, and no host is asked twice in a row
    where another one waits.
    """
    found = [link for source in chosen for link in _links(source, records.health.get(source.id))]
    found.sort(key=lambda link: (link.known.checked if link.known else date.min, link.source, link.part))
    turns: Mapping[str, list[int]] = defaultdict(list)
    for link in found:
        turns[link.host].append(len(turns[link.host]))
    places = {host: iter(numbers) for host, numbers in turns.items()}
    return sorted(found, key=lambda link: next(places[link.host]))


def _links(source: Source, health: SourceHealth | None) -> Iterable[Link]:
    urls = {"address": source.address, "archived": source.archived.url if source.archived else None}
    for part, url in urls.items():
        known = getattr(health, part) if health else None
        if url:
            yield Link(source.id, part, url, known if known and known.url == url else None)
