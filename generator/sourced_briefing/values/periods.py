"""Periods: the stretch of time a number is about.

Written as ISO 8601 does where ISO has a form (`2025-04-23`, `2025-W17`, `2025-04`, `2025`, `2025-01/2025-03`), with
EDTF's open ends (`../2022-10`), decades (`202X`) and years far off (`-0043`, `Y-17000`), the usual quarters and halves
(`2025-Q1`, `2025-H1`), and the same for the fiscal years that a calendar of the briefing defines (`FY2026`,
`FY2026-Q1`). Two texts that name the same days are one period: `2024`, `2024-01/2024-12` and `2024-Q1/2024-Q4`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from .days import as_date
from .period_hints import hint
from .period_parts import FISCAL, Calendar, FiscalYear, PeriodPart, named_part, part_of_days

__all__ = [
    "FOREVER",
    "FORMS",
    "UNDATED",
    "Calendar",
    "FiscalYear",
    "Period",
    "PeriodPart",
    "Stretch",
    "parse_period",
    "same_time",
    "time_key",
]

UNDATED = "undated"
OPEN = ".."
FOREVER = 10**12  # days: what has no end comes after all that has one
FORMS = (
    "2025-04-23, 2025-W17, 2025-04, 2025-Q1, 2025-H1, 2025, 202X, a span such as 2024-03/2025-04 or ../2022-10, "
    "or undated"
)
Stretch = tuple[int | None, int | None]  # the first and the last day; None for an open end


@dataclass(frozen=True)
class Period:
    """A part, a span of two, an open span, or no known time at all.

    `first` is None when the beginning is open, `last` when the end is; both are None for `undated`.
    """

    text: str
    first: PeriodPart | None
    last: PeriodPart | None

    @property
    def stretch(self) -> Stretch | None:
        """The days from the first to the last, equal for all names of one period; None for what has no known time."""
        return None if self.first is self.last is None else (self.first_day, self.last_day)

    @property
    def first_day(self) -> int | None:
        """As values.days counts; None when the beginning is open."""
        return self.first.first_day if self.first else None

    @property
    def last_day(self) -> int | None:
        """As values.days counts; None when the end is open."""
        return self.last.last_day if self.last else None

    @cached_property
    def single(self) -> PeriodPart | None:
        """The one stretch that it is, also where it is named as a span: 2024 for 2024-01/2024-12; None for others."""
        if self.first is None or self.last is None or self.first == self.last:
            return self.first if self.last else None
        fiscal = self.first.fiscal or self.last.fiscal
        return None if fiscal else part_of_days(self.first.first_day, self.last.last_day)

    @cached_property
    def start(self) -> date | None:
        """The first day; None when the beginning is open, or before the year 1."""
        return as_date(self.first_day)

    @cached_property
    def end(self) -> date | None:
        """The last day; None when the end is open, or after the year 9999."""
        return as_date(self.last_day)

    @cached_property
    def order(self) -> tuple[int, int]:
        """Sorts by end, then by start: what has no end, or no time, comes last."""
        return self.last.last_day if self.last else FOREVER, self.first.first_day if self.first else -FOREVER

    @cached_property
    def middle(self) -> date | None:
        """The day half-way through; None when an end is open, or outside the years 1 to 9999."""
        if self.start is None or self.end is None:
            return None
        return self.start + (self.end - self.start) // 2


def parse_period(text: str, calendar: Calendar | None = None) -> Period:
    """The period that `text` names, in `calendar` where it names a fiscal one.

    Raises ValueError, with a message for the person who wrote it, when it names none.
    """
    try:
        return _parsed(text, calendar)
    except ValueError as error:
        raise ValueError(hint(text, calendar) or str(error)) from None


def _parsed(text: str, calendar: Calendar | None) -> Period:
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
    if start and end and start.first_day > end.last_day:
        raise ValueError(f"the span {text} ends before it begins")
    return Period(text, start, end)


def _part(text: str, calendar: Calendar | None) -> PeriodPart:
    try:
        part = named_part(text, calendar)
    except ValueError as error:
        raise ValueError(hint(text, calendar) or str(error)) from None
    if part is None:
        raise ValueError(hint(text, calendar) or f"it has none of the forms {FORMS}")
    return part


@lru_cache(maxsize=100_000)
def time_key(text: str) -> tuple[str, Stretch | None]:
    """What is equal for two names of one period where no calendar is at hand, as in editions of other years.

    A fiscal year counts as long as its four quarters, whenever they were; it is no calendar year.
    """
    ends = [end for end in text.split("/") if end != OPEN]
    fiscal = {match["calendar"] if (match := FISCAL.fullmatch(end)) else "" for end in ends}
    if len(fiscal) == 1:
        calendar = fiscal.pop()
        try:
            return calendar, parse_period("/".join(end.removeprefix(calendar) for end in text.split("/"))).stretch
        except ValueError:
            pass
    return f"={text}", None


def same_time(text: str | None, known: Collection[str]) -> str | None:
    """The name among `known` of the period that `text` names too, by `time_key`; None when there is none."""
    if text is None or text in known:
        return text
    return next((name for name in known if time_key(name) == time_key(text)), None)
