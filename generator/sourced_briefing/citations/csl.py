"""CSL-JSON, which citation processors read."""

import json
from collections.abc import Iterable
from typing import Any

from ..base.fields import without_empty
from ..model import Person
from ..values.published import SEASONS
from .work import Work

TYPES = {
    "page": "webpage",
    "filing": "report",
    "regulation": "regulation",
    "dataset": "dataset",
    "paper": "article",
    "news": "article-newspaper",
    "analysis": "report",
    "reference": "webpage",
}


def csl_json(works: Iterable[Work]) -> str:
    """The works as a JSON array of CSL's items."""
    return json.dumps([_item(work) for work in works], ensure_ascii=False, indent=1) + "\n"


def _item(work: Work) -> dict[str, Any]:
    fields = {
        "id": work.key,
        "type": TYPES[work.kind],
        "title": work.title,
        "author": [_name(author) for author in work.authors],
        "container-title": work.container,
        "edition": work.edition,
        "publisher": work.publisher,
        "issued": _issued(work),
        "URL": work.address,
        "DOI": work.doi,
        "accessed": _date(work.accessed) if work.accessed else None,
        "archive_location": work.archived and work.archived[0],
        "note": work.retracted,
        "custom": {"licence": work.licence} if work.licence else None,  # CSL has no field for it
        "language": work.language,
    }
    return without_empty(fields)


def _name(author: str | Person) -> dict[str, str]:
    if isinstance(author, str):
        return {"literal": author}
    name = {"family": author.family.removeprefix(author.particle).strip(), "given": author.given}
    return without_empty(name | {"non-dropping-particle": author.particle})


def _issued(work: Work) -> dict[str, Any] | None:
    if work.date is None:
        return None
    issued = _date(work.date, *filter(None, [work.until]))
    issued |= {"season": str(SEASONS.index(work.season) + 1)} if work.season else {}
    return issued | {"circa": True} if work.inferred else issued


def _date(*dates: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in each.split("-")] for each in dates]}
