"""What programs read: files that are published beside the pages, each written from the same records."""

from ..pages import Desk
from .figures import path_of, write_figures


def write_exports(desk: Desk) -> dict[str, str]:
    """Their texts, by path from the root of the site's sources."""
    return {path_of(file): write_figures(desk, file) for file in desk.briefing.files if file.kind == "figures"}
