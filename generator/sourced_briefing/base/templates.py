"""The templates that fill pages. Jinja's environment is made here only."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from . import markdown
from .markdown import Markdown


@cache
def template(name: str) -> Template:
    """A template of templates/, in which every value is escaped unless it is Markdown already."""
    environment = Environment(
        loader=PackageLoader("sourced_briefing.pages"),
        undefined=StrictUndefined,
        finalize=markdown.escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"yaml": markdown.yaml_text, "raw": Markdown}
    return environment.get_template(name)
