"""A bare page with one chart, fit to be shown within other sites."""

from functools import partial
from typing import Any

from ..base.paths import way
from ..base.templates import html_template
from ..charts.look import look
from ..model import Chart
from ..model.addresses import HOME, SCRIPT, alone_path, chart_path, published_at
from ..views.colophon import colophon_text
from ..views.correction_text import corrections_drawn
from ..views.site import Site

PICTURES = {"wide": "svg", "narrow": "narrow.svg", "svg": "download.svg", "png": "png"}


def write_alone(site: Site, chart: Chart) -> str:
    """The HTML of the page: the chart, its sources, its files, and the way back."""
    briefing, to = site.briefing, partial(way, alone_path(chart.id))
    drawing = site.drawings[chart.id]
    sources = [briefing.sources[source_id] for source_id in drawing.sources]
    paths = {name: chart_path(chart.id, ending) for name, ending in PICTURES.items()}
    values: dict[str, Any] = {
        "chart": chart,
        "drawing": drawing,
        "settings": briefing.settings,
        "edition": site.edition,
        "colophon": colophon_text(briefing.settings),
        "canonical": published_at(briefing.settings, briefing.home(chart)),
        "to_home": to(briefing.home(chart)),
        "to_start": to(HOME),
        "corrections": list(corrections_drawn(site, chart)),
        "sources": [(site.short_name(source), to(briefing.home(source))) for source in sources],
        "files": {name: to(path) for name, path in paths.items() if path in site.pictured}
        | {"csv": to(chart_path(chart.id, "csv"))},
        "script": to(SCRIPT),
        "look": look(),
    }
    return html_template("exports/templates/chart_page.html").render(values)
