"""Citations of pages, figures and sources: as text, BibTeX, RIS and CSL-JSON, whatever the titles hold."""

import json
import re
from dataclasses import replace
from io import StringIO

import pytest
import rispy
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string
from sourced_briefing.build import build_briefing
from sourced_briefing.citations import Work, bibtex, csl_json, named, ris
from sourced_briefing.model.addresses import citation_files

SETTINGS = """
    title: Rivers of the world
    address: https://rivers.example/briefing/
    publisher: Institute of Rivers
    authors: [Ann Example, Bo and Co.]
    """
PUBLISHED = "title: Rivers\naddress: https://rivers.example/latest/\n"
HOSTILE = r"""100% {wrong}: "A_b" & \emph{#1} ~ ^ $x$ @misc{evil, title={x}}"""
SCRIPTS = "长江有多长？ كم طول النهر؟ Ποτάμι"
WORK = Work(
    key="figure-length",
    kind="page",
    title="Length of the river",
    authors=("Ann Example", "Bo and Co."),
    container="Rivers of the world",
    edition="edition 2026-11",
    publisher="Institute of Rivers",
    date="2026-11",
    address="https://rivers.example/briefing/figures/rivers/#length",
)
LATEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
} | {rf"\{character}": character for character in "$&%#_"}


def shown(latex: str) -> str:
    """What LaTeX would show of a field."""
    bare = latex.removeprefix("{").removesuffix("}")
    return re.sub("|".join(map(re.escape, LATEX)), lambda match: LATEX[match[0]], bare)


def read_bibtex(text: str) -> dict[str, dict[str, str]]:
    """The fields of each entry by its key, as pybtex reads them, with the authors' names."""
    entries = parse_string(text, "bibtex").entries
    names = {
        key: [shown(" ".join(p.first_names + p.last_names)) for p in e.persons.get("author", ())]
        for key, e in entries.items()
    }
    return {key: {**e.fields, "author": names[key]} for key, e in entries.items()}


def release(project: Project, name: str) -> None:
    result = project.release(name)
    assert result.exit_code == 0, result.output


def read(project: Project, page: str) -> list[str]:
    """What readers see of the texts to take along on a page: with what the style sheet adds to each."""
    texts = build_briefing(project.root).texts
    words = json.loads(re.findall(r"--edition: (.*);", texts["assets/briefing.css"])[-1])
    shown = re.sub(r'<span class="of-edition"(?: data-at="(.*?)")?></span>', rf"{words}\1", texts[page])
    return re.findall('<p data-copy="[a-z]+">(.+?)</p>', shown)


def taken(project: Project) -> dict[str, str]:
    """The files of citations that are written for the project, by path."""
    texts = build_briefing(project.root).texts
    return {path: text for path, text in texts.items() if not path.endswith(".md")}


# As text


def test_a_citation_as_text() -> None:
    """Who, what, in which briefing, by whom; when and where differ from edition to edition and follow on the page."""
    assert named(WORK) == "Ann Example, Bo and Co.: “Length of the river”, in Rivers of the world, Institute of Rivers"


def test_what_is_not_known_is_left_out() -> None:
    """Without authors and publisher a citation still says what it is of."""
    assert named(Work("x", "page", "Spans")) == "“Spans”"


# As BibTeX


def test_bibtex_is_read_by_another_program() -> None:
    """Every field arrives; a name with "and" stays one name."""
    fields = read_bibtex(bibtex([WORK]))["figure-length"]
    assert shown(fields["title"]) == "Length of the river"
    assert fields["author"] == ["Ann Example", "Bo and Co."]
    assert fields["howpublished"] == "Rivers of the world, Institute of Rivers"
    assert (fields["note"], fields["year"], fields["month"]) == ("edition 2026-11", "2026", "November")
    assert fields["url"] == WORK.address


@pytest.mark.parametrize("text", [HOSTILE, SCRIPTS, "}", "{", "\\", "a\n@misc{evil,", "%", "Ann, Bo, Cy and {Dee"])
def test_bibtex_of_hostile_texts(text: str) -> None:
    """No title, name or publisher can end its field, begin another entry, or stop the file from being read."""
    work = replace(WORK, title=text, authors=(text, "Bo"), container=text, publisher=text)
    entries = read_bibtex(bibtex([work, replace(WORK, key="next")]))
    assert list(entries) == ["figure-length", "next"]
    flat = " ".join(text.split())
    assert shown(entries["figure-length"]["title"]) == flat
    assert entries["figure-length"]["author"] == [flat, "Bo"]
    assert entries["figure-length"]["url"] == WORK.address


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip))
def test_bibtex_keeps_its_entries_apart(title: str) -> None:
    """Whatever a title holds, two works are two entries, and braces are even."""
    text = bibtex([replace(WORK, title=title), replace(WORK, key="next")])
    assert len(parse_string(text, "bibtex").entries) == 2
    assert text.count("{") == text.count("}")


# As RIS


def test_ris_is_read_by_another_program() -> None:
    """Every field arrives, and each work is a record."""
    records = rispy.load(StringIO(ris([WORK, replace(WORK, key="next", date="2025-04-23")])))
    assert [record["id"] for record in records] == ["figure-length", "next"]
    first = records[0]
    assert (first["type_of_reference"], first["title"]) == ("ELEC", "Length of the river")
    assert first["authors"] == ["Ann Example", "Bo and Co."]
    assert (first["secondary_title"], first["edition"]) == ("Rivers of the world", "edition 2026-11")
    assert (first["year"], first["date"], records[1]["date"]) == ("2026", "2026/11//", "2025/04/23/")
    assert first["urls"] == [WORK.address]


@pytest.mark.parametrize(
    "text", [HOSTILE, SCRIPTS, "A\nER  - \nTY  - EVIL", "A\r\nTY  - X", "A\u2028TY  - X", "A\x0bB"]
)
def test_ris_of_hostile_texts(text: str) -> None:
    """A text is one line: it can't end its record or add a field."""
    written = ris([replace(WORK, title=text, authors=(text,))])
    records = rispy.load(StringIO(written))
    assert [record["title"] for record in records] == [" ".join(text.split())]
    assert len(written.splitlines()) == len(ris([replace(WORK, authors=("Ann",))]).splitlines())


# As CSL-JSON


def test_csl_json() -> None:
    """What citation processors read; a date that was worked out is about the date."""
    (item,) = json.loads(csl_json([replace(WORK, kind="news", date="2025-04", inferred=True)]))
    assert (item["id"], item["type"], item["title"]) == ("figure-length", "article-newspaper", WORK.title)
    assert item["author"] == [{"literal": "Ann Example"}, {"literal": "Bo and Co."}]
    assert item["issued"] == {"date-parts": [[2025, 4]], "circa": True}


# On the site


def test_files_of_citations(project: Project) -> None:
    """Each page has its citation and those of its figures in one file of each format; the sources have three."""
    files, bibtex_file = taken(project), citation_files("figures/rivers.md")["BibTeX"]
    assert list(read_bibtex(files[bibtex_file])) == ["page-figures--rivers", "figure-length"]
    assert list(read_bibtex(files[citation_files("index.md")["BibTeX"]])) == ["page-index"]
    assert list(read_bibtex(files["sources/sources.bib"])) == ["gazette", "survey"]
    assert [record["id"] for record in rispy.load(StringIO(files["sources/sources.ris"]))] == ["gazette", "survey"]
    assert [item["id"] for item in json.loads(files["sources/sources.json"])] == ["gazette", "survey"]


def test_pages_share_files_of_citations(project: Project) -> None:
    """However many pages there are, each format has sixteen files, which are read as a whole."""
    for number in range(40):
        project.write(f"content/p{number}.md", f"---\ntitle: Page {'i' * number}\n---\n\nText.\n")
    shelves = {path: text for path, text in taken(project).items() if path.startswith("cite/")}
    assert {path.removesuffix(".bib") for path in shelves if path.endswith(".bib")} == {
        f"cite/{n:x}" for n in range(16)
    }
    keys = [key for path, text in shelves.items() if path.endswith(".bib") for key in read_bibtex(text)]
    records = [r["id"] for path, text in shelves.items() if path.endswith(".ris") for r in rispy.load(StringIO(text))]
    assert sorted(keys) == sorted(records)
    assert {f"page-p{number}" for number in range(40)} | {"page-index", "figure-length"} <= {*keys}


def test_settings_are_cited(project: Project) -> None:
    """The briefing's title, authors, publisher and address stand in every citation of it."""
    project.write("briefing.yml", SETTINGS)
    assert read(project, "figures/rivers.md")[0] == (
        "Length of the river: 1,233 km. Source: Land Registry, undated. "
        "In: Ann Example, Bo and Co.: Rivers of the world, Institute of Rivers, draft, n.d. "
        "https://rivers.example/briefing/figures/rivers/#length"
    )
    assert read(project, "index.md") == [
        "Ann Example, Bo and Co.: “The river”, in Rivers of the world, Institute of Rivers, draft, n.d. "
        "https://rivers.example/briefing/"
    ]


def test_an_edition_is_cited_where_it_stays(project: Project) -> None:
    """With its name, its year and its own address, and that of the newest one beside it."""
    project.write("briefing.yml", PUBLISHED)
    release(project, "2026-11")
    figure, page = read(project, "figures/rivers.md")
    there = (
        ", edition 2026-11, 2026. https://rivers.example/2026-11/figures/rivers/#length "
        "(newest: https://rivers.example/latest/figures/rivers/#length)"
    )
    assert figure == f"Length of the river: 1,233 km. Source: Land Registry, undated. In: Rivers, The Office{there}"
    assert page == f"“Rivers: figures”, in Rivers, The Office{there.replace('#length', '')}"
    entry = read_bibtex(taken(project)[citation_files("figures/rivers.md")["BibTeX"]])["figure-length"]
    assert (entry["year"], entry["url"]) == ("2026", "https://rivers.example/2026-11/figures/rivers/#length")
    assert entry["note"] == r"edition 2026-11; newest: https://rivers.example/latest/figures/rivers/\#length"
    ris = taken(project)[citation_files("figures/rivers.md")["RIS"]].splitlines()
    assert "ET  - edition 2026-11" in ris
    assert "UR  - https://rivers.example/2026-11/figures/rivers/#length" in ris
    assert "N1  - Newest edition: https://rivers.example/latest/figures/rivers/#length" in ris


def test_a_draft_is_cited_as_one(project: Project) -> None:
    """It has no date, and no address but that of the newest edition."""
    project.write("briefing.yml", PUBLISHED)
    release(project, "2026-11")
    project.replace("data/figures/rivers.yml", "Length of the river", "Length of this river")
    assert read(project, "index.md") == [
        "“The river”, in Rivers, The Office, draft after edition 2026-11, n.d. https://rivers.example/latest/"
    ]


def test_where_editions_have_no_addresses_there_is_one(project: Project) -> None:
    """A site that is not published by `briefing publish` stands in one place."""
    project.write("briefing.yml", SETTINGS)
    release(project, "2026-11")
    assert read(project, "index.md")[0].endswith(", edition 2026-11, 2026. https://rivers.example/briefing/")


def test_pages_do_not_name_their_edition(project: Project) -> None:
    """Of an edition in which nothing else changed, only the files that name it are other ones."""
    project.write("briefing.yml", PUBLISHED)
    release(project, "2026-10")
    before = build_briefing(project.root).texts
    release(project, "2026-11")
    after = build_briefing(project.root).texts
    differing = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    about_editions = {"index.md", "how-to-read.md", "changes/index.md", "changes/2026-11.md"}
    assert {path for path in differing if path.endswith(".md")} == about_editions


def test_titles_are_shown_letter_by_letter(project: Project) -> None:
    """Nothing in a label becomes markup in the block, nor an attribute of it."""
    project.replace("data/figures/rivers.yml", "Length of the river", "'<b>Long</b> [x](y) { .z } {{ a }}'")
    page = project.pages()["figures/rivers.md"]
    assert "<b>" not in page
    assert '<p data-copy="figure">&lt;b&gt;Long&lt;/b&gt; [x](y) { .z } {{ a }}: 1,233 km' in page


# A figure in one line


def line(project: Project) -> str:
    return read(project, "figures/rivers.md")[0]


def test_a_figure_in_one_line(project: Project) -> None:
    """Label, value, source, and where it is found."""
    project.write("briefing.yml", SETTINGS)
    assert line(project) == (
        "Length of the river: 1,233 km. Source: Land Registry, undated. "
        "In: Ann Example, Bo and Co.: Rivers of the world, Institute of Rivers, draft, n.d. "
        "https://rivers.example/briefing/figures/rivers/#length"
    )


def test_the_newest_periods_are_told(project: Project) -> None:
    """Of a long series the newest values are told, and how many there are before them."""
    years = "\n".join(
        f"- {{period: {year}, value: {year}, source: survey, locator: row 1, as_stated: '{year} km'}}"
        for year in range(1900, 2100)
    )
    project.observations(years)
    project.prose("It is long.")
    assert line(project).startswith(
        "Length of the river: 2,097 km (2097); 2,098 km (2098); 2,099 km (2099); 197 earlier."
    )


def test_doubts_are_told(project: Project) -> None:
    """A contested or rejected number says so wherever it is pasted."""
    project.observations("""
        - {value: 10, source: survey, locator: row 1, as_stated: 10 km, status: rejected, reason: It errs.}
        """)
    project.prose('{{ figure("length", rejected=true) }}')
    assert "10 km (rejected)" in line(project)
    project.observations("""
        - {value: 10, source: survey, locator: row 1, as_stated: 10 km}
        - {value: 70, source: gazette, locator: row 1, as_stated: 70 km}
        """)
    project.prose('{{ figure("length") }}')
    assert "10–70 km (contested). Sources: Land Registry, undated; The Gazette, 1 March 2024." in line(project)
    assert line(project).endswith(" In: a briefing, draft, n.d.")
