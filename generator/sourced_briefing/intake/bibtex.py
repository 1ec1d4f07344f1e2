"""BibTeX, which pybtex reads: strings, braces, names and LaTeX's accents."""

import re
from typing import Any

from .found import MOST_AUTHORS, Author, Found, Unreadable, dated, day_of, found_doi, person, plain, whole_day

KINDS = {
    "article": "paper",
    "inproceedings": "paper",
    "conference": "paper",
    "phdthesis": "paper",
    "mastersthesis": "paper",
    "thesis": "paper",
    "unpublished": "paper",
    "dataset": "dataset",
    "report": "analysis",
    "techreport": "analysis",
    "book": "reference",
    "manual": "reference",
}
OUTLETS = "journal journaltitle publisher institution organization school howpublished booktitle".split()
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# Commands that say how words look, which a data file doesn't; and those that stand for a character.
LOOKS = re.compile(r"\\(?:emph|text[a-z]{2}|mkbib[a-z]+|[a-z]*url|enquote|relax|[a-z]{2}(?:shape|series|family))\b\s*")
SIGNS = {
    r"\textbraceleft": "{",
    r"\textbraceright": "}",
    r"\textasciitilde": "~",
    r"\textasciicircum": "^",
    r"\textbackslash": "\\",
    r"\LaTeX": "LaTeX",
    r"\TeX": "TeX",
}
SIGN = re.compile("|".join(rf"{re.escape(name)}(?![A-Za-z])\s?" for name in SIGNS))
COMMAND = re.compile(r"\\[A-Za-z]+")
URL = re.compile(r"https?://[^\s{}]+")


def read_bibtex(text: str) -> list[Found]:
    """The entries of a BibTeX file. Raises Unreadable, with what pybtex says of it, when they can't be read."""
    from pybtex.database import parse_string  # noqa: PLC0415  it takes a fifth of a second, and few commands need it
    from pybtex.exceptions import PybtexError  # noqa: PLC0415

    try:
        return [_found(entry) for entry in parse_string(text, "bibtex").entries.values()]
    except (PybtexError, RecursionError) as error:
        raise Unreadable(f"this BibTeX can't be read: {error or 'it is nested too deep'}") from error


def _found(entry: Any) -> Found:
    fields = {name.lower(): value for name, value in entry.fields.items()}
    texts = {name: _text(entry.key, name, fields[name]) for name in ("title", *OUTLETS) if name in fields}
    people = entry.persons.get("author", ())
    return Found(
        key=str(entry.key),
        title=texts.get("title"),
        publisher=next((texts[name] for name in OUTLETS if texts.get(name)), None),
        authors=tuple(name for each in people if (name := _author(entry.key, each)))[:MOST_AUTHORS],
        published=day_of(fields.get("date"))
        or dated(fields.get("year"), _month(fields.get("month")), fields.get("day")),
        url=_address(fields),
        doi=_doi(fields),
        accessed=whole_day(day_of(fields.get("urldate"))),
        language=plain(fields.get("langid") or fields.get("language")),
        kind=KINDS.get(str(entry.type).lower()),
    )


def _text(key: str, name: str, latex: str) -> str | None:
    r"""LaTeX as plain text. Raises Unreadable for a command that is not known, rather than print \foo."""
    from pybtex.richtext import Text  # noqa: PLC0415

    held = SIGN.sub(lambda match: f"\0{list(SIGNS).index(match[0].strip())}\0", LOOKS.sub("", latex))
    text = str(Text.from_latex(held))
    if bad := COMMAND.search(text):
        raise Unreadable(f'in the entry "{key}", `{name}` holds {bad[0]}, which is not known here; write it out')
    for number, sign in enumerate(SIGNS.values()):
        text = text.replace(f"\0{number}\0", sign)
    return " ".join(text.split()) or None


def _author(key: str, name: Any) -> Author | None:
    """A name with one part only is an organisation's, as in {World Health Organization}."""
    family, given, suffix = (
        _text(key, "author", " ".join(parts)) or ""
        for parts in (
            [*name.prelast_names, *name.last_names],
            [*name.first_names, *name.middle_names],
            name.lineage_names,
        )
    )
    if (family, given) == ("others", ""):
        return None
    return person(family, given, f"{given} {family} {suffix}" if suffix and given else None)


def _month(text: str | None) -> str | None:
    """Its number, of a name or a number."""
    start = (text or "").strip().lower()[:3]
    return str(MONTHS.index(start) + 1) if start in MONTHS else text


def _address(fields: dict[str, str]) -> str | None:
    for name in ("url", "howpublished", "note"):
        if match := URL.search(fields.get(name, "").replace(r"\_", "_").replace(r"\%", "%").replace(r"\&", "&")):
            return match[0]
    return None


def _doi(fields: dict[str, str]) -> str | None:
    """That of a work of arXiv's follows from its number there."""
    if doi := found_doi(fields.get("doi", "").replace("\\", "")):
        return doi
    is_arxiv = fields.get("archiveprefix", fields.get("eprinttype", "")).lower() == "arxiv"
    return f"10.48550/arXiv.{fields['eprint']}" if is_arxiv and fields.get("eprint") else None
