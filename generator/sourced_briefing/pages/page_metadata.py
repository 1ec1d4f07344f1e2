"""What the written pages tell search engines and previews: in their front matter, and as JSON-LD at their end.

It is added when all pages are written, in one place for all of them. JSON-LD stands below the text, so that a reader of
the Markdown begins with the page; browsers and search engines find it anywhere.
"""

from collections.abc import Mapping

from ..base import markdown
from ..base.markdown import Markdown
from ..base.paths import served
from ..views.chart_captions import image_of
from ..views.feed_links import feeds_of
from ..views.page import Written
from ..views.site import Site
from .linked_data import linked_data

OPENING = "---\n"


def with_metadata(site: Site, pages: Mapping[str, Written]) -> dict[str, str]:
    """The pages, each with what its front matter lacks and with its statement."""
    linked = linked_data(site, {path: page.cites for path, page in pages.items()})
    heads = {prose.page: prose.head for prose in site.briefing.prose}
    written = {}
    for page, given in pages.items():
        head, image = heads.get(page), image_of(site, page)
        lines = {
            "description": _fallback(site, head.title) if head and not head.description else None,
            "image": markdown.yaml_text(served(image)) if image else None,
            "feeds": feeds_of(site, page),
        }
        added = "".join(f"{key}: {value}\n" for key, value in lines.items() if value)
        said = f"\n{markdown.json_script('application/ld+json', linked[page])}\n" if page in linked else ""
        written[page] = OPENING + added + given.text.removeprefix(OPENING) + said
    return written


def _fallback(site: Site, title: str) -> Markdown:
    """A description of a page whose author gave none."""
    of = f", a page of “{site.briefing.settings.title}”" if site.briefing.settings.title else ""
    return markdown.yaml_text(f"{title}{of}: every number with its source.")
