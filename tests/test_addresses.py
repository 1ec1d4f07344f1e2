"""Addresses: whatever is written of a page, wherever, leads to where engines put it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urljoin

import pytest
from conftest import Document, Project
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.structure.files import File
from sourced_briefing.base.paths import relative, resolved, served, served_way, way
from sourced_briefing.build import write_briefing
from sourced_briefing.model.addresses import SEARCH_PAGES, SEARCH_RECORDS, alone_path, citation_files, figures_file
from sourced_briefing.pdf import write_html
from test_plugin import CONFIG, built, config_of
from test_theme import statement

URL = "https://rivers.example/briefing/"
names = st.text(st.sampled_from("abIXindexREADMEreadme-_. %()&+é上"), min_size=1, max_size=8).filter(
    lambda name: not name.startswith(".")
)
page_paths = st.lists(st.one_of(names, st.sampled_from(["index", "README"])), min_size=1, max_size=3).map(
    lambda parts: "/".join(parts) + ".md"
)

# Where a page is served


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("index.md", ""),
        ("README.md", ""),
        ("index.md#top", "#top"),
        ("rivers.md", "rivers/"),
        ("figures/rivers.md#rhine", "figures/rivers/#rhine"),
        ("register.md?grade=contested", "register/?grade=contested"),
        ("figures/index.md", "figures/"),
        ("guide/README.md#how", "guide/#how"),
        ("guide/Index.md", "guide/Index/"),
        ("guide/readme.md", "guide/readme/"),
        ("my-index.md", "my-index/"),
        ("two words.md", "two%20words/"),
        ("figures/rivers.json", "figures/rivers.json"),
    ],
)
def test_a_page_is_served_as_a_folder(page: str, address: str) -> None:
    """An index or README is its folder, every other page has one of its own, and a file is served as it is."""
    assert served(page) == address


@given(page_paths)
def test_mkdocs_serves_pages_at_the_same_addresses(page: str) -> None:
    """Whatever a page is called, and in which case."""
    url = File(page, "content", "site", use_directory_urls=True).url
    assert served(page) == url.removeprefix("./")


# Ways between pages


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("index.md", "figures/rivers.md#length", "figures/rivers.md#length"),
        ("figures/rivers.md", "sources/press.md#survey", "../sources/press.md#survey"),
        ("figures/rivers.md", "figures/rivers.md#length", "rivers.md#length"),
        ("a/b/c.md", "index.md", "../../index.md"),
        ("figures/rivers.md", "register.md?grade=single", "../register.md?grade=single"),
        ("index.md", "two words.md", "two%20words.md"),
    ],
)
def test_links_between_pages_are_relative(page: str, target: str, link: str) -> None:
    """Any engine resolves a link that leads from page to page by their places in the tree."""
    assert relative(page, target) == link


@given(page_paths, page_paths)
def test_a_link_leads_to_its_target(page: str, target: str) -> None:
    assert resolved(page, relative(page, f"{target}#there")) == f"{target}#there"


@given(page_paths, page_paths)
def test_the_way_from_a_file_leads_to_where_the_page_is_served(file: str, target: str) -> None:
    """For files that no engine reads: a browser joins the way to the address of the file."""
    file = file.removesuffix(".md") + ".json"
    assert urljoin(URL + quote(file), way(file, f"{target}#there")) == URL + served(f"{target}#there")


@given(page_paths, page_paths)
def test_the_way_between_served_pages_is_that_of_a_browser(page: str, target: str) -> None:
    """For links in HTML that stands in a page: a browser joins them to the address of the page."""
    assert urljoin(URL + served(page), served_way(page, f"{target}#there")) == URL + served(f"{target}#there")


# On the site

PAGES = {
    "guide/README.md": "guide/index.html",
    "odd/Index.md": "odd/Index/index.html",
    "odd/readme.md": "odd/readme/index.html",
    "deep/index.md": "deep/index.html",
    "deep/my-index.md": "deep/my-index/index.html",
    "two-words/of-them.md": "two-words/of-them/index.html",
}
CHART = """
    title: Rivers
    charts:
      - {id: lengths, title: The river, kind: bar, series: [{figure: length}]}
    """


@pytest.fixture(scope="module")
def river(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The site of a project whose pages are called in many ways, as MkDocs builds it; a bad link would stop it."""
    project = Project(tmp_path_factory.mktemp("addresses") / "project")
    project.write("mkdocs.yml", CONFIG)
    project.write("briefing.yml", f"title: The river\naddress: {URL}\n")
    project.write("data/charts/rivers.yml", CHART)
    for path in PAGES:
        project.write(
            f"content/{path}", f'---\ntitle: {path}\n---\n\n# {path}\n\n{{{{ figure("length") }}}}\n\n## Part two\n'
        )
    project.prose("\n".join(f"- [to it]({quote(path)}#part-two)" for path in PAGES))
    built(config_of(project))
    return project


def leads(project: Project, address: str) -> bool:
    """Whether the address, from the root of the site, is that of a file, and its anchor one of that file."""
    path, _, anchor = address.partition("#")
    path = unquote(path.partition("?")[0])
    file = project.root / "site" / (f"{path}index.html" if path.endswith("/") or not path else path)
    if not anchor:
        return file.is_file()
    return anchor in {attributes.get("id") for _, attributes in Document(file.read_text("utf-8")).elements}


def read_json(project: Project, path: str) -> Any:
    return json.loads((project.root / "site" / path).read_text("utf-8"))


def found(node: Any, names: tuple[str, ...]) -> Iterator[str]:
    """Every text that stands in `node`, at any depth, under one of the names."""
    if isinstance(node, dict):
        yield from (value for name, value in node.items() if name in names and isinstance(value, str))
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
        yield from found(each, names)


def test_the_pages_are_where_they_are_expected(river: Project) -> None:
    assert [path for path, file in PAGES.items() if not (river.root / "site" / file).is_file()] == []


@pytest.mark.parametrize("path", [SEARCH_PAGES, SEARCH_RECORDS])
def test_every_search_hit_leads_to_its_page(river: Project, path: str) -> None:
    """And to its section."""
    hits = [entry["at"] for entry in read_json(river, path)["entries"]]
    assert hits
    assert [at for at in hits if not leads(river, at)] == []


def test_every_page_is_found_with_its_sections(river: Project) -> None:
    hits = {entry["at"] for entry in read_json(river, SEARCH_PAGES)["entries"]}
    addresses = {quote(file.removesuffix("index.html")) for file in PAGES.values()}
    assert addresses | {f"{address}#part-two" for address in addresses} <= hits


def test_what_search_engines_are_told_leads_to_the_pages(river: Project) -> None:
    """Each page of the site names its own address and those of its parts."""
    for file in ("index.html", "figures/rivers/index.html", *PAGES.values()):
        data = statement((river.root / "site" / file).read_text("utf-8"))
        told = [url for url in found(data, ("url", "contentUrl")) if url.startswith(URL)]
        assert URL + quote(file.removesuffix("index.html")) in told
        assert [url for url in told if not leads(river, url.removeprefix(URL))] == []


def test_every_link_of_a_page_leads_somewhere(river: Project) -> None:
    """Also those to the files that can be taken along, and from a figure to the pages that use it."""
    for file in [*PAGES.values(), "figures/rivers/index.html", "charts/rivers/index.html", alone_path("lengths")]:
        page = Document((river.root / "site" / file).read_text("utf-8"))
        links = [str(attributes["href"]) for tag, attributes in page.elements if tag == "a" and attributes.get("href")]
        ways = [urljoin(URL + quote(file), link).removeprefix(URL) for link in links]
        assert [to for to in ways if not to.startswith(("http", "#")) and not leads(river, to)] == []


def test_a_figure_names_the_pages_that_use_it(river: Project) -> None:
    page = Document((river.root / "site/figures/rivers/index.html").read_text("utf-8"))
    links = {urljoin("figures/rivers/", str(attributes.get("href"))) for tag, attributes in page.elements if tag == "a"}
    assert {quote(file.removesuffix("index.html")) for file in PAGES.values()} <= links


def test_programs_find_the_pages_of_figures(river: Project) -> None:
    path = figures_file("figures/rivers.md")
    homes = [urljoin(path, home) for home in found(read_json(river, path), ("home", "page"))]
    assert "figures/rivers/#length" in homes
    assert [home for home in homes if not leads(river, home)] == []


def test_the_pdf_leads_to_its_chapters_and_to_the_site(river: Project) -> None:
    """A page that is a chapter is linked within the book; a file of the site at its published address."""
    folder = river.root / "tree"
    site, _ = write_briefing(river.root, folder)
    html = Document(write_html(site.site, site.pages, folder, evidence=False))
    links = [str(attributes["href"]) for tag, attributes in html.elements if tag == "a" and "href" in attributes]
    ids = {attributes.get("id") for _, attributes in html.elements}
    within = {link for link in links if link.startswith("#")}
    assert len([link for link in within if link.endswith("part-two")]) == len(PAGES)
    assert {link.removeprefix("#") for link in within} <= ids
    outside = [link.removeprefix(URL) for link in links if link.startswith(URL)]
    assert citation_files("index.md")["BibTeX"] in outside
    assert [link for link in outside if not leads(river, link)] == []


@pytest.mark.parametrize("first", ["index.md", "README.md"])
def test_the_first_page_is_an_index_or_a_readme(project: Project, first: str) -> None:
    """It tells search engines of the whole briefing, and begins the book."""
    text = (project.root / "content/index.md").read_text("utf-8")
    (project.root / "content/index.md").unlink()
    project.write(f"content/{first}", text)
    project.write("content/another.md", "---\ntitle: Another\n---\n\nText.\n")
    assert [node["@type"] for node in statement(project.pages()[first])["@graph"]] == ["Dataset", "Report"]
    site, _ = write_briefing(project.root, project.root / "written")
    html = write_html(site.site, site.pages, Path(project.root / "written"))
    assert html.index("The river</a>") < html.index("Another</a>")
