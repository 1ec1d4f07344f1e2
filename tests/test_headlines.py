"""Calls in titles, notes and intros: a finding in a headline is checked like one in a sentence."""

import json
from pathlib import Path

import pytest
from conftest import Project, to_html
from sourced_briefing.base.memory import LastingMemory
from sourced_briefing.build import build_briefing, check_project, write_briefing
from sourced_briefing.facts.establish import establish
from sourced_briefing.facts.snapshot import freeze
from sourced_briefing.load.loader import load
from sourced_briefing.model.fact import Lean

CHART = """
    title: Charts
    intro: 'The river has {{ figure("length") }}.'
    charts:
      - id: lengths
        title: 'The river is {{ claim("more than 2 times", "length", "length / 3") }} as long as its lower part'
        note: '{{ figure("length", format="round") }} in all.'
        kind: bar
        series:
          - figure: length
"""


def headline(project: Project, title: str, description: str = "") -> None:
    """Make `title` that of the first page, as it stands in its file."""
    more = f"description: {description}\n" if description else ""
    project.write("content/index.md", f"---\ntitle: {title}\n{more}---\n\n# The river\n\nIt is long.\n")


def test_a_title_tells_the_number(project: Project) -> None:
    """The title of a page is plain text everywhere: in its front matter, its citation and where the figure is used."""
    headline(
        project, 'A river of {{ figure("length") }}', '\'It is {{ claim("at least", "length", "length") }} itself.\''
    )
    pages = project.pages()
    assert pages["index.md"].startswith('---\ntitle: "A river of 1,233 km"\n')
    assert 'description: "It is at least itself."' in pages["index.md"]
    assert "“A river of 1,233 km”" in pages["index.md"]
    assert "[A river of 1,233 km](../index.md)" in pages["figures/rivers.md"]
    assert not any("{{" in page for page in pages.values())


def test_a_chart_tells_it_in_title_and_note(project: Project, tmp_path: Path) -> None:
    """Wherever the chart goes its title goes with it: pages, tables to take along, what programs read."""
    project.write("data/charts/charts.yml", CHART)
    project.prose('{{ chart("lengths") }}')
    write_briefing(project.root, tmp_path / "out")
    told = "The river is more than 2 times as long as its lower part"
    for path in ("index.md", "charts/charts.md", "assets/charts/lengths.metadata.json"):
        text = (tmp_path / "out" / path).read_text("utf-8")
        assert told in text
        assert "{{" not in text
    assert "about 1,200 km in all." in (tmp_path / "out/index.md").read_text("utf-8")
    assert "The river has 1,233 km." in (tmp_path / "out/charts/index.md").read_text("utf-8")


def test_a_page_leans_on_the_numbers_of_its_headlines(project: Project) -> None:
    """A change of the number changes the title, so whatever shows the title leans on it."""
    project.write("data/charts/charts.yml", CHART)
    headline(project, 'A river of {{ figure("length") }}')
    written = build_briefing(project.root).written
    number = Lean("figures", "length", None)
    assert number in written["index.md"].leans_on
    assert number in written["charts/charts.md"].leans_on
    assert written["index.md"].shows == ("length",)
    assert Lean("sources", "survey") in written["index.md"].leans_on


@pytest.mark.parametrize(
    ("title", "message"),
    [
        ('{{ figure("lenght") }}', 'there is no figure "lenght"; did you mean "length"?'),
        ('A {{ claim("less than", "length", "length / 2") }}', '"less than" is not true'),
        ('A {{ cite("survey") }}', 'there is no call "cite"; the calls are claim, figure'),
        ('A {{ figure("length", rejected=true) }}', 'figure() has no argument "rejected"'),
        ('A {{ figure("length"', "this call is not closed"),
        ("A {{ figure(length) }}", "length stands here without quotes"),
    ],
)
def test_what_is_wrong_in_a_headline_is_told_at_its_field(project: Project, title: str, message: str) -> None:
    """Titles of pages and of charts hold figure() and claim() alone, and those hold."""
    headline(project, f"'{title}'")
    [problem] = project.problems()
    assert problem.startswith(f"content/index.md:2:8: {message}")
    project.prose("It is long.")
    project.write(
        "data/charts/charts.yml", CHART.replace('\'{{ figure("length", format="round") }} in all.\'', f"'{title}'")
    )
    [problem] = project.problems()
    assert problem.startswith(f"data/charts/charts.yml:6:11: {message}")


@pytest.mark.parametrize("field", ["label: The {{ figure('length') }}", "measures: The {{ figure('length') }}."])
def test_elsewhere_no_call_is_read(project: Project, field: str) -> None:
    """A label that leans on a number would be no name; readers would see the braces."""
    text = (project.root / "data/figures/rivers.yml").read_text("utf-8")
    name = field.partition(":")[0]
    old = next(line.strip() for line in text.splitlines() if line.strip().startswith(f"{name}:"))
    project.replace("data/figures/rivers.yml", old, field)
    assert any(f"no call is read in `{name}`" in problem for problem in project.problems())


def test_json_of_a_chart_has_no_braces(project: Project, tmp_path: Path) -> None:
    """What programs read is written from the same titles."""
    project.write("data/charts/charts.yml", CHART)
    write_briefing(project.root, tmp_path / "out")
    found = [
        path
        for path in (tmp_path / "out").rglob("*.json")
        if "{{ figure" in json.dumps(json.loads(path.read_text("utf-8")))
    ]
    assert found == []


def test_an_edition_keeps_the_words_of_headlines(project: Project) -> None:
    """As it keeps those of pages, and the same whether it is taken before the calls are written or after."""
    project.write("data/charts/charts.yml", CHART)
    headline(project, '\'{{ claim("at least", "length", "length") }}\'')
    after = freeze(check_project(project.root)[0])
    assert after == freeze(establish(load(project.root)[0])[0])
    assert {claim.page for claim in after.claims.values()} == {"index.md", "charts/charts.md"}


# The headline of a page


def headed(project: Project, headline: str, body: str = "# The river\n\nIt is long.") -> None:
    """Make `headline` that of the first page, as it stands in its file."""
    project.write("content/index.md", f"---\ntitle: The river\nheadline: {headline}\n---\n\n{body}\n")


def test_a_headline_stands_below_the_title(project: Project) -> None:
    """Its numbers are links as those of the text, without notes; programs find it in plain words."""
    headed(
        project, '\'It is {{ figure("length") }}, {{ claim("at least", "length", "length") }} itself: [long] & *so*\''
    )
    page = project.pages()["index.md"]
    assert '\nheadline: "It is 1,233 km, at least itself: [long] &amp; *so*"\n' in page
    assert (
        '# The river\n\nIt is [<data class="figure exact" value="1233">1,233 km</data>](figures/rivers.md#length), '
        '<span class="claim">at least</span> itself: \\[long\\] &amp; \\*so\\*\n{ .headline }\n\nIt is long.\n'
    ) in page
    assert "[^" not in page
    html = to_html(page.partition("\n---\n")[2])
    assert ("p", {"class": "headline"}) in html.elements
    assert '"headline":"It is 1,233 km, at least itself' in page


@pytest.mark.parametrize("body", ["It is long.", "## Long\n\nIt is long.", "> It is long."])
def test_a_page_without_its_title_gets_it_with_the_headline(project: Project, body: str) -> None:
    """The headline needs a name to stand below."""
    headed(project, "It is long", body)
    assert f"---\n\n# The river\n\nIt is long\n{{ .headline }}\n\n{body}\n" in project.pages()["index.md"]


@pytest.mark.parametrize(
    "text", ["2024. It is long", "- long", "# long", "`long`", "_long_ {{ 'x' }}", "::: [long](x)", "\ufffc long"]
)
def test_a_headline_is_words_and_nothing_else(project: Project, text: str) -> None:
    """What looks like markup is shown letter for letter, and what is no call is told."""
    headed(project, json.dumps(text))
    if "{{" in text:
        assert project.problems()[0].startswith("content/index.md:3:11: only a call such as")
    else:
        html = to_html(project.pages()["index.md"].partition("\n---\n")[2])
        assert ("p", {"class": "headline"}) in html.elements
        assert text.replace("\ufffc", "").strip() in html.text


@pytest.mark.parametrize(
    ("headline", "problem"),
    [
        ('It is {{ figure("lenght") }} long', 'content/index.md:3:11: there is no figure "lenght"'),
        ("It is 1,233 km long", 'content/index.md:3:11: the number "1,233" in `headline` is typed by hand'),
        ('{{ claim("less than", "length", "length / 2") }} the lake', 'content/index.md:3:11: "less than" is not true'),
        ('{{ chart("lengths") }}', 'content/index.md:3:11: there is no call "chart"; the calls are claim, figure'),
    ],
)
def test_a_headline_is_checked_like_prose(project: Project, headline: str, problem: str) -> None:
    """It names what there is, holds, and has no number that was typed."""
    headed(project, f"'{headline}'")
    [found] = project.problems()
    assert found.startswith(problem)


def test_a_page_is_called_by_one_name(project: Project) -> None:
    """A first heading that is not the title is a warning: the menu has the title. A title with a call is left alone."""
    headed(project, "It is long", "# The stream\n\nIt is long.")
    told = 'content/index.md:6:3: warning: the page is called "The river", by its `title`; let its first heading say the same'
    assert project.problems() == [told]
    headline(project, 'A river of {{ figure("length") }}')
    assert project.problems() == []


def test_what_no_edit_reaches_is_the_very_same(project: Project) -> None:
    """Else all that is made of a chart or page would be made again at each edit, whatever that is about."""
    project.write("data/charts/charts.yml", CHART)
    headline(project, 'A river of {{ figure("length") }}')
    memory = LastingMemory()
    first, _ = check_project(project.root, memory)
    memory.forget()
    project.write("content/other.md", "# Another page\n\nIt says nothing.\n")
    second, _ = check_project(project.root, memory)
    assert second.charts["lengths"] is first.charts["lengths"]
    assert second.prose_by_page["index.md"] is first.prose_by_page["index.md"]
