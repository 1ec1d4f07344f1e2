"""Numbers in cells: one that is plain, or why it is none, in the words of whoever has to mend it."""

import re
from collections.abc import Mapping
from decimal import Decimal

from ..base.problems import UserError, quote
from ..values.amounts import MOST_DIGITS, Number, parse_number, simplified

PLAIN = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?")
BESIDE = re.compile(r"(?P<number>-?[0-9][0-9.,]*) ?(?P<mark>\(?[^0-9., ()]{1,12}\)?)")
SPACES = "\u00a0\u202f\u2009\u2007 "
MARKS = frozenset("n/a na n.a. nan null none nil x z c : .. ... . - – — * missing unknown".split())
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
# What makes a cell no number: its kind, what it looks like, and what to say of it.
KINDS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("hashes", re.compile(r"#{2,}"), "is what Excel shows where a column is too narrow; widen it and save again"),
    ("error", re.compile(r"#[A-Z/0!?]+"), "is an error of a spreadsheet; mend the formula there"),
    ("formula", re.compile(r"[=@].*|\+(?![0-9.]+$).+"), "is a formula; save the values, not the formulas"),
    ("plus", re.compile(r"\+[0-9.]+"), "has a plus sign; remove it"),
    ("text", re.compile(r"'.*"), "has the apostrophe by which spreadsheets keep numbers as text; remove it"),
    ("percent", re.compile(r"-?[0-9.,]+\s*[%‰]"), "has a percent sign; remove it, and let the figure’s unit be %"),
    ("minus", re.compile(r"[−–—][0-9.,]+"), "has a sign that is no hyphen for a minus; write -"),
    ("bracket", re.compile(r"\([0-9.,]+\)"), "is a number below zero as accountants write it; write -"),
    ("currency", re.compile(r"[$€£¥].*|.*[$€£¥]"), "has the sign of a currency; remove it, the unit says it"),
    ("date", re.compile(rf"[0-9]{{1,4}}[/.-][0-9]{{1,2}}[/.-][0-9]{{1,4}}|{MONTH}[ -][0-9]+|[0-9]+[ -]{MONTH}", re.I),
     "is a date; Excel makes dates of numbers, so format the column as numbers and enter it again"),
    ("groups", re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|-?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+"),
     "has commas between thousands; write digits alone"),
    ("points", re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|-?[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+"),
     "has points between thousands; write digits alone"),
    ("ambiguous", re.compile(r"-?[0-9]{1,3},[0-9]{3}"),
     "has a comma: if it parts thousands, remove it; if it is the decimal sign, declare `decimal: comma`"),
    ("comma", re.compile(r"-?[0-9]+,[0-9]+"), "has a decimal comma; write a point, or declare `decimal: comma`"),
    ("spaces", re.compile(rf"-?[0-9]+(?:[{SPACES}'’_][0-9]+)+(?:[.,][0-9]+)?|[{SPACES}]*-?[0-9.,]+[{SPACES}]+"),
     "has spaces or other signs between its digits; write digits alone"),
    ("zeros", re.compile(r"-?0[0-9]+(?:\.[0-9]+)?"), "begins with a zero; remove it, if it is a number at all"),
    ("half", re.compile(r"-?\.[0-9]+|-?[0-9]+\."), "lacks a digit before or after its point"),
)  # fmt: skip


class CellError(UserError, ValueError):
    """A cell can't be read: of which kind that is, and why."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def number_in(cell: str, flags: Mapping[str, str], comma: bool = False) -> tuple[Number, str]:
    """The number of the cell, and what the flag beside it says. Raises CellError."""
    note = ""
    if flags and not PLAIN.fullmatch(cell):
        cell, note = _unflagged(cell, flags)
    plain = cell.replace(",", ".") if comma and "." not in cell else cell
    if not PLAIN.fullmatch(plain) or (comma and "." in cell):
        raise fault_of(cell, comma)
    if len(plain) > MOST_DIGITS or "e" in plain or "E" in plain:
        try:
            return parse_number(plain), note
        except ValueError as error:
            raise CellError("bounds", str(error)) from None
    return (Decimal(plain) if "." in plain else int(plain)), note


def scaled(number: Number, power: int) -> Number:
    """The number times that power of ten, with the digits that it carries."""
    if not power:
        return number
    times = Decimal(number).scaleb(power)
    whole = times == times.to_integral_value()
    return simplified(times) if whole else Decimal(format(times, "f"))


def _unflagged(cell: str, flags: Mapping[str, str]) -> tuple[str, str]:
    for flag in sorted(flags, key=len, reverse=True):
        if cell.endswith(flag) and cell != flag:
            return cell.removesuffix(flag).rstrip(" "), flags[flag]
    return cell, ""


def fault_of(cell: str, comma: bool = False) -> CellError:
    """Why the cell is no number."""
    if not cell:
        return CellError("empty", 'the cell is empty; give it a number, or declare `missing: [""]` if none is known')
    if cell.lower() in MARKS:
        wish = f"if it stands for one that is not known, declare `missing: [{quote(cell)}]`"
        return CellError(f"mark {cell}", f"{quote(cell)} is no number; {wish}")
    if comma and "." in cell:
        return CellError(
            "point", f"{quote(cell)} has a point, and `decimal: comma` is declared; write digits and a comma"
        )
    for kind, looks, message in KINDS:
        if looks.fullmatch(cell):
            return CellError(kind, f"{quote(cell)} {message}")
    if match := BESIDE.fullmatch(cell):
        flag = match["mark"]
        wish = f"remove it, or declare what it says, as in `flags: {{{quote(flag)}: estimated}}`"
        return CellError(f"flag {flag}", f"{quote(flag)} stands beside the number in {quote(cell)}; {wish}")
    return CellError("text", f"{quote(cell)} is not a number; write it like 12000, 0.5 or -3")
