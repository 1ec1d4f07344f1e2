"""Writing to a folder: only what changed, each file whole or not at all, and nothing that belongs to somebody else."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sourced_briefing.base.output_tree import LIST, NotOurs, own_folder, write_tree, written_paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "written"


def held(folder: Path) -> dict[str, str]:
    """What the folder holds, without the list of what was written."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != LIST)
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def age(folder: Path) -> dict[Path, int]:
    """Makes every file of the folder old; returns their times."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in files:
        os.utime(path, ns=(10**18, 10**18))
    return {path: path.stat().st_mtime_ns for path in files}


def test_the_folder_holds_exactly_what_is_written(folder: Path, tmp_path: Path) -> None:
    """Texts and copies stand at their paths, and nothing else does."""
    picture = tmp_path / "map.png"
    picture.write_bytes(b"a map")
    changed = write_tree(folder, {"index.md": "one\n", "a/b.md": "two ä\n"}.items(), {"maps/map.png": picture})
    assert held(folder) == {"a/b.md": "two ä\n", "index.md": "one\n", "maps/map.png": "a map"}
    assert sorted(changed) == ["a/b.md", "index.md", "maps/map.png"]


def test_texts_are_written_as_they_are(folder: Path) -> None:
    """Line ends are those of the text on every system."""
    write_tree(folder, {"a.md": "one\ntwo\n"}.items(), {})
    assert (folder / "a.md").read_bytes() == b"one\ntwo\n"


def test_what_did_not_change_is_not_touched(folder: Path, tmp_path: Path) -> None:
    """A second run with the same content writes no page, so that servers that watch the folder stay still."""
    picture = tmp_path / "map.png"
    picture.write_bytes(b"a map")
    write_tree(folder, {"a.md": "one", "b.md": "two"}.items(), {"map.png": picture})
    before = age(folder)
    assert write_tree(folder, {"a.md": "one", "b.md": "changed"}.items(), {"map.png": picture}) == ["b.md"]
    touched = {path.name for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert touched - {LIST} == {"b.md"}


def test_a_copy_follows_its_source(folder: Path, tmp_path: Path) -> None:
    """A file whose content changed is copied again, even when its size and its time are the same."""
    picture = tmp_path / "map.png"
    for content in (b"map one", b"map two"):
        picture.write_bytes(content)
        os.utime(picture, ns=(10**18, 10**18))
        write_tree(folder, {}.items(), {"map.png": picture})
        assert (folder / "map.png").read_bytes() == content


def test_what_is_gone_is_removed_with_its_empty_folders(folder: Path) -> None:
    """A page that is no longer written disappears, and so does a folder that it leaves empty."""
    write_tree(folder, {"a/b/old.md": "x", "a/kept.md": "y"}.items(), {})
    assert write_tree(folder, {"a/kept.md": "y"}.items(), {}) == ["a/b/old.md"]
    assert held(folder) == {"a/kept.md": "y"}
    assert not (folder / "a/b").exists()


def test_nothing_left_is_an_empty_folder(folder: Path) -> None:
    """A tree without pages removes all that was written and keeps the folder."""
    write_tree(folder, {"a/b.md": "x"}.items(), {})
    write_tree(folder, {}.items(), {})
    assert held(folder) == {}
    assert folder.is_dir()


def test_a_page_can_take_the_place_of_a_folder_and_a_folder_that_of_a_page(folder: Path) -> None:
    """When a path was a folder and becomes a file, or the other way round, the new tree stands."""
    write_tree(folder, {"a/b": "x", "c": "y"}.items(), {})
    write_tree(folder, {"a": "x", "c/d": "y"}.items(), {})
    assert held(folder) == {"a": "x", "c/d": "y"}


def test_files_of_somebody_else_stay(folder: Path) -> None:
    """What was added to the folder by hand, or by another program, is neither changed nor removed."""
    write_tree(folder, {"a.md": "x"}.items(), {})
    (folder / "notes.txt").write_text("mine", "utf-8")
    write_tree(folder, {"b.md": "y"}.items(), {})
    assert held(folder) == {"b.md": "y", "notes.txt": "mine"}


@pytest.mark.parametrize("content", [None, "", "{", "[1, 2", "\xff"])
def test_a_folder_with_other_files_is_refused(folder: Path, content: str | None) -> None:
    """Where no list of an earlier run can be read, nothing is written and nothing removed."""
    folder.mkdir()
    (folder / "thesis.md").write_text("years of work", "utf-8")
    if content is not None:
        (folder / LIST).write_bytes(content.encode("latin-1"))
    with pytest.raises(NotOurs, match="holds files that briefing did not write; name an empty folder"):
        write_tree(folder, {"thesis.md": "x", "a.md": "y"}.items(), {})
    assert (folder / "thesis.md").read_text("utf-8") == "years of work"
    assert not (folder / "a.md").exists()


@pytest.mark.parametrize("content", ["5", "null", '"a.md"', '{"a.md": 1}', "[[1], null, 5]"])
def test_a_list_that_is_none_removes_nothing(folder: Path, content: str) -> None:
    """A list of another shape names no file to remove, and is no crash."""
    write_tree(folder, {"a.md": "x"}.items(), {})
    (folder / LIST).write_text(content, "utf-8")
    try:
        write_tree(folder, {"b.md": "y"}.items(), {})
    except NotOurs:
        assert held(folder) == {"a.md": "x"}
    else:
        assert "b.md" in held(folder)


def test_a_hostile_list_removes_nothing_outside(folder: Path, tmp_path: Path) -> None:
    """Paths that lead out of the folder are passed over, whatever form they have."""
    outside = tmp_path / "outside.txt"
    outside.write_text("mine", "utf-8")
    write_tree(folder, {"a.md": "x"}.items(), {})
    hostile = ["../outside.txt", str(outside), "a/../../outside.txt", "", ".", "..", LIST, "./../outside.txt", "nul\0"]
    (folder / LIST).write_text(json.dumps([*hostile, "a.md"]), "utf-8")
    write_tree(folder, {"b.md": "y"}.items(), {})
    assert outside.read_text("utf-8") == "mine"
    assert held(folder) == {"b.md": "y"}


def test_a_list_removes_nothing_through_a_link(folder: Path, tmp_path: Path) -> None:
    """A linked folder inside the tree is no way out of it."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.txt").write_text("mine", "utf-8")
    write_tree(folder, {"a.md": "x"}.items(), {})
    (folder / "link").symlink_to(outside)
    (folder / LIST).write_text(json.dumps(["a.md", "link/mine.txt"]), "utf-8")
    write_tree(folder, {"b.md": "y"}.items(), {})
    assert (outside / "mine.txt").read_text("utf-8") == "mine"


class Interrupted(BaseException):
    """A stop at the worst moment, as a key or the system gives it."""


def test_nothing_is_written_through_a_link(folder: Path, tmp_path: Path) -> None:
    """A link in place of a folder of the tree is refused before anything is written; one in place of a file is replaced."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/a.md").write_text("x", "utf-8")
    write_tree(folder, {"a.md": "x"}.items(), {})
    (folder / "a.md").unlink()
    (folder / "a.md").symlink_to(tmp_path / "outside/a.md")
    assert write_tree(folder, {"a.md": "x"}.items(), {}) == ["a.md"]
    assert not (folder / "a.md").is_symlink()
    (folder / "deep").symlink_to(tmp_path / "outside")
    with pytest.raises(NotOurs, match="deep is a link"):
        write_tree(folder, {"a.md": "y", "deep/a.md": "y"}.items(), {})
    assert (folder / "a.md").read_text("utf-8") == (tmp_path / "outside/a.md").read_text("utf-8") == "x"


def test_a_list_that_is_a_link_is_not_believed(folder: Path, tmp_path: Path) -> None:
    """Nor is one that is nested without end."""
    (tmp_path / "list").write_text('["a.md"]', "utf-8")
    write_tree(folder, {"a.md": "x"}.items(), {})
    (folder / LIST).unlink()
    (folder / LIST).symlink_to(tmp_path / "list")
    with pytest.raises(NotOurs):
        write_tree(folder, {}.items(), {})
    (folder / LIST).unlink()
    (folder / LIST).write_text("[" * 100_000, "utf-8")
    with pytest.raises(NotOurs):
        write_tree(folder, {}.items(), {})


@pytest.mark.parametrize("stands", ["a file", "a link"])
@pytest.mark.parametrize("name", [".briefing", ".briefing/pages"])
def test_the_program_has_a_folder_of_its_own(tmp_path: Path, name: str, stands: str) -> None:
    """A file or a link in its place is refused, wherever the link leads."""
    assert own_folder(tmp_path, ".briefing/pages") == tmp_path / ".briefing/pages"
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x", "utf-8") if stands == "a file" else path.symlink_to(tmp_path)
    with pytest.raises(NotOurs, match="is no folder; remove it"):
        own_folder(tmp_path, ".briefing/pages")


def test_what_was_written_can_be_listed(folder: Path) -> None:
    """A file that somebody else put into the folder is not among it."""
    write_tree(folder, {"a.md": "x", "b/c.md": "y"}.items(), {})
    (folder / "evil.md").write_text("<script>", "utf-8")
    assert written_paths(folder) == ["a.md", "b/c.md"]


def test_what_a_killed_run_left_is_removed(folder: Path) -> None:
    """Half-written files of processes that are gone; not those of one that is writing, nor anything of other names."""
    ended = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, text=True, check=True
    )
    write_tree(folder, {"a/b.md": "x"}.items(), {})
    gone = [folder / "a/.k2m4x8q1.tmp", folder / f".{ended.stdout.strip()}-k2m4x8q1.tmp"]
    kept = [folder / f"a/.{os.getppid()}-k2m4x8q1.tmp", folder / "a/.mine.tmp", folder / "k2m4x8q1.tmp"]
    for path in [*gone, *kept]:
        path.write_text("half", "utf-8")
    write_tree(folder, {"a/b.md": "x"}.items(), {})
    assert [path for path in [*gone, *kept] if path.exists()] == kept


def test_an_interrupted_run_leaves_whole_files(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a run stops half-way, every page is the old one or the new one, and no half-written file is left."""
    pages = {f"page{number}.md": f"old {number}" for number in range(4)}
    write_tree(folder, pages.items(), {})
    replace, count = Path.replace, 0

    def stop_in_time(self: Path, target: Path) -> Path:
        nonlocal count
        count += 1
        if count == 3:
            raise Interrupted
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", stop_in_time)
    with pytest.raises(Interrupted):
        write_tree(folder, {path: text.replace("old", "new") for path, text in pages.items()}.items(), {})
    assert set(held(folder)) == set(pages)
    assert all(text in (f"old {number}", f"new {number}") for number, text in enumerate(held(folder).values()))


def test_the_run_after_an_interrupted_one_cleans_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an interrupted run had written already is known to the next, which removes it if it is not wanted."""
    write_tree(folder, {"a.md": "x"}.items(), {})
    with monkeypatch.context() as patched:
        replace = Path.replace
        patched.setattr(
            Path, "replace", lambda self, target: _stop(target) if target.name == "z.md" else replace(self, target)
        )
        with pytest.raises(Interrupted):
            write_tree(folder, {"b.md": "y", "z.md": "z"}.items(), {})
    assert "b.md" in held(folder)
    write_tree(folder, {"a.md": "x"}.items(), {})
    assert held(folder) == {"a.md": "x"}


def _stop(_: Path) -> None:
    raise Interrupted


def test_what_is_written_can_be_read_by_the_web_server(folder: Path) -> None:
    """Files are readable for everybody, though they begin as private temporary ones."""
    write_tree(folder, {"a.md": "x"}.items(), {})
    assert (folder / "a.md").stat().st_mode & 0o777 == 0o644
