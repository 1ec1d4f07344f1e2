"""One tag of finished HTML: what it says, and what is wrong with it wherever it stands."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .allowed_html import ELEMENTS, EVERYWHERE, LOADED, NAMED, STYLE, VALUES
from .characters import REFUSED, unescaped
from .problems import quote

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
KEPT = 20_000  # the same few tags stand on every page


@dataclass(frozen=True)
class Tag:
    """What begins an element, and what is wrong with it wherever it stands."""

    name: str
    attributes: dict[str, str]
    faults: tuple[str, ...]
    fetched: str | None  # the address of a file that browsers fetch without being asked


@lru_cache(maxsize=KEPT)
def tag_of(text: str) -> Tag:
    """What a whole tag says."""
    match = TAG.match(text)
    assert match
    name = match["name"].lower()
    pairs = [(each[1].lower(), _plain(each[2])) for each in ATTRIBUTE.finditer(match["attributes"])]
    attributes = dict(pairs)
    if name not in ELEMENTS:
        return Tag(name, attributes, (f"the element <{name}> is none that pages are made of",), None)
    kinds = attributes.get("rel", "").lower().split()
    fetches = name in ("img", "script") or (name == "link" and not LOADED.isdisjoint(kinds))
    faults = [
        f"{quote(f'<{name} {key}={value}>')} {fault}" for key, value in pairs if (fault := _fault(name, key, value))
    ]
    if name == "script" and "src" not in attributes and attributes.get("type") not in DATA:
        faults.append("a script stands in the page")
    if name == "link" and (not kinds or not {*kinds} <= LOADED | NAMED):
        faults.append(f"{quote(text)} is of a kind that pages do not have")
    return Tag(
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
    if attribute == "action" and not is_path(value):
        return "sends what is typed to somebody else"
    if attribute in ("href", "src", "cite") and value != NO_ICON and not _is_link(value):
        return "leads to what is no page"
    return ""


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


def is_path(address: str) -> bool:
    """Whether it is a path: it names no scheme and no host."""
    return address == _bare(address) and not SCHEME.match(address) and not re.search(r"//|\\", address)
