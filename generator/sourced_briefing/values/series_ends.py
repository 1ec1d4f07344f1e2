"""The first and the latest period of a series, by name, and several of them: what new data may change in a text.

Which is the latest follows from the data alone and never from a clock: of the same bytes the same pages are made. A
forecast is a period as any other; the period is written beside the number, so that nobody takes it for today.
"""

import re
from collections.abc import Mapping, Sequence

from ..base.problems import UserError
from .period_steps import between, stretch

FIRST, LATEST = "first", "latest"
ENDS = (FIRST, LATEST)
MOST = 1000  # periods that are asked for by their number
FROM_TO = re.compile(r"(?P<first>[^./\s]+)\.\.(?P<last>[^./\s]+)")
SO_MANY = re.compile(r"(?P<end>first|last) (?P<count>[0-9]{1,4})")


class EndError(UserError, ValueError):
    """A series has no first or latest period, or more than one; the message says what to write."""


def end_of(word: str, times: Mapping[str, object]) -> str:
    """The name of the first or the latest of the periods: that which begins first, or ends last.

    `times` has the first and the last day of each, by its name. Raises EndError where there is none, where two begin or
    end on one day, as 2025 and 2025-Q4 do, and where one has no such day.
    """
    if not times:
        raise EndError(f'it does not change with time; leave "{word}" out')
    side = ENDS.index(word)
    days = {name: _day(time, side) for name, time in times.items()}
    if without := next((name for name, day in days.items() if day is None), None):
        raise EndError(
            f"which is the {word} can’t be told: {without} has no {('first', 'last')[side]} day; name a period"
        )
    best = (min, max)[side](day for day in days.values() if day is not None)
    found = [name for name, day in days.items() if day == best]
    if len(found) > 1:
        does = f"{('begin', 'end')[side]} on the same day"
        raise EndError(f"which is the {word} can’t be told: {' and '.join(found)} {does}; name the one that is meant")
    return found[0]


def _day(time: object, side: int) -> int | None:
    day = time[side] if isinstance(time, tuple) and len(time) == len(ENDS) else None
    return day if isinstance(day, int) else None


def chosen(text: str, times: Mapping[str, object]) -> list[str] | None:
    """The periods that a text asks for by where they are: latest, 1990..latest, last 10; None for any other text.

    `times` is in order of time. From one to another, and so many, are periods of one kind. Raises EndError.
    """
    if text in ENDS:
        return [end_of(text, times)]
    if match := SO_MANY.fullmatch(text):
        return _so_many(match["end"], int(match["count"]), list(times))
    if match := FROM_TO.fullmatch(text):
        first, last = (end_of(end, times) if end in ENDS else end for end in match.group("first", "last"))
        try:
            return between(first, last, list(times))[0]
        except ValueError as error:
            raise EndError(str(error)) from error
    return None


def _so_many(end: str, count: int, names: Sequence[str]) -> list[str]:
    if not 1 <= count <= MOST:
        raise EndError(f"it is 1 to {MOST:,} periods that can be asked for")
    kinds = {place[0] if (place := stretch(name)) else name for name in names}
    if len(kinds) > 1:
        raise EndError(f"{names[0]} and others are periods of several kinds; write from which to which, as 2019..2024")
    return list(names[:count] if end == FIRST else names[-count:])
