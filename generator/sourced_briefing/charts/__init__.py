"""Charts: from a record to what Plotly draws, to the table behind it and to its description in words.

This package is the only place that knows Plotly's format. It writes plain data and needs no Plotly itself.
Colours are written by role (`@series0` to `@series7`, `@text`, `@muted`, `@grid`, `@paper`, each with `/alpha` where
it is to shine through). look.json gives them their values in each colour scheme, and holds what all charts share:
fonts, margins, the legend. The pictures that are drawn at build time and the script of the page both follow it.

A kind of chart is a row of CHART_KINDS (kinds.py) and a name in the model; all else follows from the row.
"""

from dataclasses import dataclass
from typing import Any

from ..model import Chart
from ..model.briefing import Briefing
from ..model.chart_data import ChartData
from ..values.wording import Wording
from .description import Cell, alt_of, table_of
from .kinds import CHART_KINDS
from .scene import Scene
from .subtitle import subtitle_of

__all__ = ["CHART_KINDS", "Cell", "Drawing", "draw"]

READING = "The scale is logarithmic: equal distances are equal ratios, and it has no zero."
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
    subtitle: str = ""  # what it shows, where, when and in which unit
    reading: str = ""  # how to read it, where that is not plain to see


def draw(briefing: Briefing, chart: Chart, data: ChartData, wording: Wording) -> Drawing:
    """The chart over what was read for it, which keeps the rules about charts (checks/charts.py)."""
    kind = CHART_KINDS[chart.kind]
    scene = Scene(briefing, chart, wording, kind.points(data), data.events, data.thresholds)
    picture = kind.draw(scene)
    gaps = kind.gaps(scene)
    columns, rows = table_of(scene, kind, gaps)
    sources = [source for point in scene.drawn for source in point.sources] + [h.event.source for h in data.events]
    return Drawing(
        spec=_tidied({"data": picture.data, "layout": picture.layout | {"height": picture.height}}),
        columns=columns,
        rows=rows,
        alt=alt_of(scene, kind, gaps),
        sources=list(dict.fromkeys(sources)),
        figures=list(dict.fromkeys(f.id for point in scene.drawn for f in (point.figure, point.against) if f)),
        height=picture.height,
        subtitle=subtitle_of(scene),
        reading=READING if scene.logarithmic else "",
    )


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
