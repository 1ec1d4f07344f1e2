"""Blocks of Markdown that several kinds of pages share."""

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.paths import relative
from ..charts import Cell, Drawing
from ..charts.look import look
from ..model import Chart
from ..model.addresses import alone_path, chart_path, published_at
from .site import Site


def chart_block(site: Site, page: str, chart: Chart, caption: bool = True) -> Markdown:
    """The chart as a picture with its title as caption, the table of its data, its sources, and ways to take it along.

    All of it is there before any script runs; where there is no picture, the table is open.
    """
    drawing = site.drawings[chart.id]
    lines = [
        '<figure class="chart-figure" markdown="1">',
        *([f'<figcaption markdown="span">{markdown.escape(chart.title)}</figcaption>', ""] if caption else []),
        # Specification and scripts are fetched when a reader asks for them: see site_theme/assets/charts.js.
        f'<div class="chart" data-chart="{chart.id}" style="--chart-height:{drawing.height}px" markdown="1">',
        *_pictures(site, page, chart),
        "</div>",
        "",
        *(line for text in (chart.note, drawing.reading) if text for line in (markdown.escape(text), "")),
        _sources(site, page, chart),
        "{ .chart-source }",
        "",
        _taking(site, page, chart),
        "{ .chart-actions }",
        "",
        f'<details class="chart-table" markdown="1"{"" if _drawn(site, chart) else " open"}>',
        "<summary>Table of the data</summary>",
        "",
        *_table(site, page, drawing),
        "",
        "</details>",
        *_embedding(site, chart),
        "",
        "</figure>",
    ]
    return Markdown("\n".join(lines))


def _drawn(site: Site, chart: Chart) -> bool:
    return chart_path(chart.id, "svg") in site.pictured


def _pictures(site: Site, page: str, chart: Chart) -> list[str]:
    """One picture for wide and one for narrow screens; a style sheet hides one, which is then not loaded."""
    if not _drawn(site, chart):
        return []
    drawing = site.drawings[chart.id]
    alt, height = markdown.escape(drawing.alt), drawing.height
    return [
        f"![{alt}]({relative(page, chart_path(chart.id, ending))})"
        f'{{ .chart-{size} width="{look()[size]["drawn"]}" height="{height}" loading="lazy" decoding="async" }}'
        for size, ending in (("wide", "svg"), ("narrow", "narrow.svg"))
    ]


def _sources(site: Site, page: str, chart: Chart) -> str:
    sources = [site.briefing.sources[source_id] for source_id in site.drawings[chart.id].sources]
    links = [markdown.link(site.short_name(source), site.briefing.link(page, source)) for source in sources]
    return (
        f"Sources: {markdown.joined(links, '; ')}. {markdown.link('About this chart', site.briefing.link(page, chart))}"
    )


def _taking(site: Site, page: str, chart: Chart) -> str:
    """Links to the files of the chart, and the button that makes it answer, which a script shows."""
    ways = [("CSV", "csv"), ("PNG", "png"), ("SVG", "download.svg")]
    links = [
        f'{markdown.link(name, relative(page, path))}{{ download="{chart.id}.{name.lower()}" }}'
        for name, ending in ways
        if (path := chart_path(chart.id, ending)) in site.pictured or ending == "csv"
    ]
    alone = markdown.link("Chart alone", relative(page, alone_path(chart.id)))
    button = '<button type="button" class="chart-explore" aria-pressed="false">Explore the chart</button>'
    return f"Download: {' '.join(links)} {alone} {button}"


def _embedding(site: Site, chart: Chart) -> list[str]:
    """The line that puts the chart into another site; it needs an address."""
    address = published_at(site.briefing.settings, alone_path(chart.id))
    if not address:
        return []
    title, height = markdown.attribute(chart.title), site.drawings[chart.id].height + FRAME
    source = markdown.attribute(address)
    frame = f'<iframe src="{source}" title="{title}" width="100%" height="{height}" loading="lazy"></iframe>'
    return [
        "",
        '<details class="chart-embed" markdown="1">',
        "<summary>Embed this chart</summary>",
        "",
        f'<code class="chart-frame">{markdown.escape(frame)}</code>',
        "",
        "</details>",
    ]


def _table(site: Site, page: str, drawing: Drawing) -> list[Markdown]:
    """The data of a chart; what is the same in all rows stands above them, once."""
    rows = [[_cell(site, page, cell) for cell in row] for row in drawing.rows]
    places = range(len(drawing.columns))
    same = [place for place in places if len(rows) > 1 and len({row[place] for row in rows}) == 1]
    kept = [place for place in places if place not in same]
    told = [f"{markdown.escape(drawing.columns[place])}: {rows[0][place]}" for place in same if kept]
    above = [Markdown(f"{'; '.join(told)}."), Markdown("")] if told else []
    shown = kept or list(places)
    table = ready_html.table(page, [drawing.columns[p] for p in shown], [[row[p] for p in shown] for row in rows])
    return [*above, table]


FRAME = 220  # pixels of the page with the chart alone, beside the chart


def _cell(site: Site, page: str, cell: Cell) -> Markdown:
    for kind, record_id in (("figures", cell.figure), ("sources", cell.source), ("events", cell.event)):
        if record_id:
            return markdown.link(cell.text, site.briefing.link(page, site.briefing.of(kind)[record_id]))
    return markdown.escape(cell.text)
