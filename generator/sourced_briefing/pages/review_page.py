"""The page of everything that is to be looked at again."""

from datetime import date
from typing import Any

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.templates import template
from ..facts.reviews import reviews
from ..model import KINDS, Record
from ..model.addresses import REVIEW_PAGE
from ..model.edition_names import day_of
from ..views.site import Site

COLUMNS = ["Review by", "What", "Kind"]


def write_reviews(site: Site) -> str:
    """What is overdue is so on the day of the newest edition, since pages do not know today's date."""
    found = reviews(site.briefing)
    edition = site.edition.name
    due = [each for each in found if edition and each[0] < day_of(edition)]
    return template("review.md").render(
        edition=edition, overdue=_table(site, due), coming=_table(site, [each for each in found if each not in due])
    )


def _table(site: Site, found: list[tuple[date, Record]]) -> Markdown | None:
    rows: list[list[Any]] = []
    for day, record in found:
        link = markdown.link(record.heading, site.briefing.link(REVIEW_PAGE, record))
        rows.append([site.wording.period_text(day.isoformat()), link, KINDS[record.kind_name].one])
    return ready_html.table(COLUMNS, rows, named=True) if rows else None
