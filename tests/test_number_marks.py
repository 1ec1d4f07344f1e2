"""How numbers of the text are marked, and the legend of it."""

import re

import pytest
from conftest import Project, to_html

FROM = "source: survey\n  locator: row 1\n  as_stated: "
LEGEND = "## How numbers are marked {"


def legend(project: Project) -> str:
    return project.pages()["how-to-read.md"].partition(LEGEND)[2].partition("\n## ")[0]


def test_the_legend_shows_looks_with_real_numbers(project: Project) -> None:
    """Each is a number of the briefing, linked to its home; what the briefing has none of is left out."""
    project.observations(
        f"- period: '2023'\n  low: 5\n  {FROM}at least 5 km\n- period: '2024'\n  value: 6\n  {FROM}6 km"
    )
    project.prose("No number.")
    home = '<a href="figures/rivers.md#length"><data class="figure'
    assert re.findall("<tr><td[^>]*>(.*?)</td><td[^>]*>(.*?)</td></tr>", legend(project)) == [
        (f'{home} exact" value="6" data-period="2024">6 km</data></a>', "As its source states it."),
        (
            f'{home} at-least" value="5/.." data-period="2023">at least 5 km</data></a>',
            "A bound: this much or more.",
        ),
    ]


def test_a_mark_outranks_the_shape_of_a_number(project: Project) -> None:
    """A rejected bound is a sample of what is rejected."""
    project.observations(f"- low: 5\n  {FROM}at least 5 km\n  status: rejected\n  reason: Another river.")
    project.prose("No number.")
    assert "Examined and rejected." in legend(project)
    assert "A bound" not in legend(project)


def test_a_mark_is_heard_with_the_link(project: Project) -> None:
    """The word stands within the link, so who goes from link to link is told too."""
    project.observations(f"- value: 5\n  {FROM}5 km\n  status: rejected\n  reason: Another river.")
    text = project.written('{{ figure("length", rejected=true, cite=false) }}')
    assert '5 km</data> <small class="mark">rejected</small>](' in text


def test_a_number_without_its_unit_is_described_by_it(project: Project) -> None:
    """Prose names the unit behind the number; who goes from link to link hears it as the link's description."""
    text = project.written('{{ figure("length", unit=false, cite=false) }} kilometres')
    assert text.strip().startswith(
        '[<data class="figure exact" value="1233">1,233</data>](figures/rivers.md#length "km")'
    )


@pytest.mark.parametrize("unit", ['k"m', "k'>m", "<b>", "k)m", "k](x)", "k\\m", "*k*", "`k`", "{.k}"])
def test_a_unit_stays_a_description(project: Project, unit: str) -> None:
    """Whatever a unit is called, it is the title of the link, letter for letter."""
    project.write("data/units.txt", f"km = [length] = {unit}\n")
    page = to_html(project.written('It is {{ figure("length", unit=false, cite=false) }} long.'))
    titles = [attributes["title"] for tag, attributes in page.elements if tag == "a" and "title" in attributes]
    assert titles == [unit]
    assert page.text.strip().startswith("It is 1,233 long.")
