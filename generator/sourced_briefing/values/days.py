"""Days of any year, as numbers: 1 is 1 January of the year 1, as Python counts; the year 0 is 1 BC, as ISO 8601 has it.

Python's own dates end with the years 1 and 9999. The calendar repeats itself, with its weeks, every 400 years.
"""

from datetime import date

CYCLE, DAYS_OF_CYCLE = 400, 146_097


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day. Raises ValueError when there is no such day."""
    cycles = (year - 1) // CYCLE
    return date(year - CYCLE * cycles, month, day).toordinal() + DAYS_OF_CYCLE * cycles


def monday(year: int, week: int) -> int:
    """The number of the day on which an ISO week begins. Raises ValueError when the year has no such week."""
    cycles = (year - 1) // CYCLE
    return date.fromisocalendar(year - CYCLE * cycles, week, 1).toordinal() + DAYS_OF_CYCLE * cycles


def last_of_month(year: int, month: int) -> int:
    """The number of the last day of a month."""
    return day_number(year + month // 12, month % 12 + 1, 1) - 1


def year_month_day(number: int) -> tuple[int, int, int]:
    """The day of that number."""
    cycles = (number - 1) // DAYS_OF_CYCLE
    day = date.fromordinal(number - DAYS_OF_CYCLE * cycles)
    return day.year + CYCLE * cycles, day.month, day.day


def as_date(number: int | None) -> date | None:
    """The day as a date; None outside the years 1 to 9999, and for no day."""
    if number is None or not 1 <= number <= date.max.toordinal():
        return None
    return date.fromordinal(number)
