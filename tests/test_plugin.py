"""Inside MkDocs: the written pages become the site, with edit links to the project's own files."""

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import REPOSITORY, Document, Project
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.pages import Page
from sourced_briefing.mkdocs_plugin import BriefingPlugin

POLICY = "default-src 'self'; script-src 'self' "  # how what main.html says of scripts begins
CONFIG = """
site_name: The river
docs_dir: content
repo_url: https://github.com/example/rivers
edit_uri_template: https://github.com/example/rivers/edit/main/{path}
theme: {name: briefing}
plugins: [briefing: {pictures: none}]
"""


@pytest.fixture
def river(project: Project) -> Project:
    project.write("mkdocs.yml", CONFIG)
    return project


def config_of(project: Project) -> MkDocsConfig:
    return load_config(str(project.root / "mkdocs.yml"), site_dir=str(project.root / "site"), strict=True)


def built(config: MkDocsConfig) -> Callable[[str], Document]:
    """Builds the site as `mkdocs build --strict` does; what it gives reads a page of it."""
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return lambda page: Document((Path(config.site_dir) / page).read_text("utf-8"))


def links(document: Document) -> set[str | None]:
    return {attributes.get("href") for tag, attributes in document.elements if tag == "a"}


def test_the_name_of_the_site_is_set_as_the_title_is(river: Project) -> None:
    """Keyboards have one apostrophe; the site shows the one of briefing.yml. Another name is refused."""
    river.write("mkdocs.yml", CONFIG.replace("The river", "The river's name"))
    river.write("briefing.yml", "title: The river’s name\n")
    page = built(load_config(str(river.root / "mkdocs.yml")))
    assert "The river’s name" in page("index.html").text
    assert "The river's name" not in page("index.html").text
    river.write("briefing.yml", "title: The rivers name\n")
    with pytest.raises(Abort):
        built(load_config(str(river.root / "mkdocs.yml")))


def test_the_site_has_pages_of_prose_and_of_data(river: Project) -> None:
    """Prose shows its values, and each record has its anchor on the page of its file."""
    read = built(config_of(river))
    home, figures = read("index.html"), read("figures/rivers/index.html")
    assert "1,233 km" in home.text
    assert "figures/rivers/#length" in links(home)
    assert any(attributes.get("id") == "length" for _, attributes in figures.elements)
    assert any(attributes.get("id") == "survey" for _, attributes in read("sources/press/index.html").elements)


def test_the_raw_pages_are_not_on_the_site(river: Project) -> None:
    """No page shows a call that was not written, nor a draft."""
    river.write("content/_draft.md", "{{ nothing")
    river.write("content/map.png", "a map")
    built(config_of(river))
    pages = [path.read_text("utf-8") for path in (river.root / "site").rglob("*.html")]
    assert not any("{{" in page for page in pages)
    assert (river.root / "site/map.png").read_text("utf-8") == "a map"
    assert not list((river.root / "site").rglob("*draft*"))
    assert not list((river.root / "site").rglob(".briefing.json"))


@pytest.mark.parametrize(
    "path", ["content/_draft/page.html", "content/_script.js", "content/templates/page.html", "content/_page.markdown"]
)
def test_what_is_no_part_of_the_briefing_is_not_on_the_site(river: Project, path: str) -> None:
    """Files that the generator passes over are not published by MkDocs on its own."""
    river.write(path, "<script>alert(1)</script>")
    if not river.problems():
        built(config_of(river))
        assert not any(
            "alert(1)" in file.read_text("utf-8", "replace")
            for file in (river.root / "site").rglob("*")
            if file.is_file()
        )


@pytest.mark.parametrize(
    ("page", "edited"),
    [
        ("index.html", "content/index.md"),
        ("figures/rivers/index.html", "data/figures/rivers.yml"),
        ("sources/press/index.html", "data/sources/press.yml"),
        ("figures/index.html", None),
    ],
)
def test_the_edit_link_leads_to_the_file_of_the_project(river: Project, page: str, edited: str | None) -> None:
    """A page made from data is edited in its YAML file, a page of prose in content/; a list of files has no link."""
    found = {link for link in links(built(config_of(river))(page)) if link and "/edit/" in link}
    assert found == ({f"https://github.com/example/rivers/edit/main/{edited}"} if edited else set())


def test_a_problem_stops_the_build(river: Project, caplog: pytest.LogCaptureFixture) -> None:
    """All problems are logged, each with its line, and no site is built."""
    river.replace("data/figures/rivers.yml", "unit: km", "unit: kmm")
    river.prose("{{ nothing() }}")
    with caplog.at_level(logging.ERROR, "mkdocs"), pytest.raises((Abort, PluginError)):
        built(config_of(river))
    logged = [record.getMessage() for record in caplog.records if record.name == "mkdocs.plugins.briefing"]
    assert [message.partition("\n")[0] for message in logged] == river.problems()
    assert logged[0].endswith("\n    6 |     unit: kmm\n      |           ^")
    assert not (river.root / "site/index.html").exists()


def test_another_script_for_charts_is_named_in_mkdocs_yml(river: Project) -> None:
    """Beside the theme, where strangers change nothing; it is part of the site in place of the installed one."""
    river.write("smaller.js", "// smaller\n")
    river.write(
        "data/charts/c.yml", "title: C\ncharts:\n  - {id: c, title: Long, kind: bar, series: [{figure: length}]}\n"
    )
    river.replace("mkdocs.yml", "{pictures: none", "{pictures: none, plotly: smaller.js")
    built(config_of(river))
    assert (river.root / "site/assets/plotly.min.js").read_text("utf-8") == "// smaller\n"


def test_only_what_was_written_is_on_the_site(river: Project) -> None:
    """A page that was put into the program's own folder, where no check sees it, is not published."""
    river.write(".briefing/pages/evil.md", "---\ntitle: E\n---\n\n<script src=x.pdf></script>\n")
    river.write(".briefing/pages/evil.html", "<script src=x.pdf></script>\n")
    river.write(".briefing/pages/.briefing.json", "[]")
    built(config_of(river))
    assert not list((river.root / "site").rglob("*evil*"))


@pytest.mark.parametrize("path", [".briefing", ".briefing/pages"])
def test_a_file_in_place_of_the_folder_is_told(river: Project, path: str, caplog: pytest.LogCaptureFixture) -> None:
    """The site is not built, and the message names what stands there."""
    river.write(path, "a file")
    with caplog.at_level(logging.ERROR, "mkdocs"), pytest.raises(Abort):
        built(config_of(river))
    assert any(f"{path} is no folder; remove it" in record.getMessage() for record in caplog.records)


def test_a_link_to_an_anchor_that_is_missing_stops_a_strict_build(river: Project) -> None:
    """MkDocs checks the links that people write in prose against the pages that are made from data."""
    river.prose("See [the length](figures/rivers.md#length) and [another](figures/rivers.md#breadth).")
    with pytest.raises(Abort):
        built(config_of(river))


def test_data_and_settings_are_watched(river: Project) -> None:
    """`mkdocs serve` follows edits of the data, of briefing.yml and of the theme."""
    river.write("briefing.yml", "language: en_GB\n")
    river.write("theme/main.html", "{% extends 'base.html' %}")
    river.replace("mkdocs.yml", "name: briefing", "name: briefing, custom_dir: theme")
    config = config_of(river)
    config.plugins.on_config(config)
    assert {str(river.root / name) for name in ("data", "briefing.yml", "theme")} <= set(config.watch)
    assert not any(".briefing" in path for path in config.watch)


# While serving


class Server:
    """What `mkdocs serve` does at each edit, as far as the plugin takes part."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.plugin = BriefingPlugin()
        self.plugin.load_config({"pictures": "none"})
        self.plugin.on_startup(command="serve", dirty=False)

    def files(self) -> Files:
        config = config_of(self.project)
        self.plugin.on_config(config)
        self.plugin.on_pre_build(config=config)
        return self.plugin.on_files(get_files(config), config)

    def shown(self, html: str) -> str:
        """A finished page as the browser gets it."""
        page = Page("Home", self.files().get_file_from_path("index.md"), config_of(self.project))
        return self.plugin.on_post_page(html, page=page, config=config_of(self.project))

    def page(self) -> str:
        file = self.files().get_file_from_path("index.md")
        assert file
        return file.content_string


def test_an_edit_is_followed(river: Project) -> None:
    """The next reading shows the new value."""
    server = Server(river)
    assert "1,233 km" in server.page()
    river.replace("data/figures/rivers.yml", "value: 1_233", "value: 1_240")
    river.replace("data/figures/rivers.yml", "as_stated: 1,233", "as_stated: 1,240")
    assert "1,240 km" in server.page()


def test_a_problem_leaves_the_last_good_pages(river: Project, caplog: pytest.LogCaptureFixture) -> None:
    """While serving, a faulty edit is logged and the site stays as it was, until the edit is mended."""
    server = Server(river)
    before = server.page()
    river.replace("data/figures/rivers.yml", "unit: km", "unit: kmm")
    with caplog.at_level(logging.ERROR, "mkdocs"):
        assert server.page() == before
    logged = [record.getMessage().partition("\n")[0] for record in caplog.records]
    assert 'data/figures/rivers.yml:6:11: unit "kmm" is not known; did you mean "km"?' in logged
    assert "The site still shows the last state without problems." in logged
    river.replace("data/figures/rivers.yml", "unit: kmm", "unit: km")
    river.prose("The river, again.")
    assert "again" in server.page()


def test_a_page_that_is_added_with_a_problem_does_not_stop_the_server(river: Project) -> None:
    """Files that exist on disk and not in the last good state are no part of it."""
    server = Server(river)
    server.page()
    river.write("content/new.md", "{{ nothing() }}")
    river.write("data/figures/new.yml", "title: New")
    assert not {file.src_uri for file in server.files().documentation_pages()} & {"new.md", "figures/new.md"}


def test_without_a_last_good_state_the_problems_are_served(river: Project) -> None:
    """A project that has problems from the start has one page, which lists them, until they are mended."""
    river.replace("data/figures/rivers.yml", "unit: km", "unit: kmm")
    server = Server(river)
    assert "Not a site yet" in server.page()
    assert "data/figures/rivers.yml:6:11" in server.shown("<html><body></body></html>")
    river.replace("data/figures/rivers.yml", "unit: kmm", "unit: km")
    assert "1,233 km" in server.page()
    assert server.shown("<html><body></body></html>") == "<html><body></body></html>"


def test_the_server_builds_the_list_of_problems(river: Project) -> None:
    """As a page of the site, with its style and with nothing foreign on it, whatever the problems quote."""
    river.replace("data/figures/rivers.yml", "unit: km", "unit: <script>kmm</script>")
    config = config_of(river)
    config.plugins["briefing"].__init__()  # MkDocs keeps the plugin for all builds of a process
    config.plugins.on_startup(command="serve", dirty=False)
    config.strict = False
    build(config)
    page = Document((river.root / "site/index.html").read_text("utf-8"))
    assert "Not a site yet" in page.text
    assert 'data/figures/rivers.yml:6:11unit "<script>kmm</script>" is not known' in page.text


def test_only_a_served_page_may_be_reloaded_by_a_script_in_it(river: Project) -> None:
    """The server writes one into each page; on a site that is built nothing of the kind runs."""
    page = f'<html><head><meta http-equiv="Content-Security-Policy" content="{POLICY}"></head><body></body></html>'
    server = Server(river)
    assert "script-src 'self' 'unsafe-inline'" in server.shown(page)
    assert "script-src 'self' 'unsafe-inline'" not in (REPOSITORY / "site_theme/main.html").read_text("utf-8")
    assert POLICY in (REPOSITORY / "site_theme/main.html").read_text("utf-8")


def test_a_problem_is_shown_over_the_page(river: Project) -> None:
    """With its place and its message, letter for letter, whatever stands in it."""
    server = Server(river)
    server.page()
    river.replace("data/figures/rivers.yml", "unit: km", "unit: <b>km</b>")
    server.page()
    shown = Document(server.shown("<html><body><p>The page.</p></body></html>"))
    assert "1 problem." in shown.text
    assert 'unit "<b>km</b>"' in shown.text
    assert "b" not in shown.tags


def test_pages_that_did_not_change_keep_their_times(river: Project) -> None:
    """A second reading without an edit touches no page, so that a server that watches them stays still."""
    server = Server(river)
    server.files()
    times = {path: path.stat().st_mtime_ns for path in (river.root / ".briefing").rglob("*")}
    server.files()
    assert {path: path.stat().st_mtime_ns for path in (river.root / ".briefing").rglob("*.md")}.items() <= times.items()


# A whole briefing about something else


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The briefing of tests/briefings/rivers, built with the repository's own mkdocs.yml and theme."""
    root = tmp_path_factory.mktemp("repository")
    for shared in ("mkdocs.yml", "site_theme"):
        (root / shared).symlink_to(REPOSITORY / shared)
    rivers = root / "tests/briefings/rivers"
    shutil.copytree(REPOSITORY / "tests/briefings/rivers", rivers, ignore=shutil.ignore_patterns(".briefing", "site"))
    built(load_config(str(rivers / "mkdocs.yml"), site_dir=str(root / "site"), strict=True))
    return root / "site"


def page(site: Path, name: str) -> Document:
    return Document((site / name).read_text("utf-8"))


def test_another_briefing_builds_without_a_warning(site: Path) -> None:
    """A briefing about rivers builds with the same generator, settings and theme, and a warning is an error."""
    assert {path.name for path in site.iterdir()} >= {"index.html", "figures", "sources", "events", "charts", "methods"}


def test_nothing_of_the_first_briefing_is_in_another(site: Path) -> None:
    """The generator and the theme know nothing of chips."""
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not any(word in text for word in ("Nvidia", "H20", "chip", "China"))


def test_every_record_of_another_briefing_has_its_place(site: Path) -> None:
    """Each figure, source, event, chart, reconciliation and assessment has an anchor on the page of its file."""
    for name, ids in {
        "figures/rivers": {"alder-length", "birch-length", "birch-width", "alder-flow"},
        "figures/traffic": {"barges", "ferry-revenue", "ferry-fare"},
        "figures/computed": {"alder-to-birch", "ferry-revenue-year"},
        "reconciliations/rivers": {"length-claimed-and-measured", "quarters-and-flow"},
        "assessments/gazette": {"gazette-length", "gazette-barges", "gazette-silence"},
        "sources/press": {"gazette-2024-03", "courier-2024-03", "mirror-2024-03"},
        "events/river": {"dam-opened", "ferries-founded", "correction-asked"},
        "charts/rivers": {"lengths", "flow-by-year", "barges-disputed", "years-of-the-river"},
    }.items():
        anchors = {attributes.get("id") for _, attributes in page(site, f"{name}/index.html").elements}
        assert ids <= anchors


def test_the_pages_of_another_briefing_read_well(site: Path) -> None:
    """Every call in the prose became what a reader expects."""
    text = " ".join(page(site, "index.html").text.split())
    for words in (
        "The Alder is 1,233 km",
        "about 400 km",
        "90 m (70–120)",
        "1,320 km rejected",
        "March 6, 2024",
        "310–350 barges contested",
        "€2–3.5 per crossing",
        "€2.9 million",
        "€7.5 million",
        "The Alder is about 3 times as long",
        "the claim does not add up",
        "November 5, 2021",
        "unknown",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("name", "tables"),
    [
        ("figures/rivers", 5),
        ("figures/traffic", 3),
        ("figures/computed", 2),
        ("charts/rivers", 4),
        ("reconciliations/rivers", 2),
        ("rules", 2),
        ("how-to-read", 4),
        ("assessments/gazette", 3),
    ],
)
def test_tables_of_another_briefing_are_tables(site: Path, name: str, tables: int) -> None:
    """What is written as a table in Markdown is one on the site: one for each record."""
    document = page(site, f"{name}/index.html")
    assert document.tags.count("table") == tables
    assert "| ---" not in document.text


def test_a_site_makes_no_request_to_another_host(site: Path) -> None:
    """Scripts, styles, fonts and pictures are files of the site itself."""
    for path in site.rglob("*.html"):
        for tag, attributes in Document(path.read_text("utf-8")).elements:
            loaded = [
                attributes.get("src"),
                attributes.get("srcset"),
                attributes.get("data") if tag == "object" else None,
            ]
            loaded += (
                [attributes.get("href")]
                if tag == "link" and attributes.get("rel") not in ("canonical", "next", "prev")
                else []
            )
            assert not any(way and way.startswith(("http:", "https:", "//")) for way in loaded), (path, attributes)


def test_the_pencil_leads_to_the_repository_of_the_briefing(river: Project) -> None:
    """Named once, in briefing.yml, it need not be named in mkdocs.yml."""
    river.write("mkdocs.yml", "\n".join(line for line in CONFIG.splitlines() if "github.com" not in line))
    river.write("briefing.yml", "repository: https://github.com/example/lakes\n")
    read = built(config_of(river))
    assert "https://github.com/example/lakes/edit/main/content/index.md" in links(read("index.html"))
