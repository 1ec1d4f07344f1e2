"""How many digits readers see: said of a figure or a unit, asked for by a call, and never of what programs read."""

from decimal import ROUND_HALF_EVEN, Decimal

import pytest
from conftest import Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.values.amounts import Amount
from sourced_briefing.values.shown_digits import MOST_SHOWN, ShownDigits
from sourced_briefing.values.units import Units
from sourced_briefing.values.wording import Form, Wording

FIGURES = "data/figures/rivers.yml"
RAIN = """\
title: Rain
figures:
  - id: rain
    label: Rain of a day
    measures: Depth of the rain.
    unit: m
{shown}    observations:
      - {{period: "2022", value: {value}, source: gazette, locator: p. 1, as_stated: {said} m of rain}}
"""
NUMBERS = st.decimals(Decimal("-1e12"), Decimal("1e12"), allow_nan=False, places=6)


def plain(number: str) -> Amount:
    value = Decimal(number)
    return Amount(value, value, value)


class Measure:
    """A figure, as far as its wording asks."""

    def __init__(self, unit: str, decimals: int | None = None, digits: int | None = None) -> None:
        self.unit, self.decimals, self.digits = unit, decimals, digits


@pytest.mark.parametrize(
    ("number", "shown", "written"),
    [
        ("0.4", ShownDigits(decimals=2), "0.40"),
        ("4.3949", ShownDigits(decimals=2), "4.39"),
        ("0.125", ShownDigits(decimals=2), "0.12"),
        ("0.135", ShownDigits(decimals=2), "0.14"),
        ("2", ShownDigits(decimals=1), "2.0"),
        ("2.4", ShownDigits(decimals=0), "2"),
        ("0.04", ShownDigits(digits=3), "0.0400"),
        ("9.996", ShownDigits(digits=3), "10.0"),
        ("0", ShownDigits(digits=3), "0.00"),
        ("1834567", ShownDigits(digits=3), "1.83 million"),
        ("1803567", ShownDigits(digits=3), "1.80 million"),
        ("999999", ShownDigits(digits=2), "1.0 million"),
        ("12345", ShownDigits(digits=2), "12,000"),
        ("-0.4", ShownDigits(decimals=2), "−0.40"),
        ("-0.001", ShownDigits(decimals=2), "0.00"),
    ],
)
def test_a_number_is_shown_to_its_digits(number: str, shown: ShownDigits, written: str) -> None:
    """To the nearest, half to even, with the zeros that make a column line up."""
    wording = Wording("en_GB", Units(""))
    assert wording.amount(shown.of(plain(number)), "") == written


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (Amount(Decimal("12.34"), Decimal("15.61")), "12.3–15.7"),
        (Amount(Decimal("12.34"), None), "at least 12.3"),
        (Amount(None, Decimal("15.61")), "at most 15.7"),
        (Amount(Decimal("12.34"), Decimal("15.61"), Decimal("13.96")), "14.0 (12.3–15.7)"),
        (Amount(Decimal("13.96"), Decimal("13.96"), Decimal("13.96"), about=True), "about 14.0"),
    ],
)
def test_the_ends_of_a_range_are_rounded_outward(amount: Amount, written: str) -> None:
    """What is said to lie between them still does."""
    assert Wording("en_GB", Units("")).amount(ShownDigits(decimals=1).of(amount), "") == written


@pytest.mark.parametrize(("language", "written"), [("de_DE", "1,80 Millionen"), ("fr_FR", "1,80 million")])
def test_zeros_are_kept_in_other_languages(language: str, written: str) -> None:
    """With the comma and the words of the language."""
    shown = ShownDigits(digits=3).of(plain("1803567"))
    assert " ".join(Wording(language, Units("")).amount(shown, "").split()) == written


@given(NUMBERS, st.integers(0, MOST_SHOWN))
def test_decimals_round_as_the_decimal_module_does(number: Decimal, places: int) -> None:
    """Whatever the number, what is shown is it to that place."""
    assert ShownDigits(decimals=places).number(number) == round(number, places)
    assert -ShownDigits(decimals=places).number(number).as_tuple().exponent == places


@given(NUMBERS, st.integers(1, MOST_SHOWN))
def test_so_many_significant_digits_are_shown(number: Decimal, digits: int) -> None:
    """No more and no fewer, and the nearest number that has them."""
    shown = ShownDigits(digits=digits).number(number)
    assert len(shown.as_tuple().digits) == digits or not number
    unit = Decimal(1).scaleb(shown.as_tuple().exponent)
    assert abs(shown - number) <= unit / 2
    assert shown == number.quantize(unit, rounding=ROUND_HALF_EVEN)


@given(st.tuples(NUMBERS, NUMBERS).map(sorted), st.one_of(
    st.integers(0, 6).map(lambda n: ShownDigits(decimals=n)), st.integers(1, 9).map(lambda n: ShownDigits(digits=n))
))  # fmt: skip
def test_a_range_as_it_is_shown_holds_the_range(ends: list[Decimal], shown: ShownDigits) -> None:
    """Rounding makes no claim that was not made."""
    low, high = ends
    of = shown.of(Amount(low, high))
    if low != high:
        assert of.low <= low < high <= of.high


def test_a_call_asks_for_others_than_the_figure_says() -> None:
    """What a figure says of itself comes before what is said of its unit, and what a call asks for before both."""
    wording = Wording("en_GB", Units("m = [length]"), {"m": ShownDigits(decimals=1)})
    amount = plain("0.4263")
    assert wording.value(Measure("m"), amount) == "0.4 m"
    assert wording.value(Measure("m", decimals=2), amount) == "0.43 m"
    assert wording.value(Measure("m", decimals=2), amount, Form(digits=ShownDigits(digits=3))) == "0.426 m"
    assert wording.value(Measure("m", decimals=2), amount, Form("full")) == "0.4263 m"


def rain(project: Project, shown: str, value: str, said: str) -> None:
    project.write("data/figures/rain.yml", RAIN.format(shown=shown and f"    {shown}\n", value=value, said=said))


def test_all_that_readers_see_has_these_digits(project: Project) -> None:
    """Prose, the figure’s page and its search entry; what programs read has all digits."""
    rain(project, "decimals: 2", "0.4", "0.4")
    assert project.reads('{{ figure("rain", cite=false) }}, or {{ figure("rain", digits=1, cite=false) }}') == (
        "0.40 m, or 0.4 m"
    )
    pages = project.pages()
    assert ">0.40 m</data>" in pages["figures/rain.md"]
    assert 'value="0.4"' in pages["figures/rain.md"]
    written = {path.name: path.read_text("utf-8") for path in (project.root / "written").rglob("*.json")}
    assert "0.40 m (2022)" in written["records.json"]
    (told,) = (text for name, text in written.items() if name == "rain.json")
    assert '"value":"0.40 m"' in told
    assert '"number":"0.4"' in told


@pytest.mark.parametrize(
    ("shown", "value", "said", "proved"),
    [
        ("decimals: 2", "0.4234", "0.42", True),
        ("decimals: 2", "0.4234", "0.423", True),
        ("decimals: 2", "0.4234", "0.4", False),
        ("decimals: 2", "0.4274", "0.42", False),
        ("digits: 2", "0.4234", "0.42", True),
        ("", "0.4234", "0.42", False),
    ],
)
def test_what_is_shown_is_proved_by_the_wording(
    project: Project, shown: str, value: str, said: str, proved: bool
) -> None:
    """A value may be kept with more digits than its wording, as long as readers see none that the wording has not."""
    rain(project, shown, value, said)
    assert (project.problems() == []) == proved


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("decimals: -1", '7:15: `decimals`: "-1" is no number of decimals; write one from 0 to 15'),
        ("decimals: 16", '7:15: `decimals`: "16" is no number of decimals; write one from 0 to 15'),
        ("digits: 0", '7:13: `digits`: "0" is no number of digits; write one from 1 to 15'),
        ("digits: two", '7:13: `digits`: "two" is no number of digits; write one from 1 to 15'),
    ],
)
def test_digits_that_can_not_be_shown_are_refused(project: Project, shown: str, told: str) -> None:
    rain(project, shown, "0.4", "0.4")
    assert f"data/figures/rain.yml:{told}" in project.problems()


def test_both_kinds_of_digits_are_refused(project: Project) -> None:
    """Of a figure, of a unit, and in a call."""
    rain(project, "digits: 1\n    decimals: 1", "0.4", "0.4")
    assert any("`decimals` and `digits` can't stand together; keep one" in each for each in project.problems())
    rain(project, "", "0.4", "0.4")
    project.prose('It was {{ figure("rain", digits=1, decimals=1) }}.')
    assert any("one of decimals, digits and format says how" in each for each in project.problems())


def test_a_unit_says_how_its_figures_are_shown(project: Project) -> None:
    """In briefing.yml; a unit that nobody knows is told there."""
    rain(project, "", "0.4", "0.4")
    project.write("briefing.yml", "shown:\n  m: {decimals: 3}\n")
    assert "0.400 m" in project.pages()["figures/rain.md"]
    project.write("briefing.yml", "shown:\n  mm2: {decimals: 3}\n")
    assert project.problems() == ['briefing.yml:2:8: unit "mm2" is not known']


def test_an_edition_keeps_how_it_was_shown(project: Project) -> None:
    """What an edition said is told with the digits that it had."""
    rain(project, "decimals: 2", "0.4", "0.4")
    assert project.release("2026-10").exit_code == 0
    rain(project, "", "0.4", "0.4")
    told = project.reads('{{ figure("rain", edition="2026-10", cite=false) }}, now {{ figure("rain", cite=false) }}')
    assert "0.40 m" in told
    assert told.endswith("now 0.4 m")
