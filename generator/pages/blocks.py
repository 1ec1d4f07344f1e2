"""Blocks of Markdown that several kinds of pages share."""

from .. import markup
from ..charts import Cell
from ..markup import Markdown
from ..model import Chart
from .citing import short_name
from .desk import Desk


def chart_block(desk: Desk, page: str, chart: Chart, caption: bool = True) -> Markdown:
    """The chart with its title as caption, the table of its data and its source line.

    Everything but the drawing itself is there before any script runs.
    """
    briefing, drawing = desk.briefing, desk.drawings[chart.id]
    rows = [[_cell(desk, page, cell) for cell in row] for row in drawing.rows]
    sources = [briefing.sources[source_id] for source_id in drawing.sources]
    links = [markup.link(short_name(source), briefing.link(page, source)) for source in sources]
    lines = [
        '<figure class="chart-figure" markdown="1">',
        *([f'<figcaption markdown="span">{markup.escape(chart.title)}</figcaption>', ""] if caption else []),
        # Not a script element: Material's in-site clicks would run it as JavaScript.
        f'<div class="chart" data-chart="{chart.id}" role="img" aria-label="{markup.attribute(drawing.alt)}" '
        f"style=\"min-height:{drawing.height}px\" data-spec='{markup.attribute_json(drawing.spec)}'></div>",
        "",
        *([f"{markup.escape(chart.note)}", ""] if chart.note else []),
        f"Sources: {markup.joined(links, '; ')}. {markup.link('About this chart', briefing.link(page, chart))}",
        "{ .chart-source }",
        "",
        '<details class="chart-table" markdown="1">',
        "<summary>Table of the data</summary>",
        "",
        markup.table(list(drawing.columns), rows),
        "",
        "</details>",
        "",
        "</figure>",
    ]
    return Markdown("\n".join(lines))


def _cell(desk: Desk, page: str, cell: Cell) -> Markdown:
    for kind, record_id in (("figures", cell.figure), ("sources", cell.source), ("events", cell.event)):
        if record_id:
            return markup.link(cell.text, desk.briefing.link(page, desk.briefing.of(kind)[record_id]))
    return markup.escape(cell.text)
