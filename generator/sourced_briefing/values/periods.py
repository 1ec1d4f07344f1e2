"""Periods: the stretch of time a number is about.

Written as ISO 8601 does where ISO has a form (`2025-04-23`, `2025-04`, `2025`, `2025-01/2025-03`), with EDTF's open
ends (`../2022-10`), the usual quarters and halves (`2025-Q1`, `2025-H1`), and the same for the fiscal years that a
calendar of the briefing defines (`FY2026`, `FY2026-Q1`).
"""

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

UNDATED = "undated"
OPEN = ".."
PART = re.compile(
    r"(?P<fiscal>[A-Z]{1,6})?(?P<year>\d{4})"
    r"(?:-(?:(?P<kind>[QH])(?P<nth>[1-4])|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?",
    re.ASCII,
)
FORMS = "2025-04-23, 2025-04, 2025-Q1, 2025-H1, 2025, a span such as 2024-03/2025-04 or ../2022-10, or undated"


@dataclass(frozen=True)
class FiscalYear:
    """One fiscal year of a calendar: its first day and the last day of each of its four quarters."""

    starts: date
    quarters_end: tuple[date, ...]

    def stretch(self, kind: str | None, nth: int) -> tuple[date, date]:
        """First and last day of the year (`kind` None), of a half ("H") or of a quarter ("Q")."""
        quarters = {None: (1, 4), "H": (2 * nth - 1, 2 * nth), "Q": (nth, nth)}[kind]
        start = self.starts if quarters[0] == 1 else self.quarters_end[quarters[0] - 2] + timedelta(days=1)
        return start, self.quarters_end[quarters[1] - 1]


Calendar = Mapping[str, FiscalYear]  # "FY2026" -> the year


@dataclass(frozen=True)
class PeriodPart:
    """One named stretch: a day, month, quarter, half or year, calendar or fiscal."""

    start: date
    end: date
    kind: str  # day, month, Q, H or year
    name: str  # of a fiscal or calendar year: "FY2026", "2026"
    nth: int = 0


@dataclass(frozen=True)
class Period:
    """A part, a span of two, an open span, or no known time at all.

    `first` is None when the beginning is open, `last` when the end is; both are None for `undated`.
    """

    text: str
    first: PeriodPart | None
    last: PeriodPart | None

    @property
    def start(self) -> date | None:
        return self.first.start if self.first else None

    @property
    def end(self) -> date | None:
        return self.last.end if self.last else None

    @cached_property
    def order(self) -> tuple[date, date]:
        """Sorts by end, then by start: what has no end, or no time, comes last."""
        return self.end or date.max, self.start or date.min

    @property
    def middle(self) -> date | None:
        """The day half-way through; None when an end is open."""
        if self.start is None or self.end is None:
            return None
        return self.start + (self.end - self.start) // 2


def parse_period(text: str, calendar: Calendar | None = None) -> Period:
    """The period that `text` names, in `calendar` where it names a fiscal one.

    Raises ValueError, with a message for the person who wrote it, when it names none.
    """
    if text == UNDATED:
        return Period(text, None, None)
    if "/" not in text:
        part = _part(text, calendar)
        return Period(text, part, part)
    first, _, last = text.partition("/")
    if first == last == OPEN:
        raise ValueError("a span needs at least one end")
    start = None if first == OPEN else _part(first, calendar)
    end = None if last == OPEN else _part(last, calendar)
    if start and end and start.start > end.end:
        raise ValueError(f"the span {text} ends before it begins")
    return Period(text, start, end)


def _part(text: str, calendar: Calendar | None) -> PeriodPart:
    match = PART.fullmatch(text)
    if not match:
        raise ValueError(f"it has none of the forms {FORMS}")
    nth = int(match["nth"] or 0)
    if match["kind"] == "H" and nth > 2:
        raise ValueError("a year has two halves, H1 and H2")
    if match["fiscal"]:
        if match["month"]:
            raise ValueError("a fiscal year is divided into Q1 to Q4 or H1 and H2")
        return _fiscal_part(match["fiscal"] + match["year"], match["kind"], nth, calendar)
    try:
        numbers = [None if match[name] is None else int(match[name]) for name in ("month", "day")]
        return _calendar_part(int(match["year"]), match["kind"], nth, *numbers)
    except ValueError:
        raise ValueError("there is no such date") from None


def _fiscal_part(name: str, kind: str | None, nth: int, calendar: Calendar | None) -> PeriodPart:
    if calendar is None:
        raise ValueError(f"{name} is a fiscal year, and nothing says whose; give the figure a `calendar`")
    if name not in calendar:
        has = f"; it goes from {min(calendar)} to {max(calendar)}" if calendar else ""
        raise ValueError(f"the calendar has no {name}{has}")
    try:
        start, end = calendar[name].stretch(kind, nth)
    except OverflowError:
        raise ValueError("there is no such date") from None
    return PeriodPart(start, end, kind or "year", name, nth)


def _calendar_part(year: int, kind: str | None, nth: int, month: int | None, day: int | None) -> PeriodPart:
    if kind:
        months = 12 // {"Q": 4, "H": 2}[kind]
        end_month = nth * months
        start, end = date(year, end_month - months + 1, 1), date(year, end_month, monthrange(year, end_month)[1])
    elif month is not None and day is not None:
        kind, start = "day", date(year, month, day)
        end = start
    elif month is not None:
        kind, start = "month", date(year, month, 1)
        end = date(year, month, monthrange(year, month)[1])
    else:
        kind, start, end = "year", date(year, 1, 1), date(year, 12, 31)
    return PeriodPart(start, end, kind, str(year), nth)
