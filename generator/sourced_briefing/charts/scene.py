"""Everything that the drawing of one chart needs to know, and how its texts read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..model import Chart, Series
from ..model.briefing import Briefing
from ..model.chart_data import ChartEvent, Point
from ..values.periods import Period
from ..values.wording import Wording
from .gaps import length_of
from .text_width import folded

PlotlyPart = dict[str, Any]  # a part of a Plotly specification: what JSON can hold and nothing else
HOVER_WIDTH = 38  # characters that fit beside a finger on a phone


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

    @property
    def unit(self) -> str:
        return self.wording.unit(self.points[0].figure.unit)

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
        chosen = series.periods or self.briefing.periods(figure)
        drawn = {_length(self.briefing.period(text, figure.calendar)) for text in chosen}
        left = set(self.briefing.periods(figure)) - set(chosen)
        return bool(series.source) or any(_length(self.briefing.period(t, figure.calendar)) in drawn for t in left)

    def value(self, point: Point) -> str:
        """The amount written out; a rejected one says so."""
        return self.wording.amount(point.amount, point.figure.unit) + (" (rejected)" if point.rejected else "")

    def when(self, point: Point) -> str:
        return self.wording.period(point.period)

    def labels(self) -> dict[int, str]:
        """The label of each series, by its number, which is its hue too."""
        return {point.series: point.label for point in self.points}

    def source(self, source_id: str) -> str:
        """Who says it."""
        source = self.briefing.sources.get(source_id)
        return source.publisher if source else source_id

    def hover(self, point: Point) -> str:
        """The card on a point: what, how much, when, and who says it."""
        parts = [point.label, ": ".join(filter(None, (self.when(point), self.value(point))))]
        what, value, *rest = [folded(part, HOVER_WIDTH) for part in [*parts, *self._voices(point)]]
        return "<br>".join([what, f"<b>{value}</b>", *rest])

    def _voices(self, point: Point, most: int = 4) -> list[str]:
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
