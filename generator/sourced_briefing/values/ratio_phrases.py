"""Words that must stay true of numbers: each phrase is a ratio of two amounts and the bounds it has to keep."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from ..base.problems import UserError, did_you_mean, quote
from .exact import told
from .intervals import Interval

NUMBER = r"(\d{1,6}(?:\.\d{1,3})?)"
NEAR = Fraction(1, 20)  # "doubled": within five percent of two times
SHOWN_DIGITS = 4
ZERO = Fraction(0)
ABOUT = Fraction(1, 10)  # "about a third": within ten percent of it
FRACTIONS = {
    "a quarter": Fraction(1, 4),
    "a third": Fraction(1, 3),
    "half": Fraction(1, 2),
    "two thirds": Fraction(2, 3),
    "three quarters": Fraction(3, 4),
}


@dataclass(frozen=True)
class Bounds:
    """Where a ratio has to lie; None leaves that side open, `strict` leaves the bounds themselves out."""

    low: Fraction | None
    high: Fraction | None
    strict: bool = False

    def hold(self, ratio: Interval) -> bool | None:
        """Whether every number of the ratio lies within: True, none does: False, or it can't be decided: None."""
        if self._within(ratio):
            return True
        below = self.low is not None and ratio.high is not None and self._less(ratio.high, self.low)
        above = self.high is not None and ratio.low is not None and self._less(self.high, ratio.low)
        return False if below or above else None

    @property
    def is_order(self) -> bool:
        """Whether it says only which of the two is more."""
        return {self.low, self.high} == {Fraction(1), None}

    def _within(self, ratio: Interval) -> bool:
        low = self.low is None or (ratio.low is not None and not self._less(ratio.low, self.low))
        high = self.high is None or (ratio.high is not None and not self._less(self.high, ratio.high))
        return low and high

    def _less(self, one: Fraction, other: Fraction) -> bool:
        return one <= other if self.strict else one < other

    def __str__(self) -> str:
        ends = [
            ("more than" if self.strict else "at least", self.low),
            ("less than" if self.strict else "at most", self.high),
        ]
        return " and ".join(f"{word} {told(end, SHOWN_DIGITS)}" for word, end in ends if end is not None)


@dataclass(frozen=True)
class Phrase:
    """A form of words with its meaning; `of_first` tells whether the ratio is first / second or second / first."""

    pattern: str
    meaning: str
    of_first: bool
    bounds: Callable[[str], Bounds]

    @property
    def example(self) -> str:
        return (
            self.pattern.replace(NUMBER, "N").replace("(?:", "").replace(")?", "").replace("|", " / ").replace(")", "")
        )


def _around(number: Fraction, share: Fraction) -> Bounds:
    return Bounds(number * (1 - share), number * (1 + share))


def _fixed(bounds: Bounds) -> Callable[[str], Bounds]:
    return lambda _: bounds


def _percent(sign: int) -> Callable[[str], Bounds]:
    """A change of about N percent: within one percentage point of it, or a tenth of it where that is more."""

    def bounds(number: str) -> Bounds:
        percent = Fraction(number)
        slack = max(Fraction(1), percent / 10)
        ends = sorted(1 + sign * (percent + way * slack) / 100 for way in (-1, 1))
        return Bounds(ends[0], ends[1])

    return bounds


PHRASES: tuple[Phrase, ...] = (
    Phrase("doubled", "b is twice a, within five percent", False, _fixed(_around(Fraction(2), NEAR))),
    Phrase("tripled", "b is three times a, within five percent", False, _fixed(_around(Fraction(3), NEAR))),
    Phrase("halved", "b is half of a, within five percent", False, _fixed(_around(Fraction(1, 2), NEAR))),
    Phrase("more than doubled", "b is more than twice a", False, _fixed(Bounds(Fraction(2), None, True))),
    Phrase("more than tripled", "b is more than three times a", False, _fixed(Bounds(Fraction(3), None, True))),
    Phrase("more than halved", "b is less than half of a", False, _fixed(Bounds(None, Fraction(1, 2), True))),
    Phrase("rose", "b is more than a", False, _fixed(Bounds(Fraction(1), None, True))),
    Phrase("fell", "b is less than a", False, _fixed(Bounds(None, Fraction(1), True))),
    Phrase(
        f"rose by about {NUMBER} percent", "b is N percent above a, within a point or a tenth of N", False, _percent(1)
    ),
    Phrase(
        f"fell by about {NUMBER} percent", "b is N percent below a, within a point or a tenth of N", False, _percent(-1)
    ),
    Phrase("roughly equal", "a and b differ by at most ten percent", True, _fixed(_around(Fraction(1), ABOUT))),
    Phrase("more than", "a is more than b", True, _fixed(Bounds(Fraction(1), None, True))),
    Phrase("fewer than", "a is less than b", True, _fixed(Bounds(None, Fraction(1), True))),
    Phrase("less than", "a is less than b", True, _fixed(Bounds(None, Fraction(1), True))),
    Phrase("at least", "a is b or more", True, _fixed(Bounds(Fraction(1), None))),
    Phrase("at most", "a is b or less", True, _fixed(Bounds(None, Fraction(1)))),
    Phrase(
        "most of", "a is more than half of b, and not more than b", True, _fixed(Bounds(Fraction(1, 2), Fraction(1)))
    ),
    Phrase(f"about {NUMBER} times", "a is N times b, within ten percent", True, lambda n: _around(Fraction(n), ABOUT)),
    Phrase(f"more than {NUMBER} times", "a is more than N times b", True, lambda n: Bounds(Fraction(n), None, True)),
    *(
        Phrase(f"about {name}(?: of)?", f"a is {name} of b, within ten percent", True, _fixed(_around(share, ABOUT)))
        for name, share in FRACTIONS.items()
    ),
    *(
        Phrase(f"less than {name}(?: of)?", f"a is less than {name} of b", True, _fixed(Bounds(None, share, True)))
        for name, share in FRACTIONS.items()
    ),
    *(
        Phrase(f"more than {name}(?: of)?", f"a is more than {name} of b", True, _fixed(Bounds(share, None, True)))
        for name, share in FRACTIONS.items()
    ),
)


class PhraseError(UserError, ValueError):
    """Words that are not known, are not true, or can't be decided."""


def check_phrase(words: str, first: Interval, second: Interval) -> None:
    """Raise PhraseError, with what the numbers say, unless `words` are true of every pair of numbers."""
    phrase, number = _find(words)
    other, base = (first, second) if phrase.of_first else (second, first)
    bounds = phrase.bounds(number)
    if base.low is None or base.low <= 0:
        _check_order(words, phrase, bounds, other - base)
        return
    ratio = other / base
    held = bounds.hold(ratio)
    if held:
        return
    which = "a / b" if phrase.of_first else "b / a"
    has = "cannot be decided" if held is None else "is not true"
    raise PhraseError(f"{quote(words)} {has}: it says that {which} is {bounds}, and the numbers make it {_told(ratio)}")


def _check_order(words: str, phrase: Phrase, bounds: Bounds, difference: Interval) -> None:
    """The same where one number may be zero or less: which of two is more can still be told, how many times cannot."""
    if not bounds.is_order:
        base = "b" if phrase.of_first else "a"
        raise PhraseError(
            f"{quote(words)} can't be decided: {base} is or may be zero or less, and of that nothing is so many times "
            "or so many percent; `rose`, `fell`, `more than` and `less than` can be said"
        )
    held = Bounds(bounds.low and ZERO, bounds.high and ZERO, bounds.strict).hold(difference)
    if held:
        return
    which, has = "a - b" if phrase.of_first else "b - a", "cannot be decided" if held is None else "is not true"
    raise PhraseError(f"{quote(words)} {has}: the numbers make {which} {_told(difference)}")


def _find(words: str) -> tuple[Phrase, str]:
    text = " ".join(words.lower().split())
    for phrase in PHRASES:
        if match := re.fullmatch(phrase.pattern, text):
            return phrase, match[1] if match.groups() else ""
    known = [phrase.example for phrase in PHRASES]
    raise PhraseError(f"no meaning is known for {quote(words)}{did_you_mean(words, known)}")


def _told(ratio: Interval) -> str:
    low, high = (told(end, SHOWN_DIGITS) for end in (ratio.low, ratio.high))
    if not low or not high:
        return f"at least {low}" if low else f"at most {high}" if high else "anything"
    return low if low == high else f"between {low} and {high}"
