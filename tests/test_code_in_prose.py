"""Code in prose: left alone where it is sure to be code, so that braces and tags can be written about."""

import pytest
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.call_syntax import Call, read_prose
from sourced_briefing.base.html_gate import find_foreign
from sourced_briefing.base.rendering import render

IN_CODE = [
    "{a}",
    '{"a": 1}',
    "${{ secrets.X }}",
    "{{ figure() }}",
    "{% if a %}",
    "<script>",
    "<b onclick=x>",
    "{#c .d}",
]


def problems(text: str) -> list[str]:
    return [str(problem) for problem in read_prose("page.md", text)[1]]


@pytest.mark.parametrize("code", IN_CODE)
@pytest.mark.parametrize(
    "form", ["`{}`", "So ``{}`` is.", "```yaml\n{}\n```", "~~~\n{}\n~~~", "# About `{}`", "- `{}`"]
)
def test_code_is_left_alone(code: str, form: str) -> None:
    """Braces and tags in code are no calls, no attributes and no HTML; readers see them letter for letter."""
    text = form.replace("{}", code)
    pieces, found = read_prose("page.md", text)
    assert (pieces, found) == ([text], [])
    html = render(text)
    assert list(find_foreign(html, lambda element, path: False)) == []
    assert code.replace("<", "&lt;").replace(">", "&gt;") in html.replace("&quot;", '"')


def test_a_call_beside_code_is_read() -> None:
    """Whatever begins first is read first: a call within code is code, and backticks within a call are its text."""
    pieces, found = read_prose("page.md", '`{a}` {{ f("`") }} `{{ g() }}`')
    assert found == []
    assert [piece.name if isinstance(piece, Call) else piece for piece in pieces] == ["`{a}` ", "f", " `{{ g() }}`"]


@pytest.mark.parametrize(
    "text",
    ["`{a}` and ` open", "`{a}`\n\n```\nnever closed", "a `b\nc` {x} `{d}`", "``a`b\n\n`{c}`", "``` py hl_lines=\"1\"\n```\n`{a}`",
     "\\\\`a `{b}`"],
)  # fmt: skip
def test_code_that_may_end_elsewhere_is_refused(text: str) -> None:
    """Where it is not sure what is code, signs of markup can't be left alone."""
    assert any("code begins here and does not end as it should" in message for message in problems(text))


def test_backticks_on_a_page_without_braces_in_code_may_stand_as_before() -> None:
    """A page whose code holds no sign of markup has nothing that could be taken for another thing."""
    assert problems("A ` sign, and `code\nover two lines`.") == []


PIECES = ["`", "``", "```", "\n", "\n\n", "~~~\n", "```\n", "a", " ", "\\", "{x onclick=y}", "{{ f() }}", "<b>", "|", "- ", "# ",
          "    ", "> ", "\n|---|\n", "{: #b }", "[", "](x)", "$", "'", '"']  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_what_passes_holds_no_markup_of_strangers(text: str) -> None:
    """However code, braces and tags are mixed: a page without a problem has no attribute and no tag of theirs."""
    pieces, found = read_prose("page.md", text)
    if not found:
        html = render("".join("call" if isinstance(piece, Call) else piece for piece in pieces))
        assert list(find_foreign(html, lambda element, path: False)) == []
        assert "onclick=" not in html.replace("{x onclick=y}", "")
        assert 'id="b"' not in html.replace("<h1 id", "").replace("{: #b }", "")


def test_numbers_in_code_are_no_bare_numbers(project: Project) -> None:
    """Code is no claim of the briefing."""
    project.prose('Run `{rate: 250}`.\n\n```json\n{"rate": 300}\n```\n')
    assert project.problems() == []


# Formulas


@pytest.mark.parametrize(
    "text", ["With $x_1$ in it.", "$y^{2}$", "$$\ne = \\frac{a}{b}\n$$", "\\(x_1\\)", "\\[a = 3\\]", "The $n-1$ others."]
)  # fmt: skip
def test_a_formula_is_refused_by_its_name(project: Project, text: str) -> None:
    """Pages draw none; it is told once, with what to write instead, and no number or brace within it."""
    project.prose(text)
    [problem] = project.problems()
    assert "is a formula, and pages draw none" in problem


@pytest.mark.parametrize(
    "text", ["From $a to $b.", "US$x-US$y", "a$b$c", "\\(sic\\)", "\\[sic\\]", "`$x_1$`", "$AAPL and $MSFT", "a \\$x\\$ b"]
)  # fmt: skip
def test_dollars_and_brackets_are_no_formula(text: str) -> None:
    """Prices, names and escaped brackets are text, and in code a formula may be written."""
    assert problems(text) == []
