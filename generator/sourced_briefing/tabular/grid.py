"""From the bytes of a CSV file to rows of cells, each with its line; what is no such file is told."""

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ..base.characters import find_refused
from ..base.problems import quote
from .faults import Faults

LARGEST = 60_000_000  # bytes of a table; a larger one is not even read
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
SIGNATURES = (
    (b"PK\x03\x04", "this is a workbook of Excel or LibreOffice, not CSV; save the sheet as “CSV UTF-8”"),
    (b"\xd0\xcf\x11\xe0", "this is an old workbook of Excel, not CSV; save the sheet as “CSV UTF-8”"),
    (b"PAR1", "this is a Parquet file; give it the ending .parquet"),
    (b"\xff\xfe", "this is UTF-16 text; save it as “CSV UTF-8”"),
    (b"\xfe\xff", "this is UTF-16 text; save it as “CSV UTF-8”"),
    (b"\x1f\x8b", "this is a compressed file; unpack it"),
)
LONGEST_CELL = 10_000  # characters


@dataclass(frozen=True)
class Grid:
    """A table: the heads of its columns, and its rows, each with the line it begins in."""

    head_line: int
    heads: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]


def read_grid(
    data: bytes, faults: Faults, delimiter: str | None = None, head_line: int = 1, wanted: Collection[str] = ()
) -> Grid | None:
    """The table in the file; None, and faults, where it is none.

    Without a `delimiter` it is the one by which the line of heads has the most of the `wanted` heads.
    """
    text = _text(data, faults)
    if text is None:
        return None
    heads = next(islice(text.split("\n"), head_line - 1, None), "")
    if not heads.strip():
        faults.add(1, 0, f"the table has no heads in line {head_line}" if text.strip() else "the table is empty")
        return None
    return _grid(text, faults, head_line, delimiter or _delimiter(heads, wanted))


def _text(data: bytes, faults: Faults) -> str | None:
    """The text of the file, with one sign for the end of a line."""
    for start, message in SIGNATURES:
        if data.startswith(start):
            faults.add(1, 0, message)
            return None
    if (at := data.find(b"\0")) >= 0:
        utf16 = "; if it is UTF-16, save it as UTF-8" if at < 4 else ""
        faults.add(data.count(b"\n", 0, at) + 1, 0, f"there are NUL bytes here, so this is no text{utf16}")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"the byte {data[error.start]:02x}"
        faults.add(line, 0, f"this is not UTF-8 text ({byte}); save the file as “CSV UTF-8”")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for at, message in find_refused(text):
        faults.add(text.count("\n", 0, at) + 1, 0, message)
        return None
    return text


def _delimiter(line: str, wanted: Collection[str]) -> str:
    """What parts the cells of the line of heads; of two that fit alike, the one that parts it into more."""

    def fits(sign: str) -> tuple[int, int]:
        heads = [head.strip() for head in next(csv.reader([line], delimiter=sign), [])]
        return sum(head in heads for head in wanted), len(heads)

    return max(DELIMITERS, key=fits)


def _grid(text: str, faults: Faults, head_line: int, delimiter: str) -> Grid | None:
    lines = io.StringIO(text)
    for _ in range(head_line - 1):
        lines.readline()
    numbered = _numbered(lines, faults, head_line, delimiter)
    first = next(numbered, None)
    if first is None:
        return None
    heads, rows = [head.strip() for head in first[1]], []
    for line, cells in numbered:
        if not any(cells):
            continue  # an empty line, or what spreadsheets leave of a row that was cleared
        if len(cells) == len(heads):
            rows.append((line, cells))
        else:
            message = f"this row has {_cells(len(cells))}, and the line of heads {len(heads)}"
            wish = f"is a cell with {DELIMITERS.get(delimiter, quote(delimiter))} in quotes?"
            faults.add(line, min(len(cells), len(heads)) - 1, f"{message}; {wish}", "ragged")
    return Grid(head_line, heads, rows)


def _cells(number: int) -> str:
    return "one cell" if number == 1 else f"{number} cells"


def _numbered(lines: io.StringIO, faults: Faults, start: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line it begins in; what comes after a fault of quotation marks is not read."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    line = start
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            faults.add(line, 0, "the quotation marks of this row do not fit; inside of a cell, write two for one")
            return
        if cells is None:
            return
        if any(len(cell) > LONGEST_CELL for cell in cells):
            faults.add(line, 0, f"a cell here is longer than {LONGEST_CELL:,} characters; is a quotation mark missing?")
            return
        yield line, cells
        line = start + reader.line_num
