"""What is taken along or shown elsewhere: pictures of charts with their sources, previews of pages."""

from collections.abc import Iterator

from ..model import Chart
from ..model.addresses import SITE_PREVIEW, preview_path
from ..pictures import ChartSheet, Preview
from .colophon import colophon_text
from .site import Site


def chart_sheets(site: Site) -> Iterator[ChartSheet]:
    """Each chart with what is written beside it in a picture that is taken along."""
    for chart in site.briefing.charts.values():
        yield ChartSheet(chart.id, site.drawings[chart.id], chart.title, chart_notes(site, chart))


def chart_notes(site: Site, chart: Chart) -> list[str]:
    """How to read the chart, its sources, and where it comes from."""
    sources = [site.short_name(site.briefing.sources[source_id]) for source_id in site.drawings[chart.id].sources]
    reading = filter(None, (chart.note, site.drawings[chart.id].reading))
    return [*reading, f"Sources: {'; '.join(sources)}.", origin(site)]


def origin(site: Site) -> str:
    """The briefing, the edition that is read, and its address with that of the newest, as far as they are known.

    It is not the edition in which the numbers came: a chart draws events too, and what it says is true as of this one.
    """
    settings, edition = site.briefing.settings, site.edition
    lasting = edition.address and f"{edition.address} (newest: {settings.address})"
    named = ", ".join(filter(None, [settings.title, edition.text, lasting or settings.address]))
    return ". ".join(filter(None, [named, colophon_text(settings)]))


def page_previews(site: Site) -> Iterator[Preview]:
    """A preview for each page of prose, and one for all pages that are made from data.

    They name no edition, so that a page that did not change has the same one in all of them.
    """
    settings = site.briefing.settings
    name, foot = settings.title or "", settings.publisher or settings.address or ""
    for prose in site.briefing.prose:
        head = prose.head
        yield Preview(preview_path(prose.page), name, head.title, head.description or "", foot)
    counted = f"{len(site.briefing.figures)} figures from {len(site.briefing.sources)} sources"
    yield Preview(SITE_PREVIEW, "", name or "The evidence", counted, foot)


def image_of(site: Site, page: str) -> str | None:
    """The preview of the page, where there is one."""
    return next((path for path in (preview_path(page), SITE_PREVIEW) if path in site.pictured), None)
