"""What readers of Chromium, Firefox and WebKit see alike: marks, cards, search, charts, both schemes, and what they copy."""

import os
import time
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image
from webdriver import ENGINES, PATIENCE, Browser

from .site import Site

STYLE = "getComputedStyle(document.querySelector({selector!r}))[{name!r}]"
PASTE = """const box = document.createElement("textarea");
    document.body.append(box);
    box.focus();"""
# The first paragraph and the first row of a page that have notes, each with what it says without them.
NOTED = """const first = (selector) => [...document.querySelectorAll(selector)].find((e) => e.querySelector(".footnote-ref"));
    return [first("article p"), first("article tbody tr")].filter(Boolean).map((element, place) => {
      const copy = element.cloneNode(true);
      copy.querySelectorAll("sup").forEach((note) => note.remove());
      copy.querySelectorAll("br").forEach((end) => end.replaceWith(" "));
      element.setAttribute("data-noted", place);
      return [element.tagName, [...(copy.cells ?? [copy])].map((part) => part.textContent).join(" ")];
    });"""

# A place on the paper of the first picture, after it was brought into view.
CORNER = """const picture = document.querySelector(".chart img.chart-wide");
    picture.loading = "eager";
    picture.scrollIntoView({block: "center"});
    const {left, top} = picture.getBoundingClientRect();
    return [Math.ceil(left) + 2, Math.ceil(top) + 2];"""


@pytest.fixture(scope="module", params=ENGINES, ids=lambda engine: engine.name)
def reader(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A desktop window, in the light scheme at first; `make browsers` wants all engines to be there."""
    if (missing := request.param.missing()) and not os.environ.get("BROWSERS"):
        pytest.skip(f"needs {' and '.join(missing)}")
    browser = request.param()
    browser.resize(1280, 900)
    yield browser
    browser.close()


def with_all(site: Site, *names: str) -> str:
    """The address of the first page that shows all of these classes."""
    pages = (path for path in site.paths if set(names) <= {name for _, name in site.features(path)})
    return site.address + next(pages)


def with_number(site: Site, kind: str) -> str:
    """The address of the first page with such a number in a link, as prose writes them; tables have others too."""
    for path, document in site.documents.items():
        for (outer, _), (inner, attributes) in pairwise(document.elements):
            names = (attributes.get("class") or "").split()
            if (outer, inner) == ("a", "data") and kind in names and ("rejected" in names) == (kind == "rejected"):
                return site.address + path
    raise LookupError(kind)


def style(reader: Browser, selector: str, name: str) -> str:
    return str(reader.run(f"return {STYLE.format(selector=selector, name=name)}"))


@pytest.mark.parametrize(
    ("kind", "line"),
    [("exact:not(.rejected)", "underline"), ("estimate", "underline"), ("computed", "underline"),
     ("contested", "underline"), ("rejected", "line-through")],
)  # fmt: skip
def test_a_number_has_its_line(reader: Browser, site: Site, kind: str, line: str) -> None:
    """It is what says that a number leads on, and that one was rejected."""
    reader.go(with_number(site, kind.partition(":")[0]))
    assert style(reader, f"a > data.figure.{kind}", "text-decoration-line") == line


def test_a_link_has_its_line(reader: Browser, site: Site) -> None:
    reader.go(site.address)
    assert style(reader, "article p a:not([class]):not(:has(data))", "text-decoration-line") == "underline"


def test_a_table_scrolls_in_one_box(reader: Browser, site: Site) -> None:
    """That of the table itself, which Firefox would scroll too, stays open once a script has put one around it."""
    reader.go(with_all(site, "stacked"))
    reader.wait("document.querySelector('.md-typeset__scrollwrap table')")
    assert style(reader, ".md-typeset__scrollwrap table", "overflow-x") == "visible"


def test_a_card_opens_on_a_number(reader: Browser, site: Site) -> None:
    reader.go(with_all(site, "figure"))
    reader.point("a:has(> data.figure)")
    reader.wait("document.querySelector('.number-card li')")
    assert "Evidence: " in reader.run("return document.querySelector('.number-card').innerText")


def test_search_finds_a_page(reader: Browser, site: Site) -> None:
    """A key opens it, and what is typed is looked for; a number by the language of the page, as the engine knows it."""
    reader.go(site.address)
    reader.wait("document.readyState === 'complete'")
    reader.press("/")
    reader.wait("document.querySelector('dialog[open] input')")
    reader.press("1.8m legaly")
    reader.wait("document.querySelector('dialog li strong')?.textContent.includes('sold legally')")
    assert "1,805,354" in reader.run("return document.querySelector('dialog li').innerText")


def test_a_chart_answers(reader: Browser, site: Site) -> None:
    """A click on the button below it draws it in the place of its picture."""
    reader.go(with_all(site, "chart-explore"))
    reader.wait("document.querySelector('[data-ready] .chart-explore')")
    reader.run("document.querySelector('.chart-explore').click()")
    reader.wait("document.querySelector('.chart[data-drawn] .main-svg')")


def test_the_switch_changes_the_scheme(reader: Browser, site: Site) -> None:
    reader.go(site.address)
    before = style(reader, "body", "background-color")
    reader.run("document.querySelector('[data-md-component=palette] label:not([hidden])').click()")
    reader.wait(f"{STYLE.format(selector='body', name='background-color')} !== {before!r}")
    reader.run("localStorage.clear()")


@pytest.mark.parametrize(("scheme", "colour"), [("default", (255, 255, 255)), ("slate", (18, 23, 28))])
def test_the_picture_of_a_chart_has_the_scheme_of_the_page(
    reader: Browser, site: Site, scheme: str, colour: tuple[int, int, int]
) -> None:
    """Its paper has the colour of the page's, in light and in dark."""
    reader.go(with_all(site, "chart-explore"))
    reader.run("document.body.dataset.mdColorScheme = arguments[0]", scheme)
    end = time.monotonic() + PATIENCE
    while (paper := paper_of_picture(reader)) != colour:
        assert time.monotonic() < end, f"the paper is {paper}"


def paper_of_picture(reader: Browser) -> tuple[int, int, int]:
    """The colour in the corner of the first picture on the page, as it is painted."""
    place = reader.run(CORNER)
    return Image.open(BytesIO(reader.picture())).convert("RGB").getpixel(tuple(place))  # type: ignore[return-value]


def test_what_is_copied_pastes_as_it_is_written(reader: Browser, site: Site) -> None:
    """The first paragraph and the first row with notes, on each kind of page: no note's number is glued to a value."""
    tried = []
    for path in site.kinds:
        reader.go(site.address + path)
        for place, (kind, said) in enumerate(reader.run(NOTED)):
            assert pasted(reader, f"[data-noted='{place}']").split() == said.split()
            tried.append(kind)
    assert {"P", "TR"} <= set(tried)


def pasted(reader: Browser, selector: str) -> str:
    """What a reader gets who selects an element, copies it, and pastes it where text is written."""
    reader.run("getSelection().selectAllChildren(document.querySelector(arguments[0]))", selector)
    reader.press("c", held=reader.control)
    reader.run(PASTE)
    reader.press("v", held=reader.control)
    reader.wait("document.activeElement.value")
    return str(reader.run("const box = document.activeElement; box.remove(); return box.value"))
