"""The points of a chart's series, read from the briefing, and what is wrong with the series."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from ..base.problems import did_you_mean, quote
from ..model import Chart, Observation, Series
from ..model.briefing import Briefing, Derived
from ..values.amounts import Amount
from ..values.periods import Period
from .chart_points import ChartError, Point
from .readings import read_figure


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
        if self.figure.formula:
            return self._computed()
        candidates = self._candidates()
        matching: dict[tuple[str | None, bool], list[Observation]] = {}
        for observation in candidates:
            matching.setdefault((observation.period, observation.is_rejected), []).append(observation)
        read = self._observations if by_voice else self._reading
        keys = [key for key in product(self._periods(o.period for o in candidates), (False, True)) if key in matching]
        return [point for period, rejected in keys for point in read(period, rejected, matching[period, rejected])]

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
        for place, text in enumerate(self.series.periods):
            if text not in known:
                message = f"{name} has nothing for {quote(text)} to draw; {has}"
                raise self.fault("periods", message, text, known, place)
        return [text for text in known if text in (self.series.periods or known)] or [None]

    def _reading(self, period: str | None, rejected: bool, _: Sequence[Observation]) -> list[Point]:
        reading = read_figure(self.briefing, self.figure, period, self.series.source, rejected)
        return [self._point(reading.period, reading.amount, reading.observations, rejected)]

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
        return replace(self._point(when, result.amount, (), False), sources=_sources_of(self.briefing, result))

    def _observations(self, period: str | None, rejected: bool, matching: Sequence[Observation]) -> list[Point]:
        when = self.briefing.period(period, self.figure.calendar) if period else None
        return [self._point(when, o.amount, (o,), rejected) for o in sorted(matching, key=lambda o: o.amount.middle)]

    def _point(
        self, period: Period | None, amount: Amount, observations: tuple[Observation, ...], rejected: bool
    ) -> Point:
        label = self.series.label or self.figure.label
        sources = tuple(dict.fromkeys(o.source for o in observations))
        return Point(self.number, label, self.figure, period, amount, observations, sources, rejected)


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
