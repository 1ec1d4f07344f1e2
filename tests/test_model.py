"""Records: what each field may hold, what is said when it holds something else, and that nothing changes later."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from sourced_briefing.base.yaml_reader import read_yaml
from sourced_briefing.model import (
    RECORDS,
    Calendar,
    Chart,
    Event,
    Fields,
    Figure,
    FileHead,
    Observation,
    PageHead,
    Settings,
    Source,
    validate,
)
from sourced_briefing.values.amounts import Amount
from strategies import texts

SOURCE = """
id: survey
title: Survey of rivers
publisher: Land Registry
url: https://registry.example/survey
kind: dataset
standing: original
read: dataset
"""
OBSERVATION = """
period: 2024
value: 1_233
source: survey
locator: row 1
as_stated: 1,233 km
"""
FIGURE = """
id: length
label: Length of the river
measures: From the spring to the sea.
unit: km
observations: [{value: 1_233, source: survey, locator: row 1, as_stated: '1,233 km'}]
"""
EVENT = """
id: flood
date: 2021-07-14
label: Flood
by: The river
what: The river leaves its bed.
source: survey
locator: row 2
as_stated: flood of 14 July
"""
CHART = """
id: lengths
title: The river is long
kind: bar
series:
  - figure: length
"""
EXAMPLES: dict[type[Fields], str] = {
    Source: SOURCE,
    Observation: OBSERVATION,
    Figure: FIGURE,
    Event: EVENT,
    Chart: CHART,
}


def node(model: type[Fields], **changes: str | None) -> Any:
    """The example of `model` with fields changed, or, where the change is None, left out."""
    lines = EXAMPLES[model].strip().splitlines()
    kept = [line for line in lines if line.partition(":")[0] not in changes]
    kept += [f"{key}: {value}" for key, value in changes.items() if value is not None]
    value, problems = read_yaml("\n".join(kept), "file.yml")
    assert problems == []
    return value


def make(model: type[Fields], **changes: str | None) -> Any:
    part, wrong = validate(model, node(model, **changes))
    assert wrong == []
    return part


def messages(model: type[Fields], **changes: str | None) -> list[str]:
    part, wrong = validate(model, node(model, **changes))
    assert (part is None) == bool(wrong)
    return [message for _, message in wrong]


@pytest.mark.parametrize("model", EXAMPLES)
def test_the_examples_are_right(model: type[Fields]) -> None:
    """Each record that the tests below change is read as it stands."""
    assert isinstance(make(model), model)


# What is wrong with a field is said in words for the person who wrote it


@pytest.mark.parametrize(
    ("model", "changes", "message"),
    [
        # what is missing or unknown
        (Source, {"title": None}, "`title` is missing"),
        (Source, {"pubisher": "X"}, "`pubisher` is not a known field; did you mean \"publisher\"?"),
        (Source, {"zzz": "X"}, "`zzz` is not a known field"),
        (Source, {"title": ""}, "`title` has no value; give it one or leave the line out"),
        (Source, {"title": "''"}, "`title` is empty"),
        # what is of another kind
        (Source, {"title": "[a, b]"}, "`title` is a text, not a list"),
        (Source, {"title": "{a: b}"}, "`title` is a text, not a mapping"),
        (Source, {"authors": "Ann Example"}, "`authors` is a list, not \"Ann Example\"; start each item with a hyphen"),
        (Source, {"authors": "{a: b}"}, "`authors` is a list, not a mapping; start each item with a hyphen"),
        (Figure, {"observations": "[text]"}, "fields are expected here, each on a line of its own, not \"text\""),
        (Source, {"published_inferred": "yes"}, "`published_inferred`: it is true or false; write true"),
        # what is not one of a few words
        (Source, {"kind": "book"}, "`kind` can't be \"book\"; it is one of filing, regulation, dataset, paper, news, analysis, reference"),
        (Source, {"kind": "papers"}, "`kind` can't be \"papers\"; it is one of filing, regulation, dataset, paper, news, analysis, "
                                     "reference; did you mean \"paper\"?"),
        (Chart, {"kind": "pie"}, "`kind` can't be \"pie\"; it is one of "),
        # what has another form
        (Source, {"id": "The Survey"}, "`id` can't be \"The Survey\"; write lower-case letters, digits and hyphens"),
        (Source, {"id": "a--b"}, "`id` can't be \"a--b\"; write lower-case letters, digits and hyphens"),
        (Source, {"id": "../x"}, "`id` can't be \"../x\"; write lower-case letters, digits and hyphens"),
        (Source, {"id": "a" * 81}, "`id` is longer than 80 characters"),
        (Source, {"title": "a" * 501}, "`title` is longer than 500 characters"),
        (Source, {"url": "www.x.example"}, "`url` can't be \"www.x.example\"; a link starts with http:// or https:// and holds no spaces"),
        (Source, {"published": "March 2024"}, "`published`: \"March 2024\" can't be read: write 2024-03"),
        # numbers
        (Observation, {"value": "many"}, "`value`: \"many\" is not a number; write it like 12_000, 0.5, -3 or 1.2e9"),
        (Observation, {"value": "010"}, "`value`: \"010\" is not a number; write it like 12_000, 0.5, -3 or 1.2e9; here 10"),
        (Observation, {"value": ".nan"}, "`value`: \".nan\" is not a number; write it like 12_000, 0.5, -3 or 1.2e9"),
        (Observation, {"value": "[1, 2]"}, "`value`: "),
        (Observation, {"value": "{a: 1}"}, "`value`: "),
    ],
)  # fmt: skip
def test_a_wrong_field_is_explained(model: type[Fields], changes: dict[str, str | None], message: str) -> None:
    """Each kind of mistake has a message that names the field and says what would be right."""
    [found] = messages(model, **changes)
    assert found.startswith(message) if message.endswith((" ", ": ")) else found == message


@pytest.mark.parametrize(
    ("model", "changes", "message"),
    [
        (Observation, {"value": None}, "it has no number; give `value`, `about`, or `low` and `high`"),
        (Observation, {"about": "5"}, "`value` and `about` can't stand together; keep one"),
        (Observation, {"low": "5"}, "a central value stands alone or with both `low` and `high`"),
        (
            Observation,
            {"value": None, "low": "9", "high": "5"},
            "the numbers are out of order: `low` is not above the value, nor the value above `high`",
        ),
        (
            Observation,
            {"value": "4", "low": "5", "high": "9"},
            "the numbers are out of order: `low` is not above the value, nor the value above `high`",
        ),
        (
            Observation,
            {"as_stated": None},
            "it has no wording; give `as_stated`, the few words of the source that state it",
        ),
        (Observation, {"status": "rejected"}, "`status: rejected` and `reason` go together"),
        (Observation, {"reason": "because"}, "a `reason` needs a `status`"),
        (Figure, {"observations": None}, "a figure has `observations`, a `table`, or a `formula` over other figures"),
        (Figure, {"observations": "[]"}, "a figure has `observations`, a `table`, or a `formula` over other figures"),
        (Figure, {"formula": "a / b"}, "a figure has `observations` or a `formula`, not both"),
        (Figure, {"uses_rejected": "true"}, "`uses_rejected` goes with a `formula`"),
        (Source, {"standing": "relay"}, "a relay names the `origin` it goes back to"),
        (Source, {"standing": "copy"}, "a copy names the `origin` it goes back to"),
        (Source, {"url": None}, "a source that was read has a `url`, or `via` says where"),
    ],
)
def test_fields_that_do_not_go_together_are_explained(
    model: type[Fields], changes: dict[str, str | None], message: str
) -> None:
    """Where each field alone is right and all together are not, the message says what is missing or too much."""
    assert messages(model, **changes) == [message]


def test_what_was_read_where_no_address_leads_says_where() -> None:
    """A book, or a file that somebody else keeps, has no `url`; `via` tells in words where it was read."""
    assert messages(Source, url=None, via="the library of the harbour") == []
    assert messages(Source, url=None, via="the library of the harbour", read="parts") == []


def test_every_wrong_field_is_reported_at_once() -> None:
    """One mistake does not hide another."""
    told = messages(Source, kind="book", url="ftp://x", read=None, extra="x")
    assert len(told) == 3
    assert "`extra` is not a known field; `read` is missing" in told  # one may be meant as the other


def test_a_message_leads_to_the_field() -> None:
    """The path of a problem goes down to the field that is wrong."""
    wrong_figure = node(Figure, observations="[{value: 1, source: survey, locator: x, as_stated: x, unit: km}]")
    _, [(path, message)] = validate(Figure, wrong_figure)
    assert path == ("observations", 0, "unit")
    assert message == "`unit` is not a known field"


def test_what_may_have_been_meant_is_a_field_of_the_inner_part() -> None:
    """Suggestions come from the mapping in which the unknown field stands."""
    found = messages(Figure, observations="[{value: 1, source: survey, locator: x, as_statd: x}]")
    assert '`as_statd` is not a known field; did you mean "as_stated"?' in found


@pytest.mark.parametrize("model", EXAMPLES)
@pytest.mark.parametrize("data", [None, "text", [], ["text"]])
def test_what_is_no_mapping_is_no_record(model: type[Fields], data: object) -> None:
    """A text, a list or nothing in the place of a record is a problem."""
    part, wrong = validate(model, data)
    assert part is None
    assert wrong


# Links and texts


@pytest.mark.parametrize(
    "url",
    [
        "https://registry.example/a/b?c=d&e=f#g",
        "http://registry.example",
        "https://registry.example/%C3%A9/(x)_[y]~*z",
        "https://registry.example/é",
    ],
)
def test_a_link_is_an_address_of_the_web(url: str) -> None:
    """Addresses with http or https are links, whatever marks they hold."""
    assert make(Source, url=f"'{url}'").url == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "ftp://x.example", "//x.example", "/etc/passwd", "file:///etc/passwd", "HTTPS:x",
        "https://x.example/a b", "https://x.example/\\na", "https://x.example/<b>", "https://x.example/`a`", "https://x.example/a|b",
        "https://x.example/\\\"onclick=alert(1)", "https://", "https:// x", "mailto:a@x.example",
    ],
)  # fmt: skip
def test_anything_else_is_no_link(url: str) -> None:
    """Other schemes, white space, quotes and brackets make no link, so none can leave the attribute it is written in."""
    assert messages(Source, url=f'"{url}"')[0].startswith("`url` can't be ")


@pytest.mark.parametrize("unseen", ["\\u200b", "\\u200e", "\\u2060", "\\u00ad", "\\uE000"])
def test_an_address_shows_all_of_itself(unseen: str) -> None:
    """What can't be seen in an address leads elsewhere than it seems."""
    [message] = messages(Source, url=f'"https://x.example/{unseen}"')
    assert message.endswith(" holds what can't be seen; remove it")
    assert message.isprintable()


def test_white_space_is_folded() -> None:
    """A text in several lines is one line."""
    assert make(Source, title='"  Survey\\n  of   rivers "').title == "Survey of rivers"


@pytest.mark.parametrize("text", ['"a\\u200Bb"', '"\\uFEFF"', '"a\\uE000"', '"\\u2060"'])
def test_what_nobody_can_see_can_not_be_written(text: str) -> None:
    """Characters that are unseen or turn the writing round are refused by their code."""
    [message] = messages(Source, title=text)
    assert message.startswith("`title`: the character U+")
    assert message.endswith(" can't be shown; remove it")


def test_joiners_are_part_of_writing() -> None:
    """Two unseen characters with which some scripts are spelled are kept."""
    assert make(Source, title='"می\\u200Cخواهم"').title == "می\u200cخواهم"


@pytest.mark.parametrize("blank", ['" "', '"\\n"', '"\\u00a0"'])
def test_a_blank_text_is_empty(blank: str) -> None:
    """White space alone is no title."""
    [message] = messages(Source, title=blank)
    assert re.fullmatch("`title`:?( it)? is empty", message)


@given(texts)
def test_any_text_that_can_be_shown_is_kept(text: str) -> None:
    """A printable text comes out as it went in, its white space folded."""
    head, wrong = validate(FileHead, {"title": text})
    assert wrong == []
    assert head is not None
    assert head.title == " ".join(text.split())


# Amounts


@pytest.mark.parametrize(
    ("changes", "amount"),
    [
        ({"value": "5"}, Amount(5, 5, 5)),
        ({"value": None, "about": "5"}, Amount(5, 5, 5, about=True)),
        ({"value": None, "low": "5"}, Amount(5, None)),
        ({"value": None, "high": "5"}, Amount(None, 5)),
        ({"value": None, "low": "5", "high": "9"}, Amount(5, 9)),
        ({"value": "6", "low": "5", "high": "9"}, Amount(5, 9, 6)),
        ({"value": None, "about": "6", "low": "5", "high": "9"}, Amount(5, 9, 6, about=True)),
        ({"value": "0"}, Amount(0, 0, 0)),
        ({"value": None, "low": "0"}, Amount(0, None)),
    ],
)
def test_an_observation_is_an_amount(changes: dict[str, str | None], amount: Amount) -> None:
    """The fields for numbers together say how much, zero included."""
    assert make(Observation, **changes).amount == amount


# Nothing changes


@pytest.mark.parametrize("model", EXAMPLES)
def test_records_never_change(model: type[Fields]) -> None:
    """A field of a record can't be set once it is read."""
    part = make(model)
    with pytest.raises(ValidationError):
        setattr(part, next(iter(type(part).model_fields)), "other")


def test_what_was_left_out_is_not_shared() -> None:
    """The empty list of one record is not the empty list of another."""
    assert make(Source).authors == make(Source).authors == []
    assert make(Source).authors is not make(Source).authors


def test_a_record_knows_where_its_fields_stand() -> None:
    """Places come from the file; a field that was left out has the place of its record."""
    figure = make(Figure)
    assert figure.position("unit") == (4, 7)
    assert figure.position("observations", 0, "value") == (5, 24)
    assert figure.position("note") == (1, 1)


# Heads and settings


def test_a_page_has_a_title_and_little_else() -> None:
    """The front matter of a page is a title, a description, and what not to show."""
    assert validate(PageHead, {"title": "T", "hide": ["toc"]})[1] == []
    assert validate(PageHead, {"title": "T", "template": "main.html"})[1] == [
        (("template",), "`template` is not a known field")
    ]
    assert '`0` can\'t be "everything"' in validate(PageHead, {"title": "T", "hide": ["everything"]})[1][0][1]


@pytest.mark.parametrize("language", ["english", "en-GB", "EN", "en_gb", "../x", "e"])
def test_a_language_is_written_with_an_underscore(language: str) -> None:
    """The language of the briefing has one form."""
    assert validate(Settings, {"language": language})[1] == [
        (("language",), f'`language` can\'t be "{language}"; write it like en_GB')
    ]


def test_a_calendar_has_four_quarters_a_year() -> None:
    """A fiscal year names its first day and the last days of four quarters."""
    year = {"starts": "2025-01-01", "quarters_end": ["2025-03-31", "2025-06-30", "2025-09-30"]}
    calendar = {"id": "ferries", "label": "Ferries", "years": {"FY2025": year}}
    assert validate(Calendar, calendar)[0] is None
    year["quarters_end"].append("2025-12-31")
    assert validate(Calendar, calendar)[1] == []


def test_an_unknown_field_of_a_fiscal_year_is_explained() -> None:
    """Suggestions reach into years, which are known by names of their own."""
    year = {"strats": "2025-01-01", "quarters_end": ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"]}
    part, wrong = validate(Calendar, {"id": "ferries", "label": "Ferries", "years": {"FY2025": year}})
    assert part is None
    assert wrong == [(("years", "FY2025", "strats"), '`strats` is not a known field; did you mean "starts"?')]


@pytest.mark.parametrize("day", ["2025-02-30", "1735689600", "yesterday", "2025-1-1", "20250101"])
def test_days_of_a_calendar_are_days(day: str) -> None:
    """The days of a fiscal calendar are written like 2025-01-31; numbers of seconds are no days."""
    year = {"starts": day, "quarters_end": ["2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"]}
    assert validate(Calendar, {"id": "ferries", "label": "Ferries", "years": {"FY2025": year}})[0] is None


# Whatever stands in a file


values = st.recursive(
    st.none() | st.text(max_size=8) | st.sampled_from(["1", "true", "survey", "2024", "news", "[x]"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.sampled_from([*RECORDS.values(), Observation, Settings, PageHead, Calendar]), st.data())
def test_any_mapping_is_a_record_or_has_messages(model: type[Fields], data: st.DataObject) -> None:
    """Whatever the fields hold, the answer is a record, or messages on one line each."""
    fields = st.sampled_from([*model.model_fields, "other"])
    part, wrong = validate(model, data.draw(st.dictionaries(fields, values)))
    assert (part is None) == bool(wrong)
    assert all(message and "\n" not in message for _, message in wrong)
