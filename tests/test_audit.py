"""The audit of texts that are not ours: which numbers it finds, which figure it takes them for, and what it says."""

import io
import json
import re
import sys
from fractions import Fraction
from functools import cache
from pathlib import Path
from types import ModuleType, SimpleNamespace

import click
import pytest
from conftest import REPOSITORY, Project, load_module
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.audit import LONGEST_TEXT, Finding, audit, audit_text
from sourced_briefing.audit.command import How, run_audit
from sourced_briefing.audit.formats import AUDIT_FORMATS, as_markdown, as_text
from sourced_briefing.audit.telling import difference
from sourced_briefing.build import check_project
from sourced_briefing.matching.times import Time, times
from sourced_briefing.matching.value_fit import compare
from sourced_briefing.matching.words import stem
from sourced_briefing.model.briefing import Briefing
from sourced_briefing.values.amounts import Amount
from strategies import MEANINGFUL, amounts

AUDIT = REPOSITORY / "tests" / "audit"

TOWNS = """
title: Towns on the river
figures:
  - id: ferry-passengers
    label: Passengers of the ferry
    measures: People carried across the river by the ferry in the year.
    unit: person
    observations:
      - period: 2022
        value: 48_200
        source: gazette
        locator: para 1
        as_stated: 48,200 passengers
      - period: 2023
        value: 61_437
        source: survey
        locator: row 2
        as_stated: 61,437
  - id: bridge-cost
    label: Cost of the Ashford bridge
    measures: What building the bridge at Ashford cost.
    unit: EUR
    observations:
      - value: 12_500_000
        source: gazette
        locator: para 2
        as_stated: €12.5 million
      - value: 30_000_000
        source: gazette
        locator: para 3
        as_stated: €30 million
        status: rejected
        reason: It is the cost of two bridges.
  - id: flood-damage
    label: Damage by the flood at Ashford
    measures: Damage to houses at Ashford by the flood.
    unit: EUR
    observations:
      - period: 2021-07
        low: 2_000_000
        source: gazette
        locator: para 4
        as_stated: at least €2 million
  - id: toll
    label: Toll for one barge at the lock
    measures: What one barge pays at the lock.
    unit: EUR/barge
    observations:
      - low: 40
        high: 60
        source: gazette
        locator: para 5
        as_stated: €40 to €60
  - id: river-share
    label: Share of goods carried on the river
    measures: Goods carried on the river as a share of all goods.
    unit: percent
    observations:
      - period: 2023
        about: 35
        source: survey
        locator: row 3
        as_stated: about 35%
  - id: catch
    label: Salmon caught in the river
    measures: Salmon caught in the river in the year, by a model.
    unit: fish
    observations:
      - period: 2023
        value: 1_805_354
        low: 1_400_000
        high: 2_300_000
        source: survey
        locator: row 4
        as_stated: 1,805,354 (1.4 to 2.3 million)
"""
UNITS = """
        m = [length] = m
        km = 1000 * m = km
        person = [person] = person = people
        EUR = [euro] = €
        barge = [barge] = barge = barges
        fish = [fish] = fish = fish
        percent = 0.01 = %
        """


@pytest.fixture(scope="module")
def briefing(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    project = Project(tmp_path_factory.mktemp("audit"))
    project.write("data/units.txt", UNITS)
    project.write("data/figures/towns.yml", TOWNS)
    found, problems = check_project(project.root)
    assert problems == []
    return found


def told(briefing: Briefing, text: str, kind: str = "markdown") -> list[tuple[str, str, str]]:
    return [(f.text, f.answer, f.figure.id if f.figure else "") for f in audit(briefing, text, kind)]


# Values


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In 2023 the ferry carried 61,437 passengers.", "matches"),
        ("In 2023 the ferry carried 61,000 passengers.", "matches"),
        ("In 2023 the ferry carried about 60,000 passengers.", "matches"),
        ("In 2023 the ferry carried more than 61,000 passengers.", "matches"),
        ("In 2023 the ferry carried 61,473 passengers.", "contradicts"),
        ("In 2023 the ferry carried 60,000 passengers.", "contradicts"),
        ("In 2023 the ferry carried more than 70,000 passengers.", "contradicts"),
        ("In 2023 the ferry carried fewer than 50,000 passengers.", "contradicts"),
        ("In 2023 the ferry carried 1.2 million passengers.", "contradicts"),
    ],
)
def test_a_value_is_compared_at_the_precision_of_the_text(briefing: Briefing, text: str, verdict: str) -> None:
    """Rounded numbers, "about" and bounds are taken as they are meant."""
    assert [(found, figure) for _, found, figure in told(briefing, text)] == [(verdict, "ferry-passengers")]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("A model puts the salmon caught in the river at about 1.8 million fish in 2023.", "matches"),
        ("A model puts the salmon caught in the river at 1.4 to 2.3 million fish in 2023.", "matches"),
        ("A model puts the salmon caught in the river at about 2.6 million fish in 2023.", "contradicts"),
        ("The flood at Ashford did damage of at least €2 million in July 2021.", "matches"),
        ("The flood at Ashford did damage of €700,000 in July 2021.", "contradicts"),
        ("At the lock one barge pays a toll of €45.", "matches"),
        ("At the lock one barge pays a toll of €90.", "contradicts"),
        ("About 35 percent of all goods are carried on the river, a share of 2023.", "matches"),
        ("A third of goods are carried on the river, that was the share in 2023.", "matches"),
    ],
)
def test_ranges_and_shares_are_compared(briefing: Briefing, text: str, verdict: str) -> None:
    """An estimate has its centre and its range; a range holds what is in it; a fraction is a share."""
    assert [found for _, found, _ in told(briefing, text)] == [verdict]


def test_a_number_of_another_unit_of_length_is_converted(briefing: Briefing) -> None:
    """Units of one dimension are compared as what they measure."""
    assert told(briefing, "The length of the river is 1,233,000 m.") == [("1,233,000", "matches", "length")]
    assert told(briefing, "The length of the river is 1,233 m.") == [("1,233", "contradicts", "length")]


@given(amounts)
def test_an_amount_says_the_same_as_itself(amount: Amount) -> None:
    """Whatever an observation can hold, a text that has the same agrees with it."""
    same = compare(amount, amount, Fraction(1))
    assert same == "same"


def test_250_is_possible_where_at_least_200_is_stated() -> None:
    """What can be true beside an open bound neither matches nor contradicts."""
    assert compare(Amount(250, 250, 250), Amount(200, None), Fraction(1)) == "possible"
    assert compare(Amount(150, 150, 150), Amount(200, None), Fraction(1)) == "no"


# Words


@pytest.mark.parametrize(
    "text",
    [
        "The library lent 61,437 books in 2023.",
        "The bridge at Dover, far away, has 1,233 lamps.",
        "Ashford has 4,000 people.",
        "In 2023, 35% of voters stayed at home.",
        "The museum cost £12.5 million.",
        "The train needs 45 minutes.",
    ],
)
def test_a_number_about_something_else_is_unknown(briefing: Briefing, text: str) -> None:
    """A value alone, or a word alone, makes no match."""
    assert [verdict for _, verdict, _ in told(briefing, text)] == ["unknown"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("orders", "ordered"), ("shipments", "shipping"), ("bought", "purchases"), ("Cities", "city"), ("H20", "h20")],
)
def test_forms_of_a_word_are_one(one: str, other: str) -> None:
    """Endings do not count."""
    assert stem(one) == stem(other)


def test_what_it_stands_for_is_told_before(briefing: Briefing) -> None:
    """A sentence may leave out what the one before it named."""
    text = "The ferry took more passengers across the river.\nIt carried 48,200 of them in 2022."
    assert told(briefing, text) == [("48,200", "matches", "ferry-passengers")]


def test_a_cell_belongs_to_the_head_of_its_column(briefing: Briefing) -> None:
    """In a table the column says what a number is of."""
    text = "| Year | Passengers of the ferry |\n| --- | --- |\n| 2022 | 48,200 |\n| 2023 | 51,000 |"
    assert told(briefing, text) == [
        ("48,200", "matches", "ferry-passengers"),
        ("51,000", "contradicts", "ferry-passengers"),
    ]


# Times


def test_a_value_of_another_year_contradicts(briefing: Briefing) -> None:
    """The time named nearest to a number says of which year it is."""
    text = "The ferry carried 61,437 passengers in 2022 and 48,200 passengers in 2023."
    assert [verdict for _, verdict, _ in told(briefing, text)] == ["contradicts", "contradicts"]


def test_without_a_time_any_year_will_do(briefing: Briefing) -> None:
    """A text that names no time is compared with all of them."""
    text = "The ferry carried 48,200 passengers across the river."
    assert [verdict for _, verdict, _ in told(briefing, text)] == ["matches"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("in 2024", (2024, "year", 0, False)),
        ("in the second quarter of 2024", (2024, "Q", 2, False)),
        ("in the first quarter of fiscal 2026", (2026, "Q", 1, True)),
        ("in Q3 2025", (2025, "Q", 3, False)),
        ("in FY2026-Q1", (2026, "Q", 1, True)),
        ("in FY25", (2025, "year", 0, True)),
        ("in fiscal year 2025", (2025, "year", 0, True)),
        ("on 9 April 2025", (2025, "month", 4, False)),
        ("in Sept. 2024", (2024, "month", 9, False)),
        ("on 2024-06-30", (2024, "month", 6, False)),
        ("in the first half of 2024", (2024, "H", 1, False)),
        ("by the end of 2024", (2024, "end", 12, False)),
    ],
)
def test_times_are_read(text: str, time: tuple[int, str, int, bool]) -> None:
    """Years, quarters, halves and months, fiscal or not."""
    assert [(t.year, t.kind, t.nth, t.fiscal) for t in times(text)] == [time]


def test_a_quarter_without_a_year_is_of_the_year_before_it() -> None:
    """What a text leaves out is that of the time told last."""
    read = times("In the first quarter of fiscal 2026 it rose, and in the third. That quarter was good.")
    assert [(t.year, t.nth) for t in read] == [(2026, 1), (2026, 3), (2026, 3)]


@pytest.mark.parametrize(
    "text", ["since 2022", "before October 2022", "more than 2024 barges", "after the end of 2024"]
)
def test_a_time_from_which_or_to_which_is_not_when(text: str) -> None:
    """A beginning or an end is not the time at which something was so."""
    assert [t for t in times(text) if isinstance(t, Time)] == []


# Rejected


def test_what_repeats_a_rejected_claim_contradicts(briefing: Briefing) -> None:
    """The reason for which it was rejected is told."""
    audited = audit_text(briefing, "The bridge at Ashford cost €30 million.")
    (finding,) = audited.findings
    assert (finding.answer, finding.ratio) == ("contradicts", None)
    assert finding.stated
    assert finding.stated.rejected
    assert "rejected: It is the cost of two bridges." in as_text(briefing, [audited])


# Kinds of text, and places


def places(findings: list[Finding]) -> list[tuple[int, int, str]]:
    return [(f.place.line, f.place.column, f.text) for f in findings]


# What speaks against a figure


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # another owner, another thing, the contrary of it
        ("In 2023 the Ludford ferry carried 99,000 passengers.", "unknown"),
        ("Freight passengers of the ferry: the F40 carried 99,000 passengers in 2023.", "unknown"),
        ("The Lowmoor bridge cost €9.5 million.", "unknown"),
        ("Roads carried 65% less goods than the river.", "unknown"),
        # a period that no figure has
        ("In the first quarter of 2024 the ferry carried 99,000 passengers.", "unknown"),
        ("In 1998 the ferry carried 99,000 passengers.", "unknown"),
        # as many as is no bound that any smaller number keeps
        ("In 2023 the ferry carried as many as 80,000 passengers.", "contradicts"),
        ("In 2023 the ferry carried up to 61,437 passengers.", "matches"),
        ("In 2023 the ferry carried fewer than 65,000 passengers.", "matches"),
        # a range bears out a single number only where the words are the same
        ("A barge waits; €55 is the fine.", "unknown"),
        ("The toll for one barge at the lock is €55.", "matches"),
    ],
)
def test_what_stands_beside_a_number_may_speak_against_a_figure(briefing: Briefing, text: str, verdict: str) -> None:
    """Another name, another period, the contrary; what is not sure is unknown."""
    assert told(briefing, text)[0][1] == verdict


def test_an_unknown_number_comes_with_the_figure_to_look_at(briefing: Briefing) -> None:
    """Where the words are near to a figure, and yet not sure to be about it."""
    audited = audit_text(briefing, "In 1998 the ferry carried 99,000 passengers.")
    (finding,) = audited.findings
    assert (finding.answer, finding.figure, finding.hint and finding.hint.id) == ("unknown", None, "ferry-passengers")
    told = as_text(briefing, [audited])
    assert "unknown; perhaps see ferry-passengers (Passengers of the ferry), which may be about something else" in told


CHIPS = [
    # other segments, products, precisions, owners
    ("Pro-visualisation revenue was $0.7 billion in the first quarter of fiscal 2026.", "0.7", "unknown", ""),
    ("Oracle bought 140,000 of Broadcom's XPU7 chips in 2024.", "140,000", "unknown", ""),
    ("Dense FP16 throughput of the H100 is 989 TFLOPS, and TF32 gives 420 TFLOPS.", "420", "unknown", ""),
    ("Baidu's capital expenditure was 9 billion yuan in the fourth quarter of 2024.", "9 ", "unknown", ""),
    ("Tencent's capital expenditure was 51 billion yuan in the first quarter of 2022.", "51", "unknown", ""),
    ("Foreign firms made about 41% of the exports.", "41", "unknown", ""),
    # units, however they are spelled
    ("The B200 has a memory bandwidth of 8 terabytes per second.", "8", "matches", "memory-bandwidth-b200"),
    ("The H200 has 141 gigabytes of memory.", "141", "matches", "memory-gb-h200-sxm"),
    ("The H20 has 4.0 TB/second of memory bandwidth.", "4.0", "matches", "memory-bandwidth-h20"),
    ("The memory of the older chip reaches 1.9 gigabytes per second.", "1.9", "unknown", ""),
    ("The H100 SXM does 989 FP16 TFLOPS.", "989", "matches", "fp16-dense-h100-sxm"),
    ("The H20 comes to 2,368 TPP.", "2,368", "matches", "tpp-h20"),
    ("The H20 comes to 3,500 TPP.", "3,500", "contradicts", "tpp-h20"),
    # complements, carried subjects, periods
    ("The H20 has 41% fewer GPU cores than the H100.", "41", "matches", "h20-core-share"),
    ("The H20 was stopped in April 2025. The write-downs cost the company $4.5 billion.", "4.5", "matches", "h20-charge"),
    ("By the end of 2024, 900,000 Nvidia AI chips had been sold legally into China.", "900,000", "contradicts",
     "china-nvidia-cumulative-units"),
    # numbers that look like years, and other languages
    ("The limit is a total processing performance of 1900 for each chip.", "1900", "unknown", ""),
    ("Meta a acheté 224 000 puces Hopper en 2024.", "224", "matches", "hopper-2024-buyers-meta"),
    ("Microsoft hat 2024 rund 485.000 Hopper-Chips gekauft und ist der größte Käufer.", "485", "matches",
     "hopper-2024-buyers-microsoft"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "verdict", "figure"), CHIPS)
def test_numbers_about_chips(text: str, number: str, verdict: str, figure: str) -> None:
    """Texts about the first briefing, with what a careful reader says of one of their numbers."""
    found = next(row for row in told(chips(), text) if row[0].lstrip("$").startswith(number.strip()))
    assert found[1:] == (verdict, figure)


@cache
def chips() -> Briefing:
    return check_project(REPOSITORY)[0]


def test_html_is_read_without_its_markup(briefing: Briefing) -> None:
    """Scripts, styles and comments hold no text; a number in markup stands where it stands."""
    text = (
        "<!doctype html><title>1,233 km</title><style>p { margin: 7px }</style>\n<script>if (5 < 6) x = '</p>';</script>"
        "<!-- 8 km -->\n<p data-x='9>'>The length of the\n<b>river</b> is&nbsp;<em>1,233</em>&#32;km.</p>"
    )
    assert places(audit(briefing, text, "html")) == [(4, 26, "1,233")]
    assert told(briefing, text, "html") == [("1,233", "matches", "length")]


def test_html_in_markdown_is_no_text(briefing: Briefing) -> None:
    """Tags and scripts in Markdown hold nothing to audit, tags in code are code."""
    text = "`<script>` The river <span style='width:5px'>has a length of **1,233**</span> km.\n\n<script>var x = 9;</script>"
    assert told(briefing, text) == [("1,233", "matches", "length")]


def test_plain_text_is_read_as_it_stands(briefing: Briefing) -> None:
    """In plain text no sign is markup."""
    assert [text for text, _, _ in told(briefing, "<b>12</b> `13` [14](15)", "text")] == ["12", "13", "14", "15"]


def test_small_counts_dates_and_names_are_no_numbers(briefing: Briefing) -> None:
    """What says no quantity is left out of the audit."""
    assert audit(briefing, "On 9 April 2025 two ferries of type B-17 came, the third in section 5.") == []


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from([*MEANINGFUL, "€12 million ", "in 2023 ", "the ferry "])).map("".join),
    st.sampled_from(["markdown", "text", "html"]),
)
def test_any_text_can_be_audited(text: str, kind: str) -> None:
    """No text makes it fail; every number is in the text, and every form can tell it."""
    real = chips()
    audited = audit_text(real, text, kind)
    findings = audited.findings
    lines = text.split("\n")
    assert all(
        1 <= f.place.line <= len(lines) and 1 <= f.place.column <= len(lines[f.place.line - 1]) for f in findings
    )
    for form in AUDIT_FORMATS.values():
        assert form(real, [audited])


@pytest.mark.parametrize(
    "piece", ["1 ", "| 5 ", "first quarter 5 ", "<b>5</b>", "H20 1,000 chips ", "2024 in 5 ", "5\n\n"]
)
def test_a_hostile_text_is_audited_in_bounded_time(briefing: Briefing, piece: str) -> None:
    """Time grows with the length of a text, whatever it repeats."""
    assert audit(briefing, piece * (20_000 // len(piece)))


# Telling


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (Fraction(5, 3), "67% more"), (Fraction(5, 2), "2.5 times as much"), (Fraction(3, 5), "40% less"),
        (Fraction(12), "12 times as much"), (Fraction(1, 1000), "100% less"), (Fraction(101, 100), "1% more"),
        (None, ""), (Fraction(0), ""), (Fraction(-2), ""),
    ],
)  # fmt: skip
def test_how_far_off_a_number_is(ratio: Fraction | None, words: str) -> None:
    """As a factor, or in percent."""
    assert difference(ratio) == words


TEXT = "The bridge at Ashford cost €12.5 million.\n\nThe length of the river is 1,500 km. It has 7,000 fans.\n"


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "text.md"
    path.write_text(TEXT, "utf-8")
    return str(path)


def test_findings_as_lines(briefing: Briefing, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A line for each number, with its place first, as compilers have it, and the sentence with the number marked."""
    run_audit(briefing, [file], How())
    assert capsys.readouterr().out.splitlines() == [
        f"{file}:1:28: €12.5 million: matches bridge-cost: €12.5 million (The Gazette)",
        "    The bridge at Ashford cost [€12.5 million].",
        f"{file}:3:28: 1,500: contradicts length: 1,233 km; the text has 22% more (Land Registry)",
        "    The length of the river is [1,500] km.",
        f"{file}:3:45: 7,000: unknown",
        "    It has [7,000] fans.",
        "3 numbers: 1 match, 1 contradict, 1 unknown",
    ]


@pytest.mark.parametrize(("strict", "status"), [(True, 1), (False, 0)])
def test_a_contradiction_fails_only_where_that_is_asked_for(
    briefing: Briefing, file: str, strict: bool, status: int
) -> None:
    """A newsroom can hold back a text by it."""
    assert run_audit(briefing, [file], How(strict=strict)) == status


def test_findings_as_a_page(briefing: Briefing, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The text with each number marked by a sign, and a note on each below, all in one file without scripts."""
    run_audit(briefing, [file], How(form="html"))
    page = capsys.readouterr().out
    assert re.findall(r'class="number (\w+)"[^>]*>([^<]+)<sup>(.)</sup>', page) == [
        ("matches", "€12.5 million", "✓"),
        ("contradicts", "1,500", "≠"),
        ("unknown", "7,000", "?"),
    ]
    assert "Length of the river: 1,233 km; the text has 22% more (Land Registry)" in page
    assert not re.search(r"<script|src=|<link|@import|url\(", page)


def test_a_page_holds_no_markup_of_the_text(briefing: Briefing, tmp_path: Path) -> None:
    """Whatever a stranger wrote stands there as text."""
    audited = audit_text(briefing, 'The river <img src=x onerror=alert()> & "has" 1,500 km</style><b>.', "text")
    page = AUDIT_FORMATS["html"](briefing, [audited])
    assert "&lt;img src=x onerror=alert()&gt; &amp; &#34;has&#34;" in page
    assert "<img" not in page


def test_the_page_leads_to_the_site(tmp_path: Path) -> None:
    """Where the briefing says its address, each figure is linked."""
    project = Project(tmp_path)
    project.write("briefing.yml", "address: https://rivers.example/site/\n")
    audited = audit_text(project.briefing(), "The length of the river is 1,500 km.")
    page = AUDIT_FORMATS["html"](project.briefing(), [audited])
    assert '<a href="https://rivers.example/site/figures/rivers/#length">Length of the river</a>' in page


def test_unknown_numbers_become_records_to_finish(briefing: Briefing, tmp_path: Path) -> None:
    """A source and a figure for each of them; what they lack is told as problems, so that nothing passes unfinished."""
    audited = audit_text(
        briefing, "The library lent about 61,437 books for €12.50 each in 1998.", "text", "My text.txt"
    )
    records = AUDIT_FORMATS["records"](briefing, [audited])
    sources, figures = records.split("# data/figures/my-text.yml\n")
    project = Project(tmp_path)
    project.write("data/sources/my-text.yml", sources.partition("\n")[2])
    project.write("data/figures/my-text.yml", figures)
    problems = project.problems()
    assert "    unit: EUR\n" in figures
    assert "      - about: 61437\n" in figures
    assert 'as_stated: "The library lent about 61,437 books for €12.50 each in 1998."' in figures
    assert any("TODO" in problem for problem in problems)
    assert all("my-text.yml" in problem for problem in problems)


def test_folders_are_read_file_by_file(briefing: Briefing, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Those that are texts by their names, in order of these; a file named twice is read once."""
    for name in ("b.md", "sub/a.txt", "c.html", "d.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The length of the river is 1,233 km.")
    run_audit(briefing, [str(tmp_path), str(tmp_path / "b.md")], How(form="json"))
    paths = [Path(found["path"]).name for found in json.loads(capsys.readouterr().out)]
    assert paths == ["b.md", "c.html", "a.txt"]


def test_a_folder_without_texts_is_wrong_usage(briefing: Briefing, tmp_path: Path) -> None:
    """Nothing to say is not the same as nothing wrong."""
    with pytest.raises(click.UsageError, match="no file in"):
        run_audit(briefing, [str(tmp_path)], How())


def test_the_language_can_be_said(briefing: Briefing) -> None:
    """As where a text is too short to tell; 1.233 is 1,233 in German."""
    assert [f.answer for f in audit(briefing, "Length of the river: 1.233 km", language="de")] == ["matches"]


def test_a_language_that_is_none_is_wrong_usage(briefing: Briefing, file: str) -> None:
    with pytest.raises(click.UsageError, match="no language xyzzy is known"):
        run_audit(briefing, [file], How(language="xyzzy"))


def test_findings_as_json(briefing: Briefing, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything that is known of each number."""
    assert run_audit(briefing, [file], How(form="json")) == 0
    first, second, third = json.loads(capsys.readouterr().out)
    assert (first["figure"], first["home"], first["source"]) == (
        "bridge-cost",
        "figures/towns.md#bridge-cost",
        "gazette",
    )
    assert (second["line"], second["column"], second["times_the_figure"]) == (3, 28, 1.2165)
    assert third == {"path": file, "line": 3, "column": 45, "text": "7,000", "verdict": "unknown"} | {
        "sentence": "It has 7,000 fans."
    }


def test_findings_as_markdown(briefing: Briefing, file: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A table that can stand in an issue."""
    run_audit(briefing, [file], How(form="markdown"))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "| Place | Number | Verdict | Figure | What the figure is | Source |"
    assert (
        lines[3]
        == "| 3:28 | 1,500 | contradicts | Length of the river | 1,233 km; the text has 22% more | Land Registry |"
    )


def test_markup_in_a_text_stays_text(briefing: Briefing) -> None:
    """What a stranger wrote can't become markup, or commands to a terminal."""
    audited = [audit_text(briefing, "a 5\x1b000 <b>|\u202e6,000", "text")]
    assert audited[0].findings
    assert not {"\x1b", "\u202e"} & {*as_markdown(briefing, audited), *as_text(briefing, audited)}
    assert "<" not in as_markdown(briefing, audited)


@pytest.mark.parametrize("form", list(AUDIT_FORMATS))
def test_a_text_without_numbers_is_fine(briefing: Briefing, tmp_path: Path, form: str) -> None:
    """Nothing contradicts, so the exit status is 0."""
    path = tmp_path / "empty.txt"
    path.write_text("No numbers here.")
    assert run_audit(briefing, [str(path)], How(form=form, strict=True)) == 0


def test_only_a_contradiction_ends_with_one(briefing: Briefing, tmp_path: Path) -> None:
    """What is unknown is no fault of the text."""
    path = tmp_path / "text.txt"
    path.write_text("The river has 7,000 fans.")
    assert run_audit(briefing, [str(path)], How(strict=True)) == 0


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("<html><p>The river: <b>5</b>,000 km</p>", "auto", 1),
        ("The river: `5,000` km, 6,000 km", "auto", 1),
        ("The river: `5,000` km, 6,000 km", "text", 2),
    ],
)
def test_standard_input_is_read(
    briefing: Briefing,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    text: str,
    kind: str,
    found: int,
) -> None:
    """A hyphen stands for it; what it holds is seen by how it begins, unless it is said."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode())))
    run_audit(briefing, ["-"], How(kind, "json"))
    assert len(json.loads(capsys.readouterr().out)) == found


@pytest.mark.parametrize(("name", "found"), [("a.html", 1), ("a.md", 2), ("a.txt", 4)])
def test_the_name_says_what_a_file_is(
    briefing: Briefing, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, found: int
) -> None:
    """Markdown, HTML and anything else."""
    (tmp_path / name).write_text("<p title='9,001'>9,002</p> `9,003` <!-- <i>9,004</i> -->\n")
    if name == "a.md":
        (tmp_path / name).write_text("9,001 `9,002` **9,003**")
    run_audit(briefing, [str(tmp_path / name)], How(form="json"))
    assert len(json.loads(capsys.readouterr().out)) == (2 if name == "a.html" else found)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_is_read_in_its_encoding(
    briefing: Briefing, tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str
) -> None:
    """Windows and spreadsheets write UTF-16, and say so in the first bytes."""
    (tmp_path / "a.txt").write_bytes("Länge 7,001 m".encode(encoding))
    run_audit(briefing, [str(tmp_path / "a.txt")], How(form="json"))
    assert [found["text"] for found in json.loads(capsys.readouterr().out)] == ["7,001"]


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00 7,000 \xff",
        "5\xa0000 €".encode("cp1252"),
        "7,001".encode("utf-16-le"),
        b"\x89PNG\r\n\x1a\n",
        b"7\x00",
    ],
)
def test_bytes_that_are_no_text_are_not_guessed(briefing: Briefing, tmp_path: Path, data: bytes) -> None:
    """A number in another encoding would be another number."""
    (tmp_path / "text.txt").write_bytes(data)
    with pytest.raises(click.UsageError, match="save it as UTF-8"):
        run_audit(briefing, [str(tmp_path / "text.txt")], How())


def test_a_text_that_is_too_long_is_wrong_usage(briefing: Briefing, tmp_path: Path) -> None:
    """Nothing is audited in part."""
    path = tmp_path / "text.txt"
    path.write_text("a " * (LONGEST_TEXT // 2) + "a")
    with pytest.raises(click.UsageError, match="is longer than"):
        run_audit(briefing, [str(path)], How())


# How well it does


@pytest.fixture(scope="module")
def measuring() -> ModuleType:
    return load_module("measure_audit", AUDIT / "measure.py")


def test_the_labels_are_where_they_say(measuring: ModuleType) -> None:
    """Line and column of each label are those of its words, and its figures exist."""
    labels = measuring.yaml.safe_load((AUDIT / "labels.yml").read_text("utf-8"))
    figures = chips().figures
    for name, numbers in labels.items():
        lines = (AUDIT / name).read_text("utf-8").split("\n")
        for label in numbers:
            line, column = map(int, label["at"].split(":"))
            assert lines[line - 1][column - 1 :].startswith(label["text"]), (name, label)
            assert all(figure in figures for figure in label.get("figures", [])), (name, label)
            assert ("figures" in label) == (label["verdict"] != "unknown")


def test_there_is_something_to_measure(measuring: ModuleType) -> None:
    """Each half has its share of right, wrong and unrelated numbers."""
    for half in measuring.HALVES:
        measured = measuring.measure(chips(), half)
        assert measured.labels >= 80
        assert min(measured.wanted.values()) >= 19


def test_the_documented_rates_still_hold(measuring: ModuleType) -> None:
    """Precision and recall are at least what README.md beside the texts says, give or take one number."""
    text = (AUDIT / "README.md").read_text("utf-8")
    for half in measuring.HALVES:
        measured = measuring.measure(chips(), half)
        section = text.partition(f"## {half}\n")[2].partition("\n## ")[0]
        rows = re.findall(r"^\| (\w+) \| (\d+) \| (\d+)% \| (\d+)% \|$", section, re.MULTILINE)
        assert [row[0] for row in rows] == list(measuring.VERDICTS)
        for verdict, labelled, precision, recall in rows:
            slack = 1 / int(labelled) + 0.01
            assert measured.wanted[verdict] == int(labelled)
            assert measured.precision(verdict) >= int(precision) / 100 - slack, (half, verdict)
            assert measured.recall(verdict) >= int(recall) / 100 - slack, (half, verdict)


@pytest.fixture(scope="module")
def others() -> ModuleType:
    return load_module("others_audited", AUDIT / "others.py")


def test_texts_of_others_are_enough_and_say_where_they_are_from(others: ModuleType) -> None:
    """At least 300 numbers of 20 texts on four subjects, in two halves and two rounds, and figures that exist."""
    texts = others.read_texts()
    assert len({text.head["register"] for text in texts}) == 4
    assert sum(len(text.labels) for text in texts) >= 300
    assert min(sum(text.part == part for text in texts) for part in ("open", "sealed", "round1", "round2")) >= 20
    for text in texts:
        assert text.head["source"].startswith("http")
        assert text.head["licence"]
        figures = others.register(text.head["register"]).figures.values()
        known = {name for figure in figures for name in (figure.id, *figure.was)}
        assert all(figure in known for label in text.labels for figure in label.figures)


def test_each_wrong_number_of_the_examined_report_is_found() -> None:
    """Where a text says what the report says, of the thing that it says it of."""
    examined = chips()
    claims = [(f, o) for f in examined.figures.values() for o in f.observations if f.id.startswith("claimed-")]
    answers = {
        figure.id: [(found.answer, found.figure and found.figure.id) for found in audit(examined, text, "markdown")]
        for figure, o in claims
        if (text := f"{figure.label}: {o.as_stated}.")
    }
    assert len(answers) >= 10
    assert {id for id, found in answers.items() if ("contradicts", id) not in found} == set()


def test_the_open_half_of_others_stays_as_good(others: ModuleType) -> None:
    """Precision and recall of what the audit was made with; and no number made larger is borne out."""
    measured = others.measure([text for text in others.read_texts() if text.part == "open"])
    assert measured.precision("matches") >= 0.94
    assert measured.recall("matches") >= 0.9
    assert measured.pairs["unknown", "contradicts"] + measured.pairs["matches", "contradicts"] <= 1
    assert measured.recall("contradicts") >= 0.3


@given(st.integers(1, 10**9))
def test_a_number_without_the_thing_s_name_never_contradicts(number: int) -> None:
    """Whatever it is, where its paragraph names nothing that a figure is about."""
    text = f"The length of it is {number} km. At {number:,} euros it was cheap, with {number} passengers in 2023."
    assert all(finding.answer != "contradicts" for finding in audit(chips(), text))


@given(st.integers(2, 1000))
def test_a_larger_number_is_never_borne_out_where_the_number_was_unknown(factor: int) -> None:
    """The words stay the same; a value that fits by chance needs words too."""
    text = "The library lent {:,} books, and the old mill of the village stands 45 metres high."
    assert audit(chips(), text.format(61_437))[0].answer == "unknown"
    assert audit(chips(), text.format(61_437 * factor))[0].answer == "unknown"


@pytest.mark.parametrize(
    ("text", "number", "verdict"),
    [
        ("The length of the river is 766 miles (1,233 km).", "1,233", "matches"),
        ("The river has a length of 4,045,276 feet.", "4,045,276", "matches"),
        ("The length of the river is 300 km less.", "300", "unknown"),
        ("The river has a length of 1,233 km, an additional 500 km in spring.", "500", "unknown"),
        ("A length of 2,000 km is typically needed for a river of this kind.", "2,000", "unknown"),
        ("The river is long.\n\nIts length is 9,000 km.", "9,000", "unknown"),
    ],
)
def test_units_differences_and_paragraphs(briefing: Briefing, text: str, number: str, verdict: str) -> None:
    """Well-known units are converted; a difference, a norm and another paragraph tell nothing against anyone."""
    assert next(found[1] for found in told(briefing, text) if found[0] == number) == verdict
