"""Unseen columns over a plot of lines, so that a point answers from wherever above or below it a finger is.

Plotly's own way shows a card for each line that has a point anywhere near, and on a phone they cover the chart.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from ..model.chart_data import Point
from .scene import PlotlyPart, Scene

MOST = 400  # beyond, points are so near each other that the nearest will do
MILLISECOND = timedelta(milliseconds=1)


def columns(scene: Scene, points: Mapping[str, Sequence[Point]], time: PlotlyPart, amounts: PlotlyPart) -> PlotlyPart:
    """A column around each day with points, half the way to the next, with one card for all of them."""
    days = sorted(points)
    moments = [datetime.fromisoformat(day) for day in days]
    start, end = map(datetime.fromisoformat, time["range"])
    edges = [start, *(a + (b - a) / 2 for a, b in pairwise(moments)), end]
    low, high = (10**end for end in amounts["range"]) if amounts.get("type") == "log" else amounts["range"]
    return {
        "type": "bar",
        "x": days,
        "y": [high - low] * len(days),
        "base": [low] * len(days),
        "offset": [(left - day) / MILLISECOND for left, day in zip(edges, moments, strict=False)],
        "width": [(right - left) / MILLISECOND for left, right in pairwise(edges)],
        "opacity": 0,
        "hovertext": [scene.hover_all(points[day]) for day in days],
        "hoverinfo": "text",
        "showlegend": False,
    }
