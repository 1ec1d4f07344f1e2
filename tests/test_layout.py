"""`briefing fmt`: one layout for data files, which changes nothing of what they say."""

from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import REPOSITORY, Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.yaml_reader import read_yaml
from sourced_briefing.cli import main
from sourced_briefing.layout.command import formatted
from sourced_briefing.layout.lines import laid_out

FOLDERS = ("data", "tests/cases", "tests/briefings")
FILES = sorted(path for folder in FOLDERS for path in (REPOSITORY / folder).rglob("*.yml") if path.name != "mkdocs.yml")


@cache
def texts() -> list[str]:
    """What stands in those that can be laid out; read by the tests that need it, not by every run that looks for tests."""
    return [text for path in FILES for text in [path.read_bytes().decode("utf-8", "replace")] if formatted(text)]


@cache
def laid_out_texts() -> list[str]:
    return [text for text in texts() if "|" not in text and formatted(text) == text]


def test_most_files_are_laid_out() -> None:
    """All but those that are there to be wrong; the law below is about many."""
    assert len(texts()) > 0.8 * len(FILES)


@pytest.mark.parametrize("path", sorted((REPOSITORY / "data").rglob("*.yml")), ids=lambda path: path.stem)
def test_the_repository_s_own_files_have_the_layout(path: Path) -> None:
    text = path.read_text("utf-8")
    assert formatted(text) == text


@given(st.deferred(lambda: st.sampled_from(texts())))
def test_what_a_file_says_stays(text: str) -> None:
    """Also without a second look, laying out changes no value, and doing it again changes nothing."""
    new = laid_out(text)
    assert read_yaml(new, "")[0] == read_yaml(text, "")[0]
    assert laid_out(new) == new


def roughened(text: str, factor: int, end: str, spaces: str) -> str:
    """The text as another editor may leave it: further in, with spaces and other ends of lines."""
    lines = []
    for line in text.splitlines():
        bare = line.lstrip(" ")
        indent = factor * (len(line) - len(bare))
        dash = "-" + " " * (2 * factor - 1)
        lines.append(" " * indent + (dash + bare[2:] if bare.startswith("- ") else bare) + spaces)
    return end.join(lines) + end


@given(
    st.deferred(lambda: st.sampled_from(laid_out_texts())),
    st.integers(1, 4),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["", " ", "   "]),
)
def test_however_it_was_typed_it_gets_the_one_layout(text: str, factor: int, end: str, spaces: str) -> None:
    assert formatted(roughened(text, factor, end, spaces if ">" not in text else "")) == text


ROUGH = """\
\ufeff# Of the file.
title:   Rivers


figures:
# Of the river.
-   id: length   # as it was
    label: "A long
       river"
    measures: >-
        From the spring

          to the sea.
    observations: [{value: 1,
      source: a}]
    # Of the note.
    note: |
      Two\x20\x20
      lines
-   id: other
# At the end.
"""
SMOOTH = """\
# Of the file.
title:   Rivers

figures:
  # Of the river.
  - id: length   # as it was
    label: "A long
      river"
    measures: >-
      From the spring

        to the sea.
    observations: [{value: 1,
      source: a}]
    # Of the note.
    note: |
      Two\x20\x20
      lines
  - id: other
  # At the end.
"""


def test_the_layout() -> None:
    """Lists stand further in; spaces that count stay; one empty line at most; comments stay with their neighbours."""
    assert laid_out(ROUGH) == SMOOTH
    assert formatted(ROUGH) == SMOOTH


@pytest.mark.parametrize("text", ["a: [", "a: &x 1", "a:\n\t- b", "a: 1\na: 2"])
def test_what_can_not_be_read_is_left_alone(text: str) -> None:
    assert formatted(text) is None


def test_the_command_changes_what_has_another_layout(project: Project) -> None:
    """And only tells with --check, for pull requests; a file may be named, as hooks do."""

    def run(*options: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["--project", str(project.root), "fmt", *options])
        return done.exit_code, done.output

    file = project.root / "data/figures/rivers.yml"
    text = file.read_text("utf-8")
    assert run() == (0, "All files have the layout.\n")
    file.write_text(text.replace("\n", "\n\n\n"), "utf-8")
    assert run("--check") == (1, "data/figures/rivers.yml would change\n")
    assert run("--check", str(project.root / "data/sources/press.yml"))[0] == 0
    assert run() == (0, "data/figures/rivers.yml is laid out anew\n")
    assert file.read_text("utf-8") == text.replace("\n", "\n\n").removesuffix("\n")
    assert run(str(project.root / "data/units.txt"))[0] == 2
