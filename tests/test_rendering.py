"""Markdown as the site shows it, for what is made of pages beside the site: the PDF, and the anchors of the search."""

import re

import markdown
from conftest import REPOSITORY
from hypothesis import given
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor
from mkdocs.config import load_config
from sourced_briefing.base.rendering import ALWAYS, EXTENSIONS, anchor_of, render
from sourced_briefing.engine_settings import with_extensions
from strategies import MEANINGFUL

headings = st.text(st.sampled_from("abÄ上 -1"), min_size=1, max_size=6).map(str.strip).filter(str.isalnum)


def test_the_extensions_are_those_of_the_site() -> None:
    """Those that the plugin brings, and those that MkDocs always has."""
    given = load_config(str(REPOSITORY / "mkdocs.yml")).markdown_extensions
    names, _ = with_extensions(given, {})
    assert sorted(names) == sorted([*EXTENSIONS, *ALWAYS])


@given(st.lists(headings, max_size=5))
def test_anchors_are_those_of_the_page(names: list[str]) -> None:
    """Also where headings are the same, or hold nothing that an address can have."""
    taken: set[str] = set()
    html = render("\n\n".join(f"## {name}" for name in names))
    assert [anchor_of(name, taken) for name in names] == re.findall(r'<h2 id="([^"]+)">', html)


def test_a_cell_names_its_column() -> None:
    """In words, without what is marked up in them: a style sheet shows it where there is no room for columns."""
    head = '| *Of* [what](a.md) & <data class="x">1</data>[^n] | "B" |'
    html = render(f"{head}\n| --- | --- |\n| c | d |\n\n[^n]: Note.")
    assert re.findall('<td data-head="([^"]*)">', html) == ["Of what &amp; 1", "&quot;B&quot;"]
    assert "<table data-named=" in html


# What holds signs of Markdown, also of names of links and of notes that are defined below.
documents = st.lists(
    st.sampled_from([*MEANINGFUL, "word ", "\n\n", "\n- ", "\n# ", "[a][b]", "[b]", "![b]", "[^n]", "\n\n[b]: /c\n", "\n\n[^n]: d*e*\n"]),
    max_size=25,
).map("".join)  # fmt: skip


@given(documents, st.sampled_from([(), ("smarty",), ("abbr", "def_list")]), st.sampled_from(["{}", "[b]", "*{}*"]))
def test_trying_few_patterns_finds_what_trying_all_finds(text: str, more: tuple[str, ...], number: str) -> None:
    """Whatever stands on the page, and whatever else reads it."""
    quick, slow = (
        markdown.Markdown(
            extensions=[*EXTENSIONS, *ALWAYS, *more], extension_configs={"footnotes": {"SUPERSCRIPT_TEXT": number}}
        )
        for _ in range(2)
    )
    slow.treeprocessors.register(InlineProcessor(slow), "inline", 20)
    assert type(quick.treeprocessors["inline"]) is not InlineProcessor
    assert quick.convert(text) == slow.convert(text)
