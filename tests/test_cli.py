"""The command line: what it prints, how it ends, and that nothing ends it with a traceback."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import REPOSITORY, Project
from sourced_briefing.cli import main

SIZE = "1 figures with 1 observations, 2 sources, 0 events, 0 charts, 1 pages of prose"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def ended(result: Result) -> int:
    """The exit status of a run that ended as it meant to, and not by an exception."""
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    return result.exit_code


# check


def test_check_of_a_sound_project_ends_with_zero(project: Project) -> None:
    """When nothing is wrong, that and the size of the briefing are told."""
    result = run("--project", project.root, "check")
    assert ended(result) == 0
    assert result.output.splitlines() == ["No problems.", SIZE]


def test_check_of_a_faulty_project_ends_with_one(project: Project) -> None:
    """All problems are told at once, data before prose and what is named last, each with its line, and counted."""
    project.replace("data/figures/rivers.yml", "unit: km", "unit: kmm")
    project.replace("data/sources/press.yml", "read: whole", "read: twice")
    project.write("content/second.md", "---\ntitle: Second\n---\n\n{{ figure() }} {{ nothing() }}\n")
    result = run("--project", project.root, "check", "--lines")
    assert ended(result) == 1
    lines = result.output.splitlines()
    assert [line.partition(": ")[0] for line in lines[:-1:3]] == [
        "data/sources/press.yml:10:11",
        "data/figures/rivers.yml:6:11",
        "content/second.md:5:1",
        "content/second.md:5:19",
    ]
    assert lines[1:3] == ["   10 |     read: twice", "      |           ^"]
    assert lines[-1] == "4 problems"


def test_for_programs_each_line_is_a_problem(project: Project) -> None:
    """Lines of files are shown at a terminal; what is held back until causes are mended is told beside it."""
    project.replace("data/figures/rivers.yml", "unit: km", "unit: kmm\n    formula: nothing-like-it")
    project.write("data/figures/more.yml", "title: [")
    project.prose('{{ figure("none") }}')
    result = run("--project", project.root, "check")
    assert re.fullmatch(r"([^:\n]+:\d+:\d+: [^\n]+\n)+\d+ problems?\n", result.stdout)
    assert re.fullmatch(r"and \d+ that may follow from (this|these)\n", result.stderr)


def test_one_problem_is_counted_as_one(project: Project) -> None:
    """The count is grammatical."""
    project.replace("data/figures/rivers.yml", "unit: km", "unit: kmm")
    assert run("--project", project.root, "check").output.splitlines()[-1] == "1 problem"


def test_problems_can_be_told_to_programs(project: Project) -> None:
    """As JSON each problem has its path, line, column, rule, severity and message, and whether it may follow."""
    project.replace("data/figures/rivers.yml", "unit: km", "unit: kmm")
    result = run("--project", project.root, "check", "--format", "json")
    assert ended(result) == 1
    assert json.loads(result.output) == {
        "problems": [
            {
                "path": "data/figures/rivers.yml",
                "line": 6,
                "column": 11,
                "rule": "known-unit",
                "severity": "error",
                "follows": False,
                "message": 'unit "kmm" is not known; did you mean "km"?',
            }
        ]
    }


def test_problems_can_be_told_to_a_pull_request(project: Project) -> None:
    """As workflow commands problems appear beside the lines of a pull request."""
    project.replace("data/figures/rivers.yml", "unit: km", "unit: kmm")
    result = run("--project", project.root, "check", "--format", "github")
    assert ended(result) == 1
    assert result.output.splitlines() == [
        '::error file=data/figures/rivers.yml,line=6,col=11,title=known-unit::unit "kmm" is not known; did you mean "km"?'
    ]


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_no_problems_can_be_told_in_every_form(project: Project, form: str) -> None:
    """A sound project is one in every form."""
    result = run("--project", project.root, "check", "--format", form)
    assert ended(result) == 0
    assert form != "json" or json.loads(result.output) == {"problems": []}


def test_a_problem_can_not_give_commands_to_github(project: Project) -> None:
    """A message that quotes the data stays one command, whatever the data holds."""
    project.replace("data/figures/rivers.yml", "unit: km", 'unit: "km\\n::error::pwned %0A"')
    lines = run("--project", project.root, "check", "--format", "github").output.splitlines()
    assert len(lines) == 1
    assert "%250A" in lines[0]


# write


def test_write_writes_the_tree(project: Project, tmp_path: Path) -> None:
    """The pages stand in the folder that was named, and how many changed is told."""
    result = run("--project", project.root, "write", tmp_path / "out")
    assert ended(result) == 0
    assert re.fullmatch(rf"\d+ files changed in {tmp_path / 'out'}\n", result.output)
    assert (tmp_path / "out/figures/rivers.md").exists()
    assert run("--project", project.root, "write", tmp_path / "out").output.startswith("0 files changed in ")


def test_write_of_a_faulty_project_ends_with_one(project: Project, tmp_path: Path) -> None:
    """Nothing is written, and what is wrong is told."""
    project.replace("data/figures/rivers.yml", "unit: km", "unit: kmm")
    result = run("--project", project.root, "write", tmp_path / "out")
    assert ended(result) == 1
    assert "data/figures/rivers.yml:6:11: " in result.output
    assert not (tmp_path / "out").exists()


def test_write_into_a_folder_of_somebody_else_ends_with_two(project: Project, tmp_path: Path) -> None:
    """A folder that holds other files is wrong usage."""
    (tmp_path / "thesis.txt").write_text("years of work", "utf-8")
    result = run("--project", project.root, "write", tmp_path)
    assert ended(result) == 2
    assert "holds files that briefing did not write" in result.output


@pytest.mark.parametrize("name", ["[bold]", "[/bold]", "two words", "ä", ":smile:", "%s {x}"])
def test_write_names_the_folder_as_it_is_called(project: Project, tmp_path: Path, name: str) -> None:
    """Whatever the folder is called, it is written to and told letter for letter."""
    result = run("--project", project.root, "write", tmp_path / name)
    assert ended(result) == 0
    assert str(tmp_path / name) in result.output


# fields


def test_fields_brings_the_documentation_in_line(project: Project) -> None:
    """The tables of data/README.md and the schemas are written, and a second run has nothing to do."""
    project.write("data/README.md", "# Data\n\n<!-- fields: start -->\n<!-- fields: end -->\n\nEnd.\n")
    assert "data/README.md" in run("--project", project.root, "fields").output
    text = (project.root / "data/README.md").read_text("utf-8")
    assert text.startswith("# Data\n")
    assert text.endswith("<!-- fields: end -->\n\nEnd.\n")
    assert "`as_stated`" in text
    assert run("--project", project.root, "fields").output == "Nothing to change.\n"


# Wrong usage


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["frobnicate"], "No such command 'frobnicate'"),
        (["check", "--frobnicate"], "No such option"),
        (["check", "--format", "xml"], "'xml' is not one of"),
        (["write"], "Missing argument 'FOLDER'"),
        (["--project", "/no/such/folder", "check"], "does not exist"),
    ],
)
def test_wrong_usage_ends_with_two(args: list[str], told: str) -> None:
    """What can't be understood is explained, with the way to help."""
    result = run(*args)
    assert ended(result) == 2
    assert told in result.output


def test_a_folder_that_is_no_project_ends_with_two(tmp_path: Path) -> None:
    """A folder without data/ and content/ is named."""
    result = run("--project", tmp_path, "check")
    assert ended(result) == 2
    assert f"{tmp_path} is not the folder of a briefing: it has no data/ or no content/" in result.output


@pytest.mark.parametrize("option", ["-h", "--help", "--version"])
def test_help_ends_with_zero(option: str) -> None:
    """Help and version are told."""
    assert ended(run(option)) == 0


def test_every_command_says_what_it_does() -> None:
    """The help names each command with one line."""
    listed = run("--help").output
    for name in main.commands:
        assert f"  {name} " in listed
        assert ended(run(name, "--help")) == 0


# Nothing ends with a traceback


def unreadable(project: Project) -> None:
    (project.root / "data/units.txt").unlink()
    (project.root / "data/units.txt").mkdir()


FAULTS = {
    "a folder in the place of a file": unreadable,
    "an unknown source": lambda p: p.replace("data/figures/rivers.yml", "source: survey", "source: nobody"),
    "a source that can't be read": lambda p: p.replace("data/sources/press.yml", "kind: dataset", "kind: book"),
    "a date that no calendar has": lambda p: p.replace("data/sources/press.yml", "2024-03-01", "2024-02-31"),
    "a number of many digits in a call": lambda p: p.prose("{{ figure(" + "1" * 4600 + ") }}"),
    "a text that can't be written": lambda p: p.prose('{{ cite("survey", "\\ud800") }}'),
    "a units file that divides by nothing": lambda p: p.write("data/units.txt", "km = [length]/0\n"),
    "a unit that is no number": lambda p: (
        p.write("data/units.txt", "nan = 5\n"),
        p.replace("data/figures/rivers.yml", "unit: km", "unit: nan"),
    ),
    "a language without words for a million": lambda p: (
        p.write("briefing.yml", "language: ja_JP\n"),
        p.replace("data/figures/rivers.yml", "1_233", "3_000_000"),
    ),
    "a number at the end of what is allowed": lambda p: p.replace("data/figures/rivers.yml", "1_233", "1" + "0" * 29),
    "a deep nest": lambda p: p.write("data/figures/deep.yml", "a: " + "[" * 5000),
    "a deep call": lambda p: p.prose("{{ f(" + "(" * 2400 + ")" * 2400 + ") }}"),
    "a calendar at the end of time": lambda p: (
        p.write(
            "data/calendars.yml",
            "title: C\ncalendars:\n  - id: c\n    label: C\n    years:\n      FY1: {starts: 9999-12-31, quarters_end: "
            "[9999-12-31, 9999-12-31, 9999-12-31, 9999-12-31]}\n"
            "      FY9999: {starts: 9999-12-31, quarters_end: [9999-12-31, 9999-12-31, 9999-12-31, 9999-12-31]}\n",
        ),
        p.replace("data/figures/rivers.yml", "unit: km", "unit: km\n    calendar: c"),
        p.replace("data/figures/rivers.yml", "- value", "- period: FY9999-Q2\n        value"),
    ),
    "a year before the first": lambda p: p.replace(
        "data/figures/rivers.yml", "- value", "- period: 0001/0000\n        value"
    ),
    "a chart of the oldest and the last day": lambda p: (
        p.observations(
            "- {period: 0001-01-01, value: 1, source: survey, locator: x, as_stated: '1'}\n"
            "- {period: 9999-12-31, value: 2, source: survey, locator: x, as_stated: '2'}"
        ),
        p.prose("A river."),
        p.write(
            "data/charts/c.yml", "title: C\ncharts:\n  - {id: c, title: C, kind: line, series: [{figure: length}]}\n"
        ),
    ),
    "a name that is no text": lambda p: (p.root / os.fsdecode(b"data/figures/\xff.yml")).write_text(
        "title: x\n", "utf-8"
    ),
    "a page of one open brace after the other": lambda p: p.prose("{{" * 5000),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("command", ["check", "write"])
def test_no_fault_ends_with_a_traceback(project: Project, tmp_path: Path, command: str, fault: str) -> None:
    """Whatever is wrong in a project, the answer is a message and an exit status."""
    FAULTS[fault](project)
    folder = [str(tmp_path / "out")] if command == "write" else []
    assert ended(run("--project", project.root, command, *folder)) in (0, 1, 2)


# As a program


def program(*args: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "sourced_briefing.cli", *map(str, args)]
    return subprocess.run(
        command, cwd=REPOSITORY, env=os.environ | environment, capture_output=True, text=True, check=False
    )


def test_the_program_runs(project: Project) -> None:
    """Started as a program, it tells problems and ends with the right status."""
    assert program("--project", project.root, "check").returncode == 0
    project.replace("data/figures/rivers.yml", "unit: km", "unit: kmm")
    result = program("--project", project.root, "check")
    assert result.returncode == 1
    assert 'data/figures/rivers.yml:6:11: unit "kmm" is not known; did you mean "km"?' in result.stdout + result.stderr


def test_the_program_runs_where_only_ascii_can_be_printed(project: Project) -> None:
    """A terminal that knows no other letters than ASCII is told the problems as well as it can be."""
    project.replace("data/figures/rivers.yml", "unit: km", "unit: größe")
    result = program("--project", project.root, "check", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr


def test_without_editions_there_is_no_history(project: Project) -> None:
    """That is said, and not that the figure is unknown."""
    result = run("--project", project.root, "history", "length")
    assert result.exit_code == 2
    assert "no edition has been released yet" in result.output
