"""What a chart shows, for those who do not see it: its table and its description in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.chart_data import Point
from ..values.amounts import Amount
from .gaps import Gap
from .kinds import ChartKind
from .lines import breaks_of
from .scene import Scene
from .text_width import shortened

LONGEST_ALT = 600
LOGARITHMIC = "on a logarithmic scale"
MOST_TOLD = 10  # beyond that many points of a chart each series is told by its first, highest and last
MOST_GAPS = 3
AMOUNTS = ("What", "Period", "Value", "Source")
EVENTS = ("Date", "Who", "What", "Source")


@dataclass(frozen=True, slots=True)
class Cell:
    """A text of the table, the record that it is about or comes from, and the amount that it tells."""

    text: str = ""
    figure: str | None = None
    source: str | None = None
    event: str | None = None
    amount: Amount | None = None
    unit: str = ""


TableRow = tuple[Cell, ...]


def table_of(scene: Scene, kind: ChartKind, gaps: Sequence[Gap]) -> tuple[list[str], list[list[Cell]]]:
    """Columns and rows: everything that is drawn, with each voice of a dispute in a row of its own."""
    if kind.of_events:
        return list(EVENTS), [list(row) for row in _timeline_rows(scene)]
    rows = [row for point in scene.drawn for row in _point_rows(scene, point)]
    rows += [*_gap_rows(scene, gaps), *(_break_rows(scene) if kind.over_time else ())]
    rows += _event_rows(scene) if kind.over_time else ()
    return list(AMOUNTS), [list(row) for row in dict.fromkeys(rows)]


def _point_rows(scene: Scene, point: Point) -> Iterator[TableRow]:
    label, when = Cell(point.label, figure=point.figure.id), Cell(scene.when(point))
    if not point.observations:
        yield label, when, _value(scene, point), Cell("computed", figure=point.figure.id)
    for observation in point.observations:
        one = replace(point, amount=observation.amount)
        yield label, when, _value(scene, one), Cell(scene.source(observation.source), source=observation.source)


def _value(scene: Scene, point: Point) -> Cell:
    return Cell(scene.value(point), amount=point.amount, unit=scene.wording.unit(point.figure.unit))


def _gap_rows(scene: Scene, gaps: Sequence[Gap]) -> Iterator[TableRow]:
    for gap in gaps:
        yield Cell(gap.point.label, figure=gap.point.figure.id), Cell(gap.when), Cell(scene.no_data), Cell()


def _break_rows(scene: Scene) -> Iterator[TableRow]:
    for figure, pause, flag in breaks_of(scene):
        since = scene.briefing.period(pause.at, figure.calendar)
        what = f"{flag.text[:1].upper()}{flag.text[1:]}: {pause.note}"
        yield Cell(what, figure=figure.id), Cell(f"from {scene.wording.period(since)}"), Cell(), Cell()


def _event_rows(scene: Scene) -> Iterator[TableRow]:
    for happening in scene.events:
        event = happening.event
        what, source = Cell(event.label, event=event.id), Cell(scene.source(event.source), source=event.source)
        yield what, Cell(scene.wording.period(happening.period)), Cell(), source


def _timeline_rows(scene: Scene) -> Iterator[TableRow]:
    for what, date, _, source in _event_rows(scene):
        assert what.event
        event = scene.briefing.events[what.event]
        yield date, Cell(event.by), Cell(event.what, event=event.id), source


def alt_of(scene: Scene, kind: ChartKind, gaps: Sequence[Gap]) -> str:
    """The chart in words, made from its data."""
    told = _told_events(scene) if kind.of_events else [*_told_gaps(scene, gaps), *_told_series(scene)]
    told += [f"line across at {point.label}: {scene.short(point)}" for point in scene.thresholds]
    title = f"{kind.title}, {LOGARITHMIC}" if scene.logarithmic else kind.title
    return shortened(f"{title}. {'; '.join(told)}.", LONGEST_ALT)


def _told_events(scene: Scene) -> list[str]:
    return [f"{scene.wording.period(h.period)}: {h.event.label} ({h.event.by})" for h in scene.events]


def _told_series(scene: Scene) -> list[str]:
    tell = _each if len(scene.points) <= MOST_TOLD else _course
    return [tell(scene, [p for p in scene.points if p.series == number]) for number in scene.labels()]


def _told_gaps(scene: Scene, gaps: Sequence[Gap]) -> Iterator[str]:
    """What the chart lacks comes first, since a long description is cut off at its end."""
    found: dict[str, list[str]] = {}
    for gap in gaps:
        found.setdefault(gap.point.label, []).append(gap.when)
    for label, times in found.items():
        more = f" and {len(times) - MOST_GAPS} more times" if len(times) > MOST_GAPS else ""
        yield f"{label}: {scene.no_data} {', '.join(times[:MOST_GAPS])}{more}"


def _each(scene: Scene, points: list[Point]) -> str:
    if len(points) == 1 and points[0].label != points[0].figure.label:  # a label of the chart's own tells the time
        return f"{points[0].label}: {scene.value(points[0])}"
    return f"{points[0].label}{', ' if points[0].period else ': '}{', '.join(_dated(scene, p) for p in points)}"


def _dated(scene: Scene, point: Point) -> str:
    return f"{scene.when(point)}: {scene.value(point)}" if point.period else scene.value(point)


def _course(scene: Scene, points: list[Point]) -> str:
    """First, highest and last; all where there are not more."""
    highest = max(range(len(points)), key=lambda n: points[n].amount.middle)
    if len(points) <= 3:
        return _each(scene, points)
    told = {0: "first", highest: "highest", len(points) - 1: "last"}
    return f"{points[0].label}, {', '.join(f'{told[n]} {_dated(scene, points[n])}' for n in sorted(told))}"
