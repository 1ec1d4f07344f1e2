"""`briefing check --fix`: what is mechanical and certain is mended, shown, and nothing else is touched."""

import pytest
from click.testing import CliRunner, Result
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.characters import shown
from sourced_briefing.base.yaml_reader import read_yaml
from sourced_briefing.cli import main
from sourced_briefing.editing.fixes import mended_syntax, mended_value, plain_day, plain_number

RIVERS = "data/figures/rivers.yml"
PRESS = "data/sources/press.yml"


def fix(project: Project) -> Result:
    return CliRunner().invoke(main, ["--project", str(project.root), "check", "--fix"])


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        (RIVERS, "value: 1_233", "value: 1,233"),
        (RIVERS, "value: 1_233", "value: 1\u00a0233"),
        (RIVERS, "value: 1_233", "value: 1 233  # counted"),
        (RIVERS, "value: 1_233", "value: '1,233'"),
        (RIVERS, "value: 1_233", "value: “1_233”"),
        (RIVERS, "value: 1_233", "value: “1,233”"),
        (RIVERS, "      - value: 1_233", "\u00a0     -\u00a0value: 1_233"),
        (RIVERS, "    unit: km", "    unit:\u00a0km"),
        (RIVERS, "    label: Length of the river", "    label: Rhine: its length"),
        (RIVERS, "    label: Length of the river", "    label: “Rhine: its length”"),
        (RIVERS, "    label: Length of the river", '    label: Rhine: its "length"'),
        (PRESS, "    read: whole", "    read: whole\n    review_by: 2027/01/31"),
        (PRESS, "    read: whole", "    read: whole\n    review_by: 31 January 2027"),
        (PRESS, "    published: 2024-03-01", "    published: March 1, 2024"),
    ],
)
def test_what_is_certain_is_mended(project: Project, path: str, right: str, wrong: str) -> None:
    """The file can be read afterwards, and only the line that was wrong is another one."""
    project.replace(path, right, wrong)
    before = (project.root / path).read_text("utf-8").splitlines()
    assert project.problems() != []
    done = fix(project)
    after = (project.root / path).read_text("utf-8").splitlines()
    [(number, was, now)] = [(n, a, b) for n, (a, b) in enumerate(zip(before, after, strict=True), 1) if a != b]
    shows = [f"{path}:{number}: mended", f"  - {was.strip()}", f"  + {now.strip()}"]
    assert done.output.startswith("\n".join(shown(line) for line in shows))
    assert done.exit_code == 0, done.output
    assert project.problems() == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("value: 1_233", "value: 1.233,5"),
        ("value: 1_233", "value: 12,33"),
        ("value: 1_233", "value: about 1,233"),
        ("value: 1_233", "value: 1,233 km"),
        ("unit: km", "unit: 1,233"),
        ("unit: km", "unit: km\n    review_by: 03/04/2027"),
        ("label: Length of the river", "label: Rhine: its length # or so"),
        ("label: Length of the river", "label: [Rhine"),
    ],
)
def test_what_is_not_certain_is_left_to_people(project: Project, right: str, wrong: str) -> None:
    project.replace(RIVERS, right, wrong)
    before = (project.root / RIVERS).read_bytes()
    assert fix(project).exit_code == 1
    assert (project.root / RIVERS).read_bytes() == before


def test_one_fault_behind_the_other_is_mended(project: Project) -> None:
    """Each hides what follows it, also in other files."""
    project.replace(RIVERS, "label: Length", "label: Rhine: length")
    project.replace(RIVERS, "measures: From the", "measures: Rhine: from the")
    project.replace(RIVERS, "value: 1_233", "value: 1,233")
    project.replace(PRESS, "title: How long is the river?", "title: Rivers: how long?")
    assert fix(project).exit_code == 0
    assert project.problems() == []


def test_words_of_a_source_stay_as_they_are(project: Project) -> None:
    """The number beside them is mended; in them a comma is the source's own."""
    project.observations("- {value: '1,233', source: survey, locator: '1,000', as_stated: '1,233 km'}")
    assert fix(project).exit_code == 0
    text = (project.root / RIVERS).read_text("utf-8")
    assert "- {value: 1_233, source: survey, locator: '1,000', as_stated: '1,233 km'}" in text


def test_without_a_fault_no_file_is_touched(project: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*.*")}
    assert fix(project).exit_code == 0
    assert {path: path.stat().st_mtime_ns for path in project.root.rglob("*.*")} == before


@given(st.integers(-(10**12), 10**12), st.sampled_from(",'’ \u00a0\u202f"))
def test_thousands_are_told_apart_by_underscores(number: int, mark: str) -> None:
    """Numbers without thousands have nothing to mend."""
    written = plain_number(f"{number:,}".replace(",", mark))
    assert written == (f"{number:_}" if abs(number) >= 1000 else None)


@given(st.dates(), st.sampled_from(["%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%Y.%m.%d"]))
def test_a_day_is_written_in_one_way(day: object, form: str) -> None:
    text = day.strftime(form)  # type: ignore[attr-defined]
    if len(text.strip("0")) > 7 and str(day)[0] != "0":
        assert plain_day(text) == str(day)


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    """What is given back for a text that can be read is that text."""
    mended_value(text)
    if not read_yaml(text, "")[1]:
        assert mended_syntax(text) == text
    else:
        assert len(mended_syntax(text).split("\n")) == len(text.split("\n"))
