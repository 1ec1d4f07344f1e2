"""The style sheet of the site: the sheets of the theme, put together in the order in which they build on each other."""

import json
import re
from importlib.resources import files

from ..model.addresses import STYLESHEET
from ..views.in_edition import edition_words
from ..views.site import Site

ASIDE = re.compile(r"/\*.*?\*/|(?<=\n)\s+", re.DOTALL)  # comments, indents and empty lines
NEEDLESS = re.compile(r"(?<=[{};,])\n|\n(?=})")  # ends of lines that part nothing; no text in a sheet holds one
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


def write_stylesheet(site: Site) -> dict[str, str]:
    """The one sheet that pages link to, by its path; it names the edition, which they do not."""
    # Neither an address nor the name of an edition holds what JSON writes in another way than CSS.
    said = {"edition": edition_words(site), "edition-address": site.edition.address}
    lines = "".join(f"  --{name}: {json.dumps(words)};\n" for name, words in said.items() if words)
    return {STYLESHEET: f"{joined_sheets()}\n:root {{\n{lines}}}\n"}


def joined_sheets() -> str:
    """The rules of all sheets of the theme; they are the same for every briefing.

    Every reader loads them, so what is there for editors of the sheets, a quarter of them, is left out.
    """
    folder = files("sourced_briefing.theme") / "styles"
    sheets = "\n".join((folder / f"{name}.css").read_text("utf-8") for name in SHEETS)
    return NEEDLESS.sub("", ASIDE.sub("", sheets))
