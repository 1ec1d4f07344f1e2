"""What the briefing makes of claims that others make: its records, their table in prose, and their page."""

import re

import pytest
from conftest import Project, rows_of, to_html
from sourced_briefing.model import ClaimReview, validate

FIGURES = """
title: Rivers
figures:
  - id: length
    label: Length of the river
    measures: From the spring to the sea.
    unit: km
    observations:
      - {period: 2020, value: 1_233, source: survey, locator: row 1, as_stated: '1,233 km'}
      - {period: 2024, value: 1_234, source: survey, locator: row 2, as_stated: '1,234 km'}
      - {period: 2024, value: 1_320, source: gazette, locator: para 1, as_stated: '1,320 km', status: rejected, reason: A misprint.}
"""
EVENTS = """
title: What happened
events:
  - {id: flood, date: 2021-07-14, label: The flood, by: Nature, what: It rises., source: gazette, locator: p. 1, as_stated: the flood}
"""
CLAIMS = """
title: Claims of the Gazette
assessments:
  - id: claimed-length
    label: How long the river is
    source: gazette
    figure: length
    period: 2024
    verdict: contradicted
    why: The survey measured it.
    better:
      - {label: By survey, figure: length, period: 2024, source: survey}
      - {event: flood}
    discussed: index.md#the-length
  - id: no-flood
    label: There was no flood
    source: gazette
    locator: para 7
    as_stated: dry as ever
    verdict: not-found
    why: Nothing was found.
"""
OTHERS = """
title: Others
assessments:
  - {id: other, label: Another claim, source: survey, verdict: holds, why: It does.}
"""
WHOLE = {"id": "a", "label": "A", "source": "gazette", "verdict": "holds", "why": "W."}


@pytest.fixture
def river(project: Project) -> Project:
    project.write("data/figures/rivers.yml", FIGURES)
    project.write("data/events/river.yml", EVENTS)
    project.write("data/assessments/gazette.yml", CLAIMS)
    project.write("data/assessments/others.yml", OTHERS)
    project.prose("## The length\n\nLong.")
    return project


def rows(river: Project, call: str) -> list[list[str]]:
    """The cells of the table, as a reader sees them without notes."""
    text = re.sub(r'\[\^[^\]]+\](<sup class="place">.</sup>)?', "", river.written(f"## The length\n\n{{{{ {call} }}}}"))
    return rows_of(text)


# The table


def test_a_claim_stands_beside_its_verdict_and_what_is_better(river: Project) -> None:
    """The claimed number is what its source says, also when that is rejected; the better ones tell their evidence."""
    assert rows(river, 'assessments("gazette")') == [
        ["What is claimed", "Verdict", "The number, checked", "Better sources say"],
        [
            "How long the river is: 1,320 km rejected",
            "Contradicted",
            "not held against a better number",
            "By survey: 1,234 km (primary, 1 source, 1 origin)The flood: 14 July 2021",
        ],
        ["There was no flood", "Not found", "no number to test", "nothing found"],
    ]


CHECK = """
  - id: {}
    label: Check
    left: {}
    relation: '{}'
    right: {}
    examines: length
    expected: {}
    explanation: So.
"""
CLAIMED = """
title: Claims
assessments:
  - id: claimed
    label: How long
    source: gazette
    figure: length
    period: 2020
    verdict: contradicted
    why: The survey measured it.
    better:
      - {label: By survey, figure: length, period: 2024}
      - {figure: way}
"""
WAY = """
  - id: way
    label: Way of the water
    measures: Metres.
    unit: km
    observations: [{value: 2_466, source: survey, locator: row 3, as_stated: '2,466 km'}]
  - id: other
    label: Another river
    measures: Metres.
    unit: km
    observations: [{value: 12, source: survey, locator: row 3, as_stated: '12 km'}]
"""


def checked(river: Project, *checks: tuple[str, ...]) -> str:
    """What the table says of the claimed number when these checks examine it."""
    river.write(
        "data/figures/rivers.yml", FIGURES.replace("source: survey, locator: row 1", "source: gazette, locator: p. 2")
    )
    river.replace("data/figures/rivers.yml", "reason: A misprint.}\n", "reason: A misprint.}" + WAY)
    river.write("data/assessments/gazette.yml", CLAIMED)
    listed = "".join(CHECK.format(f"check-{number}", *check) for number, check in enumerate(checks))
    river.write("data/reconciliations/checks.yml", f"title: Checks\nreconciliations:\n{listed}")
    return rows(river, 'assessments("claimed")')[1][2]


def test_the_check_is_that_against_the_number_named_as_better(river: Project) -> None:
    """With the names of both sides, so that it is about what stands beside it; a worse check of others is not told."""
    told = checked(
        river,
        ("length[2020]", "=", "other", "fails"),
        ("length[2020]", "=", "way", "fails"),
        ("length[2020]", "<=", "length[2024]", "holds"),
    )
    assert told == (
        "adds up: what is claimed is at most “By survey”does not add up: “Way of the water” is 2 times what is claimed"
    )


def test_a_check_of_what_a_better_number_is_made_of_is_one_against_it(river: Project) -> None:
    """A side that is computed is told by its formula, in words."""
    told = checked(river, ("length[2020]", "=", "10 * way", "fails"))
    assert told == "does not add up: 10 × “Way of the water” is 20 times what is claimed"


def test_a_check_against_other_numbers_is_none_against_a_better_one(river: Project) -> None:
    assert checked(river, ("length[2020]", "=", "other", "fails")) == "not held against a better number"


def test_the_compact_table_leaves_out_the_check_and_the_evidence(river: Project) -> None:
    """Three columns are left for a page that has no room."""
    assert rows(river, "assessments(compact=true)")[0] == ["What is claimed", "Verdict", "Better sources say"]
    assert (
        rows(river, 'assessments("claimed-length", compact=true)')[1][2] == "By survey: 1,234 kmThe flood: 14 July 2021"
    )


@pytest.mark.parametrize(
    ("call", "claims"),
    [
        ("assessments()", ["How long the river is: 1,320 km rejected", "There was no flood", "Another claim"]),
        ('assessments("others")', ["Another claim"]),
        ('assessments("no-flood", "others")', ["There was no flood", "Another claim"]),
        ('assessments("no-flood", "no-flood")', ["There was no flood"]),
    ],
)
def test_claims_are_chosen_by_id_or_by_file(river: Project, call: str, claims: list[str]) -> None:
    """All of them, those of a file, or some; each once."""
    assert [row[0] for row in rows(river, call)[1:]] == claims


def test_a_claim_links_to_where_it_is_discussed_or_to_its_home(river: Project) -> None:
    """A claim leads to the text that goes into it, else to its own page; its words are a note."""
    written = river.written("## The length\n\n{{ assessments() }}")
    assert "[How long the river is](index.md#the-length)" in written
    assert "[There was no flood](assessments/gazette.md#no-flood)[^gazette" in written
    assert "“[dry as ever](https://gazette.example/river#:~:text=dry%20as%20ever)”" in written


def test_a_verdict_is_a_word_with_a_name_for_the_style_sheet(river: Project) -> None:
    """What sets verdicts apart does not rest on colour."""
    html = to_html(river.written("## The length\n\n{{ assessments() }}"))
    looks = [attributes["class"] for tag, attributes in html.elements if tag == "span"]
    assert [look for look in looks if look != "noted"] == ["verdict contradicted", "verdict not-found", "verdict holds"]


def test_an_unknown_claim_is_a_problem(river: Project) -> None:
    """A name that is neither an id nor a file is told with its column."""
    river.prose('## The length\n\n{{ assessments("claimed-lenght") }}')
    (problem,) = river.problems()
    assert problem == (
        'content/index.md:7:16: there is no claim review "claimed-lenght"; did you mean "claimed-length"?'
    )


# Its page


def test_a_claim_has_a_page(river: Project) -> None:
    """Who claims what, on what grounds the verdict rests, and where the text goes into it."""
    page = river.pages()["assessments/gazette.md"]
    html = to_html(page.partition("---\n\n")[2])
    assert ("h2", {"id": "claimed-length"}) in html.elements
    for told in (
        "Contradicted: better sources say otherwise. The survey measured it.",
        "How long is the river?",
        "1,320 km",
        "It is discussed in the text.",
        "“dry as ever”",
    ):
        assert told in html.text
    assert "](../index.md#the-length)" in page


def test_a_figure_tells_that_a_claim_leans_on_it(river: Project) -> None:
    """The page of a figure links the claims that are examined with it."""
    assert (
        "[Claim examined: How long the river is](../assessments/gazette.md#claimed-length)"
        in (river.pages()["figures/rivers.md"])
    )


def test_how_to_read_a_briefing_explains_the_verdicts(river: Project) -> None:
    """Every verdict has its meaning there, and a claim of the briefing that has it."""
    text = river.pages()["how-to-read.md"]
    told = [row[:2] for row in rows_of(text)]
    assert ["Not found", "no source was found for it, which does not prove it false"] in told
    assert "(assessments/gazette.md#claimed-length)" in text or 'href="assessments/gazette.md#claimed-length"' in text


# What a record may hold


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"period": "2024"}, "`period` goes with a `figure`"),
        ({"figure": "length", "as_stated": "x"}, "`as_stated` and `locator` stand with the number"),
        ({"better": [{"label": "x"}]}, "it names a `figure` or an `event`, one of the two"),
        ({"better": [{"figure": "a", "event": "b"}]}, "it names a `figure` or an `event`, one of the two"),
        ({"better": [{"event": "b", "period": "2024"}]}, "`period` and `source` go with a `figure`"),
        ({"verdict": "wrong"}, "it is one of holds, misattributed, contradicted, not-found, undecided"),
        ({"discussed": "https://x.example/a.md"}, "discussed"),
        ({"discussed": "the-report"}, "discussed"),
    ],
)
def test_an_assessment_is_consistent(fields: dict, message: str) -> None:
    """What does not go together is told."""
    part, wrong = validate(ClaimReview, WHOLE | fields)
    assert part is None
    assert any(message in text or message in path for path, text in wrong), wrong


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            "source: gazette\n    figure",
            "source: gazete\n    figure",
            '5:13: source "gazete" is not known; did you mean "gazette"?',
        ),
        ("figure: length\n", "figure: lenght\n", '6:13: there is no figure "lenght"; did you mean "length"?'),
        ("period: 2024\n", "period: 2020\n", '7:13: "length" has nothing for "2020"'),
        ("source: gazette\n    figure", "source: survey\n    figure", ""),
        ("period: 2024, source: survey", "source: survey", '11:9: "length" has 2 periods; name one of 2020, 2024'),
        ("2024, source: survey", "2024, source: gazette", '"length" has no observation of "gazette"; it has survey'),
        ("event: flood", "event: floods", '12:17: there is no event "floods"; did you mean "flood"?'),
        ("index.md#", "indx.md#", '13:16: there is no page "indx.md" in content/; did you mean "index.md"?'),
    ],
)
def test_what_an_assessment_names_is_there(river: Project, old: str, new: str, problem: str) -> None:
    """A source, a figure's number, an event or a page that is not there is a problem with its place."""
    river.replace("data/assessments/gazette.yml", old, new)
    found = river.problems()
    assert len(found) == (1 if problem else 0), found
    assert all(problem in each for each in found)


def test_a_faulty_figure_drags_no_second_problem_along(river: Project) -> None:
    """A claim about a figure that can't be read is left out in silence, with the calls that name it."""
    river.replace("data/figures/rivers.yml", "unit: km", "unit: miles")
    river.prose('## The length\n\n{{ assessments("claimed-length") }}')
    (problem,) = river.problems()
    assert "unit" in problem
