"""Where links and pictures of a page lead once all pages are one document."""

from collections.abc import Mapping
from pathlib import Path

from ..base.paths import parted, resolved, served
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
        found = resolved(page, target)
        path, rest = parted(found)
        if path in self.prefixes:
            return f"#{self.prefixes[path]}{rest.partition('#')[2]}"
        return published_at(self.settings, found)

    def picture(self, page: str, source: str) -> str | None:
        """The path of a file from the root of the tree; nothing for what is not in it."""
        path = resolved(page, source)
        file = self.folder / path
        return served(path) if file.is_file() and file.resolve().is_relative_to(self.folder) else None
