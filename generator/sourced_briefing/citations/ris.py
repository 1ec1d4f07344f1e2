"""RIS, in UTF-8: one field a line, each behind its tag."""

from collections.abc import Iterable, Iterator

from ..model import Person
from .work import Work

TYPES = {
    "page": "ELEC",
    "filing": "RPRT",
    "regulation": "GOVDOC",
    "dataset": "DATA",
    "paper": "GEN",  # a journal is not known
    "news": "NEWS",
    "analysis": "RPRT",
    "reference": "ELEC",
}
LOW_QUOTE = "\u201a"
END = "\r\n"


def ris(works: Iterable[Work]) -> str:
    """The records of the works, with a blank line between them."""
    return END.join("".join(f"{tag}  - {_line(text)}{END}" for tag, text in _fields(work)) for work in works)


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", TYPES[work.kind]
    yield "ID", work.key
    yield from (("AU", _name(author)) for author in work.authors)
    year, month, day, *_ = *(work.date or "").split("-"), "", "", ""
    more = work.season or (f"{work.date} to {work.until}" if work.until else "")
    dated = f"{year}/{month}/{day}/{more}" if work.date else None
    fields = {
        "TI": work.title,
        "T2": work.container,
        "ET": work.edition,
        "PB": work.publisher,
        "PY": year,
        "DA": dated,
        "UR": work.address,
        "DO": work.doi,
        "Y2": work.accessed and f"{work.accessed.replace('-', '/')}/",
        "L2": work.archived and work.archived[0],
        "C1": work.licence,
        "N1": work.retracted or (work.newest and f"Newest edition: {work.newest}"),
        "LA": work.language,
    }
    yield from ((tag, text) for tag, text in fields.items() if text)
    yield "ER", ""


def _name(author: str | Person) -> str:
    """The first comma parts the family's name from the given one; in other names stands a sign that looks the same."""
    if isinstance(author, str):
        return author.replace(",", LOW_QUOTE)
    return f"{author.family.replace(',', LOW_QUOTE)}, {author.given}"


def _line(text: str) -> str:
    """`text` on one line: what stands at the beginning of a line could be read as a tag."""
    return " ".join(text.split())
