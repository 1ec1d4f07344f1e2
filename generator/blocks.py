"""Blocks of Markdown that several kinds of pages share."""

from . import markup
from .briefing import Briefing
from .charts import Cell, draw
from .citing import short_name
from .markup import Markdown
from .model import Chart
from .wording import Wording


def chart_block(
    briefing: Briefing, wording: Wording, page: str, chart: Chart, caption: bool = True
) -> tuple[Markdown, list[str]]:
    """The chart with its title as caption, table of its data and source line, and the ids of the figures in it.

    Everything but the drawing itself is there before any script runs.
    """
    drawing = draw(briefing, chart, wording)
    rows = [[_cell(briefing, page, cell) for cell in row] for row in drawing.rows]
    names = dict.fromkeys(drawing.sources)
    links = [markup.link(short_name(briefing.sources[s]), briefing.link(page, briefing.sources[s])) for s in names]
    lines = [
        '<figure class="chart-figure" markdown="1">',
        *([f'<figcaption markdown="span">{markup.escape(chart.title)}</figcaption>', ""] if caption else []),
        f'<div class="chart" data-chart="{chart.id}" role="img" aria-label="{markup.attribute(drawing.alt)}" '
        f'style="min-height:{drawing.height}px"><script type="application/json">{markup.script_json(drawing.spec)}'
        "</script></div>",
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
    return Markdown("\n".join(lines)), list(drawing.figures)


def _cell(briefing: Briefing, page: str, cell: Cell) -> Markdown:
    for kind, record_id in (("figures", cell.figure), ("sources", cell.source)):
        if record_id and record_id in briefing.of(kind):
            return markup.link(cell.text, briefing.link(page, briefing.of(kind)[record_id]))
    return markup.escape(cell.text)
