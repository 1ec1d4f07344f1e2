"""What a chart draws, read from the briefing once: points of its figures, and events."""

from dataclasses import dataclass, replace

from ..base.problems import Key
from ..values.amounts import Amount
from ..values.periods import Period
from . import Event, FieldPath, Figure, Observation


@dataclass(frozen=True, slots=True)
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
    other: "Point | None" = None  # of a pair, what it is held against
    stated: tuple[Observation, ...] = ()  # all that is said of it; the amount rests on `observations` alone

    @property
    def against(self) -> Figure | None:
        """Of a pair the other figure."""
        return self.other.figure if self.other else None

    @property
    def across(self) -> Amount | None:
        """Of a pair the amount of the other figure."""
        return self.other.amount if self.other else None

    @property
    def voices(self) -> list["Point"]:
        """One point for each observation that states it, lowest first; the point itself where a formula gives it."""
        said = sorted(self.stated, key=lambda o: o.amount.middle)
        return [replace(self, amount=o.amount, observations=(o,), sources=(o.source,)) for o in said] or [self]

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


@dataclass(frozen=True)
class ChartFault:
    """Something that keeps a chart from being drawn; `path` leads to the field of its record that is at fault."""

    path: FieldPath
    message: str
    wants: Key | None = None  # what it names and nobody knows


@dataclass(frozen=True)
class ChartData:
    """What the briefing holds for one chart, and what the chart asks for that is not there."""

    points: tuple[Point, ...]  # of all series in order, in order of time within each
    events: tuple[ChartEvent, ...]  # in order of time
    faults: tuple[ChartFault, ...]
    thresholds: tuple[Point, ...] = ()  # as many as the chart names, where it has no faults
