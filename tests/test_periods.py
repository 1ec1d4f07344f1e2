"""Periods: what each form of text names, when it begins and ends, and what it sorts after."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.values.days import day_number, year_month_day
from sourced_briefing.values.period_parts import name_of, part_of_days
from sourced_briefing.values.period_steps import name_after, previous
from sourced_briefing.values.periods import FiscalYear, Period, PeriodPart, parse_period, same_time, time_key

# A company whose year ends on the last Sunday of January.
FERRIES = {
    "FY2025": FiscalYear(
        date(2024, 1, 29), (date(2024, 4, 28), date(2024, 7, 28), date(2024, 10, 27), date(2025, 1, 26))
    ),
    "FY2026": FiscalYear(
        date(2025, 1, 27), (date(2025, 4, 27), date(2025, 7, 27), date(2025, 10, 26), date(2026, 1, 25))
    ),
}


def days(text: str) -> tuple[str | None, str | None]:
    period = parse_period(text, FERRIES)
    return tuple(day and day.isoformat() for day in (period.start, period.end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025-04-23", "2025-04-23", "2025-04-23"),
        ("2025-04", "2025-04-01", "2025-04-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-Q1", "2025-01-01", "2025-03-31"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
        ("2025-H1", "2025-01-01", "2025-06-30"),
        ("2025-H2", "2025-07-01", "2025-12-31"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("FY2026", "2025-01-27", "2026-01-25"),
        ("FY2026-Q1", "2025-01-27", "2025-04-27"),
        ("FY2026-Q3", "2025-07-28", "2025-10-26"),
        ("FY2026-H1", "2025-01-27", "2025-07-27"),
        ("FY2026-H2", "2025-07-28", "2026-01-25"),
        ("2024-03/2025-04", "2024-03-01", "2025-04-30"),
        ("2025-04-01/2025-04-01", "2025-04-01", "2025-04-01"),
        ("FY2025/2025-Q1", "2024-01-29", "2025-03-31"),
        ("2025-W17", "2025-04-21", "2025-04-27"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2024-W01", "2024-01-01", "2024-01-07"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2020s", "2020-01-01", "2029-12-31"),
        ("195X/197X", "1950-01-01", "1979-12-31"),
        ("0800", "0800-01-01", "0800-12-31"),
        ("-0043/0800", None, "0800-12-31"),
        ("2025/Y17000", "2025-01-01", None),
        ("../2022-10", None, "2022-10-31"),
        ("2025-04/..", "2025-04-01", None),
        ("undated", None, None),
    ],
)
def test_each_form_has_a_first_and_a_last_day(text: str, start: str | None, end: str | None) -> None:
    """A period begins on its first day and ends on its last; an open end has none, nor one that dates can't have."""
    assert days(text) == (start, end)


def test_fiscal_quarters_fill_their_year() -> None:
    """Each quarter starts on the day after the one before it, and the last ends with the year."""
    quarters = [parse_period(f"FY2026-Q{n}", FERRIES) for n in (1, 2, 3, 4)]
    for one, next_one in pairwise(quarters):
        assert next_one.start == one.end + timedelta(days=1)
    year = parse_period("FY2026", FERRIES)
    assert (quarters[0].start, quarters[-1].end) == (year.start, year.end)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2025-13", "there is no such date"),
        ("2025-00", "there is no such date"),
        ("2025-02-29", "there is no such date"),
        ("2025-04-00", "there is no such date"),
        ("2025-W53", "2025 has weeks W01 to W52"),
        ("2020-W54", "2020 has weeks W01 to W53"),
        ("2025-Q5", "a year has four quarters, Q1 to Q4"),
        ("2025-Q0", "a year has four quarters, Q1 to Q4"),
        ("2025-H3", "a year has two halves, H1 and H2"),
        ("2025-04/2024-03", "the span 2025-04/2024-03 ends before it begins"),
        ("../..", "a span needs at least one end"),
        ("FY2030", "the calendar has no FY2030; it goes from FY2025 to FY2026"),
        ("FY2026-04", "a fiscal year is divided into Q1 to Q4 or H1 and H2"),
    ],
)
def test_what_names_no_time_says_why(text: str, message: str) -> None:
    """A text that looks like a period and is none is refused with what is wrong in it."""
    with pytest.raises(ValueError, match="^" + message.replace(".", r"\.")):
        parse_period(text, FERRIES)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "yesterday", "25", "2025-04-23T10:00", "2025-04-23 ", "2025/", "/2025", "2025/2026/2027", "2025--04",
        "2025-04-23\n", "Undated", "..", "12:30", "1e3", "undated/2025", "../", "٢٠٢٥", "２０２５-04", "-0000", "Y2025-1",
        "Y0170000", "2025-04-W1", "-004X", "XXXX", "2025-Q01",
    ],
)  # fmt: skip
def test_any_other_text_is_no_period(text: str) -> None:
    """Everything that has none of the forms is refused, among it what only looks like a digit."""
    with pytest.raises(ValueError, match="it has none of the forms 2025-04-23, "):
        parse_period(text, FERRIES)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2024-25", "FY2025"), ("2024/25", "FY2025"), ("2024–25", "FY2025"), ("1999-00", "FY2000"),
        ("2024-25", "or 2024/2025 for both calendar years"), ("2004/05", "2004-05 for the month"),
        ("2024-2025", "write 2024/2025"), ("FY25", "write FY2025,"), ("fy26-Q1", "write FY2026-Q1,"),
        ("FY2024/25", "write FY2025,"), ("FY 2025", "write FY2025,"), ("2025Q1", "write 2025-Q1"),
        ("Q1 2025", "write 2025-Q1"), ("1Q25", "write 2025-Q1"), ("H2 2025", "write 2025-H2"),
        ("W5 2025", "write 2025-W05"), ("2025-4", "write 2025-04"), ("May 2025", "write 2025-05"),
        ("5/2025", "write 2025-05"), ("44 BC", "write -0043"), ("17,000 BC", "write Y-16999"),
        ("before 1950", "write ../1949"), ("until 1950", "write ../1950"), ("since 2020", "write 2020/.."),
        ("2025/Q1 2026", "write 2026-Q1"),
    ],
)  # fmt: skip
def test_what_offices_and_people_write_is_told_as_it_is_written_here(text: str, wanted: str) -> None:
    """A year of an office, a quarter or a month in other letters: the message says what to write instead."""
    with pytest.raises(ValueError, match=wanted):
        parse_period(text, FERRIES)


def test_a_hint_names_the_year_that_the_calendar_has() -> None:
    """The message for 2024/25 has the calendar's own name for the year from one to the other, if there is one."""
    harvest = FiscalYear(
        date(2024, 7, 1), (date(2024, 9, 30), date(2024, 12, 31), date(2025, 3, 31), date(2025, 6, 30))
    )
    with pytest.raises(ValueError, match="write HY2024 for the fiscal year that ends in 2025; or"):
        parse_period("2024/25", {"HY2024": harvest})
    with pytest.raises(ValueError, match="give the figure the `calendar`"):
        parse_period("2024/25")


@pytest.mark.parametrize(
    "names",
    [
        ("2024", "2024-01/2024-12", "2024-Q1/2024-Q4", "2024-H1/2024-H2", "2024-01-01/2024-12-31"),
        ("2024-H1", "2024-Q1/2024-Q2", "2024-01/2024-06"),
        ("2024-W05", "2024-01-29/2024-02-04"),
        ("202X", "2020s", "2020/2029"),
        ("../1950", "../1950-12"),
        ("1950/..", "1950-01/.."),
        ("FY2026", "FY2026-Q1/FY2026-Q4", "2025-01-27/2026-01-25"),
    ],
)
def test_names_of_one_stretch_are_one_period(names: tuple[str, ...]) -> None:
    """What begins and ends on the same days is the same period, whatever it is called."""
    assert len({parse_period(name, FERRIES).stretch for name in names}) == 1


def test_a_fiscal_year_is_no_calendar_year() -> None:
    """Its days are others, and where no calendar is at hand it is never taken for the year of its number."""
    assert parse_period("FY2025", FERRIES).stretch != parse_period("2025").stretch
    assert time_key("FY2025") == time_key("FY2025-Q1/FY2025-Q4") != time_key("2025")
    assert same_time("2024-01/2024-12", ["FY2024", "2024"]) == "2024"


def test_an_unknown_time_is_no_open_one() -> None:
    """Nothing is known of `undated`; of an open span one end is."""
    assert parse_period("undated").stretch is None
    assert len({time_key(text) for text in ("undated", "2024/..", "../2024", "2024")}) == 4


def test_a_fiscal_year_needs_a_calendar() -> None:
    """Without a calendar nothing says whose year it is, and the message says how to tell."""
    with pytest.raises(
        ValueError, match="FY2026 is a fiscal year, and nothing says whose; give the figure a `calendar`"
    ):
        parse_period("FY2026-Q1")


def test_a_calendar_without_years_knows_none() -> None:
    """A calendar that is still empty says that it has no such year."""
    with pytest.raises(ValueError, match="the calendar has no FY2026"):
        parse_period("FY2026", {})


def test_a_fiscal_year_at_the_end_of_time_is_no_date() -> None:
    """A calendar with the last day there is does not break the reading of the day after."""
    last = date.max
    with pytest.raises(ValueError, match="."):
        parse_period("FY9999-Q2", {"FY9999": FiscalYear(last, (last, last, last, last))})


def test_periods_sort_by_their_end_then_by_their_start() -> None:
    """What ends first comes first; what has no end, or no time, comes last."""
    texts = ["undated", "2025-04/..", "2025", "2025-Q4", "2025-12-31", "../2025-06", "2025-H1", "2024-Q4"]
    ordered = sorted(texts, key=lambda text: parse_period(text).order)
    assert ordered == ["2024-Q4", "../2025-06", "2025-H1", "2025", "2025-Q4", "2025-12-31", "undated", "2025-04/.."]


def test_the_middle_lies_half_way() -> None:
    """The middle is what an axis of time shows; an open period has none."""
    assert parse_period("2025-04-01/2025-04-03").middle == date(2025, 4, 2)
    assert parse_period("2025-04/..").middle is None
    assert parse_period("undated").middle is None


def test_a_period_keeps_its_text() -> None:
    """What was written is what other files name it by."""
    assert parse_period("FY2026-Q1", FERRIES).text == "FY2026-Q1"


@given(st.dates(date(1000, 1, 1)), st.dates(date(1000, 1, 1)))
def test_a_span_of_any_two_days_holds_both(one: date, other: date) -> None:
    """A span from the earlier to the later of two days begins with the one and ends with the other."""
    first, last = sorted([one, other])
    span = parse_period(f"{first}/{last}")
    assert (span.start, span.end) == (first, last)
    assert first <= span.middle <= last


@given(st.text(alphabet="0123456789-/.QHFYundate٣", max_size=24))
def test_any_text_is_a_period_or_a_message(text: str) -> None:
    """No text does anything but name a period or be refused with a message."""
    try:
        period = parse_period(text, FERRIES)
    except ValueError as error:
        assert str(error)
    else:
        assert isinstance(period, Period)
        assert period.start is None or period.end is None or period.start <= period.end


YEARS = st.integers(-12_000, 12_000)


@st.composite
def stretches(draw: st.DrawFn) -> PeriodPart:
    """Any stretch of the calendar that has a name, of any year."""
    part = parse_period(
        draw(st.sampled_from(["2024", "2024-W05", "2024-07", "2024-Q2", "2024-H2", "2024-02-29", "202X"]))
    )
    first = part.first
    assert first
    if first.kind == "decade":
        return parse_period(f"{draw(st.integers(1, 999)):03}X").first or first
    year = draw(YEARS)
    text = name_of(first).removeprefix("2024")
    named = f"Y{year}" if abs(year) > 9999 else f"{'-' if year < 0 else ''}{abs(year):04}"
    return parse_period(f"{named}{text if text != '-02-29' else '-02-28'}").first or first


@given(stretches())
def test_a_name_and_its_days_tell_each_other(part: PeriodPart) -> None:
    """The name of a stretch leads to its days, and its days to its name."""
    assert parse_period(name_of(part)).first == part
    assert part_of_days(part.first_day, part.last_day) == part


@given(stretches())
def test_a_stretch_is_the_span_from_its_first_to_its_last_day(part: PeriodPart) -> None:
    """Two names of the same stretch are the same period: the year, and the span of its days."""
    ends = [name_of(part_of_days(day, day) or part) for day in (part.first_day, part.last_day)]
    assert parse_period("/".join(ends)).stretch == parse_period(name_of(part)).stretch
    assert time_key("/".join(ends)) == time_key(name_of(part))


@given(stretches())
def test_the_stretch_after_begins_on_the_next_day(part: PeriodPart) -> None:
    """Nothing lies between a stretch and the next of its kind, and the one before that is the first again."""
    if part.kind == "day" or name_of(part) == "999X":
        return
    following = parse_period(name_after(part))
    assert following.first
    assert following.first.kind == part.kind
    assert following.first_day == part.last_day + 1
    assert previous(following.text, [name_of(part), following.text]) == name_of(part)


@given(stretches(), stretches())
def test_periods_come_in_the_order_of_their_ends(one: PeriodPart, other: PeriodPart) -> None:
    """What ends first comes first, and of what ends together what began first; only the same time is level."""
    first, second = (parse_period(name_of(part)) for part in (one, other))
    assert (first.order < second.order) == ((one.last_day, one.first_day) < (other.last_day, other.first_day))
    assert (first.order == second.order) == (first.stretch == second.stretch)


@given(YEARS, st.integers(1, 12), st.integers(1, 28))
def test_days_are_counted_on_in_any_year(year: int, month: int, day: int) -> None:
    """A day and its number tell each other, and the day after has the next number."""
    number = day_number(year, month, day)
    assert year_month_day(number) == (year, month, day)
    assert year_month_day(number + 1) > (year, month, day)
