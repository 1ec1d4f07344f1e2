"""Rules about names in charts: what reads the same can't be told apart."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import normalize

from ..base.problems import quote
from ..charts.kinds import ChartKind
from ..model import Chart
from ..model.chart_data import ChartFault, Point
from .charts import named, of_each_chart


@of_each_chart
def names_tell_apart(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """No two lines, bars, rows or headings of a chart have the same name, and no event is marked in it twice."""
    headed = kind.by_colour or (kind.by_voice and 1 < len(chart.series) < len(points))
    seen: dict[object, Point] = {}
    for point in points:
        key = _plain(point.label) if headed else (_plain(point.label), _time(point), point.rejected)
        other = seen.setdefault(key, point)
        voices = not headed and kind.by_voice and other.figure is point.figure and other.sources != point.sources
        if other.series < point.series and not voices:
            seen[key] = point
            yield ChartFault(("series", point.series), _of_one_name(other, point))
    for number, event in enumerate(chart.events):
        if event in chart.events[:number]:
            yield ChartFault(("events", number), f"the event {quote(event)} is named twice")


def _time(point: Point) -> object:
    """Equal for all names of one stretch of time."""
    return point.period and (point.period.stretch or point.period.text)


def _of_one_name(a: Point, b: Point) -> str:
    both = f"{quote(a.figure.id)} and {quote(b.figure.id)} have one name in the chart"
    if a.figure is b.figure:
        both = f"{quote(a.figure.id)} is in the chart twice by one name"
    return f"{both}, {quote(b.label)}; give one another `label`"


@lru_cache(maxsize=10_000)  # a series has one name for all its points
def _plain(label: str) -> str:
    """The label as readers tell it from others: without capitals, spaces, broad letters and what is unseen."""
    seen = "".join(character for character in normalize("NFKC", label) if character.isprintable())
    return " ".join(seen.casefold().split())


@of_each_chart
def one_period_of_a_name(chart: Chart, kind: ChartKind, points: Sequence[Point]) -> Iterator[ChartFault]:
    """Figures whose bars share the place of a period mean the same days by its name: one fiscal year is not another."""
    first: dict[str, Point] = {}
    other_times: dict[int, tuple[Point, Point]] = {}
    for point in points if kind.by_colour and not kind.over_time else ():
        other = first.setdefault(point.period.text, point) if point.period else point
        if point.period and other.period and other.period.order != point.period.order:
            other_times.setdefault(point.series, (point, other))
    for number, (point, other) in other_times.items():
        message = f"{named(point)} is another time than that of {quote(other.figure.id)}"
        yield ChartFault(("series", number), f"{message}; make it a line, where each stands at its own days")
