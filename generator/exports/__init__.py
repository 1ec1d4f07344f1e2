"""What programs read: files that are published beside the pages, each written from the same records."""

from ..pages import Desk
from .charts import write_charts
from .citations import write_citations
from .figures import write_all_figures
from .robots import write_robots


def write_exports(desk: Desk) -> dict[str, str]:
    """Their texts, by path from the root of the site's sources."""
    return write_citations(desk) | write_charts(desk) | write_all_figures(desk) | write_robots(desk)
