"""BibTeX, in UTF-8, which BibLaTeX and all reference managers read."""

from collections.abc import Iterable

from .work import Work

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
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
    year, month, *_ = *(work.date or "").split("-"), "", ""
    return {
        # In braces of its own a name is one name, whatever words and commas it has, and a title keeps its capitals.
        "author": _text(" and ".join(f"{{{_escaped(name)}}}" for name in work.authors)),
        "title": f"{{{{{_escaped(work.title)}}}}}",
        "howpublished": _text(_escaped(", ".join(part for part in (work.container, work.publisher) if part))),
        "note": _text(_escaped(work.edition or "")),
        "year": _text(year),
        "month": MONTHS[int(month) - 1] if month else None,
        "language": _text(_escaped(work.language or "")),
        "url": _text(work.address or ""),  # holds neither braces nor backslashes; the rest is read as it stands
    }


def _text(text: str) -> str | None:
    return f"{{{text}}}" if text else None


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(SPECIAL)
