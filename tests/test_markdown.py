"""Text of strangers in Markdown: the page shows exactly the text, and nothing of it becomes markup."""

import json
from html import unescape

import pytest
import yaml
from conftest import Document, to_html
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base import markdown
from sourced_briefing.base.markdown import Markdown, escape
from strategies import hostile_texts

EXAMPLES = [
    "1. First",
    "2) Second",
    "- item",
    "+ item",
    "* item",
    "# heading",
    "> quote",
    ": definition",
    "!!! note",
    "!important",
    "---",
    "===",
    "***",
    "```",
    "~~~",
    "~~struck~~",
    "H~2~O and m^2^",
    "==marked==",
    "a = b ^ c ~ d",
    "*a* _b_ `c` **d** __e__",
    "snake_case_name",
    "a | b \\| c",
    "`a | b`",
    "\\",
    "\\\\",
    "ends with \\",
    "[a](javascript:alert(1))",
    "[a][b]",
    "![a](b)",
    "[^1]",
    "[^1]: note",
    "[a]: https://x.example",
    "[TOC]",
    "*[HTML]: x",
    "{: onclick=alert(1) }",
    "{ #x }",
    "x { .y }",
    "{{ figure('x') }}",
    "<script>alert(1)</script>",
    "<b>bold</b>",
    "<!-- a -->",
    "<https://x.example>",
    "<a@x.example>",
    "https://x.example/a_b_c",
    "&lt;b&gt; &amp; &copy; &#60; &",
    "\"quoted\" and 'quoted'",
    "a  b",
    "¶",
    "5 < 6 > 4",
    "1986. A great year",
    "-5%",
    "+5%",
    "a ] b",
    "]: b",
    ":#",
    "What is C#",
    "a {",
]


def shows(text: str) -> str:
    """What a reader sees of a text: white space is folded, as browsers do."""
    return " ".join(text.split())


def test_escaping_is_done_once() -> None:
    """What is Markdown already is not escaped again."""
    assert escape(escape("a*b")) == escape("a*b")
    assert escape(Markdown("**a**")) == "**a**"


def test_escaped_text_stays_on_one_line() -> None:
    """Line ends would begin new blocks, so none is left."""
    assert escape("a\n\nb\r\n\tc") == "a b c"


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_paragraph_shows_the_text(text: str) -> None:
    """A text alone in its paragraph is that paragraph, not a list, a heading, a rule or a tag."""
    document = to_html(f"before\n\n{escape(text)}\n\nafter\n")
    assert document.tags == ["p", "p", "p"]
    assert shows(document.text) == shows(f"before {text} after")


@given(hostile_texts)
def test_a_paragraph_shows_any_text(text: str) -> None:
    """Whatever a paragraph is made of, it is one paragraph that shows it letter for letter."""
    document = to_html(f"before\n\n{escape(text)}\n\nafter\n")
    assert document.tags == ["p", "p", "p"]
    assert shows(document.text) == shows(f"before {text} after")


# Where the templates and the calls put texts: `{}` stands for the text.
SURROUNDINGS = {
    "in a sentence": ("It is {} long.", ["p"]),
    "in a heading with an anchor": ("## {} {{ #anchor }}", ["h2", "a"]),
    "in a list": ("- {}\n- {}", ["ul", "li", "li"]),
    "after a name in a list": ("- Caution: {}", ["ul", "li"]),
    "in emphasis": ("a *{}* b", ["p", "em"]),
    "in strong emphasis": ("a **{}** b", ["p", "strong"]),
    "in quotation marks": ("a “{}” b", ["p"]),
    "in a link": ("[{}](https://x.example)", ["p", "a"]),
    "in a value in a link": ('[<data class="figure" value="1">{}</data>](a.md#b)', ["p", "a", "data"]),
    "in a table": (
        "| {} | {} |\n| --- | ---: |\n| {} | {} |",
        ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"],
    ),
    "in a caption": (
        '<figure markdown="1">\n<figcaption markdown="span">{}</figcaption>\n\n{}\n\n</figure>',
        ["figure", "figcaption", "p"],
    ),
    "in a note": (
        "a[^x]\n\n[^x]: {}\n",
        ["p", "sup", "a", "div", "hr", "ol", "li", "p", "a"],
    ),
}


def rendered(surrounding: str, text: str) -> Document:
    return to_html(f"before\n\n{SURROUNDINGS[surrounding][0].format(*[escape(text)] * 4)}\n\nafter\n")


@pytest.mark.parametrize("surrounding", SURROUNDINGS)
def test_each_surrounding_has_its_elements(surrounding: str) -> None:
    """A harmless text gives each surrounding the elements that the tests below hold it to."""
    assert rendered(surrounding, "word").tags == ["p", *SURROUNDINGS[surrounding][1], "p"] or surrounding == "in a note"


def marked(document: Document) -> list[tuple[str, dict[str, str | None]]]:
    """The elements with their attributes, but for the heads of columns, which cells repeat as text."""
    return [(tag, {k: v for k, v in attributes.items() if k != "data-head"}) for tag, attributes in document.elements]


@pytest.mark.parametrize("surrounding", SURROUNDINGS)
@given(text=hostile_texts)
def test_no_text_leaves_its_surrounding(surrounding: str, text: str) -> None:
    """The same elements with the same attributes stand there as around a harmless word, and the text is shown as it is."""
    plain, document = rendered(surrounding, "word"), rendered(surrounding, text)
    assert marked(document) == marked(plain)
    assert shows(document.text) == shows(plain.text.replace("word", text))


@pytest.mark.parametrize("surrounding", SURROUNDINGS)
def test_known_traps_do_not_leave_their_surrounding(surrounding: str) -> None:
    """Each mark that Markdown knows is shown wherever a text is put."""
    plain = rendered(surrounding, "word")
    for text in EXAMPLES:
        document = rendered(surrounding, text)
        assert marked(document) == marked(plain), text
        assert shows(document.text) == shows(plain.text.replace("word", text))


@given(hostile_texts)
def test_a_title_shows_any_text(text: str) -> None:
    """The title of a page, whose anchor is made from the text itself, is a title and nothing else."""
    document = to_html(f"# {escape(text)}\n\nafter\n")
    assert document.tags == ["h1", "a", "p"]
    assert [sorted(attributes) for _, attributes in document.elements] == [["id"], ["class", "href", "title"], []]
    assert shows(document.text) == shows(f"{text}¶ after")


# Attributes, scripts and front matter


@given(hostile_texts)
def test_an_attribute_holds_any_text(text: str) -> None:
    """A text in an attribute of a chart's element stays in it: it adds no other attribute and no element."""
    document = to_html(
        f'<figure markdown="1">\n<div role="img" aria-label="{markdown.attribute(text)}">x</div>\n</figure>\n'
    )
    _, (tag, attributes) = document.elements
    assert (tag, sorted(attributes)) == ("div", ["aria-label", "role"])
    # Python-Markdown reads an entity once more than HTML does.
    assert shows(unescape(attributes["aria-label"])) == shows(unescape(unescape(text)))


@given(hostile_texts)
def test_front_matter_holds_any_text(text: str) -> None:
    """A text in the front matter is one line of YAML, and can be put into HTML as it is, which is what themes do."""
    written = markdown.yaml_text(text)
    assert "\n" not in written
    [title] = yaml.safe_load(f"title: {written}\n").values()
    document = Document(f'<title>x</title><p title="{title}">{title}</p>')
    assert document.elements == [("title", {}), ("p", {"title": shows(text)})]
    assert shows(document.text) == shows(f"x{text}")


@given(st.dictionaries(hostile_texts, hostile_texts, max_size=3))
def test_a_script_element_holds_any_data(data: dict[str, str]) -> None:
    """Nothing in it ends the element or is read as Markdown, between any blocks, and a program reads what was given."""
    block = markdown.json_script("application/ld+json", data)
    document = to_html(f"Text.[^1]\n\n[^1]: A *note*.\n\n{block}\n\nMore.\n")
    assert document.elements.count(("script", {"type": "application/ld+json"})) == 1
    assert document.tags.count("script") == 1
    assert json.loads("".join(document.scripts)) == data
    assert "More." in document.text


# Links and tables


@pytest.mark.parametrize(
    "target",
    [
        "https://x.example/a?b=c&d=e#f",
        "https://x.example/a?copy=1&copy=2&lt=3",
        "https://x.example/a;b,c!d$e'f",
        "https://x.example/Über/日本",
        "https://x.example/a%20b",
        "figures/rivers.md#length",
        "#length",
    ],
)
def test_a_link_leads_where_it_should(target: str) -> None:
    """The address in the page is the address that was given."""
    [_, link] = to_html(markdown.link("a", target)).elements
    assert link == ("a", {"href": target})


@pytest.mark.parametrize(
    "target",
    ["https://x.example/(a)", "https://x.example/a)b(c", "https://x.example/_a_*b*~c~", "https://x.example/[a]"],
)
def test_marks_in_an_address_are_written_as_their_codes(target: str) -> None:
    """Marks that would end the link, or start emphasis in it, are percent-encoded, which leads to the same place."""
    document = to_html(f"[before](#x) {markdown.link('a', target)} after")
    assert document.tags == ["p", "a", "a"]
    assert shows(document.text) == "before a after"


def test_a_table_has_its_rows_and_columns() -> None:
    """Cells are escaped, and columns of numbers are aligned to the right."""
    assert (
        markdown.table(["A|B", "n"], [["*x*", 1], ["", 2]], (1,))
        == "| A\\|B | n |\n| --- | ---: |\n| \\*x\\* | 1 |\n|  | 2 |"
    )
