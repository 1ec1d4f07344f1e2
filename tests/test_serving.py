"""While serving, what did not change is not made again, and the site is the same as one that is built from nothing."""

import logging
import sqlite3

import pytest
from conftest import Project
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.pages import Page
from sourced_briefing import pages
from sourced_briefing.build import write_briefing
from sourced_briefing.mkdocs_plugin import BriefingPlugin, known_html
from sourced_briefing.model.addresses import DATABASE
from test_plugin import CONFIG

ADDRESS = "http://127.0.0.1:8000/"
CHART = "title: C\ncharts:\n  - {id: c, title: Long, kind: bar, series: [{figure: length}]}\n"
VALUE = "data/figures/rivers.yml", "1_233", "1_240"
QUOTE = "data/figures/rivers.yml", "1,233", "1,240"
Edit = tuple[str, str, str]


@pytest.fixture
def river(project: Project) -> Project:
    project.write("mkdocs.yml", CONFIG)
    project.write(
        "content/method.md", "---\ntitle: Method\n---\n\n# Method\n\nSee [the length](figures/rivers.md#length).\n"
    )
    return project


def served(project: Project, name: str, *, fresh: bool = False) -> dict[str, bytes]:
    """The files of the site as the server builds it; `fresh`: by a server that has just been started."""
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(project.root / name))
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    if fresh:
        plugin.__init__()  # type: ignore[misc]  # MkDocs keeps a plugin for all builds of a process
    config.plugins.on_startup(command="serve", dirty=False)
    config.site_url = ADDRESS
    build(config, serve_url=ADDRESS)
    site = project.root / name
    return {str(path.relative_to(site)): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    "edits",
    [
        [VALUE, QUOTE],
        [("content/index.md", "long.", "long, as [the method](method.md) says.")],
        [("content/index.md", "# The river", "# The long river")],
        [("content/method.md", "title: Method", "title: Methods")],
        [("mkdocs.yml", "site_name: The river", "site_name: A river")],
        [("mkdocs.yml", "theme: {name: briefing}", "theme: {name: briefing, language: de}")],
        [("mkdocs.yml", "theme:", "markdown_extensions: [abbr, {toc: {permalink: false}}]\ntheme:")],
        [("mkdocs.yml", "theme:", "nav: [{Start: index.md}]\ntheme:")],
        [("data/sources/press.yml", "title: The press", "title: The newspapers")],
    ],
)
def test_an_edit_and_its_undoing_give_what_a_build_from_nothing_gives(river: Project, edits: list[Edit]) -> None:
    """Byte for byte, whatever is edited: values, prose, titles, links, the menu, the settings."""
    before = served(river, "site", fresh=True)
    for edit in edits:
        river.replace(*edit)
    after = served(river, "site")
    for path, old, new in edits:
        river.replace(path, new, old)
    assert served(river, "site") == before
    for edit in edits:
        river.replace(*edit)
    assert after == served(river, "other", fresh=True)


def test_a_problem_stands_over_the_pages_until_it_is_mended(river: Project) -> None:
    """Pages that are not made again show it too, and then no longer."""
    before = served(river, "site", fresh=True)
    river.replace("data/figures/rivers.yml", "unit: km", "unit: kmm")
    assert b"briefing-problems" in served(river, "site")["method/index.html"]
    river.replace("data/figures/rivers.yml", "unit: kmm", "unit: km")
    assert served(river, "site") == before


def test_the_database_is_filled_when_the_site_is_built(river: Project) -> None:
    """While serving it says that it is not; an edit need not wait for it."""
    connection = sqlite3.connect(":memory:")
    connection.deserialize(served(river, "site", fresh=True)["data/briefing.sqlite"])
    assert connection.execute("SELECT count(*) FROM figures").fetchone() == (0,)
    assert "not while it is served" in str(connection.execute("SELECT * FROM about").fetchall())
    write_briefing(river.root, river.root / "written")
    connection.deserialize((river.root / "written" / DATABASE).read_bytes())
    assert connection.execute("SELECT count(*) FROM figures").fetchone() == (1,)
    connection.close()


def test_pages_that_appear_and_vanish_are_followed(river: Project) -> None:
    """A page that others would list, and a page that others lead to."""
    before = served(river, "site", fresh=True)
    river.write("content/more.md", "---\ntitle: More\n---\n\n# More\n\n[Home](index.md)\n")
    assert served(river, "site") == served(river, "other", fresh=True)
    (river.root / "content/more.md").unlink()
    assert served(river, "site") == before == served(river, "other", fresh=True)


def test_a_page_that_did_not_change_is_not_made_again(river: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the page that was edited goes through Markdown."""
    made: list[str] = []
    make = known_html.made
    monkeypatch.setattr(known_html, "made", lambda page, *more: made.append(page.file.src_uri) or make(page, *more))
    served(river, "site", fresh=True)
    made.clear()
    river.replace("content/method.md", "See", "Look at")
    served(river, "site")
    assert made == ["method.md"]


def test_what_is_wrong_with_a_link_is_told_at_each_build(river: Project, caplog: pytest.LogCaptureFixture) -> None:
    """A link that MkDocs warns of is no news for the first build alone."""
    river.replace("content/method.md", "](figures/rivers.md#length)", "](/nowhere/)")
    river.replace("mkdocs.yml", "theme:", "validation: {links: {absolute_links: warn}}\ntheme:")
    served(river, "site", fresh=True)
    for _ in range(2):
        caplog.clear()
        with caplog.at_level(logging.WARNING, "mkdocs"):
            served(river, "site")
        assert "contains an absolute link '/nowhere/'" in caplog.text


def test_the_file_of_a_page_is_read_again_only_when_it_is_another(
    river: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page that was edited, and none beside it."""
    read: list[str] = []
    reads = Page.read_source
    monkeypatch.setattr(Page, "read_source", lambda page, config: read.append(page.file.src_uri) or reads(page, config))
    served(river, "site", fresh=True)
    read.clear()
    river.replace("content/method.md", "See", "Look at")
    served(river, "site")
    assert read == ["method.md"]


def test_a_page_that_somebody_else_wrote_over_is_read_again(river: Project) -> None:
    """Also where its text is of the same length: the file is another one."""
    before = served(river, "site", fresh=True)
    page = river.root / ".briefing/pages/method.md"
    page.write_text(page.read_text("utf-8").replace("Method", "Mathod"), "utf-8")
    assert served(river, "site") == before


def test_figures_that_did_not_change_since_the_edition_keep_their_pages(
    river: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though the history of another one goes on."""
    widths = (river.root / "data/figures/rivers.yml").read_text("utf-8")
    river.write("data/figures/widths.yml", widths.replace("id: length", "id: width").replace("Rivers", "Widths"))
    assert river.release("2026-09").exit_code == 0
    for edit in (VALUE, QUOTE):  # what is shown is no edition any more, which all pages tell
        river.replace(*edit)
    served(river, "site", fresh=True)
    written: list[str] = []
    write = pages.write_data_page
    monkeypatch.setattr(
        pages, "write_data_page", lambda site, file, uses: written.append(file.page) or write(site, file, uses)
    )
    river.replace(VALUE[0], "1_240", "1_250")
    river.replace(QUOTE[0], "1,240", "1,250")
    after = served(river, "site")
    assert "figures/rivers.md" in written
    assert "figures/widths.md" not in written
    assert after == served(river, "other", fresh=True)
