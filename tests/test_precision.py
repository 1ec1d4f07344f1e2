"""How many digits a number carries, and that disputes, formulas and audits go by the same answer."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.audit import audit
from sourced_briefing.matching.value_fit import compare
from sourced_briefing.values.amounts import Amount, Number, parse_number
from sourced_briefing.values.exact import to_digits, told_in_short
from sourced_briefing.values.precision import digits, half_unit, reach, rounds_to, significant_digits, span
from strategies import numbers


def exactly(number: Number) -> Amount:
    return Amount(number, number, number)


WRITTEN = [
    # as it is typed, digits, half a unit, reach
    ("100.0", 4, "0.05", "99.95", "100.05"),
    ("100.1", 4, "0.05", "100.05", "100.15"),
    ("104.0", 4, "0.05", "103.95", "104.05"),
    ("13.0", 3, "0.05", "12.95", "13.05"),
    ("48.0", 3, "0.05", "47.95", "48.05"),
    ("48.4", 3, "0.05", "48.35", "48.45"),
    ("1_000.0", 5, "0.05", "999.95", "1000.05"),
    ("0.050", 2, "0.0005", "0.0495", "0.0505"),
    ("0.05", 1, "0.005", "0.045", "0.055"),
    ("-2.50", 3, "0.005", "-2.505", "-2.495"),
    # Zeros at the end of a whole number fill its places; the first two digits count.
    ("100", 2, "5", "95", "105"),
    ("10", 2, "0.5", "9.5", "10.5"),
    ("7", 1, "0.5", "6.5", "7.5"),
    ("105", 3, "0.5", "104.5", "105.5"),
    ("13e9", 2, "5e8", "12_500_000_000", "13_500_000_000"),
    ("1_050_000", 3, "5_000", "1_045_000", "1_055_000"),
    ("138_719", 6, "0.5", "138_718.5", "138_719.5"),
    ("-4_030", 3, "5", "-4_035", "-4_025"),
    # None at all is exact; what was measured to be nothing is as exact as it was measured.
    ("0", 0, "0", "0", "0"),
    ("0.0", 0, "0.05", "-0.05", "0.05"),
]


@pytest.mark.parametrize(("typed", "count", "half", "low", "high"), WRITTEN)
def test_a_number_carries_the_digits_that_were_typed(typed: str, count: int, half: str, low: str, high: str) -> None:
    """Zeros behind a point were written because they were known; those of a whole number had to be."""
    number = parse_number(typed)
    assert digits(number) == count
    assert half_unit(number) == parse_number(half)
    assert reach(exactly(number)) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("amount", "low", "high"),
    [
        (Amount(100, 100, 100, about=True), 95, 105),
        (Amount(1_234, 1_234, 1_234, about=True), Fraction("1172.3"), Fraction("1295.7")),
        (Amount(Decimal("100.0"), Decimal("100.0"), Decimal("100.0"), about=True), 95, 105),
        (Amount(12, 15), 12, 15),
        (Amount(12, 15, 13), 12, 15),
        (Amount(12, None), 12, None),
    ],
)
def test_what_is_no_exact_number_reaches_further(amount: Amount, low: Fraction, high: Fraction | None) -> None:
    """About a number is five percent at least; a range and a bound have ends of their own."""
    assert reach(amount) == (low, high)


@given(numbers.filter(bool))
def test_no_digit_that_counts_is_lost(number: Number) -> None:
    """A number rounded to the digits that it carries is the same number."""
    assert to_digits(number, digits(number)) == number


@given(st.decimals("-1e9", "1e9", places=3))
def test_a_further_zero_behind_the_point_says_ten_times_as_much(number: Decimal) -> None:
    longer = parse_number(f"{number:f}0")
    assert half_unit(longer) == half_unit(number) / 10
    assert digits(longer) == digits(number) + bool(number)


@given(numbers, st.integers(-25, 25))
def test_what_rounds_to_a_number_is_within_its_reach(number: Number, tenths: int) -> None:
    with localcontext(prec=100):
        other = number + half_unit(number) * tenths / 10
    low, high = reach(exactly(number))
    assert not rounds_to(other, number) or low <= Fraction(other) <= high  # type: ignore[operator]


@pytest.mark.parametrize(
    ("number", "wanted", "fewest", "is_so"),
    [
        ("0.3333", "0.33", 1, True),
        ("0.3333", "0.34", 1, False),
        ("0.3333", "0.330", 1, False),
        ("104", "100", 1, True),
        ("104", "100", 3, False),
        ("104", "100.0", 1, False),
        ("0.4", "0", 1, False),
        ("0", "0.0", 3, True),
    ],
)
def test_a_number_rounds_to_another(number: str, wanted: str, fewest: int, is_so: bool) -> None:
    """To as many digits as that carries, and to no fewer than are asked for."""
    assert rounds_to(parse_number(number), parse_number(wanted), fewest) is is_so


@pytest.mark.parametrize(
    ("number", "text"),
    [("1234.5", "1,234"), ("10.4", "10"), ("9.96", "10"), ("3.14", "3.1"), ("3.04", "3"), ("0", "0")],
)
def test_a_share_is_told_in_short(number: str, text: str) -> None:
    """Nobody needs to know that it rose by 1,234.5 percent."""
    assert told_in_short(Fraction(number)) == text


# Disputes, formulas and audits


def two_sources(project: Project, first: str, second: str) -> None:
    project.observations(
        f"""
        - {{value: {first}, source: survey, locator: row 1, as_stated: {first} km}}
        - {{value: {second}, source: gazette, locator: para 1, as_stated: {second} km}}
        """
    )


@pytest.mark.parametrize(
    ("first", "second", "grade"),
    [
        ("100.0", "104.0", "contested"),
        ("100.1", "104.1", "contested"),
        ("100.0", "100.1", "primary"),
        ("100", "104", "primary"),
        ("100.0", "100", "primary"),
        ("100", "106.0", "contested"),
        ("0.0", "0.1", "primary"),
        ("0", "0.1", "contested"),
    ],
)
def test_sources_are_held_to_the_zeros_that_they_wrote(project: Project, first: str, second: str, grade: str) -> None:
    two_sources(project, first, second)
    assert project.reads('{{ evidence("length") }}') == f"{grade}, 2 sources, 2 origins"


def test_the_data_file_decides_how_many_digits_count(project: Project) -> None:
    """Tables of a machine write 100.0 for any hundred; who types 100 has seen that."""
    two_sources(project, "100.0", "104.0")
    project.replace("data/figures/rivers.yml", "value: 100.0", "value: 100")
    assert project.reads('{{ evidence("length") }}') == "primary, 2 sources, 2 origins"


@pytest.mark.parametrize(("value", "count", "third"), [("100.0", 4, "33.33 km"), ("100", 2, "33 km")])
def test_formulas_go_by_the_same_digits(project: Project, value: str, count: int, third: str) -> None:
    two_sources(project, value, value)
    project.write(
        "data/figures/parts.yml",
        """
        title: Parts
        figures:
          - {id: third, label: A part, measures: Part of the river., unit: km, formula: length / 3}
        """,
    )
    assert significant_digits(exactly(parse_number(value))) == count
    assert project.reads('{{ figure("third") }}') == f"{third} computed"


@pytest.mark.parametrize(
    ("value", "text", "verdict"),
    [
        ("100.0", "104.0", "contradicts"),
        ("100.0", "100.0", "matches"),
        ("100.0", "100.04", "matches"),
        ("100.0", "100.4", "contradicts"),
        ("100.0", "104", "contradicts"),
        ("104.0", "100.0", "contradicts"),
        ("104.0", "100", "matches"),
        ("100", "104", "matches"),
    ],
)
def test_audits_go_by_the_same_digits(project: Project, value: str, text: str, verdict: str) -> None:
    """Also by those of the audited text."""
    two_sources(project, value, value)
    (finding,) = audit(project.briefing(), f"The length of the river is {text} km.", "markdown")
    assert finding.answer == verdict


def test_equal_numbers_of_different_precision_are_not_confused() -> None:
    """100 and 100.0 are equal; what is near to the one is not near to the other, whichever is looked at first."""
    whole, measured = exactly(100), exactly(Decimal("100.0"))
    for stated, agreement in ((whole, "same"), (measured, "no"), (whole, "same")):
        assert compare(exactly(104), stated, Fraction(1)) == agreement


def amount_of(text: str) -> Amount:
    """The amount that is written 12, about 12, 12/15, ../15."""
    number = text.removeprefix("about ")
    low, _, high = number.partition("/")
    if not high:
        return Amount(parse_number(low), parse_number(low), parse_number(low), text != number)
    return Amount(*(None if end == ".." else parse_number(end) for end in (low, high)))


@pytest.mark.parametrize(
    ("stated", "span_of_all"),
    [
        (["13_000_000_000", "12_980_000_000"], "12_980_000_000"),
        (["1979", "1978.9", "1_980"], "1978.9"),
        (["12", "12.0"], "12.0"),
        (["about 13", "12.6"], "12.6"),
        (["2.5", "2.45"], "2.45"),  # half of a last digit may go either way
        # What no rounding explains stays a range, with all that was said in it.
        (["13_000_000_000", "12_400_000_000"], "12_400_000_000/13_000_000_000"),
        (["989.4", "989.5"], "989.4/989.5"),
        (["120", "119", "101"], "101/120"),
        (["about 75", "75.6"], "75/75.6"),
        # Ranges and bounds say something of their own.
        (["12/15", "13"], "12/15"),
        (["../15", "14.9"], "../15"),
    ],
)
def test_what_rounding_alone_sets_apart_is_one_number(stated: list[str], span_of_all: str) -> None:
    """The one with the most digits, when all others are it with fewer; in whichever order they come."""
    for order in (stated, stated[::-1]):
        found = span(map(amount_of, order))
        assert found == amount_of(span_of_all)
        assert str(found.middle) == str(amount_of(span_of_all).middle)


def test_a_number_is_compared_as_it_is_written_whatever_was_compared_before() -> None:
    """8.0 and 8 are equal, and reach differently far; what is remembered of one is not told of the other."""
    for text in ("8.0", "8", "8.00", "8"):
        amount = Amount(parse_number(text), parse_number(text), parse_number(text))
        stated = Amount(Decimal("7.8"), Decimal("7.8"), Decimal("7.8"))
        assert compare(amount, stated, Fraction(1)) == ("same" if text == "8" else "no"), text
