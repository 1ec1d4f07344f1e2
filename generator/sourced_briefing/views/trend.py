"""The small line beside a number that shows how it came about: a picture, and the same in words for everyone."""

from collections.abc import Sequence
from itertools import pairwise

from ..base import markdown
from ..base.markdown import Markdown
from ..charts.gaps import gaps_before
from ..facts.readings import read_series
from ..model.briefing import Briefing
from ..model.fact import Reading
from ..values.amounts import Amount
from ..values.periods import Period
from ..values.wording import Wording

FEWEST, MOST = 4, 200  # points
WIDTH, HEIGHT, EDGE = 120, 28, 3
DOT = 0.8  # half of a point that stands alone

TrendPoint = tuple[Period, Amount]


def trend(briefing: Briefing, wording: Wording, reading: Reading, source: str | None, unit: str) -> Markdown | None:
    """The line up to the period of the reading, of periods of the same kind; None when they are too few."""
    points = _points(briefing, reading, source)
    if len(points) < FEWEST:
        return None
    ends = [
        f"{wording.amount(_middle(amount), unit, 'round')} in {wording.period(when)}"
        for when, amount in points[:: len(points) - 1]
    ]
    apart = gaps_before([when for when, _ in points])
    told = f"From {ends[0]} to {ends[1]}{', with gaps' if apart else ''}"
    return Markdown(f"{line(points, apart)} {markdown.escape(told)}")


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


def line(points: list[TrendPoint], apart: Sequence[int] = ()) -> str:
    """A drawing in the colour of its text. It starts at zero, so that its height says how much.

    Before each of the points whose numbers are in `apart` it is interrupted.
    """
    days = [period.first.first_day for period, _ in points if period.first]
    numbers = [float(amount.middle) for _, amount in points]
    across = _scaled([float(day) for day in days], min(days), max(days), WIDTH)
    down = [HEIGHT - y for y in _scaled(numbers, min(0.0, *numbers), max(0.0, *numbers), HEIGHT)]
    places = list(zip(across, down, strict=True))
    ways = [_way(places[start:end]) for start, end in pairwise([0, *apart, len(places)])]
    return (
        f'<svg class="trend" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" aria-hidden="true">'
        f'{"".join(ways)}<circle cx="{across[-1]:.1f}" cy="{down[-1]:.1f}" r="2.5"/></svg>'
    )


def _way(places: list[tuple[float, float]]) -> str:
    if len(places) == 1:
        places = [(places[0][0] - DOT, places[0][1]), (places[0][0] + DOT, places[0][1])]
    return f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in places)}"/>'


def _scaled(numbers: list[float], low: float, high: float, length: int) -> list[float]:
    """The numbers as places along `length`, from `low` at one edge to `high` at the other."""
    return [EDGE + (number - low) / (high - low or 1) * (length - 2 * EDGE) for number in numbers]
