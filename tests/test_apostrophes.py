"""Apostrophes are typographic in what readers read; what sources say and are called stays as they write it."""

import re
from pathlib import Path

import pytest
from conftest import REPOSITORY, Project, to_html
from sourced_briefing.base.call_syntax import without_calls
from sourced_briefing.build import build_briefing
from sourced_briefing.checks.field_texts import records_with_texts, texts_of_files, texts_of_record

RIVERS = REPOSITORY / "tests/briefings/rivers"
TYPED = re.compile(r"\b\S*\w'\w*\b|\w+s'(?=\s\w)")
PAGES = sorted(path for root in (REPOSITORY, RIVERS) for path in (root / "content").rglob("*.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_prose_of_this_repository(path: Path) -> None:
    """Outside of calls and code."""
    assert TYPED.findall(re.sub("`[^`]*`", "", without_calls(path.read_text("utf-8")))) == []


@pytest.mark.parametrize("root", [REPOSITORY, RIVERS], ids=["first briefing", "rivers"])
def test_own_texts_of_data(root: Path) -> None:
    """Titles, labels and notes; also the name of the site."""
    briefing = build_briefing(root).briefing
    records = (field for record in records_with_texts(briefing) for field in texts_of_record(record))
    texts = [briefing.settings.title or "", *(field.text for field in (*texts_of_files(briefing), *records))]
    assert [word for text in texts for word in TYPED.findall(text)] == []


def test_generated_sentences(project: Project) -> None:
    """What the generator says on any page, the page of rules with all of them among it."""
    project.observations(
        "- {value: 5, source: survey, locator: row 1, as_stated: 5 km}\n- {value: 9, source: survey, locator: row 2, as_stated: 9 km}"
    )
    project.prose('{{ ledger() }}\n\nIt is {{ figure("length") }}.')
    found = {path: TYPED.findall(to_html(text).text) for path, text in project.pages().items()}
    assert {path: words for path, words in found.items() if words} == {}
