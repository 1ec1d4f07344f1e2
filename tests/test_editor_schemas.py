"""The schemas that editors read: they take what the program takes, and refuse what has the wrong shape for it.

The language server that editors start for YAML (Red Hat's) is asked itself; `make test` installs it where there is npm.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import REQUIRED
from conftest import REPOSITORY
from language_server import SERVER, LanguageServer
from sourced_briefing.base.problems import Problem
from sourced_briefing.field_docs import schemas
from sourced_briefing.load.loader import load
from sourced_briefing.model import Observation, Source
from sourced_briefing.scaffold.answers import Answers
from sourced_briefing.scaffold.folder import make_project

RIVERS = REPOSITORY / "tests/briefings/rivers"
CASES = sorted(path for path in (REPOSITORY / "tests/cases").iterdir() if (path / "data").is_dir())
LINE = "# yaml-language-server: $schema="
# What a schema can't tell: what two fields or two files say of each other, which languages there are, and numbers that
# YAML writes otherwise.
BEYOND = re.compile(
    "a figure has `obs|names the `origin`|no wording|out of order|is not a number|taken already|holds one document"
    "|the file is empty|one of the two|no language|`source` is missing|is broken down by|has no member|it has `dimensions`|or add these|no series|no dimension"
)


def data_files(root: Path) -> list[Path]:
    """The files that editors of a briefing type."""
    return [*sorted(root.glob("data/**/*.yml")), *([root / "briefing.yml"] if (root / "briefing.yml").exists() else [])]


def kind_of(root: Path, path: Path) -> str:
    first, *rest = path.relative_to(root).parts
    return (rest[0] if rest else first).removesuffix(".yml")


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    node = shutil.which("node")
    if not REQUIRED and not (node and SERVER.exists()):
        pytest.skip("needs node, and yaml-language-server: make test installs it")
    assert node, "node is missing"
    with LanguageServer(node) as running:
        yield running


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new briefing."""
    folder = tmp_path_factory.mktemp("new") / "briefing"
    make_project(folder, Answers(title="Bridges", language="en_GB"))
    return folder


# The first line


@pytest.mark.parametrize("root", [REPOSITORY, RIVERS], ids=["first briefing", "rivers"])
def test_the_first_line_of_every_data_file_names_its_schema(root: Path) -> None:
    for path in data_files(root):
        line = path.read_text("utf-8").splitlines()[0]
        assert line.startswith(LINE), path
        schema = (path.parent / line.removeprefix(LINE)).resolve()
        assert schema == REPOSITORY / f"data/schemas/{kind_of(root, path)}.json", path
        assert schema.exists(), path


def test_so_does_that_of_every_data_file_of_a_new_briefing(started: Path) -> None:
    """The schemas stand in its own folder."""
    for path in data_files(started):
        line = path.read_text("utf-8").splitlines()[0]
        schema = path.parent / line.removeprefix(LINE)
        assert schema.resolve() == started.resolve() / f"data/schemas/{kind_of(started, path)}.json", path
        assert schema.exists(), path


def test_every_schema_is_that_of_the_model(started: Path) -> None:
    for path, text in schemas().items():
        assert (REPOSITORY / path).read_text("utf-8") == (started / path).read_text("utf-8") == text
        json.loads(text)


# What is right


def underlined_in(root: Path, server: LanguageServer) -> dict[Path, list[str]]:
    """What an editor underlines in the files of a briefing, by their paths; nothing of those without a fault."""
    paths = data_files(root)
    found = server.problems([(path, path.read_text("utf-8")) for path in paths])
    return {path: problems for path, problems in zip(paths, found, strict=True) if problems}


@pytest.mark.parametrize("root", [REPOSITORY, RIVERS], ids=["first briefing", "rivers"])
def test_an_editor_underlines_nothing_in_these_briefings(root: Path, server: LanguageServer) -> None:
    assert underlined_in(root, server) == {}


def test_nor_in_a_new_one(started: Path, server: LanguageServer) -> None:
    assert underlined_in(started, server) == {}


# The same scalars as YAML reads them: numbers, dates, true and nothing, with and without quotes, and no scalars at all.
TYPED = """2024 '2024' 1.5 "1.5" -3 12_000 1e6 true 'true' False no 2025-04 2025-04-23 '2025-04-23' 2024-03/2025-04
    ../2022-10 undated FY2026 FY2026-Q1 de zh-Hant news whole https://x.example/a#:~:text=b%20c 10.1000/182 010 12:30
    null ~ '' [] [a] [2024] [true] [{a:b}] {} {a:b} [[a]]""".split()
SHAPELESS = ("[", "{")
NEEDED = {"title": "T", "publisher": "P", "url": "https://x.example", "kind": "news", "standing": "original"}
NEEDED |= {"read": "whole"}
OBSERVED = {"period": "2024", "value": "5", "source": "s", "locator": "p 1", "as_stated": "5 m"}


def typed(needed: dict[str, str], fields: list[str]) -> list[tuple[str, str, str]]:
    """Each of the values in each of the fields: field, value, and the mapping that has it."""
    rows = []
    for field in fields:
        for value in TYPED:
            pairs = {**needed, field: value.replace(":b", ": b")}
            rows.append((field, value, ", ".join(f"{name}: {text}" for name, text in pairs.items())))
    return rows


def lines_told(root: Path, path: str, problems: list[Problem]) -> set[int]:
    return {problem.place.line for problem in problems if problem.place.path == path}


@pytest.mark.parametrize("model", [Source, Observation])
def test_an_editor_takes_what_the_program_takes(
    model: type[Source | Observation], tmp_path: Path, server: LanguageServer
) -> None:
    """Each field with each value that can be typed: one record a line, so that both are asked of all of them at once.

    And what is no scalar where one is needed, or the other way round, both refuse.
    """
    kind = "sources" if model is Source else "figures"
    path, schema = tmp_path / f"data/{kind}/typed.yml", REPOSITORY / f"data/schemas/{kind}.json"
    rows = typed(NEEDED if model is Source else OBSERVED, [name for name in model.model_fields if name != "id"])
    whole = "{{id: n{0}, {1}}}" if model is Source else OBSERVATION
    text = "".join(f"  - {whole.format(number, row)}\n" for number, (_, _, row) in enumerate(rows))
    path.parent.mkdir(parents=True)
    (tmp_path / "content").mkdir()
    path.write_text(f"{LINE}{schema}\ntitle: T\n{kind}:\n{text}", "utf-8")
    refused = lines_told(tmp_path, f"data/{kind}/typed.yml", load(tmp_path)[1])
    underlined = {int(told.partition(":")[0]) for told in server.problems([(path, path.read_text("utf-8"))])[0]}
    row_at = {number + 4: row[:2] for number, row in enumerate(rows)}
    assert [row_at[line] for line in sorted(underlined - refused)] == []
    assert [row_at[line] for line in sorted(refused - underlined) if row_at[line][1].startswith(SHAPELESS)] == []
    assert 0 < len(underlined) < len(rows)


OBSERVATION = "{{id: n{0}, label: L, measures: M., unit: m, observations: [{{{1}}}]}}"


# What is wrong


@pytest.fixture(scope="module")
def underlined(server: LanguageServer) -> dict[Path, list[str]]:
    """What an editor underlines in each file of the cases for which there is a schema."""
    schemas = {
        path: REPOSITORY / f"data/schemas/{kind_of(case, path)}.json" for case in CASES for path in data_files(case)
    }
    texts = [
        (path, f"{LINE}{schema}{os.linesep}{path.read_bytes().decode('utf-8', 'replace')}")
        for path, schema in schemas.items()
        if schema.exists()
    ]
    return dict(zip([path for path, _ in texts], server.problems(texts), strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_editor_underlines_what_has_the_wrong_shape(case: Path, underlined: dict[Path, list[str]]) -> None:
    """Of a file that the program takes an editor underlines nothing; of others the lines whose shape is wrong."""
    problems = [p for p in load(case)[1] if p.rule in ("readable", "syntax")]
    for path in [path for path in data_files(case) if path in underlined]:
        found = underlined[path]
        name = path.relative_to(case).as_posix()
        told = [problem for problem in problems if problem.place.path == name]
        assert told or not found, found
        lines = {int(each.partition(":")[0]) - 1 for each in found}
        shape = [p for p in told if p.rule == "readable" and not BEYOND.search(p.message)]
        assert [str(p) for p in shape if p.place.line not in lines] == []
