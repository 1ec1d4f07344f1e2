"""What programs read: files that are published beside the pages, each written from the same records."""

from collections.abc import Mapping

from ..pages import Desk
from .charts import write_charts
from .citations import write_citations
from .figures import write_all_figures
from .search import write_search


def write_exports(desk: Desk, pages: Mapping[str, str]) -> dict[str, str]:
    """Their texts, by path from the root of the site's sources; `pages` are the written pages."""
    return write_citations(desk) | write_charts(desk) | write_all_figures(desk) | write_search(desk, pages)
