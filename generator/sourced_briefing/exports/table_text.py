"""Rows as text: in CSV for spreadsheets and programs, and as lists in JSON."""

import csv
import io
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ..views.number_marks import json_number
from ..views.table_columns import Table
from .table_rows import Row

BYTE_ORDER_MARK = "\ufeff"  # without it some spreadsheets show other letters
# How a text begins that a spreadsheet would take for a formula, and run; to some of them the wide signs are the same.
FORMULA = frozenset("=+-@\t\r＝＋－＠")  # noqa: RUF001


def head(table: Table) -> str:
    """The first line of the table's CSV."""
    return BYTE_ORDER_MARK + lines([table.names])


def lines(rows: Iterable[Row]) -> str:
    """The rows in CSV, as RFC 4180 has it."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(map(_written, rows))
    return file.getvalue()


def _written(row: Row) -> Row:
    """What the writer of CSV does not do by itself; no function is called for most cells, of which there are many."""
    return [
        (cell if cell[:1] not in FORMULA else _harmless(cell))
        if isinstance(cell, str)
        else (cell if cell is None or type(cell) is int else _number(cell))
        for cell in row
    ]


def _harmless(text: str) -> str:
    """A year before the first is written with a sign: what comes of it in a spreadsheet is that number."""
    is_number = text[:1] == "-" and text[1:].isdecimal() and text.isascii()
    return text if is_number else f"'{text}"


def _number(number: bool | Decimal) -> str:
    return str(number).lower() if isinstance(number, bool) else format(number, "f")


def plain(rows: Iterable[Row]) -> list[Row]:
    """The same with numbers that JSON and databases know; truth values stay what they are."""
    return [[cell or None if isinstance(cell, str) else json_number(cell) for cell in row] for row in rows]


def compact(value: Any) -> str:
    """The value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
