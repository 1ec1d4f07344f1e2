"""Markdown as the site shows it, for what is made of pages beside the site: the PDF, and the anchors of the search."""

import re

from conftest import REPOSITORY
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config import load_config
from sourced_briefing.base.rendering import ALWAYS, EXTENSIONS, anchor_of, render
from sourced_briefing.engine_settings import with_extensions

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
