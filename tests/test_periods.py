"""Periods: what each form of text names, when it begins and ends, and what it sorts after."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.values.periods import FiscalYear, Period, parse_period

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
        ("../2022-10", None, "2022-10-31"),
        ("2025-04/..", "2025-04-01", None),
        ("undated", None, None),
    ],
)
def test_each_form_has_a_first_and_a_last_day(text: str, start: str | None, end: str | None) -> None:
    """A period begins on its first day and ends on its last; an open end has none."""
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
        ("0000", "there is no such date"),
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
        "", " ", "yesterday", "2025-4", "25", "2025-Q5", "2025-Q0", "2025Q1", "2025-04-23T10:00", "2025-04-23 ", "2025/",
        "/2025", "2025/2026/2027", "2025--04", "-2025", "2025-04-23\n", "Undated", "..", "fy2026", "12:30", "1e3",
        "undated/2025", "../", "٢٠٢٥", "２０２５-04",
    ],
)  # fmt: skip
def test_any_other_text_is_no_period(text: str) -> None:
    """Everything that has none of the forms is refused, among it what only looks like a digit."""
    with pytest.raises(ValueError, match="it has none of the forms 2025-04-23, "):
        parse_period(text, FERRIES)


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
