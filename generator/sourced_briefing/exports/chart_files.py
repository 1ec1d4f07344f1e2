"""The files of each chart: what draws it on the page, its data for spreadsheets, and the page that holds it alone."""

import csv
import io
import json
import re
from functools import partial

from ..charts import Cell
from ..charts.look import fitted, look_text
from ..model import Chart, Source
from ..model.addresses import CHART_LOOK, alone_path, chart_path
from ..views.chart_captions import origin
from ..views.number_marks import machine_value
from ..views.site import Site
from .chart_pages import write_alone

# What a spreadsheet would take for a formula, and run.
FORMULA = re.compile(r"[=+\-@\t\r]")
BYTE_ORDER_MARK = "\ufeff"  # without it some spreadsheets show other letters


def write_charts(site: Site) -> dict[str, str]:
    """The files of all charts, by path from the root of the site; none when there are no charts."""
    texts = {CHART_LOOK: look_text()} if site.briefing.charts else {}
    for chart in site.briefing.charts.values():
        texts |= site.briefing.memory.recall(("chart", chart.id), (chart,), partial(_files, site, chart))
    return texts


def _files(site: Site, chart: Chart) -> dict[str, str]:
    return {
        chart_path(chart.id, "json"): _specification(site, chart),
        chart_path(chart.id, "csv"): _spreadsheet(site, chart),
        alone_path(chart.id): write_alone(site, chart),
    }


def _specification(site: Site, chart: Chart) -> str:
    """What the script draws, with a layout for wide and one for narrow places."""
    spec = site.drawings[chart.id].spec
    parts = {"data": spec["data"], "wide": fitted(spec["layout"], "wide"), "narrow": fitted(spec["layout"], "narrow")}
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def _spreadsheet(site: Site, chart: Chart) -> str:
    """The table of the chart, with each amount as a number too.

    What the chart is, and its sources, follow below the table: above, they would stand where spreadsheets and
    programs look for the names of the columns, and none of them agree on how a comment is marked.
    """
    drawing = site.drawings[chart.id]
    sources = [site.briefing.sources[source_id] for source_id in drawing.sources]
    rows = [
        [*drawing.columns, "Number", "Unit"],
        *([*(_harmless(cell.text) for cell in row), *_number(row)] for row in drawing.rows),
        [],
        ["Chart", _harmless(chart.title)],
        *([["Note", _harmless(chart.note)]] if chart.note else []),
        *(["Source", *_named(site, source)] for source in sources),
        ["From", _harmless(origin(site))],
    ]
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return BYTE_ORDER_MARK + file.getvalue()


def _named(site: Site, source: Source) -> list[str]:
    """The source in short and in full, where it stands, and its DOI where it has one."""
    names = [_harmless(site.short_name(source)), _harmless(source.title), source.address or ""]
    return [*names, *([source.doi] if source.doi else [])]


def _harmless(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def _number(row: list[Cell]) -> list[str]:
    """The amount in the row for programs, and its unit."""
    return next(([machine_value(cell.amount), cell.unit] for cell in row if cell.amount), ["", ""])
