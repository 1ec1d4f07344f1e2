"""Takes the tags out of HTML, in one pass from start to end.

The page may be anybody's. Python's own HTML parser takes minutes for some pages of a few hundred kilobytes (comments
that never end), so that one is not used.
"""

import html
import re
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .bounded_markdown import CALL
from .formula_marks import without_formulas
from .front_matter import split_page
from .link_titles import titles_as_text
from .prose_tokens import OPENING, tokens

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


@dataclass(frozen=True)
class Plain:
    """A text without its markup, and where in the file each of its characters stands."""

    text: str
    offsets: "array[int]"

    def offset(self, index: int) -> int:
        """Where in the file the character at `index` stands; for the end of the text, where the last one ends."""
        if index < len(self.offsets):
            return self.offsets[index]
        return self.offsets[-1] + 1 if self.offsets else 0

    def then(self, change: Callable[[str], Iterable[Piece]]) -> "Plain":
        """The text as `change` leaves it, each character still at its place in the file."""
        texts: list[str] = []
        offsets = array("L")
        for start, text in change(self.text):
            own = self.offsets[start : start + len(text)]
            texts.append(text)
            offsets += own
            if len(own) < len(text):  # a sign at the end of the text can stand for several characters
                offsets += array("L", [self.offset(len(self.offsets))]) * (len(text) - len(own))
        return Plain("".join(texts), offsets)


def from_text(text: str, start: int = 0) -> Plain:
    """Plain text as it is, which stands in its file from `start` on."""
    return Plain(text, array("L", range(start, start + len(text))))


# Prose of our own


def from_prose(text: str) -> Plain:
    """A page of content/: each call is one character that no number holds.

    Code, formulas, links and front matter are gone.
    """
    return _below_head(text, without_formulas("".join(_without_calls(text)))).then(titles_as_text).then(_unmarked)


def _below_head(text: str, shown: str) -> Plain:
    """What of `shown`, which is as long as `text`, stands below the front matter of `text`."""
    start = len(text) - len(split_page(text)[1])
    return from_text(shown[start:], start)


def _without_calls(text: str) -> Iterator[str]:
    """The text in its full length, with the calls painted over, and all that follows one that is not closed."""
    done = 0
    for match in tokens(text):
        if match["code"]:
            continue
        yield text[done : match.start()]
        done = len(text) if match[0] == OPENING else match.end()
        yield re.sub(r"[^\n]", CALL, text[match.start() : done])
    yield text[done:]


# Markdown

CODE = r"""
      ^(?P<fence>[ ]{0,3}(?:`{3,}+|~{3,}+))[^\n]*+\n.*?(?:^(?P=fence)[`~]*[ ]*$|\Z)
    | (?<!`)(?P<ticks>`++)[^`](?:(?!\n\n).){0,2000}?(?<!`)(?P=ticks)(?!`)
    | <(?P<auto>https?|mailto):[^\s<>]{0,2000}>
"""
# What a mark begins with, or the beginning of a line: looking for it first is cheaper than trying each mark everywhere.
FIRST = r"(?=[`~<(\[\]!&\\*]|https?://|www\.|^)"
ADDRESS = r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"  # of a person: it begins like any word
MARKDOWN = rf"""
    {CODE}
    | (?<=\])\([^()\n]{{0,2000}}(?:\([^()\n]{{0,200}}\)[^()\n]{{0,200}})?\)  # the target of a link
    | (?<=\])\[[^\]\n]{{0,200}}\]
    | ^[ ]{{0,3}}\[[^\]\n]{{1,200}}\]:[^\n]*$                     # and of all links of that name
    | \[\^[^\]\n]{{1,200}}\]                                    # a footnote's mark
    | (?:https?://|www\.)[^\s<>"|)\]]{{1,2000}}
    | {ADDRESS}
    | (?P<mark>^[ ]{{0,3}}(?:>[ ]?)*+[ ]*(?:\d{{1,9}}[.)]|[-+*])[ ]+  # of a list's item
      | ^[ ]{{0,3}}\#{{1,6}}[ ]+(?:\d{{1,3}}(?:\.\d{{1,3}})*+[.)]?[ ]+)?)  # of a heading, and its numbering
    | &(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]\w{{1,31}});
    | \\(?=[!-/:-@\[-`{{-~])                                   # what escapes a sign
    | \*+|~~+|!?\[|\]
"""
FLAGS = re.VERBOSE | re.MULTILINE | re.DOTALL
CODE_MARKS, ALL_MARKS = re.compile(CODE, FLAGS), re.compile(MARKDOWN, FLAGS)
MARKS_BUT_ADDRESSES = re.compile(rf"{FIRST}(?:{MARKDOWN})", FLAGS)


def from_markdown(text: str) -> Plain:
    """Markdown without code, HTML, targets of links, marks of lists and headings, emphasis and front matter."""
    return _below_head(text, text).then(_without_code).then(without_tags).then(_unmarked)


def words_of_markdown(text: str) -> str:
    """The same of a part of a page, for who need not know where each character stood, which takes most of the time."""
    for change in (_without_code, without_tags, _unmarked):
        text = "".join(piece for _, piece in change(text))
    return text


def _without_code(text: str) -> Iterator[Piece]:
    done = 0
    for match in CODE_MARKS.finditer(text):
        yield done, text[done : match.start()]
        yield match.start(), "\n" if "\n" in match[0] else CALL
        done = match.end()
    yield done, text[done:]


def _unmarked(text: str) -> Iterator[Piece]:
    done = 0
    for match in (ALL_MARKS if "@" in text else MARKS_BUT_ADDRESSES).finditer(text):
        yield done, text[done : match.start()]
        if match[0].startswith("&"):
            yield match.start(), html.unescape(match[0])
        elif match["mark"] or "\n" in match[0]:
            yield match.end() - 1, "\n"
        elif match["ticks"] or "://" in match[0]:
            yield match.start(), CALL
        done = match.end()
    yield done, text[done:]


# HTML


def from_html(text: str) -> Plain:
    """The text of an HTML page: bars part cells, blank lines part blocks; scripts and styles are left out."""
    one_line = re.sub(r"\s", " ", text)  # a line's end in HTML is a space
    return from_text(one_line).then(without_tags).then(decoded)
