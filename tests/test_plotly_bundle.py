"""The script that draws charts, which comes with the package: what it is, and that it draws what the whole one draws."""

import hashlib
import re
from pathlib import Path

import plotly
import pytest
from conftest import CHROMIUM, REQUIRED
from sourced_briefing.build import installed_plotly
from sourced_briefing.charts import Drawing
from sourced_briefing.pictures import ChartSheet, draw_pictures

# plotly-basic.min.js of plotly.js-basic-dist-min 4.1.1 from npm; who brings a newer one writes its sum here.
SUM = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
WHOLE = Path(plotly.__file__).parent / "package_data/plotly.min.js"
HEAD = re.compile(r"plotly\.js (?:\(basic - minified\) )?(v[\d.]+)")


def test_the_bundle_is_the_one_that_was_published() -> None:
    """Nobody has changed a letter of what runs in readers' browsers; its licence stands beside it."""
    assert hashlib.sha256(installed_plotly().read_bytes()).hexdigest() == SUM
    licence = (installed_plotly().parent / "LICENSE").read_text("utf-8")
    assert "MIT License" in licence
    assert "Plotly" in licence


def test_the_bundle_is_a_quarter_of_the_whole() -> None:
    assert installed_plotly().stat().st_size < WHOLE.stat().st_size / 4 + 1_000


def version_of(script: Path) -> str:
    with script.open(encoding="utf-8") as file:
        found = HEAD.search(file.read(200))
    assert found
    return found[1]


def test_the_bundle_draws_the_same_bytes_as_the_whole(tmp_path: Path) -> None:
    """Bars, lines and texts, which are all that charts consist of, lack nothing in it."""
    if CHROMIUM is None and not REQUIRED:
        pytest.skip("needs Chromium")
    if version_of(WHOLE) != version_of(installed_plotly()):
        pytest.skip("the whole one that is installed is of another version")
    data = [
        {"type": "bar", "x": [0, 1], "y": [2, 3], "marker": {"color": "@series0"}},
        {"type": "scatter", "x": [0, 1], "y": [1, 2], "mode": "lines+markers", "line": {"color": "@series1"}},
    ]
    layout = {"height": 300, "annotations": [{"text": "<b>a</b>", "x": 0, "y": 1}], "shapes": []}
    drawing = Drawing({"data": data, "layout": layout}, [], [], "", [], [], 300)
    drawn = []
    for number, script in enumerate((WHOLE, installed_plotly())):
        (tmp_path / str(number)).mkdir()
        album = draw_pictures([ChartSheet("a", drawing, "A", [])], [], script, tmp_path / str(number))
        assert not album.missing
        drawn.append(album.texts)
    assert drawn[0] == drawn[1]
