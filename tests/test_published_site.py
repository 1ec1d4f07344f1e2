"""The whole way, by the command line: editions of the rivers are released, published and read in a browser."""

import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from shutil import copytree, ignore_patterns

import feedparser
import pytest
from browser.test_accessibility import EVERYTHING, violations
from conftest import REPOSITORY
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect
from test_publish import git

ADDRESS = "https://example.org/rivers/latest/"
RIVERS = "data/figures/rivers.yml"
NOTE = "A digit was read wrongly."
CORRECTED = f"""\
changes:
  - figure: alder-length
    after: 2026-09
    kind: correction
    note: {NOTE}
"""


@dataclass(frozen=True)
class Published:
    """The publishing branch with three editions: its files, their address, and each edition as it was published."""

    folder: Path
    address: str
    first: dict[str, dict[str, bytes]]


def briefing(root: Path, *arguments: str) -> None:
    command = [sys.executable, "-m", "sourced_briefing.cli", *arguments]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "generator")}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def replace(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def prepare(root: Path) -> None:
    copytree(REPOSITORY / "tests/briefings/rivers", root, ignore=ignore_patterns(".briefing", "site"))
    replace(root / "briefing.yml", ("https://example.org/rivers/", ADDRESS))
    (root / ".gitignore").write_text(".briefing/\n", "utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "A")
    git(root, "config", "user.email", "a@example.org")


def publish(root: Path, name: str) -> dict[str, bytes]:
    """Release and publish an edition; returns its files."""
    briefing(root, "release", name)
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", name)
    briefing(root, "publish")
    return {path: data for path, data in files(root).items() if path.startswith(f"{name}/")}


def files(root: Path) -> dict[str, bytes]:
    """All that is on the publishing branch."""
    packed = subprocess.run(["git", "archive", "gh-pages"], cwd=root, capture_output=True, check=True).stdout  # noqa: S607
    with tarfile.open(fileobj=BytesIO(packed)) as archive:
        return {member.name: archive.extractfile(member).read() for member in archive if member.isfile()}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> Published:
    root, folder = tmp_path_factory.mktemp("editions") / "project", tmp_path_factory.mktemp("branch")
    prepare(root)
    first = {"2026-09": publish(root, "2026-09")}
    replace(root / RIVERS, ("1_233", "1_230"), ("1,233 km", "1,230 km"))
    (root / "data/changes.yml").write_text(CORRECTED, "utf-8")
    first["2026-10"] = publish(root, "2026-10")
    replace(root / RIVERS, ("1_230", "1_250"), ("1,230 km", "1,250 km"))
    first["2026-11"] = publish(root, "2026-11")
    for path, data in files(root).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return Published(folder, serve(folder, "/rivers/"), first)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window that must not complain: of errors in scripts, of what the policy of the site forbids, of what is missing."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, complaints = context.new_page(), []

    def listen(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def banner(page: Page) -> Locator:
    return page.locator(".outdated-edition")


def choose(page: Page, edition: str) -> None:
    """Choose another edition as a reader does."""
    page.locator(".md-version__current").click()
    page.locator(".md-version__link", has_text=edition).click()


def test_the_branch_holds_every_edition_as_it_was_published(published: Published) -> None:
    """Byte for byte, and the newest a second time as the latest."""
    for edition, expected in published.first.items():
        found = {path: (published.folder / path).read_bytes() for path in expected}
        present = {
            p.relative_to(published.folder).as_posix() for p in (published.folder / edition).rglob("*") if p.is_file()
        }
        assert (found, present) == (expected, set(expected))
    newest = {path.removeprefix("2026-11/"): data for path, data in published.first["2026-11"].items()}
    assert {path: (published.folder / "latest" / path).read_bytes() for path in newest} == newest


def test_the_site_opens_with_the_latest_edition(published: Published, page: Page) -> None:
    """Whoever comes to the root is led there, and is told of no other edition."""
    page.goto(published.address)
    page.wait_for_url("**/latest/")
    expect(page.locator("h1")).to_contain_text("Two rivers")
    expect(page.locator(".md-version__current")).to_have_text("2026-11")
    expect(banner(page)).to_be_hidden()


def test_the_selector_leads_from_edition_to_edition(published: Published, page: Page) -> None:
    """It lists them all, newest first, and leads to the same page of another one."""
    page.goto(f"{published.address}latest/figures/rivers/")
    assert page.locator(".md-version__link").all_inner_texts() == ["2026-11", "2026-10", "2026-09"]
    expect(page.locator("td data.figure").first).to_contain_text("1,250 km")
    choose(page, "2026-09")
    page.wait_for_url("**/2026-09/figures/rivers/**")
    expect(page.locator("td data.figure").first).to_contain_text("1,233 km")


def test_the_selector_works_by_keyboard(published: Published, page: Page) -> None:
    """It is reached by Tab and shows its list; its links are followed by Enter."""
    page.goto(f"{published.address}latest/")
    page.locator(".md-version__current").focus()
    expect(page.locator(".md-version__list")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.locator(".md-version__link:focus")).to_have_text("2026-09")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2026-09/**")


def test_an_old_edition_says_so_and_leads_to_the_newest(published: Published, page: Page) -> None:
    """By a banner that names it and leads to the same page, for programs by the canonical link."""
    page.goto(f"{published.address}2026-09/figures/rivers/")
    link = banner(page).get_by_role("link")
    expect(link).to_have_text("Read edition 2026-11, the newest")
    expect(link).to_have_attribute("href", f"{published.address}latest/figures/rivers/")
    assert page.locator("link[rel=canonical]").get_attribute("href") == f"{ADDRESS}figures/rivers/"
    link.click()
    page.wait_for_url("**/latest/figures/rivers/")
    expect(page.locator("td data.figure").first).to_contain_text("1,250 km")
    expect(banner(page)).to_be_hidden()


def test_the_newest_edition_under_its_own_name_is_not_old(published: Published, page: Page) -> None:
    """Its address can be cited; nothing there says that there is a newer one."""
    page.goto(f"{published.address}2026-11/")
    expect(page.locator(".md-version__current")).to_have_text("2026-11")
    expect(banner(page)).to_be_hidden()


def test_changes_are_told_with_their_numbers_and_classes(published: Published, page: Page) -> None:
    """On the page of the edition, and in the history at the figure's home."""
    page.goto(f"{published.address}latest/changes/")
    page.locator("article").get_by_role("link", name="Edition 2026-10", exact=True).click()
    row = page.locator("tr", has_text="1,233 km")
    for text in ("Length of the Alder", "1,230 km (−0.2%)", "correction", NOTE):
        expect(row.first).to_contain_text(text)
    row.first.get_by_role("link", name="Length of the Alder").click()
    history = page.locator("details.history", has_text="1,250 km")
    history.locator("summary").click()
    for text in ("1,230 km (−0.2%)", "correction", NOTE, "1,250 km (+1.6%)", "revision"):
        expect(history).to_contain_text(text)
    expect(history.locator("svg")).to_be_visible()


def test_a_reader_finds_and_follows_the_feeds(published: Published, page: Page) -> None:
    """Every page names them, also one of an old edition; they lead to files of the newest, which tell the change."""
    page.goto(f"{published.address}2026-09/figures/rivers/")
    named = page.locator("head link[rel~=alternate]").evaluate_all("links => links.map(link => link.href)")
    paths = [link.removeprefix(ADDRESS) for link in named]
    assert paths == [
        f"feeds/{name}.{e}" for name in ("editions", "corrections", "topics/rivers") for e in ("atom", "json")
    ]
    latest = published.folder / "latest"
    assert "1 correction" in feedparser.parse((latest / paths[0]).read_bytes()).entries[1].content[0].value
    [told] = [item["content_text"] for item in json.loads((latest / paths[3]).read_text("utf-8"))["items"]]
    assert ("1,233 km → 1,230 km (−0.2%)" in told, NOTE in told) == (True, True)
    assert "1,230 km → 1,250 km (+1.6%)" in (latest / paths[4]).read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_published_pages(browser: Browser, published: Published, width: int, scheme: str) -> None:
    """The selector shut and open, the banner, changes, history and what is to be reviewed."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", bypass_csp=True
    )
    page, found = context.new_page(), {}
    for path in (
        "latest/",
        "2026-09/",
        "latest/changes/",
        "latest/changes/2026-10/",
        "latest/figures/rivers/",
        "latest/review/",
    ):
        page.goto(published.address + path)
        page.locator(".md-version__current").wait_for()
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        found[path] = violations(page, EVERYTHING)
        page.locator(".md-version__current").focus()
        expect(page.locator(".md-version__list")).to_have_css("opacity", "1")
        found[f"{path} with the selector"] = violations(page, EVERYTHING)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
    assert {path: faults for path, faults in found.items() if faults} == {}
