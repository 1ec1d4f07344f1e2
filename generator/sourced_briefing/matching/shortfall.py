"""Percentages that tell what is missing of the whole: 28 per cent slower is 72 per cent as fast."""

import re

from ..values.amounts import Amount, Number
from .context import Context
from .index import StatedValue

HUNDRED = 100
FROM_WHOLE = re.compile(r"(?<!\d)(?:100|1)\s?[-−–]\s?[\d.]")
BEHIND = re.compile(
    r"(?i)\s?(?:\w+\s){0,2}?"
    r"(?:slower|lower|less|fewer|smaller|weaker|worse|cheaper|shorter|lighter|below|behind|short of)\b"
)
AHEAD = re.compile(
    r"(?i)\b(?:loses?|lost|lacks?|lacking|misses|missing|gives? up|gave up|short by|behind by|lower by)\s+\W*$"
)


def is_rest(stated: StatedValue) -> bool:
    """Whether what is stated is what a source told to be missing, taken from the whole: converted as 100 - 28."""
    told = stated.observation.converted if stated.observation and not stated.rejected else None
    return bool(told and FROM_WHOLE.search(told))


def rest_of(amount: Amount, context: Context, unit: str) -> Amount | None:
    """What is left of a whole, where a percentage is told to be missing; None where it is not told so."""
    if unit != "percent" or amount.best is None or not 0 < amount.best < HUNDRED:
        return None
    if not (BEHIND.match(context.behind) or AHEAD.search(context.ahead)):
        return None
    left: Number = HUNDRED - amount.best
    return Amount(left, left, left, amount.about)
