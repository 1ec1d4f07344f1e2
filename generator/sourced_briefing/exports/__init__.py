"""What programs read: files that are published beside the pages, each written from the same records."""

from collections.abc import Iterable, Iterator
from itertools import chain

from ..views.site import Site
from .chart_files import write_charts
from .citation_files import write_citations
from .feeds import write_feeds
from .figure_json import write_all_figures
from .llms import write_llms
from .robots import write_robots
from .scripts import write_scripts
from .search_index import search_entries, write_search
from .stylesheet import write_stylesheet
from .whole_data import write_whole_data

__all__ = ["search_entries", "write_exports"]

WRITERS = (
    write_charts,
    write_citations,
    write_feeds,
    write_all_figures,
    write_robots,
    write_llms,
    write_scripts,
    write_stylesheet,
)


def write_exports(site: Site, found: Iterable[str]) -> Iterator[tuple[str, str | bytes]]:
    """What they hold, each with its path from the root of the site's sources; `found` are the pages' search_entries."""
    texts = chain.from_iterable(write(site).items() for write in WRITERS)
    return chain(texts, write_whole_data(site), write_search(site, found).items())
