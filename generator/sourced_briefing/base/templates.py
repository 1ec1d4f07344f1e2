"""The templates that fill pages. Jinja's environments are made here only."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from . import markdown
from .markdown import Markdown


@cache
def template(name: str) -> Template:
    """A template of pages/templates/, in which every value is escaped unless it is Markdown already."""
    return _markdown().get_template(f"pages/templates/{name}")


@cache
def html_template(path: str) -> Template:
    """The template of an HTML page, by its path within the package; every value is escaped as HTML."""
    return _environment(autoescape=True).get_template(path)


@cache
def _markdown() -> Environment:
    environment = _environment(finalize=markdown.escape)
    environment.filters |= {"yaml": markdown.yaml_text, "raw": Markdown, "isolated": markdown.isolated}
    return environment


def _environment(**options: Any) -> Environment:
    return Environment(
        loader=PackageLoader("sourced_briefing", ""),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **options,
    )
