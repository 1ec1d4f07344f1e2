"""Which period comes before another, and which lie between two."""

from collections.abc import Sequence
from datetime import date

from .periods import PART

Kind = tuple[str, str]  # "FY" or "", and year, H, Q, month or day
A_YEAR_HAS = {"H": 2, "Q": 4, "month": 12, "year": 1}


def stretch(period: str) -> tuple[Kind, int] | None:
    """The kind of a period, and its number among all of its kind; None for a span and for what has no known time."""
    match = PART.fullmatch(period)
    if not match:
        return None
    fiscal, year = match["fiscal"] or "", int(match["year"])
    if match["day"]:
        day = _day(year, int(match["month"]), int(match["day"]))
        return ((fiscal, "day"), day) if day else None
    kind = match["kind"] or ("month" if match["month"] else "year")
    nth = int(match["nth"] or match["month"] or 1)
    return (fiscal, kind), year * A_YEAR_HAS[kind] + nth - 1


def _day(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def previous(period: str, known: Sequence[str]) -> str | None:
    """The period of `known` that comes directly before `period`; None when there is none.

    Years, halves, quarters and months follow each other without a gap: the third quarter never grows from the first.
    Days are the days for which a stock was counted, so the last one before counts.
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
        raise ValueError(f"{first} and {last} are not two days, months, quarters, halves or years")
    if start[1] > end[1]:
        raise ValueError(f"{first} is after {last}")
    inside = {
        place[1]: p for p in known if (place := stretch(p)) and place[0] == start[0] and start[1] <= place[1] <= end[1]
    }
    missing = 0 if start[0][1] == "day" else end[1] - start[1] + 1 - len(inside)
    return [inside[nth] for nth in sorted(inside)], missing
