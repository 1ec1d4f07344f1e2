"""`briefing pdf`: the whole briefing as one document, with contents, page numbers, notes and working links."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfua
import pytest
from click.testing import CliRunner, Result
from conftest import REPOSITORY, Project
from pypdf import PdfReader
from sourced_briefing.build import build_briefing, write_briefing
from sourced_briefing.cli import main
from sourced_briefing.facts.edition_status import EditionStatus
from sourced_briefing.pdf import write_html
from sourced_briefing.pdf import writer as book_pdf

RIVERS = REPOSITORY / "tests/briefings/rivers"


def run(*args: str | Path) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The briefing about two rivers with its evidence, as a PDF."""
    file = tmp_path_factory.mktemp("book") / "rivers.pdf"
    result = run("--project", RIVERS, "pdf", file, "--evidence")
    assert result.exit_code == 0, result.output
    return file


@pytest.fixture(scope="module")
def reader(file: Path) -> PdfReader:
    return PdfReader(file)


@pytest.fixture(scope="module")
def texts(reader: PdfReader) -> list[str]:
    """What stands on each page."""
    return [page.extract_text() for page in reader.pages]


def links(reader: PdfReader) -> list[Any]:
    found = (annotation.get_object() for page in reader.pages for annotation in page.get("/Annots") or [])
    return [annotation for annotation in found if annotation["/Subtype"] == "/Link"]


def kinds(element: Any) -> Iterator[str]:
    """What every element of the structure is, in its order."""
    children = element.get("/K", [])
    for each in children if isinstance(children, list) else [children]:
        child = each.get_object() if hasattr(each, "get_object") else each
        if isinstance(child, dict) and "/S" in child:
            yield str(child["/S"])
            yield from kinds(child)


def book(project: Project, evidence: bool = False) -> str:
    """The HTML that is printed."""
    folder = project.root / "tree"
    built, _ = write_briefing(project.root, folder)
    return write_html(built.site, built.pages, folder, evidence)


# What is in it


def test_title_page(texts: list[str]) -> None:
    """The first page names the briefing, its edition, who publishes it, its licence and its address."""
    assert " ".join(texts[0].split()) == (
        "Two rivers Draft The Board of Two Rivers An invented briefing about two rivers, which shows every call that "
        "prose can make. https://rivers.example/contact Licence: CC BY 4.0 https://example.org/rivers/"
    )


def test_title_page_of_an_edition(project: Project) -> None:
    """It leads to the edition's own address, and to the newest one beside it."""
    project.write("briefing.yml", "title: Rivers\naddress: https://rivers.example/latest/\n")
    site = build_briefing(project.root)
    lasting = EditionStatus("2026-11", "edition 2026-11", changed=False, address="https://rivers.example/2026-11/")
    html = write_html(replace(site.site, shown_as=lasting), site.pages, project.root)
    own, newest = (html.index(f'href="https://rivers.example/{name}/"') for name in ("2026-11", "latest"))
    assert own < html.index("Newest edition: ") < newest


def test_contents_name_the_pages(texts: list[str]) -> None:
    """The contents give for each chapter the page on which it stands, and every page bears its number."""
    lines = [line.split(" . ", 1) for line in texts[1].splitlines() if " . " in line]
    numbers = {title.strip(): int(rest.rsplit(maxsplit=1)[-1]) for title, rest in lines}
    assert list(numbers)[:2] == ["Two rivers", "Methods"]
    for title, number in numbers.items():
        assert title in texts[number - 1].splitlines()[:3]
        assert str(number) in texts[number - 1].splitlines()


def test_document_is_tagged(reader: PdfReader) -> None:
    """Screen readers find language, title and structure: it says that it is PDF/UA."""
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-US"
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "Two rivers"


def test_a_checker_of_pdf_ua_finds_nothing(file: Path) -> None:
    """Of what a program can check of PDF/UA, nothing is amiss; each head of a table says that it is its column's."""
    assert [str(finding) for finding in pdfua.validate(file).findings] == []


def test_headings_skip_no_level(reader: PdfReader) -> None:
    """Who goes from heading to heading meets no h3 right below an h1."""
    levels = [int(name[2]) for name in kinds(reader.trailer["/Root"]["/StructTreeRoot"]) if name[:2] == "/H"]
    assert levels[0] == 1
    assert all(later <= level + 1 for level, later in pairwise(levels))


def test_pages_have_their_printed_numbers(reader: PdfReader) -> None:
    """Who goes to page 3 in a reader sees the page on which 3 is printed; the title page has a name."""
    assert reader.page_labels[:3] == ["Cover", "2", "3"]
    assert "3" in [line.strip() for line in reader.pages[2].extract_text().splitlines()]


def test_it_names_its_authors(project: Project) -> None:
    """Those of briefing.yml, else who publishes it."""
    project.write("briefing.yml", "title: Rivers\npublisher: River Press\n")
    assert '<meta name="author" content="River Press">' in book(project)
    project.write("briefing.yml", "title: Rivers\npublisher: River Press\nauthors: [Ada Alder, Bo Birch]\n")
    assert '<meta name="author" content="Ada Alder, Bo Birch">' in book(project)


def test_bookmarks(reader: PdfReader) -> None:
    """Chapters are bookmarks, their sections below them."""
    outline = reader.outline
    titles = [entry.title for entry in outline if not isinstance(entry, list)]
    assert titles[:3] == ["Contents", "Two rivers", "Methods"]
    assert [entry.title for entry in outline[2]][:2] == ["A wrong length", "Water"]


def test_links_lead_on(reader: PdfReader) -> None:
    """Every link within the briefing has a place in the document; the others lead to the web, none to a file."""
    inside = {str(link["/Dest"]) for link in links(reader) if "/Dest" in link}
    assert inside
    assert inside <= set(reader.named_destinations)
    outside = {link["/A"]["/URI"] for link in links(reader) if "/A" in link}
    assert "https://gazette.example/2024/03/alder?page=1&view=full" in outside
    assert {uri.partition("://")[0] for uri in outside} == {"https"}


def test_notes_write_their_links_out(texts: list[str]) -> None:
    """A reader of the paper can type the address of a source."""
    assert "<https://water-board.example/register/2024>" in "".join(texts).replace("\n", "")


def test_the_briefing_is_printed(project: Project) -> None:
    """Numbers lead to the published site, or nowhere without an address; within the book where the evidence is in it."""
    assert 'href="#c3-length"' in book(project, evidence=True)
    text = book(project)
    assert "length" not in [part.partition('"')[0] for part in text.split('href="')]
    project.write("briefing.yml", "address: https://rivers.example/\n")
    assert 'href="https://rivers.example/figures/rivers/#length"' in book(project)


def test_what_search_engines_are_told_is_not_printed(project: Project) -> None:
    """Neither the statement below a page nor its front matter."""
    html = book(project, evidence=True)
    assert "1,233 km" in html
    assert "schema.org" not in html
    assert "<p>title:" not in html


def test_chapters_have_an_order(project: Project) -> None:
    """The front page comes first, the others by their names, unless briefing.yml names an order."""
    for name in ("alpha", "beta"):
        project.write(f"content/{name}.md", f"---\ntitle: The {name}\n---\n\nSome text.\n")
    order = ["<h1>The alpha</h1>", "<h1>The beta</h1>"]
    text = book(project)
    assert sorted([">The river</a>", *order], key=text.index) == [">The river</a>", *order]
    project.write("briefing.yml", "chapters: [beta.md, index.md]\n")
    text = book(project)
    assert sorted([*order, '<h1 id="c2-'], key=text.index) == [order[1], '<h1 id="c2-', order[0]]


def test_a_chapter_that_is_no_page(project: Project) -> None:
    """A name that is not known is a problem in its place."""
    project.write("briefing.yml", "chapters:\n  - index.md\n  - indexx.md\n")
    assert project.problems() == [
        'briefing.yml:3:5: there is no page "indexx.md" in content/; did you mean "index.md"?'
    ]


def test_anchors_are_told_apart(project: Project) -> None:
    """Two chapters with the same headings and notes have no anchor in common."""
    project.write("content/second.md", '---\ntitle: Second\n---\n\n# The river\n\nIt is {{ figure("length") }} long.\n')
    ids = [part.partition('"')[0] for part in book(project, evidence=True).split(' id="')[1:]]
    assert len(ids) == len(set(ids))


def test_hostile_texts(project: Project) -> None:
    """Titles and labels are text in the document too."""
    project.replace("data/figures/rivers.yml", "Length of the river", "<img src='https://evil.example/x'> & co")
    project.write("briefing.yml", "title: Rivers & ' co\n")
    text = book(project, evidence=True)
    assert "<img" not in text
    assert "<title>Rivers &amp; &#39; co</title>" in text


# How it is made


def test_same_input_same_bytes(file: Path, tmp_path: Path) -> None:
    """A copy of the project in another folder gives the same document, byte for byte."""
    shutil.copytree(RIVERS, tmp_path / "copy", ignore=shutil.ignore_patterns(".briefing", "site"))
    assert run("--project", tmp_path / "copy", "pdf", tmp_path / "again.pdf", "--evidence").exit_code == 0
    assert (tmp_path / "again.pdf").read_bytes() == file.read_bytes()


def test_nothing_is_fetched(tmp_path: Path) -> None:
    """Only pictures of the tree are read: no address of the web, no other file of the machine, no way out by a link."""
    (tmp_path / "tree").mkdir()
    (tmp_path / "secret.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "tree/way.svg").symlink_to(tmp_path / "secret.svg")
    (tmp_path / "tree/own.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    fetcher = book_pdf._fetcher(book_pdf.require_weasyprint(), tmp_path / "tree")
    assert fetcher.fetch((tmp_path / "tree/own.svg").as_uri()).read()
    for url in ("https://evil.example/x", (tmp_path / "secret.svg").as_uri(), (tmp_path / "tree/way.svg").as_uri()):
        with pytest.raises(ValueError, match="not part of the briefing"):
            fetcher.fetch(url)


def test_without_the_extra(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where WeasyPrint is not installed, the message says what to install, and nothing is written."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    result = run("--project", project.root, "pdf", project.root / "x.pdf")
    assert result.exit_code == 2
    assert 'pip install "sourced-briefing[pdf]"' in result.output
    assert not (project.root / "x.pdf").exists()


def test_without_pango(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where a library of the system is missing, the message names it."""
    (tmp_path / "weasyprint.py").write_text("raise OSError('cannot load library libpango')")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    result = run("--project", project.root, "pdf", project.root / "x.pdf")
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    assert result.exit_code == 2
    assert "libpango-1.0-0" in result.output


def test_problems_stop_it(project: Project) -> None:
    """Nothing is printed that does not check."""
    project.replace("data/figures/rivers.yml", "unit: km", "unit: kmm")
    assert run("--project", project.root, "pdf", project.root / "x.pdf").exit_code == 1
    assert not (project.root / "x.pdf").exists()
