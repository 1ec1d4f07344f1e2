"""Charts whose amounts lie on their side, one row each, with its name and value written above it.

Names above the rows, not beside them, leave the whole width to the amounts: the same chart serves a phone.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ..model.chart_data import Point
from .axes import ruler_of, value_axis
from .bar_marks import bar_traces
from .marks import ChartMark, Ruler, bounds, colour, crosses, dots, stems, turned
from .scene import Picture, PlotlyPart, Scene
from .text_width import CHARACTER, folded, lines, safe, width_of

LINE, TRACK, GAP = 16, 18, 10  # pixels: a line of text, what is drawn below it, what is left free before the next row
NAME_WIDTH = 52  # characters that fit on a phone
BOLD = 1.2  # width of a bold character, as a multiple of a plain one
BOLD_WIDTH = int(NAME_WIDTH / BOLD)
AXIS, INSET = 56, 5  # pixels below the last row, and between the axis and a name
MOST_NAMED = 60  # beyond that many rows names are left to the table and to the cards on the marks
THIN, HIGHEST = 6, 2000
DOT, STEM, BAR = 11, 5, 15


@dataclass(frozen=True)
class BarRow:
    """One amount, or a heading (without a point) for those that follow."""

    name: str
    point: Point | None = None
    hue: int = 0
    muted: bool = False


def draw_bar_rows(scene: Scene) -> Picture:
    """A bar for each figure."""
    return _lying(scene, list(map(BarRow, names_of(scene), scene.points)), bars=True)


def draw_ranges(scene: Scene) -> Picture:
    """For each figure and period a stem from low to high, and a dot on the best number."""
    return _lying(scene, list(map(BarRow, names_of(scene), scene.points)))


def draw_dots(scene: Scene) -> Picture:
    """A row for each observation, so that voices that disagree stand below each other."""
    labels = scene.labels()
    if not 1 < len(labels) < len(scene.points):
        return _lying(scene, [BarRow(_voice(scene, point, len(labels) > 1), point) for point in scene.points])
    rows = []
    for number, group in groupby(scene.points, key=lambda p: p.series):
        points = list(group)
        rows.append(BarRow(labels[number], None, number, all(point.rejected for point in points)))
        rows += [BarRow(_voice(scene, point, False), point, number) for point in points]
    return _lying(scene, rows)


def names_of(scene: Scene) -> list[str]:
    """What tells each row from the others: its label, its period, or both.

    A label that the chart gives itself is enough where no other row has it.
    """
    labels = Counter(point.label for point in scene.points)
    differ = len({point.period for point in scene.points}) > 1
    names = []
    for point in scene.points:
        own = point.label == point.figure.label and differ
        dated = point.period is not None and (labels[point.label] > 1 or own)
        parts = [point.label] if len(labels) > 1 or not dated else []
        names.append(", ".join([*parts, scene.when(point)] if dated else parts))
    return names


def _voice(scene: Scene, point: Point, labelled: bool) -> str:
    voices = map(scene.source, point.sources) if point.observations else ["computed"]
    said = ", ".join(filter(None, [*voices, scene.when(point)]))
    return f"{point.label} ({said})" if labelled else said


def _lying(scene: Scene, rows: Sequence[BarRow], bars: bool = False) -> Picture:
    named = len(rows) <= MOST_NAMED
    marks, names, height = _laid_out(scene, rows, named)
    axis = value_axis(scene, zero=bars) | {"ticklabeloverflow": "allow"}
    ruler = ruler_of(axis)
    data = bar_traces(scene, marks, ruler, sideways=True) if bars else _dotted(scene, marks, ruler, named)
    shown = min(height, HIGHEST)
    layout = {
        "xaxis": axis,
        "yaxis": {"range": [height, 0], "visible": False},
        "annotations": names,
        "barmode": "overlay",
        "margin": {"l": 8, "r": round(8 + len(axis["ticktext"][-1]) * CHARACTER / 2), "t": 4, "b": AXIS},
    }
    return Picture(data, layout, round(shown + AXIS))


def _laid_out(scene: Scene, rows: Sequence[BarRow], named: bool) -> tuple[list[ChartMark], list[PlotlyPart], float]:
    """Marks and names from top to bottom, in pixels, and where the last one ends."""
    marks, names, top = [], [], 0.0
    for row in rows:
        text = _name(scene, row)
        if named:
            names.append(_written(text, top, row))
            top += LINE * (text.count("<br>") + 1) + (GAP if row.point is None else 0)
        if row.point:
            track = TRACK if named else THIN
            marks.append(ChartMark(row.point, top + track / 2, row.hue, BAR if named else THIN * 0.8))
            top += track + (GAP if named else 0)
    return marks, names, top


def _name(scene: Scene, row: BarRow) -> str:
    if row.point is None:
        return f"<b>{folded(row.name, BOLD_WIDTH)}</b>"
    value = scene.value(row.point)
    if width_of(row.name) + 2 + width_of(value) * BOLD <= NAME_WIDTH:
        return f"{safe(row.name)}: <b>{safe(value)}</b>"
    return "<br>".join([*map(safe, lines(f"{row.name}:", NAME_WIDTH)), f"<b>{folded(value, BOLD_WIDTH)}</b>"])


def _written(text: str, top: float, row: BarRow) -> PlotlyPart:
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "y": top, "yanchor": "top", "xshift": INSET}
    heading = {"font": {"color": "@muted" if row.muted else colour(row.hue)}} if row.point is None else {}
    return {"text": text, "align": "left", "showarrow": False, "borderpad": 0, **place, **heading}


def _dotted(scene: Scene, marks: Sequence[ChartMark], ruler: Ruler, named: bool) -> list[PlotlyPart]:
    size = DOT if named else THIN
    traces = [
        *stems(marks, STEM),
        *bounds(scene, marks, ruler, size),
        *dots(scene, marks, size),
        *crosses(scene, marks, size),
    ]
    return [turned(trace) for trace in traces]
