"""Whether a number says what a figure that it may be about says, or something else."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import log2
from typing import Literal

from ..model import Figure
from ..numerals import Numeral
from ..values.amounts import Amount
from ..values.precision import digits, span
from . import doubts
from .context import Context
from .index import IndexEntry, StatedValue
from .naming import missing_names
from .shortfall import is_rest, rest_of
from .times import Time, fits, is_exactly, is_near, is_part
from .unit_fit import Fit
from .value_fit import compare, ratio

Answer = Literal["matches", "contradicts", "unknown"]

SAME_VALUE = 0.30  # how likely it must be for a number of the figure's value,
TELLING_DIGIT = 0.06  # how much less for each further digit that is right,
ENOUGH_DIGITS = 3  # that tell a figure whose name the text leaves out
MOST_TELLING = 6  # digits; further ones tell no more
CHANCE = 0.04  # and more for each doubling of the values that could be right by chance
RIGHT = 0.40  # how much likelier the right value makes it
IN_RANGE = 0.20  # or one that its range holds
LEAST_SURE = 0.6  # how surely the unit must be the figure's for a number of another value
OTHER_VALUE = 0.58  # how likely it must be for a number of another value,
UNDATED = 0.70  # and where its sentence names no time that the figure has
SAME_WORDS = 0.60  # how likely it must be for a range to bear out a single number
NEAR_DAYS = 92  # how far a period may be from the time told when the figure has none that is nearer
FAR = Fraction(10**9)


@dataclass(frozen=True)
class Candidate:
    """A figure that a number may be about."""

    entry: IndexEntry
    fit: Fit
    likely: float
    told: float  # how much its words come to that stand around the number, which decides between two as likely


@dataclass(frozen=True)
class Match:
    """What became of one number: the figure it is about, and what was stated of it that it was compared with."""

    answer: Answer
    likely: float = 0.0
    figure: Figure | None = None
    stated: StatedValue | None = None
    ratio: Fraction | None = None  # how many times the figure the number is, where the two differ
    again: bool = False  # whether it says again, in another unit, what the number before it says
    hint: Figure | None = None  # the one that the words are nearest to, where the answer is "unknown"


def same(candidate: Candidate, amount: Amount, numeral: Numeral, context: Context) -> Match | None:
    """What is stated with the same value, if words and value together make it likely that it is meant."""
    entry, meant = candidate.entry, _meant(candidate.entry, context.time)
    likely = candidate.likely - CHANCE * log2(len({s.amount for s in meant}) or 1)
    telling = max(1, min(digits(numeral.high or 0), MOST_TELLING))
    if likely < SAME_VALUE - TELLING_DIGIT * (telling - 1):
        return None
    found = _stated_as(candidate, amount, context, meant)
    if not found or doubts.rules_out(entry, context):
        return None
    if is_in_range(found, amount) and (likely < SAME_WORDS or doubts.speaks_against(entry, context)):
        return None
    few = telling < ENOUGH_DIGITS
    if (found.rejected or few or context.in_table) and missing_names(entry, context.nearness):
        return None
    if few and entry.figure.unit == "percent" and doubts.names_another_thing(entry, context):
        return None
    likely += RIGHT if found.amount.kind == amount.kind or found.amount.kind != "range" else IN_RANGE
    return Match("contradicts" if found.rejected else "matches", likely, candidate.entry.figure, found)


def _stated_as(
    candidate: Candidate, amount: Amount, context: Context, meant: Sequence[StatedValue]
) -> StatedValue | None:
    """What is stated with the value of the text, or with what is left of the whole where that tells what is missing."""
    entry, factor = candidate.entry, candidate.fit.factor
    found = with_value(meant, amount, factor)
    if not found and context.time and not context.time.year:  # a quarter of a year that is not told
        found = with_value(entry.stated, amount, factor)
    if not found and context.time and context.time.kind == "month":  # often that in which it was told
        year = replace(context.time, kind="year")
        found = with_value([s for s in entry.stated if fits(year, s.period)], amount, factor)
    if not found and (rest := rest_of(amount, context, entry.figure.unit)):
        found = with_value([s for s in meant if is_rest(s)], rest, Fraction(1))
    return found


def is_in_range(stated: StatedValue, amount: Amount) -> bool:
    """Whether a single number would be borne out by a range that holds it, as many numbers would be."""
    return stated.amount.kind == "range" and amount.kind in ("exact", "about")


def with_value(meant: Sequence[StatedValue], amount: Amount, factor: Fraction) -> StatedValue | None:
    """The first of what is stated that says the same, what is accepted before what was rejected."""
    accepted = [s for s in meant if not s.rejected]
    for stated in (*accepted, *meant):
        if compare(amount, stated.amount, factor) == "same":
            return stated
    if amount.kind == "range" and accepted and compare(amount, span(s.amount for s in accepted), factor) == "same":
        return accepted[0]
    return None


def other(candidate: Candidate, amount: Amount, context: Context) -> Match | None:
    """What is stated nearest to the number, if the words leave little doubt that its figure is meant."""
    entry, factor = candidate.entry, candidate.fit.factor
    undated = any(s.period for s in entry.stated) and not (context.time and _meant(entry, context.time))
    if candidate.fit.sure < LEAST_SURE or candidate.likely < (UNDATED if undated else OTHER_VALUE):
        return None
    if rest_of(amount, context, entry.figure.unit):
        return None
    stated = _meant(entry, context.time, near=context.time is not None and context.time.kind in ("month", "end"))
    meant = [s for s in stated if not s.rejected and not (context.time and is_part(context.time, s.period))]
    if not meant or any(compare(amount, s.amount, factor) != "no" for s in meant):
        return None
    if doubts.speaks_against(entry, context):
        return None
    far, nearest = min(((ratio(amount, s.amount, factor), s) for s in meant), key=lambda pair: _distance(pair[0]))
    if far is not None and _distance(far) < candidate.fit.loose:
        return None
    return Match("contradicts", candidate.likely, entry.figure, nearest, far)


def _distance(far: Fraction | None) -> Fraction:
    return max(far, 1 / far) if far is not None and far > 0 else FAR


def _meant(entry: IndexEntry, time: Time | None, *, near: bool = True) -> Sequence[StatedValue]:
    """What is stated for the period that the text names, or one `near` it; everything where it names none."""
    if time is None:
        return entry.stated
    fitting = [s for s in entry.stated if fits(time, s.period)]
    exact = [s for s in fitting if is_exactly(time, s.period)]
    return exact or fitting or [s for s in entry.stated if near and is_near(time, s.period, NEAR_DAYS)]
