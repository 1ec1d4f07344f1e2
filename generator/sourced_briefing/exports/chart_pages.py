"""A bare page with one chart, fit to be shown within other sites."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from ..base.paths import relative, served
from ..charts.look import look
from ..model import Chart
from ..model.addresses import alone_path, chart_path
from ..views.site import Site
from ..views.source_text import short_name

PICTURES = {"wide": "svg", "narrow": "narrow.svg", "svg": "download.svg", "png": "png"}


def write_alone(site: Site, chart: Chart) -> str:
    """The HTML of the page: the chart, its sources, its files, and the way back."""
    briefing, page = site.briefing, alone_path(chart.id)

    def way(path: str) -> str:
        return relative(page, path)

    def home(path: str) -> str:
        target, hash_sign, anchor = served(path).partition("#")
        return f"{way(target or '.')}/{hash_sign}{anchor}"

    drawing = site.drawings[chart.id]
    sources = [briefing.sources[source_id] for source_id in drawing.sources]
    paths = {name: chart_path(chart.id, ending) for name, ending in PICTURES.items()}
    values: dict[str, Any] = {
        "chart": chart,
        "drawing": drawing,
        "settings": briefing.settings,
        "edition": site.data_of(drawing.figures),
        "home": served(briefing.home(chart)),
        "to_home": home(briefing.home(chart)),
        "to_start": home("index.md"),
        "sources": [(short_name(source), home(briefing.home(source))) for source in sources],
        "files": {name: way(path) for name, path in paths.items() if path in site.pictures}
        | {"csv": way(chart_path(chart.id, "csv"))},
        "script": way("assets/briefing.js"),
        "look": look(),
    }
    return _template().render(values)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("sourced_briefing.exports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("chart_page.html")
