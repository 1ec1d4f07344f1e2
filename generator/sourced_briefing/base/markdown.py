"""Markdown that says exactly what a text says: nothing in it can become markup, a link or a script."""

import html
import json
import re
from functools import lru_cache
from typing import Any

SPECIAL = re.compile(r"([\\`*_\[\]{}|])")
# Marks of other dialects, which have no backslash in plain Markdown.
ENTITIES = str.maketrans({"~": "&#126;", "^": "&#94;"})
JSON_SPECIAL = str.maketrans({c: f"\\u{ord(c):04x}" for c in "&<>'\u2028\u2029"})
# The rest of an address is read as it stands: in a link, nothing else is taken for markup.
ENTITY = re.compile(r"&(?=#?\w+;)")
URL_SPECIAL = str.maketrans({"(": "%28", ")": "%29", "[": "%5B", "]": "%5D"})
TITLE_SPECIAL = str.maketrans({c: f"&#{ord(c)};" for c in "\\[](){}|~^"})
# What most texts have nothing of; looking once is cheaper than replacing five times.
UNSAFE = re.compile(r"[\\`*_\[\]{}|~^<>&=\n\t\r\f\v]|^[\d\s+#:!.)-]|\s\s|[\s#]$")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
MARKED = re.compile(r"</?bdi>")
EDGE = re.compile(r"^(\d+(?=[.)](?:\s|$))|)([-+#!.)])|^(:)|(#)$")  # what would begin a list or a heading, or end one


class Markdown(str):
    """Text that is Markdown already and is written as it stands."""

    __slots__ = ()


def escape(text: object) -> Markdown:
    """`text` as Markdown and HTML that show it letter for letter, on one line."""
    if isinstance(text, Markdown):
        return text
    return _escaped(str(text))


@lru_cache(maxsize=20_000)  # names and short texts come again on the same page, and in tables
def _escaped(written: str) -> Markdown:
    if not UNSAFE.search(written):
        return Markdown(written)
    flat = " ".join(written.split())
    safe = SPECIAL.sub(r"\\\1", html.escape(flat, quote=False)).translate(ENTITIES).replace("==", "&#61;&#61;")
    return Markdown(EDGE.sub(_at_edge, safe).replace("]:", "]&#58;"))  # else it could define a link


def _at_edge(match: re.Match[str]) -> str:
    return "&#58;" if match[3] else f"{match[1] or ''}\\{match[2] or match[4]}"


def attribute(text: object) -> str:
    """`text` for a double-quoted HTML attribute, with nothing that Markdown would read inside it."""
    return html.escape(" ".join(str(text).split())).replace("`", "&#96;").replace("*", "&#42;").replace("_", "&#95;")


def html_text(text: object) -> str:
    """`text` for a block of HTML, which Markdown passes on as it is: on one line, so that the block does not end."""
    return html.escape(" ".join(str(text).split())).replace("[^", "&#91;^")  # that would be the mark of a note


def link(text: object, target: str, title: str = "") -> Markdown:
    """A link; `target` is an http(s) address or a path within the site, `title` what describes it."""
    described = f' "{attribute(title).translate(TITLE_SPECIAL)}"' if title else ""
    address = ENTITY.sub("&amp;", target).translate(URL_SPECIAL)
    return Markdown(f"[{isolated(text)}]({address}{described})")


def quoted(text: object) -> Markdown:
    """The words of somebody else."""
    return Markdown(f"“{isolated(text)}”")


def in_language(text: Markdown, tag: str) -> Markdown:
    """`text`, which is in the language of that tag, for voices that read it aloud."""
    return Markdown(f'<span lang="{tag}">{text}</span>')


def isolated(text: object) -> Markdown:
    """`text` as `escape` writes it, set apart where it is written from right to left.

    Else brackets and numbers beside it would change sides.
    """
    written = escape(text)
    return (
        Markdown(f"<bdi>{written}</bdi>") if RIGHT_TO_LEFT.search(written) and not MARKED.search(written) else written
    )


def joined(parts: list[Any], between: str = ", ") -> Markdown:
    """The parts, escaped, with `between` between them."""
    return Markdown(between.join([escape(part) for part in parts]))


def table(columns: list[Any], rows: list[list[Any]], numeric: tuple[int, ...] = ()) -> Markdown:
    """A table; the columns whose places are in `numeric` are aligned to the right."""
    rules = ["---:" if place in numeric else "---" for place in range(len(columns))]
    head = f"| {joined(columns, ' | ')} |\n| {' | '.join(rules)} |"
    return Markdown("\n".join([head, *(f"| {joined(row, ' | ')} |" for row in rows)]))


def yaml_text(text: object) -> Markdown:
    """`text` as a quoted YAML scalar for front matter, which themes put into HTML as it is."""
    return Markdown(json.dumps(html.escape(" ".join(str(text).split())), ensure_ascii=False))


def json_script(media_type: str, data: Any) -> Markdown:
    """`data` as JSON in a script element on one line, a block of its own.

    What HTML would read is written as JSON's own escapes, so that no text ends the element.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
    return Markdown(f'<script type="{media_type}">{text.translate(JSON_SPECIAL)}</script>')
