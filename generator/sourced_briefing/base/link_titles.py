"""Titles of links and pictures, which readers see when they point at them."""

import re
from collections.abc import Iterator

TITLED = re.compile(
    r"""
      (?<=\])\((?P<url>[^()\s]{0,2000})[ ]+["'](?P<title>[^\n]{0,500}?)["'][ ]*\)
    | ^[ ]{0,3}\[[^\]\n]{1,200}\]:[ ]*\S{1,2000}[ ]+["'(](?P<named>[^\n]{0,500})["')][ ]*$
    """,
    re.VERBOSE | re.MULTILINE,
)


def titles_as_text(text: str) -> Iterator[tuple[int, str]]:
    """The text with the titles of links and pictures as words in brackets behind them, each piece with its offset."""
    done = 0
    for match in TITLED.finditer(text):
        yield done, text[done : match.start()]
        if match["url"] is not None:
            yield match.start(), f"({match['url']}"
            yield match.end("url"), ")"
        title = "title" if match["title"] is not None else "named"
        yield match.start(title) - 1, f"({match[title]})"
        done = match.end()
    yield done, text[done:]
