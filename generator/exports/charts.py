"""The files of each chart: what draws it on the page, its data for spreadsheets, and the page that holds it alone."""

import csv
import io
import json
import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..charts import alone_path, chart_path
from ..charts.look import fitted, look, look_text
from ..charts.telling import Cell
from ..markup import relative
from ..model import Chart
from ..pages import Desk
from ..pages.citing import short_name
from ..pages.desk import machine_value
from ..pages.sharing import origin

LOOK = "assets/look.json"
# What a spreadsheet would take for a formula, and run.
FORMULA = re.compile(r"^[=+\-@\t\r]")
MARK = "\ufeff"  # without it some spreadsheets take the letters of the file for others


def write_charts(desk: Desk) -> dict[str, str]:
    """The files of all charts, by path from the root of the site; none when there are no charts."""
    texts = {LOOK: look_text()} if desk.briefing.charts else {}
    for chart in desk.briefing.charts.values():
        texts[chart_path(chart.id, "json")] = _specification(desk, chart)
        texts[chart_path(chart.id, "csv")] = _spreadsheet(desk, chart)
        texts[alone_path(chart.id)] = _alone(desk, chart)
    return texts


def _specification(desk: Desk, chart: Chart) -> str:
    """What the script draws, with a layout for wide and one for narrow places."""
    spec = desk.drawings[chart.id].spec
    parts = {"data": spec["data"], "wide": fitted(spec["layout"], "wide"), "narrow": fitted(spec["layout"], "narrow")}
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def _spreadsheet(desk: Desk, chart: Chart) -> str:
    """The table of the chart. What the chart is, and its sources, follow below: above they would be its heading."""
    briefing, drawing = desk.briefing, desk.drawings[chart.id]
    sources = [briefing.sources[source_id] for source_id in drawing.sources]
    rows = [
        [*drawing.columns, "Number", "Unit"],
        *([*(_harmless(cell.text) for cell in row), *_number(row)] for row in drawing.rows),
        [],
        ["Chart", _harmless(chart.title)],
        *([["Note", _harmless(chart.note)]] if chart.note else []),
        *(["Source", _harmless(short_name(s)), _harmless(s.title), s.url or ""] for s in sources),
        ["From", _harmless(origin(desk))],
    ]
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return MARK + file.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if FORMULA.match(text) else text


def _number(row: list[Cell]) -> list[str]:
    """The amount of the row for programs, and its unit."""
    return next(([machine_value(cell.amount), cell.unit] for cell in row if cell.amount), ["", ""])


def _alone(desk: Desk, chart: Chart) -> str:
    """A bare page with the chart, to be shown within other sites."""
    briefing, drawing, page = desk.briefing, desk.drawings[chart.id], alone_path(chart.id)

    def way(path: str) -> str:
        return relative(page, path)

    def home(path: str) -> str:
        """Where the page written at this path is served."""
        target, _, anchor = path.partition("#")
        folder = re.sub(r"(^|/)index\.md$|\.md$", "/", target).strip("/")
        return way(folder or ".") + "/" + (f"#{anchor}" if anchor else "")

    sources = [briefing.sources[source_id] for source_id in drawing.sources]
    pictures = {name: path for name in ("svg", "narrow.svg", "download.svg", "png")
                if (path := chart_path(chart.id, name)) in desk.pictures}
    values: dict[str, Any] = {
        "chart": chart,
        "drawing": drawing,
        "language": briefing.settings.language.replace("_", "-"),
        "briefing": briefing.settings.title or "The briefing",
        "edition": desk.edition.text,
        "sources": [(short_name(source), home(briefing.home(source))) for source in sources],
        "home": home(briefing.home(chart)),
        "start": home("index.md"),
        "canonical": briefing.settings.address and briefing.settings.address + home(briefing.home(chart))[6:],
        "pictures": {name: way(path) for name, path in pictures.items()},
        "csv": way(chart_path(chart.id, "csv")),
        "script": way("assets/briefing.js"),
        "look": look(),
    }
    return _template().render(values)


def _template() -> Any:
    environment = Environment(
        loader=PackageLoader("generator.exports"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )
    return environment.get_template("alone.html")
