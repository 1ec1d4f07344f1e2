"""The buttons that copy a citation or a figure, and the block on paper, in the Chromium of the system."""

from collections.abc import Iterator

import pytest
from browsing import ARGUMENTS, CHROMIUM, wait_until
from conftest import REPOSITORY, Project
from markdown import markdown
from playwright.sync_api import BrowserContext, Page, Route, sync_playwright
from sourced_briefing.build import build_briefing

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

SITE = "http://localhost/"
HEAD = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/assets/briefing.css">
<body data-md-color-scheme="slate"><article class="md-typeset md-content__inner">"""
SCRIPT = '<script type="module">import {update} from "/assets/copy.js"; update(); update();</script>'


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser.new_context()
        browser.close()


@pytest.fixture
def page(context: BrowserContext, project: Project) -> Iterator[Page]:
    """The page of the project's figures."""
    texts = build_briefing(project.root).texts
    body = markdown(texts["figures/rivers.md"], extensions=["attr_list", "md_in_html", "tables", "footnotes"])

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if path in texts:
            kind = {"css": "css", "js": "javascript"}.get(path.rpartition(".")[2], "plain")
            route.fulfill(body=texts[path], content_type=f"text/{kind}; charset=utf-8")
        elif path.startswith("assets/"):
            route.fulfill(path=REPOSITORY / "site_theme" / path)
        else:
            route.fulfill(body=f"{HEAD}{body}{SCRIPT}", content_type="text/html; charset=utf-8")

    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.route("**/*", answer)
    page.goto(f"{SITE}figures/rivers.html")
    page.wait_for_selector(".copy-button", state="attached")
    yield page
    page.close()


def copied(page: Page, button: str) -> str:
    page.locator("details.cite").first.evaluate("block => block.open = true")
    page.get_by_role("button", name=button).first.click()
    wait_until(page, "document.getElementById('copy-status')?.textContent")
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_figure_is_copied_with_its_source(page: Page) -> None:
    """One line that can stand alone; that it was copied is said to everybody."""
    assert (
        copied(page, "Copy figure")
        == "Length of the river: 1,233 km. Source: Land Registry, undated. In: a briefing, draft, n.d."
    )
    assert page.locator("#copy-status[role=status]").text_content() == "Copied"


@pytest.mark.parametrize(("button", "first"), [("Copy BibTeX", "@misc{figure-length,"), ("Copy RIS", "TY  - ELEC")])
def test_one_entry_of_a_file_is_copied(page: Page, button: str, first: str) -> None:
    """The file holds the citations of many pages; the figure's own is taken out of it."""
    text = copied(page, button)
    assert text.splitlines()[0] == first
    assert "Length of the river" in text
    assert "page-figures--rivers" not in text


def test_where_copying_is_refused_the_text_is_selected(page: Page) -> None:
    """The reader's own device can copy it then."""
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }")
    page.locator("details.cite").first.evaluate("block => block.open = true")
    page.get_by_role("button", name="Copy figure").first.click()
    wait_until(page, "document.getElementById('copy-status')?.textContent")
    assert (
        str(page.evaluate("getSelection().toString()"))
        .strip()
        .endswith("Land Registry, undated. In: a briefing, draft, n.d.")
    )
    assert "Selected" in str(page.locator("#copy-status").text_content())


def test_the_edition_is_text_that_can_be_selected(page: Page) -> None:
    """The script writes it, once, in place of what the style sheet shows; it is read the same without scripts."""
    span = page.locator(".of-edition").first
    assert span.text_content() == ", draft, n.d."
    assert span.evaluate("span => getComputedStyle(span, '::after').content") in ("none", "normal")
    span.evaluate("span => { span.textContent = ''; span.dataset.at = 'figures/rivers/'; }")
    shown = str(span.evaluate("span => getComputedStyle(span, '::after').content"))
    assert ", draft, n.d." in shown
    span.evaluate("span => import('/assets/copy.js').then((script) => script.update())")
    assert span.text_content() == ", draft, n.d.figures/rivers/"


def test_buttons_are_made_once(page: Page) -> None:
    """After a click within the site the script runs again."""
    assert page.locator("details.cite").first.locator("button").count() == 3


def test_on_paper(page: Page) -> None:
    """The citation of the page is printed though it is folded, in black on white; the others and the buttons are not."""
    page.emulate_media(media="print")
    assert page.locator(".cite-page [data-copy]").is_visible()
    assert not page.locator("details.cite:not(.cite-page)").first.is_visible()
    assert not page.locator(".copy-button").first.is_visible()
    link = page.locator(".footnote a").last
    assert "registry.example" in str(link.evaluate("a => getComputedStyle(a, '::after').content"))
    assert page.locator("h1").evaluate("h1 => getComputedStyle(h1).color") == "rgb(0, 0, 0)"
