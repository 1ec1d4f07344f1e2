"""How problems are told: to people, to GitHub and to programs."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.problem_formats import as_github, as_json, as_text, held_note
from sourced_briefing.base.problems import BriefingError, Place, Problem, did_you_mean, quote

ERROR = Problem(Place("data/a.yml", 3, 7), "it is wrong", "some-rule")
WARNING = Problem(Place("content/b.md"), "it looks wrong", "other-rule", "warning")


def test_people_get_one_line_for_each_problem_and_a_count() -> None:
    """A line begins with what editors and terminals make a link of; a warning says that it is one."""
    assert as_text([ERROR, WARNING]).splitlines() == [
        "data/a.yml:3:7: it is wrong",
        "content/b.md:1:1: warning: it looks wrong",
        "2 problems",
    ]


def test_people_are_told_when_there_is_nothing_to_tell() -> None:
    """No news is told as good news."""
    assert as_text([]) == "No problems."


def test_github_gets_a_command_for_each_problem() -> None:
    """A command has the place, the rule as its title, and the message."""
    assert as_github([ERROR, WARNING]).splitlines() == [
        "::error file=data/a.yml,line=3,col=7,title=some-rule::it is wrong",
        "::warning file=content/b.md,line=1,col=1,title=other-rule::it looks wrong",
    ]


def test_programs_get_an_object() -> None:
    """Everything that is known of a problem stands in the object."""
    assert json.loads(as_json([WARNING])) == {
        "problems": [
            {
                "path": "content/b.md",
                "line": 1,
                "column": 1,
                "rule": "other-rule",
                "severity": "warning",
                "follows": False,
                "message": "it looks wrong",
            }
        ]
    }


@given(st.text(), st.text())
def test_a_problem_is_one_command_whatever_it_quotes(path: str, message: str) -> None:
    """Neither a path nor a message can begin a second command."""
    told = as_github([Problem(Place(path), message, "rule")])
    assert told.count("\n") == told.count("\r") == 0
    assert told.startswith("::error file=")


def test_problems_are_told_once_and_the_first_to_mend_first() -> None:
    """Files that can't be read come first, then data, then names that nobody knows, then prose; each by its place."""
    found = [
        Problem(Place("content/a.md"), "x"),
        Problem(Place("data/b.yml", 1), "x", wants=("sources", "press")),
        Problem(Place("data/b.yml", 10), "x"),
        Problem(Place("data/b.yml", 9, 2), "x"),
        Problem(Place("data/b.yml", 9, 1), "x"),
        Problem(Place("data/c.yml"), "x", "syntax"),
        WARNING,
    ]
    error = BriefingError([*found, *found])
    told = ["data/c.yml:1:1", "data/b.yml:9:1", "data/b.yml:9:2", "data/b.yml:10:1", "data/b.yml:1:1"]
    assert [str(problem.place) for problem in error.problems] == [*told, "content/a.md:1:1", "content/b.md:1:1"]
    assert str(error).count("\n") == 6


def test_what_may_follow_is_held_back_and_counted() -> None:
    """As long as there are causes they alone are told to people and to GitHub; programs get everything."""
    following = [replace(ERROR, message=f"it follows {number}", follows=True) for number in range(3)]
    held = "and 3 that may follow from these"
    assert as_text([*following, ERROR]).splitlines() == [str(ERROR), "1 problem"]
    assert held_note([*following, ERROR]) == held
    assert as_github([*following, ERROR]).splitlines()[1:] == [f"::notice::{held}"]
    assert BriefingError([*following, ERROR]).messages == [str(ERROR), held]
    rows = json.loads(as_json([*following, ERROR]))["problems"]
    assert [row["follows"] for row in rows] == [False, True, True, True]


def test_what_may_follow_is_told_when_no_cause_is_left() -> None:
    """A warning is no cause."""
    following = replace(ERROR, follows=True)
    assert as_text([WARNING, following]).splitlines() == [str(following), str(WARNING), "2 problems"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("a", '"a"'),
        ("a\n\n b", '"a b"'),
        ("a\x1b[31mb", r'"a\x1b[31mb"'),
        ("x" * 81, '"' + "x" * 80 + '…"'),
        (5, '"5"'),
        ("", '""'),
    ],
)
def test_what_is_quoted_is_short_and_can_be_seen(text: object, quoted: str) -> None:
    """A quoted text stays on one line, is cut where it is long, and can't colour a terminal."""
    assert quote(text) == quoted


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("lenght", '; did you mean "length"?'),
        ("LENGTH", '; did you mean "length"?'),
        ("zebra", ""),
        ("", ""),
        ("len", '; did you mean "length"?'),
        ("x" * 10_000, ""),
    ],
)
def test_a_close_word_is_suggested(word: str, hint: str) -> None:
    """A known word that is close to what was written is suggested, and nothing when none is."""
    assert did_you_mean(word, ["length", "flow", "width"]) == hint


MANY = [f"source-number-{number:05d}" for number in range(5000)]


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("source-numbex-00012", '; did you mean "source-number-00012"?'),
        ("source-number-00012x", '; did you mean "source-number-00012"?'),
        ("ource-number-00012", '; did you mean "source-number-00012"?'),
        ("source-unmber-00012", '; did you mean "source-number-00012"?'),
        ("zebra", ""),
        ("source-number-0499", ""),  # another number is another thing
        ("x" * 10_000, ""),
    ],
)
def test_a_close_word_is_found_among_many(word: str, hint: str) -> None:
    """Among thousands as among a few, without comparing with each of them."""
    assert did_you_mean(word, MANY) == hint


def test_thousands_of_unknown_words_are_looked_for_among_thousands() -> None:
    """A list of ids with one letter wrong in all of them is answered at once."""
    assert all(did_you_mean(word.replace("number", "numbex"), MANY).endswith(f'"{word}"?') for word in MANY)


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=30), st.integers(1, 12))
def test_any_word_is_looked_for_among_any(word: str, known: list[str], times: int) -> None:
    """A suggestion is one of the known words, however many there are."""
    many = [f"{each}{number}" for number in range(times) for each in known]
    found = did_you_mean(word, many)
    assert not found or any(quote(each) in found for each in many)
