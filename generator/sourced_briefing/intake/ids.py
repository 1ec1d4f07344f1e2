"""Ids of new sources: who and when, as people cite. The same source gets the same id, unless another has it."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count
from urllib.parse import urlsplit

from .found import Found

LONGEST = 48
SPELLED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "&": " and "})
ARTICLES = re.compile(r"^(the|a|an)-(?=.)")


def new_id(found: Found, kind: str, taken: Collection[str]) -> str:
    """The author and year of a paper, the publisher and year of others; with a number where that is taken."""
    first = found.authors[0] if found.authors else None
    author = first["family"] if isinstance(first, dict) else first
    names = [author, found.publisher] if kind == "paper" else [found.publisher, author]
    who = next((slug for name in (*names, _host(found.url), found.title) if (slug := _slug(name))), "source")
    wanted = f"{who}-{found.published[:4]}" if found.published else who
    if wanted not in taken:
        return wanted
    return next(name for number in count(2) if (name := f"{wanted}-{number}") not in taken)


def _host(url: str | None) -> str | None:
    """The host without its ending: example of www.example.org."""
    host = (urlsplit(url).hostname or "") if url else ""
    return host.removeprefix("www.").rpartition(".")[0]


def _slug(name: str | None) -> str:
    """The name in small letters, digits and hyphens, cut between words; nothing where it has none of these."""
    decomposed = unicodedata.normalize(
        "NFKD", (name or "").lower().translate(SPELLED).replace("'", "").replace("’", "")
    )
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    slug = ARTICLES.sub("", re.sub(r"[^a-z0-9]+", "-", bare).strip("-"))
    return slug if len(slug) <= LONGEST else slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
