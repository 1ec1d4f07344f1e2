"""A second lock: finished HTML is read by a parser that knows only what pages are made of.

The first lock is that every text is escaped, and prose with markup refused. Should that ever fail, what is found here
is refused as well. The parser is stricter than that of a browser: what it can't read with certainty, or does not
know, is foreign. So there is no text that a browser reads in another way, and takes for more than stands here.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from urllib.parse import unquote, urlsplit

from .allowed_html import ELEMENTS, EVERYWHERE, LOADED, NAMED, STYLE, VALUES
from .characters import REFUSED, unescaped
from .problems import Place, Problem, quote

NAME, VALUE = r"[a-z_][\w:.-]*+", r"""(?:"[^"]*"|'[^']*'|[^\s"'`=<>]+)"""
FLAGS = re.IGNORECASE | re.ASCII
TAG = re.compile(rf"</?(?P<name>[a-z][a-z0-9-]*+)(?P<attributes>(?:\s+{NAME}(?:={VALUE})?)*+)\s*+/?>", FLAGS)
ATTRIBUTE = re.compile(rf"\s+({NAME})(?:=({VALUE}))?", FLAGS)
OTHER = re.compile(r"<!doctype html>|<!--[\w\s.,:;]*+-->", FLAGS)
# What stands in these is no markup; nor may it hold the beginning of any, since some browsers could see it there.
RAW = ("script", "style", "title", "textarea")
DATA = ("application/json", "application/ld+json")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
LINKED = ("http", "https", "mailto")
NO_ICON = "data:,"  # asks for no icon
FETCHES = re.compile(r"@import|url\s*\(|image|expression|\\", re.IGNORECASE)
SHOWN = 60
RULE = "known-html"
MOST_TOLD = 5  # of one page
KEPT = 20_000  # the same few tags stand on every page

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
    at, ids = 0, set[str]()
    while (at := html.find("<", at)) >= 0:
        match = TAG.match(html, at)
        if match and match[0][1] == "/":
            end, faults = match.end(), list[str]()
        elif match:
            tag = _tag(match[0])
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


@dataclass(frozen=True)
class _Tag:
    """What begins an element, and what is wrong with it wherever it stands."""

    name: str
    attributes: dict[str, str]
    faults: tuple[str, ...]
    fetched: str | None  # the address of a file that browsers fetch without being asked


@lru_cache(maxsize=KEPT)
def _tag(text: str) -> _Tag:
    match = TAG.match(text)
    assert match
    name = match["name"].lower()
    pairs = [(each[1].lower(), _plain(each[2])) for each in ATTRIBUTE.finditer(match["attributes"])]
    attributes = dict(pairs)
    if name not in ELEMENTS:
        return _Tag(name, attributes, (f"the element <{name}> is none that pages are made of",), None)
    kinds = attributes.get("rel", "").lower().split()
    fetches = name in ("img", "script") or (name == "link" and not LOADED.isdisjoint(kinds))
    faults = [
        f"{quote(f'<{name} {key}={value}>')} {fault}" for key, value in pairs if (fault := _fault(name, key, value))
    ]
    if name == "script" and "src" not in attributes and attributes.get("type") not in DATA:
        faults.append("a script stands in the page")
    if name == "link" and (not kinds or not {*kinds} <= LOADED | NAMED):
        faults.append(f"{quote(text)} is of a kind that pages do not have")
    return _Tag(
        name, attributes, tuple(faults), attributes.get("src" if name != "link" else "href") if fetches else None
    )


def _fault(name: str, attribute: str, value: str) -> str:
    """What is wrong with one attribute."""
    allowed = VALUES.get((name, attribute))
    if not EVERYWHERE.fullmatch(attribute) and attribute not in ELEMENTS[name]:
        return "is an attribute that pages do not have"
    if allowed and not allowed.fullmatch(value):
        return "has a value that pages do not have"
    if attribute == "style" and not STYLE.fullmatch(value):
        return "is no style that pages have"
    if attribute == "action" and not _is_path(value):
        return "sends what is typed to somebody else"
    if attribute in ("href", "src", "cite") and value != NO_ICON and not _is_link(value):
        return "leads to what is no page"
    return ""


def _faults_here(tag: _Tag, ids: set[str], is_own: IsOwn) -> Iterator[str]:
    """What is wrong with the tag on this page."""
    path = tag.fetched
    if path and path != NO_ICON and not (_is_path(path) and is_own(tag.name, path)):
        yield f"the element <{tag.name}> fetches {quote(path)}, which is no file of the site for it"
    if own := tag.attributes.get("id"):
        if own in ids:
            yield f"the id {quote(own)} stands on the page twice"
        ids.add(own)


def _after(html: str, tag: _Tag, at: int) -> tuple[int, list[str]]:
    """Where the text that follows the tag and is no markup ends, and what is wrong with it."""
    end = html.find("<", at)
    closed = re.match(rf"</{tag.name}\s*>", html[end : end + SHOWN], re.IGNORECASE) if end >= 0 else None
    if not closed:
        return at, [f"what stands in <{tag.name}> can't be read with certainty"]
    inner = html[at:end]
    fetching = tag.name == "style" and FETCHES.search(inner)
    return end, [f"the style {quote(inner)} may fetch something"] if fetching else []


def _plain(value: str | None) -> str:
    """The value of an attribute: without the quotes around it, and with the signs that entities stand for."""
    value = value or ""
    return unescaped(value[1:-1] if value[:1] in ("'", '"') else value)


def _bare(address: str) -> str:
    """An address as a browser reads it: without white space, and without what can't be seen."""
    return REFUSED.sub("", re.sub(r"\s", "", address))


def _is_link(address: str) -> bool:
    """Whether it leads to the web, to a mailbox or to a page of the site."""
    bare = _bare(address)
    scheme = SCHEME.match(bare)
    return not re.match(r"//|/?\\", bare) and (not scheme or scheme[1].lower() in LINKED)


def _is_path(address: str) -> bool:
    """Whether it is a path: it names no scheme and no host."""
    return address == _bare(address) and not SCHEME.match(address) and not re.search(r"//|\\", address)
