"""Texts and charts that nobody expects: nothing overflows on a phone, nothing is lost, no script fails."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY, Project
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser

from .conftest import PHONE
from .site import Site
from .visiting import CUT_OFF, Watch

TEXTS = {
    "long": ("Water that comes down the river in the course of a year, as far as anybody has looked " * 6)[:500],
    "unbroken": "Wasserstandsvorhersagedienst" * 17,
    "address": "https://registry.example/" + "survey-of-rivers/" * 20,
    "arabic": "طول النهر من المنبع إلى البحر، كما قاسته هيئة المساحة " * 4,
    "hebrew-and-english": "אורך הנהר (length of the river) לפי Land Registry, 2024",
    "chinese": "河流从源头到大海的长度根据二〇二四年土地登记处的调查" * 12,
    "signs": "𝒜 river 🏞️ with é combining ́",
}
MKDOCS = f"""
INHERIT: {REPOSITORY / "mkdocs.yml"}
site_name: The river
nav:
  - index.md
"""
ONE, MANY = 1, 5_000
SOURCES = 50  # Python-Markdown takes long where thousands of notes name one source
THOUSANDS = "figures/many/"


def observed(count: int) -> list[dict[str, Any]]:
    """As many observations, one a day."""
    days = [date(2005, 1, 1) + timedelta(day) for day in range(count)]
    return [
        {
            "period": str(day),
            "value": 1_000 + number % 97,
            "source": f"survey-{number % SOURCES}",
            "locator": "row",
            "as_stated": f"{1_000 + number % 97:,}",
        }
        for number, day in enumerate(days)
    ]


def figure(name: str, text: str, count: int) -> dict[str, Any]:
    return {"id": name, "label": text, "measures": text, "note": text, "unit": "km", "observations": observed(count)}


def source(name: str) -> dict[str, Any]:
    kind = {"kind": "dataset", "standing": "original", "read": "dataset"}
    return {"id": name, "title": TEXTS["long"], "publisher": TEXTS["chinese"][:200], "url": TEXTS["address"], **kind}


def charts() -> Iterator[dict[str, Any]]:
    """A line and dots of one point, a line of thousands, and a chart of every strange text."""
    for name, kind in (("one-point", "line"), ("one-point", "dots"), ("thousands", "line")):
        yield {
            "id": f"{name}-{kind}",
            "title": f"A chart: {kind}, {name[:3]}",
            "kind": kind,
            "series": [{"figure": name}],
        }
    for name, text in TEXTS.items():
        yield {
            "id": f"chart-{name}",
            "title": text,
            "note": text,
            "kind": "bar",
            "series": [{"figure": name, "label": text}],
        }


def write(project: Project) -> None:
    """A river of which everything is said in the strange texts."""
    figures = [figure(name, text, ONE) for name, text in TEXTS.items()]
    figures += [figure("one-point", "One day", ONE), figure("two-hundred", "Many days", 200)]
    calls = [f'A number: {{{{ figure("{name}") }}}} and its note {{{{ cite("survey") }}}}.' for name in TEXTS]
    prose = [
        *TEXTS.values(),
        *calls,
        *(f'{{{{ chart("{chart["id"]}") }}}}' for chart in charts() if chart["id"] != "thousands-line"),
    ]
    sources = [source(f"survey-{number}") for number in range(SOURCES)]
    files = {
        "data/sources/strange.yml": {"title": "Sources", "sources": sources},
        "data/figures/strange.yml": {"title": TEXTS["long"][:120], "figures": figures},
        "data/figures/many.yml": {"title": "Many", "figures": [figure("thousands", "Very many days", MANY)]},
        "data/charts/strange.yml": {"title": "Charts", "charts": list(charts())},
    }
    for path, content in files.items():
        project.write(path, yaml.safe_dump(content, allow_unicode=True))
    project.write("mkdocs.yml", MKDOCS)
    project.prose("# The river\n\n" + "\n\n".join(prose))


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> Site:
    project = Project(tmp_path_factory.mktemp("strange"))
    write(project)
    folder = project.root / "site"
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(folder), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return Site(Path(folder), serve(folder))


def test_nothing_overflows_on_a_phone(browser: Browser, strange: Site) -> None:
    """No page scrolls sideways, no text is cut off, no script complains."""
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    watch, cut_off = Watch(context.new_page(), strange.address), {}
    for path in set(strange.paths) - {THOUSANDS}:  # a page like others, but long: it would take longer than all of them
        watch.page.goto(strange.address + path)
        cut_off[path] = watch.page.evaluate(CUT_OFF)
    context.close()
    assert {path: texts for path, texts in cut_off.items() if texts} == {}
    assert (watch.troubles, watch.foreign) == ([], [])


@pytest.mark.parametrize("name", TEXTS)
def test_no_text_is_lost(strange: Site, name: str) -> None:
    """The whole of it stands in prose, at the figure's home, and at the chart's."""
    for path in ("", "figures/strange/", "charts/strange/"):
        text = " ".join(strange.documents[path].text.split())
        assert " ".join(TEXTS[name].split()) in text, path


def test_every_observation_is_shown(strange: Site) -> None:
    """Two hundred, and five thousand, each in its row."""
    for path, count in (("figures/strange/", 200), (THOUSANDS, MANY)):
        assert strange.documents[path].tags.count("tr") > count
