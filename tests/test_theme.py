"""The theme, on a built site: the head of every page, what search engines are told, and no script in a page."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from browsing import wait_until
from conftest import REPOSITORY, Document, Project
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page
from sourced_briefing.build import build_briefing

RIVERS = REPOSITORY / "tests/briefings/rivers"
HOSTILE = "</script><script>alert('Birch')</script> & \"so\""
URL = "https://example.org/rivers/"

WIDE_TABLE = "\n\n| Towns |" + " on the river |" * 3 + "\n|" + " --- |" * 4 + "\n|" + " Alderborough |" * 4 + "\n"
Pages = dict[str, Document]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the rivers, in which a source has a title that would like to be a script."""
    root = tmp_path_factory.mktemp("theme") / "rivers"
    shutil.copytree(RIVERS, root, ignore=shutil.ignore_patterns(".briefing", "site"))
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("../../../", f"{REPOSITORY}/"), "utf-8")
    sources = root / "data/sources/press.yml"
    title = re.compile(r"title: .*", re.MULTILINE)
    text = sources.read_text("utf-8")
    second = list(title.finditer(text))[1]
    sources.write_text(text[: second.start()] + f"title: {json.dumps(HOSTILE)}" + text[second.end() :], "utf-8")
    with (root / "content/methods.md").open("a", encoding="utf-8") as methods:
        methods.write(WIDE_TABLE)
    built(config, root / "site")
    return root / "site"


def built(config: Path, folder: Path) -> None:
    os.environ["BRIEFING_PICTURES"] = "none"
    try:
        loaded = load_config(str(config), site_dir=str(folder))
    finally:
        del os.environ["BRIEFING_PICTURES"]
    loaded.plugins.on_startup(command="build", dirty=False)
    build(loaded)


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """Every page within the theme, by its path under the address; charts stand on bare pages too."""
    found = {file.relative_to(site).as_posix(): Document(file.read_text("utf-8")) for file in site.rglob("*.html")}
    themed = {path: page for path, page in found.items() if ("body", "md-color-scheme") in marks(page)}
    assert {"index.html", "404.html", "figures/index.html", "figures/rivers/index.html"} <= set(themed)
    return themed


def marks(page: Document) -> set[tuple[str, str]]:
    return {(tag, "md-color-scheme") for tag, attributes in page.elements if "data-md-color-scheme" in attributes}


def told(page: Document, name: str) -> list[str]:
    """What the head tells under a name such as description or og:title."""
    metas = [attributes for tag, attributes in page.elements if tag == "meta"]
    return [str(m["content"]) for m in metas if name in (m.get("name"), m.get("property"), m.get("http-equiv"))]


def links(page: Document, rel: str) -> list[str | None]:
    return [attributes.get("href") for tag, attributes in page.elements if tag == "link" and attributes["rel"] == rel]


# The head


def test_every_page_has_a_title_and_a_description_of_its_own(site: Path, pages: Pages) -> None:
    """No two pages look alike in a list of results."""
    titles = [re.search("<title>(.*?)</title>", (site / path).read_text("utf-8"))[1] for path in pages]
    descriptions = [told(page, "description") for page in pages.values()]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(len(each) == 1 and each[0] for each in descriptions)
    assert len({each[0] for each in descriptions}) == len(descriptions)


def test_every_page_names_its_address(pages: Pages) -> None:
    """The canonical link and the preview lead to where the page is published."""
    for path, page in pages.items():
        address = [URL + path.removesuffix("index.html")] if path != "404.html" else []
        assert links(page, "canonical") == told(page, "og:url") == address, path


@pytest.mark.parametrize("name", ["og:title", "og:type", "og:site_name", "twitter:card", "theme-color"])
def test_every_page_has_a_preview(pages: Pages, name: str) -> None:
    assert [path for path, page in pages.items() if not all(told(page, name)) or not told(page, name)] == []


def test_the_icon_is_there(site: Path, pages: Pages) -> None:
    """It is ours, and found from every page."""
    for path, page in pages.items():
        [icon] = links(page, "icon")
        assert icon
        assert (site / path).parent.joinpath(icon).exists() or icon == "/rivers/assets/favicon.svg", path
    assert (site / "assets/favicon.svg").read_bytes().startswith(b"<svg")


def test_the_page_has_a_language(pages: Pages) -> None:
    assert {dict(page.elements[:3]).get("html", {}).get("lang") for page in pages.values()} == {"en"}


# Scripts


def test_no_script_stands_in_a_page(pages: Pages) -> None:
    """What runs comes from a file of the site; what stands in a page is data."""
    for path, page in pages.items():
        scripts = [attributes for tag, attributes in page.elements if tag == "script"]
        inline = [script for script in scripts if not script.get("src")]
        assert {script.get("type") for script in inline} <= {"application/json", "application/ld+json"}, path
        assert not any(str(script.get("src")).startswith(("http", "//", "data:")) for script in scripts), path


def test_no_attribute_runs_a_script(pages: Pages) -> None:
    for path, page in pages.items():
        for tag, attributes in page.elements:
            assert not [name for name in attributes if name.startswith("on")], (path, tag)
            assert not [v for v in attributes.values() if v and v.strip().lower().startswith("javascript:")], (
                path,
                tag,
            )


def test_every_page_has_a_policy_that_refuses_scripts_of_others(pages: Pages) -> None:
    """It stands before anything that could be loaded, and allows no script within the page."""
    for path, page in pages.items():
        [policy] = told(page, "Content-Security-Policy")
        rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split(";")}
        assert rules["script-src"] == ["'self'", "'wasm-unsafe-eval'"], path
        assert rules["default-src"] == rules["connect-src"] == rules["base-uri"] == ["'self'"], path
        tags = page.tags
        assert tags.index("meta") < min(tags.index("link"), tags.index("script")), path


# Files


def test_the_list_of_pages_tells_no_time(site: Path, pages: Pages) -> None:
    """The same site gives the same bytes on another day."""
    text = (site / "sitemap.xml").read_text("utf-8")
    addresses = [element.text for element in ElementTree.fromstring(text).iter() if element.tag.endswith("loc")]  # noqa: S314
    assert sorted(addresses) == sorted(URL + p.removesuffix("index.html") for p in pages if p != "404.html")
    assert "lastmod" not in text
    assert not (site / "sitemap.xml.gz").exists()


def test_robots_find_the_list_of_pages(site: Path) -> None:
    assert f"Sitemap: {URL}sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_a_briefing_without_an_address_has_no_robots_file(project: Project) -> None:
    """The list of pages could not be named."""
    assert "robots.txt" not in build_briefing(project.root).texts


def test_the_404_page_leads_on(pages: Pages) -> None:
    """Its links hold wherever it is shown, those of the foot to other sites; search engines leave it out."""
    page = pages["404.html"]
    targets = [str(attributes.get("href")) for tag, attributes in page.elements if tag == "a"]
    assert "There is no page here" in page.text
    assert {"/rivers/.", "/rivers/figures/"} <= set(targets)
    assert all(target.startswith(("/rivers/", "#", "https://")) for target in targets)
    assert told(page, "robots") == ["noindex"]


# What search engines are told

TEXT, NUMBER = (str,), (int, float)
PERSON = ("Person", "Organization")
SHARED: dict[str, tuple[Any, ...]] = {
    "@id": TEXT,
    "name": TEXT,
    "description": TEXT,
    "url": TEXT,
    "inLanguage": TEXT,
    "isAccessibleForFree": (bool,),
    "creator": PERSON,
    "author": PERSON,
    "publisher": ("Organization",),
    "citation": ("CreativeWork", "@id"),
    "datePublished": TEXT,
    "version": TEXT,
    "isPartOf": ("@id",),
    "isBasedOn": ("@id",),
    "headline": TEXT,
    "temporalCoverage": TEXT,
    "license": TEXT,
}
# Of each type its properties, with the kinds of values they take, as far as they are used here; then what is required.
TYPES: dict[str, dict[str, tuple[Any, ...]]] = {
    "Dataset": SHARED
    | {"hasPart": ("Dataset",), "variableMeasured": ("PropertyValue",), "distribution": ("DataDownload",)},
    "Report": SHARED,
    "CreativeWork": SHARED | dict.fromkeys(("sameAs", "archivedAt", "identifier", "creativeWorkStatus"), TEXT),
    "DataDownload": SHARED | {"contentUrl": TEXT, "encodingFormat": TEXT},
    "ClaimReview": SHARED | {"claimReviewed": TEXT, "itemReviewed": ("Claim",), "reviewRating": ("Rating",)},
    "Claim": SHARED | {"text": TEXT, "appearance": ("CreativeWork",)},
    "Rating": dict.fromkeys(("alternateName", "ratingExplanation"), TEXT),
    "PropertyValue": {
        **dict.fromkeys(("name", "description", "url", "unitText"), TEXT),
        **dict.fromkeys(("value", "minValue", "maxValue"), NUMBER),
    },
    "Person": dict.fromkeys(("name", "familyName", "givenName"), TEXT),
    "Organization": {"name": TEXT, "contactPoint": ("ContactPoint",)},
    "ContactPoint": {"url": TEXT, "email": TEXT},
}
REQUIRED = {
    "Dataset": ["name", "description"],
    "Report": ["headline"],
    "CreativeWork": ["name"],
    "DataDownload": ["contentUrl"],
    "ClaimReview": ["claimReviewed", "itemReviewed", "reviewRating"],
    "Claim": ["author", "appearance"],
    "Rating": ["alternateName"],
    "PropertyValue": ["name"],
    "Person": ["name"],
    "Organization": ["name"],
    "ContactPoint": [],
}


def faults(node: Any, allowed: tuple[Any, ...]) -> Iterator[str]:
    """What schema.org, or what search engines ask of a Dataset, has against a node."""
    if not isinstance(node, dict):
        if not isinstance(node, tuple(kind for kind in allowed if isinstance(kind, type))):
            yield f"{node!r} is none of {allowed}"
        return
    if "@type" not in node:
        yield from [] if "@id" in allowed and set(node) == {"@id"} else [f"{node} has no type"]
        return
    kind = node["@type"]
    if kind not in allowed:
        yield f"{kind} is none of {allowed}"
    yield from (f"{kind} lacks {name}" for name in REQUIRED[kind] if not node.get(name))
    if kind == "Dataset" and not 50 <= len(node.get("description", "")) <= 5000:
        yield f"the description is {len(node['description'])} characters long: {node['description']}"
    for name, value in node.items():
        if name != "@type":
            for each in value if isinstance(value, list) else [value]:
                yield from faults(each, TYPES[kind].get(name, (f"a property that {kind} has", name)))


def statement(text: str) -> dict[str, Any]:
    """The JSON-LD of a page, as it is written or built."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert len(found) == 1
    data: dict[str, Any] = json.loads(found[0])
    assert set(data) == {"@context", "@graph"}
    assert data["@context"] == "https://schema.org"
    return data


def test_what_search_engines_are_told_is_valid(site: Path) -> None:
    """Each statement has types, properties and values that schema.org knows, and what a Dataset needs."""
    files = [file for file in site.rglob("index.html") if "ld+json" in file.read_text("utf-8")]
    assert {"index.html", "methods/index.html", "figures/rivers/index.html", "assessments/gazette/index.html"} <= {
        file.relative_to(site).as_posix() for file in files
    }
    for file in files:
        for node in statement(file.read_text("utf-8"))["@graph"]:
            assert list(faults(node, ("Dataset", "Report", "ClaimReview", "CreativeWork"))) == [], file


def test_the_home_page_tells_of_the_whole_briefing(site: Path) -> None:
    """Its parts are the topics, each with the address at which it is told in full."""
    whole, report = statement((site / "index.html").read_text("utf-8"))["@graph"]
    assert (whole["name"], whole["url"], whole["version"]) == ("Two rivers", URL, whole["version"])
    assert report["isBasedOn"] == {"@id": whole["@id"]}
    for part in whole["hasPart"]:
        path = part["url"].removeprefix(URL)
        [told_in_full] = statement((site / path / "index.html").read_text("utf-8"))["@graph"]
        assert told_in_full["@id"] == part["@id"]
        assert told_in_full["isPartOf"] == {"@id": whole["@id"]}


def test_a_topic_tells_its_figures_and_where_they_can_be_had(site: Path) -> None:
    [topic] = statement((site / "figures/rivers/index.html").read_text("utf-8"))["@graph"]
    variables = {each["url"].rpartition("#")[2]: each for each in topic["variableMeasured"]}
    assert variables["alder-length"]["unitText"]
    assert variables["alder-length"]["value"] > 0
    assert "value" not in variables["alder-length-claimed"], "it was rejected"
    assert {file["encodingFormat"] for file in topic["distribution"]} == {"application/json", "text/csv"}
    for file in topic["distribution"]:
        assert (site / file["contentUrl"].removeprefix(URL)).exists()


def test_each_claim_that_was_examined_has_a_review(site: Path) -> None:
    """What is claimed, by whom, where and in which words; the verdict as the page says it, and on what grounds.

    The briefing's verdicts are no scale, so no number is given; nor a date, which nobody knows.
    """
    reviews = statement((site / "assessments/gazette/index.html").read_text("utf-8"))["@graph"]
    length, barges, silence = reviews
    assert [review["claimReviewed"] for review in reviews] == [
        "Length of the Alder: 1,320 km",
        "Barges on the Alder at the end of 2023: 350 barges",
        "Nobody asked for a correction",
    ]
    assert length["url"] == f"{URL}assessments/gazette/#gazette-length"
    assert length["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Contradicted",
        "ratingExplanation": "The register has it shorter. Two digits changed places.",
    }
    assert silence["itemReviewed"]["text"] == "no one has complained"
    assert barges["itemReviewed"]["appearance"]["url"] == "https://gazette.example/2024/03/alder?page=1&view=full"
    assert barges["itemReviewed"]["author"] == [
        {"@type": "Person", "name": "Cy Example", "familyName": "Example", "givenName": "Cy"}
    ]
    assert barges["itemReviewed"]["datePublished"] == "2024-03-01"
    assert not any("datePublished" in review for review in reviews)


def test_a_review_names_who_made_it(project: Project) -> None:
    """Where the briefing says who that is."""
    project.write("briefing.yml", "publisher: The Rivers Trust\nauthors: [{family: Example, given: Ann}, An Office]\n")
    project.write(
        "data/assessments/press.yml",
        """
        title: Claims
        assessments:
          - {id: longer, label: It is longer, source: gazette, verdict: not-found, why: Nobody knows.}
        """,
    )
    [review] = statement(project.pages()["assessments/press.md"])["@graph"]
    assert list(faults(review, ("ClaimReview",))) == []
    ann = {"@type": "Person", "name": "Ann Example", "familyName": "Example", "givenName": "Ann"}
    assert review["author"] == [ann, {"@type": "Organization", "name": "An Office"}]
    assert review["publisher"] == {"@type": "Organization", "name": "The Rivers Trust"}
    assert "url" not in review, "the briefing has no address"


def test_the_markdown_begins_with_the_page_and_ends_with_what_is_for_machines(project: Project) -> None:
    """A reader of the file meets the text first; any engine shows the statement, since it is HTML."""
    for path in ("index.md", "figures/rivers.md"):
        page = project.pages()[path]
        head, text = page.split("---\n", 2)[1:]
        assert set(yaml.safe_load(head)) <= {"title", "description", "image", "feeds"}
        assert text.lstrip().startswith("# ")
        assert text.splitlines()[-1].startswith('<script type="application/ld+json">')


def test_a_text_of_a_stranger_ends_no_element(site: Path) -> None:
    """A title that holds markup is a title, in every statement that names its source."""
    named = [file for file in site.rglob("index.html") if "alert(" in file.read_text("utf-8")]
    assert named
    for file in named:
        assert "<script>alert" not in file.read_text("utf-8"), file
    works = [
        work["name"]
        for file in named
        if "ld+json" in file.read_text("utf-8")
        for node in statement(file.read_text("utf-8"))["@graph"]
        for work in [node, node.get("itemReviewed", {}).get("appearance", {})]
        if work.get("@type") == "CreativeWork"
    ]
    assert HOSTILE in works


def test_a_source_is_told_once_and_named_elsewhere(site: Path) -> None:
    """Whoever follows the name from a page that cites it finds title, publisher and date at the source's home."""
    statements = [
        statement(file.read_text("utf-8"))["@graph"]
        for file in site.rglob("index.html")
        if "ld+json" in file.read_text("utf-8")
    ]
    told = [node["@id"] for graph in statements for node in graph if node["@type"] == "CreativeWork"]
    cited = {each["@id"] for graph in statements for node in graph for each in node.get("citation", [])}
    assert len(told) == len(set(told))
    assert cited <= set(told)
    assert cited


def test_what_is_not_known_is_left_out(project: Project) -> None:
    """A briefing without address, title and publisher still tells what it can, and nothing empty."""
    texts = build_briefing(project.root).texts
    for page in ("index.md", "figures/rivers.md"):
        for node in statement(texts[page])["@graph"]:
            assert list(faults(node, ("Dataset", "Report"))) == []
            assert not {"url", "@id", "publisher", "isPartOf", "distribution"} & set(node)


def test_a_page_without_a_description_gets_one(project: Project) -> None:
    assert (
        '\ndescription: "The river: every number with its source."\n' in build_briefing(project.root).texts["index.md"]
    )


# The menu

LONG_MENU = """
nav:
  - The rivers: index.md
  - Elsewhere: https://example.org/
  - Upper:
      - Deep:
          - upper/p00.md
          - upper/p01.md
      - upper/p02.md
  - Lower: [LOWER]
  - The evidence:
      - Figures by topic: figures/index.md
"""


@pytest.fixture(scope="module")
def long_menu(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[tuple[str, str | None]]]:
    """The menu of a page, of a site whose menu lists more than sixty pages: each link with what it says of the page."""
    root = tmp_path_factory.mktemp("menu") / "rivers"
    shutil.copytree(RIVERS, root, ignore=shutil.ignore_patterns(".briefing", "site"))
    paths = [f"{part}/p{number:02}.md" for part, count in (("upper", 3), ("lower", 60)) for number in range(count)]
    for path in paths:
        (root / "content" / path).parent.mkdir(exist_ok=True)
        (root / "content" / path).write_text(f"---\ntitle: {path[:5].title()}\n---\n\nWords.\n", "utf-8")
    config = root / "mkdocs.yml"
    before, _, _ = config.read_text("utf-8").partition("nav:")
    nav = LONG_MENU.replace("LOWER", ", ".join(path for path in paths if path.startswith("lower")))
    config.write_text(before.replace("../../../", f"{REPOSITORY}/") + nav, "utf-8")
    built(config, root / "site")

    def menu(path: str) -> list[tuple[str, str | None]]:
        html = (root / "site" / path).read_text("utf-8")
        part = Document(html[html.index('<nav id="site-nav"') : html.index("</nav>", html.index('<nav id="site-nav"'))])
        return [(str(each["href"]), each.get("aria-current")) for tag, each in part.elements if tag == "a"]

    return menu


def test_a_long_menu_is_open_on_the_way_to_the_page(long_menu: Callable[[str], list[tuple[str, str | None]]]) -> None:
    """Every other section is a link to its first page, also within an open one."""
    assert long_menu("upper/p02/index.html") == [
        ("../..", None),
        ("https://example.org/", None),
        ("../p00/", None),
        ("./", "page"),
        ("../../lower/p00/", None),
        ("../../figures/", None),
    ]
    assert len(long_menu("lower/p07/index.html")) == 64


def test_a_long_menu_is_open_where_an_unlisted_page_belongs(
    long_menu: Callable[[str], list[tuple[str, str | None]]],
) -> None:
    """A page made from data belongs to the list of its kind; the page that is not found, to nothing."""
    assert long_menu("figures/rivers/index.html")[2:] == [
        ("../../upper/p00/", None),
        ("../../lower/p00/", None),
        ("../", "true"),
    ]
    assert {current for _, current in long_menu("404.html")} == {None}


# In a browser


@pytest.fixture(scope="module")
def phone(browser: Browser, site: Path, serve: Callable[..., str]) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 800}, base_url=serve(site, "/rivers/"))
    yield page
    page.close()


def test_the_menu_opens_and_closes_by_keyboard(phone: Page) -> None:
    """On a phone it is a button before the title, and Escape puts the focus back on it."""
    phone.goto("methods/")
    menu = phone.locator("#site-nav")
    assert not menu.is_visible()
    phone.locator(".menu-button").focus()
    phone.keyboard.press("Enter")
    assert menu.is_visible()
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.closest('#site-nav') !== null")
    phone.keyboard.press("Escape")
    assert not menu.is_visible()
    assert phone.evaluate("document.activeElement.classList.contains('menu-button')")


def test_the_menu_says_where_a_page_belongs(phone: Page) -> None:
    """A page that is not listed itself belongs to the list of its kind."""
    phone.goto("figures/rivers/")
    assert phone.locator("#site-nav [aria-current]").all_text_contents() == ["Figures by topic"]


def test_rows_of_text_are_blocks_on_a_phone(phone: Page) -> None:
    """Who says a number, and in which words, is on the screen: nothing of it is reached only by scrolling sideways."""
    phone.goto("figures/rivers/")
    cells = phone.locator(".stacked td").evaluate_all("all => all.map((cell) => cell.getBoundingClientRect().right)")
    assert cells
    assert max(cells) <= 360
    phone.set_viewport_size({"width": 1280, "height": 800})
    assert phone.locator(".stacked td").first.evaluate("cell => getComputedStyle(cell).display") == "table-cell"
    phone.set_viewport_size({"width": 360, "height": 800})


def test_a_wide_table_scrolls_by_keyboard(phone: Page) -> None:
    """As those of charts are on a phone. It is a region with a name of its own; one that fits is none."""
    phone.goto("")
    phone.locator(".chart-table").evaluate_all("all => all.forEach(each => (each.open = true))")
    phone.wait_for_selector(".md-typeset__scrollwrap[tabindex='0'][role=region]")
    regions = phone.locator("[role=region]").evaluate_all("all => all.map(each => each.ariaLabel)")
    assert len(set(regions)) == len(regions)
    phone.set_viewport_size({"width": 1280, "height": 800})
    wait_until(phone, "!document.querySelector('[role=region]')")
    phone.set_viewport_size({"width": 360, "height": 800})


def test_the_choice_of_a_scheme_is_kept_without_a_cookie(phone: Page) -> None:
    """It is set before the page is seen, and stays with the reader."""
    phone.goto("methods/")
    phone.locator("header [data-md-component=palette] label:visible").click()
    wait_until(phone, "document.body.dataset.mdColorScheme === 'slate'")
    phone.goto("figures/")
    assert phone.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert phone.evaluate("document.cookie") == ""
