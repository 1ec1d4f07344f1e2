"""Charts: from a record to what Plotly draws, to the table behind it and to its description in words.

This package is the only place that knows Plotly's format. It writes plain data and needs no Plotly itself.
Colours are written by role (`@series0` to `@series7`, `@text`, `@muted`, `@grid`, `@paper`, each with `/alpha` where
it is to shine through). look.json gives them their values in each colour scheme, and holds what all charts share:
fonts, margins, the legend. The pictures that are drawn at build time and the script of the page both follow it.
"""

from dataclasses import dataclass
from typing import Any

from ..checks.charts import check_chart, read_chart
from ..facts.chart_points import ChartError
from ..model import Chart
from ..model.briefing import Briefing
from ..values.wording import Wording
from .bars import draw_bars, draw_stacks
from .description import Cell, alt_of, table_of
from .funnel import draw_funnel
from .lines import draw_lines
from .rows import draw_bar_rows, draw_dots, draw_ranges
from .scene import Picture, Scene
from .timeline import draw_timeline

__all__ = ["Cell", "ChartError", "Drawing", "alone_path", "chart_path", "check_chart", "draw"]

LARGEST_WHOLE = 2**53  # beyond, JavaScript does not tell one whole number from the next


@dataclass(frozen=True)
class Drawing:
    """All that a page needs for one chart."""

    spec: dict[str, Any]  # Plotly's data and layout
    columns: list[str]
    rows: list[list[Cell]]
    alt: str
    sources: list[str]  # ids, in the order in which they are drawn
    figures: list[str]
    height: int  # pixels


def draw(briefing: Briefing, chart: Chart, wording: Wording) -> Drawing:
    """The chart. Raises ChartError for the first thing that is wrong with it; `check_chart` finds all."""
    points, events, faults = read_chart(briefing, chart)
    if faults:
        raise faults[0]
    scene = Scene(briefing, chart, wording, points, events)
    picture = _pictured(scene)
    columns, rows = table_of(scene)
    sources = [source for point in points for source in point.sources] + [h.event.source for h in events]
    return Drawing(
        spec=_tidied({"data": picture.data, "layout": picture.layout | {"height": picture.height}}),
        columns=columns,
        rows=rows,
        alt=alt_of(scene),
        sources=list(dict.fromkeys(sources)),
        figures=list(dict.fromkeys(point.figure.id for point in points)),
        height=picture.height,
    )


def _pictured(scene: Scene) -> Picture:
    """The drawing of the chart's kind; bars of several figures lie, because their names are long."""
    if scene.chart.kind == "bar":
        return draw_bar_rows(scene) if len(scene.labels()) > 1 else draw_bars(scene)
    draw_kind = {
        "grouped-bar": draw_bars,
        "stacked-bar": draw_stacks,
        "line": draw_lines,
        "range": draw_ranges,
        "dots": draw_dots,
        "timeline": draw_timeline,
        "funnel": draw_funnel,
    }[scene.chart.kind]
    return draw_kind(scene)


def _tidied(part: Any) -> Any:
    """A copy in which whole numbers are int and others have no more digits than they need."""
    if isinstance(part, dict):
        return {key: _tidied(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_tidied(value) for value in part]
    if isinstance(part, float):
        number = float(f"{part:.12g}")
        return int(number) if number.is_integer() and abs(number) < LARGEST_WHOLE else number
    return part
