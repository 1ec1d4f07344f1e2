"""Takes the tags out of HTML, in one pass from start to end.

The page may be anybody's. Python's own HTML parser takes minutes for some pages of a few hundred kilobytes (comments
that never end), so that one is not used.
"""

import html
import re
from collections.abc import Iterator

Piece = tuple[int, str]  # what stands in the text from this offset on

TOKEN = re.compile(r"<!--|<[!?]|</?(?P<tag>[A-Za-z][\w:-]{0,40})")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
REST_OF_TAG = re.compile(r"""(?:[^>"']++|"[^"]*+"|'[^']*+')*+>""")
UNSEEN = ("script", "style", "template", "noscript", "svg", "math", "textarea", "select", "title")
INLINE = """
a abbr b bdi bdo big cite data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u
var wbr
""".split()
BREAKS = {"tr": "\n", "br": "\n", "td": " | ", "th": " | ", "thead": "", "tbody": "", "tfoot": ""}
BLANK_LINE = "\n\n"


def without_tags(text: str) -> Iterator[Piece]:
    """The text between the tags: bars part cells, blank lines part blocks; scripts and the like are left out."""
    done, regular = 0, True
    while match := TOKEN.search(text, done):
        yield done, text[done : match.start()]
        done = match.end()
        tag, closes = (match["tag"] or "").lower(), match[0].startswith("</")
        end = REST_OF_TAG.match(text, done) if tag and regular else None
        regular = regular and bool(end or not tag)  # after one quote that never ends, none is believed
        done = end.end() if end else _after(text, "-->" if match[0] == "<!--" else ">", done)
        if tag in UNSEEN and not closes:
            done = _after(text, ">", _after(text, f"</{tag}", done))
        elif tag and tag not in INLINE:
            yield match.start(), "" if closes and tag in BREAKS else BREAKS.get(tag, BLANK_LINE)
    yield done, text[done:]


def _after(text: str, mark: str, start: int) -> int:
    """The offset behind the next `mark`, or the end of the text."""
    found = re.compile(re.escape(mark), re.IGNORECASE).search(text, start)
    return found.end() if found else len(text)


def decoded(text: str) -> Iterator[Piece]:
    """The text with the signs that entities stand for: &euro; is €."""
    done = 0
    for match in ENTITY.finditer(text):
        yield done, text[done : match.start()]
        yield match.start(), html.unescape(match[0])
        done = match.end()
    yield done, text[done:]
