"""What piles up in prose is refused before an engine takes minutes for it, or ends in an error of its own."""

import pytest
from conftest import REPOSITORY, to_html
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.bounded_markdown import (
    DEEPEST,
    LONGEST,
    MOST_BLOCKS,
    MOST_OPEN,
    MOST_RULED,
    find_piled_up,
)
from sourced_briefing.base.call_syntax import read_prose
from sourced_briefing.base.plain_text import ALL_MARKS, MARKS_BUT_ADDRESSES, from_html, from_markdown
from strategies import MEANINGFUL


def told(text: str) -> list[str]:
    return [message for _, message in find_piled_up(text)]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 30_000, "![" * 9000, "[a\n" * 500, "[](" * 500, "[a](b" * 500, "(" * 5000, "[[a] " * 500, "[" * 300 + "]" * 300, '[a](b "' * 500,
        "``a`" * 4000, "` " + "``a`` " * 2000, "[ " + "[a](b) " * 2000, "a" * (LONGEST + 1), "a\n" * LONGEST, "| a | b |\n|---|---|\n| " + "a" * LONGEST,
        "---\n" * 300, "# a\n" * 300, "a\n===\n" * 300, "- " * 1000 + "x", "> " * 11 + "x", "1. " * 11 + "x", ">" * 11, "> - " * 6 + "x", " " * 44 + "- a", "\t" * 11 + "* a", "a\n\n" * (MOST_BLOCKS + 1),
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_what_piles_up_is_refused(text: str) -> None:
    """Too much that waits for its end, that is nested, or that stands together; one message for each block."""
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "From [0, 1) to (1, 2]. " * 40, "".join(f"| [{n}, {n + 1}) | [a](b.md) |\n" for n in range(-2, 500)).replace("| [-1, 0) | [a](b.md) |", "|---|---|"), "".join(f"- [a](b{n}.md)\n" for n in range(5000)),
        "[a](b.md) " * 1500, "`a` " * 4000, "(a) " * 4000, "- a\n    - b\n        - c\n            > d\n" * 500, "# a\n\n" * 5000, "a\n\n" * 5000, "Word " * 3900, "\n" * 100_000, "```\n[[[\n```\n",
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_what_people_write_is_not(text: str) -> None:
    """Long lists and tables, half-open intervals, many links, many paragraphs."""
    assert told(text) == []


def test_a_problem_stands_where_it_piles_up() -> None:
    """In the block that holds it; a page is read on after it."""
    assert [at for at, _ in find_piled_up("a\n\n" + "> " * 11 + "x\n\nb\n\n" + "- " * 11)] == [3, 31]


def test_limits_are_exact() -> None:
    """What is just allowed is, and a little more is not."""
    for just, more in (
        ("a" * LONGEST, "a" * (LONGEST + 1)),
        ("> " * DEEPEST + "a", "> " * (DEEPEST + 1) + "a"),
        ("# a\n" * MOST_RULED, "# a\n" * (MOST_RULED + 1)),
        ("[" * (MOST_OPEN + 1), "[" * (MOST_OPEN + 2)),
    ):
        assert (told(just), len(told(more))) == ([], 1)


def test_the_prose_of_the_briefings_piles_nothing_up() -> None:
    """Nor comes near it: pages could be five times as long."""
    for page in [*REPOSITORY.glob("content/*.md"), *REPOSITORY.glob("tests/briefings/*/content/*.md")]:
        body = page.read_text("utf-8").partition("\n---\n")[2]
        for block in body.split("\n\n"):
            assert told(block * 5) == []


SIGNS = [
    "[",
    "]",
    "(",
    ")",
    "`",
    "``",
    "!",
    "*",
    "_",
    "a",
    " ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "1. ",
    "| ",
    "|---|\n",
    "# ",
    "---\n",
    "    ",
    "<",
    "&",
    "\\",
    "{{",
    "}}",
    "{",
    '"',
]


@given(st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join), st.integers(1, 4000))
def test_whatever_is_repeated_is_read(piece: str, times: int) -> None:
    """Every heap of signs is refused, or the engine comes to an end with it. If this hangs, a kind of heap is missing."""
    text = (piece * times)[:8000]
    problems = read_prose("page.md", text)[1]
    if not problems:
        to_html(text)
    assert len(problems) <= 2100


@pytest.mark.parametrize(
    "sign", ["`", "~", "``a", "```\n", "[", "![", "<!--", "<a b='", "(", "&#1", "[^", "www.", "a@"]
)
def test_a_text_of_one_sign_is_read(sign: str) -> None:
    """An audited text comes from anywhere; 200,000 of one sign take no longer than other texts of that length."""
    for read in (from_markdown, from_html):
        assert read(sign * 200_000) is not None


@given(st.lists(st.sampled_from([*(m for m in MEANINGFUL if "@" not in m), "word ", "https://", "www."])).map("".join))
def test_marks_are_found_by_what_they_begin_with(text: str) -> None:
    """Where no address of a person can stand, which begins like any word."""
    every, few = ([match.span() for match in marks.finditer(text)] for marks in (ALL_MARKS, MARKS_BUT_ADDRESSES))
    assert few == every
