"""The second lock: what pages and pictures are not made of is found in them, though nobody let it in."""

import logging
from html.parser import HTMLParser

import pytest
import tinyhtml5
from conftest import REPOSITORY, Document, Project
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from sourced_briefing.base import call_syntax
from sourced_briefing.base.allowed_html import ELEMENTS, EVERYWHERE
from sourced_briefing.base.html_gate import RULE, Gate, find_foreign, is_clean, read_closely
from sourced_briefing.base.problems import BriefingError
from sourced_briefing.base.svg_gate import find_foreign_in_picture
from sourced_briefing.build import write_briefing

PAGE = """<!doctype html>
<html lang="en" class="no-js"><head><meta charset="utf-8"><title>A &lt; B – C</title>
<link rel="canonical" href="https://example.org/rivers/"><link rel="stylesheet" href="../assets/main.css">
<link rel="icon" href="data:,"><link rel="alternate feed" type="application/atom+xml" href="https://x.example/f.atom">
<style>:root { --paper: #fff }</style>
<script src="../assets/early.js" data-scope="."></script><script type="application/ld+json">{"a": "\\u003c"}</script>
</head><body dir="ltr"><!-- Related links -->
<h1 id="a">A<a class="headerlink" href="#a" title="Permanent link">&para;</a></h1>
<p data-copy>a<sup id="fnref:x"><a class="footnote-ref" href="#fn:x">1</a></sup> &amp; <code>x</code><br/></p>
<table><thead><tr><th style="text-align: right;">b</th></tr></thead></table>
<details open><summary>c</summary><img alt="d" src="../map.png" loading=lazy width=5></details>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M3 6h18"/></svg>
<a href="mailto:a@x.example">m</a> <a href='../../other/?grade=single#x'>o</a> <a href="http://x.example:8000/a">w</a>
<div style="--chart-height:188px"><button type="button" aria-pressed="false" hidden>e</button></div>
</body></html>"""


def own(element: str, path: str) -> bool:
    return element == "img" or path.startswith("../assets/")


def test_what_pages_are_made_of_passes() -> None:
    assert list(find_foreign(PAGE, own)) == []


FOREIGN = [
    "<script>alert(1)</script>", '<script src="../x.pdf"></script>', "<SCRIPT SRC=../x.pdf></SCRIPT>", '<script src="https://x.example/assets/a.js"></script>',
    '<script type="module">alert(1)</script>', '<script type="text/plain" src="../assets/../x.js"></script>', "<script", "</script", "<style>@import 'x'</style>", "<style>a{background:URL (//x)}</style>",
    '<img src="https://evil.example/t.png">', '<img src="//evil.example/t.png">', '<img src="data:image/svg+xml,x">', "<img src=/\\evil.example/t.png>", '<img src="x.png" onerror="x()">',
    '<img src="x.png" srcset="//evil.example/t.png">', '<img src="&#x2f;/evil.example/t.png">', '<img src="h\nttps://evil.example/t.png">',
    '<a href="javascript:alert(1)">', '<a href=" jAvascript:alert(1)">', '<a href="java&#10;script:alert(1)">', '<a href="&#1;javascript:alert(1)">', '<a href="vbscript:x">', '<a href="data:text/html,x">',
    '<a href="ftp://x.example">', '<a href="file:///etc/passwd">', '<a href="//x.example">', '<a href="\\\\x.example">', '<a href="/\\x.example">', '<a href="#a" ping="https://x.example">', '<a href="#a" target="_top">',
    '<p onclick="x()">', "<p/onclick=x()>", '<p a"b>', "<p style='position:fixed'>", '<p style="background:url(x)">', "<b <i>", "<p x>", "<p data-x", "< p>", "<", "a < b", "<!", "<!-->", "<!--><script>x()</script>-->",
    "<!-- <b> -->", "<![CDATA[<b>]]>", "<?php x ?>", "<!DOCTYPE html SYSTEM 'x'>", "<iframe src=x></iframe>", "<object data=x>", "<embed src=x>", "<base href=x>", "<form action='https://x.example'>", "<form method=post>",
    "<button formaction=x>", "<input type=password>", "<meta http-equiv=refresh content='0;url=x'>", "<link rel=stylesheet href=../x.css>", "<link rel=preload href=x>", "<link rel=import href=x>", "<link href=x>", "<link rel=manifest href=x>",
    "<svg><script>x()</script></svg>", "<svg onload=x()>", "<svg><use href=x></svg>", "<svg><image href=x></svg>", "<svg><style><img src=x onerror=x()></style></svg>", "<svg><a xlink:href=x></svg>", "<math><mi>x</math>",
    "<title><b></title>", "<title>", "<textarea></textarea>", "<noscript><p></noscript>", "<template><p></template>", "<video src=x>", "<plaintext>", "<xmp><b></xmp>", '<p id="a"></p><p id="a"></p>', "<x-y>", "<html xmlns:a=b>",
]  # fmt: skip


@pytest.mark.parametrize("html", FOREIGN)
def test_anything_else_is_found(html: str) -> None:
    """Alone, within a page, and where it could be thought to stand in another element."""
    assert list(find_foreign(html, own))
    assert list(find_foreign(PAGE.replace("</body>", f"{html}</body>"), own))


def test_what_is_found_has_its_line() -> None:
    """People who look for the cause find it in the finished page."""
    [found] = find_foreign("<p>a</p>\n\n<p>b <object></p>", own)
    assert (found.line, found.message) == (3, "the element <object> is none that pages are made of")


PIECES = [
    "<", ">", "/", "=", '"', "'", " ", "\n", "\x0c", "!", "--", "?", "&lt;", "&#60;", "a", "x", "p", "<p", "<p>", "</p>", "<a href=", "#", "<img src=", "<svg>", "</svg>", "<title>", "</title>", "<style>", "</style>", "<script", "</script>",
    " src=x", " onclick=x", "<!--", "-->", "<![CDATA[", "]]>", "<textarea>", "</textarea>", "<select>", "<table>", "<tr>", "<td>", "javascript:", "<b", "<math>", "<path ", "<noscript>", "\x00", "é", "`",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
@example("<svg><title><p onclick=x></title></svg>")
@example("<p id=\"'>\" class='\"<b onclick=x>'>")
def test_no_parser_sees_more_than_the_gate(html: str) -> None:
    """Whatever passes holds, for a browser's parser and for Python's, only what the gate knows."""
    if list(find_foreign(html, own)):
        return
    seen: list[tuple[str, list[str]]] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            seen.append((tag, [name for name, _ in attrs]))

    Parser().feed(html)
    for element in tinyhtml5.parse(html, namespace_html_elements=False).iter():
        if isinstance(element.tag, str):
            seen.append((element.tag.rpartition("}")[2].lower(), [name.lower() for name in element.attrib]))
    for name, attributes in seen:
        assert name in {*ELEMENTS, "tbody"}
        assert all(EVERYWHERE.fullmatch(each) or each in ELEMENTS[name] for each in attributes)


NAMES = [
    "a",
    "p",
    "data",
    "div",
    "h2",
    "li",
    "link",
    "img",
    "script",
    "title",
    "style",
    "x-y",
    "A",
    "/p",
    "/title",
    "/script",
    "/style",
    "!doctype html",
]
ATTRIBUTES = [
    "class",
    "id",
    "href",
    "title",
    "data-a",
    "value",
    "rel",
    "src",
    "style",
    "onclick",
    "download",
    "type",
    "DATA-B",
]
VALUES = [
    "",
    "#a",
    "../a/",
    "//x",
    "https://x.example/a",
    "javascript:x",
    "../a.js",
    "&#97;",
    "a",
    " class=",
    " b='c'",
    "a>b",
    "a<b",
    "icon",
    "\\",
]


@st.composite
def tags(draw: st.DrawFn) -> str:
    """A tag that is well-formed or nearly so, with quotes and brackets where they could mislead."""
    pairs = draw(st.lists(st.tuples(*map(st.sampled_from, (ATTRIBUTES, VALUES, ['"', "'", ""]))), max_size=3))
    end = draw(st.sampled_from([">", ">", ">", "/>", " >", "", '">']))
    space = draw(st.sampled_from([" ", " ", "\n", "/"]))
    return f"<{draw(st.sampled_from(NAMES))}" + "".join(f"{space}{n}={q}{v}{q}" for n, v, q in pairs) + end


@given(st.lists(tags() | st.sampled_from(PIECES), max_size=8).map("".join))
@example('<a href=" class=" onclick="#">')
@example("<p title='a>'onclick=x>")
@example('<p id="a"><p id="&#97;">')
@example('<p id="a"><p id="a">')
@example("<title><p></title>")
@example("<title></p></title>")
def test_a_glance_and_a_close_look_say_the_same(html: str) -> None:
    """What is told at a glance to be clean has nothing foreign for the parser, which reads sign by sign."""
    if is_clean(html, own):
        assert list(read_closely(html, own)) == []


def test_what_pages_are_made_of_is_told_at_a_glance() -> None:
    """It need not be read sign by sign."""
    assert is_clean(PAGE, own)


@pytest.mark.parametrize(
    ("page", "address", "fits"),
    [
        ("figures/rivers/", "../../assets/a.js", True),
        ("index.html", "assets/a.js", True),
        ("404.html", "/rivers/assets/a.js", True),
        ("404.html", "/assets/a.js", False),
        ("figures/rivers/", "../assets/a.js", False),
        ("figures/rivers/", "../../../assets/a.js", False),
        ("index.html", "assets/../x.js", False),
        ("index.html", "assets/a.js?x", True),
        ("index.html", "assets%2Fa.js", True),
        ("index.html", "x.js", False),
        ("404.html", "/rivers/x/../assets/a.js", False),
    ],
)
def test_scripts_are_files_of_the_theme_and_of_the_program(page: str, address: str, fits: bool) -> None:
    """An address is followed from its page; nothing that stands beside prose is fetched as a script."""
    gate = Gate({"assets/a.js"}.__contains__, "/rivers/")
    found = gate.problems(f'<script src="{address}"></script>', page, "content/x.md")
    assert (found == []) is fits


def test_a_huge_page_is_read_in_one_go() -> None:
    """A page with a million brackets, and one with a tag that never ends, take no time that anybody notices."""
    assert len(Gate(bool).problems("<" * 1_000_000, "x", "x")) == 5
    assert list(find_foreign("<p a" + " a" * 500_000, own))
    assert list(find_foreign("<p>" * 200_000, own)) == []


# In the build


@pytest.fixture
def unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first lock is open: nothing is refused in prose."""
    monkeypatch.setattr(call_syntax, "find_unsafe", lambda text: iter(()))


CONFIG = f"""
INHERIT: {REPOSITORY}/mkdocs.yml
docs_dir: content
plugins: [briefing: {{pictures: none}}]
theme: {{custom_dir: {REPOSITORY}/site_theme}}
nav: [content/index.md]
"""


@pytest.mark.parametrize(
    "body", ['<script src="../map.pdf"></script>', "![x](https://evil.example/t.png)", "[x](ftp://x.example)"]
)
@pytest.mark.usefixtures("unlocked")
def test_a_page_with_something_foreign_is_not_kept(
    project: Project, body: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The build fails, the page is named, and the site is empty."""
    project.write("mkdocs.yml", CONFIG)
    project.write("content/deep/evil.md", f"---\ntitle: x\n---\n\n{body}\n")
    with caplog.at_level(logging.ERROR, "mkdocs"), pytest.raises(Abort):
        build(load_config(str(project.root / "mkdocs.yml"), site_dir=str(project.root / "site")))
    assert any("content/deep/evil.md:1:1: line " in record.getMessage() for record in caplog.records)
    assert [path for path in (project.root / "site").rglob("*") if path.is_file()] == []


def test_the_edit_link_stays_in_its_attribute(project: Project) -> None:
    """Should a path ever hold a quotation mark, it ends nothing."""
    project.write("mkdocs.yml", f"{CONFIG}edit_uri_template: 'https://x.example/\" onclick=\"x()?{{path}}'\n")
    build(load_config(str(project.root / "mkdocs.yml"), site_dir=str(project.root / "site")))
    page = Document((project.root / "site/index.html").read_text("utf-8"))
    links = [attributes for _, attributes in page.elements if attributes.get("class") == "edit"]
    assert links == [{"class": "edit", "href": 'https://x.example/" onclick="x()?content/index.md'}]


# Pictures

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="5" style="background: white;">{}</svg>'


def test_what_charts_are_made_of_passes() -> None:
    drawn = """<style>@media(prefers-color-scheme:dark){[style*="fill: rgb(1, 2, 3)"]{fill:#fff!important}}</style>
        <defs><clipPath id="clipcxyplot" class="plotclip"><rect width="5" height="6"/></clipPath></defs>
        <g class="imagelayer" clip-path="url('#clipcxyplot')"><path d="M1,2" style="fill: rgb(1, 2, 3);"/></g>
        <text font-family="Script MT, sans-serif" x="1">The image of scripts, url(x)</text>"""
    assert list(find_foreign_in_picture(SVG.format(drawn))) == []


@pytest.mark.parametrize(
    "inside",
    ["<script>x()</script>", "<g onload='x()'/>", "<foreignObject/>", "<a href='javascript:x()'><text>x</text></a>", "<image href='https://x.example/t.png'/>", "<use href='#x'/>", "<animate attributeName='href'/>",
     "<path style='fill:url(https://x.example)'/>", "<style>@import 'x'</style>", "<style>a{b:url(x)}</style>", "<p xmlns='http://www.w3.org/1999/xhtml'/>", "<g", "<!-- x -->", "<?xml-stylesheet href='x'?>", "<![CDATA[x]]>"],
)  # fmt: skip
def test_anything_else_in_a_picture_is_found(inside: str) -> None:
    """Pictures run nothing and fetch nothing, also where one is opened alone."""
    assert list(find_foreign_in_picture(SVG.format(inside)))


def test_a_page_or_picture_that_is_written_whole_is_looked_at(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Charts that stand alone are pages that no engine makes: nothing is written when one holds something foreign."""
    monkeypatch.setattr(
        "sourced_briefing.build.write_exports", lambda *_: {"charts/alone/x.html": "<object>", "x.svg": "<x/>"}.items()
    )
    with pytest.raises(BriefingError) as error:
        write_briefing(project.root, project.root / "out")
    assert {(p.place.path, p.rule) for p in error.value.problems} == {("charts/alone/x.html", RULE), ("x.svg", RULE)}
    assert not (project.root / "out").exists()
