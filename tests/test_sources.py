"""Sources: where they stand and stood, under which licence, whether they were taken back, and their short names."""

import csv
import json
from io import StringIO

import pytest
import rispy
from conftest import Project
from pybtex.database import parse_string
from sourced_briefing.build import build_briefing
from sourced_briefing.model import Source
from sourced_briefing.model.addresses import chart_path
from sourced_briefing.pages.schema_org import work
from sourced_briefing.views.source_text import short_names

FULL = """\
    published: 2025-03
    kind: dataset
    doi: 10.1000/a(b)_1
    accessed: 2025-05-02
    archived: {url: 'https://archive.example/survey', date: 2025-04-24}
    licence: CC-BY-4.0
"""
RETRACTED = (
    "    retracted: {date: 2026-02-03, url: 'https://registry.example/notice', reason: Two columns were confused.}\n"
)
TOLD = '"survey", which was retracted on 2026-02-03'


def describe(project: Project, fields: str) -> None:
    """Give the survey these fields."""
    project.replace("data/sources/press.yml", "    kind: dataset\n", fields)


def retract(project: Project) -> None:
    describe(project, f"    kind: dataset\n{RETRACTED}")


# What is known of a source


def test_readers_see_where_a_source_stands_and_stood(project: Project) -> None:
    """DOI, day of reading, archived copy and licence are on its page, the copy in every note too."""
    describe(project, FULL)
    page = project.pages()["sources/press.md"]
    assert r"- DOI: [10.1000/a(b)\_1](https://doi.org/10.1000/a%28b%29_1)" in page
    assert (
        "- Read on: 2 May 2025\n- Link: unchecked\n- Archived copy: [24 April 2025](https://archive.example/survey), unchecked"
        in page
    )
    assert "- Licence: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)" in page
    assert "archived copy" in project.notes('{{ figure("length") }}')["survey"]


def test_programs_read_where_a_source_stands_and_stood(project: Project) -> None:
    """Every form of citation has the fields, as far as the form knows them; so have the files of figures."""
    describe(project, FULL)
    files = build_briefing(project.root).texts
    csl = next(item for item in json.loads(files["sources/sources.json"]) if item["id"] == "survey")
    assert (csl["DOI"], csl["accessed"]) == ("10.1000/a(b)_1", {"date-parts": [[2025, 5, 2]]})
    assert (csl["archive_location"], csl["custom"]) == ("https://archive.example/survey", {"licence": "CC-BY-4.0"})
    bib = parse_string(files["sources/sources.bib"], "bibtex").entries["survey"].fields
    assert (bib["doi"], bib["urldate"]) == (r"10.1000/a(b)\_1", "2025-05-02")
    assert bib["note"] == "archived on 2025-04-24: https://archive.example/survey; licence: CC-BY-4.0"
    ris = next(r for r in rispy.load(StringIO(files["sources/sources.ris"])) if r["id"] == "survey")
    assert (ris["doi"], ris["access_date"]) == ("10.1000/a(b)_1", "2025/05/02/")
    exported = json.loads(files["figures/rivers.json"])["sources"]["survey"]
    assert exported["archived"] == {"url": "https://archive.example/survey", "date": "2025-04-24"}
    assert (exported["doi"], exported["accessed"], exported["licence"]) == (csl["DOI"], "2025-05-02", "CC-BY-4.0")
    stated = work(build_briefing(project.root).briefing.sources["survey"])
    assert stated["identifier"] == "doi:10.1000/a(b)_1"
    assert stated["sameAs"] == "https://doi.org/10.1000/a(b)_1"
    assert stated["archivedAt"] == "https://archive.example/survey"
    assert stated["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_source_that_has_a_doi_needs_no_other_address(project: Project) -> None:
    project.replace("data/sources/press.yml", "    url: https://registry.example/survey\n", "    doi: 10.1000/182\n")
    assert "[Survey of rivers](https://doi.org/10.1000/182)" in project.pages()["sources/press.md"]


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("doi: https://doi.org/10.1000/182", "write only what follows doi.org/, like 10.1000/182"),
        ("doi: 11.1000/182", "write only what follows doi.org/"),
        ("accessed: 2024-01", "is not a day; write it like 2025-04-23"),
        ("accessed: 2024-02-29", "it was `published` in 2025-03, and can't have been accessed on 2024-02-29"),
        ("archived: {url: 'https://a.example', date: 2025-02-28}", "can't have been archived on 2025-02-28"),
        ("retracted: {url: 'https://a.example', date: 2025-02-28}", "can't have been retracted on 2025-02-28"),
        ("archived: {url: 'javascript:alert(1)', date: 2025-04-01}", "a link starts with http:// or https://"),
        ("archived: https://a.example", "fields are expected here"),
        ("archived: {url: 'https://a.example'}", "`date` is missing"),
        ("retracted: true", "fields are expected here"),
    ],
)
def test_what_can_not_be_is_told(project: Project, field: str, told: str) -> None:
    """A DOI is no address, days are days, nothing is read or kept before it was there, links lead to the web."""
    describe(project, f"    kind: dataset\n    published: 2025-03\n    {field}\n")
    (problem,) = project.problems()
    assert told in problem


# What was taken back


def test_a_number_that_rests_on_a_retracted_source_is_told(project: Project) -> None:
    retract(project)
    (problem,) = project.problems()
    assert problem.startswith(f"data/figures/rivers.yml:9:17: warning: this number rests on {TOLD}; reject it")


def test_what_only_retells_a_retracted_source_is_told_too(project: Project) -> None:
    """The gazette retells the survey."""
    retract(project)
    project.replace(
        "data/sources/press.yml",
        "standing: original\n    read: whole",
        "standing: relay\n    origin: survey\n    read: whole",
    )
    project.observations("- {value: 10, source: gazette, locator: row 1, as_stated: 10 km}")
    assert TOLD in project.problems()[0]


def test_what_was_rejected_or_has_a_preferred_number_beside_it_is_in_order(project: Project) -> None:
    """Nothing rests on the retracted source then."""
    retract(project)
    said = "{value: 1_233, source: survey, locator: row 1, as_stated: '1,233 km'"
    other = "{value: 9, source: gazette, locator: row 1, as_stated: 9 km, status: preferred, reason: R.}"
    project.observations(f"- {said}}}\n- {other}")
    assert project.problems() == []
    project.observations(f"- {said}, status: rejected, reason: R.}}\n- {other}")
    assert project.problems() == []


def test_an_event_that_rests_on_a_retracted_source_is_told(project: Project) -> None:
    retract(project)
    project.write(
        "data/events/e.yml",
        "title: E\nevents:\n  - {id: e, date: 2024-01-02, label: L, by: B, what: W., source: survey, locator: p 1,"
        " as_stated: on 2 January 2024}\n",
    )
    assert any("this event rests on" in problem for problem in project.problems())


def test_readers_see_a_retraction_beside_every_number_that_rests_on_it(project: Project) -> None:
    """In prose and its notes, where the figure is told, in what is computed from it, and in what is taken along."""
    retract(project)
    project.write(
        "data/figures/twice.yml",
        "title: T\nfigures:\n  - {id: twice, label: Twice, measures: M., unit: km, formula: 2 * length}\n",
    )
    assert project.reads('It is {{ figure("length") }} long.') == "It is 1,233 km retracted long."
    assert "retracted" in project.reads('Twice is {{ figure("twice") }}.')
    note = project.notes('{{ figure("length") }}')["survey"]
    assert "retracted on 3 February 2026" in note
    built = build_briefing(project.root)
    assert "1,233 km (retracted)" in built.pages["figures/rivers.md"]
    assert '<a href="../sources/press.md#survey">Land Registry (retracted)</a>' in built.pages["figures/rivers.md"]
    assert 'computed</small> <small class="mark">retracted' in built.pages["figures/twice.md"]
    source = built.pages["sources/press.md"]
    assert "Cited in short as" not in source
    assert (
        "- Retracted: [the notice of 3 February 2026](https://registry.example/notice): Two columns were confused."
        in source
    )
    reading = json.loads(built.texts["figures/rivers.json"])["figures"]["length"]["readings"][0]
    assert reading["marks"] == ["retracted"]
    for form in ("bib", "ris", "json"):
        assert "Retracted on 2026-02-03" in built.texts[f"sources/sources.{form}"], form


# Addresses that lead to words


def test_an_address_that_leads_to_words_is_kept(project: Project) -> None:
    """Browsers look for `#:~:text=` letter by letter; whatever else stands in it arrives as it was typed."""
    address = "https://registry.example/survey?a=1&copy;=2#:~:text=about%20five_items,-*ten*&text=x%2Cy"
    project.replace("data/sources/press.yml", "https://registry.example/survey", address)
    project.write(
        "data/charts/c.yml", "title: C\ncharts:\n  - {id: c, title: T, kind: bar, series: [{figure: length}]}\n"
    )
    built = build_briefing(project.root)
    links = [link for page in built.pages.values() for link in page.split("](") if link.startswith("https://registry")]
    assert {link.partition(")")[0].replace("&amp;", "&") for link in links} == {address}
    assert address in [cell for row in csv.reader(StringIO(built.texts[chart_path("c", "csv")])) for cell in row]
    assert f"  url = {{{address}}},\n" in built.texts["sources/sources.bib"]
    assert f"UR  - {address}\r\n" in built.texts["sources/sources.ris"]
    assert any(item["URL"] == address for item in json.loads(built.texts["sources/sources.json"]))


# Short names


def source(name: str, published: str | None = "2026", title: str = "T", publisher: str = "Institute") -> Source:
    fields = {"publisher": publisher, "published": published, "url": "https://x.example", "kind": "news"}
    return Source(id=name, title=title, standing="original", read="whole", **fields)


def test_works_of_one_publisher_and_year_are_told_apart() -> None:
    """Letters go by date, then title, then id; who is alone needs none, and nobody's depends on the order of files."""
    works = [
        source("later", "2026-05", "A"),
        source("b", "2026-02", "B"),
        source("a2", "2026-02", "A"),
        source("a1", "2026-02", "A"),
        source("other-year", "2025"),
        source("other", publisher="Office"),
        source("undated-b", None, "B"),
        source("undated-a", None, "A"),
        source("alone", None, publisher="Office"),
    ]
    names = {
        "a1": "Institute, 2026a",
        "a2": "Institute, 2026b",
        "b": "Institute, 2026c",
        "later": "Institute, 2026d",
        "other-year": "Institute, 2025",
        "other": "Office, 2026",
        "undated-a": "Institute, n.d.-a",
        "undated-b": "Institute, n.d.-b",
        "alone": "Office",
    }
    assert short_names(works) == short_names(reversed(works)) == names


def test_no_two_of_many_works_share_a_name() -> None:
    names = short_names(source(f"s{number:04}") for number in range(1000))
    assert len(set(names.values())) == 1000
    assert [names[f"s{number:04}"][-2:] for number in (25, 26, 27, 52)] == ["6z", "aa", "ab", "ba"]


def test_a_letter_is_told_where_the_work_is(project: Project) -> None:
    """Who meets a short name with a letter finds it on the page of the source, and programs in the files of figures."""
    project.replace(
        "data/sources/press.yml", "publisher: Land Registry", "publisher: The Gazette\n    published: 2024-05"
    )
    built = build_briefing(project.root)
    assert "- Cited in short as: The Gazette, 2024b" in built.pages["sources/press.md"]
    assert '<a href="../sources/press.md#survey">The Gazette, 2024b</a>' in built.pages["figures/rivers.md"]
    assert json.loads(built.texts["figures/rivers.json"])["sources"]["survey"]["name"] == "The Gazette, 2024b"


def test_each_page_has_a_key_of_its_own(project: Project) -> None:
    """Pages whose paths differ in a slash only have different keys."""
    for path in ("a/b", "a-b", "a/b/c", "a-b/c", "a-b-c"):
        project.write(f"content/{path}.md", f"---\ntitle: {path}\n---\n\nText.\n")
    files = build_briefing(project.root).texts
    keys = [parse_string(text, "bibtex").entries.keys() for path, text in files.items() if path.endswith(".bib")]
    written = [key for each in keys for key in each]
    assert len(written) == len(set(written))
