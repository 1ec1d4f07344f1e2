"""Where each figure is used: on which pages of prose, in which charts, reconciliations and claim reviews."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..facts.leaning import figures_of
from ..model import KINDS
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
        user = User(page.head.title, page.page, Lean(PROSE, page.page))
        yield from ((figure_id, user) for figure_id in prose[page.page].shows)


def _in_records(site: Site) -> Iterator[tuple[str, User]]:
    for record in [record for file in site.briefing.files for record in file.records]:
        if called := KINDS[record.kind_name].as_user:
            lean = Lean(record.kind_name, record.id)
            user = User(f"{called}: {record.heading}", site.briefing.home(record), lean)
            yield from ((figure_id, user) for figure_id in figures_of(site.briefing, record))
