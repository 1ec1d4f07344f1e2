"""Ways within the site: from one page to another, and where what is written is served.

A target is the path of a page or file from the root of the site's sources, with the query and the anchor that follow
it: `figures/rivers.md#rhine`. Paths are plain text in here; what is handed out is written as addresses are.
"""

import posixpath
import re
from functools import lru_cache
from urllib.parse import quote, unquote

PAGE = ".md"
# What MkDocs, ProperDocs and Zensical take for the page of its folder. `Index.md` and `readme.md` are pages like any.
FOLDER_PAGES = ("index", "README")
PATH = re.compile(r"[^?#]*")


def relative(page: str, target: str) -> str:
    """The link from `page` to `target`, both from the root of the site's sources: any engine resolves it."""
    path, rest = parted(target)
    return _from_page(page, path) + rest


def served(target: str) -> str:
    """Where a page or file is served, from the root of the site: `rivers/#rhine` for `rivers.md#rhine`."""
    path, rest = parted(target)
    return quote(_served(path)) + rest


def way(file: str, target: str) -> str:
    """The way from a published file to where `target` is served, for links that no engine resolves."""
    path, rest = parted(target)
    place = _served(path)
    slash = "/" if place.endswith("/") or not place else ""
    return _from_page(file, place or ".") + slash + rest


def served_way(page: str, target: str) -> str:
    """The way from where a page is served to where `target` is, for links that no engine resolves."""
    return way(_served(page), target)


def from_file(page: str, way: str) -> str:
    """A way from where a page is served as one from its file, which an engine turns into the first again."""
    folder = posixpath.relpath(_served(page) or ".", posixpath.dirname(page) or ".")
    if folder == ".":
        return way
    return (way.removeprefix("../") or "./") if way.startswith("../") else f"{folder}/{way}"


def resolved(page: str, link: str) -> str:
    """The target that a link on `page` leads to, which may be outside of the site."""
    path, rest = parted(link)
    return (posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(path))) if path else page) + rest


def served_target(page: str, link: str) -> str:
    """The target that `served_way` leads to, for files; for a page the folder that it is served as."""
    return resolved(_served(page), link)


def served_folder(page: str) -> str:
    """The folder that a page is served as, as `served_target` names it."""
    return posixpath.normpath(_served(page))


def parted(target: str) -> tuple[str, str]:
    """The path of `target`, and what follows it: its query and its anchor."""
    path = PATH.match(target)[0]  # type: ignore[index]  # even nothing matches
    return path, target[len(path) :]


def _served(path: str) -> str:
    folder, slash, name = path.removesuffix(PAGE).rpartition("/")
    if not path.endswith(PAGE):
        return path
    return folder + slash if name in FOLDER_PAGES else f"{folder}{slash}{name}/"


@lru_cache(maxsize=100_000)  # a briefing links the same few pages again and again
def _from_page(page: str, path: str) -> str:
    return quote(posixpath.relpath(path, posixpath.dirname(page) or "."))
