"""While serving, the folder of the site stays from build to build, and holds what a build from nothing would."""

import logging
from pathlib import Path

import pytest
from conftest import Project
from sourced_briefing.mkdocs_plugin import BriefingPlugin
from test_serving import river, served

__all__ = ["river"]  # a fixture


def marks(site: Path) -> dict[str, tuple[int, int]]:
    """Each file of the site, and which file of the disk it is."""
    return {str(path.relative_to(site)): (path.stat().st_ino, path.stat().st_mtime_ns) for path in site.rglob("*.*")}


def test_only_what_an_edit_reaches_is_written(river: Project) -> None:
    """Other pages, scripts and pictures stay as they are; MkDocs says of no page that it was skipped."""
    served(river, "site", fresh=True)
    before = marks(river.root / "site")
    river.replace("content/method.md", "See", "Look at")
    served(river, "site")
    after = marks(river.root / "site")
    assert {path for path in after if path.endswith("/index.html") and after[path] != before[path]} == {
        "method/index.html"
    }
    assert {path for path in after if path.endswith(".css") and after[path] != before[path]} == set()


def test_mkdocs_does_not_tell_of_pages_that_stay(river: Project, caplog: pytest.LogCaptureFixture) -> None:
    """They are no news to somebody who writes."""
    served(river, "site", fresh=True)
    with caplog.at_level(logging.INFO, "mkdocs"):
        served(river, "site")
    assert "built in" in caplog.text
    assert "skipped" not in caplog.text


def test_what_somebody_else_does_to_the_folder_is_repaired(river: Project) -> None:
    """A page that was edited, one that was removed, a file too many, a folder that became a link."""
    before = served(river, "site", fresh=True)
    site = river.root / "site"
    page = site / "method/index.html"
    page.write_bytes(page.read_bytes().replace(b"See", b"Eat"))
    (site / "index.html").unlink()
    (site / "more/deep").mkdir(parents=True)
    (site / "more/deep/page.html").write_text("strange")
    (site / "away").symlink_to(river.root / "content")
    (river.root / "elsewhere").mkdir()
    (site / "figures").rename(river.root / "elsewhere/figures")
    (site / "figures").symlink_to(river.root / "elsewhere/figures")
    assert served(river, "site") == before
    assert not (site / "more").exists()
    assert not (site / "figures").is_symlink()
    assert (river.root / "content/index.md").exists()


def test_a_build_that_breaks_off_leaves_the_site_as_it_was(river: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next one that comes to its end repairs what was left."""
    before = served(river, "site", fresh=True)
    river.replace("content/method.md", "See", "Look at")
    with monkeypatch.context() as broken:
        broken.setattr(BriefingPlugin, "on_post_build", lambda self, *, config: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            served(river, "site")
    site = river.root / "site"
    assert (site / "method/index.html").read_bytes() == before["method/index.html"]
    assert served(river, "site") == served(river, "other", fresh=True)


def test_a_file_of_the_content_that_changes_or_vanishes_is_followed(river: Project) -> None:
    """Its size may be the same."""
    river.write("content/notes.csv", "one")
    river.replace("content/method.md", "See", "[Notes](notes.csv). See")
    assert served(river, "site", fresh=True)["notes.csv"] == b"one"
    river.write("content/notes.csv", "two")
    assert served(river, "site")["notes.csv"] == b"two"
    (river.root / "content/notes.csv").unlink()
    river.replace("content/method.md", "[Notes](notes.csv). See", "See")
    assert "notes.csv" not in served(river, "site")


def test_a_page_takes_the_place_of_a_folder(river: Project) -> None:
    """`more.md` and `more/index.md` are one page of the site; `more/deep.md` stands below it."""
    river.write("content/more/deep.md", "---\ntitle: Deep\n---\n\n# Deep\n")
    served(river, "site", fresh=True)
    (river.root / "content/more/deep.md").unlink()
    (river.root / "content/more").rmdir()
    river.write("content/more.md", "---\ntitle: More\n---\n\n# More\n")
    assert served(river, "site") == served(river, "other", fresh=True)
