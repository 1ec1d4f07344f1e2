"""Prose: calls with literal arguments are read, everything else that could run or become markup is refused."""

import re
from html import unescape
from typing import Any

import pytest
from conftest import to_html
from hypothesis import example, given
from hypothesis import strategies as st
from sourced_briefing.base.call_arguments import write_call
from sourced_briefing.base.call_syntax import Call, CallError, Places, read_prose
from sourced_briefing.base.html_gate import find_foreign
from sourced_briefing.base.rendering import render


def calls(text: str) -> list[Call]:
    """The calls in a text with which nothing is wrong."""
    pieces, problems = read_prose("page.md", text)
    assert problems == []
    return [piece for piece in pieces if isinstance(piece, Call)]


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read_prose("page.md", text)[1]]


# Calls


def test_text_and_calls_come_apart() -> None:
    """The pieces of a page are its plain text and its calls, in their order, and nothing is lost between them."""
    pieces, _ = read_prose("page.md", 'It is {{ figure("length") }} long,{{cite("survey")}} they say.\n')
    assert [piece if isinstance(piece, str) else piece.name for piece in pieces] == [
        "It is ", "figure", " long,", "cite", " they say.\n"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "args", "kwargs"),
    [
        ("f()", (), {}),
        ('f("a", "b")', ("a", "b"), {}),
        ("f('a')", ("a",), {}),
        ("f(5, 1.5)", (5, 1.5), {}),
        ('f("a", b=true, c=false, d=none)', ("a",), {"b": True, "c": False, "d": None}),
        ('f(["a", ["b"]])', (["a", ["b"]],), {}),
        ('f(("a", "b"))', (["a", "b"],), {}),
        ('f(rows={"a": ["b", {"c": "d"}]})', (), {"rows": {"a": ["b", {"c": "d"}]}}),
        ('f("}}")', ("}}",), {}),
        ('f("{% if %}")', ("{% if %}",), {}),
        ('f(\n  "a",\n  b="c",\n)', ("a",), {"b": "c"}),
    ],
)
def test_arguments_are_literals(source: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
    """Texts, numbers, true, false, none, lists and dictionaries of them are arguments."""
    [call] = calls("{{ " + source + " }}")
    assert (call.name, call.args, call.kwargs) == ("f", args, kwargs)


@pytest.mark.parametrize("text", ["a { b", "a } b", "100 %} done", "#}", "}}"])
def test_single_braces_are_plain_text(text: str) -> None:
    """Braces that open no call are text."""
    pieces, _ = read_prose("page.md", text)
    assert "".join(map(str, pieces)) == text


@pytest.mark.parametrize(
    ("source", "message"),
    [
        # not a call
        ("figure", 'only a call such as figure("id") can stand between {{ and }}'),
        ('"text"', 'only a call such as figure("id") can stand between {{ and }}'),
        ("1 + 1", 'only a call such as figure("id") can stand between {{ and }}'),
        ('figure("a") | upper', 'only a call such as figure("id") can stand between {{ and }}'),
        ('figure("a") ~ "b"', 'only a call such as figure("id") can stand between {{ and }}'),
        ('figure("a").x', 'only a call such as figure("id") can stand between {{ and }}'),
        ('figure("a")["x"]', 'only a call such as figure("id") can stand between {{ and }}'),
        ('figure("a")()', 'only a call such as figure("id") can stand between {{ and }}'),
        ('x.y("a")', 'only a call such as figure("id") can stand between {{ and }}'),
        ('"".__class__.__mro__[1].__subclasses__()', 'only a call such as figure("id") can stand between {{ and }}'),
        ('figure("a") if true else x', 'only a call such as figure("id") can stand between {{ and }}'),
        # not a literal
        ("figure(length)", 'length stands here without quotes; write "length"'),
        ("figure(cite)", 'cite stands here without quotes; write "cite"'),
        ("figure(config.x)", "an argument is a text, a number, true, false, or a list of these; nothing is computed here"),
        ('figure("a" ~ "b")', "an argument is a text, a number, true, false, or a list of these; nothing is computed here"),
        ('figure("a" | upper)', "an argument is a text, a number, true, false, or a list of these; nothing is computed here"),
        ('figure(cite("a"))', "an argument is a text, a number, true, false, or a list of these; nothing is computed here"),
        ("figure(9**9**9)", "an argument is a text, a number, true, false, or a list of these; nothing is computed here"),
        ('figure("a" * 999999999)', "an argument is a text, a number, true, false, or a list of these; nothing is computed here"),
        ('figure(["a"][0])', "an argument is a text, a number, true, false, or a list of these; nothing is computed here"),
        ("figure(*['a'])", "a call takes its arguments one by one, without *"),
        ("figure(**{'id': 'a'})", "a call takes its arguments one by one, without *"),
        ("figure([[[[[[['a']]]]]]])", "lists are nested too deep here"),
        ("figure(" + "[" * 400 + "]" * 400 + ")", "this call can't be read: nested too deep"),
        ("figure('" + "a" * 6000 + "')", "a call is at most 5,000 characters long"),
    ],
)  # fmt: skip
def test_anything_but_a_call_with_literals_is_refused(source: str, message: str) -> None:
    """Nothing between double braces is computed, looked up or joined; the place is where the braces open."""
    assert problems("a\nb {{ " + source + " }}\n") == [f"page.md:2:3: {message}"]


@pytest.mark.parametrize(
    "source",
    ["figure(", 'figure("a"', "figure('a)", "f(a b)", "f(,)", "", 'f("a" "b" c)', "f(\n\n)x(", "@", "f('\\u12')"],
)
def test_a_call_that_can_not_be_read_is_a_problem(source: str) -> None:
    """A call with broken syntax is one problem, in the line in which it stands."""
    [message] = problems("a\nb {{ " + source + " }}\n")
    assert message.startswith(("page.md:2:", "page.md:3:", "page.md:4:"))


def test_a_call_that_is_never_closed_is_named_where_it_opens() -> None:
    """The end of the page is no place for a problem that began further up."""
    assert problems('a\nb {{ figure("a")\n\nmore\n') == ["page.md:2:3: this call is not closed; end it with }}"]


def test_a_quote_that_is_missing_in_a_long_call_is_told_in_its_line() -> None:
    """Nothing of what follows is told, since it could be part of the call."""
    call = '{{ table(rows={\n  "A": ["a", "b"],\n  "B": ["c, "d"]\n}, columns=["", "x"]) }}\n\n<b>'
    told = "this call is not closed; end it with }}, and each text in it with a quote"
    assert problems(f"Text.\n\n{call}") == [f"page.md:5:3: {told}"]


def test_what_is_wrong_in_a_long_call_is_told_in_its_line() -> None:
    """Not at the beginning of the call, which may be far above."""
    [problem] = problems('{{ table(rows={\n  "A": ["a", "b"],\n  "B": ["c"; "d"]\n}) }}')
    assert problem.startswith("page.md:3:3: this call can't be read: ")


@pytest.mark.parametrize(
    "block",
    ["{% if x %}", "{% include 'x' %}", "{% raw %}x{% endraw %}", "{%- set x = 1 %}", "{% import 'os' as os %}"],
)
def test_no_other_templates(block: str) -> None:
    """Statements of the template language are refused where they begin, `raw` included."""
    message, *_ = problems(f"a\nb {block} c\n")
    assert message == 'page.md:2:3: only calls such as {{ figure("id") }} can be used here, no {% ... %}'


def test_a_number_without_end_is_refused() -> None:
    """Digits that Python would rather not count are a problem of the call."""
    assert len(problems("{{ figure(" + "1" * 4900 + ") }}")) == 1


def test_an_argument_is_given_once() -> None:
    """When an argument is named twice, neither is taken in silence."""
    assert len(problems('{{ figure("a", period="2024", period="2025") }}')) == 1


def test_a_key_is_given_once() -> None:
    """When two rows of a table have one name, neither is dropped in silence."""
    assert len(problems('{{ table(rows={"Elbe": ["a"], "Elbe": ["b"]}, columns=["River", "Length"]) }}')) == 1


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ('{{ f("a") }}', 0),
        ('é𝄞 {{ f("a") }}', 3),
        ('a\n\n  {{ f("a") }}', 5),
        ('{{ g("a") }} {{ f("a") }}', 13),
        ('a   {{- f("a") }}', 4),
        ('{{ g("a") -}}   b {{ f("a") }}', 18),
    ],
)
def test_a_call_knows_where_it_stands(text: str, offset: int) -> None:
    """The place of a call is that of its opening braces, whatever stands before it."""
    [call] = [piece for piece in read_prose("page.md", text)[0] if isinstance(piece, Call) and piece.name == "f"]
    assert call.offset == offset


def test_an_argument_knows_where_it_stands() -> None:
    """A literal has its own place, so that a message can point at it; what is not found has that of the call."""
    text = 'The {{ figure("length", "2024", source="survey") }}.'
    [call] = calls(text)
    assert call.offset_of("2024") == text.index('"2024"')
    assert call.offset_of("survey") == text.index('"survey"')
    assert call.offset_of("missing") == call.offset == 4


def test_offsets_become_lines_and_columns() -> None:
    """Lines and columns count from one, in characters."""
    places = Places("page.md", "é\n𝄞x\n")
    assert [str(places.at(offset)) for offset in (0, 1, 2, 3, 5)] == [
        "page.md:1:1", "page.md:1:2", "page.md:2:1", "page.md:2:2", "page.md:3:1"
    ]  # fmt: skip


# Markup from strangers


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "</script>",
        "<SCRIPT SRC=//evil.example>",
        "<img src=x onerror=alert(1)>",
        "<img/src=x>",
        "<svg onload=alert(1)>",
        "<a href='javascript:x'>",
        "<iframe>",
        "<style>",
        "<form action=//evil.example>",
        "<b>",
        "<b",
        "a<b>c",
        "<!-- a -->",
        "<!DOCTYPE html>",
        "<?php x ?>",
        "<![CDATA[x]]>",
        "<data:text/html,x>",
        "<ftp://x.example>",
        "<javascript:alert(1)>",
        "    <script>",
        "<http://x.example onclick=alert(1)>",
    ],
)
def test_html_is_refused(text: str) -> None:
    """Every tag, comment or declaration of HTML is a problem, but for what stands in code."""
    assert any(message.startswith("page.md:2:") for message in problems(f"a\n{text}\n"))


@pytest.mark.parametrize(
    "text",
    ["a < b", "a <= b", "1 <2", "<3", "<- this", "&lt;script&gt;", "a > b", "<https://x.example/a?b=c>", "a << b"],
)
def test_signs_are_no_html(text: str) -> None:
    """Signs of comparison, entities and plain web addresses in angle brackets can be written."""
    assert problems(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<{{# a comment #}}script>alert(1)</{{# b #}}script>",
        "<{{##}}img src=x onerror=alert(1)>",
        "<{{#\n#}}img src=x onerror=alert(1)>",
        "*x*{{{#\n#}}: onclick=alert(1) }",
        "<{% raw %}script>alert(1)</{% endraw %}script>",
        "{% raw %}<{% endraw %}script>alert(1)",
        "[x](java{{# a #}}script:alert(1))",
        "[x](da{{# a #}}ta:text/html,x)",
        "x{{# a #}}{: onclick=alert(1) }",
    ],
)
def test_html_in_pieces_is_refused(text: str) -> None:
    """What becomes markup only when the parts of the template language are taken out is refused as well."""
    assert problems(text)


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](JavaScript:alert(1))",
        "[x]( javascript:alert(1))",
        "[x](\njavascript:alert(1))",
        "[x](<javascript:alert(1)>)",
        "[x](< javascript:alert(1)>)",
        "[x](java\tscript:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](&#x6A;avascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](java&NewLine;script:alert(1))",
        "[x](java\\script:alert(1))",
        "[x](vbscript:msgbox(1))",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "[x][y]\n\n[y]:\n  javascript:alert(1)",
        "[x][y]\n\n[y]: <javascript:alert(1)>",
        "![x](javascript:alert(1))",
    ],
)
def test_a_link_to_a_script_is_refused(text: str) -> None:
    """However a script's address is disguised, it is found."""
    assert problems(text)


@pytest.mark.parametrize(
    "text",
    [
        "[x](data:text/html,hello)",
        "[x](DATA:text/html,hello)",
        "[x](<data:text/html,hello>)",
        "[x](< data:text/html,hello>)",
        "[x](da&#116;a:text/html,hello)",
        "[x](da&#9;ta:text/html,hello)",
        "[x](da&Tab;ta:text/html,hello)",
        "[x](data&colon;text/html,hello)",
        "![x](data:image/svg+xml,hello)",
        "[x](file:///etc/passwd)",
        "[x](ftp://x.example)",
        "[x](blob:x)",
        "[x](//evil.example/a)",
        "[x](<//evil.example/a>)",
        "[x][y]\n\n[y]: data:text/html,hello",
        "[x][y]\n\n[y]:\n    data:text/html,hello",
        "[x][y]\n\n> [y]: data:text/html,hello",
        "[x][y]\n\n- [y]: data:text/html,hello",
        "[x][y]\n\n- a\n\n    [y]: data:text/html,hello",
        "[x][y]\n\n1. a\n\n    > [y]: data:text/html,hello",
        f"[{'r' * 201}]\n\n[{'r' * 201}]: ftp://x.example",
        f"[{'r' * 20_000}]\n\n[{'r' * 20_000}]: file:///etc/passwd",
        "[a\nb]\n\n[a\nb]: ftp://x.example",
    ],
)
def test_a_link_to_anything_but_the_web_is_refused(text: str) -> None:
    """Links lead to the web, to a mailbox or to a page of the site; anything else is found in every disguise."""
    assert problems(text)


@pytest.mark.parametrize(
    "text",
    [
        "[x](https://x.example/a?b=c&d=e#f)",
        "[x](http://x.example)",
        "[x](<https://x.example/a>)",
        "[x](mailto:a@x.example)",
        "[x](supply.md)",
        "[x](figures/rivers.md#length)",
        "[x](../index.md)",
        "[x](#anchor)",
        "[x][y]\n\n[y]: https://x.example",
        "see [1]: it is so",
        "a: b",
        "![A map](map.png)",
    ],
)
def test_links_to_the_web_and_to_pages_are_fine(text: str) -> None:
    """Ordinary links and pictures of the site can be written."""
    assert problems(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "![x](https://evil.example/x.png)",
        "![x](http://evil.example/x.png)",
        "![x][y]\n\n[y]: https://evil.example/x.png",
        "![^x](https://evil.example/x.png)",
        "![^x][y]\n\n[y]: https://evil.example/x.png",
        f"![{'x' * 600}](https://evil.example/x.png)",
        "![x\ny](https://evil.example/x.png)",
    ],
)
def test_a_picture_from_elsewhere_is_refused(text: str) -> None:
    """A page makes no request to another host, so a picture is a file of the site."""
    assert problems(text)


@pytest.mark.parametrize("text", ['<https://x.example/?q="a>', "<https://x.example/?q='a'>", "<https://x.example/`a>"])
def test_a_quotation_mark_in_a_bare_link_is_refused(text: str) -> None:
    """Some engines take it for the beginning of an attribute, and all that follows for its value."""
    [problem] = problems(text)
    assert "write %22 for it" in problem


@pytest.mark.parametrize("text", [f"[^{'x' * 300}]: a note", "[^a\nb]: a note"])
def test_a_note_by_hand_is_refused_whatever_its_name(text: str) -> None:
    """Notes are written by calls."""
    assert any("notes are written by calls" in problem for problem in problems(text))


@pytest.mark.parametrize(
    "text",
    [
        "[x](a.md){: onclick=alert(1) }",
        "[x](a.md){ onclick=alert(1) }",
        "[x](a.md){onclick=alert(1)}",
        "[x](a.md){onmouseover='alert(1)' .x}",
        "[x](a.md){ .x onclick=alert(1) }",
        "[x](a.md){ #x onclick=alert(1) }",
        "*x*{ style=position:fixed }",
        "# A heading { onclick=alert(1) }",
        "# A heading {: onclick=alert(1) }",
        "A paragraph.\n{ onclick=alert(1) }",
        "A paragraph.\n{: onclick=alert(1) }",
        "- item\n  { onclick=alert(1) }",
        "| a { onclick=alert(1) } |\n|---|\n| b |",
        "![x](a.png){ onerror=alert(1) }",
    ],
)
def test_attribute_lists_are_refused(text: str) -> None:
    """Attributes in braces could hold event handlers and styles, so there are none, with or without a colon."""
    assert problems(text)


characters = st.characters(codec="utf-8", exclude_characters="\r")  # the loader leaves none


@given(st.text(characters), st.text(characters, max_size=5))
def test_no_text_crashes_the_reader(before: str, after: str) -> None:
    """Any text is pieces and problems, and every problem lies inside the text."""
    for text in (before, before + "{{" + after, "{{ f(" + before + ") }}" + after):
        lines = text.split("\n")
        for problem in read_prose("page.md", text)[1]:
            assert 1 <= problem.place.line <= len(lines)
            assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


PIECES = ["{{", "}}", "{%", "%}", "{{#", "#}}", "{#", "#}", "f(", ")", '"', "'", "\\", "[", "]", "]:", "(", "<", ">", "a", "=", ",", "-", "\n", " ",
          "raw", "endraw", "javascript:", "data:", "&colon;", "{:", "\r", "\x00", "é", "9", "."]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_mixture_of_signs_crashes_the_reader(text: str) -> None:
    """Whatever is put together from signs that mean something, the answer is pieces and problems."""
    pieces, found = read_prose("page.md", text)
    assert all(isinstance(piece, str | Call) for piece in pieces)
    assert all("\n" not in problem.message for problem in found)


MARKS = [
    "<", ">", "</", "/>", "<!--", "-->", "<script>", "<b", "<a ", "img", " src=x", " onclick=alert(1)", "onerror=", "{", "}", "{:", "{ .", "&#123;",
    "&lt;", "&#60;", "&colon;", "&Tab;", "&#106;", "\\", "[", "]", "](", "]:", "[x]", "[x]: ", "[^x]", "[^x]: ", "(", ")", "!", "![", "*", "_", "`", "```", "~~~",
    "|", "| - |", "#", "# ", "- ", "1. ", "> ", ": ", "    ", "\t", "\n", "\n\n", " ", "a", "x.md", "https://x.example", "http:", "//", "data:", "text/html,", "javascript:",
    "java", "script:", "vbscript:", "mailto:", "<https://x.example>", "<a@x.example>", '"', "'", "=", "{{", "}}", "{%", "%}", "é", "\u200b",
]  # fmt: skip
SAFE = re.compile(r"(https?:|mailto:|#|(?![a-z0-9+.-]*:)(?!//))", re.IGNORECASE)


@given(st.lists(st.sampled_from(MARKS), max_size=30).map("".join))
def test_what_is_not_refused_is_harmless(text: str) -> None:
    """Of any mixture of marks that is allowed on a page, none becomes a script, a handler, a style or a strange link."""
    pieces, found = read_prose("page.md", text)
    if found:
        return
    for tag, attributes in to_html("".join(piece for piece in pieces if isinstance(piece, str))).elements:
        assert tag not in (
            "script",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "style",
            "link",
            "meta",
            "base",
            "svg",
            "math",
        )
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert SAFE.match(unescape(attributes.get("href") or "#"))
        assert tag != "img" or not re.match(r"([a-z][a-z0-9+.-]*:|//)", attributes.get("src") or "", re.IGNORECASE)


@given(
    st.lists(
        st.sampled_from([*MARKS, "](", "[a](", "](b.md)", "![a](b.png", '"', "\n[", "//", "/\\"]), max_size=14
    ).map("".join)
)
@example("[a](b\n[c](tel:x)")
@example("![a](b\n[^1]>mailto:x](c)")
@example("[a](/\\x)")
def test_what_the_first_lock_lets_in_the_second_knows(text: str) -> None:
    """Nothing passes the check of prose and fails, without a place, when the finished page is looked at."""
    pieces, found = read_prose("page.md", text)
    if not found:
        page = render("".join(piece if isinstance(piece, str) else "1" for piece in pieces))
        assert list(find_foreign(page, lambda element, path: True)) == []


@pytest.mark.parametrize("text", ["[a](b c.md)", "[a](b.md", "![a](b.png 'c'", "![a](b c.png)"])
def test_an_address_ends_where_everybody_sees_it(text: str) -> None:
    """An engine goes on to the next bracket, and takes all in between for the address."""
    assert problems(text)


# Writing a call


def river(page: str, id: str, period: str | None = None, *, unit: bool = True, marks: list[str] | None = None) -> str:
    return f"{id} {period} {unit} {marks} on {page}"


def rivers(page: str, *ids: str) -> str:
    return " ".join(ids)


FUNCTIONS = {"river": river, "rivers": rivers}


def written(source: str) -> str:
    [call] = calls("{{ " + source + " }}")
    return write_call(call, FUNCTIONS, "the page")


def test_a_call_is_written_by_its_function() -> None:
    """The function of that name gets the page and then the arguments as they stand."""
    assert written('river("elbe", unit=false)') == "elbe None False None on the page"
    assert written('rivers("elbe", "rhine")') == "elbe rhine"


@pytest.mark.parametrize(
    ("source", "message", "argument"),
    [
        ('rver("elbe")', 'there is no call "rver"; the calls are river, rivers; did you mean "river"?', "rver"),
        ('__import__("os")', 'there is no call "__import__"; the calls are river, rivers', "__import__"),
        ('river("elbe", perid="2024")', 'river() has no argument "perid"; it has id, period, unit, marks; did you mean "period"?', "perid"),
        ("river()", "river(): missing a required argument: 'id'", None),
        ('river("a", "b", "c")', "river(): too many positional arguments", None),
        ("river(5)", 'river(): id is a text in quotes, not "5"', 5),
        ('river("a", unit="no")', 'river(): unit is true or false, not "no"', "no"),
        ('river("a", marks="b")', 'river(): marks is a list (a text in quotes each), not "b"', "b"),
        ('rivers("a", 5)', 'rivers(): ids is a text in quotes, not "5"', 5),
    ],
)  # fmt: skip
def test_a_call_with_other_arguments_is_explained(source: str, message: str, argument: object) -> None:
    """An unknown name, and an argument that is unknown, missing, too much or of another kind, are told with what fits."""
    with pytest.raises(CallError) as caught:
        written(source)
    assert str(caught.value) == message
    assert caught.value.argument == argument
