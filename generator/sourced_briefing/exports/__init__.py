"""What programs read: files that are published beside the pages, each written from the same records."""

from collections.abc import Iterable, Iterator

from ..views.site import Site
from .chart_files import write_charts
from .citation_files import write_citations
from .feeds import write_feeds
from .figure_json import Shown, write_all_figures
from .llms import write_llms
from .robots import write_robots
from .scripts import write_scripts
from .search_index import search_entries, write_search
from .stylesheet import write_stylesheet
from .table_files import write_tables
from .whole_data import write_whole_data

__all__ = ["search_entries", "write_exports"]

WRITERS = (
    write_citations,
    write_feeds,
    write_robots,
    write_llms,
    write_scripts,
    write_stylesheet,
    write_tables,
)


def write_exports(site: Site, found: Iterable[str], shown: Shown) -> Iterator[tuple[str, str | bytes]]:
    """What they hold, each with its path from the root of the site's sources.

    `found` are the pages' search_entries, `shown` the figures and periods that pages of prose tell of.
    """
    yield from write_charts(site)
    for write in WRITERS:
        yield from write(site).items()
    yield from write_all_figures(site, shown)
    yield from write_whole_data(site)
    yield from write_search(site, found).items()
