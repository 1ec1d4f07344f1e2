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
from sourced_briefing.citations import Work, bibtex, csl_json, plain, ris
from sourced_briefing.facts.edition_status import EditionStatus
from sourced_briefing.views.cite_blocks import figure_line

SETTINGS = """
    title: Rivers of the world
    address: https://rivers.example/briefing/
    publisher: Institute of Rivers
    authors: [Ann Example, Bo and Co.]
    """
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


def taken(project: Project) -> dict[str, str]:
    """The files of citations that are written for the project, by path."""
    texts = build_briefing(project.root).texts
    return {path: text for path, text in texts.items() if not path.endswith(".md")}


# As text


def test_a_citation_as_text() -> None:
    """Who, what, in which briefing and edition, by whom, when and where."""
    assert plain(WORK) == (
        "Ann Example, Bo and Co.: “Length of the river”, in Rivers of the world, edition 2026-11, "
        "Institute of Rivers, 2026. https://rivers.example/briefing/figures/rivers/#length"
    )


def test_what_is_not_known_is_left_out() -> None:
    """Without authors, publisher, date and address a citation still says what it is of."""
    assert plain(Work("x", "page", "Spans", edition="draft")) == "“Spans”, draft, n.d."


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
    """Pages of prose share a file in both formats; that of a data file holds all its figures; the sources have three."""
    files = taken(project)
    assert set(files) >= {f"cite/{page}.{form}" for page in ("pages", "figures/rivers") for form in ("bib", "ris")}
    assert list(read_bibtex(files["cite/pages.bib"])) == ["page-index"]
    assert list(read_bibtex(files["cite/figures/rivers.bib"])) == ["page-figures--rivers", "figure-length"]
    assert list(read_bibtex(files["sources/sources.bib"])) == ["gazette", "survey"]
    assert [record["id"] for record in rispy.load(StringIO(files["sources/sources.ris"]))] == ["gazette", "survey"]
    assert [item["id"] for item in json.loads(files["sources/sources.json"])] == ["gazette", "survey"]


def test_settings_are_cited(project: Project) -> None:
    """The briefing's title, authors, publisher and address stand in every citation of it."""
    project.write("briefing.yml", SETTINGS)
    assert (
        "Ann Example, Bo and Co.: “Length of the river”, in Rivers of the world, draft, Institute of Rivers, n.d. "
        "https://rivers.example/briefing/figures/rivers/#length</p>"
    ) in project.pages()["figures/rivers.md"]
    assert "“The river”, in Rivers of the world, draft" in project.pages()["index.md"]
    assert "n.d. https://rivers.example/briefing/</p>" in project.pages()["index.md"]


def test_an_edition_gives_the_date(project: Project) -> None:
    """Released figures are cited with their edition and its year; a draft has no date."""
    built = build_briefing(project.root)
    vars(built.site)["edition"] = EditionStatus("2026-11", "edition 2026-11", changed=False)
    assert read_bibtex(built.texts["cite/figures/rivers.bib"])["figure-length"]["year"] == "2026"
    assert "edition 2026-11, 2026." in built.pages["figures/rivers.md"]
    built = build_briefing(project.root)
    vars(built.site)["edition"] = EditionStatus("2026-11", "draft after edition 2026-11", changed=True)
    assert "“Length of the river”, draft after edition 2026-11, n.d." in built.pages["figures/rivers.md"]


def test_titles_are_shown_letter_by_letter(project: Project) -> None:
    """Nothing in a label becomes markup in the block, nor an attribute of it."""
    project.replace("data/figures/rivers.yml", "Length of the river", "'<b>Long</b> [x](y) { .z } {{ a }}'")
    page = project.pages()["figures/rivers.md"]
    assert "<b>" not in page
    assert "“&lt;b&gt;Long&lt;/b&gt; [x](y) { .z } {{ a }}”" in page


# A figure in one line


def line(project: Project) -> str:
    built = build_briefing(project.root)
    return figure_line(built.site, built.briefing.figures["length"])


def test_a_figure_in_one_line(project: Project) -> None:
    """Label, value, source, and where it is found."""
    project.write("briefing.yml", SETTINGS)
    assert line(project) == (
        "Length of the river: 1,233 km. Source: Land Registry, undated. In: Rivers of the world, draft. "
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
    assert line(project).endswith(" Draft.")
