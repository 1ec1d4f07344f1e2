"""What a briefing brings to the engine that builds it, and what it refuses."""

import shutil
from pathlib import Path
from typing import Any, get_args

import pytest
from conftest import REPOSITORY, Document, Project
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from sourced_briefing.base.rendering import EXTENSIONS, changes_words
from sourced_briefing.build import build_briefing
from sourced_briefing.engine_settings import default_nav, faults, theme_folder, with_extensions
from sourced_briefing.model.licences import LICENCES, LicenceId

WHOLE = "site_name: The river\ndocs_dir: content\ntheme: {name: briefing}\nplugins: [briefing: {pictures: none}]\n"
PLAIN: dict[str, Any] = {
    "config_file_path": "/briefing/mkdocs.yml",
    "docs_dir": "/briefing/content",
    "use_directory_urls": True,
    "plugins": {"briefing": {}},
    "markdown_extensions": ["toc", "tables", "fenced_code"],
    "mdx_configs": {},
    "extra_css": [],
    "extra_javascript": [],
}


def site(project: Project, settings: str = WHOLE) -> Path:
    """The folder of the built site."""
    project.write("mkdocs.yml", settings)
    folder = project.root / "site"
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(folder), strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder


def test_theme_and_plugin_are_all_that_is_set(project: Project) -> None:
    """Without a word on extensions, styles, scripts, icons or menu the site has them all."""
    folder = site(project)
    home = Document((folder / "index.html").read_text("utf-8"))
    links = [attributes.get("href") for tag, attributes in home.elements if tag == "link"]
    scripts = {attributes.get("src"): attributes.get("type") for tag, attributes in home.elements if tag == "script"}
    assert any(str(link).endswith("assets/briefing.css") for link in links)
    assert scripts["assets/briefing.js"] == "module"
    assert (folder / "assets/briefing.css").stat().st_size > 10_000
    assert not (folder / "styles").exists()
    assert "register/" in {attributes.get("href") for tag, attributes in home.elements if tag == "a"}
    figures = (folder / "figures/rivers/index.html").read_text("utf-8")
    assert '<h2 id="length">' in figures
    assert 'class="footnote' in figures


def test_what_is_set_is_kept(project: Project) -> None:
    """Extensions, their options, a menu, styles and scripts of one's own stand beside what is brought."""
    project.write("look/styles/own.css", "p { color: red }")
    own = WHOLE.replace("{name: briefing}", "{name: briefing, custom_dir: look}") + (
        "nav: [{Start: index.md}]\nmarkdown_extensions: [def_list, toc: {permalink: '#'}]\nextra_css: [styles/own.css]\n"
    )
    folder = site(project, own)
    page = (folder / "index.html").read_text("utf-8")
    assert page.index("assets/briefing.css") < page.index("styles/own.css")
    assert ">#</a>" in page
    assert "Start" in page
    assert (folder / "styles/own.css").exists()


def test_an_extension_is_brought_once() -> None:
    """Under whichever of its names it is set; options that are set win over those that are brought."""
    names, options = with_extensions(["markdown.extensions.footnotes", "toc"], {"toc": {"toc_depth": 2}})
    own = list(EXTENSIONS)[-1]
    assert names == ["markdown.extensions.footnotes", "toc", "attr_list", "md_in_html", "tables", own]
    assert options["toc"] == {"permalink": True, "toc_depth": 2}
    assert set(options) == set(EXTENSIONS)


@pytest.mark.parametrize(
    ("theme", "settings", "named"),
    [
        ({"features": ["navigation.instant.progress"]}, {}, "theme.features: navigation.instant.progress"),
        ({"features": ["navigation.prune"]}, {}, "theme.features: navigation.prune"),
        ({"font": {"text": "Roboto"}}, {}, "theme.font"),
        ({}, {"docs_dir": "/briefing/docs"}, "docs_dir"),
        ({}, {"docs_dir": "/briefing/old/content"}, "docs_dir"),
        ({}, {"use_directory_urls": False}, "use_directory_urls: false"),
        ({}, {"plugins": {"search": {}, "briefing": {}}}, "plugins: search"),
        ({}, {"mdx_configs": {"toc": {"slugify": len}}}, "toc: slugify"),
        ({}, {"mdx_configs": {"toc": {"anchorlink": True}}}, "toc: anchorlink"),
        ({}, {"markdown_extensions": ["smarty"]}, "markdown_extensions: smarty"),
        ({}, {"extra_javascript": ["https://cdn.example/x.js"]}, "extra_javascript: https://cdn.example/x.js"),
        ({}, {"extra_css": ["//cdn.example/x.css"]}, "extra_css: //cdn.example/x.css"),
    ],
)
def test_what_can_not_work_is_refused_by_name(theme: dict[str, Any], settings: dict[str, Any], named: str) -> None:
    """With the reason, and what to do."""
    (fault,) = faults("briefing", [str(theme_folder())], theme, PLAIN | settings)
    assert f"`{named}`" in fault.message


def test_an_extension_that_changes_words_is_refused() -> None:
    """Two prices are no formula, a half stays as it was typed. What adds to Markdown, or makes links, is welcome."""
    changing = ["smarty", "nl2br", "pymdownx.arithmatex", "pymdownx.smartsymbols"]
    welcome = ["admonition", "def_list", "sane_lists", "pymdownx.caret", "pymdownx.details", "pymdownx.magiclink"]
    found = faults("briefing", [str(theme_folder())], {}, PLAIN | {"markdown_extensions": [*welcome, *changing]})
    assert [fault.message.split("`")[1].removeprefix("markdown_extensions: ") for fault in found] == changing
    assert not changes_words("smarty", {"smart_quotes": False, "smart_dashes": False, "smart_ellipses": False})


def test_what_is_refused_is_told_with_its_place(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    """All of it at once, as problems of the data are; a tag of MkDocs' own does no harm."""
    settings = WHOLE.replace("name: briefing", "name: briefing, features: [toc.follow, navigation.instant]")
    with pytest.raises(Abort):
        site(project, f"{settings}use_directory_urls: !ENV [NO_SUCH_NAME, false]\n")
    assert "mkdocs.yml:3:48: `theme.features: navigation.instant`" in caplog.text
    assert "mkdocs.yml:5:21: `use_directory_urls: false`" in caplog.text


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_another_theme_is_refused(project: Project, theme: str, caplog: pytest.LogCaptureFixture) -> None:
    """A site that would be broken is not built."""
    with pytest.raises(Abort):
        site(project, WHOLE.replace("name: briefing", f"name: {theme}, font: false"))
    assert f'the theme "{theme}" can\'t show a briefing; write `theme: {{name: briefing}}`' in caplog.text


def test_a_copy_of_the_theme_is_the_theme(tmp_path: Path) -> None:
    """Beside mkdocs.yml, as `custom_dir` of Material; a folder with pages of its own alone is another theme."""
    own, copied = tmp_path / "own", tmp_path / "copied"
    own.mkdir()
    (own / "main.html").write_text("{% extends 'base.html' %}", "utf-8")
    shutil.copytree(theme_folder(), copied)
    assert list(faults("material", [str(copied)], {}, PLAIN)) == []
    assert [fault.at for fault in faults("material", [str(own)], {}, PLAIN)] == [("theme", "name")]


def test_a_menu_that_is_not_set_begins_with_prose() -> None:
    """In the order of the chapters, then by name; evidence stands together, and only pages that there are."""
    built = build_briefing(REPOSITORY / "tests/briefings/rivers")
    nav = default_nav(built.briefing, built.pages)
    assert nav[:-1] == ["index.md", *sorted(set(built.prose) - {"index.md"}), "data/index.md"]
    assert nav[-1]["The evidence"][0] == "register.md"
    assert set(nav[-1]["The evidence"]) <= set(built.pages)


def test_the_foot_of_a_page_names_the_licences(project: Project) -> None:
    """Beside what mkdocs.yml says there: that of the data with its address, and that of the code."""
    project.write("briefing.yml", "licence: CC-BY-4.0\n")
    page = (site(project, f"{WHOLE}copyright: Ours.\n") / "index.html").read_text("utf-8")
    foot = page.partition('class="md-footer-meta')[2]
    assert "Ours. Data, text and charts: " in foot
    assert '<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>' in foot
    assert "its code: MIT" in foot
    assert '"license":"https://creativecommons.org/licenses/by/4.0/"' in page


def test_a_licence_that_is_not_known_is_refused(project: Project) -> None:
    """With those that are, and what may be meant; each has a title and an address."""
    project.write("briefing.yml", "licence: cc-by-4.0\n")
    (problem,) = project.problems()
    assert problem.startswith('briefing.yml:1:10: `licence` can\'t be "cc-by-4.0"')
    assert 'did you mean "CC-BY-4.0"?' in problem
    assert set(LICENCES) == set(get_args(LicenceId))
