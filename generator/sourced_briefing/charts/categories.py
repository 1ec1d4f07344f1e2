"""Periods side by side: one place on the axis each, and empty places where a quarter or a year has no number."""

from collections.abc import Sequence

from ..model.briefing import Briefing
from ..model.chart_data import Point
from ..values.period_steps import name_after
from ..values.periods import FOREVER, Period, PeriodPart
from ..values.wording import Wording
from .scene import PlotlyPart
from .text_width import safe
from .tick_names import EVERY

GROWTH = 3  # a series with many more holes than numbers is not filled up
TIMELESS = (-FOREVER, -FOREVER)

Key = tuple[int, int]


def key_of(period: Period | None) -> Key:
    """Sorts periods in time; equal for the same stretch of time, whatever its name and calendar."""
    return TIMELESS if period is None else period.order


def categories(briefing: Briefing, points: Sequence[Point]) -> list[Period | None]:
    """The periods of all points in order of time; where all are quarters, say, with the missing ones in between."""
    found: dict[Key, Period | None] = {}
    for point in points:
        found.setdefault(key_of(point.period), point.period)
    periods = [found[key] for key in sorted(found)]
    calendars = {point.figure.calendar for point in points}
    parts = [part for period in periods if period and (part := period.single)]
    if len(parts) < len(periods) or len(calendars) > 1 or len({part.kind for part in parts}) > 1:
        return periods
    return _filled(briefing, periods, parts, calendars.pop())


def _filled(
    briefing: Briefing, periods: list[Period | None], parts: list[PeriodPart], calendar: str | None
) -> list[Period | None]:
    known = {key_of(period): period for period in periods}
    filled, part, last = periods[:1], parts[0], parts[-1]
    try:
        while part.first_day < last.first_day and len(filled) <= GROWTH * len(parts):
            following = briefing.period(name_after(part), calendar)
            filled.append(known.get(key_of(following), following))
            part = following.first or last
    except ValueError:  # a day, or a fiscal year that the calendar lacks
        return periods
    return filled if known.keys() <= set(map(key_of, filled)) else periods


def category_axis(wording: Wording, periods: Sequence[Period | None]) -> PlotlyPart:
    """An axis with a place for each period, 0 for the first; each is named."""
    return {
        "range": [-0.5, len(periods) - 0.5],
        "tickmode": "array",
        "tickvals": list(range(len(periods))),
        "ticktext": [safe(wording.period(period)) for period in periods],
        "showgrid": False,
        **EVERY,
    }
