"""The front matter of the written pages: what search engines and previews are told, beside the title.

It is added when all pages are written, in one place for all of them. Themes print it; a reader of the Markdown sees
it above the text.
"""

from collections.abc import Mapping

from .. import markup
from ..markup import Markdown
from .desk import Desk
from .linked_data import linked_data
from .prose import read_head

OPENING = "---\n"


def with_heads(desk: Desk, pages: Mapping[str, str]) -> dict[str, str]:
    """The pages, each with what its front matter lacks."""
    told = {page: data for page, data in linked_data(desk).items() if page in pages}
    added = {page: f"jsonld: '{markup.attribute_json(data)}'\n" for page, data in told.items()}
    for prose in desk.briefing.prose:
        head, _ = read_head(prose)
        if not head.description:
            added[prose.page] = f"description: {_fallback(desk, head.title)}\n" + added.get(prose.page, "")
    return {page: _with(text, added.get(page, "")) for page, text in pages.items()}


def _with(text: str, lines: str) -> str:
    return OPENING + lines + text.removeprefix(OPENING)


def _fallback(desk: Desk, title: str) -> Markdown:
    """A description of a page whose author gave none."""
    of = f", a page of “{desk.briefing.settings.title}”" if desk.briefing.settings.title else ""
    return markup.yaml_text(f"{title}{of}: every number with its source.")
