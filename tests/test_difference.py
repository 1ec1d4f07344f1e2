"""`briefing diff`: what readers will see of a change, and nothing else."""

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import Project
from sourced_briefing.base.output_tree import LIST
from sourced_briefing.build import build_briefing, write_briefing
from sourced_briefing.cli import main
from sourced_briefing.difference import Difference, compare
from sourced_briefing.difference.sentences import differing, sentences
from sourced_briefing.model.addresses import ARCHIVE, DATABASE

RIVERS = "data/figures/rivers.yml"


def commit(root: Path) -> None:
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@x.example", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *command], cwd=root, check=True)  # noqa: S607


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(project.root), "diff", *arguments])


def longer(project: Project) -> None:
    """The river is 1,300 km long now."""
    project.replace(RIVERS, "1_233", "1_300")
    project.replace(RIVERS, "1,233", "1,300")


@pytest.fixture
def committed(project: Project) -> Project:
    commit(project.root)
    return project


def compared(project: Project, tmp_path: Path) -> Difference:
    """What differs from the last commit, with both states built."""
    subprocess.run(["git", "worktree", "add", "-q", "--detach", str(tmp_path / "was")], cwd=project.root, check=True)  # noqa: S607
    return compare(build_briefing(tmp_path / "was"), build_briefing(project.root), "HEAD")


def test_nothing_changed(committed: Project) -> None:
    """Comments and order of fields are nothing to readers."""
    committed.replace(RIVERS, "title: Rivers", "# a remark\ntitle: Rivers")
    assert run(committed).output.splitlines()[0].endswith(": nothing that readers see.")


def test_a_sentence_is_told_before_and_after(committed: Project) -> None:
    """With the value, by how much it changed, its source, and the page."""
    longer(committed)
    told = run(committed).output
    assert "length: Length of the river: 1,233 km → 1,300 km (+5.4%) (revision). Sources: Land Registry" in told
    assert (
        "index.md: The river (changed, because of length)\n  − It is 1,233 km long.\n  + It is 1,300 km long.\n" in told
    )


def test_a_number_newly_in_doubt_is_told_first(committed: Project) -> None:
    """What a check of the data has nothing against: two sources that can't both be right."""
    words = "\n      - value: 900\n        source: gazette\n        locator: para 1\n        as_stated: 900 km"
    committed.replace(RIVERS, "as_stated: 1,233 km", f"as_stated: 1,233 km{words}")
    assert "\nIn doubt now\n  Length of the river\n" in run(committed).output
    commit(committed.root)
    committed.replace(RIVERS, words, "")
    assert "\nNo longer in doubt\n  Length of the river\n" in run(committed).output


def test_what_is_computed_moves_along(committed: Project) -> None:
    """And names the figure that it follows from."""
    figure = "\n  - id: half\n    label: A part of it\n    measures: Part of the river.\n    unit: km\n    formula: length / 2\n"
    committed.replace(RIVERS, "as_stated: 1,233 km", f"as_stated: 1,233 km\n{figure}")
    commit(committed.root)
    longer(committed)
    assert "half: A part of it: 616.5 km → 650 km" in (told := run(committed).output)
    assert "It follows from length." in told


@pytest.mark.parametrize("released", [False, True])
def test_it_tells_what_a_diff_of_the_written_trees_tells(project: Project, tmp_path: Path, released: bool) -> None:
    """The same files, none missed and none more."""
    if released:
        project.release("2026-09")
        project.replace(RIVERS, "From the spring", "All the way from the spring")
    commit(project.root)
    write_briefing(project.root, tmp_path / "old")
    longer(project)
    found = compared(project, tmp_path)
    write_briefing(project.root, tmp_path / "new")
    assert differing_files(tmp_path / "old", tmp_path / "new") == set(found.files)


def test_what_stands_on_every_page_is_told_once(project: Project, tmp_path: Path) -> None:
    """With the first change an edition becomes a draft; pages on which nothing else differs are not told."""
    project.release("2026-09")
    commit(project.root)
    longer(project)
    assert "On every page: edition 2026-09 → draft after edition 2026-09.\n" in run(project).output
    assert "review.md" not in compared(project, tmp_path).files


def differing_files(old: Path, new: Path) -> set[str]:
    """The files of two trees that differ, but for the program's own list and the database, which repeats the tables."""
    paths = {path.relative_to(tree).as_posix() for tree in (old, new) for path in tree.rglob("*") if path.is_file()}
    return {path for path in paths - {LIST, ARCHIVE, DATABASE} if content(old / path) != content(new / path)}


def content(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def test_a_page_that_reads_differently_leans_on_what_changed(committed: Project, tmp_path: Path) -> None:
    """Each names a record that changed, so that a reviewer sees why."""
    longer(committed)
    assert [page.path for page in compared(committed, tmp_path).pages if not page.because] == []


def test_an_edition_is_compared_with(project: Project) -> None:
    """By its name: what came with it is what it is compared with."""
    project.release("2026-09")
    commit(project.root)
    longer(project)
    commit(project.root)
    assert "Compared with 2026-09 (" in run(project, "2026-09").output
    assert "nothing that readers see" in run(project).output


@pytest.mark.parametrize("name", ["nowhere", "--exec=x", ""])
def test_a_state_that_is_not_there_is_wrong_usage(committed: Project, name: str) -> None:
    """Whatever it looks like to git."""
    result = run(committed, "--", name)
    assert (result.exit_code, "there is no revision and no edition" in result.output) == (2, True)


def test_problems_come_before_differences(committed: Project) -> None:
    """Of a briefing that is no site nothing can be compared."""
    committed.replace(RIVERS, "unit: km", "unit: miles")
    result = run(committed)
    assert (result.exit_code, 'unit "miles" is not known' in result.output) == (1, True)


def test_for_programs(committed: Project) -> None:
    """The same as JSON."""
    longer(committed)
    data = json.loads(run(committed, "--format", "json").output)
    assert data["pages"][0]["sentences"][0] == {"before": "It is 1,233 km long.", "after": "It is 1,300 km long."}
    assert [(change["id"], change["class"], change["sources"]) for change in data["changes"]] == [
        ("length", "revision", ["survey"])
    ]


def test_for_a_comment_nothing_in_a_text_is_markup(committed: Project) -> None:
    """Strangers write pull requests, and their texts are shown as they are."""
    committed.replace(RIVERS, "Length of the river", "'<img src=x> @owner [x](https://evil.example)'")
    told = run(committed, "--format", "markdown").output
    assert "<img" not in told
    assert "[x](" not in told
    assert "https://evil" not in told
    assert "@owner" not in told


def test_sentences_are_those_that_are_read() -> None:
    """A row of a table is one; marks of notes and what scripts read are none."""
    page = (
        "---\ntitle: T\n---\n\n# Head\n\nOne. Two[^a]\nis long.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\n[^a]: A note.\n"
    )
    assert sentences(page) == ["Head", "One.", "Two is long.", "A | B", "1 | 2", "A note."]


def test_only_what_differs_is_told() -> None:
    """In its place, with nothing where there is nothing."""
    assert list(differing(["a", "b", "c"], ["a", "x", "c", "d"])) == [("b", "x"), ("", "d")]


def check(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(project.root), "check", *arguments])


def test_problems_that_were_there_can_be_left_out(project: Project) -> None:
    """A reviewer sees what a change brings, wherever it stands, also after lines that moved."""
    project.replace(RIVERS, "unit: km", "unit: miles")
    commit(project.root)
    project.replace(RIVERS, "title: Rivers", "# a remark\ntitle: Rivers")
    assert (check(project).exit_code, check(project, "--since", "HEAD").exit_code) == (1, 0)
    project.replace("data/sources/press.yml", "kind: news", "kind: gossip")
    told = check(project, "--since", "HEAD")
    assert (told.exit_code, "gossip" in told.output, "miles" in told.output) == (1, True, False)
