"""Where each figure is used: on which pages of prose, in which charts, checks and examined claims."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..facts.leaning import figures_of
from ..load.front_matter import title_of
from ..model import Chart, ClaimReview, Reconciliation, Record
from ..model.fact import Lean
from ..views.page import User, Uses, Written
from ..views.site import Site

PROSE = "prose"  # as a page leans on one that is written by hand


def uses_of(site: Site, prose: Mapping[str, Written]) -> Uses:
    """Whatever uses a figure: pages of prose, as they were written, before records."""
    found: dict[str, dict[User, None]] = defaultdict(dict)
    for figure_id, user in [*_in_prose(site, prose), *_in_records(site)]:
        found[figure_id][user] = None
    return {figure_id: tuple(users) for figure_id, users in found.items()}


def _in_prose(site: Site, prose: Mapping[str, Written]) -> Iterator[tuple[str, User]]:
    for page in site.briefing.prose:
        user = User(title_of(page), page.page, Lean(PROSE, page.page))
        yield from ((figure_id, user) for figure_id in prose[page.page].shows)


def _in_records(site: Site) -> Iterator[tuple[str, User]]:
    for record in [record for file in site.briefing.files for record in file.records]:
        if title := _title(record):
            user = User(title, site.briefing.home(record), Lean(record.kind_name, record.id))
            yield from ((figure_id, user) for figure_id in figures_of(site.briefing, record))


def _title(record: Record) -> str | None:
    """How a record that uses figures is named as their user."""
    match record:
        case Chart():
            return f"Chart: {record.title}"
        case Reconciliation():
            return f"Check: {record.label}"
        case ClaimReview():
            return f"Claim examined: {record.label}"
        case _:
            return None
