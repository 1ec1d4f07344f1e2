"""The stretches of time that have a name of their own: a day, week, month, quarter, half, year or decade."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from .days import as_date, day_number, last_of_month, monday, year_month_day

YEAR = r"-?\d{4}|Y-?[1-9]\d{4,8}"
CALENDAR = re.compile(
    rf"(?P<year>{YEAR})(?:-(?:(?P<kind>[QHW])(?P<nth>\d{{1,2}})|(?P<month>\d{{2}})(?:-(?P<day>\d{{2}}))?))?", re.ASCII
)
DECADE = re.compile(r"(?P<tens>\d{3})(?:X|0s)", re.ASCII)
FISCAL = re.compile(
    r"(?P<calendar>[A-Z]{1,6})(?P<year>\d{4})(?:-(?:(?P<kind>[QH])(?P<nth>\d)|(?P<month>\d{2})(?:-\d{2})?))?", re.ASCII
)
COUNTED = {"Q": (4, "a year has four quarters, Q1 to Q4"), "H": (2, "a year has two halves, H1 and H2")}
MONTHS = {"month": 1, "Q": 3, "H": 6, "year": 12, "decade": 120}
NO_DATE = "there is no such date"


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
    """One named stretch: a day, week, month, quarter, half, year or decade, calendar or fiscal."""

    first_day: int  # as values.days counts
    last_day: int
    kind: str  # day, week, month, Q, H, year or decade
    name: str  # of a fiscal or calendar year: "FY2026", "2026"; of a decade "2020s"
    nth: int = 0
    fiscal: bool = False

    @cached_property
    def start(self) -> date | None:
        """None outside the years 1 to 9999."""
        return as_date(self.first_day)

    @cached_property
    def end(self) -> date | None:
        """None outside the years 1 to 9999."""
        return as_date(self.last_day)


def named_part(text: str, calendar: Calendar | None) -> PeriodPart | None:
    """The stretch that `text` names, in `calendar` where it names a fiscal one; None for a text of another form.

    Raises ValueError, with a message, when it has the form and names none.
    """
    if match := DECADE.fullmatch(text):
        return _of_months(int(match["tens"]) * 10, 1, "decade")
    if match := FISCAL.fullmatch(text):
        return _fiscal_part(match, calendar)
    match = CALENDAR.fullmatch(text)
    if not match or match["year"] == "-0000" or (match["kind"] and (match["kind"] == "W") != (len(match["nth"]) == 2)):
        return None
    try:
        return _calendar_part(int(match["year"].removeprefix("Y")), match)
    except (ValueError, OverflowError) as error:
        raise ValueError(str(error) if match["kind"] else NO_DATE) from None


def _calendar_part(year: int, match: re.Match[str]) -> PeriodPart:
    kind, nth = match["kind"], int(match["nth"] or 0)
    if kind == "W":
        return _week(year, nth)
    if kind:
        _check_nth(kind, nth)
        return _of_months(year, (nth - 1) * MONTHS[kind] + 1, kind, nth)
    if match["day"]:
        day = day_number(year, int(match["month"]), int(match["day"]))
        return PeriodPart(day, day, "day", str(year))
    return _of_months(year, int(match["month"]), "month") if match["month"] else _of_months(year, 1, "year")


def _of_months(year: int, month: int, kind: str, nth: int = 0) -> PeriodPart:
    last = (month - 1) + MONTHS[kind] - 1
    first_day, last_day = day_number(year, month, 1), last_of_month(year + last // 12, last % 12 + 1)
    return PeriodPart(first_day, last_day, kind, f"{year}s" if kind == "decade" else str(year), nth)


def _week(year: int, nth: int) -> PeriodPart:
    try:
        first_day = monday(year, nth)
    except ValueError:
        weeks = 53 if year_month_day(monday(year, 52) + 7 + 3)[0] == year else 52
        raise ValueError(f"{year} has weeks W01 to W{weeks}") from None
    return PeriodPart(first_day, first_day + 6, "week", str(year), nth)


def _check_nth(kind: str, nth: int) -> None:
    most, message = COUNTED[kind]
    if not 1 <= nth <= most:
        raise ValueError(message)


def _fiscal_part(match: re.Match[str], calendar: Calendar | None) -> PeriodPart:
    name, kind, nth = match["calendar"] + match["year"], match["kind"], int(match["nth"] or 0)
    if match["month"]:
        raise ValueError("a fiscal year is divided into Q1 to Q4 or H1 and H2")
    if kind:
        _check_nth(kind, nth)
    if calendar is None:
        raise ValueError(f"{name} is a fiscal year, and nothing says whose; give the figure a `calendar`")
    if name not in calendar:
        has = f"; it goes from {min(calendar)} to {max(calendar)}" if calendar else ""
        raise ValueError(f"the calendar has no {name}{has}")
    try:
        start, end = calendar[name].stretch(kind, nth)
    except OverflowError:
        raise ValueError(NO_DATE) from None
    return PeriodPart(start.toordinal(), end.toordinal(), kind or "year", name, nth, fiscal=True)


def name_of(part: PeriodPart) -> str:
    """The text that names a stretch of the calendar."""
    year, month, day = year_month_day(part.first_day)
    if part.kind == "decade":
        return f"{year // 10:03}X"
    if part.kind in ("day", "month"):
        return f"{_year_name(year)}-{month:02}{f'-{day:02}' if part.kind == 'day' else ''}"
    if part.kind == "week":
        return f"{_year_name(int(part.name))}-W{part.nth:02}"
    return f"{_year_name(year)}{f'-{part.kind}{part.nth}' if part.nth else ''}"


def _year_name(year: int) -> str:
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def part_of_days(first_day: int, last_day: int) -> PeriodPart | None:
    """The stretch of the calendar from one day to another that has a name of its own; None when none has."""
    year, month, day = year_month_day(first_day)
    if first_day == last_day:
        return PeriodPart(first_day, last_day, "day", str(year))
    if last_day - first_day == 6 and first_day % 7 == 1:
        week_year = year_month_day(first_day + 3)[0]
        return _week(week_year, (first_day - monday(week_year, 1)) // 7 + 1)
    for kind, months in MONTHS.items() if day == 1 else ():
        if (year * 12 + month - 1) % months == 0:
            part = _of_months(year, month, kind, (month - 1) // months + 1 if kind in "QH" else 0)
            if part.last_day == last_day:
                return part
    return None
