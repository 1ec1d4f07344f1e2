"""Events down a line of time, so that their labels have the width of the page and the same chart serves a phone."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate, pairwise

from .axes import time_axis
from .marks import colour, legend, legend_height
from .points import Happening
from .scene import Picture, Plain, Scene
from .texts import CHARACTER, folded, safe

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star", "hexagon", "pentagon")
LANE, WIDEST_LANES, ROOM = 0.055, 0.35, 0.08  # shares of the width: a lane, all of them, between lanes and labels
PHONE = 270  # pixels of the plot on a phone
LINE, GAP = 16, 8  # pixels
LEAST, SLACK = 260, 1.15  # pixels of the plot; how much higher it is than its labels together
MARGINS = 24


def draw_timeline(scene: Scene) -> Picture:
    """A lane for each who acted, a dot for each event, and its label as near to its day as there is room."""
    lanes = list(dict.fromkeys(h.event.by for h in scene.events))
    step = min(LANE, WIDEST_LANES / len(lanes))
    left = step * len(lanes) + ROOM
    texts = [_text(scene, happening, left) for happening in scene.events]
    heights = [LINE * (text.count("<br>") + 1) + GAP for text in texts]
    height = max(LEAST, round(sum(heights) * SLACK))
    axis = time_axis(scene.wording, _day(scene.events[0]), _day(scene.events[-1]))
    days = _near(scene.events, heights, height, *map(date.fromisoformat, axis["range"]))
    places = {by: (n + 0.5) * step for n, by in enumerate(lanes)}
    data = [*legend(dict(enumerate(lanes)), SYMBOLS), _leaders(scene.events, places, left, days)]
    data += [_lane(scene, hue, by, x, axis["range"]) for hue, (by, x) in enumerate(places.items())]
    layout = {
        "xaxis": {"range": [0, 1], "visible": False},
        "yaxis": axis | {"range": axis["range"][::-1], "showgrid": False},
        "annotations": [_label(text, left, day) for text, day in zip(texts, days, strict=True)],
        "margin": {"t": MARGINS // 2, "b": MARGINS // 2, "r": 8},
    }
    return Picture(data, layout, height + MARGINS + legend_height(dict(enumerate(lanes))))


def _day(happening: Happening) -> date:
    assert happening.period.middle  # what has no date was refused before
    return happening.period.middle


def _text(scene: Scene, happening: Happening, left: float) -> str:
    width = max(12, int((1 - left) * PHONE / CHARACTER))
    return f"<b>{safe(scene.wording.period(happening.period))}</b><br>{folded(happening.event.label, width)}"


def _near(events: Sequence[Happening], heights: Sequence[int], height: int, start: date, end: date) -> list[str]:
    """Where on the axis each label stands: as near to its day as those before and after it leave room."""
    scale = height / (end - start).days
    wanted = [(_day(happening) - start).days * scale for happening in events]
    before = list(accumulate(((a + b) / 2 for a, b in pairwise(heights)), initial=0.0))
    loose = _rising([want - room for want, room in zip(wanted, before, strict=True)])
    lowest, highest = heights[0] / 2, height - heights[-1] / 2 - before[-1]
    settled = [min(max(place, lowest), highest) + room for place, room in zip(loose, before, strict=True)]
    first = datetime.combine(start, time())
    return [(first + timedelta(days=place / scale)).isoformat(timespec="seconds") for place in settled]


def _rising(values: Sequence[float]) -> list[float]:
    """The numbers nearest to `values` of which none is below the one before: what falls is pooled at its mean."""
    pools: list[tuple[float, int]] = []
    for value in values:
        mean, count = value, 1
        while pools and pools[-1][0] > mean:
            other, size = pools.pop()
            mean, count = (mean * count + other * size) / (count + size), count + size
        pools.append((mean, count))
    return [mean for mean, count in pools for _ in range(count)]


def _leaders(events: Sequence[Happening], places: dict[str, float], left: float, days: Sequence[str]) -> Plain:
    xs: list[float | None] = []
    ys: list[str | None] = []
    for happening, day in zip(events, days, strict=True):
        at = _day(happening).isoformat()
        xs += [places[happening.event.by], left - ROOM * 0.8, left - ROOM * 0.1, None]
        ys += [at, at, day, None]
    leaders = {"mode": "lines", "line": {"color": "@grid", "width": 1}, "hoverinfo": "skip", "showlegend": False}
    return {"type": "scatter", "x": xs, "y": ys, **leaders}


def _lane(scene: Scene, hue: int, by: str, x: float, ends: Sequence[str]) -> Plain:
    """The line of a lane and its dots in one trace; its two ends have no dot."""
    events = [happening for happening in scene.events if happening.event.by == by]
    return {
        "type": "scatter",
        "x": [x] * (len(events) + 2),
        "y": [ends[0], *(_day(happening).isoformat() for happening in events), ends[1]],
        "mode": "lines+markers",
        "line": {"color": colour(hue, 0.35), "width": 2},
        "marker": {"symbol": SYMBOLS[hue % len(SYMBOLS)], "size": [0, *[11] * len(events), 0], "color": colour(hue)},
        "hovertext": ["", *map(scene.event_hover, events), ""],
        "hoverinfo": "text",
        "legendgroup": f"series{hue}",
        "showlegend": False,
    }


def _label(text: str, left: float, day: str) -> Plain:
    place = {"xref": "paper", "x": left, "xanchor": "left", "yref": "y", "y": day, "yanchor": "middle"}
    return {"text": text, "align": "left", "showarrow": False, "borderpad": 0, **place}
