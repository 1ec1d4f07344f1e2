"""When two sources are one: the same DOI, or the same address however it is written."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from ..model import Source
from .found import Found, found_doi

# What is added to an address to see who follows it, and changes nothing of what stands there.
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref_src|cmpid|_hs\w+", re.IGNORECASE)
ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/[0-9]{4,14}[a-z_]*/(?P<inner>https?:/.+)$", re.IGNORECASE)
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


def normal_address(address: str) -> str:
    """The address without what changes nothing: its scheme, www., a slash at the end, tracking, the way to words.

    An address in the Internet Archive is the one that was archived.
    """
    if match := ARCHIVE.match(address):
        address = re.sub(r"^(https?:)/+", r"\1//", match["inner"])
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return address
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(k))
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""  # some sites have all pages behind it
    where = f"{host}:{port}" if port not in (None, 80, 443) else host
    path = unquote(parts.path).rstrip("/")
    return f"{where}{path}{f'?{urlencode(query)}' if query else ''}{f'#{fragment}' if fragment else ''}"
