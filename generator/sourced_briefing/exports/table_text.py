"""Rows as text: in CSV for spreadsheets and programs, and as lists in JSON."""

import csv
import io
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from ..views.number_marks import json_number
from ..views.table_columns import Table
from .table_rows import Cell, Row

NUMBERS = (Decimal, int)  # truth values are whole numbers, and stay what they are
BYTE_ORDER_MARK = "\ufeff"  # without it some spreadsheets show other letters
# How a text begins that a spreadsheet would take for a formula, and run; to some of them the wide signs are the same.
FORMULA = frozenset("=+-@\t\r＝＋－＠")  # noqa: RUF001


def head(table: Table) -> str:
    """The first line of the table's CSV."""
    return BYTE_ORDER_MARK + lines([table.names])


def lines(rows: Iterable[Row]) -> str:
    """The rows in CSV, as RFC 4180 has it."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows([_written(cell) for cell in row] for row in rows)
    return file.getvalue()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f"'{cell}" if cell[:1] in FORMULA and not _is_number(cell) else cell
    return str(cell).lower() if isinstance(cell, bool) else format(Decimal(cell), "f")


def _is_number(text: str) -> bool:
    """A year before the first is written with a sign: what comes of it in a spreadsheet is that number."""
    return text[:1] == "-" and text[1:].isdecimal() and text.isascii()


def plain(rows: Iterable[Row]) -> list[Row]:
    """The same with numbers that JSON and databases know."""
    return [[json_number(cell) if isinstance(cell, NUMBERS) else cell or None for cell in row] for row in rows]


def compact(value: Any) -> str:
    """The value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
