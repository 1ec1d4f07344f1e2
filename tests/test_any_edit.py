"""Whatever somebody does to the files of a briefing, the answer is a site or a list of problems."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import REPOSITORY, told_well
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.problems import BriefingError
from sourced_briefing.build import build_briefing

RIVERS = REPOSITORY / "tests/briefings/rivers"
FILES = sorted(
    str(path.relative_to(RIVERS))
    for folder in ("data", "content")
    for path in (RIVERS / folder).rglob("*")
    if path.is_file()
)
VALUES = [
    "", "~", "0", "-1", "1e29", "1e-29", "0.1", "999999999999999999999999999999", "no", "text", "[]", "{}", "[a]", "{a: b}", "- x", "'", '"',
    "undated", "2024", "2024/2023", "../2024", "FY2024", "FY2024-Q1", "0001-01-01", "9999-12-31", "alder-length", "barges", "rejected",
    "preferred", "timeline", "line", "stacked-bar", "funnel", "km", "EUR/crossing", "percent", "times", "alder-length / birch-length",
    "sum(alder-flow)", "alder-flow", "ferry-revenue", "true", "<b>", "é", "\\", "|", "&x", "*x", "!!int 5", "{{ figure(\"barges\") }}", "}}", "{{",
]  # fmt: skip


@contextmanager
def copy() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        shutil.copytree(RIVERS, Path(folder) / "rivers", ignore=shutil.ignore_patterns(".briefing", "site"))
        yield Path(folder) / "rivers"


def built(root: Path) -> None:
    """Builds the briefing; it may have problems, each of which has a place that exists."""
    try:
        build_briefing(root)
    except BriefingError as error:
        assert error.problems
        assert [problem for problem in error.problems if not told_well(root, problem)] == []


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, int, str, str]:
    """A file, a line of it, what is done to the line, and a value."""
    path = draw(st.sampled_from(FILES))
    lines = (RIVERS / path).read_text("utf-8").splitlines()
    number = draw(st.integers(0, len(lines) - 1))
    return (
        path,
        number,
        draw(st.sampled_from(["drop", "double", "value", "insert", "indent", "cut"])),
        draw(st.sampled_from(VALUES)),
    )


def edited(line: str, how: str, value: str) -> list[str]:
    """The lines that take the place of a line."""
    match how:
        case "drop":
            return []
        case "double":
            return [line, line]
        case "value":
            return [f"{line.partition(': ')[0]}: {value}"]
        case "insert":
            return [line, value]
        case "indent":
            return [f"  {line}"]
    return [line[: len(line) // 2]]


@given(st.lists(edits(), min_size=1, max_size=3))
def test_no_edit_crashes_the_build(changes: list[tuple[str, int, str, str]]) -> None:
    """A line dropped, doubled, moved or cut, or another value in it, is a site or problems with places."""
    with copy() as root:
        for path, number, how, value in changes:
            lines = (root / path).read_text("utf-8").splitlines()
            lines[number : number + 1] = edited(lines[number], how, value) if number < len(lines) else []
            (root / path).write_text("\n".join(lines) + "\n", "utf-8")
        built(root)


@pytest.mark.parametrize("path", FILES)
def test_no_missing_file_crashes_the_build(path: str) -> None:
    """Without any one of its files a briefing is a site or problems with places."""
    with copy() as root:
        (root / path).unlink()
        built(root)


@given(st.sampled_from(FILES), st.binary(max_size=40), st.integers(0, 3000))
def test_no_bytes_crash_the_build(path: str, data: bytes, at: int) -> None:
    """Any bytes in the middle of any file are a site or problems with places."""
    with copy() as root:
        before = (root / path).read_bytes()
        (root / path).write_bytes(before[:at] + data + before[at:])
        built(root)
