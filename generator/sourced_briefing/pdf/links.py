"""Where links and pictures of a page lead once all pages are one document."""

from collections.abc import Mapping
from pathlib import Path

from ..base.paths import parted, resolved, served, served_folder, served_target
from ..model import Settings
from ..model.addresses import published_at

WEB = ("http://", "https://", "mailto:")


class Links:
    """Resolves what stands on pages of the tree in `folder`; `prefixes` are those of the pages in the book."""

    def __init__(self, folder: Path, prefixes: Mapping[str, str], settings: Settings) -> None:
        self.folder = folder.resolve()
        self.prefixes = prefixes
        self.folders = {served_folder(page): page for page in prefixes}
        self.settings = settings

    def link(self, page: str, target: str) -> str | None:
        """Within the book where it can be, else to the published site, else nowhere."""
        if target.startswith(WEB):
            return target
        found = self._found(page, target)
        path, rest = parted(found)
        if path in self.prefixes:
            return f"#{self.prefixes[path]}{rest.partition('#')[2]}"
        return published_at(self.settings, found)

    def _found(self, page: str, target: str) -> str:
        """The page or file; to a folder leads only ready HTML, from where its page is served."""
        if not parted(target)[0].endswith("/"):
            return resolved(page, target)
        folder, rest = parted(served_target(page, target))
        return self.folders.get(folder, f"{folder}/") + rest

    def file(self, page: str, link: str) -> str | None:
        """The published address of a file that ready HTML links to from where its page is served."""
        return published_at(self.settings, served_target(page, link))

    def picture(self, page: str, source: str) -> str | None:
        """The path of a file from the root of the tree; nothing for what is not in it."""
        ways = resolved(page, source), served_target(page, source)  # in Markdown, and in ready HTML
        return next((served(path) for path in ways if self._holds(path)), None)

    def _holds(self, path: str) -> bool:
        file = self.folder / path
        return file.is_file() and file.resolve().is_relative_to(self.folder)
