"""What a chart draws: points of its figures, and events."""

from dataclasses import dataclass

from ..base.problems import UserError, did_you_mean, quote
from ..model import Chart, Event, Figure, Observation
from ..model.briefing import Briefing
from ..values.amounts import Amount
from ..values.periods import Period

FieldPath = tuple[str | int, ...]


class ChartError(UserError):
    """A chart that can't be drawn; `path` leads to the field of its record that is at fault."""

    def __init__(self, path: FieldPath, message: str) -> None:
        super().__init__(message)
        self.path = path


@dataclass(frozen=True)
class Point:
    """One amount in a chart: a figure for one period, or, where each voice counts, one observation of it.

    What a formula gives has no observations of its own; its sources are those of what went into it.
    """

    series: int
    label: str
    figure: Figure
    period: Period | None
    amount: Amount
    observations: tuple[Observation, ...]
    sources: tuple[str, ...]
    rejected: bool = False

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
class ChartEvent:
    """An event and the time of its date."""

    event: Event
    period: Period


def read_events(briefing: Briefing, chart: Chart) -> tuple[list[ChartEvent], list[ChartError]]:
    """The events of the chart in order of time, and what is wrong with the list."""
    found: list[ChartEvent] = []
    faults: list[ChartError] = []
    for place, event_id in enumerate(chart.events):
        event = briefing.events.get(event_id)
        if event is None:
            hint = did_you_mean(event_id, briefing.events)
            faults.append(ChartError(("events", place), f"there is no event {quote(event_id)}{hint}"))
        elif (period := _date(briefing, event)) is None:
            faults.append(ChartError(("events", place), f"the event {quote(event_id)} has no date that can be drawn"))
        else:
            found.append(ChartEvent(event, period))
    return sorted(found, key=lambda h: (h.period.middle, h.event.id)), faults


def _date(briefing: Briefing, event: Event) -> Period | None:
    try:
        period = briefing.period(event.date)
    except ValueError:
        return None
    return period if period.middle else None
