"""When two sources are one: the same DOI, or the same address however it is written."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from ..model import Source
from ..web import normal_address
from .found import Found, found_doi

ARXIV_NUMBER = r"(?P<number>[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?"
ARXIV_PAGE = re.compile(rf"^/(?:abs|pdf|html)/{ARXIV_NUMBER}(?:\.pdf)?/?$")
ARXIV_DOI = "10.48550/arxiv."


def identities(source: Source | Found) -> set[str]:
    """All that names the source and no other: two that share one of these are one."""
    return {*_of_doi(source.doi), *_of_address(source.url)}


def _of_doi(doi: str | None) -> Iterator[str]:
    if doi:
        yield f"doi:{doi.lower()}"


def _of_address(address: str | None) -> Iterator[str]:
    if address and (doi := doi_in(address)):
        yield from _of_doi(doi)
    elif address:
        yield normal_address(address)


def doi_in(address: str) -> str | None:
    """The DOI that an address of doi.org or of arXiv, names; None for other addresses."""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("dx.").removeprefix("export.")
    except ValueError:
        return None
    if host == "doi.org":
        return found_doi(unquote(parts.path))
    match = ARXIV_PAGE.match(parts.path) if host == "arxiv.org" else None
    return f"{ARXIV_DOI}{match['number']}" if match else None
