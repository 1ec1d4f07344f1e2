"""A site that would come out as it is stays as it is; whatever could change it has it built."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Project
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from test_plugin import CONFIG

STAYS = "Nothing changed since the last build"
Stays = Callable[..., bool]


@pytest.fixture
def river(project: Project, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    monkeypatch.setenv("MENU", "de")
    project.write("mkdocs.yml", CONFIG.replace("{name: briefing}", "{name: briefing, language: !ENV MENU}"))
    return project


@pytest.fixture
def stays(river: Project, caplog: pytest.LogCaptureFixture) -> Stays:
    """Runs `mkdocs build`; it gives whether the site was left as it was."""

    def stays(*, strict: bool = False, dirty: bool = False) -> bool:
        caplog.clear()
        config = load_config(str(river.root / "mkdocs.yml"), strict=strict)
        config.plugins.on_startup(command="build", dirty=dirty)
        with caplog.at_level(logging.INFO, "mkdocs"):
            build(config, dirty=dirty)
        assert config.site_dir == str(river.root / "site")
        return STAYS in caplog.text

    return stays


def files_of(site: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns) for path in sorted(site.rglob("*")) if path.is_file()
    }


def test_a_site_of_which_nothing_changed_is_not_touched(river: Project, stays: Stays) -> None:
    """Not even the times of its files are others."""
    assert not stays()
    before = files_of(river.root / "site")
    assert stays()
    assert files_of(river.root / "site") == before


def test_whatever_could_change_the_site_has_it_built(
    river: Project, stays: Stays, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Data, prose, settings, the environment that they name, and what somebody did to the site itself."""
    stays()
    site = river.root / "site"
    page = (site / "index.html").read_bytes()
    edits: list[Callable[[], object]] = [
        lambda: river.replace("data/sources/press.yml", "title: The press", "title: The newspapers"),
        lambda: river.prose("The river, again."),
        lambda: river.write("content/more.md", "---\ntitle: More\n---\n\n# More\n"),
        (river.root / "content/more.md").unlink,
        lambda: river.write("briefing.yml", "licence: CC-BY-4.0\n"),
        lambda: river.replace("mkdocs.yml", "site_name: The river", "site_name: A river"),
        lambda: monkeypatch.setenv("MENU", "fr"),
        lambda: (site / "index.html").write_bytes(page.replace(b"river", b"brook")),
        (site / "index.html").unlink,
        lambda: (site / "more.html").write_text("<script>"),
        lambda: (site / "index.html").replace(site / "other.html"),
        lambda: (site / "link").symlink_to(site / "index.html"),
    ]
    for edit in edits:
        edit()
        assert not stays()
        (site / "link").unlink(missing_ok=True)
    stays()
    assert stays()


def test_an_edit_that_is_undone_is_known_by_its_content(river: Project, stays: Stays) -> None:
    """Not by its time."""
    stays()
    text = (river.root / "content/index.md").read_text("utf-8")
    river.write("content/index.md", "# Other\n")
    river.write("content/index.md", text)
    assert stays()


def test_warnings_are_told_again(river: Project, stays: Stays, caplog: pytest.LogCaptureFixture) -> None:
    """A strict build ends with them again, also after one that was not strict."""
    river.write("mkdocs.yml", f"{CONFIG}nav: [index.md, gone.md]\n")
    stays()
    assert "gone.md" in caplog.text
    with pytest.raises(Abort):
        stays(strict=True)
    assert STAYS in caplog.text
    assert "gone.md" in caplog.text


@pytest.mark.parametrize(
    "setting",
    [
        "hooks: [hook.py]",
        "markdown_extensions: [meta]",
        "markdown_extensions: [{pymdownx.snippets: {base_path: [.]}}]",
    ],
)
def test_what_cannot_be_known_is_built(river: Project, stays: Stays, setting: str) -> None:
    """Hooks, and extensions that read whatever they like."""
    river.write("hook.py", "")
    river.write("mkdocs.yml", f"{CONFIG}{setting}\n")
    stays()
    assert not stays()


def test_a_record_of_somebody_else_is_not_believed(
    river: Project, stays: Stays, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A stranger could put a site and a record into the project that fit each other."""
    with monkeypatch.context() as stranger:
        stranger.setenv("XDG_CACHE_HOME", str(tmp_path / "stranger"))
        stays()
        assert stays()
    assert not stays()


@pytest.mark.parametrize("record", ["", "[]", "{}", "[" * 100_000, '{"state": 1, "warnings": [], "seal": 2}'])
def test_a_damaged_record_is_none(river: Project, stays: Stays, record: str) -> None:
    river.write(".briefing/last-site.json", record)
    assert not stays()


def test_a_fresh_build_uses_nothing_of_earlier_ones(
    river: Project, stays: Stays, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By an environment variable, or by the plugin's option; and so is what is published, and a dirty build whole."""
    stays()
    river.write(".briefing/pictures/old.svg", "<svg/>")
    assert not stays(dirty=True)
    with monkeypatch.context() as wished:
        wished.setenv("BRIEFING_FRESH", "1")
        assert not stays()
    assert not (river.root / ".briefing/pictures").exists()
    assert stays()
    with monkeypatch.context() as publishing:
        publishing.setenv("BRIEFING_EDITION", "2026-11")
        assert not stays()
    river.replace("mkdocs.yml", "pictures: none", "pictures: none, fresh: true")
    stays()
    assert not stays()
