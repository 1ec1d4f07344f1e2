"""Periods in cells and heads: the time a number is about, or what the spreadsheet made of it."""

import re
from datetime import date, timedelta

from ..base.problems import quote
from ..values.periods import Calendar, Period, parse_period
from .number_cells import CellError

KINDS = {
    "day": "day", "W": "week", "month": "month", "Q": "quarter", "H": "half of a year", "year": "year",
    "decade": "decade", "span": "span of time", "": "unknown time",
}  # fmt: skip
WORLD_BANK = re.compile(r"([0-9]{4}) \[YR\1\]")  # heads of its DataBank
WHOLE = re.compile(r"([0-9]{4})\.0+")
SERIAL = re.compile(r"[1-9][0-9]{4}(?:\.[0-9]+)?")
DATE = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{2}|[0-9]{4})(?: .*)?")
TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ].*")
EXCEL_DAY_NOUGHT = date(1899, 12, 30)
SERIAL_DAYS = range(10_000, 80_000)  # 1927 to 2119


def period_in(cell: str, calendar: Calendar | None) -> tuple[str, str]:
    """The text of the period in the cell, and its kind. Raises CellError."""
    if match := WORLD_BANK.fullmatch(cell):
        cell = match[1]
    if found := _made_by_spreadsheets(cell):
        raise CellError(*found)
    try:
        period = parse_period(cell, calendar)
    except ValueError as error:
        raise CellError("period", f"period {quote(cell)} can’t be read: {error}") from None
    return cell, kind_of(period)


def kind_of(period: Period) -> str:
    """One word for what the period is: a year, a span; with those of a fiscal calendar apart."""
    part = period.single
    if part is None:
        return "span" if period.stretch else ""
    return part.kind


def _made_by_spreadsheets(cell: str) -> tuple[str, str] | None:
    if not cell:
        return "empty", "the cell has no period; each row is about a time"
    if re.fullmatch(r"#+", cell):
        return "hashes", f"{quote(cell)} is what Excel shows where a column is too narrow; widen it and save again"
    if cell[0] in "=+@":
        return "formula", f"{quote(cell)} is a formula; save the values, not the formulas"
    if match := WHOLE.fullmatch(cell):
        return "point", f"{quote(cell)} is a year with a point; write {match[1]}"
    if SERIAL.fullmatch(cell) and int(float(cell)) in SERIAL_DAYS:
        day = EXCEL_DAY_NOUGHT + timedelta(days=int(float(cell)))
        return "serial", f"{quote(cell)} is a day as Excel counts them, {day}; format the column as yyyy-mm-dd"
    if DATE.fullmatch(cell):
        return "date", f"{quote(cell)} is a date that can be read in two ways; format the column as yyyy-mm-dd"
    if match := TIMED.fullmatch(cell):
        return "timed", f"{quote(cell)} has a time of day; write {match[1]}"
    return None
