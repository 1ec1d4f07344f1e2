"""What is cited: a page of the briefing, one of its figures, or a source."""

from dataclasses import dataclass

from ..base.paths import served
from ..facts.edition_status import EditionStatus
from ..model import Figure, Person, Settings, Source
from ..model.addresses import published_at
from ..model.briefing import Briefing
from ..model.edition_names import date_of
from ..values.published import parse_published


@dataclass(frozen=True)
class Work:
    """One thing that is cited. Texts are as they were typed; each format escapes them in its own way."""

    key: str  # of ASCII letters, digits and hyphens
    kind: str  # that of a source, or "page"
    title: str
    authors: tuple[str | Person, ...] = ()
    container: str | None = None  # the briefing that it is part of
    edition: str | None = None
    publisher: str | None = None
    date: str | None = None  # a day, month or year: 2025-04-23, 2025-04, 2025
    until: str | None = None  # the end of the time from that on in which it was published: 2019 to 2020
    season: str = ""  # of the year: spring
    inferred: bool = False  # whether the date was worked out, not printed
    address: str | None = None
    newest: str | None = None  # where its newest edition stands, if that is not the same
    doi: str | None = None
    accessed: str | None = None  # a day
    archived: tuple[str, str] | None = None  # the address of a copy, and its day
    licence: str | None = None
    retracted: str | None = None  # when, where the notice stands, and what it says
    language: str | None = None  # its tag

    @property
    def years(self) -> str:
        """2025; 2019–2020; nothing for what has no date."""
        return "–".join(dict.fromkeys(day[:4] for day in (self.date, self.until) if day))


def work_of_page(briefing: Briefing, status: EditionStatus, page: str, title: str) -> Work:
    """The page of that path and title, as a part of the briefing."""
    return _part(briefing.settings, status, page_key(page), title, page)


def page_key(page: str) -> str:
    """The key of the page of that path, and of no other: names hold small letters, digits and single hyphens."""
    return f"page-{page.removesuffix('.md').lower().replace('/', '--')}"


def _retraction(source: Source) -> str | None:
    """Retracted on 2026-02-03: https://example.org/notice. Two columns had been confused."""
    if source.retracted is None:
        return None
    told = f"Retracted on {source.retracted.date}: {source.retracted.url}"
    return f"{told}. {source.retracted.reason}" if source.retracted.reason else told


def work_of_figure(briefing: Briefing, status: EditionStatus, figure: Figure) -> Work:
    """The figure at its home, as a part of the briefing."""
    return _part(briefing.settings, status, f"figure-{figure.id}", figure.label, briefing.home(figure))


def _part(settings: Settings, status: EditionStatus, key: str, title: str, target: str) -> Work:
    newest, lasting = published_at(settings, target), status.address
    return Work(
        key=key,
        kind="page",
        title=title,
        authors=tuple(settings.authors),
        container=settings.title if settings.title != title else None,
        edition=status.text,
        publisher=settings.publisher,
        # A draft has no date: what it holds is not what any edition held.
        date=date_of(status.name) if status.name and not status.changed else None,
        address=lasting + served(target) if lasting else newest,
        newest=newest if lasting else None,
    )


def work_of_source(source: Source) -> Work:
    """The source, as it was published."""
    published = parse_published(source.published) if source.published else None
    return Work(
        key=source.id,
        kind=source.kind,
        title=source.title,
        authors=tuple(source.authors),
        publisher=source.publisher,
        date=published.dates[0] if published else None,
        until=published.dates[1] if published and published.dates[1:] else None,
        season=published.season if published else "",
        inferred=source.published_inferred,
        address=source.address,
        doi=source.doi,
        accessed=source.accessed.isoformat() if source.accessed else None,
        archived=(source.archived.url, source.archived.date.isoformat()) if source.archived else None,
        licence=source.licence,
        retracted=_retraction(source),
        language=source.language,
    )
