"""Tables: files that hold the observations of a figure, as people have them."""

import hashlib
import io
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from click.testing import CliRunner
from conftest import Project, to_html
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.cli import main
from sourced_briefing.facts.snapshot import freeze
from sourced_briefing.model import Figure, FrozenFigure, frozen_rows
from sourced_briefing.tabular import Faults, Layout, read_grid, read_rows
from sourced_briefing.values.amounts import Number
from strategies import amounts

CSV = "data/tables/roads.csv"
FIGURES = "data/figures/roads.yml"
COUNTRIES = """
    title: Countries
    dimensions:
      - id: country
        label: Country
        members:
          - {id: DEU, label: Germany, code: DE}
          - {id: FRA, label: France}
    """
FIGURE = """
    title: Roads
    figures:
      - id: roads
        label: Length of roads
        each: Length of roads in {country}
        measures: All roads that cars may use.
        unit: km
        dimensions: [country]
        table:
          file: roads.csv
          sha256: SHA
          source: survey
          locator: table 3
          accessed: 2026-03-01
    """
COLUMNS = "columns: {country: Code, period: Year, value: km}"
GOOD = "Code,Year,km\nDEU,2023,600\nDEU,2024,650.5\nFRA,2023,900\n"
EMISSIONS = Path(__file__).parent / "briefings/emissions"
HERE = "data/tables/roads.csv:"


def put(project: Project, table: str | bytes, *more: str) -> None:
    """Give the project the figure of roads with that table, and these lines under `table:`."""
    content = table if isinstance(table, bytes) else table.encode()
    (project.root / CSV).parent.mkdir(parents=True, exist_ok=True)
    (project.root / CSV).write_bytes(content)
    project.write("data/dimensions/countries.yml", COUNTRIES)
    lines = more if any(line.startswith("columns") for line in more) else (COLUMNS, *more)
    text = FIGURE.replace("SHA", hashlib.sha256(content).hexdigest())
    project.write(FIGURES, text.rstrip() + "".join(f"\n          {line}" for line in lines) + "\n")


def told(project: Project) -> list[str]:
    return [problem.removeprefix(HERE) for problem in project.problems()]


def values(project: Project, id: str) -> dict[str | None, Number | None]:
    return {o.period: o.value for o in project.briefing().figures[id].observations}


# What is read


def test_each_row_is_an_observation(project: Project) -> None:
    """A row says of which member and period its number is; its wording is the row, and its locator has the line."""
    put(project, GOOD)
    assert project.problems() == []
    figures = project.briefing().figures
    assert [i for i in figures if i.startswith("roads")] == ["roads-deu", "roads-fra"]
    newest = figures["roads-deu"].observations[1]
    assert (newest.period, newest.value, newest.source) == ("2024", Decimal("650.5"), "survey")
    assert (newest.locator, newest.as_stated) == ("table 3, row 3", "Code: DEU; Year: 2024; km: 650.5")
    assert project.reads('{{ figure("roads", "2024", country="DEU") }}').startswith("650.5 km")


def test_a_figure_without_dimensions_takes_a_table_too(project: Project) -> None:
    put(project, "Year,km\n2023,600\n2024,650\n", "columns: {period: Year, value: km}")
    project.replace(FIGURES, "    dimensions: [country]\n", "")
    project.replace(FIGURES, "    each: Length of roads in {country}\n", "")
    assert project.problems() == []
    assert values(project, "roads") == {"2023": 600, "2024": 650}


def test_members_go_by_id_code_or_label(project: Project) -> None:
    put(project, "Code,Year,km\nGermany,2023,600\nDE,2024,650\nFRA,2023,900\n")
    assert values(project, "roads-deu") == {"2023": 600, "2024": 650}


def test_a_wide_table_has_a_column_for_each_period(project: Project) -> None:
    """As the World Bank has them: lines above the heads, a column a year, and an empty one at the end."""
    table = '"Data Source","World"\n\n"Country","Code","1990","1991 [YR1991]",\n"Germany","DEU","5","6",\n"France","FRA","7","",\n'
    put(project, table, "columns: {country: Code}", "periods: columns", "head: 3", 'missing: [""]')
    assert project.problems() == []
    assert values(project, "roads-deu") == {"1990": 5, "1991": 6}
    observation = project.briefing().figures["roads-fra"].observations[0]
    assert (observation.as_stated, observation.locator) == ("Code: FRA; 1990: 7", "table 3, row 5")


def test_of_a_table_with_several_quantities_some_rows_are_taken(project: Project) -> None:
    table = "Code,Year,What,km\nDEU,2023,roads,600\nDEU,2023,rails,40\nFRA,2023,roads,900\n"
    put(project, table, "rows: {What: roads}")
    assert values(project, "roads-deu") == {"2023": 600}


def test_a_table_may_give_ranges_and_notes(project: Project) -> None:
    table = "Code,Year,best,from,to,remark\nDEU,2023,600,550,620,by survey\nFRA,2023,,800,900,\n"
    columns = "columns: {country: Code, period: Year, value: best, low: from, high: to, note: remark}"
    put(project, table, columns, 'missing: [""]')
    assert project.problems() == []
    figures = project.briefing().figures
    assert figures["roads-deu"].observations[0].note == "by survey"
    assert figures["roads-deu"].observations[0].amount.kind == "estimate"
    assert figures["roads-fra"].observations[0].amount.kind == "range"


def test_flags_beside_numbers_become_notes_and_marks_of_what_is_missing_no_numbers(project: Project) -> None:
    put(
        project,
        "Code,Year,km\nDEU,2023,600 (p)\nDEU,2024,..\nFRA,2023,900e\n",
        'missing: [".."]',
        'flags: {e: estimated, "(p)": provisional}',
    )
    assert project.problems() == []
    figures = project.briefing().figures
    assert [o.note for o in figures["roads-deu"].observations] == ["provisional"]
    assert [(o.value, o.note) for o in figures["roads-fra"].observations] == [(900, "estimated")]


def test_the_source_of_a_table_may_stand_at_a_head(project: Project) -> None:
    put(project, GOOD)
    project.replace(FIGURES, "      source: survey\n      locator: table 3\n", "")
    project.replace(FIGURES, "title: Roads\n", "title: Roads\nsource: survey\nlocator: table 3\n")
    assert project.problems() == []
    assert project.briefing().figures["roads-deu"].observations[0].locator == "table 3, row 2"


@pytest.mark.parametrize(
    ("table", "more"),
    [
        ("Code;Year;km\nDEU;2023;600,5\n", ["decimal: comma"]),
        ("Code\tYear\tkm\nDEU\t2023\t600.5\n", []),
        ("Code|Year|km\nDEU|2023|600.5\n", ['delimiter: "|"']),
        ("\ufeffCode,Year,km\r\nDEU,2023,600.5\r\n\r\n,,\r\n", []),
        ('Code,"Year","km"\n"DEU",2023,"600.5"\n', []),
        ("Code,Year,km\nDEU,2023,0.6005\n", ["scale: thousand"]),
    ],
    ids=["semicolons", "tabs", "bars", "a mark of UTF-8, ends of lines and empty rows", "quotes", "scale"],
)
def test_tables_as_programs_write_them_say_the_same(project: Project, table: str, more: list[str]) -> None:
    put(project, table, *more)
    assert project.problems() == []
    assert values(project, "roads-deu") == {"2023": Decimal("600.5")}


def test_parquet_says_the_same_as_csv(project: Project) -> None:
    """Of numbers that are whole none gets a point, and problems count its rows."""
    years, lengths = [date(2023, 1, 31), date(2024, 1, 31), date(2023, 1, 31)], [600.0, 650.5, None]
    table = pyarrow.table({"Code": ["DEU", "DEU", "FRA"], "Day": years, "km": lengths, "else": [1, 2, 3]})
    file = io.BytesIO()
    pyarrow.parquet.write_table(table, file)
    put(project, file.getvalue(), "columns: {country: Code, period: Day, value: km}")
    (project.root / CSV).rename(project.root / "data/tables/roads.parquet")
    project.replace(FIGURES, "roads.csv", "roads.parquet")
    assert [each.partition(";")[0] for each in project.problems()] == [
        "data/tables/roads.parquet:3:3: the cell is empty"
    ]
    project.replace(FIGURES, "accessed:", 'missing: [""]\n      accessed:')
    assert values(project, "roads-deu") == {"2023-01-31": 600, "2024-01-31": Decimal("650.5")}


def test_what_only_calls_itself_parquet_is_told(project: Project) -> None:
    put(project, b"PAR1 and nothing else")
    (project.root / CSV).rename(project.root / "data/tables/roads.parquet")
    project.replace(FIGURES, "roads.csv", "roads.parquet")
    assert "roads.parquet:1:1: this can’t be read as Parquet: " in project.problems()[0]


# What is refused

BAD = {
    "a column is missing": (
        "Code,Yaer,km\nDEU,2023,600\n",
        '1:1: the table has no column "Year"; did you mean "Yaer"?',
    ),
    "a column is there twice": ("Code,Year,km,km\nDEU,2023,600,7\n", '1:4: two columns are called "km"; rename or remove one'),
    "a ragged row": (
        "Code,Year,km\nDEU,2023\n",
        "2:2: this row has 2 cells, and the line of heads 3; is a cell with commas in quotes?",
    ),
    "a decimal comma": ('Code,Year,km\nDEU,2023,"600,5"\n', '2:3: "600,5" has a decimal comma; write a point, or declare `decimal: comma`'),
    "thousands": ('Code,Year,km\nDEU,2023,"1,234,567"\n', '2:3: "1,234,567" has commas between thousands; write digits alone'),
    "either of the two": (
        'Code,Year,km\nDEU,2023,"1,234"\n',
        '2:3: "1,234" has a comma: if it parts thousands, remove it; if it is the decimal sign, declare `decimal: comma`',
    ),
    "points between thousands": ("Code,Year,km\nDEU,2023,1.234.567\n", '2:3: "1.234.567" has points between thousands; write digits alone'),
    "spaces in a number": ("Code,Year,km\nDEU,2023,12\u00a0345\n", '2:3: "12 345" has spaces or other signs between its digits; write digits alone'),
    "UTF-16": ("Code,Year,km\n".encode("utf-16"), "1:1: this is UTF-16 text; save it as “CSV UTF-8”"),
    "another encoding": ("Code,Year,km\nDEU,2023,600\nM\u00fcller,1,1\n".encode("latin-1"), "3:1: this is not UTF-8 text (the byte fc); save the file as “CSV UTF-8”"),
    "NUL bytes": (b"Code,Year,km\nDEU,2023,\0\n", "2:1: there are NUL bytes here, so this is no text"),
    "a workbook": (b"PK\x03\x04...", "1:1: this is a workbook of Excel or LibreOffice, not CSV; save the sheet as “CSV UTF-8”"),
    "nothing": ("", "1:1: the table is empty"),
    "quotation marks that do not fit": (
        'Code,Year,km\nDEU,2023,"600\nFRA,2023,7\n',
        "2:1: the quotation marks of this row do not fit; inside of a cell, write two for one",
    ),
    "a day as Excel counts": (
        "Code,Year,km\nDEU,45292,600\n",
        '2:2: "45292" is a day as Excel counts them, 2024-01-01; format the column as yyyy-mm-dd',
    ),
    "a date": ("Code,Year,km\nDEU,01/02/2024,600\n", '2:2: "01/02/2024" is a date that can be read in two ways; format the column as yyyy-mm-dd'),
    "a number that became a date": (
        "Code,Year,km\nDEU,2023,Jan-06\n",
        '2:3: "Jan-06" is a date; Excel makes dates of numbers, so format the column as numbers and enter it again',
    ),
    "a year with a point": ("Code,Year,km\nDEU,2023.0,600\n", '2:2: "2023.0" is a year with a point; write 2023'),
    "a narrow column": ("Code,Year,km\nDEU,2023,######\n", '2:3: "######" is what Excel shows where a column is too narrow; widen it and save again'),
    "an error of a spreadsheet": ("Code,Year,km\nDEU,2023,#DIV/0!\n", '2:3: "#DIV/0!" is an error of a spreadsheet; mend the formula there'),
    "an empty cell": (
        "Code,Year,km\nDEU,2023,\n",
        '2:3: the cell is empty; give it a number, or declare `missing: [""]` if none is known',
    ),
    "n/a": ("Code,Year,km\nDEU,2023,n/a\n", '2:3: "n/a" is no number; if it stands for one that is not known, declare `missing: ["n/a"]`'),
    "two points": ("Code,Year,km\nDEU,2023,..\n", '2:3: ".." is no number; if it stands for one that is not known, declare `missing: [".."]`'),
    "a hyphen": ("Code,Year,km\nDEU,2023,-\n", '2:3: "-" is no number; if it stands for one that is not known, declare `missing: ["-"]`'),
    "a footnote": (
        "Code,Year,km\nDEU,2023,12.3e\n",
        '2:3: "e" stands beside the number in "12.3e"; remove it, or declare what it says, as in `flags: {"e": estimated}`',
    ),
    "a flag in brackets": (
        "Code,Year,km\nDEU,2023,12.3 (p)\n",
        '2:3: "(p)" stands beside the number in "12.3 (p)"; remove it, or declare what it says, as in `flags: {"(p)": estimated}`',
    ),
    "a total among parts": (
        "Code,Year,km\nDEU,2023,600\nWorld,2023,9000\nWorld,2024,9000\n",
        '3:1: "World" is no member of the dimension country; add it there, or leave its rows out with '
        '`skip: {"Code": "World"}`, or those of all that is none with `others: skip` (1 more like it below)',
    ),
    "a member misspelt": ("Code,Year,km\nDUE,2023,600\n", '2:1: "DUE" is no member of the dimension country; did you mean "DEU"?'),
    "no member": ("Code,Year,km\n,2023,600\n", "2:1: the cell names no country"),
    "the same twice": ("Code,Year,km\nDEU,2023,600\nDEU,2023,600\n", "3:2: DEU, 2023 is told of in line 2 already; keep one"),
    "the same time twice": (
        "Code,Year,km\nDEU,2023,600\nDEU,2023-01/2023-12,600\n",
        "3:2: DEU, 2023-01/2023-12 is told of in line 2 already; keep one",
    ),
    "a period of another kind": (
        "Code,Year,km\nDEU,2022,600\nDEU,2023,600\nDEU,2024-Q1,600\n",
        '4:2: "2024-Q1" is a quarter, and most rows have a year; one table has one kind; leave the others out with `skip`',
    ),
    "no period": ("Code,Year,km\nDEU,last year,600\n", '2:2: period "last year" can’t be read'),
    "a number as text": ("Code,Year,km\nDEU,2023,'600\n", '2:3: "\'600" has the apostrophe by which spreadsheets keep numbers as text; remove it'),
    "a formula": ("Code,Year,km\nDEU,2023,=1+1\n", '2:3: "=1+1" is a formula; save the values, not the formulas'),
    "a formula with a plus": ("Code,Year,km\nDEU,2023,+A1\n", '2:3: "+A1" is a formula; save the values, not the formulas'),
    "a formula with an at": ("Code,Year,km\nDEU,2023,@SUM(A1)\n", '2:3: "@SUM(A1)" is a formula; save the values, not the formulas'),
    "a percent sign": ("Code,Year,km\nDEU,2023,12.5%\n", '2:3: "12.5%" has a percent sign; remove it, and let the figure’s unit be %'),
    "a sign of currency": ("Code,Year,km\nDEU,2023,$5\n", '2:3: "$5" has the sign of a currency; remove it, the unit says it'),
    "another minus": ("Code,Year,km\nDEU,2023,\u22125\n", '2:3: "−5" has a sign that is no hyphen for a minus; write -'),
    "a number of accountants": ("Code,Year,km\nDEU,2023,(5)\n", '2:3: "(5)" is a number below zero as accountants write it; write -'),
    "a zero before": ("Code,Year,km\nDEU,2023,007\n", '2:3: "007" begins with a zero; remove it, if it is a number at all'),
    "a number with too many digits": ("Code,Year,km\nDEU,2023," + "9" * 40 + "\n", "2:3: a number has at most 30 digits"),
    "words": ("Code,Year,km\nDEU,2023,many\n", '2:3: "many" is not a number; write it like 12000, 0.5 or -3'),
    "a sign that can't be seen": ("Code,Year,km\nDEU,2023,6\u202e00\n", "2:1: the character U+202E can't be used here; remove it"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_understood_is_told_with_file_row_and_column(project: Project, name: str) -> None:
    """The line is the one that an editor shows, the column the number of the cell."""
    table, message = BAD[name]
    put(project, table)
    [problem, *more] = told(project)
    assert problem.startswith(message)
    assert [other for other in more if "and" not in other] == []


def test_everything_is_told_at_once_and_what_is_alike_once(project: Project) -> None:
    rows = "".join(f"DEU,{year},n/a\n" for year in range(1900, 2000))
    put(project, f"Code,Year,km\n{rows}DUE,2001,5\nFRA,2001,=1\n")
    assert [each.partition(";")[0] for each in told(project)] == [
        '2:3: "n/a" is no number',
        '102:1: "DUE" is no member of the dimension country',
        '103:3: "=1" is a formula',
    ]
    assert told(project)[0].endswith("(99 more like it below)")


def test_what_is_told_of_one_table_has_bounds(project: Project) -> None:
    put(project, "Code,Year,km\n" + "".join(f"X{number},2000,5\n" for number in range(9000, 9500)))
    assert len(told(project)) == 21
    assert told(project)[-1] == "22:1: and 480 more problems from here on"


def test_what_is_to_be_skipped_or_taken_must_be_there(project: Project) -> None:
    """A filter that fits nothing is a slip: the rows that it was to leave out may be there under another name."""
    put(project, GOOD, "skip: {Code: Wrold}")
    assert told(project) == ['1:1: no row has "Wrold" in the column "Code"']


def test_where_all_others_are_skipped_each_member_has_a_row(project: Project) -> None:
    """Or a member that is misspelt would be left out in silence."""
    put(project, "Code,Year,km\nDEU,2023,600\nFRE,2023,7\nWorld,2023,9\n", "others: skip")
    assert told(project) == [
        '1:1: no row is about "FRA", a member of the dimension country; `others: skip` passes over what is no member'
    ]


def test_a_large_file_is_refused_before_it_is_read(project: Project) -> None:
    put(project, GOOD)
    with (project.root / CSV).open("ab") as file:
        file.truncate(200_000_000)
    assert told(project) == [
        "data/figures/roads.yml:10:13: data/tables/roads.csv has 200,000,000 bytes, and a table at most 60,000,000; "
        "split it, or keep fewer columns of it"
    ]


def test_a_file_that_is_not_there_gets_a_hint(project: Project) -> None:
    put(project, GOOD)
    project.replace(FIGURES, "file: roads.csv", "file: raods.csv")
    assert any(
        problem.endswith('there is no file data/tables/raods.csv; did you mean "roads.csv"?')
        for problem in told(project)
    )


@pytest.mark.parametrize("name", ["../../secret.csv", "/etc/passwd", "roads.exe", "a b.csv"])
def test_only_files_of_its_folder_are_tables(project: Project, name: str) -> None:
    put(project, GOOD)
    project.replace(FIGURES, "file: roads.csv", f"file: {name}")
    assert any(":10:13: `file` can't be" in problem for problem in told(project))


def test_no_link_is_followed(project: Project, tmp_path: Path) -> None:
    put(project, GOOD)
    (tmp_path / "elsewhere.csv").write_text(GOOD)
    (project.root / CSV).unlink()
    (project.root / CSV).symlink_to(tmp_path / "elsewhere.csv")
    assert any("no link is followed" in problem for problem in told(project))


def test_a_table_that_no_figure_takes_is_told(project: Project) -> None:
    project.write("data/tables/left.csv", "a,b\n1,2\n")
    assert project.problems() == ["data/tables/left.csv:1:1: no figure takes this table; name it under `table:`"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["columns: {country: Code, period: Year, vlaue: km}"], ':15:16: `columns`: it names no column of numbers; did you mean "value"?'),
        (["columns: {period: Year, value: km}"], ':15:16: `columns`: it lacks the dimension "country"'),
        (["columns: {country: Code, contry: Code, period: Year, value: km}"], '`dimensions` does not name "contry"; did you mean "country"?'),
        (["rows: {Code: DEU}", "skip: {Code: FRA}"], "`rows` and `skip` both name the column"),
        (["periods: columns"], "with `periods: columns` each period has a column"),
    ],
)  # fmt: skip
def test_a_layout_that_cannot_work_is_refused(project: Project, more: list[str], message: str) -> None:
    put(project, GOOD, *more)
    assert message in told(project)[0]


# The checksum


def test_a_file_that_is_not_the_one_that_it_was_is_told_and_taken_up_by_a_command(project: Project) -> None:
    put(project, GOOD)
    changed = GOOD.replace("600", "610")
    (project.root / CSV).write_text(changed)
    now = hashlib.sha256(changed.encode()).hexdigest()
    assert project.problems() == [
        f"data/figures/roads.yml:11:15: data/tables/roads.csv is not the file it was: its checksum is {now} now; "
        "look at what changed, and run `briefing tables --take`"
    ]
    run = CliRunner().invoke(main, ["--project", str(project.root), "tables", "--take"])
    assert run.output == f"data/tables/roads.csv: roads, changed: its checksum is {now} now\n1 checksum written.\n"
    assert project.problems() == []


@pytest.mark.parametrize("inline", [False, True])
def test_a_checksum_that_is_missing_is_written_by_the_command(project: Project, inline: bool) -> None:
    put(project, GOOD)
    text = (project.root / FIGURES).read_text()
    text = "\n".join(line for line in text.splitlines() if "sha256" not in line) + "\n"
    if inline:
        fields = "file: roads.csv, source: survey, locator: table 3, accessed: 2026-03-01, " + COLUMNS
        text = text.partition("    table:")[0] + f"    table: {{{fields}}}\n"
    (project.root / FIGURES).write_text(text)
    assert "`sha256` is missing" in project.problems()[0]
    CliRunner().invoke(main, ["--project", str(project.root), "tables", "--take"], catch_exceptions=False)
    assert project.problems() == []


# The same as if typed


def test_typed_and_tabled_forms_give_the_same_facts(project: Project) -> None:
    """But for the place in the source and the wording, which is the row."""
    put(project, GOOD)
    tabled = project.briefing()
    head = (project.root / FIGURES).read_text().partition("    table:")[0]
    row = "{{period: {}, value: {}, source: survey, locator: row, as_stated: {} km}}"
    series = {"DEU": [("2023", "600"), ("2024", "650.5")], "FRA": [("2023", "900")]}
    lines = [f"      {key}: [{', '.join(row.format(p, v, v) for p, v in rows)}]" for key, rows in series.items()]
    (project.root / FIGURES).write_text(f"{head}    series:\n" + "\n".join(lines) + "\n")
    (project.root / CSV).unlink()
    typed = project.briefing()
    for id in ("roads-deu", "roads-fra"):
        facts = [(p, f.reading.amount, f.reading.marks, f.evidence) for p, f in tabled.facts[id].items()]
        assert facts == [(p, f.reading.amount, f.reading.marks, f.evidence) for p, f in typed.facts[id].items()]


cells = st.decimals(-1_000_000, 1_000_000, allow_nan=False, places=3).map(lambda number: f"{number:f}")


@given(st.dictionaries(st.tuples(st.sampled_from(["DEU", "FRA"]), st.integers(1000, 9000)), cells, min_size=1))
def test_what_is_written_as_a_table_is_read_back(said: dict[tuple[str, int], str]) -> None:
    """In every delimiter, with whatever else stands in other columns."""
    for sign in ",;\t|":
        lines = [f'{m}{sign}{year}{sign}"a{sign}""b"""{sign}{cell}' for (m, year), cell in said.items()]
        data = "\n".join([sign.join(["who", "when", "else", "n"]), *lines]).encode()
        layout = Layout({"country": "who", "period": "when", "value": "n"}, {"country": {"DEU": "DEU", "FRA": "FRA"}})
        faults = Faults("x.csv")
        grid = read_grid(data, faults, wanted=layout.heads)
        assert grid is not None
        rows = read_rows(grid, layout, faults)
        assert not faults
        assert {(row.members[0], int(row.period or 0)): row.numbers["value"] for row in rows} == {
            key: Decimal(cell) for key, cell in said.items()
        }


@given(st.dictionaries(st.integers(1000, 9000).map(str), amounts, min_size=1))
def test_an_edition_gives_back_the_values_of_a_table(values: dict[str, object]) -> None:
    rows = frozen_rows(values, of="x", grade="single", source="s", origins=1)  # type: ignore[arg-type]
    figure = FrozenFigure(label="X", measures="X.", unit="km", topic="x", rows=rows)
    assert {period: value.amount for period, value in figure.by_period.items()} == values
    assert FrozenFigure(**figure.model_dump(exclude_defaults=True)).by_period == figure.by_period


# What is told


def test_the_page_tells_where_the_table_is_from_and_offers_it(project: Project) -> None:
    put(project, GOOD, "made: averaged over the months by average.py")
    text = to_html(project.pages()["figures/roads.md"]).text
    digest = hashlib.sha256(GOOD.encode()).hexdigest()
    assert "table 3, fetched on 1 March 2026; numbers computed: averaged over the months by average.py." in text
    assert f"SHA-256: {digest}" in text
    assert (project.root / "written" / CSV).read_bytes() == GOOD.encode()


def test_of_a_long_table_the_page_shows_the_newest_rows(project: Project) -> None:
    put(project, "Code,Year,km\n" + "".join(f"DEU,{year},{year}\n" for year in range(1900, 2001)))
    page = project.pages()["figures/roads.md"]
    assert "93 earlier ones are in" in page
    assert page.count("<td>1993</td>") == 1
    assert page.count("<td>1992</td>") == 0


# A briefing of one table


@pytest.fixture
def emissions(tmp_path: Path) -> Project:
    project = Project(tmp_path)
    shutil.rmtree(tmp_path)
    shutil.copytree(EMISSIONS, tmp_path)
    return project


def test_a_briefing_of_a_table_takes_few_lines() -> None:
    """Eight countries over forty years, with chart, table, prose and claim, are typed in less than sixty lines."""
    typed = [
        path for path in EMISSIONS.rglob("*.*") if path.suffix in (".yml", ".txt", ".md") and path.name != "mkdocs.yml"
    ]
    lines = [line for path in typed for line in path.read_text().splitlines() if line.strip() and "sha256" not in line]
    assert len(lines) < 60
    figures = [f for f in Project.briefing(_At(EMISSIONS)).figures.values() if isinstance(f, Figure)]
    assert [len(figure.observations) for figure in figures] == [40] * 8


class _At(Project):
    def __init__(self, root: Path) -> None:
        self.root = root


def test_the_briefing_of_a_table_is_built(emissions: Project) -> None:
    assert emissions.problems() == []
    pages = emissions.pages()
    assert "more than doubled since 1984" in to_html(pages["index.md"]).text
    assert "Gallow" in pages["figures/co2.md"]
    assert "co2-by-country" in pages["charts/co2.md"]


def revise(project: Project) -> None:
    """Give the numbers of Fernia from 2016 on a tenth more, and take the new table up."""
    path = project.root / "data/tables/co2-per-person.csv"
    lines = path.read_text().splitlines()
    for number, line in enumerate(lines):
        name, code, year, cell = line.split(",", 3)
        if code == "FER" and int(year) >= 2016:
            lines[number] = f"{name},{code},{year},{float(cell) * 1.1:.6f}"
    path.write_text("\n".join(lines) + "\n")
    CliRunner().invoke(main, ["--project", str(project.root), "tables", "--take"], catch_exceptions=False)


def test_a_revised_table_is_told_in_sum_in_the_next_edition(emissions: Project) -> None:
    assert emissions.release("2024-12").exit_code == 0
    first = (emissions.root / "data/editions/2024-12.json").stat().st_size
    assert first < 320 * 30
    revise(emissions)
    assert emissions.problems() == []
    assert emissions.release("2025-06").exit_code == 0
    second = (emissions.root / "data/editions/2025-06.json").read_text()
    assert "co2-fer" in second
    assert "co2-gal" not in second.partition('"sources"')[0].partition('"claims"')[0]
    text = to_html(emissions.pages()["changes/2025-06.md"]).text
    assert "CO₂ per person: 8 values revised, the largest change" in " ".join(text.split())


def test_a_change_of_a_single_row_is_told_by_itself(emissions: Project) -> None:
    assert emissions.release("2024-12").exit_code == 0
    path = emissions.root / "data/tables/co2-per-person.csv"
    old = next(line for line in path.read_text().splitlines() if line.startswith("Fernia,FER,2023"))
    path.write_text(path.read_text().replace(old, "Fernia,FER,2023,7.5"))
    CliRunner().invoke(main, ["--project", str(emissions.root), "tables", "--take"], catch_exceptions=False)
    run = CliRunner().invoke(main, ["--project", str(emissions.root), "history", "co2-fer"], catch_exceptions=False)
    assert "not released yet: CO₂ per person: Fernia, 2023: 6.6 t per person → 7.5 t per person" in run.output


def test_an_edition_of_what_did_not_change_holds_the_same(emissions: Project) -> None:
    assert emissions.release("2024-12").exit_code == 0
    briefing = emissions.briefing()
    assert freeze(briefing).figures == briefing.editions[-1].state.figures
