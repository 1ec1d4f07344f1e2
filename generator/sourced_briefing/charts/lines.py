"""Lines over time: bands where a range is known, gaps where the series breaks, flags for breaks and events.

Where numbers are missing, the line is interrupted: nothing says what lies between.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from ..model import Break, Figure
from ..model.chart_data import Point
from .axes import ruler_of, time_axis, value_axis
from .columns import MOST, columns
from .flags import NARROW, Flag, raised
from .gaps import Gap, Pair, by_length, gaps
from .line_names import EDGE, names_at_ends
from .marks import ChartMark, Ruler, bounds, by_hue, colour, crosses, dots, stems
from .scene import HOVER_WIDTH, Picture, PlotlyPart, Scene
from .text_width import folded
from .thresholds import level

PLOT, MARGINS = 300, 76  # pixels: the plot itself; the ticks and titles around it
MOST_DOTS = 60  # a series with more points is a line without dots
DOT, STEM = 7, 3
BAND = 0.18
WIDTH = 2.5

Chain = Sequence[ChartMark]


def draw_lines(scene: Scene) -> Picture:
    """Every series over the middles of its periods."""
    marks = [ChartMark(point, day_of(point).isoformat(), scene.hues[point.series]) for point in scene.points]
    axis = value_axis(scene)
    flags = [*(flag for _, _, flag in breaks_of(scene)), *_event_flags(scene)]
    days = [day_of(point) for point in scene.points] + [day for flag in flags if isinstance(day := flag.at, date)]
    time = time_axis(scene.wording, min(days), max(days))
    names, right = names_at_ends(scene, marks, axis, time, PLOT)
    shapes, annotations, room = raised(flags, time, PLOT, NARROW - right + EDGE)
    drawn = [trace for _, series in by_hue(marks, lambda m: True) for trace in traces_of(scene, series, ruler_of(axis))]
    layout: PlotlyPart = {"xaxis": time, "yaxis": axis | {"domain": [0, round(PLOT / (PLOT + room), 4)]}}
    height = PLOT + room + MARGINS
    limits, named = level(scene, ruler_of(axis), PLOT)
    layout |= {"shapes": [*shapes, *limits], "annotations": [*annotations, *named, *names], "margin": {"r": right}}
    return Picture([*_columns(scene, time, axis), *drawn], layout, height)


def _columns(scene: Scene, time: PlotlyPart, amounts: PlotlyPart) -> Iterator[PlotlyPart]:
    days = days_of(scene.points)
    if len(days) <= MOST:
        yield columns(scene, days, time, amounts)


def days_of(points: Sequence[Point]) -> dict[str, list[Point]]:
    """The points of each day."""
    days: dict[str, list[Point]] = {}
    for point in points:
        days.setdefault(day_of(point).isoformat(), []).append(point)
    return days


def day_of(point: Point) -> date:
    """The day that the point stands at."""
    assert point.period and point.period.middle  # what has no time was refused before
    return point.period.middle


def breaks_of(scene: Scene) -> list[tuple[Figure, Break, Flag]]:
    """The breaks between the points that are drawn, numbered where there are several."""
    found: dict[tuple[str, date], tuple[Figure, Break]] = {}
    for series in scene.labels():
        points = [p for p in scene.points if p.series == series]
        figure, days = points[0].figure, [day_of(point) for point in points]
        for pause in figure.breaks:
            start = scene.briefing.period(pause.at, figure.calendar).start
            if start and min(days) < start <= max(days):
                found.setdefault((figure.id, start), (figure, pause))
    named = sorted(((day, figure, pause) for (_, day), (figure, pause) in found.items()), key=lambda b: b[:1])
    return [
        (figure, pause, Flag(day, "break" if len(named) == 1 else f"break {n}", folded(pause.note, HOVER_WIDTH), True))
        for n, (day, figure, pause) in enumerate(named, 1)
    ]


def gaps_in_lines(scene: Scene) -> list[Gap]:
    """Between which of its periods a series has no data, where by its own step there should be some."""
    series = [[p for p in scene.points if p.series == number and not p.rejected] for number in scene.labels()]
    return [Gap(a, f"between {scene.when(a)} and {scene.when(b)}") for points in series for a, b in gaps(points)]


def _event_flags(scene: Scene) -> Iterator[Flag]:
    for happening in scene.events:
        assert happening.period.middle
        yield Flag(happening.period.middle, happening.event.label, scene.event_hover(happening))


def traces_of(scene: Scene, marks: Sequence[ChartMark], ruler: Ruler) -> Iterator[PlotlyPart]:
    """Band, line and marks of one series, or of what was rejected in it."""
    if marks[0].point.rejected:
        yield from (*stems(marks, STEM), *bounds(scene, marks, ruler, DOT), *crosses(scene, marks, DOT + 2))
        return
    runs, missing = _runs(scene, marks), gaps([mark.point for mark in marks])
    chains = [chain for run in runs for chain in _chains(run, missing)]
    bands = [chain for chain in chains if len(chain) > 1 and any(mark.point.extent for mark in chain)]
    yield from map(_band, bands)
    yield _line(chains)
    yield from stems([mark for chain in chains if chain not in bands for mark in chain], STEM)
    yield from bounds(scene, marks, ruler, DOT + 2)
    yield from dots(scene, marks, DOT if len(marks) <= MOST_DOTS else 1, every_end=False)


def _runs(scene: Scene, marks: Chain) -> list[list[ChartMark]]:
    """The marks that belong together: no break of the series between them, and no bound among them."""
    starts = [scene.briefing.period(b.at, marks[0].point.figure.calendar).start for b in marks[0].point.figure.breaks]
    runs: list[list[ChartMark]] = [[]]
    for last, mark in zip([None, *marks], marks, strict=False):
        broken = last and any(start and day_of(last.point) < start <= day_of(mark.point) for start in starts)
        if broken or mark.point.bound:
            runs.append([])
        if not mark.point.bound:
            runs[-1].append(mark)
    return [run for run in runs if run]


def _chains(run: Chain, missing: Sequence[Pair]) -> list[list[ChartMark]]:
    """The marks of a run that follow each other with periods of one length and none missing between them."""
    marks, late = {id(mark.point): mark for mark in run}, {id(point) for _, point in missing}
    chains: list[list[ChartMark]] = []
    for group in by_length([mark.point for mark in run]):
        chains.append([])
        for point in group:
            if id(point) in late and chains[-1]:
                chains.append([])
            chains[-1].append(marks[id(point)])
    return chains


def _line(chains: Sequence[Chain]) -> PlotlyPart:
    marks = [mark for chain in chains for mark in (*chain, None)][:-1]
    first = chains[0][0] if chains else None
    return {
        "type": "scatter",
        "x": [mark and mark.at for mark in marks],
        "y": [mark and mark.point.best for mark in marks],
        "mode": "lines",
        "line": {"color": first.colour if first else "@muted", "width": WIDTH},
        "connectgaps": False,
        "hoverinfo": "skip",
        "legendgroup": f"series{first.hue if first else 0}",
        "showlegend": False,
    }


def _band(run: Sequence[ChartMark]) -> PlotlyPart:
    ends = [mark.point.extent or (mark.point.best, mark.point.best) for mark in run]
    return {
        "type": "scatter",
        "x": [mark.at for mark in (*run, *reversed(run))],
        "y": [high for _, high in ends] + [low for low, _ in reversed(ends)],
        "mode": "lines",
        "fill": "toself",
        "fillcolor": colour(run[0].hue, BAND),
        "line": {"color": colour(run[0].hue, 0.4), "width": 1},
        "hoverinfo": "skip",
        "legendgroup": f"series{run[0].hue}",
        "showlegend": False,
    }
