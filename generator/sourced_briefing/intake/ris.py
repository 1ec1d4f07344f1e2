"""RIS, which libraries and reference managers export.

It is a few lines to read; the library for it splits addresses at semicolons.
"""

import re
from collections.abc import Iterator

from .found import MOST_AUTHORS, Found, Unreadable, day_of, found_doi, named, plain, whole_day

FIELD = re.compile(r"(?P<tag>[A-Z][A-Z0-9])  ?-(?: (?P<text>.*)|\s*)$")
KINDS = {
    "JOUR": "paper",
    "CONF": "paper",
    "CPAPER": "paper",
    "UNPB": "paper",
    "GEN": "paper",
    "THES": "paper",
    "NEWS": "news",
    "MGZN": "news",
    "DATA": "dataset",
    "GOVDOC": "regulation",
    "STAT": "regulation",
    "BILL": "regulation",
    "RPRT": "analysis",
    "BLOG": "analysis",
    "ENCYC": "reference",
    "BOOK": "reference",
    "ELEC": "reference",
}
BOOKS = ("BOOK", "CHAP", "CONF", "CPAPER", "ENCYC", "RPRT")  # whose publisher is their own, not that of a journal

Record = dict[str, list[str]]


def read_ris(text: str) -> list[Found]:
    """The records of a RIS file. Raises Unreadable when one has no end, since then something of it is lost."""
    return [_found(record) for record in _records(text)]


def _records(text: str) -> Iterator[Record]:
    record: Record | None = None
    for number, line in enumerate(text.splitlines(), 1):
        match = FIELD.match(line.rstrip())
        tag, value = (match["tag"], (match["text"] or "").strip()) if match else ("", line.strip())
        if tag == "TY":
            if record is not None:
                raise Unreadable(f"line {number}: a record begins before the one above has ended with `ER  -`")
            record = {}
        if record is None:
            if value:
                raise Unreadable(f"line {number}: this stands outside of a record, which begins with `TY  -`")
        elif tag == "ER":
            yield record
            record = None
        elif tag:
            record.setdefault(tag, []).append(value)
        elif value and record:
            last = record[next(reversed(record))]
            last[-1] = f"{last[-1]} {value}"
    if record is not None:
        raise Unreadable("the file ends before its last record has: `ER  -` is missing")


def _found(record: Record) -> Found:
    type_ = "".join(record["TY"])
    outlets = ("PB", "T2") if type_ in BOOKS else ("T2", "JF", "JO", "PB")
    authors = [name for tag in ("AU", "A1") for text in record.get(tag, ()) if (name := named(text))]
    return Found(
        key=_first(record, "ID") or "",
        title=_first(record, "TI", "T1", "CT"),
        publisher=_first(record, *outlets),
        authors=tuple(authors)[:MOST_AUTHORS],
        published=next((day for tag in ("DA", "PY", "Y1") if (day := day_of(_first(record, tag)))), None),
        url=_first(record, "UR"),
        doi=found_doi(_first(record, "DO")) or found_doi(_first(record, "M3")),
        accessed=whole_day(day_of(_first(record, "Y2"))),
        language=_first(record, "LA"),
        kind=KINDS.get(type_),
    )


def _first(record: Record, *tags: str) -> str | None:
    return next((text for tag in tags for each in record.get(tag, ()) if (text := plain(each))), None)
