"""From Markdown to HTML, as MkDocs does it. Python-Markdown lives here only."""

import markdown
from markdown.extensions.toc import slugify, unique

# As in mkdocs.yml: what the pages are written for.
EXTENSIONS = ["attr_list", "fenced_code", "footnotes", "md_in_html", "tables", "toc"]


def render(text: str) -> str:
    """The HTML of a page's Markdown, whose front matter was taken off."""
    return markdown.markdown(text, extensions=EXTENSIONS)


def anchor_of(heading: str, taken: set[str]) -> str:
    """The anchor of a heading that names none, and is put to those `taken` on its page."""
    return unique(slugify(heading, "-"), taken)
