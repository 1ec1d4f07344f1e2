"""Text for Plotly, which reads a little HTML in every text that it draws."""

from textwrap import wrap

CHARACTER = 6.4  # pixels of a character of the charts' text, on average and a little more


def safe(text: object) -> str:
    """`text` so that Plotly shows it letter for letter."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def lines(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` characters; Plotly breaks none by itself."""
    return wrap(text, width) or [""]


def folded(text: str, width: int) -> str:
    """`text` in lines of at most `width` characters, ready for Plotly."""
    return "<br>".join(map(safe, lines(text, width)))


def shortened(text: str, longest: int) -> str:
    """`text`, cut after a word and marked with an ellipsis where it is longer than `longest` characters."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return f"{cut.rpartition(' ')[0] or cut} …"
