"""Loading: which files are part of a briefing, and what is said of those that can't be read."""

import gc
import json
import os
import weakref
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from conftest import Project, to_html
from sourced_briefing.base.problems import Place
from sourced_briefing.load.loader import LARGEST_PROSE, NoProject, load

FIGURE = """
title: Bridges
figures:
  - {id: ID, label: Bridges, measures: Bridges over the river., unit: person, observations: [OBSERVATION]}
"""
OBSERVATION = "{value: 5, source: survey, locator: row 9, as_stated: 5 bridges}"


def figure(id: str) -> str:
    return FIGURE.replace("ID", id).replace("OBSERVATION", OBSERVATION)


# Which files are read


def test_every_data_file_is_read(project: Project) -> None:
    """All .yml files of the folders of data/ are read, those in folders below as well."""
    project.write("data/figures/more.yml", figure("more"))
    project.write("data/figures/below/deep.yml", figure("deep"))
    assert sorted(project.briefing().figures) == ["deep", "length", "more"]


def test_a_file_becomes_a_page_of_the_same_name(project: Project) -> None:
    """The page of a data file stands where the file does."""
    project.write("data/figures/below/deep.yml", figure("deep"))
    assert {file.path: file.page for file in project.briefing().files} == {
        "data/figures/below/deep.yml": "figures/below/deep.md",
        "data/figures/rivers.yml": "figures/rivers.md",
        "data/sources/press.yml": "sources/press.md",
    }


@pytest.mark.parametrize(
    "path",
    [
        "data/figures/.draft.yml",
        "data/figures/_draft.yml",
        "data/_old/figures.yml",
        "content/.draft.md",
        "content/_draft.md",
    ],
)
def test_drafts_are_left_alone(project: Project, path: str) -> None:
    """What begins with a dot or an underscore is not part of the briefing, whatever it holds."""
    project.write(path, "nothing that could be read: [")
    assert project.problems() == []


def test_files_are_read_in_the_order_of_their_names(project: Project) -> None:
    """The order of the records does not depend on the file system."""
    for name in ("zebra", "alpha", "middle"):
        project.write(f"data/figures/{name}.yml", figure(name))
    assert list(project.briefing().figures) == ["alpha", "middle", "length", "zebra"]


def test_other_files_of_content_are_kept_as_they_are(project: Project) -> None:
    """Pictures and the like are part of the site."""
    project.write("content/map.png", "not really a picture")
    assert project.briefing().assets == ("content/map.png",)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (
            "data/rivers.yml",
            "this file is not read; put it in one of data/sources/, data/figures/, data/dimensions/, data/events/, data/charts/",
        ),
        (
            "data/rivers/elbe.yml",
            "this file is not read; put it in one of data/sources/, data/figures/, data/dimensions/, data/events/, data/charts/",
        ),
        ("data/figures/elbe.yaml", "this file is not read; name it .yml"),
        ("data/figure/elbe.yml", "this file is not read; put it in one of "),
    ],
)
def test_a_data_file_that_nothing_reads_is_a_problem(project: Project, path: str, message: str) -> None:
    """A misplaced or misspelt file would be missing without a word."""
    project.write(path, "title: Elbe\n")
    [found] = project.problems()
    assert found.startswith(f"{path}:1:1: {message}")


@pytest.mark.parametrize("gone", ["data", "content"])
def test_a_folder_without_data_or_content_is_no_project(tmp_path: Path, gone: str) -> None:
    """Where there is nothing to load, that is said instead of an empty briefing."""
    (tmp_path / ("content" if gone == "data" else "data")).mkdir()
    with pytest.raises(NoProject, match="it has no data/ or no content/"):
        load(tmp_path)


def test_an_empty_project_is_a_briefing(tmp_path: Path) -> None:
    """A new briefing has nothing in it and nothing wrong with it."""
    (tmp_path / "data").mkdir()
    (tmp_path / "content").mkdir()
    briefing, problems = load(tmp_path)
    assert problems == []
    assert (dict(briefing.figures), briefing.prose) == ({}, ())


# What is in a file


def test_line_ends_of_windows_are_line_ends(project: Project) -> None:
    """A file from another system is read the same, and so are its places."""
    path = project.root / "data/figures/rivers.yml"
    text = path.read_text("utf-8").replace("unit: km", "unit: kmm")
    path.write_bytes(text.replace("\n", "\r\n").encode())
    assert project.problems() == ['data/figures/rivers.yml:6:11: unit "kmm" is not known; did you mean "km"?']


def test_a_byte_order_mark_is_passed_over(project: Project) -> None:
    """The mark that some editors put at the start of a file changes nothing, in data and in prose."""
    for name in ("data/figures/rivers.yml", "content/index.md", "data/units.txt"):
        path = project.root / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert project.problems() == []


@pytest.mark.parametrize("path", ["data/figures/rivers.yml", "content/index.md", "data/units.txt", "briefing.yml"])
def test_what_is_no_text_is_told_with_its_place(project: Project, path: str) -> None:
    """A byte that is no UTF-8 is a problem in its line and column, in every kind of file."""
    (project.root / path).write_bytes(b"# one\n# two \xff\n")
    assert f"{path}:2:7: this is not UTF-8 text; save the file as UTF-8" in project.problems()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1:1: the file is empty"),
        ("# nothing\n", "1:1: the file is empty"),
        ("- a\n", "1:1: the file must start with fields such as `title:`"),
        ("text\n", "1:1: the file must start with fields such as `title:`"),
        ("title: Rivers\n", "1:1: the file has no list of `figures:`"),
        ("title: Rivers\nfigures:\n", "2:9: the file has no list of `figures:`"),
        ("title: Rivers\nfigures: []\n", "2:10: the file has no list of `figures:`"),
        ("title: Rivers\nfigures: none\n", "2:10: the file has no list of `figures:`"),
        ("title: Rivers\nfigures: {a: b}\n", "2:10: the file has no list of `figures:`"),
        ("title: Rivers\nfigurs: []\nfigures: [a]\n", '2:1: `figurs` is not a known field; did you mean "figures"?'),
        ("figures: [a]\n", "1:1: `title` is missing"),
        ("title: [a]\nfigures: [a]\n", "1:8: `title` is a text, not a list"),
    ],
)
def test_a_file_that_holds_no_records_says_why(project: Project, text: str, message: str) -> None:
    """A data file is a title and a list; what else it is, is told at its place."""
    project.write("data/figures/other.yml", text)
    assert any(told.startswith(f"data/figures/other.yml:{message}") for told in project.problems())


def test_a_file_with_one_faulty_record_gives_the_others(project: Project) -> None:
    """What can be read is read, so that all problems are told at once."""
    project.write(
        "data/figures/other.yml", figure("good") + figure("Not Good").partition("figures:\n")[2] + "  - id: half\n"
    )
    briefing, problems = load(project.root)
    assert "good" in briefing.figures
    assert briefing.unreadable == {("figures", "Not Good"), ("figures", "half")}
    assert len(problems) == 4


def test_an_id_is_taken_once(project: Project) -> None:
    """Two records of one kind with one id are a problem in the second file, which names the first."""
    project.write("data/figures/zz.yml", figure("length"))
    assert project.problems() == [
        'data/figures/zz.yml:3:10: the id "length" is taken already, in data/figures/rivers.yml:3:9'
    ]


def test_records_of_different_kinds_may_share_an_id(project: Project) -> None:
    """A figure and a source are told apart by what they are."""
    project.write("data/figures/more.yml", figure("survey"))
    assert project.problems() == []


def test_a_page_of_prose_has_a_size(project: Project) -> None:
    """A page too large for anybody to read is not read here either."""
    project.write("content/long.md", "x" * (LARGEST_PROSE + 1))
    assert project.problems() == ["content/long.md:1:1: the page is larger than 400,000 bytes; split it"]


# Front matter


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("The river is long.\n", "1:1: a page starts with its title: a line ---, `title: ...`, and another line ---"),
        (
            "---\ntitle: The river\n",
            "3:1: a page starts with its title: a line ---, `title: ...`, and another line ---",
        ),
        ("---\n---\n\nText\n", ""),
        ("---\ndescription: x\n---\n", "2:1: `title` is missing"),
        ("---\ntitle: The river\ntemplate: home.html\n---\n", "3:11: `template` is not a known field"),
        ("---\ntitle: [a]\n---\n", "2:8: `title` is a text, not a list"),
        ("---\ntitle: a: b\n---\n", "2:9: a colon within a text begins a new field"),
        ("---\ntitle: &x The river\n---\n", "2:8: the anchor &x can't be used here; remove it"),
        ("---\ntitle: The river\n---: x\nhide: [toc]\n---\n", ""),
        ("---\ntitle: The river\n--- \ntemplate: home.html\n---\n", ""),
        ("---\ntitle: The river\n...\ntemplate: home.html\n---\n", ""),
    ],
)
def test_a_page_starts_with_its_title(project: Project, head: str, message: str) -> None:
    """Front matter is read like data, up to the line of three hyphens that any engine takes for its end."""
    project.write("content/second.md", head)
    found = project.problems()
    assert any(problem.startswith(f"content/second.md:{message}") for problem in found)


def test_what_a_page_says_of_itself_is_read_with_its_text(project: Project) -> None:
    """Where that can't be read, the problem is told once, and the page goes by its path until it is mended."""
    project.write("content/second.md", "---\ntitel: Second\n---\n\nText.\n")
    briefing, problems = load(project.root)
    assert {prose.page: prose.head.title for prose in briefing.prose} == {
        "index.md": "The river",
        "second.md": "second.md",
    }
    assert {problem.rule for problem in problems} == {"front-matter"}
    assert sorted(map(str, problems)) == project.problems()


@pytest.mark.parametrize("field", ["title", "description"])
@pytest.mark.parametrize(
    "text", ['0;url=https://x.example" http-equiv="refresh', '"><script>alert(1)</script>', "<b>", "a > b < c"]
)
def test_the_title_of_a_page_leaves_no_attribute(project: Project, field: str, text: str) -> None:
    """Themes put title and description into HTML as they are, so marks that would end an attribute are refused."""
    fields = {"title": "Second", field: text}
    head = "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())
    project.write("content/second.md", f"---\n{head}---\n")
    assert any(problem.startswith("content/second.md:") for problem in project.problems())


# Settings, units and calendars


def test_settings_are_read(project: Project) -> None:
    """The language of briefing.yml is that of the pages, and of the sources that name none."""
    project.write("briefing.yml", "language: de_DE\n")
    project.replace("data/figures/rivers.yml", "as_stated: 1,233 km", "as_stated: 1.233 km")
    assert project.reads('{{ figure("length") }}') == "1.233 km"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("langauge: de_DE\n", 'briefing.yml:1:11: `langauge` is not a known field; did you mean "language"?'),
        ("language: xx_YY\n", 'briefing.yml:1:11: no language "xx_YY" is known'),
        ("language: german\n", 'briefing.yml:1:11: `language` can\'t be "german"; write it like en_GB'),
        ("- a\n", "briefing.yml:1:1: the file must start with fields such as `title:`"),
    ],
)
def test_settings_that_can_not_be_met_are_told(project: Project, text: str, message: str) -> None:
    """A wrong setting is a problem of briefing.yml, not of every page."""
    project.write("briefing.yml", text)
    assert project.problems() == [message]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "http://example.org/a/b/",
        "https://localhost:8000/latest/",
        "https://x-y.example/~ann/%C3%A9/v1.2/",
    ],
)
def test_the_address_is_one_of_the_web(project: Project, address: str) -> None:
    """A host, perhaps a port, and folders."""
    project.write("briefing.yml", f"address: {json.dumps(address)}\n")
    assert project.problems() == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)//", "not an address/", "/", "https://", "https:///", "https://example.org", "ftp://example.org/", "//example.org/", "HTTPS://example.org/", "https://example.org/?q=/",
        "https://example.org/#/", "https://ann:secret@example.org/", "https://ann@example.org/", "https://example.org/\" onclick=\"x/", "https://example.org/'/", "https://example.org/a b/", "https://example.org/<b>/",
        "https://example.org/../", "https://example.org/a//", "https://example..org/", "https://.org/", "https://example.org:port/", "https://example.org\\@x.example/", "https://example.org/{x}/", "https://example.org/\n/", "https://é.example/",
        "https://example.org/" + "a" * 500 + "/",
    ],
)  # fmt: skip
def test_anything_else_is_no_address(project: Project, address: str) -> None:
    """It is written into attributes of every page; a script, a password or a quotation mark has no place there."""
    project.write("briefing.yml", f"address: {json.dumps(address)}\n")
    [problem] = project.problems()
    assert problem.startswith("briefing.yml:1:10: `address` ")


def test_no_setting_names_a_script(project: Project) -> None:
    """What runs in the browsers of readers is named where strangers change nothing: in mkdocs.yml, or by a command."""
    project.write("content/map.csv", "alert(1)")
    for field in ("plotly", "plotly_script"):
        project.write("briefing.yml", f"{field}: content/map.csv\n")
        [problem] = project.problems()
        assert "is not a known field" in problem


def test_a_faulty_line_of_the_units_is_told_once(project: Project) -> None:
    """A definition that can't be read does not make every unit unknown."""
    project.replace("data/units.txt", "person = [person]", "person = 9**9**9 + [person]")
    assert project.problems() == [
        'data/units.txt:3:1: "person = 9**9**9 + [person] = person = people" is not a definition such as: bike = [bike] = bike = bikes'
    ]


CALENDARS = """
title: Calendars
calendars:
  - id: ferries
    label: The ferry company
    years:
      FY2024: {starts: 2023-07-01, quarters_end: [2023-09-30, 2023-12-31, 2024-03-31, 2024-06-30]}
      FY2025: {starts: 2024-07-01, quarters_end: [2024-09-30, 2024-12-31, 2025-03-31, 2025-06-30]}
"""


def test_calendars_are_read(project: Project) -> None:
    """A figure whose calendar knows it can name a fiscal year."""
    project.write("data/calendars.yml", CALENDARS)
    project.write(
        "data/figures/more.yml",
        figure("ticket")
        .replace("unit: person", "unit: person, calendar: ferries")
        .replace("value", "period: FY2025-Q2, value"),
    )
    assert project.reads('{{ table("ticket") }}').split()[-2:] == ["FY2025", "Q2"]


def test_a_calendar_is_defined_once(project: Project) -> None:
    """Of two calendars with one id neither is dropped in silence."""
    project.write("data/calendars.yml", CALENDARS + CALENDARS.partition("calendars:\n")[2])
    assert len(project.problems()) == 1


def test_a_calendar_without_years_is_told(project: Project) -> None:
    """A calendar that has no years yet does no harm to the figures that name it."""
    project.write(
        "data/calendars.yml", "title: Calendars\ncalendars:\n  - {id: ferries, label: The ferry company, years: {}}\n"
    )
    project.write(
        "data/figures/more.yml",
        figure("ticket")
        .replace("unit: person", "unit: person, calendar: ferries")
        .replace("value", "period: FY2025-Q2, value"),
    )
    assert any("the calendar has no FY2025" in problem for problem in project.problems())


# Links of the file system


@pytest.mark.parametrize(
    "path",
    [
        "data/figures/outside.yml",
        "content/outside.md",
        "content/outside.png",
        "data/units.txt",
        "data/calendars.yml",
        "briefing.yml",
    ],
)
def test_a_link_out_of_the_project_is_not_followed(project: Project, path: str) -> None:
    """What lies outside the project is not read, nor told in a message, nor published."""
    outside = project.root.parent / "outside"
    outside.write_text("root:secret:0:0\n", "utf-8")
    (project.root / path).unlink(missing_ok=True)
    (project.root / path).symlink_to(outside)
    found = project.problems()
    assert f"{path}:1:1: this is a link, and no link is followed; put the file itself here" in found
    assert "secret" not in "".join(found)


def test_a_folder_that_leads_out_of_the_project_is_not_followed(project: Project) -> None:
    """A linked folder brings no records from elsewhere, and is not passed over in silence."""
    outside = project.root.parent / "outside"
    outside.mkdir()
    (outside / "more.yml").write_text(figure("more"), "utf-8")
    (project.root / "data/figures/linked").symlink_to(outside)
    briefing, problems = load(project.root)
    assert "more" not in briefing.figures
    assert [str(problem) for problem in problems] == [
        "data/figures/linked:1:1: this is a link, and no link is followed; put the file itself here"
    ]


@pytest.mark.parametrize(
    "path", ["content/copy.png", "content/copy.md", "content/copy.csv", "data/figures/copy.yml", "content/_draft.md"]
)
@pytest.mark.parametrize("target", [".git/config", "content/index.md", "data/figures/rivers.yml", "."])
def test_a_link_inside_the_project_is_not_followed(project: Project, path: str, target: str) -> None:
    """The folder of a project holds more than is published: the password that a checkout keeps in .git/config."""
    project.write(".git/config", "extraheader = AUTHORIZATION: basic c2VjcmV0")
    (project.root / path).symlink_to(project.root / target)
    assert project.problems() == [f"{path}:1:1: this is a link, and no link is followed; put the file itself here"]


@pytest.mark.parametrize("folder", ["data", "content", "data/figures"])
def test_no_folder_of_the_project_is_a_link(project: Project, folder: str) -> None:
    """Nothing is read behind it, wherever it leads."""
    (project.root / folder).rename(project.root / "elsewhere")
    (project.root / folder).symlink_to(project.root / "elsewhere")
    records, problems = load(project.root)
    assert f"{folder}:1:1: this is a link, and no link is followed; put the file itself here" in map(str, problems)
    assert not records.figures or not records.prose


@pytest.mark.parametrize("path", ["content/other.csv", "data/figures/other.yml", "content/other.md"])
def test_a_file_with_two_names_is_refused(project: Project, path: str) -> None:
    """A hard link is the file of somebody else as much as a link is."""
    (project.root / "secret").write_text("secret", "utf-8")
    (project.root / path).hardlink_to(project.root / "secret")
    told = "this file stands in another place too (a hard link); put a copy of it here"
    assert project.problems() == [f"{path}:1:1: {told}"]


@pytest.mark.skipif(not hasattr(os, "chown") or os.geteuid() != 0, reason="only root can give files away")
def test_a_file_of_another_user_is_refused(project: Project) -> None:
    """Whoever can put a file into the folder makes it with an owner; those of the folder, of root and one's own pass."""
    project.write("content/map.png", "a map")
    assert project.problems() == []
    os.chown(project.root / "content/map.png", 12345, -1)
    assert project.problems() == ["content/map.png:1:1: this file belongs to another user of this machine; copy it"]
    os.chown(project.root, 12345, -1)
    assert project.problems() == []


def test_what_is_no_ordinary_file_is_refused(project: Project) -> None:
    """A pipe is not waited for."""
    os.mkfifo(project.root / "content/pipe.md")
    assert project.problems() == ["content/pipe.md:1:1: this is no ordinary file; remove it"]


def test_links_in_a_circle_come_to_an_end(project: Project) -> None:
    """A folder that contains itself is not read for ever."""
    (project.root / "data/figures/again").symlink_to(project.root / "data/figures")
    assert "length" in load(project.root)[0].figures


@pytest.mark.parametrize("target", ["missing.yml", "nothing.yml"])
def test_a_link_to_nothing_is_a_problem(project: Project, target: str) -> None:
    """Neither one to nothing nor one to itself is passed over in silence."""
    (project.root / "data/figures/nothing.yml").symlink_to(target)
    assert len(project.problems()) == 1


# Names of files


@pytest.mark.parametrize(
    "name", ["two words", "a)b", "a(b", 'a"b', "a'b", "a#b", "a?b", "a%20b", "<b>", "a&b", "a&lt;b", "ä", "A"]
)
def test_the_name_of_a_data_file_makes_a_link_or_a_problem(project: Project, name: str) -> None:
    """Whatever a file is called, links lead to its page, or the name is refused."""
    project.write(f"data/figures/{name}.yml", figure("more"))
    if not project.problems():
        page = to_html(project.written('{{ figure("more") }}'))
        links = [attributes["href"] for tag, attributes in page.elements if tag == "a"]
        way = urlsplit(links[0])
        assert (unquote(way.path), way.query, way.fragment) == (f"figures/{name}.md", "", "more")


@pytest.mark.parametrize(
    "name",
    [
        "two words",
        'a" onmouseover="alert(1)',
        '"><script src=x.pdf><',
        "a#b?c",
        "index.html",
        "a\n::error title=x::y",
        "a\x1b[31m",
        "a\u202eb",
        "A",
        "a_b",
        "ä",
        "a%20b",
        "<b>",
        "a'b",
        "a&b",
        "-a",
        "a-",
        "a" * 81,
        "a:b",
        "a\\b",
    ],
)
@pytest.mark.parametrize("path", ["content/{}.md", "content/{}.png", "content/{}/x.md", "data/figures/{}/x.yml"])
def test_the_name_of_a_file_is_a_plain_word(project: Project, path: str, name: str) -> None:
    """A name becomes an address, part of links and of attributes: anything but a few letters is refused by name."""
    path = path.format(name)
    project.write(path, "---\ntitle: x\n---\n" if path.endswith(".md") else figure("more"))
    told = f"{Place(path)}: the file's name becomes its address; use "
    assert [problem.startswith(told) and problem.isprintable() for problem in project.problems()] == [True]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("data/figures/rivers.YML", "name it .yml"),
        ("data/figures/rivers.yaml", "name it .yml"),
        ("data/figures/rivers.txt", "name it .yml"),
        ("data/figures/rivers.yml.bak", "name it .yml"),
        ("data/figures/rivers", "name it .yml"),
        ("data/editions/2026-10.JSON", "name it .json"),
        ("data/Units.txt", "put it in one of data/sources/, data/figures/"),
        ("data/rivers.yml", "put it in one of data/sources/, data/figures/"),
        ("data/Figures/rivers.yml", "put it in one of data/sources/, data/figures/"),
    ],
)
def test_a_file_that_nothing_reads_is_told(project: Project, path: str, hint: str) -> None:
    """Another ending, or other letters, do not make a file of the briefing disappear in silence."""
    project.write(path, "title: x\n")
    [problem] = project.problems()
    assert problem.startswith(f"{path}:1:1: this file is not read; {hint}")


@pytest.mark.parametrize(
    "path",
    [
        "data/README.md",
        "data/figures/README.md",
        "data/schemas/figures.json",
        "data/figures/rivers.yml~",
        "data/_old.txt",
        "data/.hidden",
    ],
)
def test_what_goes_with_data_is_no_stray(project: Project, path: str) -> None:
    """Manuals, schemas for editors and the copies that some of them leave are not told."""
    project.write(path, "x")
    assert project.problems() == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root can read everything")
def test_what_can_not_be_read_is_told(project: Project) -> None:
    """A file without permission is a problem, no crash."""
    (project.root / "content/index.md").chmod(0)
    assert project.problems()[0] == "content/index.md:1:1: this can't be read: Permission denied"


@pytest.mark.parametrize("path", ["data/figures/index.yml", "data/figures/README.yml", "data/figures/rivers/index.yml"])
def test_a_data_file_has_an_address_of_its_own(project: Project, path: str) -> None:
    """A file whose page would take the place of another page is refused."""
    project.write(path, figure("more"))
    assert len(project.problems()) == 1


@pytest.mark.parametrize(
    "path",
    [
        "content/figures/rivers.md",
        "content/figures/index.md",
        "content/sources/press/index.md",
    ],
)
def test_a_page_of_prose_has_an_address_of_its_own(project: Project, path: str) -> None:
    """A page of prose can't take the place of a page that is made from data, nor of another page of prose."""
    project.write(path, "---\ntitle: Taken\n---\n")
    [problem] = project.problems()
    assert problem.startswith(f"{path}:1:1: this page's address is taken by ")


@pytest.mark.parametrize(
    "path",
    ["content/page.html", "content/page.htm", "content/page.xhtml", "content/script.js", "content/script.mjs", "content/picture.svg",
     "content/page.markdown", "content/page.mdown", "content/page.mkdn", "content/page.mkd", "content/page.MD", "content/style.css"],
)  # fmt: skip
def test_a_file_that_browsers_run_is_no_picture(project: Project, path: str) -> None:
    """Pages, scripts and styles that nobody checked are not published beside the prose."""
    project.write(path, "<script>alert(1)</script>")
    [problem] = project.problems()
    assert problem.startswith(f"{path}:1:1: ")


def test_a_name_that_is_no_text_is_a_problem(project: Project) -> None:
    """A file whose name can't be written is told and not a crash."""
    (project.root / "data/figures").joinpath(os.fsdecode(b"\xff.yml")).write_text(figure("more"), "utf-8")
    for problem in project.problems():
        problem.encode()


def test_garbage_is_collected_again(project: Project) -> None:
    """Loading pauses the collector and leaves it as it was."""
    assert gc.isenabled()
    load(project.root)
    assert gc.isenabled()
    gc.disable()
    try:
        load(project.root)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_is_no_longer_needed_is_given_back(project: Project) -> None:
    """`mkdocs serve` builds again and again in one process, which does not keep what it built before."""
    before = weakref.ref(project.briefing())
    gc.collect()
    assert before() is None


def test_an_exception_that_can_not_be_read_is_told(project: Project) -> None:
    """Lists that are no records of the briefing have problems like any other."""
    project.write("data/exceptions.yml", "exceptions:\n  - {rule: no-bare-numbers}\n")
    assert [problem.partition(": ")[2] for problem in project.problems()] == [
        "`page` is missing",
        "`reason` is missing",
        "`text` is missing",
    ]
