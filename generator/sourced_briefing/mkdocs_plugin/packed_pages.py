"""The HTML of pages between the moment it is made and the moment it is put into a template.

MkDocs makes the HTML of all pages before it finishes the first, and keeps it and the Markdown of all to the end: of
a large site that is most of what a build holds in memory.
"""

import zlib

from mkdocs.structure.pages import Page

FAST = 1  # a fifth of the size; more would take longer and save little


class PackedPages:
    """Pages without their text. Only where nobody else asks a page for it."""

    def __init__(self) -> None:
        self.packed: dict[str, bytes] = {}  # by the path of the page

    def pack(self, page: Page, html: str) -> str:
        """What MkDocs keeps in place of the HTML that was made of the page's Markdown."""
        self.packed[page.file.src_uri] = zlib.compress(html.encode("utf-8", "surrogatepass"), FAST)
        page.markdown = ""
        return ""

    def unpack(self, page: Page) -> None:
        """Give the page its HTML, for the template that follows."""
        if (packed := self.packed.pop(page.file.src_uri, None)) is not None:
            page.content = zlib.decompress(packed).decode("utf-8", "surrogatepass")

    def empty(self, page: Page) -> None:
        """The page is finished."""
        page.content = ""
