"""What crawlers are told: that all may be read, and where every page is listed."""

from ..views.site import Site


def write_robots(site: Site) -> dict[str, str]:
    """robots.txt, where the address is known: the list of pages has to be named by its full address."""
    address = site.briefing.settings.address
    return {"robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n"} if address else {}
