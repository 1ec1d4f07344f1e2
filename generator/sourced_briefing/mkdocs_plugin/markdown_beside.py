"""The Markdown of each page, beside its HTML: at `rivers.md` for the page `rivers/`.

There its links lead to the Markdown of other pages, and to the files of the site, as they do in the written tree. What
only programs of other kinds and scripts use is left out.
"""

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

# What the page says to search engines, and what scripts let readers copy.
ASIDE = re.compile(r'^(?:<script type="application/ld\+json">.*|<details class="cite.*</details>)\n+', re.MULTILINE)
# Of lines that are HTML: small drawings, whose shape is told beside them, and what waits for a script.
HTML_LINE = re.compile(r"^<.+$", re.MULTILINE)
DRAWN = re.compile(r"<(svg|button)\b.*?</\1>")


class MarkdownBeside(File):
    """The text of a page, as a file of its own; it is on the site where the page is."""

    generated_by = "briefing"

    def __init__(self, page: File, site: str) -> None:
        self.shown = page
        super().__init__(f"{page.src_uri}.txt", None, site, use_directory_urls=True, dest_uri=page.src_uri)
        self.abs_src_path = page.abs_src_path

    @property
    def inclusion(self) -> Any:
        return self.shown.inclusion

    @inclusion.setter
    def inclusion(self, given: Any) -> None:
        """What settings say of a page is said of its text too."""

    def copy_file(self, dirty: bool = False) -> None:
        """Called by MkDocs, for what it takes for a file of any kind."""
        assert self.abs_src_path
        target = Path(self.abs_dest_path)
        if dirty and not self.is_modified():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(plain_text(Path(self.abs_src_path).read_text("utf-8")).encode())


def plain_text(page: str) -> str:
    """The text of a page without what is not for readers."""
    return HTML_LINE.sub(lambda line: DRAWN.sub("", line[0]), ASIDE.sub("", page)).rstrip() + "\n"
