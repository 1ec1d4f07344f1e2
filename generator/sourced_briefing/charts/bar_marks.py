"""Bars that show how sure they are: whiskers on an estimate, an open end on a bound, a pale end on a range."""

from collections import Counter
from collections.abc import Iterator, Sequence

from .marks import TAIL, ChartMark, Ruler, by_hue, colour, crosses, spots, tip, turned
from .scene import PlotlyPart, Scene

WHISKER = 5  # pixels, half the width of an error bar's end
MARKER = 10
PALE = 0.35  # from the low to the high end of a range


def bar_traces(
    scene: Scene, marks: Sequence[ChartMark], ruler: Ruler, sideways: bool = False, labelled: bool = False
) -> list[PlotlyPart]:
    """The bars of all marks; `ruler` is that of their axis; where they are labelled, a zero needs no number."""
    traces = [_stands(group) for _, group in by_hue(marks, lambda m: m.point.amount.kind == "range")]
    traces += [_bars(scene, group) for _, group in by_hue(marks, lambda m: True)]
    traces += [_whiskers(group) for _, group in by_hue(marks, lambda m: m.point.amount.kind == "estimate")]
    traces += _open_ends(scene, marks, ruler)
    traces += _zeros(scene, marks, labelled or sideways)
    traces += crosses(scene, marks, MARKER)
    return [turned(trace) for trace in traces] if sideways else traces


def _bars(scene: Scene, group: Sequence[ChartMark]) -> PlotlyPart:
    shapes = [_from_to(mark) for mark in group]
    return {
        **_bar(group),
        "y": [end - start for start, end in shapes],
        "base": [start for start, _ in shapes],
        "marker": {
            "color": [_fill(mark) for mark in group],
            "line": {"color": group[0].colour, "width": [0 if _fill(mark) == mark.colour else 1.5 for mark in group]},
        },
        "hovertext": [scene.hover(mark.point) for mark in group],
        "hoverinfo": "text",
    }


def _stands(group: Sequence[ChartMark]) -> PlotlyPart:
    """The full part of each range, up to its nearer end; a very small range looks like the number that it nearly is."""
    feet = [_foot(*mark.point.extent) if mark.point.extent else 0 for mark in group]
    fill = f"{group[0].colour}/{PALE}" if group[0].point.rejected else group[0].colour
    return {**_bar(group), "y": feet, "marker": {"color": fill}, "hoverinfo": "skip"}


def _foot(low: float, high: float) -> float:
    """The end of a range that is nearer to zero; none where it holds zero."""
    return max(low, 0) if high > 0 else high


def _zeros(scene: Scene, marks: Sequence[ChartMark], labelled: bool) -> Iterator[PlotlyPart]:
    """A short line for each zero, which would otherwise look like a gap; in a stack where it has its part."""
    places = Counter(mark.at for mark in marks)
    for first, group in by_hue(marks, lambda m: m.point.best == 0):
        line = spots(scene, group, [mark.base for mark in group], _flat("line-ew-open", first.colour))
        zero = scene.wording.number(0, "auto")
        number = {"mode": "markers+text", "text": [zero if places[mark.at] == 1 else "" for mark in group]}
        yield line | ({} if labelled else number | {"textposition": "top center"})


def _bar(group: Sequence[ChartMark]) -> PlotlyPart:
    return {
        "type": "bar",
        "x": [mark.at for mark in group],
        "width": [mark.width for mark in group],
        "legendgroup": f"series{group[0].hue}",
        "showlegend": False,
    }


def _from_to(mark: ChartMark) -> tuple[float, float]:
    """Where a bar begins and ends: that of a range on its full part, all others on the axis or on the bar below."""
    point = mark.point
    if point.amount.kind == "range" and point.extent:
        return point.extent
    return mark.base, mark.base + (point.ends[0] if point.best is None else point.best)


def _fill(mark: ChartMark) -> str:
    """Full for what is known, pale where the end of the bar is not the number."""
    if mark.point.rejected:
        return f"{mark.colour}/0.15"
    if mark.point.amount.kind == "range":
        return colour(mark.hue, PALE)
    return colour(mark.hue, 0.15) if mark.point.bound and not _reaches_on(mark) else mark.colour


def _whiskers(group: Sequence[ChartMark]) -> PlotlyPart:
    sides = [(m.point.best or 0, *m.point.extent) for m in group if m.point.extent]
    return {
        "type": "scatter",
        "x": [mark.at for mark in group],
        "y": [mark.base + best for mark, (best, _, _) in zip(group, sides, strict=True)],
        "mode": "markers",
        "marker": {"opacity": 0},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [high - best for best, _, high in sides],
            "arrayminus": [best - low for best, low, _ in sides],
            "color": "@text",
            "thickness": 1.2,
            "width": WHISKER,
        },
        "hoverinfo": "skip",
        "legendgroup": f"series{group[0].hue}",
        "showlegend": False,
    }


def _reaches_on(mark: ChartMark) -> bool:
    """Whether a bound is open beyond the end of its bar: "at least 3" is, and so is "at most −3"."""
    return mark.point.amount.kind == ("at-least" if mark.point.ends[0] >= 0 else "at-most")


def _open_ends(scene: Scene, marks: Sequence[ChartMark], ruler: Ruler) -> Iterator[PlotlyPart]:
    """An arrow on each bound, to its open side; a bar that may reach on fades towards it."""
    for _, group in by_hue(marks, lambda m: m.point.bound and _reaches_on(m)):
        yield from _fading(group, ruler)
    for kind, symbol in (("at-least", "triangle-up-open"), ("at-most", "triangle-down-open")):
        for first, group in by_hue(marks, lambda m, kind=kind: m.point.amount.kind == kind):  # type: ignore[misc]
            places = [tip(m.point, ruler) if _reaches_on(m) else m.point.ends[0] for m in group]
            yield spots(scene, group, places, _flat(symbol, first.colour))


def _fading(group: Sequence[ChartMark], ruler: Ruler) -> Iterator[PlotlyPart]:
    """What may lie beyond the end of a bar, paler and paler."""
    steps = [(tip(m.point, ruler) - m.point.ends[0]) / len(TAIL) for m in group]
    for number, alpha in enumerate(TAIL):
        yield {
            **_bar(group),
            "y": steps,
            "base": [m.point.ends[0] + number * step for m, step in zip(group, steps, strict=True)],
            "marker": {"color": [f"{mark.colour}/{alpha}" for mark in group]},
            "hoverinfo": "skip",
        }


def _flat(symbol: str, name: str) -> PlotlyPart:
    return {"symbol": symbol, "size": MARKER, "color": name, "line": {"width": 2, "color": name}}
