"""Characters that are no text are refused wherever a text is read, and no message shows them."""

import json

import pytest
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.characters import (
    LAST,
    REFUSED,
    find_no_characters,
    find_refused,
    shown,
    unescaped,
    without_refused,
)
from sourced_briefing.base.markdown import isolated, link
from sourced_briefing.base.problem_formats import as_github, as_json, as_text
from sourced_briefing.base.problems import Place, Problem
from sourced_briefing.load.edition_files import edition_text, read_editions
from sourced_briefing.model.frozen_state import Edition, State

C0 = [chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"]
C1 = [chr(code) for code in range(0x7F, 0xA0)]
TURNING = [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]
NO_TEXT = [*C0, *C1, *TURNING, "\u2028", "\u2029", "\ufdd0", "\ufffe", "\uffff", "\U0010ffff"]
SOME = ["\x02", "\x1b", "\x7f", "\x85", "\u202e", "\u2028", "\ufffe"]


@pytest.mark.parametrize("character", NO_TEXT, ids=ascii)
def test_what_is_no_character_of_a_text_is_found(character: str) -> None:
    """Control characters, those that turn the writing round, and numbers that stand for no character."""
    [(at, message)] = find_refused(f"a\n{character}b")
    assert at == 2
    assert message == f"the character U+{ord(character):04X} can't be used here; remove it"
    assert without_refused(f"a{character}b") == "a\ufffdb"


@pytest.mark.parametrize("text", ["a\tb\r\nc", "上海", "שלום", "می\u200cخواهم", "\u200eA", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "a\xa0b", "\xad"])
def test_what_people_write_is_text(text: str) -> None:
    """Tabs, ends of lines, spaces that do not break, joiners and marks of direction are part of writing."""
    assert list(find_refused(text)) == []


@pytest.mark.parametrize("character", SOME, ids=ascii)
@pytest.mark.parametrize(
    ("path", "old", "place"),
    [
        ("data/figures/rivers.yml", "Length of", "4:12"),
        ("data/sources/press.yml", "How long", "4:12"),
        ("data/units.txt", "€", "4:16"),
        ("data/calendars.yml", "", "1:1"),
        ("data/exceptions.yml", "", "1:1"),
        ("data/changes.yml", "", "1:1"),
        ("briefing.yml", "", "1:1"),
        ("content/index.md", "The river", "2:8"),
        ("content/deep/more.md", "", "1:1"),
    ],
)
def test_no_file_holds_one(project: Project, path: str, old: str, place: str, character: str) -> None:
    """In data, units, settings and prose each is a problem where it stands, which does not show it."""
    text = (project.root / path).read_text("utf-8") if old else ""
    project.write(path, text.replace(old, character + old, 1) or character)
    problems = project.problems()
    assert f"{path}:{place}: the character U+{ord(character):04X} can't be used here; remove it" in problems
    assert all(problem.isprintable() for problem in problems)


@pytest.mark.parametrize("escape", ["\\x02", "\\x1b", "\\e", "\\0", "\\u202e", "\\L", "\\N", "\\uFFFE"])
@pytest.mark.parametrize("field", ["url", "title", "id", '"not a field"'])
def test_no_escape_brings_one_in(project: Project, field: str, escape: str) -> None:
    """What the double quotes of YAML would make of an escape is refused as well, in keys and in values."""
    new = f'"{escape}": x' if field.startswith('"') else f'{field}: "https://x.example/{escape}"'
    project.replace("data/sources/press.yml", "url: https://gazette.example/river", new)
    assert any(
        problem.startswith("data/sources/press.yml:7:") and "the character U+" in problem
        for problem in project.problems()
    )


@pytest.mark.parametrize("name", ["\x02", "\x85", "\u202e"])
def test_no_edition_holds_one(project: Project, name: str) -> None:
    """Neither as itself nor as an escape of JSON, in texts and in names; its checksum may fit."""
    text = edition_text(Edition("2026-10", State(), f"The {name} river"))
    for each in (text, json.dumps(json.loads(text))):
        project.write("data/editions/2026-10.json", each)
        _, problems = read_editions(project.root, ["data/editions/2026-10.json"])
        told = f"data/editions/2026-10.json:1:1: title: the character U+{ord(name):04X} can't be used here; remove it"
        if name != "\x02" or "\\u" in each:
            assert [str(problem) for problem in problems] == [told]


@pytest.mark.parametrize(
    "entity",
    [
        "&#2;",
        "&#x1b;",
        "&#8238;",
        "&#X202E;",
        "&#xFFFE;",
        "&#xd800;",
        "&#0;",
        "&#128;",
        "&#1114112;",
        "&#2",
        "&#" + "1" * 5000 + ";",
    ],
)
def test_no_number_stands_for_one(project: Project, entity: str) -> None:
    """HTML's numbers of characters are refused in prose where they name none of a text, however long they are."""
    project.prose(f"Long {entity} river.")
    problem = project.problems()[0]
    assert problem.startswith(f"content/index.md:5:6: {entity[:10]}")
    assert len(problem) < 120


@pytest.mark.parametrize("entity", ["&#8364;", "&#x20AC;", "&#0008364;", "&euro;", "&amp;", "&#9;"])
def test_other_numbers_are_text(entity: str) -> None:
    """A character may be written as its number."""
    assert list(find_no_characters(entity)) == []


@given(st.text() | st.lists(st.sampled_from(["&#", "x", "1", "9", "f", ";", "&euro", "&"])).map("".join))
def test_any_text_can_be_unescaped(text: str) -> None:
    """No number is too long, and none comes out as a character that is refused, unless it stood there as itself."""
    assert isinstance(unescaped(text * 50), str)
    if not list(find_refused(text)) and not list(find_no_characters(text)):
        assert not list(find_refused(unescaped(text)))


@given(st.text(st.characters(categories=None)), st.text(st.characters(categories=None)))
def test_a_message_is_one_line_with_its_place(path: str, message: str) -> None:
    """Whatever a path or a message holds, it is told on one line that shows all of it, in every form."""
    problem = Problem(Place(path), message, "rule")
    assert shown(path).isprintable()
    [line, count] = as_text([problem]).split("\n")
    assert line.isprintable()
    assert line.partition(":")[2].startswith("1:1: ")
    assert count == "1 problem"
    assert as_github([problem]).isprintable()
    assert json.loads(as_json([problem]))["problems"][0]["path"] == path or "\ud800" <= max(path) <= "\udfff"


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u061c"])
def test_a_title_is_kept_as_it_was_copied(project: Project, mark: str) -> None:
    """Marks of direction are part of titles in Arabic and Hebrew; the title is set apart from what is around it."""
    title = f"תקציר 2024{mark} (חלק 2)"
    project.replace("data/sources/press.yml", "How long is the river?", title)
    page = project.pages()["sources/press.md"]
    assert f"<bdi>{title}</bdi>" in page
    assert f"## <bdi>{title}</bdi> {{ #" in page


def test_titles_in_other_scripts_are_not_set_apart() -> None:
    """What is written from left to right stands in a line as it is, whatever marks are in it."""
    assert isolated("Yearbook\u200e 2024") == "Yearbook\u200e 2024"
    assert isolated(link("كتاب", "a.md")) == "[<bdi>كتاب</bdi>](a.md)"


def test_nothing_that_is_refused_can_be_printed() -> None:
    """So a text whose every character can be printed is known at a glance to hold none of them."""
    assert not [c for c in map(chr, range(LAST + 1)) if REFUSED.match(c) and c.isprintable()]
