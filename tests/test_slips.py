"""One slip of the hand in one line, anywhere in a real briefing: the answer is a site or a list of problems.

In a briefing without problems the first one that is told is the true one: it is about the line of the slip, about the
record that the line belongs to, or, where an id or a unit was changed, about a line that names it.

`pytest tests/test_slips.py --slips 275` tries as many in the first briefing; without it there are fewer, always the
same. Whole-file damage, and several edits at once, are tried in test_any_edit.py.
"""

import random
import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from conftest import REPOSITORY, told_well
from sourced_briefing.base.memory import LastingMemory, Memory
from sourced_briefing.base.problems import BriefingError, Problem
from sourced_briefing.build import build_briefing

SLIPS = ["drop", "double", "indent", "outdent", "cut", "swap", "insert", "rename", "empty", "value", "letter", "join"]
VALUES = [
    "", "~", "-1", "1e29", "non", "[]", "{a: b}", "- x", "'", '"', "undated", "2024/2023", "FY2024", "0001-01-01", "rejected", "timeline",
    "km", "sum(a)", "true", "<b>", "\\", "|", "&x", "*x", "!!int 5", "}}", "{{", "23,000,000,000", "\t", "# x", ": ", " x",
]  # fmt: skip
ID = re.compile(r"(\b(?:id|source|figure|origin|event): )([a-z0-9-]+)")
RECORD = re.compile(r" *- id:")
NAME = re.compile(r"[A-Za-z0-9][\w.-]+")
CASES = sorted(path.parent for path in REPOSITORY.glob("tests/cases/*/data") if (path.parent / "content").is_dir())
PARTS = ("data", "content", "briefing.yml")


def slipped(rng: random.Random, lines: list[str], at: int) -> list[str]:
    """The lines after a slip in the line at that place."""
    line, value, place = lines[at], rng.choice(VALUES), rng.randrange(len(lines[at]) + 1)
    following = lines[at + 1 : at + 2]
    match rng.choice(SLIPS):
        case "drop":
            new, after = [], 1
        case "double":
            new, after = [line, line], 1
        case "indent":
            new, after = [f"  {line}"], 1
        case "outdent":
            new, after = [line.removeprefix("  ")], 1
        case "cut":
            new, after = [line[:place]], 1
        case "swap":
            new, after = [*following, line], 1 + len(following)
        case "insert":
            new, after = [line, value], 1
        case "rename":
            new, after = [ID.sub(r"\1\2x", line)], 1
        case "empty":
            new, after = [f"{line.partition(': ')[0]}:"], 1
        case "value":
            new, after = [f"{line.partition(': ')[0]}: {value}"], 1
        case "letter":
            new, after = [line[:place] + rng.choice("x0-:'\"#[]{} ,%") + line[place + rng.randrange(2) :]], 1
        case _:
            new, after = [line + "".join(following).strip()], 1 + len(following)
    return [*lines[:at], *new, *lines[at + after :]]


def answered(root: Path, memory: Memory | None = None) -> list[Problem]:
    """The problems of the briefing, each with a place that is there, on one line; none where it is a site."""
    try:
        assert build_briefing(root, memory=memory).texts
    except BriefingError as error:
        assert error.problems
        assert [problem for problem in error.problems if not told_well(root, problem)] == []
        return error.problems
    return []


def is_true(problem: Problem, path: str, before: list[str], after: list[str]) -> bool:
    """Whether the problem is about what differs between the lines of the file, before the slip and after it."""
    start = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before) - 1)
    end = next((n for n, (a, b) in enumerate(zip(before[::-1], after[::-1], strict=False)) if a != b), 0)
    if problem.place.path == path:
        last = max(len(after) - end, start + 1)
        if path.startswith("content/"):
            return start - 1 <= problem.place.line - 1 <= last
        begins = max((n for n, line in enumerate(after[: start + 1]) if RECORD.match(line)), default=0)
        ends = next((n for n, line in enumerate(after[last:], last) if RECORD.match(line)), len(after))
        return min(begins, start - 1) <= problem.place.line - 1 <= max(ends, last)
    changed = " ".join([*before[max(start - 1, 0) : len(before) - end], *after[max(start - 1, 0) : len(after) - end]])
    return bool(set(NAME.findall(problem.message)) & set(NAME.findall(changed)))


def slip_everywhere(source: Path, times: int, seed: int, *, sound: bool = False) -> None:
    """So many slips in a copy of the briefing, one at a time, each at a place of its own.

    In a briefing that is sound before, the first problem is the true one.
    """
    rng = random.Random(seed)  # noqa: S311 - the same slips at every run
    memory = LastingMemory()  # a server answers as a build from nothing does, in less time
    with TemporaryDirectory() as folder:
        root = Path(folder) / "briefing"
        root.mkdir()
        for part in (source / name for name in PARTS if (source / name).exists()):
            shutil.copytree(part, root / part.name, symlinks=True) if part.is_dir() else shutil.copy(part, root)
        files = [path for path in sorted(root.rglob("*")) if is_edited(path)]
        for _ in range(times if files else 0):
            file = rng.choice(files)
            before = file.read_text("utf-8")
            lines = before.splitlines() or [""]
            after = slipped(rng, lines, rng.randrange(len(lines)))
            file.write_text("\n".join(after) + "\n", "utf-8")
            told = answered(root, memory)[:1]
            if sound:
                path = file.relative_to(root).as_posix()
                assert [problem for problem in told if not is_true(problem, path, lines, after)] == []
            file.write_text(before, "utf-8")


def is_edited(path: Path) -> bool:
    """Whether it is a text that people write."""
    if path.is_symlink() or path.suffix not in (".yml", ".md", ".txt", ".json") or not path.is_file():
        return False
    try:
        return bool(path.read_text("utf-8")) and "schemas" not in path.parts and path.name != "README.md"
    except UnicodeDecodeError:
        return False


@pytest.mark.parametrize("part", range(4))
def test_a_slip_in_the_first_briefing_is_answered(part: int, slips: int) -> None:
    """Files are chosen evenly, so that small ones have their share."""
    slip_everywhere(REPOSITORY, -(-slips // 4), part, sound=True)


def test_a_slip_in_another_briefing_is_answered(slips: int) -> None:
    slip_everywhere(REPOSITORY / "tests/briefings/rivers", slips, 4, sound=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_slip_in_a_case_is_answered(case: Path) -> None:
    """A second thing wrong beside the first is no crash either."""
    slip_everywhere(case, 6, 5)


@pytest.mark.parametrize("old", ["as_stated", "read", "source", "formula", "period", "id"])
@pytest.mark.parametrize("new", ["23,000,000,000", "non"])
def test_a_wrong_value_of_any_field_is_answered(old: str, new: str) -> None:
    """The same slip in the first place of a field in every file."""
    with TemporaryDirectory() as folder:
        root = Path(folder) / "briefing"
        shutil.copytree(REPOSITORY / "tests/briefings/rivers", root, ignore=shutil.ignore_patterns(".briefing", "site"))
        for file in sorted(root.glob("data/*/*.yml")):
            before = file.read_text("utf-8")
            file.write_text(re.sub(rf"(\b{old}: )[^\n,}}]+", rf"\g<1>{new}", before, count=1), "utf-8")
            answered(root)
            file.write_text(before, "utf-8")
