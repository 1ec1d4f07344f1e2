"""Rows with their names above them, from top to bottom: how high they are, and what stands in them.

Names above the rows, not beside them, leave the whole width to the amounts: the same chart serves a phone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..model.chart_data import Point
from .axes import ruler_of, value_axis
from .bar_marks import bar_traces
from .holes import Hole, heights_of, hole_traces
from .legend import legend, legend_height
from .marks import ChartMark, Ruler, bounds, colour, crosses, dots, stems, turned
from .scene import Picture, PlotlyPart, Scene
from .text_width import CHARACTER, folded, lines, safe, width_of
from .thresholds import behind, upright

LINE, GAP = 17, 10  # pixels: a line of text, and what is left free before the next row
NAME_WIDTH = 52  # characters that fit on a phone
BOLD = 1.2  # width of a bold character, as a multiple of a plain one
BOLD_WIDTH = int(NAME_WIDTH / BOLD)
AXIS, INSET = 56, 5  # pixels below the last row, and between the axis and a name
MOST_ROOMY = 60  # beyond that many rows they move together, and their letters are smaller
STEM = 5


@dataclass(frozen=True)
class Pitch:
    """Pixels of a row: a line of its name, what is drawn below it, what is left free; a bar, a dot, a letter."""

    line: int
    track: int
    gap: int
    bar: float
    dot: float
    letter: int | None = None  # None for that of the chart


ROOMY = Pitch(LINE, 20, GAP - 1, 15, 11)
CLOSE = Pitch(14, 6, 3, 5, 6, 10)


@dataclass(frozen=True)
class BarRow:
    """One amount, or a stack of them, or a heading (without a point) for the rows that follow."""

    name: str
    point: Point | None = None
    hue: int = 0
    muted: bool = False
    upon: tuple[Point, ...] | None = None  # what is stacked on the point; None where nothing ever is
    missing: tuple[Point, ...] = ()  # a point of each series that the stack lacks


@dataclass
class Laid:
    """Rows from top to bottom, in pixels: what stands in them, and where the last one ends."""

    marks: list[ChartMark] = field(default_factory=list)
    holes: list[Hole] = field(default_factory=list)
    names: list[PlotlyPart] = field(default_factory=list)
    height: float = 0.0


def lying(scene: Scene, rows: Sequence[BarRow], bars: bool = False) -> Picture:
    """The picture of the rows, with bars or with dots in them."""
    pitch = ROOMY if len(rows) <= MOST_ROOMY else CLOSE
    laid = _laid_out(scene, rows, pitch)
    ends = [mark.base + end for mark in laid.marks if mark.base for end in mark.point.ends]
    axis = value_axis(scene, bars, ends)
    ruler = ruler_of(axis)
    limits, named, room = upright(scene, axis, round(laid.height))
    layout = {
        "xaxis": axis,
        "yaxis": {"range": [laid.height, -room], "visible": False},
        "shapes": limits,
        "annotations": [*(behind(laid.names) if limits else laid.names), *named],
        "barmode": "overlay",
        "margin": {"l": 8, "r": round(8 + len(axis["ticktext"][-1]) * CHARACTER / 2), "t": 4, "b": AXIS},
    }
    if bars and any(row.upon is not None for row in rows):
        return _with_legend(scene, laid, layout, ruler, room)
    marks = laid.marks
    data = bar_traces(scene, marks, ruler, sideways=True) if bars else _dotted(scene, marks, ruler, pitch.dot)
    return Picture(data, layout, round(laid.height + room + AXIS))


def _with_legend(scene: Scene, laid: Laid, layout: PlotlyPart, ruler: Ruler, room: int) -> Picture:
    """Stacks, whose parts only their colour tells apart, and what they lack."""
    squares = hole_traces(scene, laid.holes, heights_of(laid.holes, laid.marks, ruler.span))
    drawn = [*bar_traces(scene, laid.marks, ruler, sideways=True), *map(turned, squares)]
    above = legend_height(scene.labels(), [scene.no_data] if laid.holes else [])
    return Picture([*legend(scene.legend()), *drawn], layout, round(laid.height + room + AXIS + above))


def _laid_out(scene: Scene, rows: Sequence[BarRow], pitch: Pitch) -> Laid:
    laid, top = Laid(), 0.0
    for row in rows:
        text = _name(scene, row)
        laid.names.append(_written(text, top, row, pitch))
        top += pitch.line * (text.count("<br>") + 1) + (pitch.gap if row.point is None else 0)
        if row.point:
            middle = top + pitch.track / 2
            laid.marks.extend(_row_marks(scene, row, row.point, middle, pitch.bar))
            laid.holes.extend(Hole(middle, row.name, point) for point in row.missing)
            top += pitch.track + pitch.gap
    laid.height = top
    return laid


def _row_marks(scene: Scene, row: BarRow, point: Point, middle: float, width: float) -> Iterator[ChartMark]:
    yield ChartMark(point, middle, row.hue, width)
    base = point.best or 0
    for upper in row.upon or ():
        yield ChartMark(upper, middle, scene.hues[upper.series], width, base)
        base += upper.best or 0


def _name(scene: Scene, row: BarRow) -> str:
    if row.point is None or row.upon is not None:
        return f"<b>{folded(row.name, BOLD_WIDTH)}</b>"
    value = scene.short(row.point)
    if width_of(row.name) + 2 + width_of(value) * BOLD <= NAME_WIDTH:
        return f"{safe(row.name)}: <b>{safe(value)}</b>"
    return "<br>".join([*map(safe, lines(f"{row.name}:", NAME_WIDTH)), f"<b>{folded(value, BOLD_WIDTH)}</b>"])


def _written(text: str, top: float, row: BarRow, pitch: Pitch) -> PlotlyPart:
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "y": top, "yanchor": "top", "xshift": INSET}
    font: PlotlyPart = {} if row.point else {"color": "@muted" if row.muted else colour(row.hue)}
    font |= {"size": pitch.letter} if pitch.letter else {}
    written = {"text": text, "align": "left", "showarrow": False, "borderpad": 0, **place}
    return written | ({"font": font} if font else {})


def _dotted(scene: Scene, marks: Sequence[ChartMark], ruler: Ruler, size: float) -> list[PlotlyPart]:
    traces = [
        *stems(marks, STEM),
        *bounds(scene, marks, ruler, size),
        *dots(scene, marks, size),
        *crosses(scene, marks, size),
    ]
    return [turned(trace) for trace in traces]
