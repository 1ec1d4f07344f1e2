"""The files of each chart: what draws it on the page, its data to take along, and the page that holds it alone."""

import json
from collections.abc import Iterator
from functools import partial

from ..charts.look import fitted, look_text
from ..model import Chart
from ..model.addresses import CHART_LOOK, alone_path, chart_path
from ..views.site import Site
from .chart_pages import write_alone
from .downloads import chart_files


def write_charts(site: Site) -> Iterator[tuple[str, str]]:
    """The files of all charts, with their paths from the root of the site; none when there are no charts."""
    if site.briefing.charts:
        yield CHART_LOOK, look_text()
    for chart in site.briefing.charts.values():
        yield from site.briefing.memory.recall(("chart", chart.id), (chart,), partial(_files, site, chart)).items()


def _files(site: Site, chart: Chart) -> dict[str, str]:
    return {
        chart_path(chart.id, "json"): _specification(site, chart),
        alone_path(chart.id): write_alone(site, chart),
        **chart_files(site, chart),
    }


def _specification(site: Site, chart: Chart) -> str:
    """What the script draws, with a layout for wide and one for narrow places."""
    spec = site.drawings[chart.id].spec
    parts = {"data": spec["data"], "wide": fitted(spec["layout"], "wide"), "narrow": fitted(spec["layout"], "narrow")}
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)
