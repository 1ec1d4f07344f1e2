"""The Markdown and front matter of pages whose files are those that the last build of this process read."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from .kept_folder import Mark, mark_of


@dataclass(frozen=True)
class _Source:
    """What MkDocs makes of the file of a page, and which file that was."""

    mark: Mark
    markdown: str | None
    meta: dict[str, Any]


@dataclass
class KnownSources:
    """Reads files as MkDocs does, each once for as long as it stays. Only where no other plugin has a part in that."""

    known: dict[str, _Source] = field(default_factory=dict)  # by the path of the file
    used: dict[str, _Source] = field(default_factory=dict)  # the same, in the build that runs

    def begin(self) -> None:
        """A build begins: files that the last one did not read are forgotten."""
        self.known, self.used = self.used, {}

    def read(self, page: Page, config: MkDocsConfig) -> None:
        """In place of the page's own `read_source`."""
        path = str(page.file.abs_src_path)
        state, source = mark_of(Path(path).stat()), self.known.get(path)
        if source is None or source.mark != state:
            Page.read_source(page, config)
            source = _Source(state, page.markdown, dict(page.meta))
        page.markdown, page.meta = source.markdown, dict(source.meta)
        self.used[path] = source
