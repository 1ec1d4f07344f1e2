"""Charts whose amounts lie on their side, one row each, with its name and value written above it.

Names above the rows, not beside them, leave the whole width to the amounts: the same chart serves a phone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from .axes import span_of, value_axis
from .bar_marks import bar_traces
from .marks import Mark, bounds, colour, crosses, dots, reach_of, stems, turned
from .points import Point
from .scene import Picture, Plain, Scene
from .texts import folded, lines, safe

LINE, TRACK, GAP = 16, 20, 8  # pixels: a line of text, what is drawn below it, what is left free before the next row
NAME_WIDTH = 44  # characters that fit on a phone
AXIS = 56  # pixels below the last row
MOST_NAMED = 60  # beyond that many rows names are left to the table and to the cards on the marks
THIN, HIGHEST = 6, 2000
DOT, STEM, BAR = 11, 5, 15


@dataclass(frozen=True)
class Row:
    """One amount, or a heading (without a point) for those that follow."""

    name: str
    point: Point | None = None
    hue: int = 0


def draw_bar_rows(scene: Scene) -> Picture:
    """A bar for each figure."""
    return _lying(scene, [Row(name_of(scene, point), point) for point in scene.points], bars=True)


def draw_ranges(scene: Scene) -> Picture:
    """For each figure and period a stem from low to high, and a dot on the best number."""
    return _lying(scene, [Row(name_of(scene, point), point) for point in scene.points])


def draw_dots(scene: Scene) -> Picture:
    """A row for each observation, so that voices that disagree stand below each other."""
    labels = scene.labels()
    grouped = 1 < len(labels) < len(scene.points)
    rows = []
    for number, points in groupby(scene.points, key=lambda p: p.series):
        rows += [Row(labels[number], None, number)] if grouped else []
        rows += [Row(_voice(scene, point, len(labels) > 1 and not grouped), point, number) for point in points]
    return _lying(scene, rows)


def name_of(scene: Scene, point: Point) -> str:
    """What tells a row from the others: the figure, the period, or both."""
    several = len({p.label for p in scene.points}) > 1
    dated = len({p.period for p in scene.points}) > 1 and point.period
    return ", ".join([point.label] * (several or not dated) + [scene.when(point)] * bool(dated))


def _voice(scene: Scene, point: Point, labelled: bool) -> str:
    said = ", ".join(filter(None, [*map(scene.source, point.sources), scene.when(point)]))
    return f"{point.label} ({said})" if labelled else said


def _lying(scene: Scene, rows: Sequence[Row], bars: bool = False) -> Picture:
    named = len(rows) <= MOST_NAMED
    marks, names, height = _laid_out(scene, rows, named)
    axis = value_axis(scene, reach_of(scene.points), zero=bars, most=4)
    data = (
        bar_traces(scene, marks, span_of(axis), sideways=True) if bars else _dotted(scene, marks, span_of(axis), named)
    )
    shown = min(height, HIGHEST)
    layout = {
        "xaxis": axis,
        "yaxis": {"range": [height, 0], "visible": False},
        "annotations": names,
        "barmode": "overlay",
        "margin": {"l": 12, "r": 18, "t": 4, "b": AXIS},
    }
    return Picture(data, layout, round(shown + AXIS))


def _laid_out(scene: Scene, rows: Sequence[Row], named: bool) -> tuple[list[Mark], list[Plain], float]:
    """Marks and names from top to bottom, in pixels, and where the last one ends."""
    marks, names, top = [], [], 0.0
    for row in rows:
        text = _name(scene, row)
        if named:
            names.append(_written(text, top, row))
            top += LINE * (text.count("<br>") + 1) + (GAP if row.point is None else 0)
        if row.point:
            track = TRACK if named else THIN
            marks.append(Mark(row.point, top + track / 2, row.hue, BAR if named else THIN * 0.8))
            top += track + (GAP if named else 0)
    return marks, names, top


def _name(scene: Scene, row: Row) -> str:
    if row.point is None:
        return f"<b>{folded(row.name, NAME_WIDTH - 4)}</b>"
    value = scene.value(row.point)
    if len(row.name) + len(value) <= NAME_WIDTH:
        return f"{safe(row.name)}: <b>{safe(value)}</b>"
    return "<br>".join([*map(safe, lines(f"{row.name}:", NAME_WIDTH)), f"<b>{folded(value, NAME_WIDTH)}</b>"])


def _written(text: str, top: float, row: Row) -> Plain:
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "y": top, "yanchor": "top"}
    heading = {"font": {"color": colour(row.hue)}} if row.point is None else {}
    return {"text": text, "align": "left", "showarrow": False, "borderpad": 0, **place, **heading}


def _dotted(scene: Scene, marks: Sequence[Mark], span: float, named: bool) -> list[Plain]:
    size = DOT if named else THIN
    traces = [
        *stems(marks, STEM),
        *bounds(scene, marks, span, size),
        *dots(scene, marks, size),
        *crosses(scene, marks, size),
    ]
    return [turned(trace) for trace in traces]
