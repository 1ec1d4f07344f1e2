"""Pictures made at build time: of each chart for the page and for taking along, and a preview of each page.

Drawn from the same specification as the chart that answers to the reader, in one browser session for all, and kept
by content: a build in which no chart changed starts no browser.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..charts import Drawing
from ..charts.look import Size, coloured, fitted, look
from ..model.addresses import chart_path
from .previews import HEIGHT, WIDTH, Preview
from .session import Form, NoPicture, Session
from .store import Store
from .svg import settled, sheet

__all__ = ["ChartSheet", "Pictures", "Preview", "draw_pictures"]

TALL = 8000  # pixels: a browser draws no PNG of more than twice as many
SHARP = 2  # pixels of a PNG for each of the picture, so that it prints well


@dataclass(frozen=True)
class ChartSheet:
    """A chart, and what is written above and below it when it is taken along."""

    id: str
    drawing: Drawing
    title: str
    notes: list[str]


@dataclass
class Pictures:
    """The pictures there are, by path in the site; `missing` says why there are not all."""

    texts: dict[str, str] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    missing: str = ""


def draw_pictures(charts: Iterable[ChartSheet], previews: Iterable[Preview], script: Path, folder: Path) -> Pictures:
    """The pictures of all charts and pages, drawn by `script` and kept in `folder`.

    The first that can't be drawn ends it: what keeps one from being drawn keeps the others too.
    """
    album = Pictures()
    with Session(script) as session:
        studio = PictureMaker(session, Store(folder))
        try:
            for chart in charts:
                studio.add_chart(album, chart)
            for preview in previews:
                album.files[preview.path] = studio.png(preview.svg, WIDTH, HEIGHT, 1)
        except NoPicture as error:
            album.missing = str(error)
    return album


@dataclass(frozen=True)
class PictureMaker:
    """Where pictures are drawn, or found."""

    session: Session
    store: Store

    def add_chart(self, album: Pictures, chart: ChartSheet) -> None:
        """The chart for wide and for narrow places, and with its title and sources as SVG and PNG."""
        wide, narrow = (self.svg(chart.drawing, size) for size in ("wide", "narrow"))
        heads = chart.title, chart.drawing.subtitle
        text, width, height = sheet(wide, look()["wide"]["drawn"], chart.drawing.height, heads, chart.notes)
        album.files[chart_path(chart.id, "png")] = self.png(text, width, height, SHARP if height < TALL else 1)
        album.texts |= {
            chart_path(chart.id, "svg"): wide,
            chart_path(chart.id, "narrow.svg"): narrow,
            chart_path(chart.id, "download.svg"): text,
        }

    def svg(self, drawing: Drawing, size: Size) -> str:
        """The chart as it stands on a page."""
        layout = fitted(drawing.spec["layout"], size) | {"template": {"layout": look()["layout"]}}
        # Plotly writes the name of each trace into the picture, and makes a random one where there is none.
        # What is only there to be touched is not in it.
        seen = [trace for trace in drawing.spec["data"] if trace.get("opacity") != 0]
        data = [trace | {"uid": f"c{number}"} for number, trace in enumerate(seen)]
        figure = coloured({"data": data, "layout": layout}, "light")
        path = self._drawn(figure, "svg", look()[size]["drawn"], drawing.height, 1)
        return settled(path.read_text("utf-8"))

    def png(self, svg: str, width: int, height: int, scale: int) -> Path:
        """An SVG as PNG: the browser draws it as a picture within an empty figure."""
        place = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "sizex": 1, "sizey": 1, "sizing": "stretch"}
        source = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
        empty = {"xaxis": {"visible": False}, "yaxis": {"visible": False}, "margin": dict.fromkeys("lrtb", 0)}
        figure: dict[str, Any] = {"data": [], "layout": empty | {"images": [place | {"source": source}]}}
        return self._drawn(figure, "png", width, height, scale)

    def _drawn(self, figure: dict[str, Any], form: Form, width: int, height: int, scale: int) -> Path:
        key = self.session.key(figure, form, width, height, scale)
        return self.store.get(key, f".{form}", lambda: self.session.draw(figure, form, width, height, scale))
