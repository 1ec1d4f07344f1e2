"""What the written pages tell search engines and previews: in their front matter, and as JSON-LD at their end.

It is added in one place for all of them. JSON-LD stands below the text, so that a reader of
the Markdown begins with the page; browsers and search engines find it anywhere.
"""

from ..base import markdown
from ..base.markdown import Markdown
from ..base.paths import served
from ..views.chart_captions import image_of
from ..views.feed_links import feeds_of
from ..views.page import Written
from ..views.site import Site
from .linked_data import linked_data

OPENING = "---\n"


def with_metadata(site: Site, page: str, written: Written) -> str:
    """The text of the page at that path, with what its front matter lacks and with its statement."""
    prose, image = site.briefing.prose_by_page.get(page), image_of(site, page)
    linked = linked_data(site, page, written.cites)
    lines = {
        "description": _fallback(site, prose.head.title) if prose and not prose.head.description else None,
        "image": markdown.yaml_text(served(image)) if image else None,
        "feeds": feeds_of(site, page),
    }
    added = "".join(f"{key}: {value}\n" for key, value in lines.items() if value)
    said = f"\n{markdown.json_script('application/ld+json', linked)}\n" if linked else ""
    return OPENING + added + written.text.removeprefix(OPENING) + said


def _fallback(site: Site, title: str) -> Markdown:
    """A description of a page whose author gave none."""
    of = f", a page of “{site.briefing.settings.title}”" if site.briefing.settings.title else ""
    return markdown.yaml_text(f"{title}{of}: every number with its source.")
