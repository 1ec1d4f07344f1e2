"""Periods side by side: one place on the axis each, and empty places where a quarter or a year has no number."""

import re
from collections.abc import Sequence
from datetime import date

from ..model.briefing import Briefing
from ..model.chart_data import Point
from ..values.periods import Period, PeriodPart
from ..values.wording import Wording
from .scene import PlotlyPart
from .text_width import safe
from .tick_names import EVERY

GROWTH = 3  # a series with many more holes than numbers is not filled up
IN_A_YEAR = {"Q": 4, "H": 2, "month": 12}
TIMELESS = (date.min, date.min)

Key = tuple[tuple[date, date], str]


def key_of(period: Period | None) -> Key:
    """Sorts periods in time; equal for the same period of the same calendar only."""
    return (TIMELESS, "") if period is None else (period.order, period.text)


def categories(briefing: Briefing, points: Sequence[Point]) -> list[Period | None]:
    """The periods of all points in order of time; where all are quarters, say, with the missing ones in between."""
    found = {key_of(point.period): point.period for point in points}
    periods = [found[key] for key in sorted(found)]
    calendars = {point.figure.calendar for point in points}
    parts = [p.first for p in periods if p and p.first and p.first == p.last]
    if len(parts) < len(periods) or len(calendars) > 1 or len({part.kind for part in parts}) > 1:
        return periods
    return _filled(briefing, periods, parts, calendars.pop())


def _filled(
    briefing: Briefing, periods: list[Period | None], parts: list[PeriodPart], calendar: str | None
) -> list[Period | None]:
    texts = [periods[0].text] if periods[0] else []
    last = parts[-1]
    part = parts[0]
    try:
        while part != last and part.start < last.start and len(texts) <= GROWTH * len(parts):
            following = briefing.period(_following(part), calendar)
            texts.append(following.text)
            part = following.first or last
    except ValueError:  # a day, or a fiscal year that the calendar lacks
        return periods
    whole = {p.text for p in periods if p} <= set(texts)
    return [briefing.period(text, calendar) for text in texts] if whole else periods


def _following(part: PeriodPart) -> str:
    """The text of the part after this one. Raises ValueError for a day."""
    if part.kind == "day":
        raise ValueError("days are not filled up")
    count = IN_A_YEAR.get(part.kind, 1)
    nth = part.start.month if part.kind == "month" else part.nth
    year = re.sub(r"\d+", lambda m: f"{int(m[0]) + 1:04}", part.name) if nth % count == 0 else part.name
    if part.kind == "year":
        return year
    return f"{year}-{nth % count + 1:02}" if part.kind == "month" else f"{year}-{part.kind}{nth % count + 1}"


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
