"""Readings of charts: the points of their figures and their events, and what they ask for that is not there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import product

from ..base.problems import did_you_mean, quote
from ..model import Chart, Event, Observation, Series
from ..model.briefing import Briefing
from ..model.chart_data import ChartData, ChartEvent, ChartFault, Point
from ..model.fact import Derived
from ..values.amounts import Amount
from ..values.periods import Period
from ..values.series_ends import EndError, chosen
from .readings import read_figure
from .series_ends import times_of


def read_charts(briefing: Briefing) -> dict[str, ChartData]:
    """What each chart of the briefing draws, by the chart's id."""
    watched, recall = briefing.memory.watch("weighed", briefing), briefing.memory.recall
    charts = briefing.charts.values()
    return {chart.id: recall(("points", chart.id), (chart,), partial(read_chart, watched, chart)) for chart in charts}


def read_chart(briefing: Briefing, chart: Chart) -> ChartData:
    """The points and events of the chart, whatever its kind, and what is wrong with its lists of both."""
    points, unread = _read_points(briefing, "series", chart.series)
    limits = [Series(figure=t.figure, label=t.label, periods=[t.period] if t.period else []) for t in chart.thresholds]
    thresholds, unfit = _read_points(briefing, "thresholds", limits)
    events, unknown = _read_events(briefing, chart)
    return ChartData(tuple(points), tuple(events), (*unread, *unfit, *unknown), tuple(thresholds))


def _read_points(briefing: Briefing, field: str, named: Sequence[Series]) -> tuple[list[Point], list[ChartFault]]:
    points: list[Point] = []
    faults: list[ChartFault] = []
    for number, series in enumerate(named):
        try:
            found = _SeriesReader(briefing, number, series, field)
            points += found.pairs() if series.against else found.points()
        except _SeriesError as error:
            faults.append(error.fault)
    return points, faults


def _read_events(briefing: Briefing, chart: Chart) -> tuple[list[ChartEvent], list[ChartFault]]:
    found: list[ChartEvent] = []
    faults: list[ChartFault] = []
    for place, event_id in enumerate(chart.events):
        event = briefing.events.get(event_id)
        if event is None:
            hint = did_you_mean(event_id, briefing.events)
            message = f"there is no event {quote(event_id)}{hint}"
            faults.append(ChartFault(("events", place), message, ("events", event_id)))
        elif (period := _date_of(briefing, event)) is None:
            faults.append(ChartFault(("events", place), f"the event {quote(event_id)} has no date that can be drawn"))
        else:
            found.append(ChartEvent(event, period))
    return sorted(found, key=lambda h: (h.period.middle, h.event.id)), faults


def _date_of(briefing: Briefing, event: Event) -> Period | None:
    try:
        period = briefing.period(event.date)
    except ValueError:
        return None
    return period if period.middle else None


class _SeriesError(Exception):
    """A series asks for what its figure has not."""

    def __init__(self, fault: ChartFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class _SeriesReader:
    """Reads one series of a chart; raises _SeriesError where it asks for what its figure has not."""

    def __init__(self, briefing: Briefing, number: int, series: Series, field: str) -> None:
        self.briefing, self.number, self.series, self.field = briefing, number, series, field
        figure = briefing.figures.get(series.figure)
        if figure is None:
            message = briefing.lacking("figures", series.figure)
            raise _SeriesError(ChartFault((field, number, "figure"), message, ("figures", series.figure)))
        self.figure = figure

    def fault(self, field: str, message: str, word: str = "", known: Iterable[str] = (), *path: int) -> _SeriesError:
        return _SeriesError(ChartFault((self.field, self.number, field, *path), message + did_you_mean(word, known)))

    def points(self) -> list[Point]:
        """One point a period, and one more for what was rejected in it."""
        if self.figure.formula:
            return self._computed()
        candidates = self._candidates()
        matching: dict[tuple[str | None, bool], list[Observation]] = {}
        for observation in candidates:
            matching.setdefault((observation.period, observation.is_rejected), []).append(observation)
        keys = [key for key in product(self._periods(o.period for o in candidates), (False, True)) if key in matching]
        return [self._read(period, rejected, matching[period, rejected]) for period, rejected in keys]

    def pairs(self) -> list[Point]:
        """The points for whose periods there is a number of the figure that they are held against, with it."""
        other, known = self.series.against or "", self.briefing.figures
        if other not in known:
            message = self.briefing.lacking("figures", other)
            raise _SeriesError(ChartFault((self.field, self.number, "against"), message, ("figures", other)))
        across = _SeriesReader(self.briefing, self.number, Series(figure=other), self.field).points()
        at = {_time(point): point for point in across}
        found = [_paired(point, at[_time(point)]) for point in self.points() if _time(point) in at]
        if not found:
            raise self.fault("against", f"{quote(self.figure.id)} and {quote(other)} have no period in common")
        return found

    def _candidates(self) -> list[Observation]:
        name, series, observations = quote(self.figure.id), self.series, self.figure.observations
        if series.rejected and not any(o.is_rejected for o in observations):
            raise self.fault("rejected", f"{name} has no rejected observation")
        candidates = [o for o in observations if series.rejected or not o.is_rejected]
        if not candidates:
            raise self.fault("figure", f"{name} has only rejected observations; to draw them say `rejected: true`")
        known = list(dict.fromkeys(o.source for o in candidates))
        if series.source and series.source not in known:
            raise self.fault("source", f"{name} has nothing of {quote(series.source)} to draw", series.source, known)
        return [o for o in candidates if series.source in (None, o.source)]

    def _periods(self, observed: Iterable[str | None]) -> list[str | None]:
        """Those of the periods with a number that the chart asks for, in order of time."""
        texts, name = set(observed), quote(self.figure.id)
        try:
            known = [text for text in self.briefing.periods(self.figure) if text in texts]
        except ValueError as error:
            raise self.fault("figure", f"{name} has a period that can't be read: {error}") from error
        has = f"it has {', '.join(known[:6])}{' ...' if len(known) > 6 else ''}" if known else "it has no periods"
        wanted: list[str] = []
        for place, text in enumerate(self.series.periods):
            own = self._meant(text, known, place)
            if not own:
                message = f"{name} has nothing for {quote(text)} to draw; {has}"
                raise self.fault("periods", message, text, known, place)
            wanted += own
        return [text for text in known if text in (wanted or known)] or [None]

    def _meant(self, text: str, known: Sequence[str], place: int) -> list[str]:
        """The periods of the figure that the text asks for, by name or by where they are; none where it has none."""
        try:
            if (found := chosen(text, times_of(self.briefing, self.figure, known))) is not None:
                return found
        except EndError as error:
            raise self.fault("periods", f"{quote(self.figure.id)}, {quote(text)}: {error}", "", (), place) from error
        own = self.briefing.own_period(self.figure, text, known)
        return [own] if own else []

    def _read(self, period: str | None, rejected: bool, stated: Sequence[Observation]) -> Point:
        reading = read_figure(self.briefing, self.figure, period, self.series.source, rejected)
        point = self._point(reading.period, reading.amount, reading.observations)
        return replace(point, rejected=rejected, stated=tuple(stated))

    def _computed(self) -> list[Point]:
        name, results = quote(self.figure.id), self.briefing.derived.get(self.figure.id)
        for field in ("rejected", "source"):
            if getattr(self.series, field):
                raise self.fault(field, f"{name} has a formula, and no observations; remove `{field}`")
        if not results:
            raise self.fault("figure", f"{name} could not be computed")
        return [self._result(period, results[period]) for period in self._periods(results)]

    def _result(self, period: str | None, result: Derived) -> Point:
        when = self.briefing.period(period, self.figure.calendar) if period else None
        return replace(self._point(when, result.amount, ()), sources=_sources_of(self.briefing, result))

    def _point(self, period: Period | None, amount: Amount, observations: tuple[Observation, ...]) -> Point:
        label = self.series.label or self.figure.label
        sources = tuple(dict.fromkeys(o.source for o in observations))
        return Point(self.number, label, self.figure, period, amount, observations, sources)


def _time(point: Point) -> object:
    """Equal for all names of one stretch of time."""
    return point.period and (point.period.stretch or point.period.text)


def _paired(point: Point, other: Point) -> Point:
    sources = tuple(dict.fromkeys([*point.sources, *other.sources]))
    return replace(point, other=other, sources=sources)


def _sources_of(briefing: Briefing, result: Derived) -> tuple[str, ...]:
    """The sources of everything that went into a result, each once."""
    sources: dict[str, None] = {}
    waiting = {(taken.figure.id, taken.period): taken for taken in result.inputs}
    seen = set(waiting)
    while waiting:
        taken = waiting.pop(next(iter(waiting)))
        sources |= dict.fromkeys(o.source for o in taken.figure.observed(taken.period))
        inner = briefing.derived.get(taken.figure.id, {}).get(taken.period)
        new = {key: t for t in (inner.inputs if inner else ()) if (key := (t.figure.id, t.period)) not in seen}
        waiting |= new
        seen |= set(new)
    return tuple(sources)
