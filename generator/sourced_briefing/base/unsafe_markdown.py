"""What prose may not hold, since strangers write it: HTML, attributes, links to scripts, pictures from elsewhere."""

import re
from collections.abc import Iterator

from .characters import find_no_characters, unescaped
from .problems import quote

# Only what the calls write may be markup: strangers' pages must not bring scripts, forms or styles of their own.
MARKUP = re.compile(r"<(?=[A-Za-z/!?])(?!https?://[^\s<>]*>)[^\s>]{0,40}")
QUOTED = re.compile(r"<https?://[^\s<>\"'`]*[\"'`][^\s<>]*>")  # for some engines the quotation goes on to the next mark
ATTRIBUTES = re.compile(r"\{[^}\n]{0,40}")
# Looked ahead at, since one link can stand in what seems to be the address of another.
LINK = re.compile(r"""\](?:\((?=\s*<?\s*([^\s)>]*)>?(\s*[)"'(])?)|:(?=\s*<?\s*([^\s>]*)))""")
NOTE = re.compile(r"\[\^[^\[\]]{1,2000}\]:")
PICTURE = re.compile(r"""!\[(?:[^\]\n]{0,500}\]\((?P<target>[\w./%-]+)(?:[ ]+"[^"\n<>()\[\]]{0,300}")?\))?""", re.ASCII)
LEADS_OUT = re.compile(r"/?\\|//")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCRIPT = re.compile(
    r"(?:java|vb)script:|data:(?:[;,]|(?:text|image|application|audio|video|font|multipart|message)/)", re.IGNORECASE
)
UNSEEN = re.compile(r"[\x00-\x20\\]")  # beside white space
SAFE_SCHEMES = ("http", "https", "mailto")


def find_unsafe(text: str) -> Iterator[tuple[int, str]]:
    """The offset of everything in `text` that must not reach a page, and what to say of it."""
    yield from find_no_characters(text)
    for match in MARKUP.finditer(text):
        yield match.start(), f"HTML such as {quote(match[0])} can't be used in prose; write &lt; for a < sign"
    for match in QUOTED.finditer(text):
        yield match.start(), f"the link {quote(match[0])} holds a quotation mark; write %22 for it, and %27 for '"
    for match in ATTRIBUTES.finditer(text):
        yield (
            match.start(),
            f"{quote(match[0])} could be an attribute list, which can't be used in prose; write &#123; for {{",
        )
    for start, target in links_in(text):
        if not _is_safe(target, SAFE_SCHEMES):
            yield start, f"the link {quote(target)} is not http, https or mailto, nor a page of the site"
    for match in LINK.finditer(text):
        if match[0] == "](" and match[2] is None:
            yield match.start(), "the address of this link does not end; write %20 for a space, and a bracket behind it"
    for match in PICTURE.finditer(text):
        if match["target"] is None or not _is_safe(match["target"], ()):
            yield match.start(), "a picture is a file of content/, written ![what it shows](picture.png)"
    for match in NOTE.finditer(text):
        yield match.start(), "notes are written by calls such as cite(), so that each names a source"
    # Browsers drop white space inside a scheme and entities hide one, so look at what is left without them.
    bare = UNSEEN.sub("", "".join(unescaped(text).split()))
    if SCRIPT.search(bare):
        where = SCRIPT.search(unescaped(text))
        yield (where.start() if where else 0), "a link to a script can't be used here; remove it"


def links_in(text: str) -> Iterator[tuple[int, str]]:
    """The offset of every link in Markdown, and where it leads."""
    yield from ((match.start(), match[1] or match[3] or "") for match in LINK.finditer(text))


def _is_safe(target: str, schemes: tuple[str, ...]) -> bool:
    """Whether a link leads to one of `schemes` or into the site, as a browser reads it: without white space."""
    target = re.sub(r"[\x00-\x20]", "", unescaped(target))
    scheme = SCHEME.match(target)
    return not LEADS_OUT.match(target) and (not scheme or scheme[1].lower() in schemes)
