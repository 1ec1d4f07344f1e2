"""Tables, notes and blocks as HTML: a reader sees what Python-Markdown would make of the Markdown in their place."""

from types import SimpleNamespace

import markdown as python_markdown
import pytest
from conftest import Document, Project, rows_of, to_html
from hypothesis import given
from hypothesis import strategies as st
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from sourced_briefing.base import markdown, ready_html
from sourced_briefing.base.markdown import Markdown
from sourced_briefing.base.ready_html import Unknown, html_of
from sourced_briefing.base.ready_notes import with_notes
from sourced_briefing.base.rendering import ALWAYS, EXTENSIONS, led

SIGNS = "ab1 .,:;!?#+-=*_~^`'\"“”|\\/[](){}<>&@%$\n\tÄ上א"
texts = st.text(st.sampled_from(SIGNS), min_size=1, max_size=12).filter(str.strip)
addresses = st.text(st.sampled_from("ab1._~*()[]&=;%!$+-"), max_size=8).map(lambda path: f"https://a.example/?{path}")
links = st.builds(markdown.link, texts, addresses, st.just("") | texts)
pieces = st.one_of(
    texts.map(markdown.escape),
    texts.map(markdown.quoted),
    links,
    texts.map(lambda text: Markdown(f"<em>{markdown.escape(text)}</em>")),
    texts.map(lambda text: Markdown(f'<data value="1">{markdown.escape(text)}</data>')),
    links.map(lambda link: Markdown(f"**{link}**")),
    texts.map(lambda text: Markdown(f"*{markdown.escape(text)}*")),
)
cells = st.lists(pieces, min_size=1, max_size=3).map(lambda found: markdown.joined(found, " · "))


class Shown(Document):
    """The elements and the words of a page in their order, white space aside."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        super().handle_starttag(tag, attrs)
        self.texts.append(f"\n<{tag} {sorted(attrs)}>\n")

    def handle_endtag(self, tag: str) -> None:
        if tag != "hr":  # which Markdown closes, and HTML need not
            self.texts.append(f"\n</{tag}>\n")


def shown(html: str) -> list[str]:
    """The tags and the words."""
    return Shown(html).text.split()


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=3))
def test_a_table_is_what_markdown_makes_of_it(rows: list[list[Markdown]]) -> None:
    """Whatever stands in its cells, if only our own functions wrote it."""
    table = ready_html.table(["One & one", "Two"], rows, (1,), named=True)
    assert table.startswith("<table ")
    html = python_markdown.markdown(markdown.table(["One & one", "Two"], rows, (1,)), extensions=[*EXTENSIONS])
    assert shown(table) == shown(html)


@pytest.mark.parametrize("text", ["`code`", "[^note]", "[a]", "![a](b.svg)", "[a](b.md){ .c }", "a_b", "*a", "{x}"])
def test_what_is_not_known_stays_markdown(text: str) -> None:
    """The table is then one of Markdown."""
    with pytest.raises(Unknown):
        html_of(Markdown(text))
    assert ready_html.table(["One"], [[Markdown(text)]]) == markdown.table(["One"], [[Markdown(text)]])


@pytest.mark.parametrize(
    ("page", "target", "address"),
    [
        ("figures/rivers.md", "../sources/press.md#gazette", "../../sources/press/#gazette"),
        ("figures/rivers.md", "rivers.md#length", "./#length"),
        ("index.md", "figures/rivers.md", "figures/rivers/"),
        ("a/b.md", "../index.md", "../../"),
        ("a/b.md", "../assets/charts/c.csv", "../../assets/charts/c.csv"),
        ("a/b.md", "https://a.example/b.md", "https://a.example/b.md"),
    ],
)
def test_a_link_leads_from_where_its_page_is_served(page: str, target: str, address: str) -> None:
    """MkDocs and ProperDocs lead the links in Markdown only."""
    assert led(html_of(markdown.link("a", target)), page) == f'<a href="{address}">a</a>'


def test_a_block_is_html_where_all_of_it_is() -> None:
    """One line then, which Python-Markdown passes on; else Markdown within an element."""
    table, plain = ready_html.table(["A"], [["b"]], named=True), markdown.table(["A"], [["b"]])
    assert ready_html.stacked(table, "x") == f'<div class="stacked x">{table}</div>'
    assert shown(to_html_text(ready_html.stacked(plain, "x"))) == shown(ready_html.stacked(table, "x"))


def to_html_text(text: str) -> str:
    return python_markdown.markdown(text, extensions=[*EXTENSIONS, *ALWAYS])


LINES = [
    "Text *b*.",
    "",
    "## Heading",
    "- item",
    "    indented",
    "```",
    '<div class="a"><p>*b* &amp; [c](d)</p></div>',
    "<table><tbody><tr><td>*b*</td></tr></tbody></table>",
    '<details class="a" markdown="1">',
    "</details>",
    "<div>",
    "</div>",
    '<script type="application/json">{"a":"</b>"}</script>',
]


@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_ready_blocks_are_passed_on(lines: list[str]) -> None:
    """As Python-Markdown would, which looks at each of their tags; wherever they stand."""
    text = "\n".join(lines)
    others = [name for name in EXTENSIONS if "ReadyBlocks" not in name]
    assert shown(to_html_text(text)) == shown(python_markdown.markdown(text, extensions=[*others, *ALWAYS]))


labels = st.sampled_from(["a", "b-2", "c.3", "unknown"])


@given(st.lists(labels, min_size=1, max_size=8))
def test_notes_are_those_of_markdown(mentioned: list[str]) -> None:
    """Numbered by their first mention, with a way back to each."""
    notes = {label: f"Note {label}" for label in dict.fromkeys(mentioned) if label != "unknown"}
    text = "\n\n".join(f"Text[^{label}] on." for label in mentioned)
    defined = "".join(f"\n[^{label}]: {note}" for label, note in notes.items())
    assert shown(to_html_text(with_notes(text, notes))) == shown(to_html_text(f"{text}\n{defined}\n"))


def test_words_that_look_like_a_mark_are_none(project: Project) -> None:
    """In a title, or in a block that is copied, they are words of somebody."""
    project.replace("data/figures/rivers.yml", "label: Length of the river", 'label: "Length [^survey]"')
    page = project.pages()["figures/rivers.md"]
    assert 'class="footnote-ref"' not in page
    assert "Length [^survey]" in to_html(page).text


def test_the_home_of_a_figure_has_a_table(project: Project) -> None:
    """A row for each observation."""
    assert rows_of(project.pages()["figures/rivers.md"])[0] == ["Value", "Source", "As stated"]


class OfPage(Extension):
    """Says of which page the text is, as MkDocs does."""

    def extendMarkdown(self, md: python_markdown.Markdown) -> None:
        leading = Treeprocessor(md)
        leading.file = SimpleNamespace(src_uri="far/below.md")  # type: ignore[attr-defined]
        md.treeprocessors.register(leading, "relpath", 0)


@pytest.mark.parametrize("prose", ["{}", "Text\n{}\ntext.", "- item\n\n    {}", "> {}", "!!! note\n    {}"])
def test_links_of_a_block_lead_on_wherever_it_stands(prose: str) -> None:
    """Also where a call is written beside text, in a list or in a quotation."""
    block = ready_html.table(["One"], [[markdown.link("a", "../figures/rivers.md#length")]])
    html = python_markdown.markdown(prose.format(block), extensions=[*EXTENSIONS, *ALWAYS, OfPage()])
    assert '<a href="../../figures/rivers/#length">a</a>' in html


def test_a_link_in_code_stays_as_it_is() -> None:
    """It is an example, which nobody follows."""
    code = '<table><tr><td><a href="b.md">a</a></td></tr></table>'
    html = python_markdown.markdown(f"```html\n{code}\n```", extensions=[*EXTENSIONS, *ALWAYS, OfPage()])
    assert code in Document(html).text
