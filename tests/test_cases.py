"""Whole small projects, each in a folder of tests/cases that is named for what it shows.

`problems.txt` holds what `briefing check` prints of the project, line by line; `expected/` some of the pages that are
written for it. `pytest --update-cases` writes both anew: read what changed before you commit it.
"""

from pathlib import Path

import pytest
from sourced_briefing.base.problems import BriefingError
from sourced_briefing.build import build_briefing

CASES = sorted(path for path in (Path(__file__).parent / "cases").iterdir() if path.is_dir())
WITH_PROBLEMS = [case for case in CASES if not (case / "expected").is_dir()]
WITH_PAGES = [case for case in CASES if (case / "expected").is_dir()]


def name(case: Path) -> str:
    return case.name


@pytest.mark.parametrize("case", WITH_PROBLEMS, ids=name)
def test_problems_are_told(case: Path, update_cases: bool) -> None:
    """What is wrong with the project is told in exactly these lines."""
    with pytest.raises(BriefingError) as caught:
        build_briefing(case)
    told = "".join(f"{line}\n" for line in caught.value.messages)
    if update_cases:
        (case / "problems.txt").write_text(told, "utf-8")
    assert told == (case / "problems.txt").read_text("utf-8")


@pytest.mark.parametrize("case", WITH_PAGES, ids=name)
def test_pages_are_written(case: Path, update_cases: bool) -> None:
    """The pages of the project are these, byte for byte."""
    pages = build_briefing(case).pages
    expected = sorted(path for path in (case / "expected").rglob("*.md"))
    for path in expected:
        page = pages[path.relative_to(case / "expected").as_posix()]
        if update_cases:
            path.write_text(page, "utf-8")
        assert page == path.read_text("utf-8")
    assert expected
