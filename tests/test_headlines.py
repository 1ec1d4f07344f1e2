"""Calls in titles, notes and intros: a finding in a headline is checked like one in a sentence."""

import json
from pathlib import Path

import pytest
from conftest import Project
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
    for path in ("index.md", "charts/charts.md", "assets/charts/lengths.csv"):
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
