"""CSL-JSON, which Zotero exports and the services of DOIs answer with."""

import json
from collections.abc import Mapping
from typing import Any

from ..model.licences import LICENCES
from .found import MOST_AUTHORS, Author, Found, Unreadable, dated, day_of, found_doi, person, plain, whole_day

KINDS = {
    "article": "paper",
    "article-journal": "paper",
    "paper-conference": "paper",
    "thesis": "paper",
    "article-newspaper": "news",
    "article-magazine": "news",
    "broadcast": "news",
    "dataset": "dataset",
    "legislation": "regulation",
    "bill": "regulation",
    "legal_case": "regulation",
    "regulation": "regulation",
    "report": "analysis",
    "post": "analysis",
    "post-weblog": "analysis",
    "entry-encyclopedia": "reference",
    "entry-dictionary": "reference",
    "book": "reference",
}
WITHIN_BOOKS = ("chapter", "paper-conference", "entry-encyclopedia", "entry-dictionary")


def read_csl(text: str) -> list[Found]:
    """The items of a CSL-JSON file: a list of them, or one. Raises Unreadable when it holds no such thing."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("this is not valid JSON") from error
    items = data if isinstance(data, list) else [data]
    if not all(isinstance(item, dict) and isinstance(item.get("title", ""), str | list) for item in items):
        raise Unreadable("this is JSON, but not CSL-JSON: a list of works with their titles")
    return [found_in(item) for item in items]


def found_in(item: Mapping[str, Any]) -> Found:
    """What one item says."""
    type_ = str(item.get("type", ""))
    container, publisher = plain(_first(item.get("container-title"))), plain(item.get("publisher"))
    if type_ in WITHIN_BOOKS:
        container, publisher = publisher, container
    doi = found_doi(item.get("DOI"))
    return Found(
        key=plain(str(item.get("id", ""))) or "",
        title=plain(_first(item.get("title"))),
        publisher=container or publisher or plain(item.get("authority")),
        authors=_authors(item.get("author")),
        published=_date(item.get("issued")),
        url=plain(item.get("URL")),
        doi=doi,
        accessed=whole_day(_date(item.get("accessed"))),
        licence=_licence(item),
        language=plain(item.get("language")),
        kind=KINDS.get(type_),
    )


def _first(value: object) -> object:
    """Services give some texts as a list of one."""
    return value[0] if isinstance(value, list) and value else value


def _authors(given: object) -> tuple[Author, ...]:
    names = [_author(each) for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    return tuple(name for name in names if name)[:MOST_AUTHORS]


def _author(name: Mapping[str, Any]) -> Author | None:
    if literal := plain(name.get("literal") or name.get("name")):
        return literal
    particles = (name.get("dropping-particle"), name.get("non-dropping-particle"), name.get("family"))
    family = " ".join(part for part in map(plain, particles) if part)
    suffix, given = plain(name.get("suffix")), plain(name.get("given"))
    return person(family, given, f"{given} {family} {suffix}" if suffix and given else None)


def _date(given: object) -> str | None:
    if not isinstance(given, dict):
        return day_of(given)
    parts = given.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list) and parts[0]:
        return dated(*parts[0][:3])
    return day_of(given.get("raw") or given.get("literal"))


def _licence(item: Mapping[str, Any]) -> str | None:
    """The first licence that is known by its name or its address."""
    custom = item.get("custom")
    listed = item.get("license")
    texts = [item.get("copyright"), custom.get("licence") if isinstance(custom, dict) else None]
    texts += [each.get("URL") for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return next((known for text in texts if (known := known_licence(text))), None)


def known_licence(text: object) -> str | None:
    """The licence of that name or address, by its short name; None where it is none that a briefing knows."""
    wanted = _bare(text) if isinstance(text, str) else ""
    return next((name for name, each in LICENCES.items() if wanted in map(_bare, (name, each.title, each.url))), None)


def _bare(text: str) -> str:
    bare = text.strip().lower().removeprefix("http://").removeprefix("https://").removesuffix("legalcode").rstrip("/")
    return bare.replace("creative commons attribution ", "cc by ").removesuffix(" international").replace("-", " ")
