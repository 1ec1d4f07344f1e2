"""What stands once at the head of a file, or of a figure, is as if it had been typed below it."""

import itertools
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.memory import Memory
from sourced_briefing.base.yaml_reader import read_yaml
from sourced_briefing.build import build_briefing
from sourced_briefing.cli import main
from sourced_briefing.load.defaults import fill_in

FILE = "data/figures/rivers.yml"
SHORT = """\
title: Rivers
unit: km
note: Tributaries are not counted.
source: survey
locator: table 1
figures:
  - id: length
    label: Length of the river
    measures: From the spring to the sea.
    observations:
      - {period: 2023, value: 1_230, as_stated: '1,230 km'}
      - {period: 2024, value: 1_233, locator: row 2, as_stated: '1,233 km'}
      - {period: 2024, value: 1_240, source: gazette, locator: para 3, as_stated: '1,240 km'}
  - id: people
    label: People beside it
    measures: Whoever lives there.
    unit: person
    note: Counted at night.
    source: gazette
    locator: para 9
    observations:
      - {value: 50, as_stated: 50 people}
  - id: twice
    label: Length of both ways
    measures: There and back.
    formula: length * 2
"""
LONG = """\
title: Rivers
figures:
  - id: length
    label: Length of the river
    measures: From the spring to the sea.
    unit: km
    note: Tributaries are not counted.
    observations:
      - {period: 2023, value: 1_230, source: survey, locator: table 1, as_stated: '1,230 km'}
      - {period: 2024, value: 1_233, source: survey, locator: row 2, as_stated: '1,233 km'}
      - {period: 2024, value: 1_240, source: gazette, locator: para 3, as_stated: '1,240 km'}
  - id: people
    label: People beside it
    measures: Whoever lives there.
    unit: person
    note: Counted at night.
    observations:
      - {value: 50, source: gazette, locator: para 9, as_stated: 50 people}
  - id: twice
    label: Length of both ways
    measures: There and back.
    unit: km
    note: Tributaries are not counted.
    formula: length * 2
"""


def written(project: Project, text: str) -> tuple[dict[str, object], dict[str, bytes]]:
    """The figures of the file, and everything that is written with them."""
    (project.root / FILE).write_text(text, "utf-8")
    project.prose('It is {{ figure("length", "2023") }} long.')
    figures = {id: figure.model_dump() for id, figure in project.briefing().figures.items()}
    project.pages()
    folder = project.root / "written"
    files = {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    return figures, files


def test_both_forms_are_equal(project: Project) -> None:
    """Records, pages and files for programs are the same, byte for byte."""
    assert written(project, SHORT) == written(project, LONG)


def found(project: Project, text: str) -> list[str]:
    (project.root / FILE).write_text(text, "utf-8")
    project.prose('It is {{ figure("length", "2023") }} long.')
    return project.problems()


@pytest.mark.parametrize(
    ("default", "wrong", "place", "told"),
    [
        ("unit: km\n", "unit: kn\n", "2:7", 'unit "kn" is not known'),
        ("source: survey\n", "source: stream\n", "4:9", 'source "stream" is not known'),
        ("source: survey\n", "source: Survey!\n", "4:9", "source"),
        ("note: Tributaries are not counted.\n", "note:\n", "3:", "`note` has no value"),
    ],
)
def test_what_is_wrong_with_a_default_is_told_at_it_and_once(
    project: Project, default: str, wrong: str, place: str, told: str
) -> None:
    """However many records take it."""
    problems = found(project, SHORT.replace(default, wrong, 1))
    assert [p for p in problems if f"{FILE}:{place}" in p and told in p] == problems[:1]
    assert len([p for p in problems if f"{FILE}:" in p]) == 1, problems


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("unit: km\n", "unit: km\ncalendar: office\n", 'calendar "office" is not known'),
        (
            "    formula:",
            "    source: survey\n    formula:",
            "unused default: no observation below takes this `source`",
        ),
        ("    source: gazette\n", "", ""),
        (
            "{value: 50, as_stated",
            "{value: 50, source: survey, locator: row 1, as_stated",
            "unused default: no observation below takes this `source`",
        ),
    ],
)
def test_a_default_that_nobody_takes_is_refused(project: Project, old: str, new: str, told: str) -> None:
    """It would say of records what is not so of any."""
    problems = found(project, SHORT.replace(old, new, 1))
    assert (told in " ".join(problems)) if told else problems == []


def test_a_locator_belongs_to_the_source_beside_it(project: Project) -> None:
    """Who names a source names the locator too: that of the head is of another publication."""
    own = SHORT.replace("source: gazette, locator: para 3,", "source: gazette,")
    assert any("`locator` is missing" in problem and f"{FILE}:13" in problem for problem in found(project, own))
    figure = SHORT.replace("    locator: para 9\n", "")
    assert any("`locator` is missing" in problem for problem in found(project, figure))


def test_series_of_a_figure_take_them_too(project: Project) -> None:
    """Whether a series is a list of observations or says more of itself."""
    project.write(
        "data/dimensions/banks.yml",
        """
        title: Banks
        dimensions:
          - {id: bank, label: Bank, members: [{id: left, label: Left}, {id: right, label: Right}]}
        """,
    )
    text = """\
title: Rivers
source: survey
locator: table 1
figures:
  - id: length
    label: Length of the river
    measures: From the spring to the sea.
    unit: km
    dimensions: [bank]
    series:
      left: [{period: 2023, value: 9, as_stated: 9 km}]
      right: {observations: [{period: 2023, value: 8, as_stated: 8 km}]}
"""
    (project.root / FILE).write_text(text, "utf-8")
    project.prose('{{ figure("length", "latest", bank="left") }} and {{ figure("length", "first", bank="right") }}.')
    assert project.problems() == []
    assert project.briefing().figures["length-left"].observations[0].source == "survey"


def test_other_kinds_of_records_have_no_defaults(project: Project) -> None:
    """There they are unknown fields."""
    project.replace("data/sources/press.yml", "title: The press\n", "title: The press\nunit: km\n")
    assert any("`unit` is not a known field" in problem for problem in project.problems())


def test_a_slip_in_the_name_of_a_default_is_told_with_what_was_meant(project: Project) -> None:
    project.replace(FILE, "title: Rivers\n", "title: Rivers\nlocatr: table 1\n")
    assert f'{FILE}:2:1: `locatr` is not a known field; did you mean "locator"?' in project.problems()


def test_a_running_build_follows_the_head_of_a_file(project: Project) -> None:
    """What is taken from there is another record when the head is, also when only its place is."""
    assert found(project, SHORT) == []
    memory = Memory()
    for text in (
        SHORT,
        SHORT.replace("table 1", "table 2"),
        SHORT.replace("unit: km", "# one\n\nunit: km"),
        LONG,
        SHORT,
    ):
        (project.root / FILE).write_text(text, "utf-8")
        kept = build_briefing(project.root, memory=memory).briefing.figures
        fresh = build_briefing(project.root).briefing.figures
        assert [f.model_dump() for f in kept.values()] == [f.model_dump() for f in fresh.values()]
        assert [f.place("unit") for f in kept.values()] == [f.place("unit") for f in fresh.values()]


NAMES = ("unit", "calendar", "note", "source", "locator")
SOME = st.sets(st.sampled_from(NAMES))


@given(SOME, st.lists(st.tuples(SOME, st.lists(SOME, max_size=3)), min_size=1, max_size=3))
def test_nothing_typed_is_changed_and_nothing_is_put_twice(
    head: set[str], figures: list[tuple[set[str], list[set[str]]]]
) -> None:
    """Each field of a record is the typed one, or else that of the nearest head, and says where it stands."""
    count = itertools.count()

    def lines(names: set[str], indent: int) -> list[str]:
        return [f"{' ' * indent}{name}: v{next(count)}" for name in sorted(names)]

    text = ["title: x", *lines(head, 0), "figures:"]
    for own, observations in figures:
        text += ["  - id: x", *lines(own, 4), "    observations:"]
        for each in observations:
            text += ["      - value: 1", *lines(each, 8)]
        if not observations:
            text[-1] += " []"
    before, _ = read_yaml("\n".join(text) + "\n", "x")
    after, _ = fill_in(read_yaml("\n".join(text) + "\n", "x")[0], "figures", "x")
    assert not any(name in after for name in NAMES)
    for was, now in zip(before["figures"], after["figures"], strict=True):
        assert not {"source", "locator"} & set(now)
        for name in ("unit", "calendar", "note"):
            assert now.get(name) == was.get(name, before.get(name))
        for o, filled in zip(was["observations"], now["observations"], strict=True):
            for name in ("source", "locator"):
                nearest = was if "source" in was or name in was else before
                expected = o.get(name) if name in o or "source" in o else nearest.get(name)
                assert filled.get(name) == expected
            for name in filled:
                at = filled.value_at(name)
                assert text[at.line][at.column :].startswith(str(filled[name]))


def test_commands_work_with_defaults(project: Project) -> None:
    """A source at a head is renamed with its record, and the layout stays."""
    assert found(project, SHORT) == []
    run = CliRunner().invoke
    renamed = run(main, ["--project", str(project.root), "rename", "survey", "census"])
    assert renamed.exit_code == 0, renamed.output
    assert "source: census\n" in Path(project.root / FILE).read_text("utf-8")
    assert run(main, ["--project", str(project.root), "fmt"]).exit_code == 0
    assert project.problems() == []
    assert list(project.briefing().figures["length"].needs) != []
