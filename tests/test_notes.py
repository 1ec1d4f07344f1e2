"""Citations: each source has one note on a page, with every place, and it says what a reader needs to trust it."""

import re

import pytest
from conftest import Project, to_html

SOURCE = """
title: Sources
sources:
  - id: gazette
    title: A river
    publisher: The Gazette
    url: https://gazette.example/river
    kind: news
    standing: original
    read: whole
  - id: survey
    title: Survey of rivers
    publisher: Land Registry
    url: https://registry.example/survey
    kind: dataset
    standing: original
    read: dataset
"""


def marks(page: str) -> list[str]:
    """The labels of the marks on a page, in their order."""
    return re.findall(r"\[\^([^\]]+)\]", page.partition("\n\n[^")[0])


def test_a_note_names_the_source(project: Project) -> None:
    """The note of a source holds its title, who published it, when, of what kind it is and how much was read."""
    assert project.notes('{{ cite("gazette") }}') == {
        "gazette": "How long is the river?, The Gazette, 1 March 2024. (news, original; read whole)"
    }


def test_a_note_names_the_place_and_the_words(project: Project) -> None:
    """Behind a number stand the place in the source and the few words that state it, in quotation marks."""
    assert project.notes('{{ figure("length") }}') == {
        "survey": "Survey of rivers, Land Registry, undated, row 1: “1,233 km”. (dataset, original; the dataset was read)"
    }


def test_the_title_leads_to_the_source_and_the_kind_to_its_page(project: Project) -> None:
    """A note has two links: to the publication, and to what the briefing knows of it."""
    page = project.written('{{ cite("gazette") }}')
    assert "](https://gazette.example/river)" in page
    assert "](sources/press.md#gazette)" in page


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ("authors: [Ann Example, Bo Example]", "Ann Example, Bo Example, A river, The Gazette, undated"),
        ("via: The Mirror", "A river, The Gazette, read at The Mirror, undated"),
        ("published: 2024-03-01", "A river, The Gazette, 1 March 2024"),
        ("published: 2024-03", "A river, The Gazette, March 2024"),
        ("published: 2024", "A river, The Gazette, 2024"),
        ("published: 2024\n    published_inferred: true", "A river, The Gazette, 2024 (inferred)"),
    ],
)
def test_a_reference_says_what_is_known(project: Project, fields: str, reference: str) -> None:
    """Authors, where it was read and when it was published stand in the reference where they are known."""
    project.write("data/sources/press.yml", SOURCE.replace("    kind: news", f"    {fields}\n    kind: news"))
    assert project.notes('{{ cite("gazette") }}')["gazette"].startswith(f"{reference}. (")


def test_a_source_that_nobody_read_says_so(project: Project) -> None:
    """What is known only because another source names it has no link and says that it was not read."""
    text = SOURCE.replace("    read: whole\n", "    read: none\n").replace(
        "    url: https://gazette.example/river\n", ""
    )
    project.write("data/sources/press.yml", text)
    assert project.notes('{{ cite("gazette") }}')["gazette"].endswith(
        "(news, original; not read, known through others)"
    )


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("it has 1,233 km", "“it has 1,233 km”."),
        ("It has 1,233 km.", "“It has 1,233 km.”"),
        ("Has it 1,233 km?", "“Has it 1,233 km?”"),
    ],
)
def test_a_sentence_ends_once(project: Project, words: str, end: str) -> None:
    """Words that end a sentence get no second full stop."""
    project.replace("data/figures/rivers.yml", "as_stated: 1,233 km", f"as_stated: {words}")
    assert f"{end} " in project.notes('{{ figure("length") }}')["survey"]


def test_a_converted_number_says_how(project: Project) -> None:
    """Where the value is not simply the number in the words, the note says how it follows from them."""
    project.replace(
        "data/figures/rivers.yml", "as_stated: 1,233 km", "as_stated: 1,233,000 m\n        converted: a thousandth"
    )
    assert "“1,233,000 m”. Converted: a thousandth." in project.notes('{{ figure("length") }}')["survey"]


# One note for each source


def test_the_same_place_is_told_once(project: Project) -> None:
    """A source of which one place is cited has a note as above; its marks need no letter."""
    body = '{{ cite("survey", "p 1") }} {{ cite("survey", "p 1") }}'
    assert marks(project.written(body)) == ["survey", "survey"]
    assert 'class="place"' not in project.written(body)
    assert "undated, p 1." in project.notes(body)["survey"]


def test_another_place_has_another_letter(project: Project) -> None:
    """One note names the source once, and its places by letters, which stand behind the marks in the text."""
    body = '{{ cite("survey", "p 1") }} {{ cite("survey", "p 2") }} {{ cite("survey", "p 1") }}'
    assert marks(project.written(body)) == ["survey"] * 3
    assert re.findall(r'<sup class="place">(.)</sup>', project.written(body)) == ["a", "b", "a"]
    assert project.notes(body) == {
        "survey": "Survey of rivers, Land Registry, undated (dataset, original; the dataset was read): a p 1. b p 2."
    }


def test_marks_in_a_row_are_set_apart(project: Project) -> None:
    """And no others: a style sheet could not tell those with words between them."""
    apart = '<sup class="between"></sup>'
    page = project.written('{{ cite("survey") }}{{ cite("gazette") }} and {{ cite("survey") }}')
    assert f"[^survey]{apart}[^gazette] and [^survey]" in page


def test_other_words_in_one_place_have_another_letter(project: Project) -> None:
    """A number of a text leads to its own words, also where another one stands in the same paragraph."""
    project.replace("data/sources/press.yml", "kind: dataset", "kind: news")
    note = project.notes('{{ cite("survey", "row 1") }} {{ figure("length") }}')["survey"]
    assert note.endswith("a row 1. b row 1: “1,233 km”.")


CELLS = """
title: Cells
figures:
  - id: span
    label: Span
    measures: Metres.
    unit: km
    observations:
      - {period: 2020, value: 3, source: survey, locator: row 7, as_stated: '3000', converted: 1000 m to a km}
      - {period: 2021, value: 4, source: survey, locator: row 8, as_stated: '4000', converted: 1000 m to a km}
      - {period: 2022, value: 5, source: survey, locator: row 7, as_stated: 5 km}
"""


def test_cells_of_one_row_of_a_dataset_share_a_letter(project: Project) -> None:
    """And what is said of several places is said once, with their letters: a table has a cell for each number."""
    project.write("data/figures/cells.yml", CELLS)
    body = " ".join(f'{{{{ figure("span", "{year}") }}}}' for year in (2020, 2021, 2022))
    assert re.findall(r'<sup class="place">(.)</sup>', project.written(body)) == ["a", "b", "a"]
    assert project.notes(body)["survey"].endswith(
        "a row 7: “3000”, “5 km”. b row 8: “4000”. a, b Converted: 1000 m to a km."
    )


def test_without_a_place_the_first_note_of_the_source_serves(project: Project) -> None:
    """A source that is cited as a whole beside a place of it has no other note, and its mark no letter."""
    assert marks(project.written('{{ cite("survey", "p 1") }} {{ cite("survey") }}')) == ["survey", "survey"]


def test_notes_stand_in_the_order_of_their_first_mention(project: Project) -> None:
    """Notes are listed as a reader meets their marks."""
    assert list(project.notes('{{ cite("survey") }} {{ cite("gazette") }} {{ cite("survey") }}')) == [
        "survey",
        "gazette",
    ]


def test_each_page_has_its_own_notes(project: Project) -> None:
    """What is noted on one page is noted again on the next."""
    project.write("content/second.md", '---\ntitle: Second\n---\n\n{{ cite("survey") }}\n')
    project.prose('{{ cite("survey") }}')
    pages = project.pages()
    assert pages["index.md"].count("\n[^survey]: ") == pages["second.md"].count("\n[^survey]: ") == 1


def test_prose_can_not_write_the_note_of_a_source(project: Project) -> None:
    """A note that prose defines under the id of a source would stand against the source's own, so it is a problem."""
    project.prose('It is {{ figure("length") }} long.\n\n[^survey]: The author swears it.')
    assert project.problems()


def test_a_paragraph_can_begin_with_a_note(project: Project) -> None:
    """The mark of a note at the start of a line, before a colon, is not taken for the note itself."""
    page = to_html(project.written('It is long.\n\n{{ cite("survey") }}: so they say.'))
    assert "so they say." in page.text
    assert "Survey of rivers" in page.text
