"""Axes whose ticks are chosen and written here, so that they read the same in every language and at every width."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from math import ceil, floor, log10

from ..values.amounts import Number, simplified
from ..values.periods import Period, parse_period
from ..values.wording import Wording
from .marks import Ruler, reach_of
from .scene import PlotlyPart, Scene
from .text_width import folded, safe

STEPS = (1, 2, 5, 10)
TRUNCATE_FROM = 0.6  # an axis that need not start at zero does not, when all values are above this share of the largest
FEWEST_TICKS, MOST_POWERS, LOG_PAD = 4, 8, 0.03  # on a logarithmic axis; the last as a share of it
TICKS, MOST_TICKS = 5, 6  # about as many on an axis of amounts, and at most on one of time
LONGEST_TICK = 9  # characters of one line below a tick: "September"


def nice_ticks(low: float, high: float, most: int) -> list[Number]:
    """At most `most` steps of 1, 2 or 5 times a power of ten that hold `low` and `high`."""
    span = (high - low) or abs(high) or 1
    power = floor(log10(span / most))
    step = next(s for s in (Decimal(m).scaleb(power) for m in STEPS) if s * most >= Decimal(repr(span)))
    first, last = floor(Decimal(repr(low)) / step), ceil(Decimal(repr(high)) / step)
    return [simplified(step * n) for n in range(first, max(last, first + 1) + 1)]


def value_axis(
    scene: Scene, zero: bool = False, ends: Sequence[float] = (), beyond: Sequence[float] = ()
) -> PlotlyPart:
    """An axis that holds all amounts and `ends`, and without a tick of its own what is `beyond`; titled by the unit."""
    reach = [*reach_of(scene.drawn, scene.logarithmic), *ends]
    low, high = min(reach), max(reach)
    if scene.logarithmic:
        return _log_axis(scene, low, high)
    if zero or low < 0 or low == high or low < TRUNCATE_FROM * high:
        low, high = min(low, 0), max(high, 0)
    if low == high:
        high = 1
    ticks = nice_ticks(low, high, TICKS)
    ends = [float(ticks[0]), float(ticks[-1]), *beyond]
    axis = _ticked(scene, ticks) | {"title": {"text": safe(scene.unit)}, "range": [min(ends), max(ends)]}
    return axis | {"zeroline": True} | ({"rangemode": "tozero"} if zero else {})


def _log_axis(scene: Scene, low: float, high: float) -> PlotlyPart:
    """Plotly takes the range of such an axis in powers of ten; it leaves out what stands at the very ends."""
    ticks = log_ticks(low, high)
    start, end = log10(min(ticks[0], low)), log10(max(ticks[-1], high))
    pad = LOG_PAD * (end - start)
    title = {"text": safe(f"{scene.unit} (logarithmic scale)")}
    return _ticked(scene, ticks) | {"type": "log", "title": title, "range": [start - pad, end + pad]}


def _ticked(scene: Scene, ticks: Sequence[Number]) -> PlotlyPart:
    return {
        "tickmode": "array",
        "tickvals": [float(tick) for tick in ticks],
        "ticktext": [scene.wording.number(tick, "auto") for tick in ticks],
        "ticklabeloverflow": "allow",  # else the one at the top is left out
    }


def log_ticks(low: float, high: float) -> list[Number]:
    """Powers of ten that hold `low` and `high`, with 2 and 5 times them between where they are few."""
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    for times in ((1,), STEPS[:3]):
        ticks = [simplified(Decimal(m).scaleb(power)) for power in powers for m in times]
        first = max(n for n, tick in enumerate(ticks) if tick <= low or n == 0)
        last = min(n for n, tick in enumerate(ticks) if tick >= high or n == len(ticks) - 1)
        ticks = ticks[first : last + 1]
        if len(ticks) >= FEWEST_TICKS:
            return ticks[:: ceil(len(ticks) / MOST_POWERS)]
    return [tick for tick in nice_ticks(low, high, TICKS) if tick > 0]


def ruler_of(axis: PlotlyPart) -> Ruler:
    """How far it is from one end of the axis to the other."""
    return Ruler(float(axis["range"][1] - axis["range"][0]), axis.get("type") == "log")


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
