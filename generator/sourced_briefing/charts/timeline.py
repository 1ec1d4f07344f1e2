"""Events down a line of time, so that their labels have the width of the page and the same chart serves a phone."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import accumulate, pairwise

from ..model.chart_data import ChartEvent
from .axes import time_axis
from .legend import legend, legend_height
from .marks import colour
from .scene import Picture, PlotlyPart, Scene
from .text_width import CHARACTER, folded, safe

SYMBOLS = (
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "cross",
    "star",
    "hexagon",
)  # seven, so that eight colours and they repeat after 56 lanes
LANE, WIDEST_LANES, ROOM = 0.055, 0.35, 0.12  # shares of the width: a lane, all of them, between lanes and labels
TAG = 0.03  # share of the width between a label and the mark before it
PHONE = 270  # pixels of the plot on a phone
LINE, GAP, DOT = 16, 8, 11  # pixels
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
    data = legend(dict(enumerate(lanes)), SYMBOLS)
    for hue, (by, x) in enumerate(places.items()):
        own = [(happening, day) for happening, day in zip(scene.events, days, strict=True) if happening.event.by == by]
        data += [_leaders(own, hue, x, left - TAG), *_dots(scene, own, hue, x, left - TAG)]
    layout = {
        "xaxis": {"range": [0, 1], "visible": False},
        "yaxis": axis | {"range": axis["range"][::-1], "showgrid": False},
        "annotations": [_label(text, left, day) for text, day in zip(texts, days, strict=True)],
        "margin": {"t": MARGINS // 2, "b": MARGINS // 2, "r": 8},
    }
    return Picture(data, layout, height + MARGINS + legend_height(dict(enumerate(lanes))))


def _day(happening: ChartEvent) -> date:
    assert happening.period.middle  # what has no date was refused before
    return happening.period.middle


def _text(scene: Scene, happening: ChartEvent, left: float) -> str:
    width = max(12, int((1 - left) * PHONE / CHARACTER))
    return f"<b>{safe(scene.wording.period(happening.period))}</b><br>{folded(happening.event.label, width)}"


def _near(events: Sequence[ChartEvent], heights: Sequence[int], height: int, start: date, end: date) -> list[str]:
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


def _leaders(own: Sequence[tuple[ChartEvent, str]], hue: int, x: float, tag: float) -> PlotlyPart:
    """From each day in a lane to the mark of its label."""
    xs: list[float | None] = []
    ys: list[str | None] = []
    for happening, day in own:
        xs += [x, tag, None]
        ys += [_day(happening).isoformat(), day, None]
    return {**_drawn(hue), "x": xs, "y": ys, "mode": "lines", "line": {"color": colour(hue, 0.5), "width": 1}}


def _dots(scene: Scene, own: Sequence[tuple[ChartEvent, str]], hue: int, x: float, tag: float) -> Iterator[PlotlyPart]:
    """The marks in the lane, the line that joins them, and the same marks before the labels."""
    cards = {"hovertext": [scene.event_hover(happening) for happening, _ in own], "hoverinfo": "text"}
    marker = {"symbol": SYMBOLS[hue % len(SYMBOLS)], "color": colour(hue), "size": DOT}
    lane = {"x": [x] * len(own), "y": [_day(happening).isoformat() for happening, _ in own]}
    line = {"mode": "lines+markers", "line": {"color": colour(hue, 0.35), "width": 2}}
    yield {**_drawn(hue), **lane, **line, "marker": marker, **cards}
    tags = {"x": [tag] * len(own), "y": [day for _, day in own]}
    yield {**_drawn(hue), **tags, "mode": "markers", "marker": marker | {"size": DOT - 2}, **cards}


def _drawn(hue: int) -> PlotlyPart:
    return {"type": "scatter", "legendgroup": f"series{hue}", "showlegend": False, "hoverinfo": "skip"}


def _label(text: str, left: float, day: str) -> PlotlyPart:
    place = {"xref": "paper", "x": left, "xanchor": "left", "yref": "y", "y": day, "yanchor": "middle"}
    return {"text": text, "align": "left", "showarrow": False, "borderpad": 0, **place}
