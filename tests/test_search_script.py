"""The search of the built site of the rivers: loaded when it is opened, and used by keyboard alone."""

from collections.abc import Iterator

import pytest
from browsing import wait_until
from playwright.sync_api import Browser, Page, expect

INDEX = "/search/"
LOADED = """new Set(performance.getEntriesByType("resource").filter((e) => e.name.includes("/search/") && e.responseEnd
  && e.responseStatus === 200).map((e) => e.name)).size === 2"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.fixture(scope="module")
def search(browser: Browser, rivers_site: str) -> Iterator[Page]:
    """The search, open on the home page; for tests that leave it so."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(rivers_site)
    yield opened(page)
    page.close()


def opened(page: Page) -> Page:
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page.get_by_role("dialog")).to_be_visible()
    return page


def results(page: Page, text: str) -> list[str]:
    """The titles of what is found, once both lists are there and it is."""
    wait_until(page, LOADED)
    wait_until(page, "!document.querySelector('dialog [role=status]').textContent.startsWith('Loading')")
    status = page.locator("dialog [role=status]")
    page.get_by_role("searchbox").fill("")
    expect(status).to_be_empty()
    page.get_by_role("searchbox").fill(text)
    expect(status).to_contain_text("result")
    return page.locator("dialog li strong").all_inner_texts()


def test_nothing_is_loaded_before_it_is_opened(page: Page, rivers_site: str) -> None:
    """And what is loaded then comes from the site itself, once."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(rivers_site)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "search" in url] == []
    opened(page)
    results(page, "birch")
    page.keyboard.press("Escape")
    opened(page)
    assert sorted(url.removeprefix(rivers_site) for url in asked if INDEX in url) == [
        "search/pages.json",
        "search/records.json",
    ]
    assert all(url.startswith(rivers_site) for url in asked)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("width birch", "Width of the Birch"),
        ("1,480", "Flow of the Alder"),  # not only the newest value
        ("1480", "Flow of the Alder"),
        ("2,900,000", "Revenue of Alder Ferries"),  # the page has €2.9 million
        ("€2.9 million", "Revenue of Alder Ferries"),
        ("120,000", "<img src=x onerror=\"document.title='broken'\"> 上海的长度 & שלום"),
        ("上海", "<img src=x onerror=\"document.title='broken'\"> 上海的长度 & שלום"),
        ("长度", "<img src=x onerror=\"document.title='broken'\"> 上海的长度 & שלום"),
        ("שלום", "<img src=x onerror=\"document.title='broken'\"> 上海的长度 & שלום"),
        ("alder-length-claimed", "Length of the Alder, as claimed"),
        ("water-register-2024", "Register of waters, edition of 2024"),
        ("dam opened", "Dam opened"),
        ("a wrong length", "A wrong length"),
    ],
)
def test_finds_first(search: Page, text: str, first: str) -> None:
    """A label, a value in digits or as it is written, an id, an event, a section: what is meant comes first."""
    assert results(search, text)[0] == first


def test_a_source_finds_its_figures(search: Page) -> None:
    found = results(search, "river gazette")
    assert {"The Alder: longer than we thought?", "Barges on the Alder", "Length of the Alder, as claimed"} <= set(
        found
    )


def test_a_number_is_not_found_in_a_longer_one(search: Page) -> None:
    """The hostile figure is of 120,000 km."""
    assert set(results(search, "120")) == {"Width of the Birch", "Two rivers", "Traffic"}
    assert results(search, "120")[0] == "Width of the Birch"


def test_every_word_is_wanted(search: Page) -> None:
    """Where nothing has all of them, what has the most is given, and that is said."""
    found = results(search, "alder nowhere barges")
    assert found[0] == "Barges on the Alder"
    status = search.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text(f"Nothing has all of these words. {len(found)} results")
    assert results(search, "nowhere") == []
    expect(status).to_have_text("No results")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("lenght of the adler", "Length of the Alder"),  # slips
        ("bages", "Barges on the Alder"),
        ("revenues of alder ferry", "Revenue of Alder Ferries"),  # endings
        ("ferrys fares", "Fare of the ferry"),
        ("water-register", "Register of waters, edition of 2024"),
        ("waterboard", "Register of waters, edition of 2024"),  # of the Water Board
        ("bir ch width", "Width of the Birch"),
        ("3 million", "Revenue of Alder Ferries"),  # €2.9 million
        ("2,9 million", "Revenue of Alder Ferries"),
        ("2.9m", "Revenue of Alder Ferries"),
        ("1,230 km", "Length of the Alder"),  # 1,233
        ("what is the length of the Birch?", "Length of the Birch"),
        ("when was the dam opened", "Dam opened"),
        ("what is the revenue of the ferries in a year?", "Revenue of Alder Ferries in a year"),
    ],
)
def test_forgives(search: Page, text: str, first: str) -> None:
    """A slip of letters, endings, words that are joined or split, a value that is rounded, a question."""
    assert results(search, text)[0] == first


def test_quoted_words_find_their_source_and_are_shown(page: Page, rivers_site: str) -> None:
    """Words of a script without spaces too, and with a part of them alone."""
    quoting = {"kind": "Figure", "title": "Length", "at": "#x", "text": "1 km", "quoted": {"s": "这条河的长度为一公里"}}
    source = {"kind": "Source", "title": "Survey", "at": "sources/#s", "text": "Registry, 2024"}
    file = {"language": "en", "entries": [source, quoting]}
    page.route("**/search/records.json", lambda route: route.fulfill(json=file))
    page.goto(rivers_site)
    assert results(opened(page), "河的长度") == ["Length", "Survey"]
    assert page.locator("dialog li span").first.inner_text() == "“这条河的长度为一公里”"
    assert page.locator("dialog mark").all_inner_texts() == ["河的长度"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("licence", "license"),
        ("licences", "licensing"),
        ("centre", "centers"),
        ("colour", "colors"),
        ("organisation", "organization"),
        ("programme", "programs"),
        ("labelled", "labeled"),
        ("catalogue", "catalogs"),
        ("analyse", "analyzed"),
        ("tonnes", "ton"),
        ("sulphur", "sulfur"),
        ("companies", "company"),
        ("prices", "pricing"),
    ],
)
def test_spellings_and_endings_meet(search: Page, one: str, other: str) -> None:
    assert stem(search, one) == stem(search, other)


@pytest.mark.parametrize(
    ("one", "other"), [("chip", "ship"), ("bus", "busy"), ("mass", "mask"), ("press", "price"), ("h20", "h200")]
)
def test_other_words_do_not(search: Page, one: str, other: str) -> None:
    assert stem(search, one) != stem(search, other)


def stem(page: Page, word: str) -> str:
    """What the script compares instead of a word."""
    return str(page.evaluate(f"import('{page.url}assets/search-words.js').then((words) => words.stemOf({word!r}))"))


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("en", "US$1.8 million, 1.8m or 1,800,000", [1_800_000, 1_800_000, 1_800_000]),
        ("en-GB", "RMB12.98 billion; $12bn", [12_980_000_000, 12_000_000_000]),
        ("en", "the H20, an MI308X and 5 m", [5]),  # names, and a metre
        ("de", "1,8 Millionen, 2 Mrd. und 1.805.354", [1_800_000, 2_000_000_000, 1_805_354]),
        ("fr", "2,5 milliards; 1\u202f805\u202f354", [2_500_000_000, 1_805_354]),
        ("ja", "1.5億", [150_000_000]),
        ("no-such_language", "2 million", [2_000_000]),
    ],
)
def test_reads_numbers(search: Page, language: str, text: str, numbers: list[int]) -> None:
    """As they are written in the language of the page, and in short."""
    read = f"reader.numberReader({language!r})({text!r}).map((number) => number.value)"
    assert search.evaluate(f"import('{search.url}assets/search-numbers.js').then((reader) => {read})") == numbers


def test_what_was_found_is_marked(search: Page) -> None:
    results(search, "1480 alder")
    marks = search.locator("dialog li").first.locator("mark").all_inner_texts()
    assert marks == ["Alder", "1,480"]


def test_hostile_texts_stay_texts(search: Page) -> None:
    assert results(search, "<img src=x onerror")
    assert search.locator("dialog img").count() == 0
    assert search.title() != "broken"
    for text in ("(((", "[a-z", "\\", "*", "." * 200):
        search.get_by_role("searchbox").fill(text)
        search.wait_for_timeout(120)
    assert results(search, "birch")


def test_the_keyboard_opens_walks_and_closes_it(page: Page, rivers_site: str) -> None:
    """A slash or Ctrl+K opens it, arrows go through the results, Escape gives the page back."""
    page.goto(rivers_site + "rules/")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    assert len(results(page, "alder")) > 2
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("dialog li a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_enter_follows_the_first_result(page: Page, rivers_site: str) -> None:
    page.goto(rivers_site + "rules/")
    results(opened(page), "width birch")
    page.keyboard.press("Enter")
    page.wait_for_url(rivers_site + "figures/rivers/#birch-width")


def test_a_result_on_the_same_page_closes_it(page: Page, rivers_site: str) -> None:
    page.goto(rivers_site)
    results(opened(page), "a wrong length")
    page.locator("dialog li a").first.click()
    page.wait_for_url(rivers_site + "#a-wrong-length")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_typing_elsewhere_does_not_open_it(page: Page, rivers_site: str) -> None:
    page.goto(rivers_site + "register/")
    page.get_by_role("searchbox").fill("")
    page.get_by_role("searchbox").press("/")
    page.wait_for_timeout(200)
    assert page.get_by_role("dialog").count() == 0
    assert page.get_by_role("searchbox").input_value() == "/"


def test_a_list_that_can_not_be_loaded_is_told(page: Page, rivers_site: str) -> None:
    """And asked for again the next time."""
    page.route("**/search/records.json", lambda route: route.abort())
    page.goto(rivers_site + "rules/")
    opened(page)
    status = page.get_by_role("dialog").get_by_role("status")
    expect(status).to_have_text("Search could not be loaded. The register lists every figure.")
    page.unroute("**/search/records.json")
    page.keyboard.press("Escape")
    opened(page)
    assert results(page, "width birch")[0] == "Width of the Birch"


def test_without_the_script_the_button_leads_to_the_register(page: Page, rivers_site: str) -> None:
    page.route("**/assets/search.js", lambda route: route.abort())
    page.goto(rivers_site + "methods/")
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Search", exact=True).click()
    page.wait_for_url(rivers_site + "register/")


def test_it_fills_a_phone(page: Page, rivers_site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(rivers_site + "rules/")
    opened(page)
    results(page, "alder")
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, 360)
    assert page.locator("dialog ol").evaluate("list => list.scrollWidth <= list.clientWidth")
