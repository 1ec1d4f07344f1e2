"""Cards on numbers and citations, on a built site, in the Chromium of the system."""

from collections.abc import Callable, Iterator

import pytest
from conftest import REPOSITORY, Project
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Locator, Page, expect

MKDOCS = f"""
INHERIT: {REPOSITORY / "mkdocs.yml"}
site_name: The river
nav:
  - index.md
  - figures/index.md
"""
HOSTILE = "<img src=x onerror=pwned()> [link](javascript:pwned()) *bold* &lt;b&gt;"
OBSERVED = "{{value: {0}, source: {1}, locator: row {0}, as_stated: '{0} km'{2}}}"
RIVERS = f"""
title: Rivers
figures:
  - id: length
    label: Length of the river
    measures: From the spring to the sea.
    unit: km
    observations:
      - {OBSERVED.format(1233, "survey", ", period: '2024', note: At high water.")}
  - id: legend
    label: "{HOSTILE}"
    measures: "{HOSTILE}"
    unit: km
    observations:
      - {OBSERVED.format(900, "gazette", f", status: rejected, reason: '{HOSTILE}', note: '{HOSTILE}'")}
  - id: guesses
    label: Guesses at the length
    measures: From the spring to the sea.
    unit: km
    observations:
{"".join(f"      - {OBSERVED.format(n, 'survey' if n % 2 else 'gazette', '')}{chr(10)}" for n in range(101, 121))}
  - id: disputed
    label: Depth of the river
    measures: Where it is deepest.
    unit: km
    observations:
      - {OBSERVED.format(10, "gazette", ", origin: survey")}
      - {OBSERVED.format(11, "survey", "")}
      - {OBSERVED.format(12, "survey", "")}
      - {OBSERVED.format(14, "gazette", "")}
      - {OBSERVED.format(90, "chronicle", "")}
  - id: rounded
    label: Weir
    measures: How long the weir is.
    unit: km
    observations:
      - {OBSERVED.format(13, "gazette", "")}
      - {OBSERVED.format(12.98, "survey", "")}
  - id: shallow
    label: Depth at the ford
    measures: Where it is deepest.
    unit: km
    observations:
      - {OBSERVED.format(10, "gazette", ", origin: survey")}
  - id: twice
    label: There and back
    measures: The length, there and back.
    unit: km
    formula: 2 * length
"""
CHRONICLE = """
title: The chronicle
sources:
  - id: chronicle
    title: The year of the flood
    publisher: The Chronicle
    url: https://chronicle.example/flood
    kind: news
    standing: original
    read: whole
"""
PROSE = """
It is {{ figure("length") }} long, or {{ figure("length", unit=false) }} kilometres, said {{ cite("gazette", "page 1") }}.

| Far off | To the right |
| --- | ---: |
| a number in a table | {{ figure("length") }} |

Legend has {{ figure("legend", rejected=true) }}, others {{ figure("guesses") }}, one
{{ figure("guesses", source="gazette") }}; there and back it is {{ figure("twice") }}.

It is {{ figure("disputed") }} deep, or {{ figure("shallow") }}; the weir is {{ figure("rounded") }}.

The Gazette is [on its own page](sources/press.md). Nothing else is here.
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """A site about a river, built with the repository's settings and theme."""
    project = Project(tmp_path_factory.mktemp("river"))
    project.write("data/figures/rivers.yml", RIVERS)
    project.write("data/sources/chronicle.yml", CHRONICLE)
    project.write("mkdocs.yml", MKDOCS)
    project.prose(PROSE)
    site = project.root / "site"
    address = serve(site, "/river/")
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(site), site_url=address, strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser, address, width=1000)


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Page]:
    yield from opened(browser, address, width=360, has_touch=True)


def opened(browser: Browser, address: str, width: int, **options: bool) -> Iterator[Page]:
    """A page on which no script fails."""
    context = browser.new_context(viewport={"width": width, "height": 640}, **options)  # type: ignore[arg-type]
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    yield page
    context.close()
    assert errors == []


def number(page: Page, figure: str, nth: int = 0) -> Locator:
    return page.locator(f"a[href$='#{figure}']:has(> data)").nth(nth)


def card(page: Page) -> Locator:
    return page.locator(".number-card")


def is_at(page: Page, locator: Locator) -> bool:
    """Whether the keyboard's focus is there."""
    return bool(locator.evaluate("element => element === document.activeElement"))


def test_a_card_tells_who_says_a_number(page: Page) -> None:
    """Hover opens it: label, value, period, grade with its grounds, source, wording and place, with links."""
    number(page, "length").hover()
    expect(card(page)).to_contain_text("Length of the river")
    expect(card(page)).to_contain_text("1,233 km 2024")
    expect(card(page)).to_contain_text("Evidence: primary, 1 source, 1 origin; read in the filing")
    expect(card(page)).to_contain_text("Land Registry (dataset, original; the dataset was read)")
    expect(card(page)).to_contain_text("“1233 km”, row 1233 of Survey of rivers")
    expect(card(page)).to_contain_text("At high water.")
    links = card(page).locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    site = page.url
    home, source = f"{site}figures/rivers/#length", f"{site}sources/press/#survey"
    assert links == [home, f"{site}how-to-read/#grades", source, "https://registry.example/survey"]


def test_nothing_is_fetched_before_a_reader_asks(browser: Browser, address: str) -> None:
    """Neither the file of the figures nor the scripts of the card are among what a page costs."""
    page = browser.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url.rpartition("/")[2]))
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert "cards.js" in requests
    assert not {"card.js", "card-content.js", "rivers.json"} & set(requests)
    number(page, "length").hover()
    expect(card(page)).to_contain_text("Evidence")
    number(page, "twice").hover()
    expect(card(page)).to_contain_text("There and back")
    assert requests.count("rivers.json") == 1
    page.close()


def test_a_card_stays_while_the_pointer_is_on_it(page: Page) -> None:
    """The pointer can move on to it and read; it closes when the pointer is gone from both."""
    number(page, "length").hover()
    card(page).locator("li").hover()
    page.wait_for_timeout(600)
    expect(card(page)).to_be_visible()
    page.mouse.move(900, 630)
    expect(card(page)).to_have_count(0)


def test_a_pointer_that_passes_opens_nothing(page: Page) -> None:
    number(page, "length").hover()
    page.mouse.move(900, 630)
    page.wait_for_timeout(400)
    expect(card(page)).to_have_count(0)


def test_a_click_of_the_mouse_goes_home(page: Page) -> None:
    """With a mouse a number is the link that it looks like, and no card stays behind."""
    number(page, "length").click()
    page.wait_for_url("**/figures/rivers/#length")
    expect(card(page)).to_have_count(0)


def test_the_keyboard_goes_into_a_card_and_on(page: Page) -> None:
    """Focus opens it; Tab passes through its links in order, and then to what follows the number."""
    first = number(page, "length")
    first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert is_at(page, first)
    expect(card(page)).to_contain_text("Evidence")
    expect(first).to_have_attribute("aria-expanded", "true")
    for text in ("Length of the river", "primary", "Land Registry", "Survey of rivers"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == text
    page.keyboard.press("Tab")
    assert is_at(page, page.locator(".footnote-ref").first)
    page.keyboard.press("Shift+Tab")
    assert is_at(page, first)
    expect(card(page)).to_contain_text("Length of the river")


def test_escape_closes_a_card_and_leaves_the_focus_on_the_number(page: Page) -> None:
    """Also from within the card; a second Tab then goes on past it."""
    first = number(page, "length")
    first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(card(page)).to_contain_text("Evidence")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    assert is_at(page, first)
    assert first.get_attribute("aria-expanded") is None
    page.keyboard.press("Tab")
    assert is_at(page, page.locator(".footnote-ref").first)


def test_escape_closes_a_card_under_the_pointer(page: Page) -> None:
    number(page, "length").hover()
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)


def test_a_tap_opens_a_card_and_a_second_goes_home(phone: Page) -> None:
    number(phone, "length").tap()
    expect(card(phone)).to_contain_text("Evidence")
    assert phone.url.endswith("/river/")
    number(phone, "length").tap()
    phone.wait_for_url("**/figures/rivers/#length")
    expect(card(phone)).to_have_count(0)


def test_a_tap_outside_or_on_the_button_closes_a_card(phone: Page) -> None:
    """The button is as large as a finger needs."""
    number(phone, "length").tap()
    box = card(phone).get_by_role("button", name="Close").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 24
    card(phone).get_by_role("button", name="Close").tap()
    expect(card(phone)).to_have_count(0)
    number(phone, "length").tap()
    expect(card(phone)).to_contain_text("Evidence")
    phone.locator("h1").tap()
    expect(card(phone)).to_have_count(0)


@pytest.mark.parametrize(("figure", "nth"), [("length", 0), ("length", 2), ("legend", 0), ("guesses", 0)])
def test_a_card_fits_a_small_screen(phone: Page, figure: str, nth: int) -> None:
    """It lies within the screen, its text within it, and the page grows no wider."""
    number(phone, figure, nth).tap()
    expect(card(phone)).to_contain_text("Evidence")
    box = card(phone).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 640
    assert card(phone).evaluate("card => card.scrollWidth <= card.clientWidth")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_rejected_number_tells_the_reason(page: Page) -> None:
    """And texts that try to be markup stay texts."""
    number(page, "legend").hover()
    expect(card(page)).to_contain_text(f"Rejected: {HOSTILE}")
    expect(card(page).locator(".number-card__label")).to_have_text(HOSTILE)
    expect(card(page).locator(".number-card__value")).to_contain_text("900 km rejected")
    expect(card(page).locator("img, em, b")).to_have_count(0)


def test_a_computed_number_tells_its_working(page: Page) -> None:
    number(page, "twice").hover()
    expect(card(page)).to_contain_text("Computed here: 2 × Length of the river (2024)= 2 × 1,233")
    expect(card(page)).to_contain_text("Land Registry (dataset")


def test_a_contested_number_tells_of_the_first_sources(page: Page) -> None:
    """The rest is counted, with a link to where it stands."""
    number(page, "guesses").hover()
    expect(card(page)).to_contain_text("101–120 km contested")
    expect(card(page).locator("li")).to_have_count(4)
    expect(card(page).locator("li").first).to_contain_text("101 km (the low end): Land Registry")
    expect(card(page).locator("li").nth(1)).to_contain_text("120 km (the high end): The Gazette")
    more = card(page).get_by_role("link", name="and 17 more")
    assert (more.get_attribute("href") or "").endswith("/figures/rivers/#guesses")


def test_a_contested_number_tells_one_observation_of_each_origin(page: Page) -> None:
    """Before others that retell one, which are named so; what differs most stands next to the first."""
    number(page, "disputed").hover()
    expect(card(page).locator("li").nth(0)).to_contain_text("11 km: Land Registry")
    expect(card(page).locator("li").nth(1)).to_contain_text("90 km (the high end): The Chronicle")
    number(page, "shallow").hover()
    expect(card(page).locator("li").first).to_contain_text("“10 km”, row 10")
    expect(card(page).locator("li").first).to_contain_text("Retold from Land Registry")


def test_a_card_says_what_a_range_is_made_of(page: Page) -> None:
    """Who gives its ends is told, whatever stands behind it, and which end each gives."""
    number(page, "disputed").hover()
    expect(card(page)).to_contain_text("10–90 km contested")
    expect(card(page).locator("li").nth(2)).to_contain_text("10 km (the low end): The Gazette")
    expect(card(page).locator("li").nth(2)).to_contain_text("Retold from Land Registry")


def test_a_number_that_was_rounded_makes_no_range(page: Page) -> None:
    """The finest number is shown, and the card says of the others that they are the same one."""
    number(page, "rounded").hover()
    expect(card(page)).to_contain_text("Weir12.98 km")
    expect(card(page).locator("li").filter(has_text="13 km:")).to_contain_text("The same number, rounded.")
    expect(card(page).locator("li").filter(has_text="12.98 km:")).not_to_contain_text("rounded")


def test_a_number_of_one_source_tells_that_source_first(page: Page) -> None:
    """And beside it what the figure is by all of them."""
    number(page, "guesses", 1).hover()
    expect(card(page)).to_contain_text("The figure as a whole: 101–120 km; contested, 2 sources")
    expect(card(page).locator("li").first).to_contain_text("102 km: The Gazette, 2024")


def test_the_citation_of_a_number_opens_the_card_of_the_number(page: Page) -> None:
    page.locator(".footnote-ref").first.hover()
    expect(card(page)).to_contain_text("Length of the river")


def test_a_citation_without_a_number_tells_its_note(page: Page) -> None:
    """The text of the note at the page's end, with its links, without the way back and the source's other places."""
    page.locator("p", has_text="kilometres, said").locator(".footnote-ref").last.hover()
    expect(card(page)).to_contain_text("The Gazette, 1 March 2024 (news, original; read whole): page 1.")
    expect(card(page)).not_to_contain_text("row 10")
    expect(card(page).locator(".footnote-backref")).to_have_count(0)
    assert card(page).locator("a").last.evaluate("link => link.href") == f"{page.url}sources/press/#gazette"


def test_a_number_without_its_unit_says_it_to_who_tabs(page: Page) -> None:
    """The unit is the link's description, and no second box beside the card."""
    bare = number(page, "length", 1)
    expect(bare).to_have_attribute("title", "km")
    bare.hover()
    expect(card(page)).to_contain_text("1,233 km")
    assert bare.get_attribute("title") is None
    page.keyboard.press("Escape")
    expect(bare).to_have_attribute("title", "km")


def test_a_file_that_does_not_come_is_told(page: Page) -> None:
    """The card says so and leads home; when the file can be had again, the next card is whole."""
    page.route("**/rivers.json", lambda route: route.abort())
    number(page, "length").hover()
    expect(card(page)).to_contain_text("The details can’t be loaded here. See where it stands.")
    assert (card(page).locator("a").get_attribute("href") or "").endswith("/figures/rivers/#length")
    page.unroute("**/rivers.json")
    page.keyboard.press("Escape")
    page.mouse.move(900, 630)
    number(page, "length").hover()
    expect(card(page)).to_contain_text("Evidence")


def test_without_a_network_a_card_says_so_and_stays(page: Page) -> None:
    """Once the script of the card is there, and the file of the figures is not; it leads to no page that can't come."""
    number(page, "length", 1).hover()
    expect(card(page)).to_contain_text("Evidence")
    page.reload()
    page.wait_for_load_state("networkidle")
    page.route("**/rivers.json", lambda route: route.abort())
    page.context.set_offline(True)
    number(page, "length").hover()
    expect(card(page)).to_contain_text("No network: the details can’t be loaded now.")
    expect(card(page).locator("a")).to_have_count(0)
    page.context.set_offline(False)


def test_a_tap_without_a_network_says_so_and_stays(phone: Page) -> None:
    """Even where not the script of the card can be had; with a network, the next tap opens the whole card."""
    phone.context.set_offline(True)
    number(phone, "length").tap()
    expect(card(phone)).to_have_text("1,233 kmNo network: the details can’t be loaded now.")
    assert phone.url.endswith("/river/")
    box = card(phone).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    phone.locator("h1").tap()
    expect(card(phone)).to_have_count(0)
    phone.context.set_offline(False)
    number(phone, "length").tap()
    expect(card(phone)).to_contain_text("Evidence")


def test_a_tap_on_a_number_whose_card_can_not_be_loaded_leads_home_the_second_time(phone: Page) -> None:
    phone.route("**/card.js", lambda route: route.abort())
    number(phone, "length").tap()
    expect(card(phone)).to_contain_text("The details can’t be loaded here. See where it stands.")
    number(phone, "length").tap()
    phone.wait_for_url("**/figures/rivers/#length")


def test_a_card_closes_when_the_page_changes_under_it(page: Page) -> None:
    """Material can answer a click without loading a page, and says so on `document$`; cards work on."""
    number(page, "length").hover()
    expect(card(page)).to_contain_text("Evidence")
    page.evaluate("window.document$.next(document)")
    expect(card(page)).to_have_count(0)
    page.mouse.move(900, 630)
    number(page, "twice").hover()
    expect(card(page)).to_contain_text("There and back")


def test_paper_shows_no_card(page: Page) -> None:
    number(page, "length").hover()
    expect(card(page)).to_be_visible()
    page.emulate_media(media="print")
    expect(card(page)).to_be_hidden()


def test_without_scripts_a_number_is_a_link_to_its_home(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    number(page, "length").click()
    page.wait_for_url("**/figures/rivers/#length")
    expect(page.locator("#length")).to_be_visible()
    context.close()
