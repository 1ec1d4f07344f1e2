"""Files of editions are read strictly: what is not as it was written is told, and nothing is guessed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Project
from hypothesis import given
from sourced_briefing.checks import READING
from sourced_briefing.load import edition_files
from sourced_briefing.load.edition_files import checksum, edition_text, read_editions
from sourced_briefing.model import FrozenAmount, FrozenFigure, FrozenValue, amount_fields
from sourced_briefing.model.frozen_state import Edition, State
from sourced_briefing.values.amounts import Amount
from strategies import amounts, hostile_texts

FIRST, SECOND, THIRD = (f"data/editions/{name}.json" for name in ("2026-10", "2026-11", "2026-12"))
RESTORE = "editions never change; restore the file from your version control"


@pytest.fixture
def released(project: Project) -> Project:
    """A project with three editions."""
    for number, name in enumerate(("2026-10", "2026-11", "2026-12")):
        project.write("data/units.txt", "km = [length] = km\n")
        project.observations(f"- {{value: {number + 1}, source: survey, locator: row 1, as_stated: {number + 1} km}}")
        assert project.release(name).exit_code == 0
    assert project.problems() == []
    return project


def rewritten(project: Project, path: str, change: Callable[[dict[str, object]], object]) -> None:
    """Change what a file holds, and give it the right checksum again, as somebody who means it would."""
    content = json.loads((project.root / path).read_text("utf-8"))
    change(content)
    content["checksum"] = checksum(content)
    (project.root / path).write_text(json.dumps(content), "utf-8")


def test_an_edited_edition_is_told(released: Project) -> None:
    """Any other value than the released one spoils the checksum."""
    released.replace(FIRST, '"value": "1"', '"value": "7"')
    assert released.problems() == [
        f"{FIRST}:1:1: this edition was altered after its release (its checksum is wrong); {RESTORE}"
    ]


def test_white_space_and_line_ends_do_not_matter(released: Project) -> None:
    """A checkout that turns line ends, or a formatter, alters nothing of what an edition says."""
    path = released.root / FIRST
    path.write_bytes(json.dumps(json.loads(path.read_text("utf-8")), indent=4).replace("\n", "\r\n").encode())
    assert released.problems() == []


def test_an_edition_edited_with_its_checksum_is_told_by_the_next(released: Project) -> None:
    """Each edition holds the checksum of the one that it followed."""
    rewritten(released, FIRST, lambda content: content.update(note="It was always so."))
    assert released.problems() == [f"{FIRST}:1:1: this edition is not the one that 2026-11 followed; {RESTORE}"]


def test_a_missing_edition_is_told(released: Project) -> None:
    """Between two others, or the first."""
    (released.root / SECOND).unlink()
    assert released.problems() == [
        f"{THIRD}:1:1: the edition follows 2026-11, and the file before it is 2026-10; {RESTORE}"
    ]
    (released.root / FIRST).unlink()
    assert released.problems() == [
        f"{THIRD}:1:1: the edition follows 2026-11, and the file before it is missing; {RESTORE}"
    ]


def test_an_edition_under_another_name_is_told(released: Project) -> None:
    """A copy of an edition is not an edition."""
    (released.root / "data/editions/2027-01.json").write_bytes((released.root / THIRD).read_bytes())
    assert released.problems() == [f'data/editions/2027-01.json:1:1: the file holds the edition "2026-12"; {RESTORE}']


def test_an_edition_that_follows_none_is_told(released: Project) -> None:
    """Only the first one has none before it."""
    rewritten(released, SECOND, lambda content: content.pop("follows"))
    assert released.problems()[0] == f"{SECOND}:1:1: the edition follows none, but there is 2026-10; {RESTORE}"


def test_an_edition_put_between_two_is_told(released: Project) -> None:
    """The one after it follows the one before."""
    text = (released.root / SECOND).read_text("utf-8")
    released.write("data/editions/2026-10-15.json", text)
    rewritten(released, "data/editions/2026-10-15.json", lambda content: content.update(edition="2026-10-15"))
    told = f"{SECOND}:1:1: the edition follows 2026-10, and the file before it is 2026-10-15; {RESTORE}"
    assert told in released.problems()


def test_a_future_format_is_told(released: Project) -> None:
    """An older program does not guess what a newer one wrote."""
    rewritten(released, THIRD, lambda content: content.update(format=2, colour="red"))
    assert released.problems() == [
        f'{THIRD}:1:1: the edition has format "2", and this program knows format 1; use a newer version of it'
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: this is not valid JSON: Expecting value; the file may be cut short"),
        ("\n{", "2:2: this is not valid JSON: Expecting property name enclosed in double quotes; the file may be cut short"),
        ("[]", "1:1: the file must hold an object"),
        ('{"format": 1, "format": 1}', f'1:1: "format" stands here twice; {RESTORE}'),
        ('{"format": NaN}', "1:1: NaN is not a number of JSON"),
        ('{"format": ' + "9" * 5000 + "}", "1:1: Exceeds the limit (4300 digits)"),
        ("[" * 100_000, "1:1: this is nested too deep"),
        ("{}", '1:1: the edition has format "None", and this program knows format 1'),
        ('{"format": 1}', "1:1: this edition was altered after its release"),
    ],
)  # fmt: skip
def test_what_is_no_edition_is_told(project: Project, text: str, told: str) -> None:
    """Whatever the file holds, one line says what is wrong."""
    (project.root / "data/editions").mkdir()
    (project.root / FIRST).write_text(text, "utf-8")
    problems = project.problems()
    assert len(problems) == 1
    assert problems[0].startswith(f"{FIRST}:{told}")


def test_bytes_that_are_no_text_are_told(project: Project) -> None:
    """The file is UTF-8."""
    (project.root / "data/editions").mkdir()
    (project.root / FIRST).write_bytes(b'{"format": "\xff"}')
    assert project.problems() == [f"{FIRST}:1:1: this is not UTF-8 text"]


def test_a_huge_file_is_not_read(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told by its size."""
    monkeypatch.setattr(edition_files, "LARGEST", 10)
    project.write(FIRST, "[" * 11)
    assert project.problems() == [f"{FIRST}:1:1: the file is larger than 10 bytes"]


@pytest.mark.parametrize("length", [10, 200, -3])
def test_a_truncated_edition_is_told(released: Project, length: int) -> None:
    """Wherever it was cut."""
    path = released.root / THIRD
    path.write_text(path.read_text("utf-8")[:length], "utf-8")
    problems = released.problems()
    assert len(problems) == 1
    assert "the file may be cut short" in problems[0]


def test_fields_are_checked_though_the_checksum_is_right(released: Project) -> None:
    """What reaches pages has the form of what the program itself writes."""

    def spoil(content: dict) -> None:
        content["sources"] = {"evil": {"title": "T", "publisher": "P", "url": "javascript:alert(1)", "standing": "x"}}
        content["figures"]["length"]["values"][""]["value"] = "many"
        content["figures"]["length"]["values"][""]["origins"] = "1"

    rewritten(released, THIRD, spoil)
    assert [problem.partition(": ")[2].partition(" can't")[0] for problem in released.problems()] == [
        "figures.length.values..origins: `origins`: input should be a valid integer",
        "figures.length.values..value: `value`",
        "sources.evil.url: `url`",
    ]


@pytest.mark.parametrize("name", ["notes", "2026", "2026-13", "old/2026-09"])
def test_files_that_are_no_editions_are_told(released: Project, name: str) -> None:
    """A file in the folder of editions is one."""
    released.write(f"data/editions/{name}.json", "{}")
    problems = released.problems()
    assert len(problems) == 1
    assert problems[0].startswith(f"data/editions/{name}.json:1:1: ")


def test_every_file_is_looked_at(released: Project) -> None:
    """Faults of several files are told at once; none is told twice."""
    released.write(FIRST, "{")
    released.replace(THIRD, '"value": "3"', '"value": "4"')
    assert [problem.split(":")[0] for problem in released.problems()] == [FIRST, THIRD]


def test_the_rules_are_named(released: Project) -> None:
    """The page of all rules states those that editions keep, by the names that problems give them."""
    released.write(FIRST, "{")
    released.replace(THIRD, '"value": "3"', '"value": "4"')
    paths = [path.relative_to(released.root).as_posix() for path in (released.root / "data/editions").iterdir()]
    _, problems = read_editions(released.root, paths)
    assert {problem.rule for problem in problems} == {"readable-edition", "unaltered-edition"} <= set(READING)


@given(amounts)
def test_an_amount_is_kept(amount: object) -> None:
    """What is frozen as digits is the same amount when it is read."""
    kept = FrozenAmount(**amount_fields(amount)).amount
    assert (kept.low, kept.high, kept.best, kept.about) == (amount.low, amount.high, amount.best, amount.about)


@given(hostile_texts)
def test_any_text_is_kept(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Whatever stands in a record, the edition's file is valid and says the same."""
    root = tmp_path_factory.mktemp("editions")
    value = FrozenValue(value="1", grade="single", sources=["a"], origins=1)
    figure = FrozenFigure(label=text, measures=text, unit="km", topic="rivers", values={"": value})
    path = root / "data/editions/2026-10.json"
    path.parent.mkdir(parents=True)
    path.write_text(edition_text(Edition("2026-10", State(figures={"length": figure}))), "utf-8")
    editions, problems = read_editions(root, [FIRST])
    assert problems == []
    assert editions[0].state.figures == {"length": figure}


def test_a_link_out_of_the_project_is_no_edition(project: Project, tmp_path: Path) -> None:
    """As everywhere in data/."""
    (tmp_path / "outside.json").write_text("{}", "utf-8")
    (project.root / "data/editions").mkdir()
    (project.root / FIRST).symlink_to(tmp_path / "outside.json")
    assert project.problems() == [f"{FIRST}:1:1: this is a link, and no link is followed; put the file itself here"]


def test_a_bound_within_a_value_is_told_by_what_was_said_of_it() -> None:
    """An edition keeps the open end alone; that somebody said 0 and somebody else at least 9 follows from both."""
    said = [
        {"value": "0", "source": "a"},
        {"low": "9", "source": "b"},
        {"low": "99", "source": "c", "status": "rejected"},
    ]
    value = FrozenValue.model_validate(
        {"low": "0", "grade": "contested", "sources": ["a", "b"], "origins": 2, "observations": said}
    )
    assert value.amount == Amount(0, None, bound=9)
