"""The style sheet of the site: the sheets of the theme, put together in the order in which they build on each other."""

from importlib.resources import files

from ..model.addresses import STYLESHEET
from ..views.site import Site

SHEETS = (
    "colours",
    "page",
    "navigation",
    "type",
    "notes",
    "tables",
    "charts",
    "figures",
    "cards",
    "findings",
    "register",
    "search",
    "copy",
    "changes",
    "print",
)


def write_stylesheet(_: Site) -> dict[str, str]:
    """The one sheet that pages link to, by its path; it is the same for every briefing."""
    return {STYLESHEET: joined_sheets()}


def joined_sheets() -> str:
    """The text of all sheets."""
    folder = files("sourced_briefing.theme") / "styles"
    return "\n".join((folder / f"{name}.css").read_text("utf-8") for name in SHEETS)
