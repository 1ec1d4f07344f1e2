"""What crawlers are told: that all may be read, and where every page is listed."""

from ..model.addresses import ROBOTS, SITEMAP, published_at
from ..views.site import Site


def write_robots(site: Site) -> dict[str, str]:
    """robots.txt, where the address is known: the list of pages has to be named by its full address."""
    address = published_at(site.briefing.settings, SITEMAP)
    return {ROBOTS: f"User-agent: *\nAllow: /\n\nSitemap: {address}\n"} if address else {}
