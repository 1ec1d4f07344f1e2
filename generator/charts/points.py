"""What a chart draws, read from the briefing: points of its figures and its events."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from ..briefing import Briefing, ReadingError, read_figure
from ..model import Chart, Event, Figure, Observation, Series
from ..periods import Period
from ..problems import did_you_mean, quote
from ..quantities import Amount

FieldPath = tuple[str | int, ...]


class ChartError(Exception):
    """A chart that can't be drawn; `path` leads to the field of its record that is at fault."""

    def __init__(self, path: FieldPath, message: str) -> None:
        super().__init__(message)
        self.path = path


@dataclass(frozen=True)
class Point:
    """One amount in a chart: a figure for one period, or, where each voice counts, one observation of it."""

    series: int
    label: str
    figure: Figure
    period: Period | None
    amount: Amount
    observations: tuple[Observation, ...]
    rejected: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(o.source for o in self.observations))

    @property
    def ends(self) -> list[float]:
        """The numbers that have to fit on the axis."""
        return [float(n) for n in (self.amount.low, self.amount.best, self.amount.high) if n is not None]

    @property
    def best(self) -> float | None:
        return None if self.amount.best is None else float(self.amount.best)

    @property
    def low(self) -> float | None:
        return None if self.amount.low is None else float(self.amount.low)

    @property
    def high(self) -> float | None:
        return None if self.amount.high is None else float(self.amount.high)

    @property
    def bound(self) -> bool:
        return self.amount.kind in ("at-least", "at-most")

    @property
    def extent(self) -> tuple[float, float] | None:
        """Low and high where they differ and both are known."""
        return (
            (self.low, self.high) if self.low is not None and self.high is not None and self.low < self.high else None
        )


@dataclass(frozen=True)
class Happening:
    """An event and the time of its date."""

    event: Event
    period: Period


def read_points(briefing: Briefing, chart: Chart) -> tuple[list[Point], list[ChartError]]:
    """The points of all series in order, in order of time within each, and what is wrong with the series."""
    points: list[Point] = []
    faults: list[ChartError] = []
    for number, series in enumerate(chart.series):
        try:
            points += _read_series(briefing, chart, number, series)
        except ChartError as fault:
            faults.append(fault)
    return points, faults


def _read_series(briefing: Briefing, chart: Chart, number: int, series: Series) -> list[Point]:
    figure = briefing.figures.get(series.figure)
    if figure is None:
        hint = did_you_mean(series.figure, briefing.figures)
        raise ChartError(("series", number, "figure"), f"there is no figure {quote(series.figure)}{hint}")
    read = _read_observations if chart.kind == "dots" else _read_periods
    periods = _wanted(briefing, figure, number, series)
    flags = (False, True) if series.rejected else (False,)
    return [
        point for text, flag in product(periods, flags) for point in read(briefing, figure, number, series, text, flag)
    ]


def _wanted(briefing: Briefing, figure: Figure, number: int, series: Series) -> list[str | None]:
    """The periods to draw. Raises ChartError where the series asks for what the figure has not."""
    candidates = _candidates(figure, number, series)
    texts = {o.period for o in candidates}
    try:
        known: list[str | None] = [text for text in briefing.periods(figure) if text in texts]
    except ValueError as error:
        raise ChartError(
            ("series", number, "figure"), f"{quote(figure.id)} has a period that can't be read: {error}"
        ) from error
    for place, text in enumerate(series.periods):
        if text not in known:
            has = (
                f"it has {', '.join(map(str, known[:6]))}{' ...' if len(known) > 6 else ''}"
                if known
                else "its observations name no period"
            )
            hint = did_you_mean(text, map(str, known))
            raise ChartError(
                ("series", number, "periods", place),
                f"{quote(figure.id)} has nothing to draw for {quote(text)}; {has}{hint}",
            )
    return [text for text in known if not series.periods or text in series.periods] or [None]


def _candidates(figure: Figure, number: int, series: Series) -> list[Observation]:
    statuses = {o.status for o in figure.observations}
    if series.rejected and "rejected" not in statuses:
        raise ChartError(("series", number, "rejected"), f"{quote(figure.id)} has no rejected observation")
    candidates = [o for o in figure.observations if series.rejected or o.status != "rejected"]
    if not candidates:
        hint = "; to draw what was rejected, say `rejected: true`"
        raise ChartError(("series", number, "figure"), f"{quote(figure.id)} has no accepted observation{hint}")
    known = list(dict.fromkeys(o.source for o in candidates))
    if series.source and series.source not in known:
        hint = did_you_mean(series.source, known)
        raise ChartError(
            ("series", number, "source"), f"{quote(figure.id)} has nothing to draw of {quote(series.source)}{hint}"
        )
    return [o for o in candidates if series.source in (None, o.source)]


def _matching(figure: Figure, series: Series, period: str | None, rejected: bool) -> list[Observation]:
    return [
        o
        for o in figure.observations
        if o.period == period and (o.status == "rejected") == rejected and series.source in (None, o.source)
    ]


def _read_periods(
    briefing: Briefing, figure: Figure, number: int, series: Series, period: str | None, rejected: bool
) -> Iterator[Point]:
    if _matching(figure, series, period, rejected):
        try:
            reading = read_figure(briefing, figure, period, series.source, rejected)
        except ReadingError as error:
            raise ChartError(("series", number, error.argument), str(error)) from error
        label = series.label or figure.label
        yield Point(number, label, figure, reading.period, reading.amount, reading.observations, rejected)


def _read_observations(
    briefing: Briefing, figure: Figure, number: int, series: Series, period: str | None, rejected: bool
) -> Iterator[Point]:
    when = briefing.period(period, figure.calendar) if period else None
    for o in sorted(_matching(figure, series, period, rejected), key=lambda o: o.amount.middle):
        yield Point(number, series.label or figure.label, figure, when, o.amount, (o,), rejected)


def read_events(briefing: Briefing, chart: Chart) -> tuple[list[Happening], list[ChartError]]:
    """The events of the chart in order of time, and what is wrong with the list."""
    found: list[Happening] = []
    faults: list[ChartError] = []
    for place, event_id in enumerate(chart.events):
        event = briefing.events.get(event_id)
        if event is None:
            hint = did_you_mean(event_id, briefing.events)
            faults.append(ChartError(("events", place), f"there is no event {quote(event_id)}{hint}"))
        elif (period := _date(briefing, event)) is None:
            faults.append(ChartError(("events", place), f"the event {quote(event_id)} has no date that can be drawn"))
        else:
            found.append(Happening(event, period))
    return sorted(found, key=lambda h: (h.period.middle, h.event.id)), faults


def _date(briefing: Briefing, event: Event) -> Period | None:
    try:
        period = briefing.period(event.date)
    except ValueError:
        return None
    return period if period.middle else None
