"""What the search looks through: entries for all records and for the sections of pages."""

import json
from typing import Any

import pytest
from conftest import REPOSITORY, Project, to_html
from sourced_briefing.build import Built, build_briefing, write_briefing
from sourced_briefing.model.addresses import SEARCH_PAGES, SEARCH_RECORDS

Entry = dict[str, Any]


@pytest.fixture(scope="module")
def built() -> Built:
    return build_briefing(REPOSITORY / "tests/briefings/rivers")


def entries(built: Built, path: str = SEARCH_RECORDS) -> dict[str, Entry]:
    """By address."""
    return {entry["at"]: entry for entry in json.loads(built.texts[path])["entries"]}


def sections(project: Project, body: str) -> list[Entry]:
    """Those of the first page with this text."""
    project.prose(body)
    found = json.loads(build_briefing(project.root).texts[SEARCH_PAGES])["entries"]
    return [entry for entry in found if not entry["at"].partition("#")[0]]


def test_every_record_is_found(built: Built) -> None:
    briefing = built.briefing
    assert {at.partition("#")[2] for at in entries(built)} == {record_id for _, record_id in briefing.homes}


def test_a_figure_is_found_by_its_values(built: Built) -> None:
    """As they are written and in plain digits, of all periods and sources, the newest first."""
    revenue = entries(built)["figures/traffic/#ferry-revenue"]
    assert revenue["title"] == "Revenue of Alder Ferries"
    assert revenue["text"].startswith("€2.9 million (FY2024 Q4); €900,000 (FY2024 Q3)")
    assert "2900000" in revenue["also"]
    assert entries(built)["figures/traffic/#barges"]["text"].count("barges") == 3


def test_a_figure_is_found_by_its_other_names(project: Project) -> None:
    """By what else it is known as, by whose it is and by what it is about."""
    names = {"known_as": ["the long one", "its course"], "owner": "Water Board", "product": "River Alder"}
    fields = "".join(f"    {name}: {value}\n" for name, value in names.items()).replace("'", "")
    project.replace("data/figures/rivers.yml", "    unit: km\n", f"    unit: km\n{fields}")
    found = entries(build_briefing(project.root))["figures/rivers/#length"]
    assert found["also"] == "the long one its course Water Board River Alder"


def test_a_figure_is_found_by_its_sources(built: Built) -> None:
    assert entries(built)["figures/rivers/#birch-width"]["sources"] == ["courier-2024-03"]


def test_words_in_another_language_are_found(project: Project) -> None:
    """Of sources that name theirs, and those in another script; the rest would only repeat the label."""
    project.replace("data/figures/rivers.yml", "as_stated: 1,233 km", "as_stated: 1,233 km 这条河")
    found = json.loads(build_briefing(project.root).texts[SEARCH_RECORDS])["entries"]
    assert [entry["quoted"] for entry in found if "quoted" in entry] == [{"survey": "1,233 km 这条河"}]


def test_the_words_of_the_own_language_are_not_repeated(built: Built) -> None:
    assert not [entry for entry in entries(built).values() if "quoted" in entry]


def test_rejected_and_computed_values_are_found(built: Built) -> None:
    assert entries(built)["figures/rivers/#alder-length-claimed"]["text"] == "1,320 km"
    assert entries(built)["figures/computed/#ferry-revenue-year"]["text"] == "€7.5 million"


def test_the_language_of_numbers_is_told(project: Project) -> None:
    """It is that of the briefing, whatever the theme speaks."""
    project.write("briefing.yml", "title: The river\nlanguage: en_IE\n")
    assert json.loads(build_briefing(project.root).texts[SEARCH_RECORDS])["language"] == "en-IE"


def test_every_section_has_its_anchor(built: Built) -> None:
    """The addresses are those that the pages have on the built site."""
    for at, entry in entries(built, SEARCH_PAGES).items():
        path, _, anchor = at.partition("#")
        page = f"{path.rstrip('/')}.md" if path and f"{path.rstrip('/')}.md" in built.pages else f"{path}index.md"
        html = to_html(built.pages[page].partition("\n---\n")[2])
        ids = {attributes.get("id") for _, attributes in html.elements}
        assert not anchor or anchor in ids, at
        assert entry["title"] in html.text


def test_sections_of_the_same_name_have_anchors_of_their_own(project: Project) -> None:
    found = sections(project, "# The river\n\n## Length\n\nA.\n\n## Length\n\nB.\n\n## 上海\n\nC.")
    assert [(entry["at"], entry.get("text")) for entry in found] == [
        ("", None),
        ("#length", "A."),
        ("#length_1", "B."),
        ("#_1", "C."),
    ]
    html = to_html(project.pages()["index.md"].partition("\n---\n")[2])
    assert {"length", "length_1", "_1"} <= {attributes.get("id") for _, attributes in html.elements}


def test_a_page_without_headings_has_its_title(project: Project) -> None:
    found = sections(project, 'It is {{ figure("length") }} long.')
    assert [(entry["title"], entry["text"]) for entry in found] == [("The river", "It is 1,233 km long.")]


def test_a_section_is_text_with_its_values(project: Project) -> None:
    """Without markup, notes, bars of tables, charts and code that looks like a heading."""
    body = '# The river\n\n**It** is [long](index.md): {{ figure("length") }}.\n\n```\n## no heading\n```\n\n| a | b |\n| --- | --- |\n| c | d |\n'
    assert [(entry["title"], entry["text"]) for entry in sections(project, body)] == [
        ("The river", "It is long: 1,233 km. a b c d")
    ]


def test_a_page_that_lists_is_told_in_sentences(built: Built) -> None:
    """Of its sentences, or else of its description; the rows of its table have entries of their own."""
    pages = entries(built, SEARCH_PAGES)
    assert pages["figures/"]["text"] == "The figures of this briefing, by topic."
    assert pages["register/"]["text"].startswith("Each figure once, with its newest value.")
    assert pages["reconciliations/"]["text"].startswith("Figures that should agree")
    assert (
        pages["events/river/"]["text"] == "On the rivers. 3 events of “Two rivers”, each with its date and its source."
    )


def test_what_search_engines_are_told_is_not_searched(built: Built) -> None:
    """Nor is anything else of a page that no reader sees."""
    assert not [entry for entry in entries(built, SEARCH_PAGES).values() if "schema.org" in json.dumps(entry)]


def test_texts_are_plain(project: Project) -> None:
    """What reads like markup in data stays as it was written; the script shows it as text."""
    label = '<img src=x onerror=alert(a)> & "a" *b* 上海 שלום'
    project.replace("data/figures/rivers.yml", "Length of the river", f"'{label}'")
    found = json.loads(build_briefing(project.root).texts[SEARCH_RECORDS])["entries"]
    assert label in {entry["title"] for entry in found}


def test_the_files_are_the_same_every_time(project: Project) -> None:
    first = build_briefing(project.root).texts
    _, changed = write_briefing(project.root, project.root / "written")
    assert {SEARCH_RECORDS, SEARCH_PAGES} <= set(changed)
    assert first[SEARCH_RECORDS] == (project.root / "written" / SEARCH_RECORDS).read_text("utf-8")
    assert write_briefing(project.root, project.root / "written")[1] == []
