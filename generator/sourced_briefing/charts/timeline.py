"""Events as a list in order of time, one below the other at even distances, with a rule where a year begins."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..model.chart_data import ChartEvent
from ..values.periods import parse_period
from .legend import legend, legend_height
from .marks import colour
from .scene import Picture, PlotlyPart, Scene
from .text_width import folded, safe

SYMBOLS = (
    "circle",
    "square",
    "diamond",
    "triangle-up",
    "cross",
    "star",
    "hexagon",
)  # seven, so that eight colours and they repeat after 56 who acted
MARK, ASIDE = 0.03, 14  # share of the width left of a mark; pixels from there to its text
WIDTH = 42  # characters of a line of a label on a phone
LINE, GAP, DOT, YEAR = 17, 9, 11, 30  # pixels; the last for a year and its rule
MARGINS = 16
NO_CARD = {"hoverinfo": "skip", "showlegend": False}


def draw_timeline(scene: Scene) -> Picture:
    """A mark for each event, whose colour and sign say who acted, and beside it the day and what happened."""
    actors = {by: hue for hue, by in enumerate(dict.fromkeys(h.event.by for h in scene.events))}
    texts = [_text(scene, happening) for happening in scene.events]
    step = LINE * max(text.count("<br>") + 1 for text in texts) + GAP
    years, places, height = _places(scene.events, step)
    labels = [_label(text, place) for text, place in zip(texts, places, strict=True)]
    data = [*legend(dict(enumerate(actors)), SYMBOLS), _thread(scene.events, places), *_marks(scene, actors, places)]
    layout = {
        "xaxis": {"range": [0, 1], "visible": False},
        "yaxis": {"range": [height, 0], "visible": False},
        "shapes": [_rule(top) for _, top in years[1:]],
        "annotations": [*(_year(scene, year, top) for year, top in years), *labels],
        "margin": {"l": 8, "r": 8, "t": MARGINS // 2, "b": MARGINS // 2},
    }
    return Picture(data, layout, height + MARGINS + legend_height(dict(enumerate(actors))))


def _places(events: Sequence[ChartEvent], step: int) -> tuple[list[tuple[int, int]], list[int], int]:
    """Each year and where it begins, the top of each event, and where the last one ends; in pixels."""
    years, places, top = [], [], 0
    for year, group in groupby(events, key=_year_of):
        years.append((year, top))
        top += YEAR
        for _ in group:
            places.append(top)
            top += step
    return years, places, top


def _year_of(happening: ChartEvent) -> int:
    assert happening.period.middle  # what has no date was refused before
    return happening.period.middle.year


def _text(scene: Scene, happening: ChartEvent) -> str:
    return f"<b>{safe(scene.wording.period(happening.period))}</b><br>{folded(happening.event.label, WIDTH)}"


def _rule(top: int) -> PlotlyPart:
    place = {"xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": top + 2, "y1": top + 2}
    return {"type": "line", **place, "line": {"color": "@muted", "width": 1}}


def _year(scene: Scene, year: int, top: int) -> PlotlyPart:
    text = safe(scene.wording.period(parse_period(f"{year:04}")))
    return _written(text, top + 6) | {"font": {"color": "@muted"}}


def _label(text: str, top: int) -> PlotlyPart:
    return _written(text, top) | {"x": MARK, "xshift": ASIDE, "align": "left"}


def _written(text: str, top: int) -> PlotlyPart:
    place = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "y": top, "yanchor": "top"}
    return {"text": text, "showarrow": False, "borderpad": 0, **place}


def _thread(events: Sequence[ChartEvent], places: Sequence[int]) -> PlotlyPart:
    """A thin line through the marks of each year."""
    ys: list[float | None] = []
    for _, group in groupby(zip(events, places, strict=True), key=lambda placed: _year_of(placed[0])):
        ys += [*(place + LINE / 2 for _, place in group), None]
    line = {"color": "@grid", "width": 2}
    return {"type": "scatter", "mode": "lines", "line": line, "x": [MARK] * len(ys), "y": ys, **NO_CARD}


def _marks(scene: Scene, actors: dict[str, int], places: Sequence[int]) -> Iterator[PlotlyPart]:
    placed = list(zip(scene.events, places, strict=True))
    for by, hue in actors.items():
        own = [(happening, place) for happening, place in placed if happening.event.by == by]
        yield {
            "type": "scatter",
            "x": [MARK] * len(own),
            "y": [place + LINE / 2 for _, place in own],
            "mode": "markers",
            "marker": {"symbol": SYMBOLS[hue % len(SYMBOLS)], "color": colour(hue), "size": DOT},
            "hovertext": [scene.event_hover(happening) for happening, _ in own],
            "hoverinfo": "text",
            "legendgroup": f"series{hue}",
            "showlegend": False,
            "cliponaxis": False,
        }
