"""Each problem is told with its line, and a mark below the place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.marked_lines import BEFORE, CUT, WIDEST, MarkedLines, marked
from sourced_briefing.base.problem_formats import as_text
from sourced_briefing.base.problems import Place, Problem


@pytest.mark.parametrize(
    ("line", "column", "text", "mark"),
    [
        ("title: Rivers: a survey", 14, "title: Rivers: a survey", "             ^"),
        ("題名: 川: 長い", 6, "題名: 川: 長い", "        ^"),
        ("\tid: a", 2, r"\tid: a", "  ^"),
        ("a\x1b[31mb\u00a0c", 8, r"a\x1b[31mb\xa0c", "          ^"),
        ("e\u0301 b", 4, "e\u0301 b", "  ^"),
        ("", 1, "", "^"),
        ("short", 99, "short", "     ^"),
    ],
)
def test_the_mark_stands_below_the_character(line: str, column: int, text: str, mark: str) -> None:
    """Signs that take two columns, none, or are shown as an escape, do not move it."""
    assert marked(line, column) == (text, mark)


def test_of_a_long_line_what_stands_around_the_place_is_shown() -> None:
    """It is cut on both sides, and the mark stands below its character."""
    line = "x" * 500 + "!" + "y" * 500
    text, mark = marked(line, 501)
    assert (text[0], text[-1], text[len(mark) - 1]) == (CUT, CUT, "!")
    assert len(text) <= WIDEST + 1
    assert len(mark) <= BEFORE + 2


@given(st.text(st.characters(exclude_characters="\n")), st.integers(1, 200))
def test_any_line_is_shown_on_one_line(line: str, column: int) -> None:
    """Nothing in a line can command a terminal, and the line is never too wide."""
    text, mark = marked(line, column)
    assert text.isprintable()
    assert set(mark) <= {" ", "^"}


def test_people_see_the_line_below_the_message(tmp_path: Path) -> None:
    """The line has its number; a file without such a line has none."""
    (tmp_path / "a.yml").write_text("one\r\ntwo\n", "utf-8")
    there, not_there = Problem(Place("a.yml", 2, 3), "it is wrong"), Problem(Place("b.yml", 7), "it is wrong")
    assert as_text([there, not_there], tmp_path).splitlines() == [
        "a.yml:2:3: it is wrong",
        "    2 | two",
        "      |   ^",
        "b.yml:7:1: it is wrong",
        "2 problems",
    ]


def test_nothing_is_shown_that_a_link_leads_to(tmp_path: Path) -> None:
    """A line could be a secret of the machine."""
    (tmp_path / "secret").write_text("password", "utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data/a.yml").symlink_to(tmp_path / "secret")
    (tmp_path / "folder").symlink_to(tmp_path)
    assert MarkedLines(tmp_path / "data").at(Place("a.yml")) == []
    assert MarkedLines(tmp_path).at(Place("folder/secret")) == []
