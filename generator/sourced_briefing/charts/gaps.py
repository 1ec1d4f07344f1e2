"""Which periods of a series follow each other, and between which of them some are missing.

Told from days alone, so that quarters, fiscal years, spans and whatever else has a first and a last day are treated
alike. Periods of unlike length are not each other's neighbours: a year among its quarters is their sum.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median_low

from ..model.chart_data import Point
from ..values.periods import Period

MONTH = 30.436875  # days, on average over the leap years
LATE = 1.5  # days are counted at no fixed distance; one and a half times the usual one is a gap
WORKING_DAYS = 5

Pair = tuple[Point, Point]


@dataclass(frozen=True)
class Gap:
    """A time for which a chart has no data of a series; `point` is another one of the series."""

    point: Point
    when: str


def length_of(period: Period) -> int:
    """Of how many months the period is; 0 for days and weeks."""
    assert period.first_day is not None
    assert period.last_day is not None
    return round((period.last_day - period.first_day + 1) / MONTH)


def by_length(points: Sequence[Point]) -> list[list[Point]]:
    """The points whose periods have both ends and are of one length, in order of time."""
    groups: dict[int, list[Point]] = {}
    for point in points:
        if point.period and None not in (point.period.first_day, point.period.last_day):
            groups.setdefault(length_of(point.period), []).append(point)
    return list(groups.values())


def gaps(points: Sequence[Point]) -> list[Pair]:
    """The neighbours in one series between which a number is missing, by the step that the series itself has.

    Years that follow each other have a step of one; a census of every tenth year has a step of ten.
    """
    pairs = [
        (group, late) for group in by_length(points) for late in gaps_before([p.period for p in group if p.period])
    ]
    return [(group[late - 1], group[late]) for group, late in pairs]


def gaps_before(periods: Sequence[Period]) -> list[int]:
    """The numbers of those of the periods, all of one length and in order, before which some are missing."""
    days = [period.first_day for period in periods if period.first_day is not None]
    months = length_of(periods[0])
    distances = [round((b - a) / MONTH / months) for a, b in pairwise(days)] if months else _in_days(days)
    longest = _own_step(distances) if months else LATE * median_low(distances or [0])
    return [number for number, distance in enumerate(distances, 1) if distance > longest]


def _own_step(distances: Sequence[int]) -> int:
    """One where some are next to each other or no distance comes twice, else the smallest that does."""
    again = [distance for distance, count in Counter(distances).items() if count > 1]
    return 1 if 1 in distances or not again else min(again)


def _in_days(days: Sequence[int]) -> list[int]:
    """The distances of days; in working days where nothing is ever counted at a weekend."""
    if any(_weekday(day) >= WORKING_DAYS for day in days):
        return [b - a for a, b in pairwise(days)]
    return [_working_days(a, b) for a, b in pairwise(days)]


def _working_days(first: int, last: int) -> int:
    weeks, rest = divmod(last - first, 7)
    return weeks * WORKING_DAYS + sum(_weekday(first + n) < WORKING_DAYS for n in range(1, rest + 1))


def _weekday(day: int) -> int:
    return (day - 1) % 7  # the first of all days is a Monday
