"""`briefing source add`: sources without typing, from files, from the service of DOIs, and from web pages."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from answering import Answering, Reply, answering
from click.testing import CliRunner, Result
from conftest import REPOSITORY, Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.yaml_reader import read_yaml
from sourced_briefing.build import build_briefing
from sourced_briefing.cli import main
from sourced_briefing.intake.bibtex import read_bibtex
from sourced_briefing.intake.csl import read_csl
from sourced_briefing.intake.found import Found, Unreadable
from sourced_briefing.intake.identity import identities
from sourced_briefing.intake.ids import new_id
from sourced_briefing.intake.page import read_page
from sourced_briefing.intake.ris import read_ris
from sourced_briefing.intake.writing import record_lines, with_records

PRESS = "data/sources/press.yml"
SAID = ("--kind", "paper", "--standing", "original", "--read", "whole")

BIBTEX = r"""
@article{example_rivers_2024,
	title = {The {Alder}: 5\% longer, \textit{perhaps} --- a d{\'e}tour},
	url = {https://journal.example/rivers/a_b},
	doi = {10.1000/rivers.7},
	urldate = {2024-09-01},
	journal = {Journal of {Rivers}},
	publisher = {Some House},
	author = {van der Berg, Jan and King, Jr., Bo and {Water Board and Sons} and others},
	month = aug,
	year = {2024},
}
"""  # as Zotero exports it
RIS = """TY  - NEWS
TI  - How long is it: a guess
AU  - Example, Ann
AU  - Water Board
T2  - The Courier
PB  - Some House
AB  - A line
goes on here
DA  - 2024/11/21/
LA  - de-DE
UR  - https://courier.example/rivers;a?page=1&view=2
Y2  - 2025/01/03/09:18:22
ER  -
"""
CSL = [
    {
        "id": "http://zotero.org/users/1/items/ABC",
        "type": "webpage",
        "container-title": "Waters",
        "title": "A <i>river</i> &amp; its length",
        "author": [{"family": "Berg", "non-dropping-particle": "van der", "given": "Jan"}, {"literal": "Water Board"}],
        "issued": {"date-parts": [["2025", 4]]},
        "accessed": {"date-parts": [[2025, 5, 1]]},
        "URL": "https://waters.example/length",
    }
]
PAGE = """<!doctype html><html lang="en-GB"><head>
<title>A river | Waters</title>
<meta name="citation_title" content="A river &amp; its length">
<meta name="citation_author" content="Berg, Jan van der"><meta name="citation_author" content="Ann Example">
<meta name="citation_publication_date" content="2024/3/5"><meta name="citation_journal_title" content="Waters">
<meta name="citation_doi" content="doi:10.1000/rivers.8">
<link rel="canonical" href="/river"><link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
</head><body></body></html>"""


@pytest.fixture
def server() -> Iterator[Answering]:
    with answering({}) as told:
        yield told


def add(project: Project, *arguments: str, text: str | None = None) -> Result:
    """What `briefing source add` says; `text` is the file to add from, if there is one."""
    if text is not None:
        (project.root.parent / "export.txt").write_text(text, "utf-8")
        arguments = (str(project.root.parent / "export.txt"), *arguments)
    command = ["--project", str(project.root), "source", "add", *arguments, "--today", "2026-11-12"]
    return CliRunner().invoke(main, command, env={"BRIEFING_LOOPBACK": "1"})


def ask(project: Project, server: Answering, what: str, *arguments: str) -> Result:
    """The same of something that the server is asked for."""
    return add(project, what, "--doi-service", f"{server.address}/", *(arguments or SAID))


def written(project: Project) -> str:
    """What stands in the file of sources behind the last of those that were there."""
    return (project.root / PRESS).read_text("utf-8").partition("read: dataset\n")[2]


# Files


def test_a_source_is_added_from_bibtex(project: Project) -> None:
    """As Zotero exports it: LaTeX is read, people have names in parts, organisations are text."""
    result = add(project, *SAID, text=BIBTEX)
    assert result.exit_code == 0
    assert (
        written(project)
        == (
            "\n"
            "  - id: van-der-berg-2024\n"
            "    title: 'The Alder: 5% longer, perhaps — a détour'\n"
            "    publisher: Journal of Rivers\n"
            "    authors:\n"
            "      - {family: van der Berg, given: Jan}\n"
            "      - {family: King, given: Bo, written: Bo King Jr.}\n"
            "      - Water Board and Sons\n"
            "    published: 2024-08\n"
            "    url: https://journal.example/rivers/a_b\n"
            "    doi: 10.1000/rivers.7\n"
            "    accessed: 2024-09-01\n"
            "    kind: paper\n"
            "    standing: original\n"
            "    read: whole\n"
        )[1:]
    )
    assert "Added van-der-berg-2024 to data/sources/press.yml (the only file of sources):" in result.output
    assert project.problems() == []


def test_a_source_is_added_from_ris(project: Project) -> None:
    """Addresses with semicolons stay whole; the language is told where it is not the briefing's."""
    result = add(project, "--kind", "news", "--standing", "original", "--read", "opening", text=RIS)
    assert (result.exit_code, project.problems()) == (0, [])
    assert written(project) == (
        "  - id: courier-2024\n"
        "    title: 'How long is it: a guess'\n"
        "    publisher: The Courier\n"
        "    authors:\n"
        "      - {family: Example, given: Ann}\n"
        "      - Water Board\n"
        "    published: 2024-11-21\n"
        "    url: https://courier.example/rivers;a?page=1&view=2\n"
        "    accessed: 2025-01-03\n"
        "    kind: news\n"
        "    standing: original\n"
        "    read: opening\n"
        "    language: de-DE\n"
    )


def test_a_source_is_added_from_csl_json(project: Project) -> None:
    """Markup and entities in titles are how they look, not what they say."""
    result = add(project, *SAID, "--kind", "analysis", text=json.dumps(CSL))
    assert (result.exit_code, project.problems()) == (0, [])
    assert "  - id: waters-2025\n    title: A river & its length\n    publisher: Waters\n" in written(project)
    assert "      - {family: van der Berg, given: Jan}\n      - Water Board\n" in written(project)


def test_all_works_of_a_file_are_added(project: Project) -> None:
    """What is there already is told, and the rest is added all the same."""
    add(project, *SAID, text=json.dumps(CSL))
    more = [
        *CSL,
        *(
            {"title": f"Part {n}", "publisher": "Waters", "issued": {"raw": "2025"}, "URL": f"https://a.example/{n}"}
            for n in "12"
        ),
    ]
    result = add(project, *SAID, text=json.dumps(more))
    assert result.exit_code == 1
    assert '"A river & its length" is there already, as van-der-berg-2025, in data/sources/press.yml:' in result.output
    assert [line for line in written(project).splitlines() if "id:" in line] == [
        "  - id: van-der-berg-2025",
        "  - id: waters-2025",
        "  - id: waters-2025-2",
    ]


def test_one_work_of_a_file_is_chosen(project: Project) -> None:
    """By its key, its title or its DOI."""
    both = BIBTEX + "@misc{other, title={Another}, publisher={X}}"
    assert add(project, *SAID, "--only", "rivers_2024", "--dry-run", text=both).output.count("Would add") == 1
    assert "no work has" in add(project, *SAID, "--only", "lake", text=both).output
    assert "--title is for one work, and there are 2" in add(project, *SAID, "--title", "A", text=both).output


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("@article{a, title={unclosed", "this BibTeX can't be read"),
        ("@article{a, title={A}}\n@article{a, title={B}}", "repeated bibliography entry"),
        (r"@article{a, title={A \foo{} b}}", r'in the entry "a", `title` holds \foo'),
        ("TY  - JOUR\nTI  - A\n", "the file ends before its last record has"),
        ("TY  - JOUR\nTY  - JOUR\nER  - \n", "line 2: a record begins before the one above has ended"),
        ("TY  - JOUR\nER  - \nTI  - A\n", "line 3: this stands outside of a record"),
        ("{", "this is not valid JSON"),
        ('{"title": 5}', "this is JSON, but not CSL-JSON"),
        ("[]", "there is no work in it"),
        ("Dear reader", "this is none of CSL-JSON, RIS, BibTeX"),
        ("[" * 100_000, "this is not valid JSON"),
    ],
)
def test_a_file_that_can_not_be_read_is_told(project: Project, text: str, message: str) -> None:
    """By its name, with what is wrong in it; nothing is written."""
    result = add(project, *SAID, text=text)
    assert (result.exit_code, written(project)) == (2, "")
    assert "export.txt: " in result.output
    assert message in result.output


def test_what_is_nothing_known_is_told(project: Project) -> None:
    """Neither a file, nor a DOI, an arXiv id or an address."""
    result = add(project, "nowhere.bib", *SAID)
    assert (result.exit_code, "is no file here, no DOI" in result.output) == (2, True)


# What only people know


def test_what_can_not_be_known_is_refused_by_name(project: Project) -> None:
    """Where nobody is there to be asked."""
    result = add(project, "--read", "whole", text=BIBTEX)
    assert (result.exit_code, written(project)) == (2, "")
    assert "nothing says the `kind`, `standing` of" in result.output
    assert "--standing original|syndicated|relay|copy" in result.output


def test_what_can_not_be_known_is_asked(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal; what it may be is offered, and an origin has to be there."""
    monkeypatch.setattr("sourced_briefing.intake.command.is_interactive", lambda: True)
    file = project.root.parent / "a.ris"
    file.write_text("TY  - NEWS\nTI  - A\nUR  - https://a.example/\nER  - \n", "utf-8")
    command = ["--project", str(project.root), "source", "add", str(file)]
    result = CliRunner().invoke(main, command, input="Mirror\n\nrelay\nopening\ngazzette\ngazette\n")
    assert 'there is no source "gazzette"; did you mean "gazette"?' in result.output
    assert result.exit_code == 0
    assert (
        written(project).split()
        == (
            "- id: mirror title: A publisher: Mirror url: https://a.example/ kind: news standing: relay "
            "origin: gazette read: opening"
        ).split()
    )


def test_a_relay_needs_its_origin(project: Project) -> None:
    """As the data do."""
    result = add(project, *SAID, "--standing", "relay", text=BIBTEX)
    assert (result.exit_code, "nothing says the `origin`" in result.output) == (2, True)


def test_a_day_before_the_publication_is_left_out(project: Project) -> None:
    """Journals print later dates than those of the page that was read; it is told."""
    result = add(project, *SAID, text=BIBTEX.replace("2024-09-01", "2024-05-01"))
    assert (result.exit_code, "accessed" in written(project)) == (0, False)
    assert "beware: it says that it was read on 2024-05-01, before it was published" in result.output


def test_what_a_record_can_not_hold_is_told(project: Project) -> None:
    """By the data's own rules, before anything is written."""
    result = add(project, *SAID, "--published", "soon", text=BIBTEX)
    assert (result.exit_code, "`published`" in result.output, written(project)) == (2, True, "")
    result = add(project, *SAID, "--id", "gazette", text=BIBTEX)
    assert (result.exit_code, 'the id "gazette" is taken already' in result.output) == (2, True)


# DOIs


@pytest.mark.parametrize("what", ["10.1000/rivers.7", "doi:10.1000/rivers.7", "https://doi.org/10.1000/rivers.7"])
def test_a_doi_is_looked_up(project: Project, server: Answering, what: str) -> None:
    """In CSL-JSON, which the services of papers and of data all give; a licence by its address."""
    item = {"title": ["Rivers"], "container-title": ["Waters"], "DOI": "10.1000/rivers.7", "issued": {"date-parts": [[2024, 8]]},
            "author": [{"family": "Example", "given": "Ann"}], "URL": "https://doi.org/10.1000/rivers.7",
            "license": [{"URL": "http://creativecommons.org/licenses/by/4.0/"}]}  # fmt: skip
    server.replies["/10.1000/rivers.7"] = Reply(status=302, headers={"Location": "/works"})
    server.replies["/works"] = Reply(json.dumps(item), kind="application/vnd.citationstyles.csl+json")
    result = ask(project, server, what)
    assert (result.exit_code, project.problems()) == (0, [])
    assert server.accepted == ["application/vnd.citationstyles.csl+json"] * 2
    assert "  - id: example-2024\n    title: Rivers\n    publisher: Waters\n" in written(project)
    assert "    published: 2024-08\n    doi: 10.1000/rivers.7\n    licence: CC-BY-4.0\n    kind: paper\n" in written(
        project
    )


@pytest.mark.parametrize("what", ["2301.00001", "arXiv:2301.00001v2", "https://arxiv.org/abs/2301.00001v1"])
def test_an_arxiv_id_is_looked_up(project: Project, server: Answering, what: str) -> None:
    """By its DOI, which each work there has."""
    item = {
        "title": "NFTrig",
        "publisher": "arXiv",
        "author": [{"family": "Thompson", "given": "Jordan"}],
        "issued": {"date-parts": [[2022]]},
    }
    server.replies["/10.48550/arxiv.2301.00001"] = Reply(json.dumps(item), kind="application/json")
    assert ask(project, server, what).exit_code == 0
    assert "  - id: thompson-2022\n" in written(project)
    assert "    url: https://arxiv.org/abs/2301.00001\n    doi: 10.48550/arxiv.2301.00001\n" in written(project)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(status=404), "the DOI 10.1000/x is not registered"),
        (Reply(status=503), "answers 503"),
        (Reply("<html>"), "can't be read"),
        (Reply("[]"), "can't be read"),
        (Reply("5"), "can't be read"),
    ],
)
def test_an_answer_that_is_none_is_told(project: Project, server: Answering, reply: Reply, message: str) -> None:
    """In words, and nothing is written."""
    server.replies["/10.1000/x"] = reply
    result = ask(project, server, "10.1000/x")
    assert (result.exit_code, message in result.output, written(project)) == (2, True, "")


def test_no_network_is_told(project: Project) -> None:
    """In words."""
    result = add(project, "10.1000/x", *SAID, "--doi-service", "http://127.0.0.1:1/")
    assert (result.exit_code, "nobody answers there" in result.output) == (2, True)


# Web pages


def test_a_page_says_what_it_is(project: Project, server: Answering) -> None:
    """Its tags for reference managers come before its title; its own canonical address before the one asked for."""
    server.replies["/river?utm_source=x"] = Reply(PAGE)
    result = ask(project, server, f"{server.address}/river?utm_source=x")
    assert (result.exit_code, project.problems()) == (0, [])
    assert written(project).splitlines()[1:] == [
        "    title: A river & its length",
        "    publisher: Waters",
        "    authors:",
        "      - {family: Berg, given: Jan van der}",
        "      - Ann Example",
        "    published: 2024-03-05",
        f"    url: {server.address}/river",
        "    doi: 10.1000/rivers.8",
        "    accessed: 2026-11-12",
        "    licence: CC-BY-4.0",
        "    kind: paper",
        "    standing: original",
        "    read: whole",
    ]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Site"}, {"@type": ["NewsArticle"], '
         '"headline": "H", "datePublished": "2024-03-05T10:00:00Z", "author": [{"name": "Ann E"}, "Bo"], '
         '"publisher": {"@type": "Organization", "name": "P"}, "inLanguage": "de"}]}</script><title>T</title>',
         Found(title="H", publisher="P", authors=("Ann E", "Bo"), published="2024-03-05", language="de", kind="news")),
        ('<meta name="DC.title" content="D"><meta name="DC.creator" content="E, Ann"><meta name="DC.date" content="2023-02">'
         '<meta name="DC.publisher" content="P"><meta property="og:title" content="O">',
         Found(title="D", publisher="P", authors=({"family": "E", "given": "Ann"},), published="2023-02")),
        ('<title>T</title><meta property="og:title" content="O"><meta property="og:site_name" content="S">'
         '<meta property="article:published_time" content="2024-01-02T00:00Z">'
         '<meta property="article:author" content="https://social.example/x">',
         Found(title="O", publisher="S", published="2024-01-02")),
        ("<title>\n A \n title </title><svg><title>no</title></svg>", Found(title="A title")),
        ('<script type="application/ld+json">{oops</script><title>T</title>', Found(title="T")),
        ('<link rel="canonical" href="https://other.example/x"><title>T</title>',
         Found(title="T", hint="the page says that its original stands at https://other.example/x")),
        ("", Found()),
    ],
)  # fmt: skip
def test_what_pages_say(head: str, said: Found) -> None:
    """JSON-LD, then Dublin Core, then OpenGraph, then the title; what can't be read is left out."""
    assert read_page(f"<html><head>{head}</head></html>", "https://a.example/p") == replace(
        said, url="https://a.example/p"
    )


def test_a_page_that_keeps_programs_out_is_told(project: Project, server: Answering) -> None:
    """With what to do instead."""
    server.replies["/"] = Reply(status=403)
    result = ask(project, server, f"{server.address}/")
    assert (result.exit_code, "answers 403; add it from a file" in result.output) == (2, True)


def test_what_is_no_page_is_asked_for(project: Project, server: Answering) -> None:
    """A PDF says nothing of itself."""
    server.replies["/a.pdf"] = Reply(b"%PDF-1.7", kind="application/pdf")
    result = ask(project, server, f"{server.address}/a.pdf")
    assert "beware: it is application/pdf, which says nothing of itself" in result.output
    assert "nothing says the `title`, `publisher` of" in result.output
    assert ask(project, server, f"{server.address}/a.pdf", *SAID, "--title", "A", "--publisher", "P").exit_code == 0


def test_private_pages_are_not_asked(project: Project) -> None:
    """Unless a test says that this machine may be."""
    command = ["--project", str(project.root), "source", "add", "http://127.0.0.1:9/", *SAID]
    result = CliRunner().invoke(main, command)
    assert (result.exit_code, "is not asked" in result.output) == (2, True)


# Never twice


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x", "http://www.a.example/x/"),
        ("https://a.example/x?b=1&a=2", "https://A.example:443/x?a=2&b=1&utm_source=mail#:~:text=word"),
        ("https://a.example/%C3%A9", "https://a.example/é"),
        ("https://a.example/x", "https://web.archive.org/web/20240101000000/https://a.example/x"),
        ("https://arxiv.org/abs/2301.00001v1", "https://arxiv.org/pdf/2301.00001"),
        ("https://doi.org/10.1000/A", "https://dx.doi.org/10.1000/a"),
    ],
)
def test_addresses_that_are_one(one: str, other: str) -> None:
    """However they are written."""
    assert identities(Found(url=one)) & identities(Found(url=other))


@pytest.mark.parametrize(
    "other",
    ["https://a.example/x?id=2", "https://a.example/X", "https://a.example:8080/x?id=1", "https://b.example/x?id=1"],
)
def test_addresses_that_are_two(other: str) -> None:
    """What leads elsewhere is another source."""
    assert not identities(Found(url="https://a.example/x?id=1")) & identities(Found(url=other))


def test_a_source_is_never_added_twice(project: Project) -> None:
    """By its address or its DOI; the id that has it is told, and nothing is written."""
    add(project, *SAID, text=BIBTEX)
    before = written(project)
    for text in (
        BIBTEX,
        "@misc{a, title={B}, doi={10.1000/RIVERS.7}}",
        "@misc{a, url={http://journal.example/rivers/a_b/}}",
    ):
        result = add(project, *SAID, text=text)
        assert (result.exit_code, written(project)) == (1, before)
        assert "is there already, as van-der-berg-2024, in data/sources/press.yml:18:5" in result.output


@pytest.mark.parametrize(
    ("found", "kind", "id_"),
    [
        (Found(publisher="The Straße & Co", published="2024-05"), "news", "strasse-and-co-2024"),
        (Found(publisher="P", authors=({"family": "Ølsen", "given": "A"},), published="2024"), "paper", "olsen-2024"),
        (Found(publisher="新华社", url="https://www.news.example/x"), "news", "news"),
        (Found(publisher="Gazette"), "news", "gazette-2"),
        (Found(title="…"), "news", "source"),
        (Found(publisher="Very long name of an institution that goes on and on without any end"), "news", "very-long-name-of-an-institution-that-goes-on"),
    ],
)  # fmt: skip
def test_ids(found: Found, kind: str, id_: str) -> None:
    """Who and when, in letters that addresses have; with a number where that is taken."""
    assert new_id(found, kind, {"gazette"}) == id_


def test_an_id_that_an_edition_had_stays_its_own(project: Project) -> None:
    """Though its source is gone, old links lead to it."""
    assert project.release("2024-05").exit_code == 0
    project.replace(PRESS, "id: gazette", "id: courier")
    result = add(project, *SAID, text="@misc{a, title={A}, publisher={Gazette}, url={https://x.example/}}")
    assert "Added gazette-2" in result.output


# Where it goes


def test_the_file_with_the_most_like_it_is_taken(project: Project) -> None:
    """And it is said why; another can be named, also one that is not there yet."""
    project.write("data/sources/courier.yml", COURIER)
    told = {
        to: add(project, *SAID, *(("--to", to) if to else ()), "--dry-run", text=RIS).output
        for to in ("", "press", "data/sources/new-ones.yml", "../x")
    }
    assert "to data/sources/courier.yml (which has sources of the same publisher or host)" in told[""]
    assert "to data/sources/press.yml (as you say)" in told["press"]
    assert "to data/sources/new-ones.yml (a new file)" in told["data/sources/new-ones.yml"]
    assert "--to can't be" in told["../x"]
    assert not (project.root / "data/sources/new-ones.yml").exists()


COURIER = """
    title: The Courier
    sources:
      - {id: courier-1, title: A, publisher: The Courier, kind: news, standing: original, read: whole, url: "https://x.example/"}
    """


def test_a_new_file_is_made(project: Project) -> None:
    """With its title and its schema."""
    assert add(project, *SAID, "--to", "new-ones", text=BIBTEX).exit_code == 0
    text = (project.root / "data/sources/new-ones.yml").read_text("utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../schemas/sources.json\ntitle: New ones\nsources:\n  - id: van-der"
    )
    assert project.problems() == []


LAYOUTS = {
    "dashes at the margin": ("title: T\nsources:\n- id: a\n  title: A\n- id: b\n  title: B\n", "- id: new\n  title: New\n"),
    "blank lines and comments": (
        "sources:\n    - id: a # one\n      title: A\n\n    # on b\n    - id: b\n      title: B\n    # the end of b\n\n# of the file\n",
        "\n    - id: new\n      title: New\n",
    ),
    "no line end at the end": ("sources:\n  - id: a\n    title: A", "\n  - id: new\n    title: New\n"),
    "windows": ("\ufeffsources:\r\n  - id: a\r\n    title: A\r\n", "\r\n  - id: new\r\n    title: New\r\n"),
    "something behind the list": ("sources:\n  - id: a\n    title: A\n\ntitle: T\n", "\n  - id: new\n    title: New\n"),
    "folded text at the end": ("sources:\n  - id: a\n    note: >-\n      one\n      # no comment\n\n", "\n  - id: new\n    title: New\n"),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_layout_of_a_file_is_kept(layout: str) -> None:
    """What is added looks like what is there, and not a letter of the rest is another."""
    text, added = LAYOUTS[layout]
    changed = with_records(text, [{"id": "new", "title": "New"}])
    at = changed.index(added)
    assert changed[:at] + changed[at + len(added) :] in (text, f"{text}\n")


@pytest.mark.parametrize("path", sorted(REPOSITORY.glob("data/sources/*.yml")), ids=lambda path: path.stem)
def test_every_file_of_the_first_briefing_can_be_added_to(path: Path) -> None:
    """Without another letter in the rest of it."""
    text = path.read_text("utf-8")
    changed = with_records(text, [{"id": "new", "title": "New"}])
    assert changed == f"{text}\n  - id: new\n    title: New\n"


def test_a_list_in_one_line_is_not_touched(project: Project) -> None:
    """Nothing can be added to it without writing it anew."""
    project.write(
        "data/sources/courier.yml",
        "title: T\nsources: [{id: b, title: A, publisher: B, kind: news, standing: original, read: none}]\n",
    )
    result = add(project, *SAID, "--to", "courier", text=BIBTEX)
    assert (result.exit_code, "data/sources/courier.yml: its list is laid out in a way" in result.output) == (2, True)


def test_nothing_is_left_of_what_brings_problems(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """`briefing check` says afterwards what it said before; where it would not, all is as it was."""
    project.prose("{{ figure('lenght') }}")
    before, problems = (project.root / PRESS).read_bytes(), project.problems()
    assert add(project, *SAID, text=BIBTEX).exit_code == 0
    assert project.problems() == problems
    (project.root / PRESS).write_bytes(before)
    monkeypatch.setattr(
        "sourced_briefing.intake.adding.validate", lambda model, fields: (model.model_construct(**fields), [])
    )
    result = add(project, *SAID, "--note", "x" * 4000, text=BIBTEX)
    assert (result.exit_code, "data/sources/press.yml:" in result.output) == (1, True)
    assert (project.root / PRESS).read_bytes() == before


WORDS = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Zs", "Co", "Cn"], include_characters=" "),
    min_size=1,
    max_size=40,
).map(lambda text: " ".join(text.split()) or "x")


@given(WORDS, WORDS)
def test_any_text_is_written_so_that_it_is_read_back(title: str, family: str) -> None:
    """Whatever YAML thinks of it."""
    fields = {"id": "a", "title": title, "authors": [{"family": family, "given": title}, family]}
    text = "sources:\n" + "".join(f"{line}\n" for line in record_lines(fields))
    node, problems = read_yaml(text, "")
    assert (node["sources"], problems) == ([fields], [])


@given(st.text(max_size=100))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever stands in a file or a page."""
    for read in (read_csl, read_ris, read_bibtex):
        for begin in ("", "TY  - ", "@misc{a, title={", "[{"):
            try:
                read(begin + text)
            except Unreadable as error:
                assert str(error)
    read_page(text, "https://a.example/")


def test_the_files_of_this_briefing_come_back(project: Project) -> None:
    """What the site offers to reference managers says the same when it is read here."""
    texts = build_briefing(project.root).texts
    for ending, read in (("bib", read_bibtex), ("ris", read_ris), ("json", read_csl)):
        found = read(texts[f"sources/sources.{ending}"])
        assert [(each.title, (each.published or "")[:7], each.url) for each in found] == [
            ("How long is the river?", "2024-03", "https://gazette.example/river"),
            ("Survey of rivers", "", "https://registry.example/survey"),
        ]
        assert [each.publisher for each in found] == ["The Gazette", "Land Registry"]
