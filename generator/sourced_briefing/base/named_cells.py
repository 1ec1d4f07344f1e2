"""Tables of prose whose cells name their columns."""

import html
import re
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER

AFTER_INLINE = 15  # when heads are words, with links and emphasis; Python-Markdown reads these at 20
STASHED = re.compile(HTML_PLACEHOLDER % r"(\d+)")


class NamedCells(Treeprocessor):
    """Where a table has no room for columns, each cell tells what its column is: the style sheet shows it."""

    def run(self, root: Element) -> None:
        """Called by Python-Markdown."""
        for table in root.iter("table"):
            heads = [self.words(head) for head in table.iterfind("thead/tr/th")]
            table.set("data-named", "")
            for row in table.iterfind("tbody/tr"):
                for cell, head in zip(row, heads, strict=False):
                    cell.set("data-head", head)

    def words(self, head: Element) -> str:
        """The text of a head, without notes and tags."""
        notes = {text for note in head.iter("sup") for text in note.itertext()}
        text = "".join(text for text in head.itertext() if text not in notes)
        return " ".join(STASHED.sub(self.stashed, text).split())

    def stashed(self, place: re.Match[str]) -> str:
        """What a place holder stands for, if it is a sign and no tag."""
        stashed = str(self.md.htmlStash.rawHtmlBlocks[int(place[1])])
        return html.unescape(stashed) if stashed.startswith("&") else ""
