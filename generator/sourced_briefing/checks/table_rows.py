"""Rows of tables and data files, which have no sentences: 2014,GERMANY,195537."""

import csv

from ..base.problems import UserError, did_you_mean, quote

DELIMITERS = "|;,\t"


class RowError(UserError):
    """A row in which a column can't be found; the message says why."""


def cell_of(row: str, column: str) -> str:
    """The cell of a row that `column` names: by its number from 1, or by its head where the line of heads is before it.

    The row is one line of a data file, its cells parted by commas, semicolons or bars. Raises RowError.
    """
    delimiter = max(DELIMITERS, key=row.count)
    cells = [cell.strip() for cell in next(csv.reader([row.strip("| ")], delimiter=delimiter), [])]
    if len(cells) < 2:
        raise RowError(f"as_stated is no row of a table: {quote(row)}; leave `column` out, or quote the whole line")
    if column.isdecimal():
        return _by_number(cells, int(column))
    return _by_head(cells, column)


def _by_number(cells: list[str], number: int) -> str:
    if not 0 < number <= len(cells):
        raise RowError(f"the row in as_stated has {len(cells)} columns, and none of the number {number}")
    return cells[number - 1]


def _by_head(cells: list[str], column: str) -> str:
    """The cell below a head: the line of heads and the row are one after the other, with a space between."""
    middle = len(cells) // 2
    last, space, first = cells[middle].rpartition(" ")
    heads, values = [*cells[:middle], last.strip()], [first, *cells[middle + 1 :]]
    if len(cells) % 2 == 0 or not space:
        raise RowError(
            f"as_stated holds no line of heads to find the column {quote(column)} in; quote it before the row, as in "
            "`year,beds 2014,195537`, or give the number of the column"
        )
    if column not in heads:
        raise RowError(f"the row in as_stated has no column {quote(column)}{did_you_mean(column, heads)}")
    return values[heads.index(column)]
