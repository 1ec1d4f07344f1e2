"""Feeds of editions, of corrections and of each topic, as feed readers take them; and the links to them."""

import json
import re
from xml.etree import ElementTree

import feedparser
import pytest
from conftest import Project
from test_changes_pages import RIVERS, becomes, release, texts

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "https://rivers.example/latest/"
HOSTILE = 'We had read <b>another</b> river & ]]> its "mouth"; \' 河流 🏞'
DAY = r"\d{4}-\d\d-\d\dT00:00:00Z"


@pytest.fixture
def followed(project: Project) -> Project:
    """Two editions, of which the second corrects the first with a note that is hostile."""
    project.write("briefing.yml", f"title: Rivers & seas\naddress: {ADDRESS}\npublisher: The Office\n")
    release(project, "2026-09", "--note", "The first <one>.")
    becomes(project, "1,233", "1,230")
    note = json.dumps(
        {"figure": "length", "after": "2026-09", "kind": "correction", "note": HOSTILE}, ensure_ascii=False
    )
    project.write("data/changes.yml", f"changes:\n  - {note}\n")
    release(project, "2026-10")
    return project


def feeds(project: Project, ending: str) -> dict[str, str]:
    return {path: text for path, text in texts(project).items() if path.startswith("feeds/") and path.endswith(ending)}


def test_feeds_tell_editions_corrections_and_topics(followed: Project) -> None:
    """In both formats, with the same entries, newest first."""
    files = texts(followed)
    for name, ids in {
        "editions": ["2026-10/", "2026-09/"],
        "corrections": ["2026-10/#length-value"],
        "topics/rivers": ["2026-10/#rivers"],
    }.items():
        expected = [f"{ADDRESS}changes/{each}" for each in ids]
        assert [entry.id for entry in feedparser.parse(files[f"feeds/{name}.atom"]).entries] == expected
        assert [item["id"] for item in json.loads(files[f"feeds/{name}.json"])["items"]] == expected


def test_an_atom_feed_has_what_atom_demands(followed: Project) -> None:
    """RFC 4287: ids, titles, dates, an author, and where it is itself; every entry once, with one alternate link."""
    for path, text in feeds(followed, ".atom").items():
        feed = ElementTree.fromstring(text)  # noqa: S314  written here
        for part in (feed, *feed.iter(f"{ATOM}entry")):
            assert all(len(part.findall(f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated"))
            assert part.find(f"{ATOM}id").text.startswith("https://")
            assert re.fullmatch(DAY, part.find(f"{ATOM}updated").text)
        assert feed.find(f"{ATOM}author/{ATOM}name").text == "The Office"
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links == {"self": f"{ADDRESS}{path}", "alternate": f"{ADDRESS}changes/"}
        for entry in feed.iter(f"{ATOM}entry"):
            assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]
            assert entry.find(f"{ATOM}content").text
        ids = [entry.find(f"{ATOM}id").text for entry in feed.iter(f"{ATOM}entry")]
        assert len(set(ids)) == len(ids)


def test_a_json_feed_has_what_json_feed_demands(followed: Project) -> None:
    """Version 1.1: version, title and items, each with an id, its address, text and date."""
    for path, text in feeds(followed, ".json").items():
        feed = json.loads(text)
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"].startswith("Rivers & seas: ")
        assert feed["feed_url"] == f"{ADDRESS}{path}"
        for item in feed["items"]:
            assert set(item) == {"id", "url", "title", "content_text", "date_published"}
            assert all(isinstance(value, str) and value for value in item.values())
            assert re.fullmatch(DAY, item["date_published"])


def test_feed_readers_understand_the_feeds(followed: Project) -> None:
    """A reader of feeds finds no fault, and the same titles, texts and links in both formats."""
    for path, text in feeds(followed, ".atom").items():
        read, same = feedparser.parse(text), json.loads(texts(followed)[path.replace(".atom", ".json")])
        assert (read.bozo, read.version, read.feed.author) == (False, "atom10", "The Office")
        assert read.feed.title_detail.type == "text/plain"
        assert [(entry.id, entry.link, entry.content[0].type) for entry in read.entries] == [
            (item["id"], item["url"], "text/plain") for item in same["items"]
        ]


def test_hostile_texts_are_texts(followed: Project) -> None:
    """Whatever a note holds, it comes out letter for letter, in a file that XML and JSON can read."""
    line = f"Length of the river: 1,233 km → 1,230 km (−0.2%) (correction). {HOSTILE}"
    files = texts(followed)
    feed = ElementTree.fromstring(files["feeds/corrections.atom"])  # noqa: S314  written here
    assert feed.find(f"{ATOM}title").text == "Rivers & seas: Corrections"
    assert feed.find(f"{ATOM}entry/{ATOM}content").text == line
    assert not list(feed.find(f"{ATOM}entry/{ATOM}content"))
    [item] = json.loads(files["feeds/corrections.json"])["items"]
    assert item["content_text"] == line


def test_a_correction_is_told_with_its_numbers_and_its_note(followed: Project) -> None:
    """In one line of text."""
    [item] = json.loads(texts(followed)["feeds/corrections.json"])["items"]
    assert item == {
        "id": f"{ADDRESS}changes/2026-10/#length-value",
        "url": f"{ADDRESS}changes/2026-10/#corrections",
        "title": "Corrected: Length of the river",
        "content_text": f"Length of the river: 1,233 km → 1,230 km (−0.2%) (correction). {HOSTILE}",
        "date_published": "2026-10-01T00:00:00Z",
    }


def test_entries_stay_as_they_are(followed: Project) -> None:
    """After the next edition a reader is told of that one alone: all that was told before is the same."""
    before = {path: json.loads(text)["items"] for path, text in feeds(followed, ".json").items()}
    becomes(followed, "1,230", "1,250")
    release(followed, "2026-11")
    after = {path: json.loads(text)["items"] for path, text in feeds(followed, ".json").items()}
    assert after["feeds/editions.json"][1:] == before["feeds/editions.json"]
    assert after["feeds/topics/rivers.json"][1:] == before["feeds/topics/rivers.json"]
    assert after["feeds/corrections.json"] == before["feeds/corrections.json"]


def test_what_is_not_released_is_not_told(followed: Project) -> None:
    """It may still change."""
    before = feeds(followed, "")
    becomes(followed, "1,230", "1,250")
    assert feeds(followed, "") == before


def test_a_topic_can_be_followed_alone(followed: Project) -> None:
    """Its feed tells its own figures, and no other topic's."""
    lakes = (followed.root / RIVERS).read_text("utf-8").replace("Rivers", "Lakes").replace("id: length", "id: depth")
    followed.write("data/figures/lakes.yml", lakes)
    release(followed, "2026-11")
    files = texts(followed)
    assert [item["id"] for item in json.loads(files["feeds/topics/lakes.json"])["items"]] == [
        f"{ADDRESS}changes/2026-11/#lakes"
    ]
    assert len(json.loads(files["feeds/topics/rivers.json"])["items"]) == 1


# links to them


@pytest.mark.parametrize("settings", ["title: Rivers\n", f"title: Rivers\naddress: {ADDRESS}\n"])
def test_without_an_address_or_an_edition_there_are_no_feeds(project: Project, settings: str) -> None:
    """Their entries could not lead anywhere, or there is nothing to tell; and nothing links to them."""
    project.write("briefing.yml", settings)
    if "address" not in settings:
        release(project, "2026-09")
    files = texts(project)
    assert not [path for path in files if path.startswith("feeds/")]
    assert "## Follow" not in files["changes/index.md"]
    assert not [path for path, text in files.items() if path.endswith(".md") and "\nfeeds: " in text]


def test_the_page_of_all_editions_links_to_the_feeds(followed: Project) -> None:
    """Also to each topic; by their published address, so that an older edition's links lead to what goes on."""
    files = texts(followed)
    linked = re.findall(rf"\({ADDRESS}(feeds/[^)]+)\)", files["changes/index.md"])
    assert sorted(linked) == sorted(path for path in files if path.startswith("feeds/"))


def test_every_page_tells_programs_of_the_feeds(followed: Project) -> None:
    """Those of the site; a topic's page of that topic's too."""
    pages = {path: text for path, text in texts(followed).items() if path.endswith(".md")}
    everywhere = 'feeds: {"feeds/editions": "Editions", "feeds/corrections": "Corrections"'
    assert all(f"\n{everywhere}" in text for text in pages.values())
    assert {path for path, text in pages.items() if "feeds/topics/rivers" in text.partition("\n---")[0]} == {
        "figures/rivers.md"
    }
