"""Lines across a chart at numbers that the others are held against, each with its name and number."""

from collections.abc import Sequence
from itertools import pairwise
from math import log10

from ..model.chart_data import Point
from .flags import Flag, raised
from .marks import Ruler
from .scene import PlotlyPart, Scene
from .text_width import folded

WIDEST = 40  # characters of a line of a label
LINE, NEAR = {"color": "@text", "width": 1.5}, 18  # pixels from one line to the next that leave room for one label
BEHIND = "@paper/0.8"  # what text stands on, so that a line across it does not disturb

Parts = tuple[list[PlotlyPart], list[PlotlyPart]]


def upright(scene: Scene, amounts: PlotlyPart, plot: int) -> tuple[list[PlotlyPart], list[PlotlyPart], int]:
    """Lines down through rows that are `plot` pixels high, their labels, and the pixels that these need above them."""
    flags = [Flag(_value(point), _text(scene, point), scene.hover(point)) for point in scene.thresholds]
    shapes, labels, room = raised(flags, amounts, plot)
    return [shape | {"line": LINE} for shape in shapes], [label | {"font": _FONT} for label in labels], room


def level(scene: Scene, ruler: Ruler, plot: int) -> Parts:
    """Lines from left to right, and the label of each above it; below it where another line is near."""
    points = sorted(scene.thresholds, key=_value)
    below = {id(a) for a, b in pairwise(points) if ruler.share(_value(a), _value(b)) * plot < NEAR}
    return [_level(point) for point in points], [_label(scene, p, ruler, id(p) in below) for p in points]


_FONT = {"size": 11, "color": "@text"}


def _value(point: Point) -> float:
    assert point.best is not None  # what is no single number was refused before
    return point.best


def _text(scene: Scene, point: Point) -> str:
    return f"{point.label}: {scene.short(point)}"


def _level(point: Point) -> PlotlyPart:
    place = {"xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": _value(point), "y1": _value(point)}
    return {"type": "line", **place, "line": LINE}


def _label(scene: Scene, point: Point, ruler: Ruler, below: bool) -> PlotlyPart:
    return {
        "text": folded(_text(scene, point), WIDEST),
        "hovertext": scene.hover(point),
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "y",
        "y": log10(_value(point)) if ruler.logarithmic else _value(point),  # as Plotly has it for texts alone
        "yanchor": "top" if below else "bottom",
        "align": "left",
        "showarrow": False,
        "borderpad": 1,
        "bgcolor": BEHIND,
        "font": _FONT,
    }


def behind(names: Sequence[PlotlyPart]) -> list[PlotlyPart]:
    """The texts, so that they can be read on a line."""
    return [name | {"bgcolor": BEHIND} for name in names]
