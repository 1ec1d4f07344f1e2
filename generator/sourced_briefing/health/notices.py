"""Retractions, as Crossref knows them: publishers register their notices there, and Retraction Watch adds its own."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote as escaped

from ..base.characters import shown
from ..model import Notice, validate
from ..web import Client, WebError

SERVICE = "https://api.crossref.org/works/"
TAKEN_BACK = ("retraction", "withdrawal", "removal", "partial_retraction", "expression_of_concern")
MOST = 10


def notices_of(doi: str, client: Client, service: str) -> list[Notice]:
    """The notices by which the work was taken back or is doubted; none where Crossref does not know the work.

    Raises WebError when there is no answer that can be read.
    """
    answer = client.ask(f"{service}{escaped(doi, safe='/:;()-._')}", "application/json")
    if answer.status == 404:
        return []
    if answer.status != 200 or not answer.whole:
        raise WebError(f"{answer.address} answers {answer.status}")
    try:
        found = list(_notices(json.loads(answer.text)["message"]))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise WebError(f"what {answer.address} answers can't be read") from error
    unique = {notice.doi.lower(): notice for notice in found}
    return [unique[doi] for doi in sorted(unique)][:MOST]


def _notices(work: dict[str, Any]) -> Iterator[Notice]:
    for each in work.get("updated-by") or ():
        if each.get("type") in TAKEN_BACK:
            what = shown(str(each.get("label") or each["type"]))[:100]
            notice, wrong = validate(Notice, {"what": what, "doi": each.get("DOI"), "date": _day(each)})
            if notice is None:
                raise ValueError(wrong)
            yield notice


def _day(update: dict[str, Any]) -> str | None:
    parts = ((update.get("updated") or {}).get("date-parts") or [[]])[0]
    return f"{parts[0]:04}-{parts[1]:02}-{parts[2]:02}" if len(parts) == 3 else None
