"""The small line beside a number that shows how it came about: a picture, and the same in words for everyone."""

from collections.abc import Sequence
from itertools import pairwise

from ..base import markdown
from ..base.markdown import Markdown, html_text
from ..charts.gaps import gaps_before
from ..facts.readings import read_series
from ..model import Figure
from ..model.briefing import Briefing
from ..model.fact import Reading
from ..values.amounts import Amount, Number
from ..values.periods import Period
from ..values.wording import Wording

FEWEST, MOST = 4, 200  # points
FEWEST_OF_SERIES = 5  # at a figure's home
SMALL, LARGE = (120, 28), (600, 130)  # pixels
EDGE = 3
DOT = 0.8  # half of a point that stands alone

TrendPoint = tuple[Period, Amount]


def trend(briefing: Briefing, wording: Wording, reading: Reading, source: str | None, unit: str) -> Markdown | None:
    """The line up to the period of the reading, of periods of the same kind; None when they are too few."""
    points = _points(briefing, reading, source)
    if len(points) < FEWEST:
        return None
    apart = gaps_before([when for when, _ in points])
    told = f"{_from_to(wording, points, unit)}{', with gaps' if apart else ''}"
    return Markdown(f"{line(points, apart)} {markdown.escape(told)}")


def series_drawing(briefing: Briefing, wording: Wording, figure: Figure) -> str | None:
    """The figure over its newest unbroken stretch of periods, as HTML; None when they are too few.

    It shows the shape, and the words its ends and extremes; the numbers are in the table beside it.
    """
    facts = briefing.facts.get(figure.id, {}).items()
    readings = [fact.reading for period, fact in facts if period and not fact.reading.is_rejected]
    points = _points(briefing, readings[-1], None) if len(readings) >= FEWEST_OF_SERIES else []
    if len(points) < FEWEST_OF_SERIES:
        return None
    apart = gaps_before([when for when, _ in points])
    told = html_text(_shape(wording, points, figure.unit) + (", with gaps" if apart else ""))
    return f'<figure class="series">{line(points, apart, LARGE)}<figcaption>{told}</figcaption></figure>'


def _shape(wording: Wording, points: list[TrendPoint], unit: str) -> str:
    """From 2 km in 2001 to 5 km in 2020; lowest 1 km in 2003, highest 6 km in 2019."""
    order = sorted(range(len(points)), key=lambda at: points[at][1].middle)
    extremes = [
        f"{name} {_told(wording, points[at], unit)}"
        for name, at in (("lowest", order[0]), ("highest", order[-1]))
        if 0 < at < len(points) - 1
    ]
    return "; ".join([_from_to(wording, points, unit), *([", ".join(extremes)] if extremes else [])])


def _from_to(wording: Wording, points: list[TrendPoint], unit: str) -> str:
    return f"From {_told(wording, points[0], unit)} to {_told(wording, points[-1], unit)}"


def _told(wording: Wording, point: TrendPoint, unit: str) -> str:
    when, amount = point
    return f"{wording.amount(_middle(amount), unit, 'round')} in {wording.period(when)}"


def _points(briefing: Briefing, reading: Reading, source: str | None) -> list[TrendPoint]:
    """What can be drawn as one line: no bound, nothing across a break, nothing that was rejected."""
    figure, now = reading.figure, reading.period
    kind = _kind(now)
    if now is None or kind is None or reading.is_rejected:
        return []
    breaks = [briefing.period(each.at, figure.calendar).order for each in figure.breaks]
    since = max((each for each in breaks if each <= now.order), default=None)
    series = [
        (briefing.period(text, figure.calendar), amount)
        for text, amount in read_series(briefing, figure, source).items()
    ]
    return [
        (period, amount)
        for period, amount in series
        if _kind(period) == kind
        and (since is None or since <= period.order)
        and period.order <= now.order
        and None not in (amount.low, amount.high)
    ][-MOST:]


def _kind(period: Period | None) -> str | None:
    """Whether it is a day, a month, a quarter ...; None for what lasts from one to another."""
    return period.single.kind if period and period.single else None


def _middle(amount: Amount) -> Amount:
    """One number for a range; how wide that is can be read at the figure's home."""
    return Amount(amount.middle, amount.middle, amount.middle, amount.about or not amount.exact)


def line(points: list[TrendPoint], apart: Sequence[int] = (), size: tuple[int, int] = SMALL) -> str:
    """A drawing in the colour of its text. It starts at zero, so that its height says how much.

    Where numbers are ranges, a band shows how wide; before the points whose numbers are in `apart` all is interrupted.
    """
    width, height = size
    days = [float(period.first.first_day) for period, _ in points if period.first]
    across = _scaled(days, min(days), max(days), width)
    lows, middles, highs = ([float(each) for each in ends] for ends in zip(*map(_ends, points), strict=True))
    bottom, top = min(0.0, *lows), max(0.0, *highs)
    down, low, high = ([height - y for y in _scaled(each, bottom, top, height)] for each in (middles, lows, highs))
    parts = [slice(*ends) for ends in pairwise([0, *apart, len(points)])]
    bands = [_band(across[part], low[part], high[part]) for part in parts] if lows != highs else []
    ways = [_way(list(zip(across[part], down[part], strict=True))) for part in parts]
    return (
        f'<svg class="trend" width="{width}" height="{height}" viewBox="0 0 {width} {height}" aria-hidden="true">'
        f'{"".join(bands + ways)}<circle cx="{across[-1]:.1f}" cy="{down[-1]:.1f}" r="2.5"/></svg>'
    )


def _ends(point: TrendPoint) -> tuple[Number, Number, Number]:
    _, amount = point
    assert amount.low is not None and amount.high is not None  # of the points that are drawn
    return amount.low, amount.middle, amount.high


def _band(across: list[float], low: list[float], high: list[float]) -> str:
    places = [*zip(across, high, strict=True), *reversed(list(zip(across, low, strict=True)))]
    return f'<polygon points="{_written(places)}"/>'


def _way(places: list[tuple[float, float]]) -> str:
    if len(places) == 1:
        places = [(places[0][0] - DOT, places[0][1]), (places[0][0] + DOT, places[0][1])]
    return f'<polyline points="{_written(places)}"/>'


def _written(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def _scaled(numbers: list[float], low: float, high: float, length: int) -> list[float]:
    """The numbers as places along `length`, from `low` at one edge to `high` at the other."""
    return [EDGE + (number - low) / (high - low or 1) * (length - 2 * EDGE) for number in numbers]
