"""Who publishes a briefing, how they are reached, what it is and its licence: told wherever it is read or taken."""

import json

import pytest
from conftest import COLOPHON, Document, Project
from sourced_briefing.build import build_briefing
from sourced_briefing.engine_settings import foot
from sourced_briefing.model import Settings
from sourced_briefing.pdf.document import write_html
from sourced_briefing.views.colophon import colophon_text

TOLD = "Published by The Office (https://office.example/). Licence: CC BY 4.0."


def test_the_foot_of_every_page_says_it() -> None:
    """Behind what mkdocs.yml says there; a web address is a link."""
    html = foot("We measure.", Settings(**COLOPHON))
    assert html == (
        "We measure. An invented briefing. "
        'Published by The Office (<a href="https://office.example/">office.example</a>). '
        'Data, text and charts: <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. '
        "Made with Sourced briefings; its code: MIT."
    )


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, ""),
        ({"publisher": "The Office"}, "Published by The Office."),
        ({"contact": "editors@office.example"}, "Contact: editors@office.example."),
        ({"licence": "CC0-1.0"}, "Licence: CC0 1.0."),
    ],
)
def test_only_what_is_known_is_said(given: dict[str, str], told: str) -> None:
    """An address of mail is text, since pages have links of the web alone."""
    assert colophon_text(Settings(**given)) == told
    assert "editors@office.example" not in foot(None, Settings(**given)) or "<a" not in foot(None, Settings(**given))


def test_signs_in_it_are_text() -> None:
    """Of HTML as of anything else."""
    assert "Published by A &amp; B." in foot(None, Settings(publisher="A & B"))


def test_files_for_programs_and_the_book_say_it(project: Project) -> None:
    """The JSON of figures by its fields, the book on its title page."""
    project.complete()
    built = build_briefing(project.root)
    file = json.loads(built.texts["figures/rivers.json"])
    assert {name: file[name] for name in ("publisher", "contact", "about")} == {
        name: COLOPHON[name] for name in ("publisher", "contact", "about")
    }
    assert (file["licence"], file["licence_url"]) == ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
    book = Document(write_html(built.site, built.pages, project.root)).text
    for told in ("The Office", "https://office.example/", "An invented briefing.", "Licence: CC BY 4.0"):
        assert told in book


@pytest.mark.parametrize(
    "contact", ["us", "mailto:a@b.example", "javascript:alert()", 'a@b"onload=', "https://", "a@b@c"]
)
def test_what_reaches_nobody_is_refused(project: Project, contact: str) -> None:
    """With its place."""
    project.write("briefing.yml", f"contact: '{contact}'\n")
    [problem] = project.problems()
    assert problem.startswith("briefing.yml:1:10: `contact`")
