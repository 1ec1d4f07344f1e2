"""Many countries, makers or chips in one picture: a low row each, with its name beside it, the largest on top."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from ..model.chart_data import Point
from .axes import ruler_of, value_axis
from .marks import ChartMark, bounds, crosses, dots, stems, turned
from .row_layout import AXIS
from .rows import names_of
from .scene import SUBJECT, Picture, PlotlyPart, Scene
from .text_width import folded
from .thresholds import upright

WIDTH = 17  # characters of a line of a name, beside the plot of a phone
LINE, GAP, DOT, STEM = 15, 5, 9, 4  # pixels: of a line of a name, what is left free, a dot, a stroke

TICK = {"ticks": "outside", "ticklen": 5, "tickcolor": "@grid"}  # between a name and its row


def draw_dot_plot(scene: Scene) -> Picture:
    """A dot for each figure, with a stroke from low to high, on rows that follow each other by size."""
    rows = sorted(zip(scene.points, names_of(scene), strict=True), key=_size)
    names = [_name(scene, point, name) for point, name in rows]
    tops = list(accumulate((LINE * (name.count("<br>") + 1) + GAP for name in names), initial=0))
    middles = [(top + foot) / 2 for top, foot in pairwise(tops)]
    marks = [ChartMark(point, y, scene.alone(point)) for (point, _), y in zip(rows, middles, strict=True)]
    axis = value_axis(scene)
    limits, labels, room = upright(scene, axis, tops[-1])
    layout = {
        "xaxis": axis,
        "yaxis": _places(names, middles) | {"range": [tops[-1], -room]},
        "shapes": limits,
        "annotations": labels,
        "margin": {"t": 4, "b": AXIS, "r": 24},
    }
    return Picture(_dotted(scene, marks, layout), layout, round(tops[-1] + room + AXIS))


def _size(row: tuple[Point, str]) -> tuple[float, str]:
    point, name = row
    return -float(point.amount.middle), name


def _name(scene: Scene, point: Point, name: str) -> str:
    text = folded(name, WIDTH)
    return f"<b>{text}</b>" if scene.alone(point) == SUBJECT else text


def _places(names: Sequence[str], middles: Sequence[float]) -> PlotlyPart:
    """The rows as an axis: a fine line for each, and its name."""
    return {"tickmode": "array", "tickvals": list(middles), "ticktext": list(names), "zeroline": False, **TICK}


def _dotted(scene: Scene, marks: Sequence[ChartMark], layout: PlotlyPart) -> list[PlotlyPart]:
    drawn = [*stems(marks, STEM), *bounds(scene, marks, ruler_of(layout["xaxis"]), DOT)]
    drawn += [*dots(scene, marks, DOT), *crosses(scene, marks, DOT)]
    return [turned(trace) for trace in drawn]
