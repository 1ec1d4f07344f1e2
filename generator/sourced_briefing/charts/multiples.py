"""A small plot for each of several lines, all on the same axes, where one plot would be a tangle."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from .axes import nice_ticks, ruler_of, time_axis, time_ticks, value_axis
from .columns import MOST, columns
from .lines import day_of, days_of, traces_of
from .marks import ChartMark
from .scene import SUBJECT, Picture, PlotlyPart, Scene
from .text_width import folded

ACROSS, GUTTER = 2, 0.08  # plots beside each other; the share of the width between them
PLOT, NAME, FOOT = 110, 40, 44  # pixels: a plot, its name and what is left free above it, and the ticks below all
NAME_WIDTH = 22  # characters of a line of a name on a phone
MOST_TIMES, MOST_AMOUNTS = 12, 3  # ticks; of those of time the first and the last are there


def draw_multiples(scene: Scene) -> Picture:
    """The lines in their order, two beside each other; each plot has its name above it."""
    groups = [list(group) for _, group in groupby(scene.points, key=lambda p: p.series)]
    rows = -(-len(groups) // ACROSS)
    time, amounts = _axes(scene)
    layout: PlotlyPart = {"annotations": [], "margin": {"t": 0, "b": FOOT, "r": 20}}
    data: list[PlotlyPart] = []
    for number, points in enumerate(groups):
        row, column = divmod(number, ACROSS)
        x, y = _axis_name("x", number), _axis_name("y", number)
        last = number + ACROSS >= len(groups)  # below it there is no other
        layout[x.replace("x", "xaxis")] = time | _from_left(column) | {"anchor": y, "showticklabels": last}
        first = column == 0
        layout[y.replace("y", "yaxis")] = amounts | _from_top(row, rows) | {"anchor": x, "showticklabels": first}
        amounts.pop("title", None)  # once is enough
        layout["annotations"].append(_name(scene, points[0].label, scene.alone(points[0]), x, y))
        marks = [ChartMark(point, day_of(point).isoformat(), scene.alone(point)) for point in points]
        drawn = [*_touched(scene, marks, time, amounts), *traces_of(scene, marks, ruler_of(amounts))]
        data += [trace | {"xaxis": x, "yaxis": y} for trace in drawn]
    return Picture(data, layout, rows * (PLOT + NAME) + FOOT)


def _axes(scene: Scene) -> tuple[PlotlyPart, PlotlyPart]:
    """Those that all plots share, with few ticks."""
    days = [day_of(point) for point in scene.points]
    time, amounts = time_axis(scene.wording, min(days), max(days)), value_axis(scene)
    every = time_ticks(*_ends(time), MOST_TIMES)
    ticks = dict([*every[:1], *every[-1:]])
    time |= {
        "tickvals": [day.isoformat() for day in ticks],
        "ticktext": [folded(scene.wording.period(period), NAME_WIDTH // 2) for period in ticks.values()],
    }
    if scene.logarithmic:
        return time, amounts
    del amounts["title"]  # the subtitle names the unit
    low, high = amounts["range"]
    few = [n for n in nice_ticks(low, high, MOST_AMOUNTS) if low <= n <= high]
    texts = [scene.wording.number(tick, "auto") for tick in few]
    return time, amounts | {"tickvals": [float(tick) for tick in few], "ticktext": texts}


def _ends(time: PlotlyPart) -> tuple[date, date]:
    start, end = time["range"]
    return date.fromisoformat(start), date.fromisoformat(end)


def _axis_name(letter: str, number: int) -> str:
    return letter if number == 0 else f"{letter}{number + 1}"


def _from_left(column: int) -> PlotlyPart:
    width = (1 - GUTTER * (ACROSS - 1)) / ACROSS
    start = column * (width + GUTTER)
    return {"domain": [round(start, 4), round(start + width, 4)]}


def _from_top(row: int, rows: int) -> PlotlyPart:
    whole = rows * (PLOT + NAME)
    top = 1 - (row * (PLOT + NAME) + NAME) / whole
    return {"domain": [round(max(0, top - PLOT / whole), 4), round(top, 4)]}


def _name(scene: Scene, label: str, hue: int, x: str, y: str) -> PlotlyPart:
    place = {"xref": f"{x} domain", "x": 0, "xanchor": "left", "yref": f"{y} domain", "y": 1, "yanchor": "bottom"}
    return {
        "text": f"<b>{folded(label, NAME_WIDTH)}</b>",
        **place,
        "align": "left",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": 11, "color": "@series1" if hue == SUBJECT else "@text"},
    }


def _touched(scene: Scene, marks: Sequence[ChartMark], time: PlotlyPart, amounts: PlotlyPart) -> Iterator[PlotlyPart]:
    days = days_of([mark.point for mark in marks])
    if len(days) <= MOST:
        yield columns(scene, days, time, amounts)
