"""Money at the prices of one year and international dollars are units of their own, which the words have to name."""

import pytest
from conftest import Project

UNITS = """
    EUR = [euro] = €
    USD = [USD] = US$
    USD_million = 1e6 * USD = US$_million
    USD_yearly = USD = US$_a_year
    USD2015 = [USD2015] = 2015_US$
    USD2015_billion = 1e9 * USD2015 = billion_2015_US$
    EUR2010 = [EUR2010] = 2010_€
    intl_dollar = [intl_dollar] = international-$
    intl_2021 = [intl_2021] = international-$_in_2021_prices
    """


def problems(project: Project, unit: str, value: str, words: str) -> list[str]:
    project.write("data/units.txt", UNITS)
    project.observations(f'- {{value: {value}, source: survey, locator: row 1, as_stated: "{words}"}}', unit)
    return project.problems()


@pytest.mark.parametrize(
    ("unit", "value", "words"),
    [
        ("USD2015", "5_200_000_000", "$5.2 billion (in 2015 US$)"),
        ("USD2015", "5_200_000_000", "5.2 billion constant 2015 US dollars"),
        ("USD2015", "5_200_000_000", "constant 2015 US$5.2 billion"),
        ("USD2015", "5_200_000_000", "2015 US$ 5.2 billion"),
        ("USD2015", "5_200_000_000", "$5.2 billion in 2015 dollars"),
        ("USD2015", "5_200_000_000", "$5.2 billion at 2015 prices"),
        ("USD2015_billion", "5.2", "$5.2 billion in constant 2015 prices"),
        ("EUR2010", "5_000_000", "€5 million in Preisen von 2010"),
        ("intl_dollar", "15_000", "$15,000 (PPP)"),
        ("intl_dollar", "15_000", "international-$15,000"),
        ("intl_dollar", "15_000", "15,000 international dollars"),
        ("intl_dollar", "15_000", "PPP$ 15,000"),
        ("intl_2021", "15_000", "2021 international $15,000"),
        ("intl_2021", "15_000", "GDP per head, PPP (constant 2021 international $): 15,000"),
        ("USD_million", "5.2", "US$5.2 million"),
        ("USD_million", "5_200", "$5.2 billion"),
        ("USD", "5_000_000_000", "in 2015 US$5 billion was spent"),
        ("USD", "800_000_000_000", "$800 billion of PPP loans"),
    ],
)
def test_words_prove_the_kind_of_money_that_they_name(project: Project, unit: str, value: str, words: str) -> None:
    """The year and the currency may stand before the number, behind it, or in brackets."""
    assert problems(project, unit, value, words) == []


@pytest.mark.parametrize(
    ("unit", "value", "words", "message"),
    [
        ("USD2015", "5_200_000_000", "$5.2 billion", "does not say of which year, and USD2015 is money of 2015"),
        ("USD2015", "5_200_000_000", "$5.2 billion (in 2010 US$)", "is in money of 2010, and USD2015 is money of 2015"),
        ("USD2015", "5_200_000_000", "€5.2 billion (in 2015 euros)", "5,200,000,000 EUR"),
        ("intl_dollar", "15_000", "$15,000", "does not say international dollars or PPP"),
        ("intl_2021", "15_000", "$15,000 (PPP)", "does not say of which year, and intl_2021 is money of 2021"),
        (
            "USD2015",
            "15_000",
            "2015 international $15,000",
            "says international dollars or PPP, which USD2015 does not",
        ),
        ("USD", "5_200_000_000", "$5.2 billion (in 2015 US$)", "counts at other prices (in 2015 US$) than USD"),
        ("USD", "15_000", "$15,000 (PPP)", "give the figure a unit of its own"),
        ("USD_million", "5.2", "US$5.2 billion", "5,200"),
        ("USD_yearly", "5_000_000", "US$5 million", "5,000,000"),
        ("EUR", "5_000_000", "€5 million at 2010 prices", "counts at other prices (at 2010 prices) than EUR"),
    ],
)
def test_other_money_proves_nothing(project: Project, unit: str, value: str, words: str, message: str) -> None:
    """Another year, no year, or money of the time where the unit counts other: each is told."""
    (problem,) = problems(project, unit, value, words)
    assert message in problem
