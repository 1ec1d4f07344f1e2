"""From a number to the very words: addresses at which a browser opens a web page at a sentence."""

from urllib.parse import unquote

import pytest
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.text_fragment import LONGEST, at_words

PAGE = "https://gazette.example/river"
WORDS = st.text(st.characters(exclude_characters="[].…", exclude_categories=["Cs", "Cc"]), min_size=8, max_size=LONGEST)


@pytest.mark.parametrize(
    ("words", "directive"),
    [
        ("it is 1,233 km long", "it%20is%201%2C233%20km%20long"),
        ("the well-known R&D budget", "the%20well%2Dknown%20R%26D%20budget"),
        ("it is long ... and deep in May", "it%20is%20long,and%20deep%20in%20May"),
        ("it is long […] and deep", "it%20is%20long,and%20deep"),
        ("one two three four five " + "and on " * 20 + "to the end of it", "one%20two%20three%20four%20five,to%20the%20end%20of%20it"),
        ("长江全长约六千三百公里", "%E9%95%BF%E6%B1%9F%E5%85%A8%E9%95%BF%E7%BA%A6%E5%85%AD%E5%8D%83%E4%B8%89%E7%99%BE%E5%85%AC%E9%87%8C"),
    ],
)  # fmt: skip
def test_words_are_looked_for_on_the_page(words: str, directive: str) -> None:
    """What is long, or has something left out, is told by how it begins and ends."""
    assert at_words(PAGE, words) == f"{PAGE}#:~:text={directive}"


@given(WORDS)
def test_any_words_are_one_directive(words: str) -> None:
    """Nothing in them is syntax: read again they are the same, but for the spaces between them."""
    address = at_words(PAGE, words)
    if address:
        directive = address.removeprefix(f"{PAGE}#:~:text=")
        assert not set(directive) & set(",&- #")
        assert unquote(directive) == " ".join(words.split())


def test_a_place_on_the_page_stays() -> None:
    """The words of an earlier look give way to these."""
    assert at_words(f"{PAGE}#length", "1,233 km long") == f"{PAGE}#length:~:text=1%2C233%20km%20long"
    assert at_words(f"{PAGE}#:~:text=river", "1,233 km long") == f"{PAGE}#:~:text=1%2C233%20km%20long"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        (f"{PAGE}.pdf", "it is 1,233 km long"),
        (f"{PAGE}.PDF?page=3", "it is 1,233 km long"),
        ("https://arxiv.example/pdf/2401.1", "it is 1,233 km long"),
        (f"{PAGE}.csv", "it is 1,233 km long"),
        (f"{PAGE}#/length", "it is 1,233 km long"),
        (f"{PAGE}#!length", "it is 1,233 km long"),
        (PAGE, "it [the river] is long"),
        (PAGE, "30%"),
    ],
)
def test_what_can_not_be_looked_for_has_no_such_address(address: str, words: str) -> None:
    """Files, pages that a script makes of what follows the `#`, words of the editor's own, and what stands everywhere."""
    assert at_words(address, words) is None


def test_a_note_leads_to_the_words(project: Project) -> None:
    """The archived copy stands beside; data, which has no sentences, is named as before."""
    project.observations("- {value: 1_233, source: gazette, locator: para 2, as_stated: 'it is 1,233 km long'}")
    project.replace(
        "data/sources/press.yml",
        "read: whole",
        "read: whole\n    archived: {url: 'https://archive.example/1', date: 2024-03-02}",
    )
    note = project.written('It is {{ figure("length") }} long.')
    assert f"“[it is 1,233 km long]({PAGE}#:~:text=it%20is%201%2C233%20km%20long)”" in note
    assert "[archived copy](https://archive.example/1)" in note
    project.observations("- {value: 1_233, source: survey, locator: row 1, as_stated: 'it is 1,233 km long'}")
    assert ":~:" not in project.written('It is {{ figure("length") }} long.')
