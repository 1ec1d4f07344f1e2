"""That the texts which the audit is measured with can be trusted as a measure; none of these tests runs it on them."""

import re
from collections import Counter
from types import ModuleType
from urllib.parse import urlsplit

import pytest
from conftest import REPOSITORY, load_module
from sourced_briefing.build import check_project

AUDIT = REPOSITORY / "tests/audit"


@pytest.fixture(scope="module")
def others() -> ModuleType:
    return load_module("audit_sets", AUDIT / "others.py")


def test_the_second_set_is_large_and_of_many_publishers(others: ModuleType) -> None:
    """Enough numbers of each subject, and of each verdict, to tell percentages of."""
    texts = others.read_texts("sealed")
    numbers = Counter(text.head["register"] for text in texts for _ in text.labels)
    assert len(texts) >= 60
    assert numbers["chips"] >= 110
    assert numbers["electricity"] >= 110
    assert numbers["space"] >= 60
    assert len({urlsplit(text.head["source"]).hostname for text in texts}) >= 25
    assert min(Counter(label.verdict for text in texts for label in text.labels).values()) >= 35


def test_the_second_set_says_where_its_texts_are_from(others: ModuleType) -> None:
    """No address is one that the audit was made with, or that the figures themselves are from."""
    seen = {text.head["source"] for text in others.read_texts()}
    for text in others.read_texts("sealed"):
        sources = {source.url for source in others.register(text.head["register"]).sources.values()}
        assert text.head.keys() <= {"register", "source", "licence", "altered"}
        assert text.head["source"].startswith("http")
        assert text.head["source"] not in seen | sources, text.name
        assert text.head["licence"]


@pytest.mark.parametrize("folder", ["others", "sealed"])
def test_every_mark_is_read_and_names_what_there_is(others: ModuleType, folder: str) -> None:
    """What matches or contradicts does so with figures that exist; of what is unknown none is named."""
    for text in others.read_texts(folder):
        assert not set("{}") & set(text.text), text.name
        known = {
            name
            for figure in others.register(text.head["register"]).figures.values()
            for name in (figure.id, *figure.was)
        }
        for label in text.labels:
            assert label.text == text.text[label.start : label.end].strip(), (text.name, label.text)
            assert bool(label.figures) == (label.verdict != "unknown"), (text.name, label.text)
            assert known.issuperset(label.figures), (text.name, label.text)


def test_what_was_altered_is_told_and_contradicts(others: ModuleType) -> None:
    """Each change that a head tells is of one number, which the quoted text did not say."""
    altered = 0
    for text in others.read_texts("sealed"):
        changes = others.alterations(text.head)
        labels = [label for label in text.labels if label.altered]
        assert sorted(label.text for label in labels) == sorted(changes), text.name
        assert all(label.verdict == "contradicts" for label in labels), text.name
        assert all(before and before != now for now, before in changes.items()), text.name
        altered += len(labels)
    assert altered >= 35


@pytest.mark.parametrize("subject", ["crossings", "electricity", "emissions", "space"])
def test_the_small_registers_have_no_problems(others: ModuleType, subject: str) -> None:
    """They are held to the rules that the briefing is held to."""
    assert check_project(others.REGISTERS[subject])[1] == []


def test_the_second_report_counts_what_was_altered_apart(others: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each number is in one table of a subject or in that of the altered; here an audit that sees nothing is told of."""
    monkeypatch.setattr(others, "_found", lambda text, body: iter(()))
    texts = others.read_texts("sealed")
    told = others.report_second(texts, 3)
    counts = {head: int(number) for head, number in re.findall(r"^## (.+)\n\n(\d+) numbers;", told, re.MULTILINE)}
    subjects = {text.head["register"] for text in texts}
    assert counts.keys() == subjects | {"All subjects", "Altered numbers"}
    assert counts["All subjects"] == sum(counts[subject] for subject in subjects)
    assert counts["All subjects"] + counts["Altered numbers"] == sum(len(text.labels) for text in texts)
    assert len(told.partition("## Worst errors\n\n")[2].splitlines()) == 3
