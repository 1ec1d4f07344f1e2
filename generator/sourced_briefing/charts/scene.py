"""Everything that the drawing of one chart needs to know, and how its texts read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle
from typing import Any

from ..model import Chart, Series
from ..model.briefing import Briefing
from ..model.chart_data import ChartEvent, Point
from ..values.exact import to_digits
from ..values.periods import Period
from ..values.wording import Form, Wording
from .gaps import length_of
from .text_width import folded

PlotlyPart = dict[str, Any]  # a part of a Plotly specification: what JSON can hold and nothing else
HOVER_WIDTH = 38  # characters that fit beside a finger on a phone
HUES, SUBJECT = 8, 1  # how many there are, and the one of what the briefing is about, in all charts
MOST_VOICES = 4  # on a card
MOST_DIGITS = 4  # of each number of an estimate in a label


def _length(period: Period) -> int | None:
    return None if period.single is None else length_of(period)


@dataclass(frozen=True)
class Picture:
    """What Plotly draws, and how many pixels high it is meant to be."""

    data: list[PlotlyPart]
    layout: PlotlyPart
    height: int


@dataclass(frozen=True)
class Scene:
    """One chart with all that it shows."""

    briefing: Briefing
    chart: Chart
    wording: Wording
    points: Sequence[Point]
    events: Sequence[ChartEvent]
    thresholds: Sequence[Point] = ()

    @property
    def unit(self) -> str:
        return self.wording.unit(self.points[0].figure.unit)

    @property
    def drawn(self) -> Sequence[Point]:
        """All that has its place on the axis of amounts."""
        return [*self.points, *self.thresholds]

    @property
    def logarithmic(self) -> bool:
        """Whether equal distances on the axis of amounts are equal ratios."""
        return self.chart.scale == "log"

    @cached_property
    def no_data(self) -> str:
        """How the chart says that it has no number; what it was told to leave out may well be known."""
        return "no data shown" if any(map(self._leaves_out, self.chart.series)) else "no data"

    def _leaves_out(self, series: Series) -> bool:
        """Whether the figure has more than the chart draws, of periods as long as those that it draws."""
        figure = self.briefing.figures[series.figure]
        named = series.periods and [p.period.text for p in self.points if p.figure.id == figure.id and p.period]
        chosen = named or self.briefing.periods(figure)
        drawn = {_length(self.briefing.period(text, figure.calendar)) for text in chosen}
        left = set(self.briefing.periods(figure)) - set(chosen)
        return bool(series.source) or any(_length(self.briefing.period(t, figure.calendar)) in drawn for t in left)

    def value(self, point: Point) -> str:
        """The amount written out; a rejected one says so."""
        told = self.wording.value(point.figure, point.amount) + (" (rejected)" if point.rejected else "")
        if point.across and point.against:
            told += f" at {self.wording.value(point.against, point.across)}"
        return told

    def short(self, point: Point) -> str:
        """The amount as a label has it: an estimate with a span and many digits is rounded, as in prose."""
        amount = point.amount
        long = amount.kind == "estimate" and any(
            n and n != to_digits(n, MOST_DIGITS) for n in (amount.low, amount.best)
        )
        form = Form("round" if long else "auto")
        return self.wording.value(point.figure, amount, form) + (" (rejected)" if point.rejected else "")

    def when(self, point: Point) -> str:
        return self.wording.period(point.period)

    def labels(self) -> dict[int, str]:
        """The label of each series, by its number."""
        return {point.series: point.label for point in self.points}

    def legend(self) -> dict[int, str]:
        """The label of each series, by its hue."""
        return {self.hues[series]: label for series, label in self.labels().items()}

    @cached_property
    def hues(self) -> Mapping[int, int]:
        """The hue of each series where each has its own: its number, unless one of them is the subject."""
        series = list(enumerate(self.chart.series))
        if not any(s.highlight for _, s in series):
            return {number: number for number, _ in series}
        others = cycle(hue for hue in range(HUES) if hue != SUBJECT)
        return {number: SUBJECT if s.highlight else next(others) for number, s in series}

    def alone(self, point: Point) -> int:
        """The hue of what needs none of its own, since its name stands beside it."""
        return SUBJECT if self.chart.series[point.series].highlight else 0

    def source(self, source_id: str) -> str:
        """Who says it."""
        source = self.briefing.sources.get(source_id)
        return source.publisher if source else source_id

    def hover(self, point: Point) -> str:
        """The card on a point: what, how much, when, and who says it."""
        parts = [point.label, ": ".join(filter(None, (self.when(point), self.value(point))))]
        what, value, *rest = [folded(part, HOVER_WIDTH) for part in [*parts, *self._voices(point)]]
        return "<br>".join([what, f"<b>{value}</b>", *rest])

    def hover_all(self, points: Sequence[Point]) -> str:
        """One card for all points of a day: each with its value, and who says it."""
        if len(points) == 1:
            return self.hover(points[0])
        said = [f"{folded(p.label, HOVER_WIDTH)}: <b>{folded(self.value(p), HOVER_WIDTH)}</b>" for p in points]
        when = dict.fromkeys(self.when(point) for point in points)
        voices = dict.fromkeys(folded(voice, HOVER_WIDTH) for point in points for voice in self._voices(point))
        return "<br>".join([*when, *said, *list(voices)[:MOST_VOICES]])

    def _voices(self, point: Point, most: int = MOST_VOICES) -> list[str]:
        voices = []
        for source_id in point.sources[:most]:
            source = self.briefing.sources.get(source_id)
            voices.append(f"{source.publisher}: {source.title}" if source else source_id)
        more = len(point.sources) - most
        return [*voices, f"and {more} more"] if more > 0 else voices

    def event_hover(self, happening: ChartEvent) -> str:
        """The card on an event: the day, what happened, and who says it."""
        event = happening.event
        date, *rest = [
            folded(part, HOVER_WIDTH)
            for part in (self.wording.period(happening.period), f"{event.by}: {event.what}", self.source(event.source))
        ]
        return "<br>".join([f"<b>{date}</b>", *rest])
