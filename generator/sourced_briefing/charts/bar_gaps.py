"""What bars over periods lack: empty places, parts of stacks, and times too long to be left empty."""

from collections.abc import Sequence
from itertools import groupby

from ..model.chart_data import Point
from ..values.periods import Period
from .categories import categories, key_of
from .gaps import Gap, gaps
from .holes import Hole
from .scene import Scene


def empty_places(scene: Scene) -> list[Gap]:
    """The periods between others for which there is nothing at all."""
    if len(scene.labels()) > 1 and scene.chart.kind == "bar":
        return []  # each figure has one bar, which has its name
    return _gaps(scene, False)


def missing_parts(scene: Scene) -> list[Gap]:
    """The periods for which a stack lacks one of its parts."""
    return _gaps(scene, True)


def _gaps(scene: Scene, stacked: bool) -> list[Gap]:
    periods = categories(scene.briefing, scene.points)
    holes = sorted(holes_of(scene, periods, stacked), key=lambda h: h.point.series)
    jumps = jumps_of(scene.points, periods)
    told = [Gap(a, f"between {scene.when(a)} and {scene.when(b)}") for _, a, b in jumps]
    return [*(Gap(hole.point, hole.when) for hole in holes), *told]


def jumps_of(points: Sequence[Point], periods: Sequence[Period | None]) -> list[tuple[int, Point, Point]]:
    """The places after which there is no data for a time that is too long for empty places."""
    groups = in_places(points, periods)
    at = {id(group[0]): place for place, group in groups}
    pairs = gaps([group[0] for _, group in groups])
    return [(at[id(a)], a, b) for a, b in pairs if at[id(b)] == at[id(a)] + 1]


def holes_of(scene: Scene, periods: Sequence[Period | None], stacked: bool) -> list[Hole]:
    """For each place the series without a number: in a stack any of them, else where there is no bar at all."""
    some = {point.series: point for point in scene.points}
    there = {(key_of(point.period), point.series) for point in scene.points}
    filled = {key for key, _ in there}
    return [
        Hole(at, scene.wording.period(period), point)
        for at, period in enumerate(periods)
        for series, point in some.items()
        if (key_of(period), series) not in there and (stacked or key_of(period) not in filled)
    ]


def in_places(points: Sequence[Point], periods: Sequence[Period | None]) -> list[tuple[int, list[Point]]]:
    """The points of each place on the axis, in order."""
    places = {key_of(period): place for place, period in enumerate(periods)}
    ordered = sorted(points, key=lambda p: (places[key_of(p.period)], p.series, p.rejected))
    return [(at, list(group)) for at, group in groupby(ordered, key=lambda p: places[key_of(p.period)])]
