"""Whether the words of a source prove the number that stands beside them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from conftest import REPOSITORY, Project
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.problems import Problem
from sourced_briefing.checks.conversion_proof import follows
from sourced_briefing.checks.wording import converted_value_follows, wording_contains_number
from sourced_briefing.load.loader import load
from sourced_briefing.model import Observation
from sourced_briefing.model.briefing import Records
from sourced_briefing.values.amounts import Number

UNITS = """
m = [length] = m
kWh = [energy] = kWh
m2 = [area] = m²
degC = [temperature] = °C
ppm = 1e-6 = ppm
percentage_point = [percentage_point] = percentage_point = percentage_points
permille = 0.001 = ‰
basis_point = [basis_point] = basis_point = basis_points
km = 1000 * m = km
person = [person] = person = people
year = [time] = year = years
USD = [US_dollar] = US$
CNY = [renminbi] = RMB
percent = 0.01 = %
times = 1
"""
Rule = Callable[[Records], Iterator[Problem]]


def problems(project: Project, rule: Rule = wording_contains_number) -> list[str]:
    """What the rule finds, as line:column: message."""
    briefing, unread = load(project.root)
    assert not unread
    return [f"{p.place.line}:{p.place.column}: {p.message}" for p in rule(briefing)]


@pytest.fixture
def observe(project: Project) -> Callable[..., list[str]]:
    """Give an amount as YAML fields, a wording and a unit; get what is wrong."""
    project.write("data/units.txt", UNITS)

    def observe(
        amount: str, wording: str, unit: str = "person", rule: Rule = wording_contains_number, **more: str
    ) -> list[str]:
        lines = [*amount.split("; "), "source: survey", "locator: row 1"]
        lines += [f"{field}: '{text}'" for field, text in {"as_stated": wording, **more}.items() if text]
        project.observations("- " + "\n  ".join(lines), unit)
        return problems(project, rule)

    return observe


PROVED = [
    ("value: 1_233", "1,233 km of river", "km"),
    ("value: 4_000_000", "a total of 4 million units", "person"),
    ("value: 1_000_000", "one million people", "person"),
    ("value: 12_000_000_000", "worth $12bn", "USD"),
    ("value: 12_000_000_000", "worth $12bn", "USD/person"),
    ("value: 8_700_000_000", "87亿元", "CNY"),
    ("value: 80", "80 per cent of them", "percent"),
    ("value: 33", "a third of them", "percent"),
    ("value: 33.3", "a third of them", "percent"),
    ("value: 75", "three-quarters of them", "percent"),
    ("value: 0.5", "half of it", "times"),
    ("value: 6.7", "6.7 times as many", "times"),
    ("value: -5", "a change of -5%", "percent"),
    ("about: 230_000", "some 230,000 each", "person"),
    ("about: 1_000_000", "nearly one million", "person"),
    ("low: 115_000", "more than 115,000 people", "person"),
    ("low: 12_000_000_000", "exceeded USD 12 billion", "USD"),
    ("low: 10_000", "between 10,000 and several hundred thousand people", "person"),
    ("high: 200_000", "at or below 200,000", "person"),
    ("high: 1_600_000", "as many as 1.6 million people", "person"),
    ("low: 12; high: 18", "12-18 year cycles", "year"),
    ("low: 880_000; high: 1_050_000", "from RMB 880,000 to RMB 1.05 million", "CNY"),
    ("low: 40_000; high: 80_000", "approximately 40,000 to 80,000 people", "person"),
    ("low: 10_000; high: 15_000", "river low 10000, river high 15000", "USD"),
    ("value: 10; low: 1; high: 40", "between 1 and 40 percent (a median of 10 percent)", "percent"),
    ("value: 1_273; low: 1_008; high: 1_608", "Q4 2024: 1273", "person"),
    ("value: 0", "none so far", "person"),
    ("value: 0", "fallen to zero", "percent"),
    ("value: 0", "no sales to customers", "USD"),
    ("value: 0", "does not assume any revenue", "USD"),
    ("value: 55", "from approximately 95% to 55% in 2025", "percent"),
    ("value: 20", "rose from 10 to 20 percent", "percent"),
    ("value: 300", "a river of 300m", "m"),
    ("value: 2_000", "2000 km in all", "km"),
    ("value: 12_000", "Price (USD) 12000.0", "USD"),
    ("value: 3.75", "price 3.75", "USD"),
    ("value: 61.3", "share: 61.3", "percent"),
    ("value: 5", "C$5 or US$5", "USD"),
    # Another unit that is known is converted, as long as nothing is lost.
    ("value: 5_000_000", "5 GWh", "kWh"),
    ("value: 5_000", "5 km", "m"),
    ("value: 16.09344", "10 miles", "km"),
    ("value: 50_000", "5 ha", "m2"),
    ("value: 5", "5 kilometres long", "km"),
    ("value: -5", "-5 °C", "degC"),
    ("value: 415", "415 ppm", "ppm"),
    ("value: 2", "up 2 percentage points", "percentage_point"),
    ("value: 1.2", "1.2pp", "percentage_point"),
    ("value: 25", "25bp", "basis_point"),
    ("value: 3", "3‰", "permille"),
    ("value: 20", "one in five", "percent"),
    ("low: 33", "at least a third", "percent"),
    ("about: 3", "nearly tripled", "times"),
    ("low: 2", "has more than doubled", "times"),
    # Marks of notes and letters of statistical offices.
    ("value: 5_000", "5,000[1]", "person"),
    ("value: 5_000", "5,000¹ people", "person"),
    ("value: 12.5", "12.5p", "person"),
]


@pytest.mark.parametrize(("amount", "wording", "unit"), PROVED)
def test_wording_proves(observe: Callable[..., list[str]], amount: str, wording: str, unit: str) -> None:
    assert observe(amount, wording, unit) == []


DISPROVED = [
    # Another number, another magnitude.
    ("value: 1_234", "1,233 km of river", "km"),
    ("value: 12_000_000", "worth $12bn", "USD"),
    ("value: 87_000_000", "87亿元", "CNY"),
    ("value: 1_000", "one million people", "person"),
    ("value: 34", "a third of them", "percent"),
    ("value: 5", "none so far", "person"),
    ("value: 0", "5 people", "person"),
    # Another unit.
    ("value: 5", "5 yuan", "USD"),
    ("value: 5", "$5", "CNY"),
    ("value: 5", "£5", "USD"),
    ("value: 5", "5 people", "USD"),
    ("value: 5", "5 people", "percent"),
    ("value: 5", "$5", "percent"),
    ("value: 5", "5%", "person"),
    ("value: 5", "5%", "times"),
    ("value: 5", "5 times", "person"),
    ("value: 5", "$5", "person"),
    ("value: 5", "5 years", "person"),
    ("value: 5", "5 km", "m"),
    ("value: 5", "5 of them for $9", "USD"),
    ("value: 5", "5, or 10%", "percent"),
    ("value: 2024", "100 people in 2024", "person"),
    ("value: 20", "the H20 has 96", "person"),
    ("value: 5", "5 GWh", "kWh"),
    ("value: 5", "5 miles", "km"),
    ("value: 5", "5 km²", "m2"),
    ("value: 59", "59°F", "degC"),
    ("value: 59", "59 degrees Fahrenheit", "degC"),
    ("value: 2", "up 2 percentage points", "percent"),
    ("value: 2", "up 2%", "percentage_point"),
    ("value: 3", "3‰", "percent"),
    ("value: 5", "A$5", "USD"),
    ("value: 5", "5 cents", "USD"),
    # Not understood.
    ("value: 3.2", "minus 3.2 per cent", "percent"),
    ("value: 5", "$5mm", "USD"),
    ("value: 3_400", "3,400 (US$ million)", "USD"),
    ("value: 3_400", "in millions of US$: 3,400", "USD"),
    ("value: 1", "5,000[1]", "person"),
    ("value: 5", "R$5 bilhões", "USD"),
    ("value: 2.5", "2.5 × 10⁻³ people", "person"),
    ("value: 500_000", "1 1/2 million people", "person"),
    ("value: 50", "one in five", "percent"),
    ("value: 224_000", "Meta (224,000)", "person"),
    ("value: 5", "5 zorks", "person"),
    ("value: 100", "$0.81 per $100", "USD"),
    # Said otherwise.
    ("value: 115_000", "more than 115,000 people", "person"),
    ("about: 115_000", "more than 115,000 people", "person"),
    ("high: 115_000", "more than 115,000 people", "person"),
    ("low: 115_000", "115,000 people", "person"),
    ("low: 115_000", "up to 115,000 people", "person"),
    ("value: 115_000", "about 115,000 people", "person"),
    ("about: 115_000", "115,000 people", "person"),
    ("value: 12_000", "12,000 to 15,000 people", "person"),
    ("low: 12_000", "12,000 to 15,000 people", "person"),
    ("low: 12_000; high: 15_000", "12,000 people", "person"),
    ("low: 12_000; high: 15_000", "12,000 to 16,000 people", "person"),
    ("low: 12_000; high: 15_000", "at most 12,000 or at least 15,000 people", "person"),
    ("low: 12_000; high: 12_000", "12,000 people", "person"),
    ("value: 10; low: 1; high: 40", "between 1 and 40 percent", "percent"),
    ("value: 5", "many people", "person"),
]


@pytest.mark.parametrize(("amount", "wording", "unit"), DISPROVED)
def test_wording_does_not_prove(observe: Callable[..., list[str]], amount: str, wording: str, unit: str) -> None:
    assert len(observe(amount, wording, unit)) == 1


@pytest.mark.parametrize(
    ("amount", "wording", "unit", "message"),
    [
        (
            "value: 115_000",
            "more than 115,000",
            "person",
            '8:16: as_stated says "more than 115,000" (at least 115,000), but the value is exactly 115,000; write `low: 115_000`',
        ),
        (
            "low: 40",
            "about 40%",
            "percent",
            '8:14: as_stated says "about 40%" (about 40 percent), but the value is at least 40; write `about: 40`',
        ),
        (
            "value: 1_400",
            "1,300 people",
            "person",
            '8:16: as_stated says "1,300 people" (exactly 1,300), but the value is exactly 1,400; '
            "correct one, or say in `converted` how it follows",
        ),
        (
            "value: 5",
            "5 yuan",
            "USD",
            '8:16: as_stated says "5 yuan" (exactly 5 CNY), but the value is exactly 5 in USD',
        ),
        (
            "value: 5",
            "a few people",
            "person",
            '11:20: as_stated holds no number that can be read: "a few people"; quote the words with the number, '
            "or say in `converted` how the value follows from them",
        ),
        (
            "low: 5; high: 7",
            "5 to 8",
            "person",
            '8:14: as_stated says "5 to 8" (5 to 8), but the value is 5 to 7',
        ),
    ],
)
def test_messages_tell_what_was_read_and_what_to_write(
    observe: Callable[..., list[str]], amount: str, wording: str, unit: str, message: str
) -> None:
    assert observe(amount, wording, unit) == [message]


@pytest.mark.parametrize(
    ("amount", "wording"),
    [("value: 405", "over 405"), ("low: 405", "past 405"), ("high: 405", "405 people"), ("about: 405", "405 people")],
)
def test_advice_never_drops_what_is_said_of_a_number(
    observe: Callable[..., list[str]], amount: str, wording: str
) -> None:
    """That words say nothing of a bound is no reason to write the number without it."""
    assert "write `value" not in observe(amount, wording)[0]


def test_what_is_not_understood_is_told_with_what_helps(observe: Callable[..., list[str]]) -> None:
    """The word, the number, and that the source may be of another language."""
    (problem,) = observe("value: 5", "5 zorks")
    assert '"zorks" beside "5" is not understood, so the number proves nothing' in problem
    assert "give the source its `language`" in problem


ROW = "2014,GERMANY,195537"
HEADS = "year,country,beds 2014,GERMANY,195537"


@pytest.mark.parametrize(
    ("amount", "row", "column"),
    [
        ("value: 195_537", ROW, "3"),
        ("value: 195_537", HEADS, "beds"),
        ("value: 12.5", "2014;DE;12.5", "3"),
        ("value: 1_234", 'DE,"1,234",7', "2"),
        ("value: 300", "| Bridge | 300 |", "2"),
    ],
)
def test_row_of_a_table_proves_with_its_column(
    observe: Callable[..., list[str]], amount: str, row: str, column: str
) -> None:
    """By the number of the column, or by its head where the line of heads stands before the row."""
    assert observe(amount, row, column=column) == []


@pytest.mark.parametrize(
    ("amount", "row", "column", "message"),
    [
        ("value: 195_537", ROW, "", "looks like a row of a table; name its `column`"),
        ("value: 2_014", ROW, "3", "as_stated says"),
        ("value: 195_537", ROW, "2", 'the cell of `column` holds no number that can be read: "GERMANY"'),
        ("value: 195_537", ROW, "4", "has 3 columns, and none of the number 4"),
        ("value: 195_537", HEADS, "bed", 'has no column "bed"; did you mean "beds"?'),
        ("value: 195_537", ROW, "beds", "as_stated holds no line of heads"),
        ("value: 5", "5 people", "1", "as_stated is no row of a table"),
        ("value: 5", "DE,5zz,7", "2", "holds no number that can be read"),
    ],
)
def test_another_cell_proves_nothing(
    observe: Callable[..., list[str]], amount: str, row: str, column: str, message: str
) -> None:
    """A row without a column, another cell, or one that is no number."""
    (problem,) = observe(amount, row, column=column)
    assert message in problem


def test_converted_value_need_not_stand_in_wording(observe: Callable[..., list[str]]) -> None:
    assert observe("value: 72", "28% lower", "percent", converted="100 - 28") == []


FOLLOWS = [
    ("value: 72", "28% lower", "100 - 28", "percent"),
    ("value: 400_000", "100,000 here and 300,000 there", "100,000 + 300,000", "person"),
    ("value: 148", "148000000000000.0", "the cell is in steps; 1 stride is 10^12 steps", "km"),
    ("value: 3_750_000_000", "revenue 3.75", "the column is in billions of dollars", "USD"),
    ("about: 300_000", "roughly double the last", "half of about 600,000", "person"),
    ("value: -23", "a 23 percent decline", "a decline, so below zero", "percent"),
    ("value: 600", "600 km or more", "the bound is the threshold itself", "km"),
    ("value: 9_007", "4,500 km each way and 14 across", "2 * 4500 + 14 / 2", "km"),
    ("value: 9_014", "4,500 km each way and 14 across", "2 × (4,500 + 14 / 2)", "km"),
    ("value: 13", "18 days, of which 5 are gone", "days left (18 − 5 = 13)", "km"),
    ("value: 23_000_000_000", "18 billion and 5 more", "18 + 5 = 23 billion at most", "km"),
    ("value: 5", "5 thousand of them", "in thousands, so divided by 1,000", "person"),
    ("value: 61.3", "", "computed from the rows of the dataset", "percent"),
    ("low: 10_000", "tens to hundreds of thousands", "tens of thousands, or ten thousand and more", "person"),
]


@pytest.mark.parametrize(("amount", "wording", "converted", "unit"), FOLLOWS)
def test_value_follows_from_conversion(
    observe: Callable[..., list[str]], amount: str, wording: str, converted: str, unit: str
) -> None:
    assert observe(amount, wording, unit, converted_value_follows, converted=converted) == []


@pytest.mark.parametrize(
    ("amount", "wording", "converted", "unit"),
    [
        ("value: 73", "28% lower", "100 - 28", "percent"),
        ("value: 400_001", "100,000 here and 300,000 there", "100,000 + 300,000", "person"),
        ("value: 149", "148000000000000.0", "the cell is in steps; 1 stride is 10^12 steps", "km"),
        ("value: 990", "989000000000000.0", "the cell is in steps; 1 stride is 10^12 steps", "km"),
        ("value: 3_750_000", "revenue 3.75", "the column is in billions of dollars", "USD"),
        ("value: 601", "600 km or more", "the bound is the threshold itself", "km"),
        ("value: 5", "", "computed from 7 and 8", "percent"),
        ("value: 44", "20 km", "(2 * 20 + 14", "km"),
        ("value: 61", "61.5 days", "12 / (3 - 3)", "km"),
        ("value: 5", "a few people", "a guess", "person"),
        # Whatever is added comes from the wording or from a figure, too.
        ("value: 777", "5 people", "5 + 772", "person"),
        ("value: 777", "5 people", "772 + 5 as read by the editor", "person"),
        # A factor is told as one, and the number of the wording is of the unit.
        ("value: 7_770", "10 people", "777 as read by the editor", "person"),
        ("value: 777", "7 people", "111 as read by the editor", "person"),
        ("value: 5", "5 kWh of it", "as read by the editor", "km"),
        ("value: 5", "5 percent of it", "as read by the editor", "km"),
        ("value: -5", "5 people", "as read by the editor", "person"),
        # What stands in `converted` alone starts from nothing.
        ("value: 777", "", "seven hundred and seventy-seven as read by the editor", "person"),
        ("value: 777", "", "700 + 77", "person"),
        ("value: 777", "see the second chart", "777 as read by the editor", "person"),
        ("value: 777", "one chart", "777 as read by the editor", "person"),
        ("value: 777", "", "777 as read by the editor", "person"),
        ("value: 9_007", "1.5 days", "2 * 4500 + 14 / 2", "km"),
    ],
)
def test_value_does_not_follow_from_conversion(
    observe: Callable[..., list[str]], amount: str, wording: str, converted: str, unit: str
) -> None:
    (problem,) = observe(amount, wording, unit, converted_value_follows, converted=converted)
    assert "does not follow from what stands in as_stated and `converted`" in problem


@given(st.text("0123456789+-*/×−()., ", max_size=60))
def test_any_arithmetic_is_followed_or_passed_over(written: str) -> None:
    """Whatever is put together of numbers, signs and parentheses, also a division by zero, stops nothing."""
    said = {"value": 5, "source": "survey", "locator": "row 1", "converted": f"found by {written}"}
    assert follows(rivers(), Observation.model_validate(said)) in (True, False)


@cache
def rivers() -> Records:
    return load(REPOSITORY / "tests/briefings/rivers")[0]


def test_money_is_exchanged_at_a_rate_that_is_a_figure(project: Project) -> None:
    project.write("data/units.txt", UNITS)
    project.write(
        "data/figures/rates.yml",
        """
        title: Rates
        figures:
          - id: yuan-rate
            label: Yuan for a dollar
            measures: Mean rate of the year.
            unit: CNY/USD
            observations:
              - {period: 2024, value: 7.2, source: survey, locator: row 9, as_stated: 7.2 yuan to the dollar}
        """,
    )
    fields = "- value: 10_000_000_000\n  source: survey\n  locator: row 1\n  as_stated: 72 billion yuan\n  converted: "
    project.observations(f"{fields}72 billion / 7.2", "USD")
    (problem,) = problems(project, converted_value_follows)
    assert "as_stated is in CNY and the value in USD; name the figure" in problem
    project.observations(f"{fields}at yuan-rate", "USD")
    assert problems(project, converted_value_follows) == []
    project.replace("data/figures/rivers.yml", "value: 10_000_000_000", "value: 11_000_000_000")
    (problem,) = problems(project, converted_value_follows)
    assert "does not follow" in problem


def test_arithmetic_goes_on_with_a_figure(project: Project) -> None:
    """A figure that `converted` names by its id stands for its values; a number that nobody states stands for nothing."""
    project.write(
        "data/figures/arms.yml",
        """
        title: Arms
        figures:
          - id: western-arm
            label: Length of the western arm
            measures: From its fork to the sea.
            unit: km
            observations:
              - {value: 33, source: survey, locator: row 9, as_stated: 33 km}
        """,
    )
    fields = "- value: 133\n  source: survey\n  locator: row 1\n  as_stated: 100 km more than its arm\n  converted: "
    project.observations(f"{fields}100 + western-arm", "km")
    assert problems(project, converted_value_follows) == []
    project.observations(f"{fields}100 + 33", "km")
    assert len(problems(project, converted_value_follows)) == 1


def test_unknown_unit_is_left_to_its_own_rule(observe: Callable[..., list[str]]) -> None:
    assert observe("value: 1", "2", "furlong") == []


def test_hostile_wording_is_no_more_than_a_problem(observe: Callable[..., list[str]]) -> None:
    for wording in ("9" * 400, "1e99 " * 90, "$" * 500, "½" * 400, "1," * 200, "٣" * 300, "no " * 160, "10^" * 150):
        assert len(observe("value: 5", wording)) == 1
        assert len(observe("value: 5", wording, rule=converted_value_follows, converted=wording)) == 1


# The briefing of this repository


def briefing() -> Records:
    loaded, unread = load(REPOSITORY)
    assert not unread
    return loaded


@pytest.mark.parametrize("rule", [wording_contains_number, converted_value_follows])
def test_repository_keeps_rule(rule: Rule) -> None:
    assert [str(problem) for problem in rule(briefing())] == []


def _defended(observation: Observation) -> list[str]:
    """The fields whose numbers the wording must hold."""
    fields = [name for name in ("value", "about", "low", "high") if getattr(observation, name) is not None]
    central = [name for name in fields if name in ("value", "about")]
    return [] if observation.converted or not observation.as_stated else central or fields


@pytest.mark.parametrize("change", [lambda value: value + 1, lambda value: value * 10 + 1, lambda value: -value - 1])
def test_no_changed_value_of_the_repository_goes_unseen(change: Callable[[Number], Number]) -> None:
    loaded, unseen = briefing(), []
    for figure in list(loaded.figures.values()):
        for number, observation in enumerate(figure.observations):
            for field in _defended(observation):
                changed = observation.model_copy(update={field: change(getattr(observation, field))})
                figures = {figure.id: figure.model_copy(update={"observations": [changed]})}
                found = list(wording_contains_number(replace(loaded, figures=figures)))
                unseen += [] if found else [(figure.id, number, field)]
    assert unseen == []
