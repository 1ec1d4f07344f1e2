"""Numbers and amounts: what a value is, before anybody writes it out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from ..base.problems import quote

Number = int | Decimal


NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d*|[1-9]\d{0,2}(?:_\d{3})+)(?:\.\d+)?([eE][+-]?\d{1,2})?", re.ASCII)
GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
MOST_DIGITS = 30


def parse_number(text: str) -> Number:
    """`12_000`, `1.2e9`, `-3.5` as int or Decimal; whole numbers are int.

    Raises ValueError, with a message for the person who wrote it, for anything else.
    """
    match = NUMBER.fullmatch(text)
    if not match:
        plain = text.strip().replace(",", "_") if GROUPED.fullmatch(text.strip()) else text.strip().lstrip("0")
        here = f"; here {plain}" if NUMBER.fullmatch(plain) else ""
        raise ValueError(f"{quote(text)} is not a number; write it like 12_000, 0.5, -3 or 1.2e9{here}")
    if sum(map(str.isdigit, text)) > MOST_DIGITS:
        raise ValueError(f"a number has at most {MOST_DIGITS} digits")
    number = Decimal(text.replace("_", ""))
    if number and abs(number.adjusted()) >= MOST_DIGITS:
        raise ValueError(f"{quote(text)} is out of bounds; a number has at most {MOST_DIGITS} digits")
    return simplified(number) if match[1] or "." not in text else number


def simplified(number: Decimal) -> Number:
    """The same number, as int where it is whole."""
    return int(number) if number == number.to_integral_value() else number


@dataclass(frozen=True)
class Amount:
    """How much: an exact number, one said to be approximate, a range, or a bound.

    `low` and `high` are None where that side is open. `best` is the central number where there is one; for an exact
    amount all three are equal. `bound` is what one source gives as an end that is open beyond it, where another one
    says a number that lies on the other side of it: 0 to at least 2 million.
    """

    low: Number | None
    high: Number | None
    best: Number | None = None
    about: bool = False
    bound: Number | None = None

    @property
    def exact(self) -> bool:
        return self.best is not None and self.low == self.best == self.high

    @property
    def kind(self) -> str:
        """One word for its shape: exact, about, estimate (best with a range), range, at-least or at-most."""
        if self.best is not None:
            return ("about" if self.about else "exact") if self.low == self.high else "estimate"
        if self.low is None:
            return "at-most"
        return "at-least" if self.high is None else "range"

    @cached_property
    def middle(self) -> Number:
        """A number to sort by: the best one, else the middle of the range, else the bound."""
        ends = [end for end in (self.low, self.high) if end is not None]
        return self.best if self.best is not None else sum(ends, start=0) / Decimal(len(ends))


def hull(amounts: Iterable[Amount]) -> Amount:
    """The least amount that holds all of `amounts`, which is what can be said when sources differ."""
    distinct = list(dict.fromkeys(amounts))
    if len(distinct) == 1:
        return distinct[0]
    lows, highs = [a.low for a in distinct], [a.high for a in distinct]
    low = None if None in lows else min(x for x in lows if x is not None)
    high = None if None in highs else max(x for x in highs if x is not None)
    if low is not None and low == high:  # the same number, said with and without "about"
        return Amount(low, high, low, about=True)
    if low is None and high is None:
        # An "at least" beside an "at most": together they bound nothing, so what is left is where they meet.
        low, high = (min(x for x in side if x is not None) for side in (lows, highs))
        low, high = min(low, high), max(low, high)
    return Amount(low, high, bound=_bound(distinct, low, high))


def _bound(amounts: Iterable[Amount], low: Number | None, high: Number | None) -> Number | None:
    """The farthest bound on the open side, where none of those that are open there reaches back to the other end.

    "0" beside "at least 2 million" is more than "at least 0", which nobody would have to say.
    """
    if high is None and low is not None:
        bounds = [a.low for a in amounts if a.high is None and a.low is not None]
        return max(bounds) if min(bounds) > low else None
    if low is None and high is not None:
        bounds = [a.high for a in amounts if a.low is None and a.high is not None]
        return min(bounds) if max(bounds) < high else None
    return None
