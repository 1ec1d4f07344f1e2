"""Slips in data files are explained to people who never heard of YAML: where, and what to write instead."""

from pathlib import Path

import pytest
from conftest import REPOSITORY
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.yaml_advice import advice_on
from sourced_briefing.base.yaml_reader import read_yaml

TEXT = """title: Rivers
figures:
  - id: length
    label: Length of the river
    unit: km
    observations:
      - {period: 2024, value: 5, source: survey, as_stated: 5 km}
      - period: 2025
        value: 6
        as_stated: six
  - id: width
    label: Width
"""
LABEL = "label: Length of the river"


def told(old: str, new: str) -> list[str]:
    """What is said of the text after a slip: line, column and message of each problem."""
    assert old in TEXT
    _, problems = read_yaml(TEXT.replace(old, new, 1), "file.yml")
    return [str(problem).removeprefix("file.yml:") for problem in problems]


@pytest.mark.parametrize(
    ("value", "column", "why", "wish"),
    [
        ("Rivers: a survey", 18, "a colon within a text begins a new field", '"Rivers: a survey"'),
        ("The river:", 21, "a colon within a text begins a new field", '"The river:"'),
        ("%5 of it", 12, "a text can't begin with % here", '"%5 of it"'),
        ("@home", 12, "a text can't begin with @ here", '"@home"'),
        ("`code` is", 12, "a text can't begin with ` here", '"`code` is"'),
        (">5,000 items", 12, "a text can't begin with > here", '">5,000 items"'),
        ("|5 items", 12, "a text can't begin with | here", '"|5 items"'),
        ("*5 items", 12, "a text can't begin with * here", '"*5 items"'),
        ("[5] items", 12, "a text can't begin with [ here", '"[5] items"'),
        ("{5} items", 12, "a text can't begin with { here", '"{5} items"'),
        (", and more", 12, "a text can't begin with , here", '", and more"'),
        ('%5 of "all"', 12, "a text can't begin with % here", "'%5 of \"all\"'"),
    ],
)
def test_a_text_that_needs_quotes_is_shown_with_them(value: str, column: int, why: str, wish: str) -> None:
    """Signs that mean something to the file are told, and the person's own text is shown in quotes."""
    assert told(LABEL, f"label: {value}") == [f"4:{column}: {why}; put the text in quotes: `label: {wish}`"]


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("&5 items", "the anchor &5 can't be used here; remove it"),
        ("!5 items", 'the tag "!5" can\'t be used here; remove it'),
    ],
)
def test_signs_that_could_be_meant_are_told_both_ways(value: str, why: str) -> None:
    """What an expert may have meant is refused, and whoever typed a text is told how."""
    wish = f'if it begins a text, put the text in quotes: `label: "{value}"`'
    assert told(LABEL, f"label: {value}") == [f"4:12: {why}; {wish}"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        (LABEL, 'label: "Length of the river', "4:12"),
        (LABEL, "label: 'Length of the river", "4:12"),
        (LABEL + "\n    unit: km", 'label: "Length of the river\n    unit: "km"', "4:12"),
        ("as_stated: six", 'as_stated: "six', "10:20"),
        ("as_stated: 5 km}", 'as_stated: "5 km}', "7:61"),
        (LABEL, f'"{LABEL}', "4:5"),
    ],
)
def test_an_open_quote_is_told_where_it_was_opened(old: str, new: str, place: str) -> None:
    """However far down the file goes wrong."""
    [message] = told(old, new)
    assert message.startswith(f"{place}: the quote that begins here is never closed; ")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (f"    {LABEL}", f"\t{LABEL}", "4:1: a tab stands here; use spaces"),
        (f"    {LABEL}", f"  \t  {LABEL}", "4:3: a tab stands here; use spaces"),
        (f"    {LABEL}", f"\xa0\xa0\xa0\xa0{LABEL}", "4:1: this looks like a space and is none (U+00A0)"),
        (f"    {LABEL}", f"    \u200b{LABEL}", "4:5: this looks like a space and is none (U+200B)"),
        ("label: L", "label:\xa0L", "4:10: a colon and a space stand behind the name of a field: `label: Length of"),
        ("- id: width", "-\xa0id: width", "11:4: this looks like a space and is none (U+00A0)"),
    ],
)
def test_what_looks_like_a_space_is_told(old: str, new: str, message: str) -> None:
    """Tabs, and spaces that editors and web pages put in."""
    assert told(old, new)[0].startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (f"    {LABEL}", f"      {LABEL}", "4:7: this line begins too far to the right: 6 spaces stand before it; perhaps 4"),
        (f"    {LABEL}", f"   {LABEL}", "4:4: this line is in line with none above that it could belong to: 3 spaces"),
        ("  - id: width", " - id: width", "11:2: this line is in line with none above that it could belong to: 1 space"),
        ("  - id: width", "  id: width", "11:3: an item of a list begins with a hyphen and a space: `- id: width`"),
        ("  - id: width", "  -id: width", "11:3: an item of a list begins with a hyphen and a space: `- id: width`"),
        ("  - id: width", "  • id: width", "11:3: an item of a list begins with a hyphen and a space: `- id: width`"),
        ("  - id: length", "    id: length", "3:5: an item of a list begins with a hyphen and a space: `- id: length`"),
        ("  - id: width", "    id: width", '11:5: "id" stands here twice (first in line 3); keep one, or put a hyphen'),
        ("observations:\n      - {", "observations: - {", "6:19: the items of a list stand on lines of their own"),
        ("label: L", "label:L", "4:10: a colon and a space stand behind the name of a field: `label: Length of the"),
        ("label: L", "label = L", "4:10: a colon and a space stand behind the name of a field: `label: Length of the"),
        ("label: L", "label L", "4:5: no colon stands in this line; write `label: Length of the river`, or put more"),
        ("label: L", "@label: L", "4:5: a field can't begin with @; write `label: Length of the river`"),
        ("unit: km", "unit: km\nsome words", "6:1: no colon stands in this line; write `some: words`, or put more"),
    ],
)  # fmt: skip
def test_lines_that_do_not_fit_are_told(old: str, new: str, message: str) -> None:
    """Spaces, hyphens and colons that are missing or too many."""
    assert told(old, new)[0].startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("5 km}", "5 km, or so}", '7:67: a comma ends a text between braces; put the text in quotes: `as_stated: "5 km, or so"`'),
        ("value: 5,", "value: 23,000,000,000,", "7:31: a number has no commas here: `value: 23_000_000_000`"),
        ("value: 5,", "value:5,", "7:29: a colon and a space stand behind the name of a field: `value: 5`"),
        ("value: 5, source", "value: 5 source", "7:39: two colons stand here without a comma between them; put a comma before the"),
        ("5 km}", "5 km", "7:9: the { here is never closed; put } where it ends"),
        ("5 km}", "Table #5 of it}", '7:67: what stands behind the # is a comment; put the text in quotes: `as_stated: "Table #5 of it"`'),
        ("5 km}", "5 km}}", "7:66: one } too many stands here; remove it"),
        ("5 km}", "%5 km}", "7:61: a text can't begin with % here; put the text in quotes: `as_stated: \"%5 km\"`"),
    ],
)  # fmt: skip
def test_what_goes_wrong_between_braces_is_told(old: str, new: str, message: str) -> None:
    """A comma, a colon or a brace too many, or too few."""
    assert told(old, new)[0].startswith(message)


@pytest.mark.parametrize(
    ("value", "wish"),
    [
        ("Plan #9 of the office", '"Plan #9 of the office"'),
        ("Plan #9 of the office # as it was called", '"Plan #9 of the office"'),
        ("#9", '"#9"'),
        ("Plan # 9", '"Plan # 9"'),
        ("'Plan'#9", "\"'Plan'#9\""),
    ],
)
def test_a_text_that_a_comment_cuts_off_is_told(value: str, wish: str) -> None:
    """A comment has a space behind its sign; what has none is part of the text."""
    [message] = told(LABEL, f"label: {value}")
    assert (
        f": put all of the text in quotes: `label: {wish}`" in message
        or f"; put all of the text in quotes: `label: {wish}`" in message
    )


@pytest.mark.parametrize(
    "value", ["Plan # as it was called", '"Plan #9"', "'Plan' # a comment", "5 #five", "true #yes", "C#"]
)
def test_comments_and_quotes_are_left_alone(value: str) -> None:
    """A comment behind a text, behind a number, and a sign within quotes or a word."""
    assert told(LABEL, f"label: {value}\n    # a line\n    note: >-  # of its own\n      x #5") == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (f"    {LABEL}", "2014\tGERMANY\t195537", "this is a row of a spreadsheet, with tabs between its cells; give each its own"),
        ("    unit: km", "<<<<<<< HEAD\n    unit: km", "git put this mark where two people changed the same lines"),
        ("title: Rivers", "%YAML 1.2\ntitle: Rivers", "a line can't begin with %"),
        ("  - id: width", "...\n  - id: width", "a data file holds one document; remove `...`"),
        (LABEL, 'label: "C:\\Users"', "a backslash means something else in double quotes; use single ones: `label: 'C:\\Users'`"),
        (LABEL, 'label: "Big" rivers', "the text goes on after its closing quote; put all of it in quotes: `label: '\"Big\" rivers'`"),
        (LABEL, "label: “Rivers: long”", "a colon within a text begins a new field; curly quotes are letters like others; put the "
                                          'text in quotes: `label: "Rivers: long"`'),
    ],
)  # fmt: skip
def test_what_was_put_in_from_elsewhere_is_told(old: str, new: str, message: str) -> None:
    """From a spreadsheet, a merge, a path, a word processor."""
    assert told(old, new)[0].partition(": ")[2].startswith(message)


def test_long_texts_are_not_repeated_whole() -> None:
    """What to write instead is shown as far as it helps."""
    [message] = told(LABEL, f"label: Rivers: {'x' * 500}")
    assert len(message) < 200
    assert "…`" in message


FILES = [path for path in sorted(REPOSITORY.glob("data/*/*.yml")) if path.stat().st_size < 200_000]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_is_said_of_what_is_right(path: Path) -> None:
    """The lines of a file that can be read all fit; else a slip further down would be told at a wrong place."""
    lines = path.read_text("utf-8").split("\n")
    assert advice_on(lines, len(lines)) is None


LINES = st.lists(
    st.sampled_from([*TEXT.split("\n"), "", "x", "- ", "- - a", "[", "{", '"', "'", "a: |", "a: [", "? a", ": b", "\t"])
)


@given(LINES)
def test_any_lines_can_be_walked(lines: list[str]) -> None:
    """Whatever stands below each other, the advice is about a line that is there."""
    advice = advice_on(lines, len(lines))
    assert advice is None or 1 <= advice.line <= len(lines)
