"""When a work was published: which forms are read, and how readers and reference managers are told."""

import json

import pytest
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.citations import Work, bibtex, csl_json, ris
from sourced_briefing.values.published import parse_published

SOURCES = "data/sources/press.yml"


@pytest.mark.parametrize(
    ("typed", "read", "named", "issued"),
    [
        ("2019/2020", "2019 to 2020", "2019–2020", {"date-parts": [[2019], [2020]]}),
        ("2019-10/2020-03", "October 2019 to March 2020", "2019–2020", {"date-parts": [[2019, 10], [2020, 3]]}),
        ("2020-Q2", "Q2 2020", "2020", {"date-parts": [[2020, 4], [2020, 6]]}),
        ("2020-spring", "spring 2020", "2020", {"date-parts": [[2020]], "season": "1"}),
        ("199X", "1990s", "1990–1999", {"date-parts": [[1990], [1999]]}),
        ("2019/..", "since 2019", "2019", {"date-parts": [[2019]]}),
        ("2020-05-01", "1 May 2020", "2020", {"date-parts": [[2020, 5, 1]]}),
    ],
)
def test_a_work_of_years_is_told_to_readers_and_programs(
    project: Project, typed: str, read: str, named: str, issued: dict[str, object]
) -> None:
    """Pages say from when to when; CSL has the two dates, or the season, and short names have the years."""
    project.replace(SOURCES, "published: 2024-03-01", f"published: {typed}")
    project.replace("data/figures/rivers.yml", "source: survey", "source: gazette")
    pages = project.pages()
    assert f">The Gazette, {named}</a>" in pages["figures/rivers.md"]
    assert f"The Gazette, {read}" in pages["sources/press.md"]
    published = parse_published(typed)
    dates = [*published.dates, None]
    work = Work("gazette", "news", "On rivers", date=dates[0], until=dates[1], season=published.season)
    assert json.loads(csl_json([work]))[0]["issued"] == issued


def test_bibtex_and_ris_have_the_years() -> None:
    """BibTeX has a field for years alone; RIS has one year, and the rest behind the date."""
    work = Work("yearbook", "dataset", "Yearbook", date="2019", until="2020")
    assert "year = {2019--2020}" in bibtex([work])
    assert "PY  - 2019\r\n" in ris([work])
    assert "DA  - 2019///2019 to 2020\r\n" in ris([work])
    assert "month" not in bibtex([Work("q", "dataset", "Quarterly", date="2020-04", until="2020-06")])


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("2020-21", "write 2020/2021 for the years, or 2020-spring for the season"),
        ("Spring 2020", "write 2020-spring"),
        ("Fall 2020", "write 2020-autumn"),
        ("Q2 2020", "write 2020-Q2"),
        ("2024-13", 'there is no date "2024-13"'),
        ("FY2020", "write 2025, 2025-04"),
        ("c. 2020", "write 2025, 2025-04"),
        ("undated", "leave `published` out where it is unknown"),
    ],
)
def test_other_forms_are_told_what_to_write(project: Project, typed: str, wanted: str) -> None:
    """Among them 2020-21, which is two years to most people and a season to EDTF."""
    project.replace(SOURCES, "published: 2024-03-01", f"published: {typed}")
    assert any(wanted in problem for problem in project.problems())


@given(st.text(alphabet="0123456789-/.QXs springautumn", max_size=20))
def test_any_text_is_a_time_of_publication_or_a_message(text: str) -> None:
    """Nothing else comes out, and what is read has one date or two in their order."""
    try:
        published = parse_published(text)
    except ValueError as error:
        assert str(error)
    else:
        assert published.dates == sorted(published.dates)[:2]
        assert published.years
        assert published.start
