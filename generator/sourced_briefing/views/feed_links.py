"""How a reader follows the briefing: its feeds, and the links to them.

Feeds go on, while the pages of an edition stay: so links name the published address of the newest edition, which is
that of the feeds, also from the pages of an older one.
"""

from functools import partial

from ..base import markdown
from ..base.markdown import Markdown
from ..model.addresses import feed_path, published_at
from .site import Site

FEEDS = {"editions": "Editions", "corrections": "Corrections"}  # and one for each topic
FORMATS = {"atom": "Atom", "json": "JSON"}


def has_feeds(site: Site) -> bool:
    """Whether there is an edition to tell of, and an address that entries can lead to."""
    return bool(site.briefing.editions and site.briefing.settings.address)


def topics_of(site: Site) -> dict[str, str]:
    """The topics of figures: the name of each data file, and its title."""
    return {file.name: file.title for file in site.briefing.files_of["figures"]}


def feeds_of(site: Site, page: str) -> Markdown | None:
    """The feeds that programs find on a page, for its front matter: those of the site, and that of its topic."""
    if not has_feeds(site):
        return None
    found = {feed_path(name): title for name, title in FEEDS.items()}
    if (file := site.briefing.by_page.get(page)) and file.kind == "figures":
        found[feed_path(file.name, topic=True)] = file.title
    lines = ", ".join(f'"{path}": {markdown.yaml_text(title)}' for path, title in found.items())
    return Markdown(f"{{{lines}}}")


def follow(site: Site) -> Markdown | None:
    """Links to all feeds: those over all topics at once, the others on demand."""
    if not has_feeds(site):
        return None
    first = [_links(site, feed_path(name), title) for name, title in FEEDS.items()]
    topics = [_links(site, feed_path(name, topic=True), title) for name, title in topics_of(site).items()]
    lines = [*_listed(first), '<details class="feeds" markdown="1">', "<summary>Follow one topic</summary>", ""]
    return Markdown("\n".join([*lines, *_listed(topics), "</details>"]))


def _listed(lines: list[Markdown]) -> list[str]:
    return [*(f"- {line}" for line in lines), ""]


def _links(site: Site, path: str, title: str) -> Markdown:
    address = partial(published_at, site.briefing.settings)
    links = [markdown.link(form, str(address(f"{path}.{ending}"))) for ending, form in FORMATS.items()]
    return Markdown(f"{markdown.escape(title)} ({markdown.joined(links)})")
