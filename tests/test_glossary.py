"""The glossary: one page, each word once, and where what it means is found."""

import re

import pytest
from conftest import REPOSITORY

ENTRIES = re.findall(r"^- \*\*(.+?)\*\*: (.+)$", (REPOSITORY / "GLOSSARY.md").read_text("utf-8"), re.MULTILINE)
ROOTS = ("data/", "content/", "site_theme/")


def test_words_stand_once_and_in_their_order() -> None:
    """Who looks a word up finds it where the alphabet has it."""
    words = [word for word, _ in ENTRIES]
    assert words == sorted(set(words), key=str.lower)


@pytest.mark.parametrize(("word", "meaning"), ENTRIES, ids=[word for word, _ in ENTRIES])
def test_what_a_word_means_is_found_where_the_glossary_says(word: str, meaning: str) -> None:
    """Every entry names a file or a folder, and each that it names is there."""
    paths = re.findall(r"`([\w./]+(?:/|\.\w+))`", meaning)
    assert paths
    for path in paths:
        root = REPOSITORY if path.startswith(ROOTS) else REPOSITORY / "generator/sourced_briefing"
        assert (root / path).exists(), f"{word}: {path}"
