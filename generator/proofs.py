"""Whether the words of a source prove an observation: the number itself, its unit, and what is said around it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from .briefing import Briefing
from .model import Observation
from .numerals import Numeral, is_currency, read_numbers
from .problems import quote
from .quantities import Amount, Number, Units, UnitError

WORD = re.compile(r"[^\W\d]+")
FIELDS = {"at-least": "low", "at-most": "high", "about": "about", "exact": "value"}


@dataclass(frozen=True)
class Measure:
    """What a figure's unit asks of the numbers that prove it."""

    unit: str
    currencies: frozenset[str]
    percent: bool
    ratio: bool  # a plain number, so that multiples prove it
    words: frozenset[str]  # how its parts are written
    others: frozenset[str]  # how all other units are written

    @classmethod
    def of(cls, units: Units, unit: str) -> "Measure":
        """Raises UnitError for a unit that is not known."""
        plain = units.dimensions(unit) == "dimensionless"
        above, below = units.parts(unit)
        percent = any(units.symbol(name) == "%" for name in above)
        words = frozenset(word for name in above + below for word in written(units, name))
        others = frozenset(word for name in units.names for word in written(units, name)) - words
        return cls(unit, frozenset(filter(is_currency, above)), percent, plain and not percent, words, others)


def written(units: Units, name: str) -> set[str]:
    """How people write one unit: its name, its symbol, its plural."""
    return {name, units.symbol(name), units.plural(name) or name}
