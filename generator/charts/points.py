"""What a chart draws, read from the briefing: points of its figures and its events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from ..briefing import Briefing, read_figure
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
            points += _SeriesReader(briefing, number, series).points(by_voice=chart.kind == "dots")
        except ChartError as fault:
            faults.append(fault)
    return points, faults


class _SeriesReader:
    """Reads one series of a chart; raises ChartError where it asks for what its figure has not."""

    def __init__(self, briefing: Briefing, number: int, series: Series) -> None:
        self.briefing, self.number, self.series = briefing, number, series
        figure = briefing.figures.get(series.figure)
        if figure is None:
            raise self.fault("figure", f"there is no figure {quote(series.figure)}", series.figure, briefing.figures)
        self.figure = figure

    def fault(self, field: str, message: str, word: str = "", known: Iterable[str] = (), *path: int) -> ChartError:
        return ChartError(("series", self.number, field, *path), message + did_you_mean(word, known))

    def points(self, by_voice: bool) -> list[Point]:
        """One point a period, or, `by_voice`, one an observation; what was rejected apart from what was not."""
        candidates = self._candidates()
        matching: dict[tuple[str | None, bool], list[Observation]] = {}
        for observation in candidates:
            matching.setdefault((observation.period, observation.status == "rejected"), []).append(observation)
        read = self._observations if by_voice else self._reading
        keys = [key for key in product(self._periods(candidates), (False, True)) if key in matching]
        return [point for period, rejected in keys for point in read(period, rejected, matching[period, rejected])]

    def _candidates(self) -> list[Observation]:
        name, series, observations = quote(self.figure.id), self.series, self.figure.observations
        if series.rejected and not any(o.status == "rejected" for o in observations):
            raise self.fault("rejected", f"{name} has no rejected observation")
        candidates = [o for o in observations if series.rejected or o.status != "rejected"]
        if not candidates:
            raise self.fault("figure", f"{name} has only rejected observations; to draw them say `rejected: true`")
        known = list(dict.fromkeys(o.source for o in candidates))
        if series.source and series.source not in known:
            raise self.fault("source", f"{name} has nothing of {quote(series.source)} to draw", series.source, known)
        return [o for o in candidates if series.source in (None, o.source)]

    def _periods(self, candidates: Sequence[Observation]) -> list[str | None]:
        texts, name = {o.period for o in candidates}, quote(self.figure.id)
        try:
            known = [text for text in self.briefing.periods(self.figure) if text in texts]
        except ValueError as error:
            raise self.fault("figure", f"{name} has a period that can't be read: {error}") from error
        has = f"it has {', '.join(known[:6])}{' ...' if len(known) > 6 else ''}" if known else "it has no periods"
        for place, text in enumerate(self.series.periods):
            if text not in known:
                message = f"{name} has nothing for {quote(text)} to draw; {has}"
                raise self.fault("periods", message, text, known, place)
        return [text for text in known if text in (self.series.periods or known)] or [None]

    def _reading(self, period: str | None, rejected: bool, matching: Sequence[Observation]) -> list[Point]:
        # Of a figure with nothing else in it: looking through all observations for each period would take long.
        figure = self.figure.model_copy(update={"observations": matching})
        reading = read_figure(self.briefing, figure, period, rejected=rejected)
        return [self._point(reading.period, reading.amount, reading.observations, rejected)]

    def _observations(self, period: str | None, rejected: bool, matching: Sequence[Observation]) -> list[Point]:
        when = self.briefing.period(period, self.figure.calendar) if period else None
        return [self._point(when, o.amount, (o,), rejected) for o in sorted(matching, key=lambda o: o.amount.middle)]

    def _point(
        self, period: Period | None, amount: Amount, observations: tuple[Observation, ...], rejected: bool
    ) -> Point:
        label = self.series.label or self.figure.label
        return Point(self.number, label, self.figure, period, amount, observations, rejected)


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
