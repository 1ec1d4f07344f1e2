"""Words that must stay true of a series: highest, record, rose every year, first time above. Each is one entry."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ..base.problems import quote
from .exact import told
from .intervals import Interval
from .ratio_phrases import SHOWN_DIGITS, PhraseError

FEWEST = 3  # periods; two numbers can be compared, and are no series
STEPS = {"year": "year", "half-year": "H", "quarter": "Q", "month": "month"}


@dataclass(frozen=True)
class Point:
    """What a figure was in one period."""

    period: str
    interval: Interval


@dataclass(frozen=True)
class Stretch:
    """The points of a series in their order, without a gap; which of them is meant, and what it is held against."""

    points: Sequence[Point]
    kind: str  # of its periods: year, H, Q or month
    place: int
    limit: Interval | None = None

    @property
    def point(self) -> Point:
        return self.points[self.place]


@dataclass(frozen=True)
class Pair:
    """Two numbers, of which the first has to be the greater one, or the smaller, or not so."""

    one: Point
    other: Point
    above: bool
    reverse: bool = False  # it must not be so


Pairs = Callable[[Stretch], Iterator[Pair]]


@dataclass(frozen=True)
class SeriesPhrase:
    """A form of words with its meaning: which pairs of numbers have to stand in which order."""

    pattern: str
    example: str
    meaning: str
    pairs: Pairs
    limited: bool = False  # whether it takes another number, b
    step: bool = False  # whether its words name the step from one period to the next


def _beyond(stretch: Stretch, above: bool, earlier: bool) -> Iterator[Pair]:
    for place, point in enumerate(stretch.points):
        if place < stretch.place or (place > stretch.place and not earlier):
            yield Pair(stretch.point, point, above)


def _every(stretch: Stretch, above: bool) -> Iterator[Pair]:
    for before, after in zip(stretch.points, stretch.points[1:], strict=False):
        yield Pair(after, before, above)


def _first_time(stretch: Stretch, above: bool) -> Iterator[Pair]:
    assert stretch.limit
    limit = Point("", stretch.limit)
    yield Pair(stretch.point, limit, above)
    yield from (Pair(point, limit, above, reverse=True) for point in stretch.points[: stretch.place])


EVERY = rf"every ({'|'.join(STEPS)})"
SERIES_PHRASES: tuple[SeriesPhrase, ...] = (
    SeriesPhrase("(?:the )?highest", "highest", "a[period] is more than the figure was in any other period, before or "
                 "after; of b alone where it names periods", partial(_beyond, above=True, earlier=False)),
    SeriesPhrase("(?:the )?lowest", "lowest", "the same, with less", partial(_beyond, above=False, earlier=False)),
    SeriesPhrase("(?:a )?record(?: high)?", "record", "a[period] is more than the figure was in any period before",
                 partial(_beyond, above=True, earlier=True)),
    SeriesPhrase("(?:a )?record low", "record low", "the same, with less", partial(_beyond, above=False, earlier=True)),
    SeriesPhrase(f"rose {EVERY}", "rose every year", "in a[first..last], each year is more than the one before; so of "
                 "every half-year, quarter and month", partial(_every, above=True), step=True),
    SeriesPhrase(f"fell {EVERY}", "fell every year", "the same, with less", partial(_every, above=False), step=True),
    SeriesPhrase("(?:for the )?first time above", "first time above", "a[period] is more than b, and the figure was so "
                 "in no period before", partial(_first_time, above=True), limited=True),
    SeriesPhrase("(?:for the )?first time below", "first time below", "the same, with less",
                 partial(_first_time, above=False), limited=True),
)  # fmt: skip


def series_phrase(words: str) -> SeriesPhrase | None:
    """The phrase about a series that these words are, if they are one."""
    text = " ".join(words.lower().split())
    return next((phrase for phrase in SERIES_PHRASES if re.fullmatch(phrase.pattern, text)), None)


def check_series(words: str, phrase: SeriesPhrase, stretch: Stretch) -> None:
    """Raise PhraseError, with the numbers that speak against it, unless `words` are true of the stretch."""
    step = re.fullmatch(phrase.pattern, " ".join(words.lower().split()))
    if phrase.step and step and STEPS[step[1]] != stretch.kind:
        raise PhraseError(f"{quote(words)} can't be decided: the periods are no {step[1]}s")
    before = stretch.place + 1 if phrase.limited or phrase.example.startswith("record") else len(stretch.points)
    if before < FEWEST:
        raise PhraseError(f"{quote(words)} can't be decided: it needs {FEWEST} periods, and there are {before}")
    undecided = None
    for pair in phrase.pairs(stretch):
        held = _holds(pair)
        if held is False:
            raise PhraseError(f"{quote(words)} is not true: {_numbers(pair)}")
        undecided = undecided or (pair if held is None else None)
    if undecided:
        raise PhraseError(f"{quote(words)} can't be decided: {_numbers(undecided)}")


def _holds(pair: Pair) -> bool | None:
    greater, smaller = (pair.one, pair.other) if pair.above else (pair.other, pair.one)
    one, other = greater.interval, smaller.interval
    if one.low is not None and other.high is not None and one.low > other.high:
        return not pair.reverse
    if one.high is not None and other.low is not None and one.high <= other.low:
        return pair.reverse
    return None


def _numbers(pair: Pair) -> str:
    points = sorted([pair.one, pair.other], key=lambda point: point.period)
    return "; ".join(f"{point.period or 'b'} has {_told(point.interval)}" for point in points)


def _told(interval: Interval) -> str:
    low, high = (told(end, SHOWN_DIGITS) for end in (interval.low, interval.high))
    if not low or not high:
        return f"at least {low}" if low else f"at most {high}" if high else "anything"
    return low if low == high else f"{low} to {high}"
