"""Centred bars, one below the other, for what is left of a quantity from stage to stage."""

from collections.abc import Iterator, Sequence

from ..model.chart_data import Point
from .marks import colour
from .row_layout import BOLD_WIDTH, GAP, LINE, NAME_WIDTH
from .rows import names_of
from .scene import Picture, PlotlyPart, Scene
from .text_width import folded

STAGE = 30  # pixels, the height of a bar
PALE = 0.3
NARROWEST = 0.004  # share of the widest bar: even nothing is drawn as a line
ARROW = 0.025  # distance of an arrow from the end of its bar, as a share of the widest


def draw_funnel(scene: Scene) -> Picture:
    """One centred bar a stage; what lies between low and high is pale, and a bound has arrows on its open ends."""
    widest = max(abs(end) for point in scene.points for end in point.ends) or 1
    names, middles, height = _laid_out(scene)
    layout = {
        "xaxis": {"range": [-widest * 0.55, widest * 0.55], "visible": False},
        "yaxis": {"range": [height, 0], "visible": False},
        "annotations": names,
        "barmode": "overlay",
        "margin": {"l": 12, "r": 12, "t": 4, "b": 8},
    }
    stages = list(zip(scene.points, middles, strict=True))
    pale = [(point, y, _high(point)) for point, y in stages if _high(point) > _sure(point)]
    data = [_bars(scene, pale, widest, PALE), _bars(scene, [(p, y, _sure(p)) for p, y in stages], widest, None)]
    return Picture([*data, *_arrows(stages, widest)], layout, round(height) + 12)


def _sure(point: Point) -> float:
    """The width that is full: the number, else the low end."""
    return point.best if point.best is not None else point.low or 0


def _high(point: Point) -> float:
    return point.high if point.high is not None else 0


def _laid_out(scene: Scene) -> tuple[list[PlotlyPart], list[float], float]:
    """Names, the middles of the bars, and where the last one ends, in pixels from the top."""
    names, middles, top = [], [], 0.0
    for name, point in zip(names_of(scene), scene.points, strict=True):
        text = f"{folded(name, NAME_WIDTH)}<br><b>{folded(scene.value(point), BOLD_WIDTH)}</b>"
        place = {"x": 0, "xref": "x", "y": top, "yref": "y", "yanchor": "top", "showarrow": False, "borderpad": 0}
        names.append({"text": text, **place})
        top += LINE * (text.count("<br>") + 1) + GAP / 2
        middles.append(top + STAGE / 2)
        top += STAGE + GAP
    return names, middles, top


def _bars(scene: Scene, stages: Sequence[tuple[Point, float, float]], widest: float, alpha: float | None) -> PlotlyPart:
    widths = [max(width, widest * NARROWEST) for _, _, width in stages]
    return {
        "type": "bar",
        "orientation": "h",
        "x": widths,
        "y": [y for _, y, _ in stages],
        "base": [-width / 2 for width in widths],
        "width": STAGE,
        "marker": {"color": colour(0, alpha), "line": {"width": 0}},
        "hovertext": [scene.hover(point) for point, _, _ in stages],
        "hoverinfo": "text",
        "showlegend": False,
    }


def _arrows(stages: Sequence[tuple[Point, float]], widest: float) -> Iterator[PlotlyPart]:
    for kind, left, right in (
        ("at-least", "triangle-left", "triangle-right"),
        ("at-most", "triangle-right", "triangle-left"),
    ):
        for side, symbol in ((-1, left), (1, right)):
            bounds = [(point, y) for point, y in stages if point.amount.kind == kind]
            if bounds:
                yield {
                    "type": "scatter",
                    "x": [side * (point.ends[0] / 2 + widest * ARROW) for point, _ in bounds],
                    "y": [y for _, y in bounds],
                    "mode": "markers",
                    "marker": {"symbol": symbol, "size": 10, "color": colour(0, 0.7)},
                    "hoverinfo": "skip",
                    "showlegend": False,
                }
