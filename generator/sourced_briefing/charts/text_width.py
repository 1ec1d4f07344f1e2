"""Text for Plotly, which reads a little HTML in every text that it draws."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from unicodedata import combining, east_asian_width

CHARACTER = 6.4  # pixels of a character of the charts' text, on average and a little more


def safe(text: object) -> str:
    """`text` so that Plotly shows it letter for letter."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def width_of(text: str) -> int:
    """How many characters wide `text` is; a Chinese one is as wide as two others, an accent takes no room."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def lines(text: str, width: int) -> list[str]:
    """`text` in lines that are at most `width` characters wide; Plotly breaks none by itself."""
    written, room = [""], width
    for piece in chain.from_iterable(_pieces(word, width) for word in text.split()):
        taken = width_of(piece) + bool(written[-1])
        if taken <= room:
            written[-1] += f" {piece}" if written[-1] else piece
            room -= taken
        else:
            written.append(piece)
            room = width - width_of(piece)
    return written


def _pieces(word: str, width: int) -> Iterable[str]:
    """The word, in pieces where it is wider than a line."""
    return (word,) if width_of(word) <= width else _cut(word, width)


def _cut(word: str, width: int) -> Iterator[str]:
    piece = ""
    for character in word:
        if width_of(piece + character) > width:
            yield piece
            piece = ""
        piece += character
    yield piece


@lru_cache(maxsize=10_000)  # the same names and titles stand on every card of a chart
def folded(text: str, width: int) -> str:
    """`text` in lines of at most `width` characters, ready for Plotly."""
    return "<br>".join(map(safe, lines(text, width)))


def shortened(text: str, longest: int) -> str:
    """`text`, cut after a word and marked with an ellipsis where it is longer than `longest` characters."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return f"{cut.rpartition(' ')[0] or cut} …"
