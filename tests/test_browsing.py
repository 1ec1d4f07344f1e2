"""The web server and the browser of the tests."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

PAGE = "<!doctype html><title>The river</title><p>1,233 km</p>" + "<p>long</p>" * 500


@pytest.fixture
def site(tmp_path: Path, serve: Callable[..., str]) -> str:
    for path, text in {"index.html": PAGE, "rivers/index.html": PAGE, "404.html": "<title>Not here</title>"}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return serve(tmp_path, "/briefing/")


@pytest.fixture
def page(browser: Browser) -> Page:
    return browser.new_page()


def test_a_site_is_served_packed(site: str, page: Page) -> None:
    """What comes over the wire is what a host of static pages sends."""
    answer = page.goto(site)
    assert answer
    assert page.title() == "The river"
    assert answer.request.sizes()["responseBodySize"] < 300


def test_a_folder_without_its_slash_leads_to_its_page(site: str, page: Page) -> None:
    page.goto(site + "rivers")
    assert page.url == site + "rivers/"


@pytest.mark.parametrize("path", ["lakes/", "../", "/", "rivers/../../conftest.py"])
def test_what_is_not_there_gets_the_404_page(site: str, page: Page, path: str) -> None:
    answer = page.request.get(site.removesuffix("briefing/") if path == "/" else site + path)
    assert answer.status == 404
    assert "Not here" in answer.text()
