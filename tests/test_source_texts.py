"""What is quoted of sources, told to readers and handed on: rows of data files with their column, and languages."""

import json
from typing import Any

import pytest
from conftest import Project
from sourced_briefing.build import build_briefing
from sourced_briefing.citations import Work, bibtex, csl_json, ris
from sourced_briefing.values.units import Units
from sourced_briefing.values.wording import Wording

ROW = """
    - value: 195_537
      source: survey
      locator: beds.csv
      as_stated: 2014,GERMANY,195537
      column: 3
    """


@pytest.fixture
def quoted(project: Project) -> Project:
    """A project whose figure rests on a row of a data file, in a source in German."""
    project.observations(ROW.replace("\n    ", "\n").strip(), "person")
    project.replace("data/sources/press.yml", "read: dataset", "read: dataset\n    language: de")
    return project


def exported(project: Project) -> dict[str, Any]:
    """What programs read of the figures."""
    return json.loads(build_briefing(project.root).texts["figures/rivers.json"])


def test_a_row_of_a_data_file_is_quoted_with_its_column(quoted: Project) -> None:
    """It proves the number, and no other cell does."""
    assert quoted.problems() == []
    quoted.replace("data/figures/rivers.yml", "column: 3", "column: 1")
    assert "(exactly 2,014), but the value is exactly 195,537" in quoted.problems()[0]


def test_readers_are_told_the_column(quoted: Project) -> None:
    """On the figure's page, in the note on its number, and in the file that cards are made from."""
    assert ", beds.csv, column 3</td><td>“" in quoted.pages()["figures/rivers.md"]
    assert "beds.csv, column 3: “2014,GERMANY,195537”" in quoted.notes('{{ figure("length") }}')["survey"]
    figures = exported(quoted)["figures"]
    assert figures["length"]["readings"][0]["observations"][0]["column"] == "3"


def test_words_are_in_the_language_of_their_source(quoted: Project) -> None:
    """So that a voice reads them as such: in notes and on the figure's page; without a language they are ours."""
    words = '“<span lang="de">2014,GERMANY,195537</span>”'
    assert words in quoted.written('{{ figure("length") }}')
    assert words in quoted.pages()["figures/rivers.md"]
    quoted.replace("data/sources/press.yml", "language: de", "")
    assert "<span lang" not in quoted.written('{{ figure("length") }}')


def test_readers_are_told_the_language_of_a_source(quoted: Project) -> None:
    """By its name on the page of the source, by its tag to programs."""
    assert "- Language: German" in quoted.pages()["sources/press.md"]
    assert exported(quoted)["sources"]["survey"]["language"] == "de"


@pytest.mark.parametrize(("tag", "name"), [("de", "German"), ("pt-BR", "Portuguese (Brazil)"), ("zh-Hant", "Chinese")])
def test_languages_have_names(tag: str, name: str) -> None:
    """In the language of the briefing."""
    assert Wording("en_GB", Units("")).language_name(tag).startswith(name)
    assert Wording("de_DE", Units("")).language_name("de") == "Deutsch"


def test_citations_tell_the_language() -> None:
    """Each format in its field, and none where it is not known."""
    work = Work(key="log", kind="paper", title="Die Länge", language="de")
    assert json.loads(csl_json([work]))[0]["language"] == "de"
    assert "language = {de}" in bibtex([work])
    assert "LA  - de\r\n" in ris([work])
    plain = Work(key="log", kind="paper", title="The length")
    assert not any("LA  -" in text or "language" in text for text in (csl_json([plain]), bibtex([plain]), ris([plain])))
