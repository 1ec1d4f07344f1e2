"""Most calls are read without Jinja, and mean the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.call_syntax import _parsed_by_jinja
from sourced_briefing.base.plain_calls import plain_call

PARTS = ["figure", "cite", "not", "none", "True", "true", "false", "(", ")", ",", "=", " ", "\n", "'", '"', '"a b"']
PARTS += [
    "'é'",
    '"2024"',
    '"it\'s"',
    '"\\n"',
    '"{{"',
    "\u200b",
    "1",
    "period=",
    "cite=",
    "[",
    "]",
    "-",
    '("a", cite=true)',
]


@given(st.lists(st.sampled_from(PARTS), max_size=9).map("".join) | st.text(max_size=20).map('figure("{}")'.format))
def test_a_plain_call_is_what_jinja_reads(source: str) -> None:
    """Whatever is read as a plain call, Jinja reads as the same one."""
    if (plain := plain_call(source)) is not None:
        assert plain == _parsed_by_jinja(source)


@pytest.mark.parametrize(
    "source",
    [' figure("span") ', 'figure("span", "2024-02", cite=false)', "cite('report', locator='para 3')", "events()"],
)
def test_what_pages_are_full_of_is_plain(source: str) -> None:
    """The calls that stand on every page need no Jinja."""
    assert plain_call(source) == _parsed_by_jinja(source)


@pytest.mark.parametrize(
    "source", ['figure("a", cite=true, cite=true)', 'figure(cite=true, "a")', 'cite("a\\"b")', "a"]
)
def test_the_rest_is_left_to_jinja(source: str) -> None:
    """Escapes, and what is wrong, are read by Jinja, which tells what is wrong."""
    assert plain_call(source) is None
