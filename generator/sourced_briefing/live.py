"""What a browser shows while somebody edits: the problems of the briefing, over the last good page or in its place."""

import html
import re
from collections.abc import Sequence

from .base.words import count

MOST = 50  # problems; the others are in the terminal
PLACE = re.compile(r"(?P<place>[^\s:]+:\d+:\d+): (?P<message>.*)")
# No style sheet is needed to read it: where there is no good page yet, there may be none.
BOX = (
    "position:fixed;left:0;right:0;bottom:0;max-height:60vh;overflow:auto;z-index:1000;padding:.8rem 1.2rem;"
    "border-top:4px solid #b3261e;background:#fff8f7;color:#1d1b1b;font:15px/1.5 system-ui,sans-serif"
)
START = """---
title: Not a site yet
---

# Not a site yet

The problems are listed below. This page becomes the site when they are mended.
"""


STRICT, OPEN = "script-src 'self' ", "script-src 'self' 'unsafe-inline' "


def for_serving(page: str) -> str:
    """The finished page for the server of MkDocs, which reloads browsers by a script that it writes into pages."""
    return page.replace(STRICT, OPEN, 1)


def in_other_box(page: str, box: str, new: str) -> str | None:
    """The finished page with the new box of problems over it, in place of the one that it has; None if it has not."""
    head, end, tail = page.rpartition(f"{box}</body>")
    return f"{head}{new}</body>{tail}" if end else None


def problem_box(messages: Sequence[str], good: bool) -> str:
    """The messages as HTML: each with its file, line and column first; nothing if there are none.

    `good` says whether the page behind them is one of the briefing.
    """
    if not messages:
        return ""
    told = "".join(f"<li>{_item(message)}</li>" for message in messages[:MOST])
    more = f"<p>and {len(messages) - MOST} more, in the terminal</p>" if len(messages) > MOST else ""
    state = "The page behind this is the last state without problems." if good else "Mend them, and the site appears."
    head = f"<p><strong>{count(len(messages), 'problem')}.</strong> {state}</p>"
    return f'<aside role="alert" class="briefing-problems" style="{BOX}">{head}<ol>{told}</ol>{more}</aside>'


def _item(message: str) -> str:
    """The place, what is wrong, and the line with its mark where the message has them."""
    first, *lines = message.split("\n")
    match = PLACE.fullmatch(first)
    told = (
        f"<code>{html.escape(match['place'])}</code><br>{html.escape(match['message'])}"
        if match
        else html.escape(first)
    )
    return told + (f"<pre>{html.escape(chr(10).join(lines))}</pre>" if lines else "")
