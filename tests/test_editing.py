"""`briefing rename` and `briefing withdraw`: one command changes all files that it has to, or none."""

import shutil
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import REPOSITORY, Project
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel
from sourced_briefing.base.yaml_reader import read_yaml
from sourced_briefing.base.yaml_spans import Span, spans
from sourced_briefing.calls.registry import CALLS
from sourced_briefing.cli import main
from sourced_briefing.editing.edits import Edit, edited, write_all
from sourced_briefing.editing.references import CALLED, EXPRESSIONS, FIELDS, FORMULAS, LISTS
from sourced_briefing.model import RECORDS
from sourced_briefing.model.types import Id

RIVERS = "data/figures/rivers.yml"
CHANGES = "data/changes.yml"
MORE = """\
  # Half of it, for a comparison.
  - id: half
    label: Part
    measures: Part of it.
    unit: km
    formula: length / 2 # not length-of-way
"""


def ask(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(project.root), *arguments])


def release(project: Project) -> None:
    assert project.release("2026-10").exit_code == 0


def texts(project: Project) -> dict[Path, bytes]:
    return {
        path: path.read_bytes() for path in project.root.rglob("*") if path.is_file() and ".briefing" not in path.parts
    }


@pytest.fixture
def river(project: Project) -> Project:
    """A figure that a formula, a chart, a check and prose name, each in their own way."""
    project.replace(RIVERS, "as_stated: 1,233 km\n", f"as_stated: 1,233 km\n{MORE}")
    project.write(
        "data/charts/all.yml",
        """
        title: Charts
        charts:
          - {id: one, title: It is long, kind: bar, series: [{figure: 'length'}, {figure: half}]}
          - {id: limit, title: Less, kind: bar, series: [{figure: half}], thresholds: [{figure: length}]}
          - {id: pair, title: Both, kind: scatter, series: [{figure: half, against: length}]}
        """,
    )
    project.write(
        "data/reconciliations/all.yml",
        """
        title: Checks
        reconciliations:
          - id: halves
            label: Parts
            left: half * 2
            relation: "="
            right: >-
              length
              * 1
            examines: length
        """,
    )
    project.prose(
        'The length is {{ figure("length") }}, {{ claim("more than", "length", "half") }} what it was. '
        '[Its home](figures/rivers.md#length)\n\n{{ table("length", labels=["length"]) }}\n\n{{ chart("one") }}'
    )
    assert project.problems() == []
    return project


def test_a_figure_gets_another_id_wherever_it_is_named(river: Project) -> None:
    """In fields, formulas, calls and links; words that only look like it, and comments, stay."""
    done = ask(river, "rename", "length", "river-length")
    assert done.output.splitlines()[-1] == "length is river-length now."
    assert river.problems() == []
    assert "formula: river-length / 2 # not length-of-way" in (river.root / RIVERS).read_text("utf-8")
    charts = (river.root / "data/charts/all.yml").read_text("utf-8")
    assert "figure: 'river-length'" in charts
    assert "thresholds: [{figure: river-length}]" in charts
    assert "against: river-length" in charts
    assert "      river-length\n      * 1\n" in (river.root / "data/reconciliations/all.yml").read_text("utf-8")
    prose = (river.root / "content/index.md").read_text("utf-8")
    assert 'The length is {{ figure("river-length") }}, {{ claim("more than", "river-length", "half") }}' in prose
    assert '(figures/rivers.md#river-length)\n\n{{ table("river-length", labels=["length"]) }}' in prose


def test_nothing_but_the_name_changes(river: Project) -> None:
    """Going back gives the same bytes."""
    before = texts(river)
    ask(river, "rename", "length", "river-length")
    ask(river, "rename", "river-length", "length")
    assert texts(river) == before


@pytest.mark.parametrize("kind", ["sources", "charts", "reconciliations"])
def test_other_records_too(river: Project, kind: str) -> None:
    old = {"sources": "survey", "charts": "one", "reconciliations": "halves"}[kind]
    assert ask(river, "rename", old, "another").exit_code == 0
    assert river.problems() == []


def test_what_is_known_of_links_goes_along(river: Project) -> None:
    """It stands in a file of its own, by the ids of sources."""
    link = "{url: 'https://registry.example/survey', state: ok, checked: 2026-11-20}"
    river.write("data/source-health.yml", f"source-health:\n  - source: survey\n    address: {link}\n")
    assert river.problems() == []
    assert ask(river, "rename", "survey", "census").exit_code == 0
    assert "  - source: census\n" in (river.root / "data/source-health.yml").read_text("utf-8")
    assert river.problems() == []


def test_ends_of_lines_stay_as_they_are(river: Project) -> None:
    path = river.root / RIVERS
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    release(river)
    assert ask(river, "rename", "length", "river-length").exit_code == 0
    assert b"  - id: river-length\r\n    was: [length]\r\n" in path.read_bytes()
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")


def test_a_released_figure_says_what_it_was(river: Project) -> None:
    release(river)
    done = ask(river, "rename", "length", "river-length")
    assert done.output.endswith("length is river-length now, and says that it was length.\n")
    assert "  - id: river-length\n    was: [length]\n    label:" in (river.root / RIVERS).read_text("utf-8")
    assert river.problems() == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("    was: [stream]\n", "    was: [length, stream]\n"),
        ("    was:\n      - stream\n", "    was:\n      - length\n      - stream\n"),
    ],
)
def test_earlier_names_are_kept(river: Project, written: str, expected: str) -> None:
    river.replace(RIVERS, "  - id: length\n", f"  - id: length\n{written}")
    release(river)
    assert ask(river, "rename", "length", "river-length").exit_code == 0
    assert expected in (river.root / RIVERS).read_text("utf-8")


def test_what_was_said_of_earlier_editions_stays(river: Project) -> None:
    """It is a part of editions, which never change; what is said of the newest goes along."""
    release(river)
    river.replace(RIVERS, "value: 1_233", "value: 1_234")
    river.replace(RIVERS, "as_stated: 1,233 km", "as_stated: 1,234 km")
    river.write(CHANGES, "changes:\n  - {figure: length, after: 2026-10, kind: revision, note: Measured anew.}\n")
    assert river.problems() == []
    ask(river, "rename", "length", "river-length")
    assert "figure: river-length" in (river.root / CHANGES).read_text("utf-8")
    assert river.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("lenght", "x", 'there is no record "lenght"; did you mean "length"?'),
        ("length", "half", '"half" is the id of another one of figures'),
        ("length", "River Length", '"River Length" is no id'),
        ("length", "x" * 81, "is no id"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_changes(river: Project, old: str, new: str, told: str) -> None:
    before = texts(river)
    done = ask(river, "rename", old, new)
    assert done.exit_code == 2
    assert told in done.output
    assert texts(river) == before


def test_a_name_that_stands_where_nobody_looks_keeps_everything_as_it_is(river: Project) -> None:
    """The result has to be the same briefing: an escape in a call hides the id, so the call would lead nowhere."""
    river.prose(r'It is {{ figure("len\x67th") }} long.')
    assert river.problems() == []
    before = texts(river)
    done = ask(river, "rename", "length", "river-length")
    assert "no file was changed" in done.output
    assert texts(river) == before


def test_an_id_of_two_kinds_is_asked_for(river: Project) -> None:
    river.replace("data/charts/all.yml", "id: one", "id: length")
    river.replace("content/index.md", 'chart("one")', 'chart("length")')
    assert "say which with --kind" in ask(river, "rename", "length", "x").output
    assert ask(river, "rename", "length", "x", "--kind", "charts").exit_code == 0
    assert river.problems() == []
    assert 'chart("x")' in (river.root / "content/index.md").read_text("utf-8")


def test_a_file_that_can_not_be_read_is_mended_first(river: Project) -> None:
    """It may hold the name anywhere."""
    river.write("data/events/broken.yml", "events: [")
    assert "mend what can't be read first: data/events/broken.yml" in ask(river, "rename", "length", "x").output


def test_the_repository_s_own_figures_can_be_renamed(tmp_path: Path) -> None:
    project = Project(tmp_path / "copy")
    shutil.rmtree(project.root)
    for part in ("data", "content"):
        shutil.copytree(REPOSITORY / part, project.root / part)
    shutil.copy(REPOSITORY / "briefing.yml", project.root)
    assert ask(project, "rename", "chip-price", "price-of-one-chip").exit_code == 0
    assert project.problems() == []


# Withdrawing


@pytest.fixture
def lake(project: Project) -> Project:
    """A released figure that nothing uses, with a comment of its own, before another one."""
    project.replace(
        RIVERS,
        "figures:\n",
        "figures:\n  # All lakes.\n\n  # Only the largest.\n  - id: lake\n    label: Lake\n    measures: It.\n    unit: km\n"
        "    observations:\n      - {value: 1_233, source: survey, locator: row, as_stated: '1,233 km'} # as typed\n\n",
    )
    release(project)
    return project


def test_a_withdrawn_figure_leaves_its_reason(lake: Project) -> None:
    done = ask(lake, "withdraw", "lake", "--because", 'It is "no" river: never was.', "--kind", "correction")
    assert done.output.splitlines()[-1] == "lake is withdrawn."
    assert (
        (lake.root / RIVERS)
        .read_text("utf-8")
        .startswith("title: Rivers\nfigures:\n  # All lakes.\n\n\n  - id: length\n")
    )
    assert (lake.root / CHANGES).read_text("utf-8") == (
        "changes:\n  - figure: lake\n    after: 2026-10\n    kind: correction\n"
        '    note: "It is \\"no\\" river: never was."\n'
    )
    assert lake.problems() == []


def test_reasons_are_put_below_others(lake: Project) -> None:
    lake.write(CHANGES, "# What we say.\nchanges:\n- figure: length\n  after: 2026-10\n  kind: method\n  note: Anew.")
    lake.replace(RIVERS, "From the spring to the sea.", "From the lake to the sea.")
    assert ask(lake, "withdraw", "lake", "--because", "Gone.").exit_code == 0
    assert (
        (lake.root / CHANGES)
        .read_text("utf-8")
        .endswith('  note: Anew.\n- figure: lake\n  after: 2026-10\n  kind: revision\n  note: "Gone."\n')
    )
    assert lake.problems() == []


def test_a_figure_that_is_gone_without_a_reason_is_told(lake: Project) -> None:
    text = (lake.root / RIVERS).read_text("utf-8")
    start, end = text.index("  # Only"), text.index("  - id: length")
    (lake.root / RIVERS).write_text(text[:start] + text[end:], "utf-8")
    [told] = lake.problems()
    assert told.startswith(f'{RIVERS}:1:1: the figure "lake" stood in edition 2026-10 and is gone')
    assert told.endswith('briefing withdraw lake --because "..."')
    assert ask(lake, "withdraw", "lake", "--because", "It has dried up.").exit_code == 0
    assert lake.problems() == []


def test_a_file_that_can_not_be_read_hides_no_figure(lake: Project) -> None:
    """What keeps it from being read is told, and not what follows."""
    lake.write(RIVERS, "title: Rivers\nfigures: [\n")
    assert not any("is gone" in problem for problem in lake.problems())


def test_what_something_leans_on_is_not_withdrawn(lake: Project) -> None:
    before = texts(lake)
    done = ask(lake, "withdraw", "length", "--because", "We are tired of it.")
    assert done.exit_code == 2
    assert 'content/index.md:7:17: there is no figure "length"' in done.output
    assert texts(lake) == before


def test_of_what_was_never_released_no_reason_is_kept(river: Project) -> None:
    (river.root / "data/charts/all.yml").unlink()
    (river.root / "data/reconciliations/all.yml").unlink()
    river.prose('It is {{ figure("length") }} long.')
    assert "no reason is kept" in ask(river, "withdraw", "half", "--because", "Not needed.").output
    assert not (river.root / CHANGES).exists()
    assert "# Half of it" not in (river.root / RIVERS).read_text("utf-8")


# What they are made of


def test_every_call_is_looked_through() -> None:
    assert set(CALLED) == set(CALLS)
    assert set(EXPRESSIONS) <= set(CALLS)


def fields_of(model: type[BaseModel]) -> Iterator[tuple[str, object]]:
    """All fields of a record and of what it holds."""
    for name, hint in typing.get_type_hints(model, include_extras=True).items():
        if name in model.model_fields:
            yield name, hint
            for part in _models(hint):
                yield from fields_of(part)


def _models(hint: object) -> Iterator[type[BaseModel]]:
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield hint
    for part in typing.get_args(hint):
        yield from _models(part)


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_that_names_a_record_is_looked_through(kind: str) -> None:
    names = {name for name, hint in fields_of(RECORDS[kind]) if hint in (Id, Id | None, list[Id])}
    assert names - {"id", "was", "rule", "calendar"} <= {*FIELDS, *LISTS, *FORMULAS}


DATA = sorted((REPOSITORY / "data").rglob("*.yml"))


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.stem)
def test_every_scalar_is_found_where_it_stands(path: Path) -> None:
    """One that is on one line stands there, letter for letter; the value is that of the reader."""
    text = path.read_text("utf-8")
    document, _ = read_yaml(text, "")
    for span in spans(text):
        if isinstance(span, Span):
            node = document
            for step in span.path:
                node = node[step]
            assert (node or "") == span.value
            raw = text[span.start : span.end]
            assert "\n" in raw or span.value in raw or raw[0] in "\"'"


@given(st.text(), st.lists(st.tuples(st.integers(0, 50), st.text(max_size=3)), max_size=5))
def test_edits_change_what_they_name_alone(text: str, put: list[tuple[int, str]]) -> None:
    edits = [Edit(min(at, len(text)), min(at, len(text)), new) for at, new in put]
    assert len(edited(text, edits)) == len(text) + sum(len(new) for _, new in put)
    assert edited(text, []) == text


def test_a_disk_that_fails_leaves_every_file_as_it_was(tmp_path: Path) -> None:
    """The second file can't be written, since it is a folder."""
    (tmp_path / "a").write_text("old", "utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b/c").touch()
    with pytest.raises(OSError, match="b"):
        write_all(tmp_path, {"a": "new", "b": "new"})
    assert (tmp_path / "a").read_text("utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]
