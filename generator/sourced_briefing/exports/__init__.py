"""What programs read: files that are published beside the pages, each written from the same records."""

from collections.abc import Mapping

from ..views.site import Site
from .chart_files import write_charts
from .citation_files import write_citations
from .feeds import write_feeds
from .figure_json import write_all_figures
from .robots import write_robots
from .search_index import write_search
from .stylesheet import write_stylesheet

WRITERS = (write_charts, write_citations, write_feeds, write_all_figures, write_robots, write_stylesheet)


def write_exports(site: Site, pages: Mapping[str, str]) -> dict[str, str]:
    """Their texts, by path from the root of the site's sources; `pages` are the written pages."""
    return {path: text for write in WRITERS for path, text in write(site).items()} | write_search(site, pages)
