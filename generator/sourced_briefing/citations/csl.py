"""CSL-JSON, which citation processors read."""

import json
from collections.abc import Iterable
from typing import Any

from ..base.fields import without_empty
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
        "author": [{"literal": name} for name in work.authors],
        "container-title": work.container,
        "edition": work.edition,
        "publisher": work.publisher,
        "issued": _issued(work),
        "URL": work.address,
        "language": work.language,
    }
    return without_empty(fields)


def _issued(work: Work) -> dict[str, Any] | None:
    if work.date is None:
        return None
    issued: dict[str, Any] = {"date-parts": [[int(part) for part in work.date.split("-")]]}
    return issued | {"circa": True} if work.inferred else issued
