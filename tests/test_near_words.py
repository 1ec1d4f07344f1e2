"""What is offered in place of a word: what was likely meant, and not what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.near_words import is_near


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("titel", "title"),
        ("ource", "source"),
        ("as_statd", "as_stated"),
        ("stacked bar", "stacked-bar"),
        ("usd", "USD"),
        ("kmm", "km"),
        ("rider", "riders"),
        ("bridge-lenght", "bridge-length"),
        ("h200-delivered", "h200-deliveredx"),
        ("nvidia-revenue", "nvidia-china-revenue"),
        ("more than doubeld", "more than doubled"),
        ("len", "length"),
    ],
)
def test_a_word_mistyped_is_near(text: str, word: str) -> None:
    """Letters left out, doubled, changed about or mistaken, other signs between the words, one word left out."""
    assert is_near(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("SD", "USD"),
        ("kg", "km"),
        ("h100-price", "h20-price"),
        ("sales-2023", "sales-2024"),
        ("revenue", "revenue-2024"),
        ("million", "billion"),
        ("increase", "decrease"),
        ("import-value", "export-value"),
        ("less than doubled", "more than doubled"),
        ("at least", "at most"),
        ("east", "west"),
        ("2022", "2024"),
        ("alder-width", "birch-length"),
        ("length", "length"),
        ("", "length"),
    ],
)
def test_another_word_is_not_near(text: str, word: str) -> None:
    """Units, numbers, and words that mean something else, however alike; and never the word itself."""
    assert not is_near(text, word)


@given(st.text(max_size=20))
def test_no_word_is_near_itself(word: str) -> None:
    """Who typed it knows it."""
    assert not is_near(word, word)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_words_can_be_compared(text: str, word: str) -> None:
    """Whatever letters they have."""
    assert isinstance(is_near(text, word), bool)
