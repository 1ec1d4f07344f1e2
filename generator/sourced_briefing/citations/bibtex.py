"""BibTeX, in UTF-8, which BibLaTeX and all reference managers read."""

import re
from collections.abc import Iterable

from ..model import Person
from .work import Work

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
PLAIN = re.compile(r"(?!.*\band\b)[\w\s.'’-]+", re.IGNORECASE)  # given names of which each can be made an initial
# Braces are written as commands: BibTeX counts even those that have a backslash.
SPECIAL = str.maketrans(
    {character: f"\\{character}" for character in "$&%#_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def bibtex(works: Iterable[Work]) -> str:
    """The entries of the works, with a blank line between them."""
    return "\n".join(_entry(work) for work in works)


def _entry(work: Work) -> str:
    lines = "".join(f"  {name} = {value},\n" for name, value in _fields(work).items() if value)
    # Every style knows @misc, and none asks of it what is not known here.
    return f"@misc{{{work.key},\n{lines}}}\n"


def _fields(work: Work) -> dict[str, str | None]:
    _, month, *_ = *(work.date or "").split("-"), "", ""
    return {
        "author": _text(" and ".join(map(_name, work.authors))),
        # In braces of its own a title keeps its capitals.
        "title": f"{{{{{_escaped(work.title)}}}}}",
        "howpublished": _text(_escaped(", ".join(part for part in (work.container, work.publisher) if part))),
        "note": _text(_escaped(_note(work))),
        "year": _text(work.years.replace("–", "--")),
        "month": MONTHS[int(month) - 1] if month and not work.until else None,
        "language": _text(_escaped(work.language or "")),
        "url": _text(work.address or ""),  # holds neither braces nor backslashes; the rest is read as it stands
        "doi": _text(_escaped(work.doi or "")),
        "urldate": _text(work.accessed or ""),
    }


def _name(author: str | Person) -> str:
    """In braces of its own a name is one name, whatever words and commas it has."""
    if isinstance(author, str):
        return f"{{{_escaped(author)}}}"
    given = _escaped(author.given)
    return f"{{{_escaped(author.family)}}}, {given if PLAIN.fullmatch(given) else f'{{{given}}}'}"


def _note(work: Work) -> str:
    """What BibTeX has no field for."""
    archived = "archived on {1}: {0}".format(*work.archived) if work.archived else None
    licence = f"licence: {work.licence}" if work.licence else None
    newest = f"newest: {work.newest}" if work.newest else None
    return "; ".join(filter(None, [work.retracted, work.edition, newest, archived, licence]))


def _text(text: str) -> str | None:
    return f"{{{text}}}" if text else None


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(SPECIAL)
