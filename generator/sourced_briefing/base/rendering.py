"""From Markdown to HTML, as MkDocs does it. Python-Markdown lives here only."""

from collections.abc import Mapping
from typing import Any

import markdown
from markdown.extensions.toc import slugify, unique

# The extensions that pages are written for, with what they need on a site where its settings say nothing else.
EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "attr_list": {},  # anchors of records: ## Label { #id }
    "footnotes": {},  # citations
    "md_in_html": {},  # the table behind each chart
    "tables": {},
    "toc": {"permalink": True, "toc_depth": 3},
}
ALWAYS = ("fenced_code",)  # on every site, whatever its settings say


def render(text: str) -> str:
    """The HTML of a page's Markdown, whose front matter was taken off."""
    return markdown.markdown(text, extensions=[*EXTENSIONS, *ALWAYS])


def anchor_of(heading: str, taken: set[str]) -> str:
    """The anchor of a heading that names none, and is put to those `taken` on its page."""
    return unique(slugify(heading, "-"), taken)
