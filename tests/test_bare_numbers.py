"""Bare numbers: what in prose counts as a number that a call should have written, and where it stands."""

import re
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from conftest import REPOSITORY, Project, load_module
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.call_syntax import Places
from sourced_briefing.base.plain_text import from_html, from_markdown, from_prose
from sourced_briefing.checks.exceptions import unused_text_exceptions
from sourced_briefing.checks.prose import bare_number_problems, no_bare_numbers, no_included_text
from sourced_briefing.facts.establish import establish
from sourced_briefing.load.loader import load
from sourced_briefing.matching.bare_numbers import read_page
from strategies import MEANINGFUL

TEXTS = REPOSITORY / "tests" / "texts"


def found(text: str, *names: str) -> list[str]:
    return [number.text for number in read_page(text, set(names)).bare]


# What is a bare number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("They ordered 300 barges.", "300"),
        ("They ordered 1,200 of them.", "1,200"),
        ("It is 12 km long.", "12"),
        ("It costs $4.50.", "$4.50"),
        ("A share of 17.5% remained.", "17.5%"),
        ("That is eight per cent.", "eight per cent"),
        ("It has three million readers.", "three million"),
        ("There were a dozen of them.", "a dozen"),
        ("At least half of it is gone.", "half"),
        ("He paid two thirds of the sum.", "two thirds"),
        ("It is twice as long as the other.", "twice"),
        ("Its length doubled.", "doubled"),
        ("It will double in a year.", "double"),
        ("Hundreds of thousands came.", "Hundreds of thousands"),
        ("Several hundred came.", "Several hundred"),
        ("A threefold rise.", "threefold"),
        ("Twenty-one barges came.", "Twenty-one"),
        ("It fell to zero.", "zero"),
        ("They bought 2000 barges.", "2000"),
        ("About 2000 barges.", "2000"),
        ("A levy of ten dollars.", "ten dollars"),
        ("In the first half, half of it was sold.", "half"),
        ("They sold ５０ barges.", "５０"),
        ("A \\$12 toll.", "$12"),
        ("It is **12** km long.", "12"),
        ("A [toll of 12 crowns](index.md).", "12"),
        ('A [toll](index.md "of 12 crowns").', "12"),
        ("![A bridge of 12 spans](a.png)", "12"),
        ("![A bridge](a.png 'of 12 spans')", "12"),
        ('A [toll][t].\n\n[t]: https://x.example/250 "12 crowns"', "12"),
        ("One in five adults is poor.", "One in five"),
        ("Nine in ten firms failed.", "Nine in ten"),
        ("Two out of three voters agreed.", "Two out of three"),
        ("Sales were $5MM last year.", "$5MM"),
        ("Rates rose 25bp.", "25bp"),
        ("Growth slowed by 1.2pp.", "1.2pp"),
        ("It has 2000 staff.", "2000"),
        ("2000 staff work there.", "2000"),
        ("The plant's 1900 residents left.", "1900"),
        ("A crowd of 2000 people.", "2000"),
        ("There were 2000.", "2000"),
        ("They need 2000 more.", "2000"),
        ("It is 80pc done.", "80pc"),
        ("It rose x2.", "x2"),
        ("Sources 3 million wide.", "3 million"),
        ("Part 12% of it.", "12%"),
    ],
)  # fmt: skip
def test_a_number_that_says_how_much_is_found(text: str, number: str) -> None:
    """Digits, and words with a magnitude, are numbers, whatever markup is around them."""
    assert found(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        # dates, years, times
        "In 2024, and since 1994.", "In 2024 people came.", "Nvidia's 2024 sales.", "The 2008 crisis.", "Since 2020, staff left.", "On 23 April 2025.", "April 23, 2025.", "On 3 May 1894.", "From 2024-06-30 on.",
        "The 1990s.", "In 1931-32.", "Between 1895 and 1899.", "The spring of '45.", "At 10.30 p.m.", "At 5:30.",
        "At ten o'clock.", "On the 2nd of May.", "Its 2024 report.", "The year one thousand eight hundred and eight.",
        # fiscal and calendar periods
        "In Q2 FY2026.", "In FY2026-Q1.", "In H1 2025.", "In fiscal 2025.", "In the third quarter of 2025.",
        "In the first half of 2024.",
        # names, citations, addresses, telephones
        "The A4 and the B-17.", "An FP16 unit.", "Covid-19.", "The 8th Air Force.", "See 91 FR 1684.",
        "See 15 CFR 744.23.", "ECCN 3A090.a.", "By Act 57 & 58 Vict. c. 41 it was.", "ISO 24512 says so.",
        "With Windows 10 it ran.", "At 7 Market Street.", "At No. 4.", "Section 37(1).", "See chapter 5, page 112.", "Sources 3.", "Charts 12.", "Part 744.",
        "Version 2.1.", "Call 01335 496 0123.", "At number 10.", "Around the World in Eighty Days.",
        # ordinals and structure
        "It came third, in the 3rd year.", "1. First\n2. Second", "## 3.1 Third part", "A third party.",
        # small counts, and words that only look like numbers
        "Three companies, both of them, once.", "One of the two.", "Ten to two.", "Read twice over.",
        "In millions of crowns.", "Bars below zero.", "A half-hearted try.", "It was half finished.", "No one and nothing.", "A double bed.", "A score in tests.",
        # code, links, front matter, what calls write
        "--8<-- \"a.md\"", "An x86 computer.", "Run `pump --rate 250`.", "```\nflow = 250\n```", "[Here](https://x.example/250).", "See https://x.example/250.",
        "A note.[^12]", "---\ntitle: 300 barges\n---\n", '{{ figure("length", "2024") }} long.', "&#8364;",
    ],
)  # fmt: skip
def test_what_is_no_figure_is_left_alone(text: str) -> None:
    """Dates, periods, names, references, ordinals, small counts, code and links hold no bare numbers."""
    assert found(text) == []


def test_a_name_that_the_briefing_knows_is_left_alone() -> None:
    """Names that end in a number, from labels of figures, are names in prose too."""
    assert found("The Route 66 lines are long.") == ["66"]
    assert found("The Route 66 lines are long.", "Route 66") == []


def test_a_number_beside_a_call_is_found() -> None:
    """What a call writes does not hide what is typed beside it."""
    assert found('{{ figure("length") }} million, or 12') == ["million", "12"]


@pytest.mark.parametrize("text", ['Of {{ figure("a" }} 12', "Of {{ 12", "12 {% if %} 13"])
def test_prose_that_can_not_be_read_holds_what_stands_before_the_fault(text: str) -> None:
    """A fault in a call is reported elsewhere; it never raises here."""
    assert set(found(text)) <= {"12", "13"}


def test_the_place_is_exact() -> None:
    """Line and column are those of the number in the file, behind calls, links and markup of any length."""
    text = '---\ntitle: A\n---\n\n{{ figure("length") }} and **bold** [link](a.md) then\n- 1,234 &amp; 5 km'
    places = Places("page.md", text)
    numbers = read_page(text).bare
    assert [str(places.at(n.start)) for n in numbers] == ["page.md:6:3", "page.md:6:15"]
    assert [text[n.start : n.end] for n in numbers] == ["1,234", "5"]


@given(
    st.text(max_size=300) | st.lists(st.sampled_from([*MEANINGFUL, "12 ", "three million ", "{{ a() }}"])).map("".join)
)
def test_any_text_can_be_read(text: str) -> None:
    """No text makes it fail, and every number stands where it says, in order."""
    numbers = read_page(text).bare
    assert all(0 <= number.start < number.end <= len(text) for number in numbers)
    assert [n.start for n in numbers] == sorted(n.start for n in numbers)
    for read in (from_prose, from_markdown, from_html):
        plain = read(text)
        assert len(plain.text) == len(plain.offsets)


@pytest.mark.parametrize(
    "piece", ["<!--", "<a '", "`a", "](", "[^a", "```\n", "*", "1. ", "{{ ", "12 A 3 ", "&amp;", "http://"]
)
def test_a_hostile_page_takes_no_longer_than_another(piece: str) -> None:
    """Time grows with the length of a page: a hundred kilobytes of anything are read in seconds."""
    text = piece * (100_000 // len(piece))
    read_page(text)
    from_html(text)
    from_markdown(text)


# The rule


@dataclass(frozen=True)
class Excepted:
    """An exception as data/exceptions.yml holds it."""

    text: str
    page: str = "content/index.md"
    rule: str = "no-bare-numbers"

    def position(self, *path: str | int) -> tuple[int, int]:
        return 4, 1


def problems(project: Project, *exceptions: Excepted) -> list[str]:
    records, wrong = load(project.root)
    assert wrong == []
    briefing, _ = establish(records)
    return [str(p) for p in bare_number_problems(briefing, exceptions)]


def test_a_bare_number_is_a_problem_with_its_place(project: Project) -> None:
    """The message holds the words as they were typed."""
    project.prose("It is\nsome 3,000 km long.")
    assert problems(project) == [
        'content/index.md:6:6: the number "3,000" is typed by hand; let a call such as figure() or claim() write it, '
        "or list it in data/exceptions.yml"
    ]


def test_the_call_that_may_be_meant_is_told(project: Project) -> None:
    """A number that a figure has, with the words of its label around it, is most likely that figure."""
    project.prose("The length of the river is 1,233 km.")
    assert problems(project) == [
        'content/index.md:5:28: the number "1,233" is typed by hand; perhaps {{ figure("length") }} is meant'
    ]


@pytest.mark.parametrize("words", ["3,000", "some 3,000 km", "is some 3,000"])
def test_an_exception_excuses_its_words(project: Project, words: str) -> None:
    """The words of an exception are those of the number, or stand around it, over the ends of lines too."""
    project.prose("It is\nsome 3,000 km long.")
    assert problems(project, Excepted(words)) == []


@pytest.mark.parametrize("exception", [Excepted("3,00"), Excepted("4,000"), Excepted("3,000", "content/no.md"),
                                       Excepted("3,000", rule="call")])  # fmt: skip
def test_an_exception_excuses_nothing_else(project: Project, exception: Excepted) -> None:
    """Other words, other pages and other rules stay as they are."""
    project.prose("It is\nsome 3,000 km long.")
    assert len(problems(project, exception)) == 1


@pytest.mark.parametrize(
    ("exception", "told"),
    [
        (Excepted("some 3,000 km"), 'content/index.md:4:1: "some 3,000 km" excuses nothing on this page'),
        (Excepted("12", "content/idex.md"), 'there is no page "content/idex.md"; did you mean "content/index.md"?'),
        (Excepted("12", rule="no-bare-number"), 'from "no-bare-number"; did you mean "no-bare-numbers"?'),
    ],
)
def test_an_exception_that_excuses_nothing_is_a_problem(project: Project, exception: Excepted, told: str) -> None:
    """Exceptions go when what they were made for goes."""
    briefing, _ = establish(load(project.root)[0])
    (problem,) = unused_text_exceptions(briefing, [exception])
    assert (problem.rule, problem.place.path) == ("unused-exception", "data/exceptions.yml")
    assert told.removeprefix("content/index.md:4:1: ") in str(problem)


def test_text_of_another_file_is_a_problem(project: Project) -> None:
    """What is included is held to no rule, so it is not included."""
    project.prose('It is long.\n\n--8<-- "other.md"')
    briefing, _ = establish(load(project.root)[0])
    (problem,) = no_included_text(briefing)
    assert str(problem).startswith("content/index.md:7:1: text of another file is included here")


def test_an_exception_that_excuses_something_is_none(project: Project) -> None:
    """An exception in use stays."""
    project.prose("It is some 3,000 km long.")
    briefing, _ = establish(load(project.root)[0])
    assert list(unused_text_exceptions(briefing, [Excepted("3,000")])) == []


def test_the_rule_says_what_it_demands() -> None:
    """Its docstring is its entry on the page of rules."""
    assert (no_bare_numbers.__doc__ or "").startswith(
        "Every number in prose, and in titles, labels and the like, is written by a call."
    )


# How well it does


def measuring(folder: Path) -> ModuleType:
    return load_module(f"measure_{folder.name}", folder / "measure.py")


def test_the_labels_are_where_they_say() -> None:
    """Line and column of each label are those of its words."""
    module = measuring(TEXTS)
    labels = module.yaml.safe_load((TEXTS / "labels.yml").read_text("utf-8"))
    for name, numbers in labels.items():
        text = (TEXTS / name).read_text("utf-8")
        places = Places(name, text)
        for label in numbers:
            start = module._offset(places, label["at"])
            assert text[start : start + len(label["text"])] == label["text"], (name, label)


def test_the_documented_rates_still_hold() -> None:
    """What README.md beside the texts says is found is found, with no more false alarms."""
    rows = re.findall(r"^\| ([\w-]+\.md) \|" + r" (\d+) \|" * 5, (TEXTS / "README.md").read_text("utf-8"), re.MULTILINE)
    documented = {name: tuple(map(int, counts)) for name, *counts in rows}
    for measured in measuring(TEXTS).measure_all():
        words, labelled, found_then, _, false_then = documented[measured.name]
        assert (measured.words, measured.labelled) == (words, labelled)
        assert measured.found >= found_then, measured.missed
        assert len(measured.false) <= false_then, measured.false
