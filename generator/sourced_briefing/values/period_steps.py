"""Which period comes before another, and which lie between two."""

from collections.abc import Sequence
from functools import lru_cache

from .days import last_of_month, year_month_day
from .period_parts import MONTHS, PeriodPart, name_of, part_of_days
from .periods import time_key

Kind = tuple[str, str]  # "FY" or "", and decade, year, H, Q, month, week or day
A_YEAR_HAS = {"H": 2, "Q": 4, "month": 12, "year": 1}


@lru_cache(maxsize=100_000)  # each is looked at again for every other period of its figure
def stretch(period: str) -> tuple[Kind, int] | None:
    """The kind of a period, and its number among all of its kind, by whichever name it goes.

    None for what has no name as one stretch, or no known time.
    """
    calendar, days = time_key(period)
    if days is None or days[0] is None or days[1] is None:
        return None
    part = part_of_days(days[0], days[1])
    return ((calendar, part.kind), _nth(part)) if part else None


def _nth(part: PeriodPart) -> int:
    """The number of a stretch among all of its kind."""
    if part.kind == "day":
        return part.first_day
    if part.kind == "week":
        return part.first_day // 7
    year, month, _ = year_month_day(part.first_day)
    if part.kind == "decade":
        return year // 10
    return year * A_YEAR_HAS[part.kind] + (part.nth or (month if part.kind == "month" else 1)) - 1


def name_after(part: PeriodPart) -> str:
    """The text that names the stretch after this one. Raises ValueError for a day, of which not each one counts."""
    if part.kind == "day":
        raise ValueError("days are not filled up")
    if part.fiscal:
        return _fiscal_after(part)
    following = part_of_days(part.last_day + 1, _last_day_after(part))
    assert following
    return name_of(following)


def _last_day_after(part: PeriodPart) -> int:
    if part.kind == "week":
        return part.last_day + 7
    year, month, _ = year_month_day(part.last_day)
    months = month - 1 + MONTHS[part.kind]
    return last_of_month(year + months // 12, months % 12 + 1)


def _fiscal_after(part: PeriodPart) -> str:
    calendar, year = part.name[:-4], int(part.name[-4:])
    if part.kind == "year":
        return f"{calendar}{year + 1:04}"
    is_last = part.nth == A_YEAR_HAS[part.kind]
    return f"{calendar}{year + is_last:04}-{part.kind}{1 if is_last else part.nth + 1}"


def previous(period: str, known: Sequence[str]) -> str | None:
    """The period of `known` that comes directly before `period`; None when there is none.

    Decades, years, halves, quarters, months and weeks follow each other without a gap: the third quarter never grows
    from the first. Days are the days for which a stock was counted, so the last one before counts.
    """
    here = stretch(period)
    before = [(place[1], other) for other in known if here and (place := stretch(other)) and place[0] == here[0]]
    if here is None:
        return None
    if here[0][1] == "day":
        return max(((nth, other) for nth, other in before if nth < here[1]), default=(0, None))[1]
    return next((other for nth, other in before if nth == here[1] - 1), None)


def between(first: str, last: str, known: Sequence[str]) -> tuple[list[str], int]:
    """The periods of `known` from `first` to `last`, of their kind, and how many are missing among them.

    Of days none is ever missing. Raises ValueError, with a message for people, when the two make no stretch.
    """
    start, end = stretch(first), stretch(last)
    if start is None or end is None or start[0] != end[0]:
        raise ValueError(f"{first} and {last} are not two days, weeks, months, quarters, halves, years or decades")
    if start[1] > end[1]:
        raise ValueError(f"{first} is after {last}")
    inside = {
        place[1]: p for p in known if (place := stretch(p)) and place[0] == start[0] and start[1] <= place[1] <= end[1]
    }
    missing = 0 if start[0][1] == "day" else end[1] - start[1] + 1 - len(inside)
    return [inside[nth] for nth in sorted(inside)], missing
