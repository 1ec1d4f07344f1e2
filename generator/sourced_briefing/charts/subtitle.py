"""The line below a chart's title: what its numbers are of and where, from when to when, and in which unit."""

from ..values.periods import Period
from .scene import Scene


def subtitle_of(scene: Scene) -> str:
    """What the chart says of itself, else the one figure that it draws; the time; the unit. Empty where none is known.

    A unit that is only a number, such as times, has no name and is left out; of a scatter
    each axis has its own.
    """
    figures = {point.figure.id: point.figure.label for point in scene.points}
    what = scene.chart.subtitle or (next(iter(figures.values())) if len(figures) == 1 else "")
    unit = f"in {scene.unit}" if scene.points and scene.unit and not scene.points[0].against else ""
    told = ", ".join(filter(None, [what, _when(scene), unit]))
    return f"{told[:1].upper()}{told[1:]}"


def _when(scene: Scene) -> str:
    """The first and the last time of all that is drawn; nothing where some of it has none."""
    periods = [point.period for point in scene.points] or [happening.period for happening in scene.events]
    dated = [period for period in periods if period and period.middle]
    if len(dated) < len(periods):
        return ""
    first, last = min(dated, key=_start), max(dated, key=_end)
    return " to ".join(dict.fromkeys(map(scene.wording.period, (first, last))))


def _start(period: Period) -> tuple[int, int]:
    """Of two that begin on one day the longer is named, which holds the other."""
    return period.first_day or 0, -(period.last_day or 0)


def _end(period: Period) -> tuple[int, int]:
    return period.last_day or 0, -(period.first_day or 0)
