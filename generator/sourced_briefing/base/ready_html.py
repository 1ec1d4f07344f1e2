"""HTML in place of the Markdown that `base.markdown` writes, for what stands on pages a thousand times.

Python-Markdown looks through each cell of a table fifteen times; what is HTML already it only passes on. A block of it
is one line, which `base.rendering.ReadyBlocks` takes whole. Its links lead from where their page is served.
"""

import html
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from typing import Any

from . import markdown
from .markdown import Markdown, escape
from .paths import from_file, resolved, served_way

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
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
RIGHT = ' style="text-align: right;"'  # as Python-Markdown writes it


READY = re.compile(r"^<(table|div|details|figure|script)\b(?![^>]*\smarkdown)[^>]*>.*</\1>$", re.MULTILINE)
WAY = re.compile(r'(?<= )(href|src)="(?![#?/]|[a-z][a-z0-9+.-]*:)([^"]*)"', re.IGNORECASE)


class Unknown(ValueError):
    """Markdown that only Python-Markdown can read."""


def html_of(text: object, page: str, notes: bool = False) -> str:
    """The HTML of one line: escaped text, links, emphasis and inline elements. Raises Unknown for all else.

    Marks of notes stay as they are, for whoever numbers the `notes` of the page.
    """
    return TOKEN.sub(partial(_element, page, notes), escape(text).strip())


def _element(page: str, notes: bool, match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "unknown" or (kind == "note" and not notes):
        raise Unknown(match[0])
    if kind == "sign":
        return match["sign"]
    if kind in ("strong", "em"):
        return f"<{kind}>{html_of(Markdown(match[kind]), page, notes)}</{kind}>"
    return _link(match["link"], page) if kind == "link" else match[0]


@lru_cache(maxsize=20_000)  # the cells of a column often lead to the same few places
def _link(written: str, page: str) -> str:
    text, target, title = PARTS.fullmatch(written).groups()  # type: ignore[union-attr]  # TOKEN found it
    plain = target.replace("&amp;", "&")
    address = plain if ELSEWHERE.match(plain) else _way(page, plain)
    described = f' title="{title}"' if title else ""
    return f'<a href="{html.escape(address)}"{described}>{html_of(Markdown(text), page)}</a>'


def _way(page: str, target: str) -> str:
    way = served_way(page, resolved(page, target))
    return way[len("./") :] if way.startswith("./#") else way


def table(
    page: str, columns: Sequence[Any], rows: Iterable[Sequence[Any]], numeric: tuple[int, ...] = (), notes: bool = False
) -> Markdown:
    """A table of the page, as `markdown.table` makes it: in HTML, or in Markdown where a cell needs that."""
    rows = list(rows)
    try:
        head = _row("th", columns, numeric, page, notes)
        body = "".join([_row("td", row, numeric, page, notes) for row in rows])
    except Unknown:
        return markdown.table(list(columns), [list(row) for row in rows], numeric)
    return Markdown(f"<table><thead>{head}</thead><tbody>{body}</tbody></table>")


def _row(tag: str, cells: Sequence[Any], numeric: tuple[int, ...], page: str, notes: bool) -> str:
    written = [
        f"<{tag}{RIGHT if place in numeric else ''}>{html_of(cell, page, notes)}</{tag}>"
        for place, cell in enumerate(cells)
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


def from_its_file(page: str, text: str) -> str:
    """The page with the links of its ready HTML as those of its Markdown, for an engine that resolves both."""

    def way(found: re.Match[str]) -> str:
        return f'{found[1]}="{from_file(page, found[2])}"'

    return READY.sub(lambda block: WAY.sub(way, block[0]), text)
