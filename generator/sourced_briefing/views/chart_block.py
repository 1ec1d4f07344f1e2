"""Blocks that several kinds of pages share. They are HTML: a page would take longer to read them as Markdown."""

from ..base import markdown, ready_html
from ..base.markdown import Markdown, html_text
from ..base.paths import relative
from ..base.ready_html import block, html_of
from ..charts import Cell, Drawing
from ..charts.look import look
from ..model import Chart
from ..model.addresses import alone_path, chart_path, published_at
from .site import Site

DATA = ("csv", "metadata.json")  # files that a chart has with and without pictures
FRAME = 220  # pixels of the page with the chart alone, beside the chart


def chart_block(site: Site, page: str, chart: Chart, caption: bool = True) -> Markdown:
    """The chart as a picture with its title as caption, the table of its data, its sources, and ways to take it along.

    All of it is there before any script runs; where there is no picture, the table is open.
    """
    drawing = site.drawings[chart.id]
    return block(
        '<figure class="chart-figure">',
        *([f"<figcaption>{html_of(chart.title)}</figcaption>"] if caption else []),
        # Specification and scripts are fetched when a reader asks for them: see site_theme/assets/charts.js.
        f'<div class="chart" data-chart="{chart.id}" style="--chart-height:{drawing.height}px">'
        f"{_pictures(site, page, chart)}</div>",
        *(f"<p>{html_of(text)}</p>" for text in (chart.note, drawing.reading) if text),
        f'<p class="chart-source">{html_of(_sources(site, page, chart))}</p>',
        f'<p class="chart-actions">{_taking(site, page, chart)}</p>',
        _data(site, page, chart),
        *_embedding(site, chart),
    )


def _drawn(site: Site, chart: Chart) -> bool:
    return chart_path(chart.id, "svg") in site.pictured


def _pictures(site: Site, page: str, chart: Chart) -> str:
    """One picture for wide and one for narrow screens; a style sheet hides one, which is then not loaded."""
    if not _drawn(site, chart):
        return ""
    drawing = site.drawings[chart.id]
    pictures = [
        f'<img alt="{html_text(drawing.alt)}" class="chart-{size}" src="{_file(page, chart_path(chart.id, ending))}" '
        f'width="{look()[size]["drawn"]}" height="{drawing.height}" loading="lazy" decoding="async">'
        for size, ending in (("wide", "svg"), ("narrow", "narrow.svg"))
    ]
    return f"<p>{' '.join(pictures)}</p>"


def _file(page: str, path: str) -> str:
    return html_text(relative(page, path))


def _sources(site: Site, page: str, chart: Chart) -> Markdown:
    sources = [site.briefing.sources[source_id] for source_id in site.drawings[chart.id].sources]
    links = [markdown.link(site.short_name(source), site.briefing.link(page, source)) for source in sources]
    about = markdown.link("About this chart", site.briefing.link(page, chart))
    return Markdown(f"Sources: {markdown.joined(links, '; ')}. {about}")


def _taking(site: Site, page: str, chart: Chart) -> str:
    """Links to the files of the chart, and the button that makes it answer, which a script shows."""
    ways = [("CSV", "csv"), ("What it means", "metadata.json"), ("PNG", "png"), ("SVG", "download.svg")]
    links = [
        f'<a download="{chart.id}.{ending.removeprefix("download.")}" href="{_file(page, path)}">{name}</a>'
        for name, ending in ways
        if (path := chart_path(chart.id, ending)) in site.pictured or ending in DATA
    ]
    alone = f'<a href="{_file(page, alone_path(chart.id))}">Chart alone</a>'
    button = '<button type="button" class="chart-explore" aria-pressed="false">Explore the chart</button>'
    return f"Download: {' '.join(links)} {alone} {button}"


def _data(site: Site, page: str, chart: Chart) -> Markdown:
    opening = f'<details class="chart-table"{"" if _drawn(site, chart) else " open"}>'
    return block(opening, "<summary>Table of the data</summary>", *_table(site, page, site.drawings[chart.id]))


def _table(site: Site, page: str, drawing: Drawing) -> list[str]:
    """The data of a chart; what is the same in all rows stands above them, once."""
    rows = [[_cell(site, page, cell) for cell in row] for row in drawing.rows]
    same, columns, kept = ready_html.apart(drawing.columns, rows)
    above = [f"<p>{html_of(ready_html.told_once(same))}</p>"] if same else []
    return [*above, ready_html.table(columns, kept)]


def _embedding(site: Site, chart: Chart) -> list[Markdown]:
    """The line that puts the chart into another site; it needs an address."""
    address = published_at(site.briefing.settings, alone_path(chart.id))
    if not address:
        return []
    title, height = markdown.attribute(chart.title), site.drawings[chart.id].height + FRAME
    source = markdown.attribute(address)
    frame = f'<iframe src="{source}" title="{title}" width="100%" height="{height}" loading="lazy"></iframe>'
    code = f'<p><code class="chart-frame">{html_text(frame)}</code></p>'
    return [block('<details class="chart-embed">', "<summary>Embed this chart</summary>", code)]


def _cell(site: Site, page: str, cell: Cell) -> Markdown:
    for kind, record_id in (("figures", cell.figure), ("sources", cell.source), ("events", cell.event)):
        if record_id:
            return markdown.link(cell.text, site.briefing.link(page, site.briefing.of(kind)[record_id]))
    return markdown.escape(cell.text)
