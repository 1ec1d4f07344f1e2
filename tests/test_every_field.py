"""Whatever stands in any field, any file name or the prose: refused, or harmless in everything that is written.

Each field of each kind of record gets hostile values, one at a time, in a small working briefing. Where the briefing
is refused, each message is one line that a terminal can show; where it is not, all files that are written are read
by programs that know their formats, and every page is looked at as finished HTML. `pytest --slips 275` tries all values.
"""

import csv
import io
import json
import re
import shutil
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import pytest
import rispy
import yaml
from conftest import REPOSITORY, told_well
from pybtex.database import parse_string
from sourced_briefing.base.html_gate import Gate
from sourced_briefing.base.problems import BriefingError
from sourced_briefing.base.rendering import render
from sourced_briefing.build import build_briefing
from sourced_briefing.model import Archived, Better, Break, Fields, Observation, Person, Retraction, Series, Threshold
from sourced_briefing.model.kinds import KINDS

RIVERS = REPOSITORY / "tests/briefings/rivers"
PAYLOADS: list[Any] = [
    '"><script>pwned()</script>', "' onmouseover='pwned()", "<svg/onload=pwned()>", "javascript:pwned()//",
    "https://x.example/\"><img src=x onerror=pwned()>", "data:text/html,<script>pwned()</script>", "[pwned](javascript:pwned())",
    "![pwned](https://x.example/t.png)", "[pwned]: ftp://x.example/x", "{ onclick=pwned() }", "{{ pwned() }}", "{% pwned %}", "{{ figure(",
    "]]> --> */ pwned", "pwned\n::error title=x::y", "pwned\r\nTY  - JOUR\r\nER  - ", "pwned}, @book{x, title = {", "=cmd|' /C pwned'!A0",
    "+pwned", "@SUM(pwned)", "pwned\x02script", "pwned\x1b[31m", "pwned\u202e", "pwned\u2028x", "pwned\ufeff", "pwn\x00ed", "\ud7ffpwned\U0010ffff",
    "../../pwned", "/etc/passwd", "pwned" * 5000, "1e999999999", "-1e-999999999", "9" * 5000, 10**4000, float("nan"), float("inf"), True, None,
    "sum(" * 3000, "((((" * 3000, "2024-13-45", "0000", "|pwned|", "`pwned`", "&#x3c;pwned", "<!-- pwned", "[^pwned]", "~~~pwned", "&amp;pwned;",
    [], {}, ["pwned"], {"pwned": "pwned"}, [[[[["pwned"]]]]],
]  # fmt: skip
NAMES = [
    '"><script>pwned.md', "a' onx='pwned.md", "pwned\n::error::x.md", "pwned\x02.md", "..%2fpwned.md", "pwned?x#y.md", "PWNED.md",
    "pwned .md", "-pwned.md", "con.md", "pwned\u202e.md", "{{pwned}}.md", "pwned.html.md", "p" * 240 + ".md", ".pwned.md", "index.html.md",
]  # fmt: skip
INNER: dict[str, type[Fields]] = {"observations": Observation, "breaks": Break, "series": Series, "better": Better}
INNER |= {"thresholds": Threshold, "authors": Person, "archived": Archived, "retracted": Retraction}
TRIED = 3  # values in each field, of which every value has its turn


def fields() -> list[tuple[str, tuple[str, ...]]]:
    """Each field as the kind of its record, and the way to it."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for kind in KINDS.values():
        for name in kind.model.model_fields:
            found.append((kind.name, (name,)))
            found += [(kind.name, (name, inner)) for inner in (INNER[name].model_fields if name in INNER else ())]
    return [way for way in found if (RIVERS / "data" / way[0]).is_dir()]


def copy(folder: str) -> Path:
    return shutil.copytree(RIVERS, Path(folder) / "rivers", ignore=shutil.ignore_patterns(".briefing", "site"))


def put(file: Path, kind: str, way: tuple[str, ...], value: Any) -> None:
    """Write the first record of the file with the value in the field, or in that of its first inner record."""
    data = yaml.safe_load(file.read_text("utf-8"))
    record = next((r for r in data[kind] if isinstance(r.get(way[0]), list | dict) and len(way) > 1), data[kind][0])
    if len(way) > 1:
        inner = record.setdefault(way[0], [{}])
        record = inner[0] if isinstance(inner, list) else inner
    record[way[-1]] = value
    file.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")


def find_harm(root: Path) -> Iterator[str]:
    """What is wrong with the answer to the briefing in the folder: nothing, whatever it holds."""
    try:
        texts = build_briefing(root).texts
    except BriefingError as error:
        yield from (repr(str(problem)) for problem in error.problems if not told_well(root, problem))
        return
    for path, text in texts.items():
        if (reader := READERS.get(Path(path).suffix)) and "pwned" in text:
            try:
                yield from reader(path, text)
            except Exception as error:  # whatever a reader of the format can not read
                yield f"{path}: {error!r}"


def find_in_page(path: str, text: str) -> Iterator[str]:
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    gate = Gate(lambda script: False)
    yield from (str(problem) for problem in gate.problems(render(body), path, path))


def find_in_html(path: str, text: str) -> Iterator[str]:
    yield from re.findall(r"<script>pwned|<[^<>\"']*on(?:error|load)=pwned", text)


def find_in_json(path: str, text: str) -> Iterator[str]:
    json.loads(text, parse_constant=lambda name: pytest.fail(f"{path} holds {name}"))
    yield from ()


def find_in_xml(path: str, text: str) -> Iterator[str]:
    ElementTree.fromstring(text)  # noqa: S314 - written here
    yield from ()


def find_in_csv(path: str, text: str) -> Iterator[str]:
    rows = list(csv.reader(io.StringIO(text), strict=True))
    yield from (cell for row in rows for cell in row if re.match(r"[=+@\t\r]|-(?!\d)", cell))


def find_in_bibtex(path: str, text: str) -> Iterator[str]:
    entries = parse_string(text, "bibtex").entries
    yield from (str(entry.fields) for entry in entries.values() if entry.type == "book")


def find_in_ris(path: str, text: str) -> Iterator[str]:
    count = len(re.findall(r"^TY  - ", text, re.MULTILINE))
    yield from () if len(rispy.loads(text)) == count == text.count("ER  - ") else (text,)


READERS = {
    ".md": find_in_page, ".html": find_in_html, ".json": find_in_json, ".xml": find_in_xml, ".csv": find_in_csv,
    ".bib": find_in_bibtex, ".ris": find_in_ris,
}  # fmt: skip


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in fields()}))
def test_no_field_does_harm(kind: str, slips: int) -> None:
    """Neither a field that people write as a text nor one of any other type, at any depth of a record."""
    tried = len(PAYLOADS) if slips > len(PAYLOADS) else TRIED
    turns = cycle(PAYLOADS)
    with TemporaryDirectory() as folder:
        root = copy(folder)
        file = sorted((root / "data" / kind).glob("*.yml"))[0]
        before = file.read_text("utf-8")
        harm = []
        for way in [way for at, way in fields() if at == kind]:
            for value in islice(turns, tried):
                put(file, kind, way, value)
                harm += [(way, value, found) for found in find_harm(root)]
                file.write_text(before, "utf-8")
        assert harm == []


@pytest.mark.parametrize("payload", [value for value in PAYLOADS if isinstance(value, str)], ids=lambda v: repr(v[:20]))
def test_no_prose_does_harm(payload: str) -> None:
    """Neither in a paragraph, nor in a title, a heading, a table or the words of a link."""
    with TemporaryDirectory() as folder:
        root = copy(folder)
        page = root / "content/hostile.md"
        harm = []
        for title, body in (
            ("T", payload),
            (payload, "x"),
            ("T", f"# {payload}\n\n| {payload} |\n|---|\n| x |\n\n[{payload}](index.md)"),
        ):
            page.write_text(f"---\ntitle: {json.dumps(title)}\n---\n\n{body}\n", "utf-8", newline="")
            harm += list(find_harm(root))
        assert harm == []


@pytest.mark.parametrize("name", NAMES, ids=repr)
@pytest.mark.parametrize("folder", ["content", "data/figures", "data/sources", "data/editions", "data"])
def test_no_file_name_does_harm(folder: str, name: str) -> None:
    """Of prose, of data, of an edition, and of a file that nothing reads."""
    with TemporaryDirectory() as parent:
        root = copy(parent)
        file = root / folder / (name if folder == "content" else name.removesuffix(".md") + ".yml")
        file.parent.mkdir(exist_ok=True)
        file.write_text("---\ntitle: T\n---\n\npwned\n" if folder == "content" else "title: pwned\n", "utf-8")
        assert list(find_harm(root)) == []
