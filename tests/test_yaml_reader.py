"""YAML is read as plain text: nothing is guessed, and everything knows its place."""

import re

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from sourced_briefing.base.characters import without_refused
from sourced_briefing.base.problems import quote
from sourced_briefing.base.yaml_reader import (
    DEEPEST,
    LONGEST_FILE,
    Mapping,
    Sequence,
    key_position,
    position_of,
    read_yaml,
)


def read(text: str) -> object:
    """What the text holds, when nothing is wrong with it."""
    value, problems = read_yaml(text, "file.yml")
    assert problems == []
    return value


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read_yaml(text, "file.yml")[1]]


# Nothing is guessed


@pytest.mark.parametrize(
    "text",
    [
        "no", "Yes", "on", "off", "true", "y",
        "010", "0x1F", "0b11", "0o17", "1e3", "1_000", "+12", "1.", ".5", ".inf", "-.INF", ".nan", "NaN",
        "12:30", "12:30:45", "190:20:30",
        "2024-01-31", "2024-01-31T10:00:00Z", "2025",
        "=", "<<",
        "nil", "None",
    ],
)  # fmt: skip
def test_a_scalar_stays_the_text_that_was_typed(text: str) -> None:
    """What YAML takes for a truth value, a number, a time of day or a date is read as its text."""
    assert read(f"key: {text}\n") == {"key": text}


@pytest.mark.parametrize("text", ["", "~", "null"])
def test_an_empty_value_is_none(text: str) -> None:
    """A key without a value, and YAML's two ways to write none, are None."""
    assert read(f"key: {text}\n") == {"key": None}


@pytest.mark.parametrize("text", ["''", '""'])
def test_an_empty_text_in_quotes_is_a_text(text: str) -> None:
    """Quotes make a text, even of nothing."""
    assert read(f"key: {text}\n") == {"key": ""}


@pytest.mark.parametrize("text", ["'null'", '"~"', "'no'", "'010'"])
def test_quotes_change_nothing_but_none(text: str) -> None:
    """A text in quotes is what stands between them."""
    assert read(f"key: {text}\n") == {"key": text[1:-1]}


def test_keys_are_text_too() -> None:
    """Keys that YAML would take for numbers or truth values are texts as well."""
    assert read("no: a\n010: b\n12:30: c\n") == {"no": "a", "010": "b", "12:30": "c"}


def test_an_empty_file_holds_nothing() -> None:
    """A file without a document, or with comments only, is None and no problem of the reader."""
    assert read("") is None
    assert read("# only a comment\n") is None


def test_folded_and_literal_texts_are_read() -> None:
    """The block forms of YAML are read as YAML reads them."""
    assert read("a: >-\n  one\n  two\nb: |\n  one\n  two\n") == {"a": "one two", "b": "one\ntwo\n"}


def test_mappings_and_lists_nest() -> None:
    """What is nested comes back as mappings and lists, in block form and in brackets."""
    assert read("a:\n  - b: [c, {d: e}]\n") == {"a": [{"b": ["c", {"d": "e"}]}]}


def test_a_byte_order_mark_is_no_part_of_the_first_key() -> None:
    """The mark that some editors put at the start of a file is passed over."""
    assert read("\ufeffkey: value\n") == {"key": "value"}


# What the format can do beyond that is a problem


def test_the_first_of_two_equal_keys_is_kept_and_the_second_reported() -> None:
    """A duplicate key is reported at its second place, and names the first."""
    value, found = read_yaml("a: 1\nb: 2\na: 3\n", "file.yml")
    assert value == {"a": "1", "b": "2"}
    told = '"a" stands here twice (first in line 1); keep one, or put a hyphen before it if another item begins here'
    assert list(map(str, found)) == [f"file.yml:3:1: {told}: `- a:`"]


def test_a_duplicate_key_deep_inside_is_reported() -> None:
    """Keys are compared within their own mapping, at any depth."""
    assert problems("- a: {b: 1, b: 2}\n- a: 3\n") == [
        'file.yml:1:13: "b" stands here twice (first in line 1); keep one'
    ]


def test_anchors_and_aliases_are_reported() -> None:
    """An anchor is a problem, and each alias is one; neither is followed."""
    assert problems("a: &x 1\nb: *x\n") == [
        'file.yml:1:4: the anchor &x can\'t be used here; remove it; if it begins a text, put the text in quotes: `a: "&x 1"`',
        "file.yml:2:4: aliases such as *x are not used here; write the value out",
    ]


def test_aliases_that_would_explode_cost_nothing() -> None:
    """Nested aliases that stand for a billion texts are never expanded."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{new}: &{new} [{', '.join(['*' + old] * 10)}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)]
    value, found = read_yaml("\n".join(lines), "file.yml")
    assert value["i"] == [None] * 10
    assert len(found) == 9 + 8 * 10


def test_a_merge_key_is_an_ordinary_key() -> None:
    """`<<` merges nothing: it is one more key, which no record knows."""
    assert read("a: {b: 1}\n<<: {c: 2}\n") == {"a": {"b": "1"}, "<<": {"c": "2"}}


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system", "!!python/name:os.system", "!!int", "!!str", "!!binary", "!own"]
)
def test_a_tag_is_reported_and_makes_nothing(tag: str) -> None:
    """No tag is obeyed, harmless or not: the value stays text and the tag is a problem."""
    value, found = read_yaml(f"a: {tag} 'id'\n", "file.yml")
    assert value == {"a": "id"}
    assert len(found) == 1
    assert str(found[0]).startswith("file.yml:1:4: the tag ")


def test_tags_of_lists_and_mappings_are_reported() -> None:
    """A tag before a list or a mapping is reported like any other."""
    assert len(problems("a: !!python/tuple [1]\nb: !!python/object:os.system {c: 1}\n")) == 2


@pytest.mark.parametrize("key", ["[a]", "{a: 1}", "&x a", "!!str a"])
def test_a_key_must_be_plain_text(key: str) -> None:
    """Lists, mappings, and keys with an anchor or a tag can't name anything."""
    assert problems(f"? {key}\n: 1\n")[0] == "file.yml:1:3: a key must be plain text"


def test_a_second_document_is_a_problem() -> None:
    """What follows `---` after the first document is reported and left out."""
    value, found = read_yaml("a: 1\n---\nb: 2\n", "file.yml")
    assert value == {"a": "1"}
    assert list(map(str, found)) == ["file.yml:2:1: a data file holds one document; remove what follows `---`"]


def test_a_tab_for_indentation_is_named() -> None:
    """Instead of what a parser says of a tab, the message says that one stands there."""
    assert problems("a:\n\tb: 1\n") == ["file.yml:2:1: a tab stands here; use spaces"]


def test_a_colon_in_a_text_is_explained() -> None:
    """The most frequent syntax error says what to do about it."""
    [message] = problems("title: Rivers: a survey\n")
    assert message == (
        'file.yml:1:14: a colon within a text begins a new field; put the text in quotes: `title: "Rivers: a survey"`'
    )


def test_nesting_has_an_end() -> None:
    """The deepest level that is allowed is read; one more is a problem where it begins."""
    assert problems("[" * DEEPEST + "]" * DEEPEST) == []
    assert problems("[" * 500 + "]" * 500) == [f"file.yml:1:{DEEPEST + 1}: nested more than {DEEPEST} levels deep"]


def test_deep_nesting_in_keys_has_an_end() -> None:
    """Nesting by way of keys is counted as well."""
    assert "nested more than" in problems("? " * 500 + "x\n")[-1]


def test_a_huge_file_is_not_read() -> None:
    """A file beyond all reason is refused before it is parsed."""
    value, found = read_yaml("a: " + "x" * LONGEST_FILE, "file.yml")
    assert value is None
    assert "longer than" in str(found[0])


@pytest.mark.parametrize(
    ("text", "place"),
    [("a: b\nc: d\ae\n", "file.yml:2"), ("a: \x00\n", "file.yml:1"), ("a: 1\n\n\nb: \x7f\n\n", "file.yml:4")],
)
def test_a_control_character_is_reported_in_its_line(text: str, place: str) -> None:
    """Characters that YAML forbids are named by their code, in the right line."""
    [message] = problems(text)
    assert message.startswith(f"{place}:")
    assert "can't be used in YAML" in message


def test_a_control_character_after_other_letters_than_ascii_keeps_its_line() -> None:
    """Letters that take several bytes do not move the place of a forbidden character."""
    [message] = problems("title: äöüß \x07\n\n\n\n\n\n")
    assert message.startswith("file.yml:1:")


# Places


def test_every_key_value_and_item_knows_its_place() -> None:
    """Lines and columns count from one and point at the first character of key, value or item."""
    node = read("title: T\nfigures:\n  - id: a\n    list: [x,  y]\n")
    assert isinstance(node, Mapping)
    assert key_position(node, "figures") == (2, 1)
    assert position_of(node, ("title",)) == (1, 8)
    assert position_of(node, ("figures", 0)) == (3, 5)
    assert position_of(node, ("figures", 0, "id")) == (3, 9)
    assert [position_of(node, ("figures", 0, "list", number)) for number in (0, 1)] == [(4, 12), (4, 16)]


def test_columns_count_characters() -> None:
    """A letter outside ASCII is one column, whatever it takes in bytes."""
    assert position_of(read("é𝄞: {ß: x}\n"), ("é𝄞", "ß")) == (1, 9)


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        ((), (1, 1)),
        (("a",), (2, 3)),
        (("a", 1), (3, 5)),
        (("a", 1, "b"), (3, 8)),
        (("a", 7), (2, 3)),
        (("a", 1, "missing"), (3, 5)),
        (("missing", "deeper"), (1, 1)),
    ],
)
def test_a_path_leads_to_the_nearest_place(path: tuple[str | int, ...], mark: tuple[int, int]) -> None:
    """What a path names has its own place; where it leads nowhere, the place is that of what is around it."""
    assert position_of(read("a:\n  - x\n  - b: 1\n"), path) == mark


def test_a_path_below_plain_text_has_the_first_place() -> None:
    """A document that is no mapping has no places to give."""
    assert position_of("text", ("a",)) == (1, 1)


# Whatever the text is


def marks_of(node: object) -> list[tuple[int, int]]:
    """The places of a document and of everything in it."""
    steps = node.keys() if isinstance(node, Mapping) else range(len(node)) if isinstance(node, Sequence) else []
    keys = [key_position(node, key) for key in node] if isinstance(node, Mapping) else []
    return [
        position_of(node, ()),
        *keys,
        *(mark for step in steps for mark in [position_of(node, (step,)), *marks_of(node[step])]),
    ]


# Editors do not agree on what else than a line feed ends a line.
CHARACTERS = st.characters(codec="utf-8", exclude_characters="\r\x85\u2028\u2029")
YAMLISH = st.lists(
    st.sampled_from([*"ab:-?[]{},&*!|>'\"%@#\t\n ~é𝄞\x00\x07\ufeff", "- ", ": ", "\n  ", "!!", "<<", "---\n"])
).map("".join)


@given(st.one_of(st.text(CHARACTERS), YAMLISH))
@example("a: [")
@example("'never closed")
def test_no_text_crashes_the_reader_and_all_places_lie_inside_it(text: str) -> None:
    """Any text is read or reported, and every place that comes out of it is one of its lines."""
    value, found = read_yaml(text, "file.yml")
    lines = text.split("\n")
    marks = [*marks_of(value), *((p.place.line, p.place.column) for p in found)]
    for line, column in marks:
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


TEXT = st.text().map(without_refused)


@given(
    st.recursive(
        TEXT,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT.filter(bool), inner, max_size=3),
        max_leaves=8,
    )
)
def test_what_is_written_in_quotes_reads_back_the_same(value: object) -> None:
    """Texts, lists and mappings of texts survive being written as quoted YAML and read again."""
    written = yaml.safe_dump(value, default_style='"', allow_unicode=True)
    again, found = read_yaml(re.sub(r"!!\w+ ", "", written), "file.yml")
    assert found == []
    assert again == value


@given(st.text())
def test_a_problem_is_told_on_one_line(text: str) -> None:
    """Whatever a message quotes, it stays on one line and shows nothing unprintable."""
    assert quote(text).isprintable()
