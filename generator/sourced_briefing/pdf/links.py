"""Where links and pictures of a page lead once all pages are one document."""

import posixpath
from collections.abc import Mapping
from pathlib import Path

from ..model import Settings
from ..model.addresses import published_at

WEB = ("http://", "https://", "mailto:")


class Links:
    """Resolves what stands on pages of the tree in `folder`; `prefixes` are those of the pages in the book."""

    def __init__(self, folder: Path, prefixes: Mapping[str, str], settings: Settings) -> None:
        self.folder = folder.resolve()
        self.prefixes = prefixes
        self.settings = settings

    def link(self, page: str, target: str) -> str | None:
        """Within the book where it can be, else to the published site, else nowhere."""
        if target.startswith(WEB):
            return target
        path, _, anchor = target.partition("#")
        found = _from(page, path) if path else page
        if found in self.prefixes:
            return f"#{self.prefixes[found]}{anchor}"
        return published_at(self.settings, f"{found}#{anchor}" if anchor else found)

    def picture(self, page: str, source: str) -> str | None:
        """The path of a file from the root of the tree; nothing for what is not in it."""
        path = _from(page, source)
        file = self.folder / path
        return path if file.is_file() and file.resolve().is_relative_to(self.folder) else None


def _from(page: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
