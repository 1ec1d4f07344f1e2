"""Paths within the site: from one page to another, and where an engine serves a page."""

import posixpath
import re
from functools import lru_cache


def relative(page: str, target: str) -> str:
    """The path from `page` to `target`, both from the root of the site's sources: a link any engine resolves."""
    path, hash_sign, anchor = target.partition("#")
    return _way(page.rpartition("/")[0], path) + hash_sign + anchor


def served(target: str) -> str:
    """Where a written page is served, from the root of the site: `rivers/#rhine` for `rivers.md#rhine`."""
    page, hash_sign, anchor = target.partition("#")
    folder = re.sub(r"(^|(?<=/))index\.md$", "", page)
    return re.sub(r"\.md$", "/", folder) + hash_sign + anchor


@lru_cache(maxsize=100_000)  # a briefing links the same few pages again and again
def _way(folder: str, path: str) -> str:
    return posixpath.relpath(path, folder or ".")
