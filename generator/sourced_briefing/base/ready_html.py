"""HTML in place of the Markdown that `base.markdown` writes, for what stands on pages a thousand times.

Python-Markdown looks through each cell of a table fifteen times; what is HTML already it only passes on. A block of it
is one line, which `base.rendering.ReadyBlocks` takes whole. Its links lead to files of the sources, as in Markdown.
"""

import html
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import repeat
from typing import Any, NamedTuple

from . import markdown
from .markdown import Markdown, escape
from .problems import UserError

LINK = r'\[(?:[^\[\]\\]|\\.)*\]\([^\s()]+(?:[ ]"[^"]*")?\)'
TOKEN = re.compile(
    rf"""
      \\(?P<sign>[\\`*_{{}}\[\]()>\#+.!|-])
    | \[\^(?P<note>[\w.-]+)\]
    | (?P<link>{LINK})(?!\{{)
    | \*\*(?P<strong>(?:{LINK}|\\.|[^*\\])+)\*\*
    | \*(?P<em>(?:{LINK}|\\.|[^*\\])+)\*
    | <[^<>]*>
    | (?P<unknown>[\\`*_{{}}\[\]]|!(?=\[))
    """,
    re.VERBOSE,
)
PARTS = re.compile(r'\[(?P<text>.*)\]\((?P<target>\S+?)(?: "(?P<title>[^"]*)")?\)')
RIGHT = ' style="text-align: right;"'  # as Python-Markdown writes it


class Unknown(UserError, ValueError):
    """Markdown that only Python-Markdown can read."""


def html_of(text: object, notes: bool = False) -> str:
    """The HTML of one line: escaped text, links, emphasis and inline elements. Raises Unknown for all else.

    Marks of notes stay as they are, for whoever numbers the `notes` of the page.
    """
    return TOKEN.sub(partial(_element, notes), escape(text).strip())


def _element(notes: bool, match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "unknown" or (kind == "note" and not notes):
        raise Unknown(match[0])
    if kind == "sign":
        return match["sign"]
    if kind in ("strong", "em"):
        return f"<{kind}>{html_of(Markdown(match[kind]), notes)}</{kind}>"
    return _link(match["link"]) if kind == "link" else match[0]


@lru_cache(maxsize=20_000)  # the cells of a column often lead to the same few places
def _link(written: str) -> str:
    text, target, title = PARTS.fullmatch(written).groups()  # type: ignore[union-attr]  # TOKEN found it
    address = target.replace("&amp;", "&")
    described = f' title="{title}"' if title else ""
    return f'<a href="{html.escape(address)}"{described}>{html_of(Markdown(text))}</a>'


def table(
    columns: Sequence[Any],
    rows: Iterable[Sequence[Any]],
    numeric: tuple[int, ...] = (),
    notes: bool = False,
    named: bool = False,
) -> Markdown:
    """A table, as `markdown.table` makes it: in HTML, or in Markdown where a cell needs that.

    Cells of a `named` one tell the head of their column, as those of tables in prose do (see base.rendering): where
    there is no room for columns they need it, unless the style sheet knows what to write there.
    """
    rows = list(rows)
    try:
        head = _row("th", columns, numeric, notes)
        heads = [f' data-head="{markdown.html_text(head)}"' for head in columns] if named else repeat("")
        body = "".join([_row("td", row, numeric, notes, heads) for row in rows])
    except Unknown:
        return markdown.table(list(columns), [list(row) for row in rows], numeric)
    opening = '<table data-named="">' if named else "<table>"
    return Markdown(f"{opening}<thead>{head}</thead><tbody>{body}</tbody></table>")


class Apart(NamedTuple):
    """What is the same in all rows of a table, by its column, and the columns and rows without it."""

    same: dict[str, Any]
    columns: list[Any]
    rows: list[list[Any]]


def apart(columns: Sequence[Any], rows: Sequence[Sequence[Any]], kept: Container[Any] = ()) -> Apart:
    """What can be told once, above the table, since all its rows would say it; a column that is empty is left out.

    The columns `kept` stay if they say anything, and at least one does.
    """
    told = [list(dict.fromkeys(row[at] for row in rows)) for at in range(len(columns))]
    apart = [
        not any(texts) or (len(rows) > 1 and len(texts) == 1 and columns[at] not in kept)
        for at, texts in enumerate(told)
    ]
    if all(apart):
        apart[0] = False
    same = {columns[at]: texts[0] for at, texts in enumerate(told) if apart[at] and any(texts)}
    shown = [at for at in range(len(columns)) if not apart[at]]
    return Apart(same, [columns[at] for at in shown], [[row[at] for at in shown] for row in rows])


def told_once(same: Mapping[str, Any]) -> Markdown:
    """The line above a table: Source: Institute, 2026; Unit: tonnes."""
    return Markdown(
        f"{markdown.joined([Markdown(f'{escape(name)}: {escape(text)}') for name, text in same.items()], '; ')}."
    )


def _row(
    tag: str, cells: Sequence[Any], numeric: tuple[int, ...], notes: bool, heads: Iterable[str] = repeat("")
) -> str:
    written = [
        f"<{tag}{RIGHT if place in numeric else ''}{head}>{html_of(cell, notes)}</{tag}>"
        for place, (cell, head) in enumerate(zip(cells, heads, strict=False))
    ]
    return f"<tr>{''.join(written)}</tr>"


def block(opening: str, *parts: str) -> Markdown:
    """The parts in an element that begins with `opening`, `<div class="x">`: in HTML if all of them are, else not."""
    element = opening[1:-1].split(" ", 1)[0]
    if all(part.startswith("<") for part in parts):
        return Markdown(f"{opening}{''.join(parts)}</{element}>")
    return Markdown("\n\n".join([f'{opening[:-1]} markdown="1">', *parts, f"</{element}>"]))


def stacked(table: Markdown, kind: str) -> Markdown:
    """A table whose rows are blocks of lines on a phone; `kind` is the class that says which cells share a line."""
    return block(f'<div class="stacked {kind}">', table)
