"""The HTML of pages, packed until their templates ask for it."""

from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from sourced_briefing.mkdocs_plugin.packed_pages import PackedPages


def page(html: str) -> Page:
    config = MkDocsConfig()
    made = Page(None, File("a.md", "content", "site", use_directory_urls=True), config)
    made.markdown, made.content = "# A", html
    return made


@given(st.text(st.characters()))
def test_a_template_is_given_what_was_packed(html: str) -> None:
    """Whatever its characters are."""
    packed, made = PackedPages(), page(html)
    made.content = packed.pack(made, html)
    assert (made.content, made.markdown) == ("", "")
    packed.unpack(made)
    assert made.content == html


def test_a_finished_page_holds_nothing() -> None:
    packed, made = PackedPages(), page("<p>A</p>")
    made.content = packed.pack(made, "<p>A</p>")
    packed.unpack(made)
    packed.empty(made)
    assert not made.content
    assert not packed.packed


def test_a_page_that_was_not_packed_stays_as_it_is() -> None:
    made = page("<p>A</p>")
    PackedPages().unpack(made)
    assert made.content == "<p>A</p>"
