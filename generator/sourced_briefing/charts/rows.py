"""Charts whose amounts lie on their side, one row each, with its name and value written above it."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from ..model.chart_data import Point
from .row_layout import BarRow, lying
from .scene import Picture, Scene


def draw_bar_rows(scene: Scene) -> Picture:
    """A bar for each figure."""
    return lying(scene, _rows(scene, names_of(scene)), bars=True)


def draw_period_rows(scene: Scene, groups: Sequence[Sequence[Point]]) -> Picture:
    """For each period a heading, and below it a bar for each figure."""
    rows: list[BarRow] = []
    for points in groups:
        rows.append(BarRow(scene.when(points[0]), muted=True))
        rows += [BarRow(point.label, point, scene.hues[point.series]) for point in points]
    return lying(scene, rows, bars=True)


def draw_stack_rows(scene: Scene, groups: Sequence[Sequence[Point]]) -> Picture:
    """For each period its stack, from left to right."""
    parts = {point.series: point for point in scene.points}
    rows = []
    for first, *upon in groups:
        there = {point.series for point in (first, *upon)}
        missing = tuple(point for series, point in parts.items() if series not in there)
        rows.append(BarRow(scene.when(first), first, scene.hues[first.series], upon=tuple(upon), missing=missing))
    return lying(scene, rows, bars=True)


def draw_ranges(scene: Scene) -> Picture:
    """For each figure and period a stem from low to high, and a dot on the best number."""
    return lying(scene, _rows(scene, names_of(scene)))


def draw_dots(scene: Scene) -> Picture:
    """A row for each observation, so that voices that disagree stand below each other."""
    labels = scene.labels()
    if not 1 < len(labels) < len(scene.points):
        return lying(scene, _rows(scene, _voices(scene, scene.points, len(labels) > 1)))
    rows = []
    for number, group in groupby(scene.points, key=lambda p: p.series):
        points = list(group)
        hue = scene.hues[number]
        rows.append(BarRow(labels[number], None, hue, all(point.rejected for point in points)))
        rows += [BarRow(voice, point, hue) for voice, point in zip(_voices(scene, points), points, strict=True)]
    return lying(scene, rows)


def _rows(scene: Scene, names: Sequence[str]) -> list[BarRow]:
    return [BarRow(name, point, scene.alone(point)) for name, point in zip(names, scene.points, strict=True)]


def names_of(scene: Scene) -> list[str]:
    """What tells each row from the others: its label, its period, or both.

    A label that the chart gives itself is enough where no other row has it.
    """
    labels = Counter(point.label for point in scene.points)
    differ = len({point.period for point in scene.points}) > 1
    names = []
    for point in scene.points:
        own = point.label == point.figure.label and differ
        dated = point.period is not None and (labels[point.label] > 1 or own)
        parts = [point.label] if len(labels) > 1 or not dated else []
        names.append(", ".join([*parts, scene.when(point)] if dated else parts))
    return names


def _voices(scene: Scene, points: Sequence[Point], labelled: bool = False) -> list[str]:
    """Who says each: the publisher and the period; where others have the same, the title too, and where in it."""
    said = [[_voice(scene, point, labelled, more) for more in range(3)] for point in points]
    found = Counter(name for names in said for name in names)
    return [next((name for name in names if found[name] == 1), names[-1]) for names in said]


def _voice(scene: Scene, point: Point, labelled: bool, more: int) -> str:
    voices = [scene.source(source) for source in point.sources] if point.observations else ["computed"]
    titles = [scene.briefing.sources[o.source].title for o in point.observations if o.source in scene.briefing.sources]
    details = [*titles[: more > 0], *(o.locator for o in point.observations[: more > 1])]
    said = ", ".join(filter(None, [*voices, *details, scene.when(point)]))
    return f"{point.label} ({said})" if labelled else said
