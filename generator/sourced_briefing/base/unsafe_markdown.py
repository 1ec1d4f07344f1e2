"""What prose may not hold, since strangers write it: HTML, attributes, links to scripts, pictures from elsewhere."""

import re
from collections.abc import Iterator

from .characters import find_no_characters, unescaped
from .problems import quote

# Only what the calls write may be markup: strangers' pages must not bring scripts, forms or styles of their own.
MARKUP = re.compile(r"<(?=[A-Za-z/!?])(?!https?://[^\s<>]*>)[^\s>]{0,40}")
ATTRIBUTES = re.compile(r"\{[^}\n]{0,40}")
LINK = re.compile(r"\]\(\s*<?\s*([^\s)>]*)|\[[^\]\n]{1,200}\]:\s*<?\s*([^\s>]*)")
NOTE = re.compile(r"\[\^[^\]\n]{1,200}\]:")
PICTURE = re.compile(r"!\[(?!\^)(?:[^\]\n]{0,500}\]\(\s*<?\s*(?P<target>[^\s)>]*))?")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCRIPT = re.compile(
    r"(?:java|vb)script:|data:(?:[;,]|(?:text|image|application|audio|video|font|multipart|message)/)", re.IGNORECASE
)
SAFE_SCHEMES = ("http", "https", "mailto")


def find_unsafe(text: str) -> Iterator[tuple[int, str]]:
    """The offset of everything in `text` that must not reach a page, and what to say of it."""
    yield from find_no_characters(text)
    for match in MARKUP.finditer(text):
        yield match.start(), f"HTML such as {quote(match[0])} can't be used in prose; write &lt; for a < sign"
    for match in ATTRIBUTES.finditer(text):
        yield (
            match.start(),
            f"{quote(match[0])} could be an attribute list, which can't be used in prose; write &#123; for {{",
        )
    for match in LINK.finditer(text):
        target = match[1] or match[2] or ""
        if not _is_safe(target, SAFE_SCHEMES):
            yield match.start(), f"the link {quote(target)} is not http, https or mailto, nor a page of the site"
    for match in PICTURE.finditer(text):
        if match["target"] is None or not _is_safe(match["target"], ()):
            yield match.start(), "a picture is a file of content/, written ![what it shows](picture.png)"
    for match in NOTE.finditer(text):
        yield match.start(), "notes are written by calls such as cite(), so that each names a source"
    # Browsers drop white space inside a scheme and entities hide one, so look at what is left without them.
    bare = re.sub(r"[\s\x00-\x20\\]", "", unescaped(text))
    if SCRIPT.search(bare):
        where = SCRIPT.search(unescaped(text))
        yield (where.start() if where else 0), "a link to a script can't be used here; remove it"


def _is_safe(target: str, schemes: tuple[str, ...]) -> bool:
    """Whether a link leads to one of `schemes` or into the site, as a browser reads it: without white space."""
    target = re.sub(r"[\x00-\x20]", "", unescaped(target))
    scheme = SCHEME.match(target)
    return not target.startswith(("//", "\\")) and (not scheme or scheme[1].lower() in schemes)
