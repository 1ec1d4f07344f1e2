"""How values are written: the tables are the specification."""

from datetime import date
from decimal import Decimal
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.values.amounts import Amount, Number
from sourced_briefing.values.periods import FiscalYear, parse_period
from sourced_briefing.values.units import Units
from sourced_briefing.values.wording import FORMATS, Wording, known_language
from strategies import amounts

UNITS = Units(
    dedent("""
    USD = [US_dollar] = US$
    EUR = [euro] = €
    MYR = [ringgit] = RM
    percent = 0.01 = %
    times = 1
    bike = [bike] = bike = bikes
    GB = [information] = GB
    s = [time] = s
    mm2 = [area] = mm²
    month = [duration] = month = months
    gear_set = [gear_set] = gear_set = gear_sets
    """)
)
LANGUAGES = (
    "en_GB",
    "en_US",
    "de_DE",
    "de_CH",
    "fr_FR",
    "pl_PL",
    "ru_RU",
    "ar_EG",
    "hi_IN",
    "ja_JP",
    "zh_Hant_TW",
    "fa",
    "sv",
)


def exact(number: Number | str) -> Amount:
    number = Decimal(number) if isinstance(number, str) else number
    return Amount(number, number, number)


def about(number: Number) -> Amount:
    return Amount(number, number, number, about=True)


@pytest.fixture(scope="module")
def english() -> Wording:
    return Wording("en_GB", UNITS)


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        # exact numbers, in words of scale where these lose nothing
        (exact(7), "bike", "7 bikes"),
        (exact(1), "bike", "1 bike"),
        (exact(0), "bike", "0 bikes"),
        (exact(12_345), "bike", "12,345 bikes"),
        (exact(999_999), "bike", "999,999 bikes"),
        (exact(1_000_000), "bike", "1 million bikes"),
        (exact(1_250_000), "bike", "1.25 million bikes"),
        (exact(1_234_000), "bike", "1.234 million bikes"),
        (exact(1_234_567), "bike", "1,234,567 bikes"),
        (exact(5_330_000_000), "USD", "US$5.33 billion"),
        (exact(4_000_000_000_000), "EUR", "€4 trillion"),
        (exact("0.5"), "percent", "0.5%"),
        (exact("2.5"), "GB", "2.5 GB"),
        (exact("0.001"), "GB", "0.001 GB"),
        (exact(6), "times", "6 times"),
        # signs
        (exact(-23), "percent", "−23%"),
        (exact(-5_000), "USD", "−US$5,000"),
        (exact(-2_000_000), "bike", "−2 million bikes"),
        # approximate numbers and bounds
        (about(1_000_000), "bike", "about 1 million bikes"),
        (about(12_000), "USD", "about US$12,000"),
        (Amount(25_000_000_000, None), "MYR", "at least RM25 billion"),
        (Amount(None, 5), "percent", "at most 5%"),
        (Amount(0, None, bound=2_000_000), "bike", "0 to at least 2 million bikes"),
        (Amount(None, 5, bound=2), "percent", "from at most 2 to 5%"),
        # ranges
        (Amount(12_000, 15_000), "USD/bike", "US$12,000–15,000 per bike"),
        (Amount(1, 40), "percent", "1–40%"),
        (Amount(12, 18), "month", "12–18 months"),
        (Amount(1_000_000, 2_000_000), "bike", "1–2 million bikes"),
        (Amount(900_000, 1_000_000), "bike", "900,000 to 1 million bikes"),
        (Amount(500_000_000, 2_000_000_000), "USD", "US$500 million to 2 billion"),
        (Amount(-5, -3), "percent", "−5 to −3%"),
        (Amount(-5, 3), "percent", "−5 to 3%"),
        # a central number with its range
        (Amount(4, 9, 5), "bike", "5 bikes (4–9)"),
        (Amount(4, 9, 5, about=True), "bike", "about 5 bikes (4–9)"),
        (Amount(1_100_000, 1_300_000, 1_200_000), "USD", "US$1.2 million (1.1–1.3 million)"),
        # units
        (exact(900), "GB/s", "900 GB/s"),
        (exact(2), "GB/s/mm2", "2 GB/s/mm²"),
        (exact(3), "bike/month", "3 bikes per month"),
        (exact(1), "bike/month", "1 bike per month"),
        (exact(12), "USD/bike/month", "US$12 per bike per month"),
        (exact(5), "gear_set", "5 gear sets"),
        (exact(5), "bike*month", "5 bikes·months"),
    ],
)
def test_an_amount_is_written_as_people_write_it(english: Wording, amount: Amount, unit: str, text: str) -> None:
    """Currency before the number, other units behind it, a plural where there is more than one."""
    assert english.amount(amount, unit) == text


@pytest.mark.parametrize(
    ("amount", "form", "text"),
    [
        (exact(1_250_000), "full", "1,250,000 bikes"),
        (Amount(900_000, 1_000_000), "full", "900,000–1,000,000 bikes"),
        (exact(1_250_000), "round", "about 1.2 million bikes"),
        (exact(1_234_567), "round", "about 1.2 million bikes"),
        (exact(987), "round", "about 990 bikes"),
        (exact(0), "round", "0 bikes"),
        (exact(12), "round", "12 bikes"),
        (exact("0.01234"), "round", "about 0.012 bikes"),
        (exact(-1_234), "round", "about −1,200 bikes"),
        (about(1_234), "round", "about 1,200 bikes"),
        (Amount(1_234, None), "round", "at least 1,200 bikes"),
        (Amount(1_100, 1_900, 1_234), "round", "about 1,200 bikes (1,100–1,900)"),
    ],
)
def test_a_form_shows_more_or_fewer_digits(english: Wording, amount: Amount, form: str, text: str) -> None:
    """All digits are written by "full"; "round" keeps two and says "about" of a number that was exact."""
    assert english.amount(amount, "bike", form) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en_US", "US$1,234.5"),
        ("de_DE", "US$1.234,5"),
        ("de_CH", "US$1’234.5"),
        ("fr_FR", "US$1\u202f234,5"),
        ("hi_IN", "US$1,234.5"),
    ],
)
def test_digits_are_grouped_as_in_the_language(language: str, text: str) -> None:
    """The language of the briefing decides on separators and points."""
    assert Wording(language, UNITS).amount(exact("1234.5"), "USD") == text


@pytest.mark.parametrize(
    ("language", "text"),
    [("en_GB", "3 million"), ("de_DE", "3 Millionen"), ("fr_FR", "3 millions"), ("sv", "3 miljoner")],
)
def test_words_of_scale_are_of_the_language(language: str, text: str) -> None:
    """Millions are called what the language calls them."""
    assert Wording(language, UNITS).number(3_000_000, "auto").replace("\xa0", " ") == text


@pytest.mark.parametrize("language", ["en_GB", "de", "zh_Hant_TW", "sr_Latn", "pt_BR"])
def test_a_language_is_known(language: str) -> None:
    """Languages are named as Babel names them."""
    assert known_language(language)


@pytest.mark.parametrize("language", ["", "english", "xx_YY", "en-", "en_GB_oxendict_extra", "../../etc", "en_GB\n"])
def test_a_language_is_not_known(language: str) -> None:
    """Anything else is not known, and asking does no harm."""
    assert not known_language(language)


# Units alone


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("USD", "US$"),
        ("USD/bike", "US$ per bike"),
        ("bike", "bikes"),
        ("bike/month", "bikes per month"),
        ("percent", "%"),
        ("GB/s", "GB/s"),
        ("gear_set", "gear sets"),
    ],
)
def test_a_unit_alone_heads_a_column(english: Wording, unit: str, text: str) -> None:
    """The unit without a number, as an axis or a column names it."""
    assert english.unit(unit) == text


# Periods

FERRIES = {
    "FY2026": FiscalYear(
        date(2025, 1, 27), (date(2025, 4, 27), date(2025, 7, 27), date(2025, 10, 26), date(2026, 1, 25))
    )
}


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2025-04-23", "23 April 2025"),
        ("2025-04", "April 2025"),
        ("2025-Q1", "Q1 2025"),
        ("2025-H1", "H1 2025"),
        ("2025", "2025"),
        ("FY2026", "FY2026"),
        ("FY2026-Q1", "FY2026 Q1"),
        ("FY2026-H2", "FY2026 H2"),
        ("2024-03/2025-04", "March 2024 to April 2025"),
        ("2025-04-01/2025-04-23", "1 April 2025 to 23 April 2025"),
        ("../2022-10", "up to the end of October 2022"),
        ("../2022-10-07", "up to 7 October 2022"),
        ("2025-W05", "week 5 of 2025"),
        ("202X", "2020s"),
        ("195X/197X", "1950s to 1970s"),
        ("-0043", "44 BC"),
        ("-0043-03", "March 44 BC"),
        ("-0043-03-15", "15 March 44 BC"),
        ("-0043-Q1", "Q1 44 BC"),
        ("0000", "1 BC"),
        ("Y-17000/-5000", "17001 BC to 5001 BC"),
        ("Y17000-05-01", "1 May 17000"),
        ("2025-04/..", "since April 2025"),
        ("undated", "undated"),
    ],
)
def test_a_period_is_written_as_people_write_it(english: Wording, period: str, text: str) -> None:
    """Each form of a period has words of its own."""
    assert english.period(parse_period(period, FERRIES)) == text


def test_no_period_is_no_words(english: Wording) -> None:
    """What does not change with time has no period to write."""
    assert english.period(None) == ""


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en_US", "April 23, 2025", "April 2025"),
        ("de_DE", "23. April 2025", "April 2025"),
        ("fr_FR", "23 avril 2025", "avril 2025"),
    ],
)
def test_dates_are_of_the_language(language: str, day: str, month: str) -> None:
    """Months are called, and dates ordered, as the language does."""
    wording = Wording(language, UNITS)
    assert (wording.period_text("2025-04-23"), wording.period_text("2025-04")) == (day, month)


# Whatever the value is


@given(
    amounts,
    st.sampled_from(["USD", "bike", "USD/bike", "GB/s", "percent", ""]),
    st.sampled_from(FORMATS),
    st.sampled_from(["en_GB", "en_US", "de_DE"]),
)
def test_every_amount_can_be_written(amount: Amount, unit: str, form: str, language: str) -> None:
    """No amount that a data file can hold is too large, too small or too odd to be written."""
    text = Wording(language, UNITS).amount(amount, unit, form)
    assert text.strip() == text
    assert any(character.isdigit() for character in text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", [7, -1_234_567, 3_000_000, 4 * 10**12])
def test_numbers_can_be_written_in_every_language(language: str, number: int) -> None:
    """Languages without words for a million, or with words of scale of their own, are written too."""
    assert any(character.isdigit() for character in Wording(language, UNITS).number(number, "auto"))


def shown(text: str) -> Decimal:
    """The number that an English text shows."""
    digits, _, scale = text.replace(",", "").replace("−", "-").partition(" ")
    return Decimal(digits) * {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]


@given(amounts)
def test_a_number_is_written_without_loss(amount: Amount) -> None:
    """Words of scale change how a number looks and never what it is; only "round" may do that."""
    number = amount.middle if amount.kind != "range" else amount.low
    english = Wording("en_GB", UNITS)
    assert shown(english.number(number, "auto")) == number
    assert shown(english.number(number, "full")) == number


@given(amounts)
def test_rounding_keeps_two_digits(amount: Amount) -> None:
    """A rounded number differs from the number by less than a twentieth."""
    number = Decimal(amount.middle)
    rounded = shown(Wording("en_GB", UNITS).number(amount.middle, "round"))
    assert abs(rounded - number) <= abs(number) / 20
