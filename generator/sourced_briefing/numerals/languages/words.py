"""What is known of the words with which one language tells numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """The words of one language; phrases of one kind are parted by bars.

    What Babel knows of every language (separators, short magnitudes, names of currencies) need not stand here.
    """

    # right before a number
    at_least: str = ""
    at_most: str = ""
    about: str = ""
    neither: str = ""  # looks like one of these, and is none
    minus: str = ""
    denied: str = ""  # the number is said not to be so, or to be a multiple
    # right behind a number and what it counts
    or_more: str = ""
    or_less: str = ""
    or_so: str = ""
    # parts of a number
    scales: Mapping[str, int] = field(default_factory=dict)
    percent: str = ""
    points: str = ""  # percentage points
    times: str = ""
    to: str = ""  # between the ends of a range
    and_: str = ""  # between the ends of a range that "between" begins
    between: str = ""
    one: str = ""  # one third, a third
    parts: Mapping[str, int] = field(default_factory=dict)  # third: 3
    multiples: Mapping[str, int] = field(default_factory=dict)  # doubled: 2
    every: str = ""  # every fifth: before an ordinal
    rounded: Mapping[str, int] = field(default_factory=dict)  # une vingtaine: about 20
    half: str = ""  # before a size: eine halbe Million
    and_half: str = ""  # un million et demi: behind a number
    mixed: Mapping[str, str] = field(default_factory=dict)  # anderthalb: 1.5
    among: str = ""  # one in five: between the two numbers
    currencies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    below: str = ""  # what tells that an amount is below zero: a decline, a loss
    equals: str = ""  # what tells that one number follows from another: is, times, per
    common: str = ""  # words that stand in almost every sentence: by them the language is told
    invariable: str = ""  # nouns with one form for one and many, which dictionaries of forms leave out
    counters: str = ""  # in scripts without spaces: what may stand right behind a number
