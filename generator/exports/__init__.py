"""What programs read: files that are published beside the pages, each written from the same records."""

from ..pages import Desk
from .robots import write_robots


def write_exports(desk: Desk) -> dict[str, str]:
    """Their texts, by path from the root of the site's sources."""
    return write_robots(desk)
