"""The table of a figure: what all rows share stands above them, and of a long series the newest rows are open."""

from collections.abc import Sequence
from typing import Any

from ..base import ready_html
from ..base.markdown import Markdown
from ..base.ready_html import block, html_of

LONGEST = 12  # rows; of a longer table
NEWEST = 8  # are open
OWN = ("Value", "As stated", "Computed as")  # what each row says itself, even where all say the same


def long_table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Markdown:
    """The rows, in order of time, as a table whose rows are blocks of lines on a phone."""
    same, columns, rows = ready_html.apart(columns, rows, OWN)
    first = len(rows) - NEWEST if len(rows) > LONGEST else 0
    above = [f"<p>{html_of(ready_html.told_once(same))}</p>"] if same else []
    tables = [ready_html.table(columns, rows[first:])]
    if first:
        summary = f"<summary>{first} earlier</summary>"
        tables.insert(0, block('<details class="earlier">', summary, ready_html.table(columns, rows[:first])))
    return block('<div class="stacked observations">', *above, *tables)
