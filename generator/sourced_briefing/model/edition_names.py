"""Names of editions: a month or a day, in order of time."""

import re
from datetime import date

from ..base.problems import quote
from ..values.periods import PeriodPart, parse_period
from . import NAME

FOLDER = "data/editions"
CHANGES = "data/changes.yml"  # what editors say of the changes since the newest edition


def stretch(name: str) -> PeriodPart:
    """The month or day that an edition is named for. Raises ValueError, with a message, when it is named for none."""
    part = parse_period(name).first if NAME.fullmatch(name) else None
    if part is None:
        raise ValueError(f"an edition is named for a month or a day, like 2026-11 or 2026-11-23, not {quote(name)}")
    return part


def comes_after(name: str, earlier: str) -> bool:
    """Whether all of one edition's time lies after the other's, so that no two can be taken for each other.

    A day neither comes after nor before the month that it lies in.
    """
    return stretch(name).first_day > stretch(earlier).last_day


def day_of(name: str) -> date:
    """The day that stands for an edition where a day is needed: the first of its month."""
    return date.fromordinal(stretch(name).first_day)


def path_of(name: str) -> str:
    """The edition's file, from the project folder."""
    return f"{FOLDER}/{name}.json"


VERSIONS = "versions.json"  # what a publishing branch has, and no other
PUBLISHED = re.compile(r"Edition (?P<name>[0-9-]+), from (?P<commit>[0-9a-f]{4,64})")


def published_as(name: str, commit: str) -> str:
    """What the publishing branch says of an edition, and of the commit that it was made from."""
    return f"Edition {name}, from {commit}"
