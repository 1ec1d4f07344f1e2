"""A second lock: finished HTML is read by a parser that knows only what pages are made of.

The first lock is that every text is escaped, and prose with markup refused. Should that ever fail, what is found here
is refused as well. The parser is stricter than that of a browser: what it can't read with certainty, or does not
know, is foreign. So there is no text that a browser reads in another way, and takes for more than stands here.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote, urlsplit

from .html_tags import FLAGS, KEPT, NO_ICON, OTHER, RAW, TAG, Tag, is_path, tag_of
from .problems import Place, Problem, quote

# What is told at a glance: no bracket stands within a tag; of a familiar one only its id matters.
SIMPLE = re.compile("<[^<>]*+>")
ANY = r'"[^"<>]*+"'
COMMON = rf'(?:class|title|lang|data-[a-z]+(?:-[a-z]+)*+)={ANY}|id="([^"<>&]*+)"'
LINK = rf'href="(?:https?://|\.\./|#)[\w./:#?=%+~-]*+"|(?:download|rel)={ANY}'
FAMILIAR = re.compile(
    rf"<(?:a(?: (?:{COMMON}|{LINK}))*+|data(?: (?:{COMMON}|value={ANY}))*+"
    rf"|(?:details|div|em|h[1-6]|li|p|small|span|strong|sup|td|th|tr)(?: (?:{COMMON}))*+)>",
    re.ASCII,
)
BEGINS_RAW = re.compile(rf"<(?:{'|'.join(RAW)})(?![a-z0-9-])", FLAGS)
FETCHES = re.compile(r"@import|url\s*\(|image|expression|\\", re.IGNORECASE)
SHOWN = 60
RULE = "known-html"
MOST_TOLD = 5  # of one page

IsOwn = Callable[[str, str], bool]  # whether an element ("script", "link", "img") may fetch the file at this path


@dataclass(frozen=True)
class Foreign:
    """Something on a page that pages are not made of: its line in the HTML, and what to say of it."""

    line: int
    message: str


@dataclass(frozen=True)
class Gate:
    """Looks at the pages of one site."""

    is_code: Callable[[str], bool]  # whether a path is that of a script or style that no stranger wrote
    root: str = "/"  # the path at which the site is served

    def problems(self, html: str, page: str, path: str) -> list[Problem]:
        """What is wrong with the HTML at the address `page` from the root of the site; told of the file `path`."""

        def is_own(element: str, address: str) -> bool:
            target = self._target(page, address)
            return not target.startswith("..") if element == "img" else self.is_code(target)

        found = islice(find_foreign(html, is_own), MOST_TOLD)
        return [Problem(Place(path), f"line {each.line} of the finished page: {each.message}", RULE) for each in found]

    def _target(self, page: str, address: str) -> str:
        """The path from the root of the site to which an address on a page leads; ".." where it leads out of it."""
        path = unquote(urlsplit(address).path)
        if path.startswith("/"):
            return path.removeprefix(self.root) if path.startswith(self.root) and ".." not in path else ".."
        return posixpath.normpath(posixpath.join(posixpath.dirname(page), path))


def find_foreign(html: str, is_own: IsOwn) -> Iterator[Foreign]:
    """Everything in a page, or in a part of one, that pages are not made of."""
    return iter(()) if is_clean(html, is_own) else read_closely(html, is_own)


def is_clean(html: str, is_own: IsOwn) -> bool:
    """Whether it can be told at a glance that nothing is foreign: each tag is looked at once, wherever it stands."""
    tags = Counter(SIMPLE.findall(html))
    if tags.total() != html.count("<"):
        return False
    ids = set[str]()
    for text, times in tags.items():
        tag = _glance(text)
        if tag and (tag.faults or (times > 1 and "id" in tag.attributes) or any(_faults_here(tag, ids, is_own))):
            return False
    return all(_holds_no_markup(html, each.start()) for each in BEGINS_RAW.finditer(html))


def _holds_no_markup(html: str, begin: int) -> bool:
    """Whether all is well with what stands between the tag at that place and its end."""
    end = html.index(">", begin) + 1
    _, faults = _after(html, tag_of(html[begin:end]), end)
    return not faults


@lru_cache(maxsize=KEPT)
def _glance(text: str) -> Tag | None:
    """The tag, if anything is wrong with it or where it stands matters."""
    if familiar := FAMILIAR.fullmatch(text):
        return Tag("", {"id": familiar[familiar.lastindex]}, (), None) if familiar.lastindex else None
    if OTHER.fullmatch(text):
        return None
    if not TAG.fullmatch(text):
        return Tag("", {}, ("can't be read at a glance",), None)
    tag = None if text.startswith("</") else tag_of(text)
    return tag if tag and (tag.faults or tag.fetched or "id" in tag.attributes) else None


def read_closely(html: str, is_own: IsOwn) -> Iterator[Foreign]:
    """Everything in it that pages are not made of, found sign by sign."""
    at, ids = 0, set[str]()
    while (at := html.find("<", at)) >= 0:
        match = TAG.match(html, at)
        if match and match[0][1] == "/":
            end, faults = match.end(), list[str]()
        elif match:
            tag = tag_of(match[0])
            end, faults = _after(html, tag, match.end()) if tag.name in RAW else (match.end(), [])
            if tag.faults or tag.fetched or "id" in tag.attributes:
                faults += [*tag.faults, *_faults_here(tag, ids, is_own)]
        else:
            other = OTHER.match(html, at)
            end = other.end() if other else at + 1
            faults = [] if other else [f"{quote(html[at : at + SHOWN])} can't be read with certainty"]
        for fault in faults:
            yield Foreign(html.count("\n", 0, at) + 1, fault)
        at = end


def _faults_here(tag: Tag, ids: set[str], is_own: IsOwn) -> Iterator[str]:
    """What is wrong with the tag on this page."""
    path = tag.fetched
    if path and path != NO_ICON and not (is_path(path) and is_own(tag.name, path)):
        yield f"the element <{tag.name}> fetches {quote(path)}, which is no file of the site for it"
    if own := tag.attributes.get("id"):
        if own in ids:
            yield f"the id {quote(own)} stands on the page twice"
        ids.add(own)


def _after(html: str, tag: Tag, at: int) -> tuple[int, list[str]]:
    """Where the text that follows the tag and is no markup ends, and what is wrong with it."""
    end = html.find("<", at)
    closed = re.match(rf"</{tag.name}\s*>", html[end : end + SHOWN], re.IGNORECASE) if end >= 0 else None
    if not closed:
        return at, [f"what stands in <{tag.name}> can't be read with certainty"]
    inner = html[at:end]
    fetching = tag.name == "style" and FETCHES.search(inner)
    return end, [f"the style {quote(inner)} may fetch something"] if fetching else []
