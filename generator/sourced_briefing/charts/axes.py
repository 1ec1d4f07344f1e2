"""Axes whose ticks are chosen and written here, so that they read the same in every language and at every width."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from math import ceil, floor, log10

from ..values.amounts import Number, simplified
from ..values.periods import Period, parse_period
from ..values.wording import Wording
from .scene import PlotlyPart, Scene
from .text_width import folded, safe

STEPS = (1, 2, 5, 10)
TRUNCATE_FROM = 0.6  # an axis that need not start at zero does not, when all values are above this share of the largest
TICKS, MOST_TICKS = 5, 6  # about as many on an axis of amounts, and at most on one of time
LONGEST_TICK = 9  # characters of one line below a tick: "September"


def nice_ticks(low: float, high: float, most: int) -> list[Number]:
    """At most `most` steps of 1, 2 or 5 times a power of ten that hold `low` and `high`."""
    span = (high - low) or abs(high) or 1
    power = floor(log10(span / most))
    step = next(s for s in (Decimal(m).scaleb(power) for m in STEPS) if s * most >= Decimal(repr(span)))
    first, last = floor(Decimal(repr(low)) / step), ceil(Decimal(repr(high)) / step)
    return [simplified(step * n) for n in range(first, max(last, first + 1) + 1)]


def value_axis(scene: Scene, ends: Iterable[float], zero: bool, beyond: Iterable[float] = ()) -> PlotlyPart:
    """An axis of amounts that holds `ends`, and without a tick of its own what is `beyond`; its title is the unit."""
    values, outer = list(ends), [*beyond]
    low, high = min(values), max(values)
    if zero or low < 0 or low == high or low < TRUNCATE_FROM * high:
        low, high = min(low, 0), max(high, 0)
    if low == high:
        high = 1
    ticks = nice_ticks(low, high, TICKS)
    axis: PlotlyPart = {
        "title": {"text": safe(scene.unit)},
        "range": [min([float(ticks[0]), *outer]), max([float(ticks[-1]), *outer])],
        "tickmode": "array",
        "tickvals": [float(tick) for tick in ticks],
        "ticktext": [scene.wording.number(tick, "auto") for tick in ticks],
        "zeroline": True,
    }
    return axis | ({"rangemode": "tozero"} if zero else {})


def span_of(axis: PlotlyPart) -> float:
    """How much the axis shows, in its unit."""
    return float(axis["range"][1] - axis["range"][0])


def time_axis(wording: Wording, first: date, last: date) -> PlotlyPart:
    """An axis of days from a little before `first` to a little after `last`."""
    pad = max(timedelta(days=3), (last - first) / 25)
    start, end = max(first, date.min + pad) - pad, min(last, date.max - pad) + pad
    ticks = time_ticks(start, end)
    return {
        "type": "date",
        "range": [start.isoformat(), end.isoformat()],
        "tickmode": "array",
        "tickvals": [day.isoformat() for day, _ in ticks],
        "ticktext": [folded(wording.period(period), LONGEST_TICK) for _, period in ticks],
    }


def time_ticks(start: date, end: date, most: int = MOST_TICKS) -> list[tuple[date, Period]]:
    """At most `most` beginnings of years, quarters, months or days, and the period that begins with each."""
    for names in _finer_to_coarser(start, end):
        periods = [parse_period(name) for name in names]
        ticks = [(period.start, period) for period in periods if period.start and start <= period.start <= end]
        if len(ticks) <= most:
            break
    return ticks


def _finer_to_coarser(start: date, end: date) -> Iterator[list[str]]:
    """The names of the periods that may begin at a tick: all, then fewer and fewer, at round distances."""
    days, years = (end - start).days, range(start.year, end.year + 1)
    if days > 3 * 366:
        for step in (m * 10**power for power in range(4) for m in STEPS[:3]):
            yield [f"{year:04}" for year in years if year % step == 0]
    elif days > 400:
        for step in (1, 2, 4):
            yield [f"{year:04}-Q{quarter}" for year in years for quarter in range(1, 5, step)]
    elif days > 45:
        for step in (1, 2, 3, 6):
            yield [f"{year:04}-{month:02}" for year in years for month in range(1, 13, step)]
    else:
        for step in range(1, days + 2):
            yield [(start + timedelta(days=n)).isoformat() for n in range(0, days + 1, step)]
