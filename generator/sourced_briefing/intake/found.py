"""What was found of a publication, before it is a record: as much as is known, in the forms of a source's fields."""

import re
from dataclasses import dataclass
from datetime import date

from ..base.characters import REFUSED, unescaped
from ..base.problems import UserError
from ..values.periods import parse_period

Author = str | dict[str, str]  # an organisation, or the parts of a person's name
# How words look, as reference managers and services write it into titles.
MARKUP = re.compile(r"</?(?:i|b|em|strong|su[bp]|sc|scp|span|p|br|jats:[a-z-]+|mml:[a-z]+)(?:\s[^<>]{0,200})?/?>", re.I)
DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s\\]+")
DAY = re.compile(r"(?P<year>[0-9]{4})(?:[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?)?(?![0-9])")
MOST_AUTHORS = 100


class Unreadable(UserError):
    """A file, or an answer of a service, from which no source can be made."""


@dataclass(frozen=True)
class Found:
    """One publication; None for what is not said of it."""

    key: str = ""  # what the file calls it
    title: str | None = None
    publisher: str | None = None
    authors: tuple[Author, ...] = ()
    published: str | None = None
    url: str | None = None
    doi: str | None = None
    accessed: str | None = None
    licence: str | None = None
    language: str | None = None
    kind: str | None = None  # what it may be; a person says what it is
    hint: str | None = None  # what a person should know who says so


def plain(text: object) -> str | None:
    """The text on one line, without markup, HTML's entities and what can't be shown; None where nothing is left."""
    if not isinstance(text, str):
        return None
    bare = REFUSED.sub("", unescaped(MARKUP.sub("", text)))
    bare = "".join(c if c.isprintable() else " " for c in bare)
    return " ".join(bare.split()) or None


def person(family: object, given: object = None, written: str | None = None) -> Author | None:
    """A person's name in its parts; as text where it has one part only."""
    parts = {"family": plain(family), "given": plain(given), "written": written}
    if not parts["family"] or not parts["given"]:
        return parts["family"] or parts["given"]
    return {name: part for name, part in parts.items() if part}


def named(name: object) -> Author | None:
    """A name as text: parts where a comma sets the family's apart, else the whole."""
    text = plain(name)
    family, comma, given = (text or "").partition(",")
    return person(family, given) if comma else text


def found_doi(text: object) -> str | None:
    """The DOI that is or stands in a text, such as its address; None where there is none."""
    match = DOI.search(text) if isinstance(text, str) else None
    return match[0].rstrip(".,;") if match else None


def day_of(text: object) -> str | None:
    """The day, month or year with which a text begins, as the data write it; None where it begins with none."""
    match = DAY.match(text.strip()) if isinstance(text, str) else None
    return dated(*match.groups()) if match else None


def dated(year: object, month: object = None, day: object = None) -> str | None:
    """The same of numbers, as far as there is such a date."""
    known: list[str] = []
    for part in (year, month, day):
        if not str(part or "").strip().isdecimal():
            break
        known.append(f"{int(str(part)):0{4 if not known else 2}}")
    while known:
        text = "-".join(known)
        try:
            parse_period(text)
        except ValueError:
            known.pop()
        else:
            return text if len(known[0]) == 4 else None
    return None


def whole_day(text: str | None) -> str | None:
    """The text if it is a day, not a month or a year."""
    try:
        return date.fromisoformat(text).isoformat() if text and len(text) == 10 else None
    except ValueError:
        return None
