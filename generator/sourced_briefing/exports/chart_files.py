"""The files of each chart: what draws it on the page, its data to take along, and the page that holds it alone."""

import json
from functools import partial

from ..charts.look import fitted, look_text
from ..model import Chart
from ..model.addresses import CHART_LOOK, alone_path, chart_path
from ..views.site import Site
from .chart_pages import write_alone
from .downloads import chart_files


def write_charts(site: Site) -> dict[str, str]:
    """The files of all charts, by path from the root of the site; none when there are no charts."""
    texts = {CHART_LOOK: look_text()} if site.briefing.charts else {}
    for chart in site.briefing.charts.values():
        texts |= site.briefing.memory.recall(("chart", chart.id), (chart,), partial(_files, site, chart))
    return texts


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
