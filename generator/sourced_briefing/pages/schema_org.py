"""What several statements of the site have in common, in the words of schema.org."""

from typing import Any

from ..base.fields import without_empty
from ..model import Author, Person, Source
from ..model.addresses import HOME, published_at
from ..model.licences import LICENCES
from ..values.published import parse_published
from ..views.site import Site

CONTEXT = "https://schema.org"
JsonLd = dict[str, Any]


def dataset_id(site: Site, page: str = HOME) -> str | None:
    """The name of the Dataset that the page is about, where pages have addresses; that of the whole briefing."""
    return published_at(site.briefing.settings, f"{page}#dataset")


def authors(site: Site) -> list[JsonLd] | JsonLd | None:
    """Who made the briefing, as far as it is known."""
    return _people(site.briefing.settings.authors) or publisher(site)


def publisher(site: Site) -> JsonLd | None:
    """Who publishes the briefing, where that is known."""
    name, contact = site.briefing.settings.publisher, site.briefing.settings.contact
    if not name:
        return None
    point = {"@type": "ContactPoint", "url" if "://" in contact else "email": contact} if contact else None
    return _organization(name) | without_empty(contactPoint=point)


def language(site: Site) -> str:
    """The language of the briefing, as the web writes it."""
    return site.briefing.settings.language.replace("_", "-")


def licence(site: Site) -> str | None:
    """The address of the licence that the briefing is under."""
    name = site.briefing.settings.licence
    return LICENCES[name].url if name else None


def shared(site: Site) -> JsonLd:
    """What is true of the whole briefing and of each part of it."""
    return without_empty(
        {
            "inLanguage": language(site),
            "isAccessibleForFree": True,
            "license": licence(site),
            "creator": authors(site),
            "publisher": publisher(site),
        }
    )


def work(source: Source) -> JsonLd:
    """A source, as it was published."""
    return without_empty(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.address,
            "sameAs": source.doi_address if source.url else None,
            "archivedAt": source.archived.url if source.archived else None,
            "identifier": f"doi:{source.doi}" if source.doi else None,
            "datePublished": date_published(source),
            "license": _licence(source.licence),
            "creativeWorkStatus": f"Retracted on {source.retracted.date}" if source.retracted else None,
            "author": _people(source.authors),
            "inLanguage": source.language,
            "publisher": _organization(source.publisher),
        }
    )


def date_published(source: Source) -> str | None:
    """The day, month or year; of a stretch its beginning, since search engines know one date."""
    return parse_published(source.published).dates[0] if source.published else None


def _licence(text: str | None) -> str | None:
    """The address of a licence that is known by its name."""
    return next((licence.url for name, licence in LICENCES.items() if name == text), None)


def claimant(source: Source) -> list[JsonLd] | JsonLd:
    """Who says what stands in the source: its authors, or else its publisher."""
    return _people(source.authors) or _organization(source.publisher)


def _people(authors: list[Author]) -> list[JsonLd]:
    return [_person(author) if isinstance(author, Person) else _organization(author) for author in authors]


def _person(person: Person) -> JsonLd:
    return {"@type": "Person", "name": str(person), "familyName": person.family, "givenName": person.given}


def _organization(name: str) -> JsonLd:
    return {"@type": "Organization", "name": name}
