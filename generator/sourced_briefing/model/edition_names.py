"""Names of editions: a month, a day, or the second and later editions of a day; in order of time."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import PurePosixPath

from ..base.problems import quote
from ..values.periods import PeriodPart, parse_period
from . import EDITION_NAMED, NAME

FOLDER = "data/editions"
CHANGES = "data/changes.yml"  # what editors say of the changes since the newest edition

Place = tuple[date, int]  # a first day, and which edition of it; a month comes before all editions of its days
NONE: Place = (date.min, 0)  # before all editions


def place_of(name: str) -> Place:
    """Where an edition stands among others: sorts by time. Raises ValueError, with a message, for no edition's name.

    A month comes before the days that lie in it: a correction may follow on any of them, and the month itself can't
    come once one of its days has been.
    """
    day, _, nth = name.partition(".")
    part = _named(name, day)
    is_day = part.first_day == part.last_day
    return date.fromordinal(part.first_day), int(nth or 1) if is_day else 0


def _named(name: str, day: str) -> PeriodPart:
    part = parse_period(day).first if NAME.fullmatch(name) else None
    if part is None:
        raise ValueError(f"{EDITION_NAMED}, not {quote(name)}")
    return part


def comes_after(name: str, earlier: str) -> bool:
    """Whether one edition stands after the other."""
    return place_of(name) > place_of(earlier)


def next_name(newest: str, today: date) -> str | None:
    """What an edition of that day is called when it follows the newest one; None where it can't follow it."""
    _, nth = place_of(newest)
    names = [today.isoformat(), f"{today}.{nth + 1}"]
    return next((each for each in names if NAME.fullmatch(each) and comes_after(each, newest)), None)


def day_of(name: str) -> date:
    """The day that stands for an edition where a day is needed: the first of its month."""
    return place_of(name)[0]


def moment_of(name: str) -> datetime:
    """The moment that stands for it, in UTC: midnight, and a second more for each edition of that day before it."""
    day, nth = place_of(name)
    return datetime.combine(day, time(), UTC) + timedelta(seconds=max(nth - 1, 0))


def date_of(name: str) -> str:
    """The month or day that it is named for, as programs write it: 2026-11, 2026-11-23."""
    return name.partition(".")[0]


def place_of_file(path: str) -> Place:
    """Where the edition of a file stands; one that is named for none comes first, and is told when it is read."""
    try:
        return place_of(PurePosixPath(path).stem)
    except ValueError:
        return NONE


def path_of(name: str) -> str:
    """The edition's file, from the project folder."""
    return f"{FOLDER}/{name}.json"


VERSIONS = "versions.json"  # what a publishing branch has, and no other
PUBLISHED = re.compile(r"Edition (?P<name>[0-9.-]+), from (?P<commit>[0-9a-f]{4,64})")


def published_as(name: str, commit: str) -> str:
    """What the publishing branch says of an edition, and of the commit that it was made from."""
    return f"Edition {name}, from {commit}"
