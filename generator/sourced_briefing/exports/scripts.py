"""The scripts of the theme, as readers load them: without what is written for those who edit them."""

import re
from functools import cache
from importlib.resources import files

from ..views.site import Site

# Comments that stand on lines of their own or at the end of one. A test reads all scripts with a parser
# and finds nothing else gone.
ASIDE = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n|^[ \t]*//[^\n]*\n|(?<=[;{},)\]]) // [^\n]*$", re.DOTALL | re.MULTILINE)


def write_scripts(_: Site) -> dict[str, str]:
    """Each script by its path; a file of the same path in the theme stands behind it."""
    return _scripts()


@cache
def _scripts() -> dict[str, str]:
    folder = files("sourced_briefing.theme") / "assets"
    found = sorted((each for each in folder.iterdir() if each.name.endswith(".js")), key=lambda each: each.name)
    return {f"assets/{each.name}": without_asides(each.read_text("utf-8")) for each in found}


def without_asides(script: str) -> str:
    """The script without its comments."""
    return ASIDE.sub("", script)
