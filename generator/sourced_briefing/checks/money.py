"""Kinds of money: of a currency, at the prices of one year, or international dollars, which buy alike everywhere."""

import re
from dataclasses import dataclass
from fractions import Fraction

from ..numerals import currencies_written, is_currency
from ..values.units import UnitError, Units

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
INTERNATIONAL = re.compile(r"(?i)international|int'?l\b\.?|intl|\bint(?=\$)|ppp|geary[ -]khamis")
# What may stand beside the currency in the name of a kind of money: the scale of its amounts, and its prices.
BESIDE = frozenset(
    "thousand thousands million millions billion billions trillion trillions k m mn mm bn tn constant real current "
    "nominal prices price dollars dollar in at of".split()
)


@dataclass(frozen=True)
class Money:
    """What a unit of money counts. `factor` is what an amount of the currency is multiplied by to be in the unit."""

    codes: frozenset[str]  # of the currency
    year: str = ""  # at whose prices; "" for those of the time that the number is about
    international: bool = False
    factor: Fraction = Fraction(1)


def money_of(units: Units, name: str) -> Money | None:
    """The kind of money that a unit of the briefing is; None for any other unit."""
    if is_currency(name):
        return Money(frozenset({name}))
    kind = _kind(units, name)
    if kind is None:
        return None
    codes, year, international = kind
    alike = [other for other in units.names if _is_base(units, other, kind)]
    factors = [factor for other in alike if (factor := _factor(units, other, name)) is not None]
    if not factors:
        return None
    return Money(codes, year, international, min(factors, key=abs))


def _is_base(units: Units, other: str, kind: tuple[frozenset[str], str, bool]) -> bool:
    """Whether amounts of the kind may be counted in the other unit: for money of the time, only in the currency."""
    _, year, international = kind
    return _kind(units, other) == kind if year or international else is_currency(other)


def _factor(units: Units, other: str, name: str) -> Fraction | None:
    try:
        return units.factor(units.unit(other), units.unit(name))
    except UnitError:
        return None


def _kind(units: Units, name: str) -> tuple[frozenset[str], str, bool] | None:
    """The currency, the year and whether it is international, by how a unit is called; None for what is no money."""
    called = " ".join((name.replace("_", " "), units.symbol(name), units.plural(name) or ""))
    year, international = YEAR.search(re.sub(r"(?<=[A-Za-z])(?=\d)", " ", called)), bool(INTERNATIONAL.search(called))
    plain = INTERNATIONAL.sub(" ", re.sub(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", called))
    words = [word for word in re.split(r"[\s-]+", plain) if word and not YEAR.fullmatch(word)]
    money = [word for word in words if currencies_written(word)]
    if not money or any(word.lower() not in BESIDE for word in words if word not in money):
        return None
    codes = next((found for word in money if len(found := currencies_written(word)) == 1), ("USD",))
    return frozenset(codes), year[0] if year else "", international
