"""Below each figure: a form with what is known filled in, and its file."""

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from conftest import REPOSITORY, Project, to_html
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.model.repositories import FORM, LONGEST, report_address

SETTINGS = "repository: {}\naddress: https://rivers.example/latest/\n"
REPORT, EDIT = "Report a problem", "Edit"


def mending(project: Project, repository: str) -> dict[str, str]:
    """The links below the figure, by their words."""
    project.write("briefing.yml", SETTINGS.format(repository))
    page = to_html(project.pages()["figures/rivers.md"])
    found = [attributes["href"] or "" for tag, attributes in page.elements if tag == "a" and "href" in attributes]
    ours = [address for address in found if address.startswith(repository)]
    words = [text for text in page.texts if text in (REPORT, EDIT)]
    return dict(zip(words, ours, strict=True))


def fields(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query, strict_parsing=True).items()}


def test_what_is_known_is_filled_in(project: Project) -> None:
    links = mending(project, "https://github.com/o/r")
    assert links[EDIT] == "https://github.com/o/r/edit/main/data/figures/rivers.yml"
    assert fields(links[REPORT]) == {
        "template": FORM,
        "title": "Figure: Length of the river",
        "figure": "length",
        "value": "1,233 km",
        "page": "https://rivers.example/latest/figures/rivers/#length",
        "edition": "draft",
    }


def test_the_form_has_these_fields() -> None:
    form = yaml.safe_load((REPOSITORY / f".github/ISSUE_TEMPLATE/{FORM}").read_text("utf-8"))
    ids = {field.get("id") for field in form["body"]}
    assert {"figure", "value", "page", "edition"} <= ids


def test_a_host_without_forms_gets_a_text(project: Project) -> None:
    links = mending(project, "https://gitlab.example.org/a/r")
    assert links[EDIT] == "https://gitlab.example.org/a/r/-/edit/main/data/figures/rivers.yml"
    assert "value: 1,233 km" in fields(links[REPORT])["issue[description]"]


def test_of_a_host_that_is_not_known_nothing_is_guessed(project: Project) -> None:
    assert mending(project, "https://git.example/o/r") == {}


def test_without_a_repository_there_are_no_links(project: Project) -> None:
    assert ".mending" not in project.pages()["figures/rivers.md"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://github.com", "https://a.example/o)[x](y", "o/r"])
def test_what_is_no_address_of_a_repository_is_refused(project: Project, address: str) -> None:
    project.write("briefing.yml", f"repository: '{address}'\n")
    assert any("`repository`" in problem for problem in project.problems())


def test_a_label_stays_a_label(project: Project) -> None:
    """Whatever it holds, it is one field of the form."""
    label = "Length) <b> & title=x `` [a](b) “%” a%b 长江"
    project.replace("data/figures/rivers.yml", "label: Length of the river", f"label: '{label}'")
    assert fields(mending(project, "https://github.com/o/r")[REPORT])["title"] == f"Figure: {label}"


@given(st.text(max_size=2 * LONGEST), st.text(max_size=2 * LONGEST))
def test_any_text_is_one_field_and_the_address_has_an_end(title: str, value: str) -> None:
    try:
        address = report_address("https://github.com/o/r", title, {"value": value})
    except UnicodeEncodeError:  # half a character, which no file holds
        return
    assert address
    told = parse_qs(urlsplit(address).query, keep_blank_values=True)
    assert told == {"template": [FORM], "title": [title[:LONGEST]], "value": [value[:LONGEST]]}
