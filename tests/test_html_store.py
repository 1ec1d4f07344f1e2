"""The HTML of pages is kept from build to build in .briefing/html; it makes builds faster, and never different."""

import json
from pathlib import Path

import pytest
from conftest import Project
from mkdocs.commands.build import build
from mkdocs.config import load_config
from sourced_briefing.mkdocs_plugin import BriefingPlugin, known_html
from sourced_briefing.mkdocs_plugin.html_store import HtmlStore
from test_serving import river

__all__ = ["river"]  # a fixture


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages whose Markdown was made into HTML."""
    made: list[str] = []
    make = known_html.made
    monkeypatch.setattr(known_html, "made", lambda page, *more: made.append(page.file.src_uri) or make(page, *more))
    return made


def site(project: Project) -> dict[str, bytes]:
    """The files of the site, as a process of its own builds it."""
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(project.root / "site"))
    plugin = config.plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    plugin.__init__()  # type: ignore[misc]  # MkDocs keeps a plugin for all builds of a process
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    folder = project.root / "site"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def kept(project: Project) -> list[Path]:
    return sorted((project.root / ".briefing/html").iterdir())


def test_another_run_makes_only_what_was_edited(river: Project, made: list[str]) -> None:
    """And the same site; what nobody needs any more is removed."""
    before = site(river)
    files = len(kept(river))
    made.clear()
    assert site(river) == before
    assert made == []
    river.replace("content/method.md", "See", "Look at")
    after = site(river)
    assert made == ["method.md"]
    assert len(kept(river)) == files
    for path in kept(river):
        path.unlink()
    assert site(river) == after


@pytest.mark.parametrize("name", ["BRIEFING_FRESH", "BRIEFING_EDITION"])
def test_a_fresh_build_and_an_edition_use_nothing_kept(
    river: Project, made: list[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Neither do they keep anything."""
    site(river)
    made.clear()
    monkeypatch.setenv(name, "1")
    before = [path.stat().st_mtime_ns for path in kept(river)]
    site(river)
    assert made == []  # MkDocs made them, without us
    assert [path.stat().st_mtime_ns for path in kept(river)] == before


@pytest.mark.parametrize("damage", ["cut", "forged", "moved", "folder", "link"])
def test_what_was_damaged_or_put_there_by_somebody_else_is_as_none(river: Project, damage: str) -> None:
    """A forged file could put anything on a page."""
    before = site(river)
    first, second, *_ = kept(river)
    data = first.read_bytes()
    first.unlink()
    match damage:
        case "cut":
            first.write_bytes(data[: len(data) // 2])
        case "forged":
            first.write_bytes(data.replace(b"<h1", b"<h1 hidden"))
        case "moved":
            first.write_bytes(second.read_bytes())
        case "folder":
            first.mkdir()
        case "link":
            first.symlink_to(second)
    assert site(river) == before


def test_without_a_folder_of_its_own_a_build_goes_on(river: Project) -> None:
    """Where a file or a link stands in its place, nothing is kept."""
    before = site(river)
    for path in kept(river):
        path.unlink()
    (river.root / ".briefing/html").rmdir()
    (river.root / ".briefing/html").write_text("mine")
    assert site(river) == before
    assert (river.root / ".briefing/html").read_text() == "mine"


def test_two_builds_at_once_do_not_hurt_each_other(tmp_path: Path) -> None:
    """What one removed is made anew by the other; what both write is whole."""
    one, other = HtmlStore(tmp_path), HtmlStore(tmp_path)
    one.put("a" * 64, ["one"])
    other.put("a" * 64, ["one"])
    other.put("b" * 64, ["two"])
    third = HtmlStore(tmp_path)
    one.keep_only({"a" * 64})
    other.keep_only({"b" * 64})
    assert third.get("a" * 64) is None
    assert third.get("b" * 64) == ["two"]


def test_a_value_comes_back_as_it_was(tmp_path: Path) -> None:
    """Whatever characters it holds."""
    value = json.loads('["\\ud800\\u2028<é>", null, {"a": 1}]')
    HtmlStore(tmp_path).put("a" * 64, value)
    assert HtmlStore(tmp_path).get("a" * 64) == value
