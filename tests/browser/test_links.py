"""Every link within the site leads somewhere: pages, anchors, downloads, pictures, styles and scripts."""

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote, urljoin, urlsplit

from .conftest import PUBLISHED
from .site import Site

LINKING = ("href", "src", "data", "action", "poster")


def links(site: Site, path: str) -> Iterator[str]:
    """Every address that a page names, whole, as the published page would; `data:` and the like are not addresses."""
    for _, attributes in site.documents[path].elements:
        named = [attributes.get(name) for name in LINKING]
        named += [part.split()[0] for part in (attributes.get("srcset") or "").split(",") if part.strip()]
        yield from (urljoin(PUBLISHED + path, link.strip()) for link in named if link is not None)


def broken(site: Site, links: Iterator[str]) -> list[str]:
    """Those of the links that lead to this site and to nothing on it."""

    @cache
    def anchors(path: str) -> set[str]:
        document = site.documents.get(path)
        return {a.get("id") or a.get("name") or "" for _, a in document.elements} if document else set()

    def is_broken(link: str) -> bool:
        parts = urlsplit(link)
        path = unquote(link.partition("#")[0].partition("?")[0]).removeprefix(PUBLISHED)
        file = site.folder / (path + "index.html" if not path or path.endswith("/") else path)
        return not file.is_file() or (bool(parts.fragment) and unquote(parts.fragment) not in anchors(path))

    return sorted({link for link in links if link.startswith(PUBLISHED) and is_broken(link)})


def test_pages_link_to_what_is_there(site: Site) -> None:
    """Pages, anchors and files, seen from where the site is published."""
    found = {path: broken(site, links(site, path)) for path in site.documents}
    assert {path: links for path, links in found.items() if links} == {}


def test_no_page_leads_out_of_its_folder(site: Site) -> None:
    """A link that climbs above the site's own address would lead to someone else's page, or nowhere."""
    host = PUBLISHED.partition("//")[2].partition("/")[0]
    strays = {
        path: [x for x in links(site, path) if urlsplit(x).netloc == host and not x.startswith(PUBLISHED)]
        for path in site.documents
    }
    assert {path: links for path, links in strays.items() if links} == {}


def test_the_map_of_the_site_leads_to_pages(site: Site) -> None:
    """What search engines are told of is there."""
    text = (site.folder / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", text)
    assert listed
    assert broken(site, iter(listed)) == []


def test_style_sheets_name_files_that_are_there(site: Site) -> None:
    """Pictures and fonts of our own style sheets."""
    for sheet in (site.folder / "assets").glob("*.css"):
        named = re.findall(r"url\([\"']?(?!data:)([^\"')]+)", sheet.read_text("utf-8"))
        where = PUBLISHED + sheet.relative_to(site.folder).as_posix()
        assert broken(site, (urljoin(where, name) for name in named)) == [], sheet.name
