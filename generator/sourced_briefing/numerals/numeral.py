"""What was read."""

from dataclasses import dataclass

from ..values.amounts import Amount, Number


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number, range, date or name with digits in a text.

    `kind` is "number"; or what other rules leave out: "year", "date", "name" (with digits: FP16, 91 FR 1684),
    "ordinal" (3rd), "zero-word" (no, none, nothing, zero), "comparison" (twice, doubled) and "vague" (tens of
    thousands, several hundred). Only a number, a year, a zero and a comparison have a value.
    """

    start: int  # of the number with its sign, currency, magnitude and percent sign
    end: int
    text: str
    low: Number | None = None  # as written: all three are equal for a single number, and a range has no best
    high: Number | None = None
    best: Number | None = None
    bound: str = ""  # "at-least" (more than, over, or more), "at-most" (up to, below) or ""
    about: bool = False  # about, nearly, some, estimated at, or so
    unit: str = ""  # "percent", "points", "basis-points", "permille", "times" (12x), the code of a currency, or ""
    following: str = ""  # the next word or two, up to a comma or bracket
    kind: str = "number"
    currencies: tuple[str, ...] = ()  # all that the sign may mean, the likeliest first: "$" is not only USD
    scale: str = ""  # the magnitude as written: "billion", "k"; "m" may have been meant as a unit
    unscaled: Number | None = None  # a single number without its magnitude
    step: Number | None = None  # of what is vague, its size: 10_000 of tens of thousands
    spelled: bool = False  # in words, at least partly: "two", "a third", but not "2 million"
    part: bool = False  # written as a part of one: a third, 3/4, one in five
    before: str = ""  # the word right before it and before what is said of it: about, more than
    unread: str = ""  # what stands beside it and is not understood: the number proves nothing
    other: Number | None = None  # a single number as it would be read with points and commas the other way round
    bracketed: bool = False  # alone in brackets, in which accountants put what is below zero
    flagged: bool = False  # with the letter of a statistical office behind it: 12.5p

    @property
    def amount(self) -> Amount | None:
        """What the text says with number, bound and "about" together; None when there is no value, or none is sure."""
        if self.low is None or self.high is None or self.unread or self.kind == "comparison":
            return None
        if self.bound == "at-least":
            return Amount(self.low, None)
        if self.bound == "at-most":
            return Amount(None, self.high)
        return Amount(self.low, self.high, self.best, self.about and self.best is not None)
