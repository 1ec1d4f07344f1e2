"""Blocks that several kinds of pages share. They are HTML: a page would take longer to read them as Markdown."""

from ..base import markdown, ready_html
from ..base.markdown import Markdown, html_text
from ..base.paths import relative
from ..base.ready_html import block, html_of
from ..charts import Cell, Drawing
from ..charts.look import look
from ..charts.text_width import lines
from ..model import Chart
from ..model.addresses import alone_path, chart_path, published_at
from .chart_captions import chart_notes
from .in_edition import address_in_edition
from .site import Site

DATA = ("csv", "metadata.json")  # files that a chart has with and without pictures
TITLE_WIDTH, NOTE_WIDTH = 26, 38  # characters of a line of the page with the chart alone, on a phone
TITLE, NOTE, BETWEEN, BUTTONS = 24, 20, 8, 130  # pixels of a line of each, between notes, and of the rest
# Only the frame before it, only upon what that frame says, and only its height.
FITTING = (
    '<script>(function(f){addEventListener("message",function(e){if(e.source===f.contentWindow&&e.data.chartHeight>0)'
    "f.height=Math.min(e.data.chartHeight,9999)})})(document.currentScript.previousElementSibling)</script>"
)
REM = 20  # pixels of the root's letters for which charts are drawn; they grow with what the reader chose


def chart_block(site: Site, page: str, chart: Chart, caption: bool = True) -> Markdown:
    """The chart as a picture with its title as caption, the table of its data, its sources, and ways to take it along.

    All of it is there before any script runs; where there is no picture, the table is open.
    """
    drawing = site.drawings[chart.id]
    return block(
        '<figure class="chart-figure">',
        *([f"<figcaption>{html_of(chart.title)}</figcaption>"] if caption else []),
        *([f'<p class="chart-subtitle">{html_of(drawing.subtitle)}</p>'] if drawing.subtitle else []),
        # Specification and scripts are fetched when a reader asks for them: see site_theme/assets/charts.js.
        f'<div class="chart" data-chart="{chart.id}" style="--chart-height:{drawing.height / REM:g}rem">'
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
    """The line that puts the chart into another site: as it is in the newest edition, and in this one.

    It needs an address. The frame is as high as its page is where that is narrow; the script, where the other site
    lets it run, fits it.
    """
    path = alone_path(chart.id)
    address = published_at(site.briefing.settings, path)
    if not address:
        return []
    lasting = address_in_edition(site, path)
    always = "Always the newest edition: " if lasting else ""
    codes = [f"<p>{always}{_frame(site, chart, html_text(markdown.attribute(address)))}</p>"]
    codes += [f"<p>This edition, which stays as it is: {_frame(site, chart, lasting)}</p>"] if lasting else []
    return [block('<details class="chart-embed">', "<summary>Embed this chart</summary>", *codes)]


def _frame(site: Site, chart: Chart, source: str) -> str:
    """The line, to be copied; `source` is HTML."""
    title, height = markdown.attribute(chart.title), site.drawings[chart.id].height + _words(site, chart)
    rest = html_text(f'" title="{title}" width="100%" height="{height}" loading="lazy"></iframe>{FITTING}')
    return f'<code class="chart-frame">&lt;iframe src=&quot;{source}{rest}</code>'


def _words(site: Site, chart: Chart) -> int:
    """Pixels that all but the chart takes on its page where that is as narrow as a phone."""
    small = sum(len(lines(note, NOTE_WIDTH)) * NOTE + BETWEEN for note in chart_notes(site, chart))
    return len(lines(chart.title, TITLE_WIDTH)) * TITLE + small + BUTTONS


def _cell(site: Site, page: str, cell: Cell) -> Markdown:
    for kind, record_id in (("figures", cell.figure), ("sources", cell.source), ("events", cell.event)):
        if record_id:
            return markdown.link(cell.text, site.briefing.link(page, site.briefing.of(kind)[record_id]))
    return markdown.escape(cell.text)
