"""A site built from data in which every text that a person can write tries to run a script in the reader's browser."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY, Document
from mkdocs.commands.build import build
from mkdocs.config import load_config
from sourced_briefing.build import build_briefing
from sourced_briefing.model import (
    RECORDS,
    Archived,
    Better,
    Break,
    Fields,
    FileHead,
    Observation,
    Person,
    Retraction,
    Series,
)

HARMLESS = "a few words"
ATTACKS = [
    "<script>pwned()</script>",
    "</script><script>pwned()</script>",
    "</title></textarea></style><script>pwned()</script>",
    "<!-- <script>pwned()",
    "--><script>pwned()</script>",
    '"><img src=x onerror=pwned()>',
    "'><svg onload=pwned()>",
    '" onmouseover="pwned()',
    "' onfocus='pwned()' autofocus='",
    'noon;url=javascript:pwned()" http-equiv="refresh',
    "[click](javascript:pwned())",
    "![x](x){ onerror=pwned() }",
    "a { onclick=pwned() }",
    "a {: onclick=pwned() }",
    '<https://x.example/"onclick="pwned()>',
    "&lt;script&gt;pwned()&lt;/script&gt;",
    "&#x3C;script&#x3E;pwned()&#x3C;/script&#x3E;",
    "\\<script>pwned()\\</script>",
    "`</code><script>pwned()</script>`",
    "| a |</td></table><script>pwned()</script>",
    "*[pwned]: <b>",
    "[^a]: <script>pwned()</script>",
    "<b onclick=pwned()>bold</b> <a href=javascript:pwned()>link</a>",
]
# What prose may say, where marks of HTML are refused: the title and the description of a page.
QUOTES = ["' onfocus='pwned()' autofocus='", "&quot; onmouseover=&quot;pwned()", "a title=pwned() /"]
MKDOCS = f"""
INHERIT: {REPOSITORY / "mkdocs.yml"}
nav:
"""
# What a record needs beside its texts, to be read at all; NAME is its own id.
NEEDED: dict[Any, dict[str, Any]] = {
    RECORDS["sources"]: {
        "url": "https://x.example",
        "kind": "news",
        "standing": "relay",
        "origin": "origin",
        "read": "whole",
    },
    RECORDS["figures"]: {"unit": "hostile"},
    RECORDS["events"]: {"date": "2024-01-02", "source": "NAME"},
    RECORDS["charts"]: {"kind": "line", "events": ["NAME"]},
    RECORDS["assessments"]: {"source": "NAME", "verdict": "undecided"},
    Observation: {"period": "2024", "value": "5", "source": "NAME", "status": "rejected"},
    Break: {"at": "2024"},
    Better: {"event": "NAME"},
    Person: {},
    Archived: {"url": "https://x.example", "date": "2024-01-02"},
    Retraction: {"url": "https://x.example", "date": "2024-01-02"},
    Series: {"figure": "NAME", "rejected": "true"},
}
KINDS = {model.kind_name: model for model in list(NEEDED)[:5]}
FILES = 6  # of each kind
INNER: dict[str, type[Fields]] = {
    "observations": Observation,
    "breaks": Break,
    "series": Series,
    "better": Better,
    "authors": Person,
    "archived": Archived,
    "retracted": Retraction,
}
OF_A_SCATTER = ("upward", "across")  # refused elsewhere; test_charts.py draws one with hostile texts
OF_OTHERS = ("series", "each", "source", "locator")  # of what is broken down, or has heads for its observations
ALONE = ("archived", "retracted")  # not in lists


def is_text(model: type[Fields], name: str) -> bool:
    """Whether a field holds a text that people read."""
    return "_printable" in repr(model.model_fields[name].rebuild_annotation())


def record(model: type[Fields], name: str, text: str) -> dict[str, Any]:
    """A record of `model` whose every text is `text`."""
    fields = {
        key: value.replace("NAME", name) if isinstance(value, str) else value for key, value in NEEDED[model].items()
    }
    for field in model.model_fields:
        if model is RECORDS["figures"] and field in OF_OTHERS:
            continue
        if field == "known_as":
            fields[field] = [text]
        elif field in INNER:
            inner = record(INNER[field], name, text)
            fields[field] = inner if field in ALONE else [inner, text] if field == "authors" else [inner]
        elif is_text(model, field) and field not in OF_A_SCATTER:
            fields[field] = f"5. {text}" if field == "as_stated" else text
    if "events" in fields:
        fields["events"] = [name]
    return ({"id": name} if "id" in model.model_fields else {}) | fields


def write_project(root: Path, texts: list[str]) -> Path:
    """A project with one record of each kind for each text, and a page of prose that calls them all.

    Each text is also the title of a file of one kind.
    """
    for place, (kind, model) in enumerate(KINDS.items()):
        for number in range(FILES):
            title = texts[(place * FILES + number) % len(texts)]
            head = {field: title for field in FileHead.model_fields if is_text(FileHead, field)}
            records = [record(model, f"n{n}", text) for n, text in list(enumerate(texts))[number::FILES]]
            file = root / f"data/{kind}/f{number}.yml"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(yaml.safe_dump(head | {kind: records}, default_style="'"), "utf-8")
    origin = record(RECORDS["sources"], "origin", "Origin") | {"standing": "original"}
    del origin["origin"]
    (root / "data/sources/origin.yml").write_text(yaml.safe_dump({"title": "Origin", "sources": [origin]}), "utf-8")
    symbols = ("word", "words") if HARMLESS in texts else ("<script>pwned()</script>", '"><svg/onload/pwned()>')
    (root / "data/units.txt").write_text("hostile = [hostile] = {} = {}\n".format(*symbols), "utf-8")
    calls = [
        f'{{{{ figure("n{n}", rejected=true) }}}} {{{{ cite("n{n}") }}}} {{{{ event("n{n}") }}}}\n\n{{{{ chart("n{n}") }}}}\n'
        for n in range(len(texts))
    ]
    rows = ", ".join(f'"n{n}": [{{"figure": "n{n}", "rejected": true}}]' for n in range(len(texts)))
    calls += [f'{{{{ key_figures({{"figure": "n{n}", "rejected": true}}) }}}}\n' for n in range(len(texts))]
    calls += [
        "{{ events() }}\n",
        "{{ assessments() }}\n",
        "{{ ledger() }}\n",
        "{{ edition() }}\n",
        f'{{{{ table(rows={{{rows}}}, columns=["", "x"]) }}}}\n',
    ]
    (root / "content").mkdir()
    (root / "content/index.md").write_text("---\ntitle: Home\n---\n\n" + "\n".join(calls), "utf-8")
    for number, text in enumerate([HARMLESS] * 3 if HARMLESS in texts else QUOTES):
        head = yaml.safe_dump({"title": text, "description": text}, default_style="'")
        (root / f"content/q{number}.md").write_text(f"---\n{head}---\n\nText.\n", "utf-8")
    (root / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    return root


def built(root: Path) -> dict[str, Document]:
    """Every page of the site that MkDocs and the repository's theme make of the project."""
    build(load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site")))
    return {
        path.relative_to(root / "site").as_posix(): Document(path.read_text("utf-8"))
        for path in (root / "site").rglob("*.html")
    }


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    return built(write_project(tmp_path_factory.mktemp("harmless"), [HARMLESS] * len(ATTACKS)))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Document]:
    return built(write_project(tmp_path_factory.mktemp("hostile"), ATTACKS))


def test_every_text_of_every_record_takes_part(tmp_path: Path) -> None:
    """No field for a text was forgotten: the project uses each of them, and nothing in it is a problem of the data."""
    models = [*KINDS.values(), *INNER.values()]
    texts = {(model, field) for model in models for field in model.model_fields if is_text(model, field)}
    assert {model for model, _ in texts} == set(models) - {Archived}
    assert build_briefing(write_project(tmp_path / "p", [HARMLESS] * len(ATTACKS))).pages


def test_the_same_pages_are_there(harmless: dict[str, Document], hostile: dict[str, Document]) -> None:
    """Hostile texts make no page disappear and no other page appear."""
    assert set(hostile) == set(harmless)


def test_no_script_runs_what_a_text_says(hostile: dict[str, Document]) -> None:
    """No text of the data reaches a script, but as JSON in a script element that holds data only."""
    for page, document in hostile.items():
        for script in document.scripts:
            assert "pwned" not in script or json.loads(script) is not None, page


def test_no_element_has_an_attribute_that_a_harmless_text_does_not_give(
    harmless: dict[str, Document], hostile: dict[str, Document]
) -> None:
    """Every element of every page stands there with the same attributes when all texts are harmless."""
    for page, document in hostile.items():
        known = {(tag, *sorted(attributes)) for tag, attributes in harmless[page].elements}
        assert {(tag, *sorted(attributes)) for tag, attributes in document.elements} <= known, page


def test_every_page_has_the_elements_that_it_has_with_harmless_texts(
    harmless: dict[str, Document], hostile: dict[str, Document]
) -> None:
    """No text ends an element or begins one: the elements are as many of each kind."""
    counted = (
        "script",
        "img",
        "svg",
        "iframe",
        "style",
        "form",
        "link",
        "meta",
        "base",
        "object",
        "embed",
        "h1",
        "h2",
        "table",
        "tr",
        "b",
    )
    for page, document in hostile.items():
        for tag in counted:
            assert document.tags.count(tag) == harmless[page].tags.count(tag), (page, tag)


def test_no_link_leads_to_a_script(hostile: dict[str, Document]) -> None:
    """No address on any page is one that a browser would run."""
    for page, document in hostile.items():
        for tag, attributes in document.elements:
            for name in ("href", "src", "action", "data", "formaction"):
                assert not (attributes.get(name) or "").startswith("javascript:"), (page, tag, attributes)
