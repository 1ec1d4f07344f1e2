"""The written tree is plain enough for other engines: the same pages and anchors, with the plugin of none of them."""

import importlib.util
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml
from browsing import REQUIRED
from conftest import REPOSITORY
from sourced_briefing.base.rendering import EXTENSIONS
from sourced_briefing.engine_settings import MODULES, STYLES

ENGINES = ("properdocs", "zensical")
SETTINGS = {
    "site_name": "A briefing",
    "site_url": "https://example.org/briefing/",
    "docs_dir": "written",
    "theme": {"name": "briefing"},
    "plugins": [],
    "markdown_extensions": [{name: dict(options)} if options else name for name, options in EXTENSIONS.items()],
    "extra_css": list(STYLES),
    "extra_javascript": [{"path": path, "type": "module"} for path in MODULES],
}


class Page(HTMLParser):
    """The anchors of a page's text and the targets of its links, as far as they are not the theme's."""

    def __init__(self, address: str, html: str) -> None:
        super().__init__()
        self.address = address
        self.anchors: list[str] = []
        self.targets: list[str] = []
        self.feed(re.search(r"<article\b.*?</article>", html, re.DOTALL)[0])  # type: ignore[index]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id") and not str(given["id"]).startswith("__"):
            self.anchors.append(str(given["id"]))
        if tag == "a" and given.get("href"):
            self.targets.append(urljoin(self.address, str(given["href"])))


@pytest.fixture(scope="module", params=["tests/briefings/rivers", "."], ids=["rivers", "first briefing"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the written tree of a briefing."""
    folder = tmp_path_factory.mktemp("engines")
    write = [sys.executable, "-m", "sourced_briefing.cli", "--project", str(REPOSITORY / request.param), "write"]
    subprocess.run([*write, str(folder / "written"), "--pictures", "none"], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def ours(folder: Path) -> dict[str, Page]:
    """The pages that MkDocs makes of the tree, with settings without a plugin."""
    return build(folder, "mkdocs")


def build(folder: Path, engine: str) -> dict[str, Page]:
    """The pages that the engine makes of the tree, by path."""
    settings = folder / f"{engine}.yml"
    settings.write_text(yaml.safe_dump(SETTINGS | {"site_dir": f"site-{engine}"}), "utf-8")
    flags = ["--clean"] if engine == "zensical" else ["--quiet"]
    command = [sys.executable, "-m", engine, "build", "--config-file", str(settings), *flags]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    site = folder / f"site-{engine}"
    pages = [path for path in site.rglob("*.html") if path.name != "404.html" and "alone" not in path.parts]
    paths = {path.relative_to(site).as_posix(): path for path in pages}
    address = "https://example.org/far/down/here/"  # so that a way that leads out of the site is seen
    return {
        name: Page(address + name.removesuffix("index.html"), path.read_text("utf-8")) for name, path in paths.items()
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_another_engine_makes_the_same_pages(folder: Path, ours: dict[str, Page], engine: str) -> None:
    """Every page is there, with the same anchors in the same order, and its links lead to the same places."""
    if importlib.util.find_spec(engine) is None and not REQUIRED:
        pytest.skip(f"needs {engine}")
    theirs = build(folder, engine)
    assert set(theirs) == set(ours)
    for path, page in ours.items():
        assert theirs[path].anchors == page.anchors, path
        assert theirs[path].targets == page.targets, path
