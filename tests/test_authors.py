"""Who wrote something: people by the parts of their names, organisations as one text, in every form of citation."""

import json
from dataclasses import replace
from io import StringIO

import pytest
import rispy
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import Person as BibtexPerson
from pybtex.database import parse_string
from sourced_briefing.build import build_briefing
from sourced_briefing.citations import Work, bibtex, csl_json, named, ris
from sourced_briefing.model import Person
from sourced_briefing.model.addresses import citation_files

JAN = Person(family="van der Berg", given="Jan P.")
MINISTRY = "Ministry of Food, Farms and Trade"
WORK = Work("x", "paper", "Spans", authors=(JAN, MINISTRY, "Madonna"))
NAMES = st.text(st.characters(codec="utf-8", categories=["L", "P", "S", "Zs"]), min_size=1).filter(str.strip)


def people(text: str) -> list[BibtexPerson]:
    return parse_string(text, "bibtex").entries["x"].persons["author"]


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        ({"family": "van der Berg", "given": "Jan"}, "Jan van der Berg"),
        ({"family": "陈", "given": "伟"}, "陈伟"),
        ({"family": "김", "given": "철수"}, "김철수"),
        ({"family": "Xi", "given": "Jinping", "written": "Xi Jinping"}, "Xi Jinping"),
    ],
)
def test_a_name_is_shown_as_people_write_it(person: dict[str, str], shown: str) -> None:
    """The given name first, but in scripts that have it last; in another way where the record says so."""
    assert str(Person(**person)) == shown


def test_citation_processors_sort_people_and_leave_organisations_whole() -> None:
    """What stands before the family name in small letters is a part of its own, which each style sorts as it does."""
    (item,) = json.loads(csl_json([WORK]))
    assert item["author"] == [
        {"family": "Berg", "given": "Jan P.", "non-dropping-particle": "van der"},
        {"literal": MINISTRY},
        {"literal": "Madonna"},
    ]


def test_bibtex_sorts_people_and_leaves_organisations_whole() -> None:
    """A family's name is one name whatever words it has; of given names each can be made an initial."""
    text = bibtex([WORK])
    assert "{van der Berg}, Jan P." in text
    jan, ministry, madonna = people(text)
    assert (jan.last_names, jan.first_names, jan.middle_names) == (["{van der Berg}"], ["Jan"], ["P."])
    assert (ministry.last_names, ministry.first_names) == ([f"{{{MINISTRY}}}"], [])
    assert madonna.last_names == ["{Madonna}"]


def test_in_ris_only_people_have_two_parts() -> None:
    """Programs that read RIS part every name at its first comma, so that of a ministry has a sign that looks alike."""
    (record,) = rispy.load(StringIO(ris([WORK])))
    assert record["authors"] == ["van der Berg, Jan P.", MINISTRY.replace(",", "‚"), "Madonna"]


def test_a_citation_as_text_names_people_as_readers_do() -> None:
    assert named(WORK).startswith(f"Jan P. van der Berg, {MINISTRY}, Madonna: “Spans”")


@given(NAMES, NAMES)
def test_whatever_its_letters_a_name_is_one_author(family: str, given: str) -> None:
    """No name ends another one, or its field; the next author is still there."""
    work = replace(WORK, authors=(Person(family=family, given=given), "Bo"))
    assert len(people(bibtex([work]))) == 2
    (record,) = rispy.load(StringIO(ris([work])))
    assert len(record["authors"]) == 2
    (item,) = json.loads(csl_json([work]))
    assert item["author"][1] == {"literal": "Bo"}


AUTHORS = "authors: [{family: van der Berg, given: Jan}, 'Ministry of Food, Farms']"


def test_authors_of_sources_and_of_the_briefing(project: Project) -> None:
    """Both are written in parts or as text; readers see whole names."""
    project.write("briefing.yml", f"title: T\naddress: https://r.example/\n{AUTHORS}\n")
    project.replace("data/sources/press.yml", "    kind: dataset\n", f"    kind: dataset\n    {AUTHORS}\n")
    files, pages = build_briefing(project.root).texts, project.pages()
    for path in ("sources/sources.bib", citation_files("index.md")["BibTeX"]):
        assert "{{van der Berg}, Jan and {Ministry of Food, Farms}}" in files[path], path
    assert "Jan van der Berg, Ministry of Food, Farms, [Survey of rivers]" in pages["sources/press.md"]
    assert "Jan van der Berg, Ministry of Food, Farms: “The river”" in pages["index.md"]
    assert json.loads(files["figures/rivers.json"])["sources"]["survey"]["authors"][0] == "Jan van der Berg"
    assert '"familyName":"van der Berg"' in pages["figures/rivers.md"]
    assert '{"@type":"Organization","name":"Ministry of Food, Farms"}' in pages["figures/rivers.md"]


@pytest.mark.parametrize(
    ("author", "place", "told"),
    [
        ("{family: Berg}", "15:15", "`given` is missing"),
        ("{family: Berg, given: ''}", "15:37", "`given` is empty"),
        ("{family: Berg, given: Jan, name: Jan}", "15:48", "`name` is not a known field"),
        ("[Jan, Berg]", "15:15", "fields are expected here, each on a line of its own, not a list"),
        ("", "15:14", "`authors` is a list"),
    ],
)
def test_a_wrong_name_is_told_where_it_stands(project: Project, author: str, place: str, told: str) -> None:
    value = f"[{author}]" if author else "Jan"
    project.replace("data/sources/press.yml", "    kind: dataset\n", f"    authors: {value}\n    kind: dataset\n")
    (problem,) = project.problems()
    assert problem.startswith(f"data/sources/press.yml:{place}: {told}"), problem


def test_no_author_of_the_briefing_is_markup(project: Project) -> None:
    """Themes write settings into pages as they are."""
    project.write("briefing.yml", "authors: [{family: <b>, given: Jan}]\n")
    assert "< can't be used here" in project.problems()[0]
