"""The benchmarks measure what they say, at a size that takes seconds; no time is asserted."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import REPOSITORY

BENCHMARKS = REPOSITORY / "benchmarks"


@pytest.fixture
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Benchmarks import each other as scripts do that stand side by side."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))


@pytest.mark.usefixtures("benchmarks")
def test_the_workload_is_the_same_site_again(tmp_path: Path) -> None:
    """Built once more, and after an edit and its undoing, the site has the same bytes, and a page for each topic."""
    from run import same_site, sized  # noqa: PLC0415  they are found while the fixture lasts
    from workload import topics_of  # noqa: PLC0415

    rows = {row.what: row for row in sized(tmp_path, 100, edits=False)}
    for project in ("briefing", "by-hand"):
        assert [
            t.id for t in topics_of(100) if not (tmp_path / project / "site" / t.address / "index.html").exists()
        ] == []
    assert len(topics_of(100)) == 10
    assert all(row.ours > 0 for row in rows.values())
    assert same_site(tmp_path / "briefing")


def test_one_command_tells_all(tmp_path: Path) -> None:
    """The table for people and the file for programs hold each row, with what each stage costs."""
    told = tmp_path / "told.json"
    options = ["--sizes", "20", "--no-edits", "--pictures", "0", "--json", told]
    command = [sys.executable, BENCHMARKS / "run.py", *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    measured = json.loads(told.read_text("utf-8"))
    assert all(f"| {row['what']} | 20 |" in done.stdout for row in measured["rows"])
    stages = measured["stages"]["20"]
    assert all(stages[name] > 0 for name in ("load", "check", "pages", "exports", "Markdown", "templates", "copying"))
