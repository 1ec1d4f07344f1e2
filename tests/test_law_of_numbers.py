"""The law: what stands beside a number and is not understood makes it unreadable, never a plain number."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sourced_briefing.checks.measure import measure_of
from sourced_briefing.checks.wording_proof import disproof
from sourced_briefing.checks.wording_reading import read_wording
from sourced_briefing.model import Figure, Observation, Source
from sourced_briefing.numerals import read_numbers
from sourced_briefing.numerals.currencies import signs, words
from sourced_briefing.numerals.languages import language
from sourced_briefing.numerals.lexicon import is_word
from sourced_briefing.values.known_units import known_unit
from sourced_briefing.values.units import Units

UNITS = Units(
    """
    km = [length] = km
    kWh = [energy] = kWh
    person = [person] = person = people
    USD = [US_dollar] = US$
    EUR = [euro] = €
    CNY = [renminbi] = RMB
    degC = [temperature] = °C
    percent = 0.01 = %
    times = 1
    """
)
# What proves each value: the words before the number, the number, the words behind it.
PROVING = [
    ("value: 1_240", "en", "km", "a length of ", "1,240", " km"),
    ("value: 1_240", "en", "person", "a crew of ", "1,240", " sailors"),
    ("low: 3_000_000", "en", "person", "more than ", "3 million", " people"),
    ("value: 12_000_000_000", "en", "USD", "worth ", "$12bn", " in all"),
    ("value: 80", "en", "percent", "only ", "80%", " of them"),
    ("value: -4.5", "en", "percent", "a growth of ", "minus 4.5 per cent", " last year"),
    ("value: 6", "en", "times", "grew ", "6 times", " since"),
    ("value: 700", "en", "kWh", "uses ", "700", " kWh"),
    ("value: 1.5", "en", "degC", "warmed by ", "1.5", "°C"),
    ("value: 14_905", "de", "km", "eine Länge von ", "14.905", " km"),
    ("value: 3_000_000_000", "fr", "EUR", "un budget de ", "3 milliards d’euros", " en tout"),
    ("value: 118_000_000_000", "es", "EUR", "gastaron ", "118 mil millones de euros", " este año"),
    ("value: 8_700_000_000", "zh", "CNY", "去年同期的", "87亿元", ""),
]


def proves(row: tuple[str, ...], wording: str) -> bool:
    """Whether a wording proves the value of a row."""
    amount, tag, unit, *_ = row
    field, _, number = amount.partition(": ")
    observation = Observation.model_validate(
        {field: number, "source": "log", "locator": "row 1", "as_stated": wording, "period": "2024"}
    )
    figure = Figure.model_validate(
        {"id": "it", "label": "It", "measures": "What it is.", "unit": unit, "observations": [observation]}
    )
    source = Source.model_validate(
        {"id": "log", "title": "Log", "publisher": "Office", "url": "https://log.example/", "kind": "dataset",
         "standing": "original", "read": "whole", "language": tag}
    )  # fmt: skip
    return disproof(read_wording(figure, observation, source, measure_of(UNITS, unit), "en")) is None


@pytest.mark.parametrize("row", PROVING, ids=lambda row: row[4])
def test_the_wording_itself_proves(row: tuple[str, ...]) -> None:
    """Without anything strange beside the number its value is proved."""
    assert proves(row, "".join(row[3:]))


ROWS = st.sampled_from(PROVING)
LETTERS = st.text("bcdfghjklmnpqrstvwxz", min_size=3, max_size=8)
# Heads of tables that change what stands below them, or may do so.
HEADS = st.sampled_from(
    ["(in thousands) ", "('000) ", "in millions: ", "(in thousand tonnes) ", "thousand crates: ", "(bn) "]
)
# Signs that are not understood beside a number, on either side.
SIGNS = st.sampled_from("¤§^@#×_&`¬±÷¶{}[]()°\\…∞√∑≠→")


@given(ROWS, LETTERS, st.booleans())
def test_an_unknown_word_beside_a_number_leaves_nothing_proved(row: tuple[str, ...], word: str, before: bool) -> None:
    """It may be a size, a unit or a minus."""
    known = language(row[1])
    assume(not is_word(word, known) and not known_unit(word) and word not in known.scales)
    assume(word not in signs() and word not in words(known))
    start, number, end = row[3:]
    assert not proves(row, f"{start} {word} {number}{end}" if before else f"{start}{number} {word} {end}")


@given(ROWS, st.sampled_from(["bilhões", "миллиардов", "zillion", "miliardy", "mil", "lakhs", "billiarder", "million"]))
def test_a_size_of_another_language_leaves_nothing_proved(row: tuple[str, ...], word: str) -> None:
    """Nor does one of the same language that was not counted yet: the number is another one then."""
    start, number, end = row[3:]
    assert not proves(row, f"{start}{number} {word}{end}")


@given(ROWS, HEADS)
def test_a_magnitude_at_the_head_leaves_nothing_proved(row: tuple[str, ...], head: str) -> None:
    """Unless the number has one of its own, or is a share, it is another number."""
    _, number, end = row[3:]
    assume(
        number.removeprefix("minus ")[-1].isdigit() and "per cent" not in end and "times" not in end and row[1] == "en"
    )
    assert not proves(row, f"{head}{number}{end}")


@pytest.mark.parametrize(
    ("value", "tag", "wording"),
    [
        ("value: 2", "en", "two and a half days"), ("value: 2", "fr", "deux douzaines de ponts"),
        ("value: 100", "fr", "cent milliers"), ("value: 1_000_000", "en", "$(3.5) million"),
        ("value: 50_000_000_000", "ko", "2천500억"), ("value: 1", "ko", "3분의 1"), ("value: 1_000_000", "de", "eineinhalb Millionen"),
        ("value: 1_000_000", "es", "un millón y medio"), ("value: 1_000_000", "nl", "anderhalf miljoen"),
    ],
)  # fmt: skip
def test_part_of_a_number_proves_nothing(value: str, tag: str, wording: str) -> None:
    """What was read of one must be all of it."""
    assert not proves((value, tag, "person"), wording)


@pytest.mark.parametrize("words", ["o más", "ou plus", "oder mehr", "of meer", "ou moins"])
def test_a_bound_in_another_language_is_a_bound(words: str) -> None:
    """Where nobody named the language, what is said behind a number still counts."""
    assert not proves(("value: 300", "en", "person"), f"300 personas {words}")


@pytest.mark.parametrize("unit", ["mi", "m", "bi", "tri", "Md", "k"])
def test_a_letter_behind_money_is_a_size_or_nothing(unit: str) -> None:
    """Miles and metres are no money."""
    assert not proves(("value: 850", "en", "USD"), f"US$ 850 {unit} a year")


@pytest.mark.parametrize("wording", ["un salarié sur quatre", "trois foyers sur quatre", "il y en a quatre"])
def test_a_number_word_without_a_sign_of_percent_is_no_share(wording: str) -> None:
    """Only a figure in the cell of a table goes without one."""
    assert not proves(("value: 4", "fr", "percent"), wording)


@given(ROWS, SIGNS, st.booleans(), st.booleans())
def test_an_unknown_sign_beside_a_number_leaves_nothing_proved(
    row: tuple[str, ...], sign: str, before: bool, apart: bool
) -> None:
    """With a space between or without one; a bracket that nothing closes is one too."""
    start, number, end = row[3:]
    space = " " if apart else ""
    assert not proves(row, f"{start}{sign}{space}{number}{end}" if before else f"{start}{number}{space}{sign}{end}")


@given(ROWS, st.sampled_from("0123456789"), st.booleans(), st.booleans())
def test_another_digit_beside_a_number_leaves_nothing_proved(
    row: tuple[str, ...], digit: str, before: bool, apart: bool
) -> None:
    """It is part of it, or nobody can tell that it is not."""
    start, number, end = row[3:]
    space = " " if apart else ""
    text = f"{start}{digit}{space}{number}{end}" if before else f"{start}{number}{space}{digit}{end}"
    assume(number[0].isdigit() or not before)
    assume(digit != "0" or "." not in number)  # 1.50 is 1.5
    assert not proves(row, text)


@pytest.mark.parametrize(
    ("wording", "strange"),
    [
        ("5[6", "["), ("5,000(1)", "("), ("5/6/7", None), ("5:1", ":"), ("5*3", "*"), ("5 × 3", "×"), ("5 ^ 2", "^"),
        ("~5~", "~"), ("5'", "'"), ('5"', '"'), ("5…", "…"), ("… 5", "…"), ("5?", "?"), ("not 5", "not"), ("per 5", "per"),
        ("twice 5", "twice"), ("5 zillion", "zillion"), ("5 - 3", "-"), ("5 7", "7"), ("Q$5", "Q"), ("005", "005"),
        ("5 minus 3", "minus"), ("5 ₿", "₿"), ("5²", "²"), ("3,400 (zillions)", "(zillions)"), ("5,GERMANY", ","),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_told(wording: str, strange: str | None) -> None:
    """The number says what stands beside it, so that a message can."""
    marks = {numeral.unread for numeral in read_numbers(wording, wording=True)}
    assert strange in marks or strange is None


@pytest.mark.parametrize(
    "wording",
    [
        "(5)",
        "[5]",
        "“5”",
        '"5"',
        "5, 6",
        "5; 6",
        "5.",
        "5!",
        "5[1]",
        "5,000¹",
        "5 (five)",
        "= 5",
        "| 5 |",
        "5 – the",
        "5+",
    ],
)
def test_what_is_understood_leaves_a_number_readable(wording: str) -> None:
    """Pairs of brackets and quotation marks, pauses, notes, and what says a bound."""
    assert read_numbers(wording, wording=True)[0].unread == ""
