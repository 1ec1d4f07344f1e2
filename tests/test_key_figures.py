"""Key figures: the few numbers to take away, as cards, and the small line that shows how a number came about."""

import re

import pytest
from conftest import Project, to_html

UNITS = """
km = [length] = km
barge = [barge] = barge = barges
EUR = [euro] = €
times = 1
"""
FIGURES = """
title: The river
figures:
  - id: length
    label: Length of the river
    measures: From the spring to the sea.
    unit: km
    observations:
      - {value: 1_233, source: survey, locator: row 1, as_stated: '1,233 km'}
  - id: claimed
    label: Length of the river, as claimed
    measures: From the spring to the sea.
    unit: km
    observations:
      - {value: 1_320, source: gazette, locator: para 1, as_stated: '1,320 km', status: rejected, reason: A misprint.}
  - id: ratio
    label: The claim by the length
    measures: How many times as long.
    unit: times
    formula: claimed / length
    uses_rejected: true
  - id: barges
    label: Barges
    measures: Barges on the river.
    unit: barge
    observations:
      - {period: 2020, value: 100, source: survey, locator: row 2, as_stated: 100 barges}
      - {period: 2021, low: 120, source: gazette, locator: para 2, as_stated: at least 120 barges}
      - {period: 2022, low: 180, high: 220, source: survey, locator: row 2, as_stated: 180 to 220 barges}
      - {period: 2022-Q2, value: 7, source: survey, locator: row 3, as_stated: 7 barges}
      - {period: 2023, value: 300, source: survey, locator: row 2, as_stated: 300 barges}
      - {period: 2024, value: 250, source: survey, locator: row 2, as_stated: 250 barges}
      - {period: 2025, value: 310, source: survey, locator: row 2, as_stated: 310 barges}
      - {period: 2025, value: 350, source: gazette, locator: para 3, as_stated: 350 barges}
"""


@pytest.fixture
def river(project: Project) -> Project:
    project.write("data/units.txt", UNITS)
    project.write("data/figures/rivers.yml", FIGURES)
    return project


def cards(river: Project, arguments: str) -> list[list[str]]:
    """What a reader sees of each card, paragraph by paragraph."""
    written = river.written(f"{{{{ key_figures({arguments}) }}}}")
    items = re.split(r"^-   ", written, flags=re.MULTILINE)[1:]
    paragraphs = [item.replace("</div>", "").strip().split("\n\n    ") for item in items]
    return [[to_html(each).text.strip() for each in item] for item in paragraphs]


def problems(river: Project, arguments: str) -> list[str]:
    river.prose(f"{{{{ key_figures({arguments}) }}}}")
    return [message.removeprefix("content/index.md:") for message in river.problems()]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ('"length"', ["1,233 km", "Length of the river", "first-hand source", "Undated · Land Registry"]),
        (
            '["barges", "2025"]',
            [
                "310–350 barges contested",
                "Barges",
                "sources disagree",
                "As of 2025 · Land Registry and 1 more",
                "From 100 barges in 2020 to about 330 barges in 2025, with gaps",
            ],
        ),
        (
            '{"figure": "barges", "period": "2021", "label": "Barges then", "unit": false}',
            ["at least 120", "Barges then", "one source", "As of 2021 · The Gazette, 2024"],
        ),
        (
            '{"figure": "claimed", "rejected": true}',
            [
                "1,320 km rejected",
                "Length of the river, as claimed",
                "rejected number",
                "Published 1 March 2024 · The Gazette, 2024",
            ],
        ),
        (
            '"ratio"',
            [
                "1.07 times computed",
                "The claim by the length",
                "computed, rejected number",
                "Newest source 1 March 2024 · The Gazette, 2024 and 1 more",
            ],
        ),
    ],
)
def test_a_card_says_what_when_how_sure_and_who(river: Project, arguments: str, told: list[str]) -> None:
    """A card has the value, what it is, a word on how it is borne out, its period and source, and its trend."""
    assert cards(river, arguments) == [told]


def test_a_card_is_an_item_of_a_list(river: Project) -> None:
    """On the site, cards are items of one list, the value is the link that figure() writes, and nothing is lost."""
    html = to_html(river.written('{{ key_figures("length", ["barges", "2025"]) }}'))
    assert (html.tags.count("ul"), html.tags.count("li")) == (1, 2)
    assert ("a", {"href": "figures/rivers.md#length"}) in html.elements
    assert ("data", {"class": "figure exact", "value": "1233"}) in html.elements
    assert "markdown" not in {name for _, attributes in html.elements for name in attributes}


def test_a_trend_is_a_line_for_the_eye_and_words_for_everyone(river: Project) -> None:
    """The drawing is hidden from screen readers and the same at every build; the words beside it say both ends."""
    written = river.written('{{ key_figures(["barges", "2024"]) }}')
    html = to_html(written)
    svg = dict(html.elements)["svg"]
    assert (svg["class"], svg["aria-hidden"], svg["width"]) == ("trend", "true", "120")
    assert "From 100 barges in 2020 to 250 barges in 2024" in html.text
    assert written == river.written('{{ key_figures(["barges", "2024"]) }}')


def test_a_trend_starts_at_zero(river: Project) -> None:
    """Heights are in proportion to the numbers, over the years that have a number; a bound and a quarter are left out."""
    html = to_html(river.written('{{ key_figures(["barges", "2024"]) }}'))
    alone, rest = [a["points"].split() for tag, a in html.elements if tag == "polyline"]  # nothing certain of 2021
    places = [tuple(map(float, point.split(","))) for point in (alone[0], *rest)]
    assert [round((25 - down) / 22 * 300) for _, down in places] == pytest.approx([100, 200, 300, 250], abs=2)
    assert [across for across, _ in places] == sorted(across for across, _ in places)


@pytest.mark.parametrize(
    "arguments",
    [
        '["barges", "2023"]',  # three years up to then
        '["barges", "2022-Q2"]',  # one quarter
        '{"figure": "barges", "period": "2025", "source": "gazette"}',  # one year, and a bound
        '"length"',
    ],
)
def test_too_few_periods_make_no_trend(river: Project, arguments: str) -> None:
    """A line needs four periods of one kind, not after the card's own, with both ends."""
    assert "svg" not in to_html(river.written(f"{{{{ key_figures({arguments}) }}}}")).tags


def test_a_trend_does_not_cross_a_break(river: Project) -> None:
    """What is not comparable is not joined by a line."""
    breaks = "unit: barge\n    breaks:\n      - {at: 2022, note: Footbridges count.}"
    river.write("data/figures/rivers.yml", FIGURES.replace("unit: barge", breaks))
    told = cards(river, '["barges", "2025"]')[0]
    assert told[4] == "From about 200 barges in 2022 to about 330 barges in 2025"


def test_a_trend_does_not_cross_years_without_data(river: Project) -> None:
    """The line is interrupted, and the words say that it has gaps."""
    moved = FIGURES.replace("period: 2020", "period: 2010").replace("period: 2021", "period: 2011")
    river.write("data/figures/rivers.yml", moved)
    html = to_html(river.written('{{ key_figures(["barges", "2024"]) }}'))
    assert html.tags.count("polyline") == 2
    assert "From 100 barges in 2010 to 250 barges in 2024, with gaps" in html.text


def test_a_figure_of_five_periods_draws_its_series_at_its_home(river: Project) -> None:
    """Its shape, with the ends and extremes in words; ranges make a band. A figure of one period draws nothing."""
    part = river.pages()["figures/rivers.md"].partition("{ #barges }")[2].partition("\n## ")[0]
    html = to_html(part.partition("{% endif %}")[0])
    assert (html.tags.count("svg"), html.tags.count("polygon") > 0) == (1, True)
    assert "From 100 barges in 2020 to about 330 barges in 2025" in html.text
    length = river.pages()["figures/rivers.md"].partition("{ #length }")[2].partition("\n## ")[0]
    assert "<svg" not in length


def test_two_hundred_observations_make_one_line(river: Project) -> None:
    """A long series stays one line and one sentence."""
    rows = "".join(
        f"      - {{period: {year}, value: {year}, source: survey, locator: row 9, as_stated: '{year} barges'}}\n"
        for year in range(1700, 1950)
    )
    head = "title: T\nfigures:\n  - id: long\n    label: L\n    measures: M.\n    unit: barge\n    observations:\n"
    river.write("data/figures/rivers.yml", head + rows)
    html = to_html(river.written('{{ key_figures(["long", "1949"]) }}'))
    assert len(dict(html.elements)["polyline"]["points"].split()) == 200


@pytest.mark.parametrize("label", ["x" * 500, "طول النهر", "河流长度", "<b>*bold*</b> | `x`"])
def test_any_label_is_shown_letter_for_letter(river: Project, label: str) -> None:
    """Long labels, other scripts and what looks like markup are text."""
    assert cards(river, f'{{"figure": "length", "label": "{label}"}}')[0][1] == label


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ("", "5:1: key_figures() takes 1 to 4 figures, not 0; a table() can hold more"),
        ('"lenght"', '5:16: there is no figure "lenght"; did you mean "length"?'),
        ('["barges", "1999"]', '5:27: "barges" has nothing for "1999"; it has 2020, 2021,'),
        ('{"figure": "length", "colour": "red"}', '5:37: card() has no argument "colour"; it has figure,'),
        ('{"figure": "length", "label": 5}', '5:46: card(): label is a text in quotes, not "5"'),
        ('{"label": "length"}', "5:1: a card can't be "),
        ("5", '5:16: a card can\'t be "5"; it is an id, [id, period], or a dictionary with figure'),
        ('"claimed"', '5:16: "claimed" has no accepted observation'),
    ],
)
def test_a_card_that_can_not_be_written_is_a_problem(river: Project, arguments: str, problem: str) -> None:
    """What is wrong is told with its line and column, as of any call."""
    (found,) = problems(river, arguments)
    assert found.startswith(problem)
