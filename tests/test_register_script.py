"""The script of the register, on the built site of the rivers: search, filters, sorting, and all of it in the address."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

ALL = 11


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.fixture
def register(page: Page, rivers_site: str) -> Page:
    return opened(page, rivers_site)


def opened(page: Page, site: str, query: str = "") -> Page:
    page.goto(site + "register/" + query)
    page.wait_for_selector(".register-form")
    return page


def shown(page: Page) -> list[str]:
    """The figures that are to be seen, from top to bottom."""
    return page.locator(".register tbody tr:visible td:first-child").all_inner_texts()


def search(page: Page, text: str, count: int) -> list[str]:
    page.get_by_role("searchbox").fill(text)
    expect(page.locator(".register tbody tr:visible")).to_have_count(count)
    return shown(page)


def test_everything_is_shown_at_first(register: Page) -> None:
    assert len(shown(register)) == ALL
    expect(register.get_by_role("status")).to_have_text(f"All {ALL} figures")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("length birch", ["Length of the Alder by that of the Birch", "Length of the Birch"]),
        ("1,480", []),  # not the newest value
        ("1233", ["Length of the Alder"]),
        ("1,233 KM", ["Length of the Alder"]),
        ("courier", ["Width of the Birch"]),
        ("alder-length-claimed", ["Length of the Alder, as claimed"]),
        ("rejected", ["Length of the Alder, as claimed"]),
    ],
)
def test_words_find_label_value_source_and_id(register: Page, text: str, found: list[str]) -> None:
    assert search(register, text, len(found)) == found


def test_what_is_found_is_announced(register: Page) -> None:
    search(register, "fare", 1)
    expect(register.get_by_role("status")).to_have_text(f"1 of {ALL} figures")
    search(register, "nowhere", 0)
    expect(register.get_by_role("status")).to_have_text(f"None of {ALL} figures")


@pytest.mark.parametrize(
    ("filter", "value", "count"),
    [("Topic", "Traffic", 3), ("Grade", "contested", 1), ("Grade", "rejected", 1), ("Source", "Mirror", 1)],
)
def test_filters(register: Page, filter: str, value: str, count: int) -> None:
    register.get_by_role("combobox", name=filter).select_option(value)
    expect(register.locator(".register tbody tr:visible")).to_have_count(count)


def test_computed_figures(register: Page) -> None:
    register.get_by_label("Computed here").check()
    expect(register.locator(".register tbody tr:visible")).to_have_count(2)


def test_grades_are_offered_from_the_strongest(register: Page) -> None:
    grades = register.get_by_role("combobox", name="Grade").locator("option").all_inner_texts()
    assert grades == ["All", "primary", "single", "relayed", "contested", "rejected"]


def test_columns_sort_both_ways(register: Page) -> None:
    """By a column's own order: grades from the strongest, sources by their number, periods by time."""
    head = register.get_by_role("columnheader", name="Grade")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert shown(register)[-1] == "Length of the Alder, as claimed"
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert shown(register)[:2] == ["Length of the Alder, as claimed", "Barges on the Alder"]
    register.get_by_role("button", name="Sources").click()
    assert head.get_attribute("aria-sort") is None
    assert shown(register)[-1] == "Barges on the Alder"
    register.get_by_role("button", name="Period").click()
    assert shown(register)[-1] == "Fare of the ferry"


def test_what_is_chosen_stands_in_the_address(register: Page, rivers_site: str) -> None:
    """The address opens the same view again; showing all empties it."""
    register.get_by_role("combobox", name="Topic").select_option("The two rivers")
    register.get_by_role("button", name="Figure").click()
    register.get_by_role("button", name="Figure").click()
    search(register, "alder", 3)
    before, address = shown(register), register.url
    assert "topic=The+two+rivers" in address
    assert "sort=-figure" in address
    register.goto("about:blank")
    register.goto(address)
    register.wait_for_selector(".register-form")
    assert shown(register) == before
    register.get_by_role("button", name="Show all").click()
    expect(register.locator(".register tbody tr:visible")).to_have_count(ALL)
    assert register.url == rivers_site + "register/"
    assert shown(register)[0] == "Length of the Alder by that of the Birch"


@pytest.mark.parametrize("query", ["?topic=Nothing&grade=%3Cb%3E&sort=value", "?sort=--&source=__proto__&computed=no"])
def test_an_address_that_asks_for_nothing_known_shows_all(page: Page, rivers_site: str, query: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    opened(page, rivers_site, query)
    assert len(shown(page)) == ALL
    assert errors == []


def test_nothing_is_stored(register: Page) -> None:
    """Only the address knows."""
    stored = "[document.cookie, JSON.stringify({...localStorage, ...sessionStorage})]"
    before = register.evaluate(stored)
    search(register, "fare", 1)
    assert register.evaluate(stored) == before


def test_hostile_texts_stay_texts(register: Page) -> None:
    """In cells, in the choices of a filter, and as what is typed."""
    assert search(register, "<img src=x onerror", 1)[0].startswith("<img src=x")
    register.get_by_role("combobox", name="Topic").select_option("Zoo & <b>others</b>")
    assert search(register, "上海", 1)
    assert search(register, "שלום", 1)
    assert register.locator(".register :is(img, td b)").count() == 0
    assert register.title() != "broken"


def test_it_works_by_keyboard(register: Page) -> None:
    register.get_by_role("searchbox").focus()
    register.keyboard.type("barges")
    expect(register.locator(".register tbody tr:visible")).to_have_count(1)
    for _ in range(6):  # three filters, a box, a button, the first head
        register.keyboard.press("Tab")
    register.keyboard.press("Enter")
    assert register.get_by_role("columnheader", name="Figure").get_attribute("aria-sort") == "ascending"


def test_it_fits_a_phone(page: Page, rivers_site: str) -> None:
    """Rows become blocks; nothing scrolls sideways, and controls are big enough for a finger."""
    page.set_viewport_size({"width": 360, "height": 800})
    opened(page, rivers_site)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    sizes = page.locator(".register :is(input, select, button)").evaluate_all("all => all.map(e => e.offsetHeight)")
    assert min(size for size in sizes if size > 20) >= 24
    assert "Grade: " in page.locator(".register tbody td:nth-child(4)").first.evaluate(
        "cell => getComputedStyle(cell, '::before').content"
    )


def test_without_scripts_it_is_a_table(browser: Browser, rivers_site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(rivers_site + "register/")
    assert len(shown(page)) == ALL
    assert page.locator(".register form").count() == 0
    page.locator(".register a").first.click()
    assert page.url.endswith("figures/computed/#alder-to-birch")
    context.close()
