"""Decides which figure a number is about, and whether it is right."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import log2
from typing import Literal

from ..model import Figure
from ..numerals import Numeral
from ..values.amounts import Amount
from ..values.precision import digits, span
from . import doubts, pairs
from .context import Context, Contexts
from .index import Index, IndexEntry, StatedValue
from .shortfall import is_rest, rest_of
from .times import Time, fits, is_exactly, is_near, is_part
from .unit_fit import Fit, head_noun
from .value_fit import compare, ratio

Answer = Literal["matches", "contradicts", "unknown"]

# How likely it is that a number is about a figure: the share of the figure's label, and of its unit, that stands
# around the number, from 0 to 1, less what speaks against it.
LEAST_LIKELY = 0.12  # share of a label's words below which a figure is not looked at
STRANGE_NOUN = 0.22  # what it costs when a noun behind the number is none of the figure's: 120,000 people
UNSURE_UNIT = 0.15  # when its unit does not stand beside the number
OTHER_NAME = 0.25  # when another name is nearer to the number
ABSENT_NAME = 0.15  # when the name with digits in its label stands nowhere around; twice that beside another name
SAME_VALUE = 0.30  # how likely it must be for a number of the figure's value,
TELLING_DIGIT = 0.06  # how much less for each further digit that is right,
ENOUGH_DIGITS = 3  # that tell a figure whose name the text leaves out
MOST_TELLING = 6  # digits; further ones tell no more
CHANCE = 0.04  # and more for each doubling of the values that could be right by chance
RIGHT = 0.40  # how much likelier the right value makes it
IN_RANGE = 0.20  # or one that its range holds
OTHER_VALUE = 0.42  # how likely it must be for a number of another value,
SAME_WORDS = 0.60  # how likely it must be for a range to bear out a single number
UNDATED = 0.10  # and how much more when the text names no time and the figure has one
NEAR_DAYS = 92  # how far a period may be from the time told when the figure has none that is nearer
ALL_OF = re.compile(r"(?i)\b(?:as (?:many|much|high) as|up to)\s[^\w]*$")
ELSEWHERE = 0.4  # how likely another figure must be, to the one that is contradicted, for its value to be meant
NEAREST = 0.45  # how likely a figure must be to be worth a look where there is no answer
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
    hint: Figure | None = None  # the one that the words are nearest to, where the answer is "unknown"


UNKNOWN = Match("unknown")


def match(index: Index, numeral: Numeral, context: Context) -> Match:
    """The answer on one number."""
    amount = _meant_by(numeral, context)
    if amount is None:
        return UNKNOWN
    candidates = list(_candidates(index, numeral, context))
    right = _best(candidates, lambda candidate: _same(candidate, amount, numeral, context))
    wrong = _best(candidates, lambda candidate: _other(candidate, amount, context))
    found = right if right.answer == "contradicts" or right.likely >= wrong.likely else wrong
    if found.figure and not (found is wrong and _is_known_elsewhere(candidates, amount, wrong)):
        return found
    return _hint(candidates)


def _is_known_elsewhere(candidates: Sequence[Candidate], amount: Amount, wrong: Match) -> bool:
    """Whether another figure, which the words do not rule out, has the very value: then that one may be meant."""
    others = (c for c in candidates if c.entry.figure is not wrong.figure and c.likely > ELSEWHERE * wrong.likely)
    return any(_with_value(c.entry.stated, amount, c.fit.factor) for c in others)


def _hint(candidates: Sequence[Candidate]) -> Match:
    """No answer, with the figure to look at, if the words are near to one."""
    nearest = max(candidates, key=lambda candidate: candidate.likely, default=None)
    return Match("unknown", hint=nearest.entry.figure) if nearest and nearest.likely >= NEAREST else UNKNOWN


def _meant_by(numeral: Numeral, context: Context) -> Amount | None:
    """The amount; "as many as 900" and "up to 900" say that it was 900, and are no bounds that less would keep."""
    said = numeral.bound == "at-most" and ALL_OF.search(context.ahead)
    return Amount(numeral.high, numeral.high, numeral.high) if said else numeral.amount


def _best(candidates: Sequence[Candidate], find: Callable[[Candidate], Match | None]) -> Match:
    ordered = sorted(candidates, key=lambda candidate: -candidate.told)
    found = (match for candidate in ordered if (match := find(candidate)))
    return max(found, key=lambda match: match.likely, default=UNKNOWN)


def _candidates(index: Index, numeral: Numeral, context: Context) -> Iterator[Candidate]:
    noun = head_noun(numeral)
    for number, covered in index.covered(context.nearness).items():
        entry = index.entries[number]
        if covered < LEAST_LIKELY * entry.whole:
            continue
        fit = index.units.fit(numeral, entry.figure.unit, context.rate, context.behind)
        if fit:
            told = max(covered, min(covered + entry.initials, entry.whole)) if fit.sure == 1 else covered
            share = min((told + entry.unit * fit.sure**3) / (entry.whole + entry.unit), 1.0)
            strange = noun is not None and fit.sure < 1 and noun not in entry.weights
            cost = strange * STRANGE_NOUN + (1 - fit.sure) * UNSURE_UNIT + _misnamed(index, entry, context)
            yield Candidate(entry, fit, share - cost, covered)


def _misnamed(index: Index, entry: IndexEntry, context: Context) -> float:
    """What it costs that another name stands nearer to the number than the entry's own names, which may be nowhere."""
    known = {name: near for name, near in context.names.items() if name in index.names}
    others = max((near for name, near in known.items() if name not in entry.weights), default=0.0)
    own = max((near for name, near in known.items() if name in entry.weights), default=0.0)
    absent = bool(entry.models) and not any(name in context.nearness for name in entry.models)
    return max(0.0, others - own) * OTHER_NAME + absent * (ABSENT_NAME + others * ABSENT_NAME)


def _same(candidate: Candidate, amount: Amount, numeral: Numeral, context: Context) -> Match | None:
    """What is stated with the same value, if words and value together make it likely that it is meant."""
    entry = candidate.entry
    if doubts.rules_out(entry, context):
        return None
    if doubts.another_modifier(entry, context, names_only=True) and doubts.missing_names(entry, context.nearness):
        return None
    meant = _meant(entry, context.time)
    likely = candidate.likely - CHANCE * log2(len({s.amount for s in meant}) or 1)
    telling = max(1, min(digits(numeral.high or 0), MOST_TELLING))
    if likely < SAME_VALUE - TELLING_DIGIT * (telling - 1):
        return None
    found = _with_value(meant, amount, candidate.fit.factor)
    if not found and context.time and not context.time.year:  # a quarter of a year that is not told
        found = _with_value(entry.stated, amount, candidate.fit.factor)
    if not found and (rest := rest_of(amount, context, entry.figure.unit)):
        found = _with_value([s for s in meant if is_rest(s)], rest, Fraction(1))
    if not found or (_is_in_range(found, amount) and (likely < SAME_WORDS or doubts.speaks_against(entry, context))):
        return None
    if (found.rejected or telling < ENOUGH_DIGITS) and doubts.missing_names(entry, context.nearness):
        return None
    likely += RIGHT if found.amount.kind == amount.kind or found.amount.kind != "range" else IN_RANGE
    return Match("contradicts" if found.rejected else "matches", likely, candidate.entry.figure, found)


def _is_in_range(stated: StatedValue, amount: Amount) -> bool:
    """Whether a single number would be borne out by a range that holds it, as many numbers would be."""
    return stated.amount.kind == "range" and amount.kind in ("exact", "about")


def _with_value(meant: Sequence[StatedValue], amount: Amount, factor: Fraction) -> StatedValue | None:
    accepted = [s for s in meant if not s.rejected]
    for stated in (*accepted, *meant):
        if compare(amount, stated.amount, factor) == "same":
            return stated
    if amount.kind == "range" and accepted and compare(amount, span(s.amount for s in accepted), factor) == "same":
        return accepted[0]
    return None


def _other(candidate: Candidate, amount: Amount, context: Context) -> Match | None:
    """What is stated nearest to the number, if the words leave little doubt that its figure is meant."""
    entry, factor = candidate.entry, candidate.fit.factor
    if doubts.speaks_against(entry, context) or rest_of(amount, context, entry.figure.unit):
        return None
    time = context.time or context.time_before
    undated = any(s.period for s in entry.stated) and not (time and _meant(entry, time))
    if candidate.likely < OTHER_VALUE + undated * UNDATED:
        return None
    stated = _meant(entry, context.time, near=context.time is not None and context.time.kind in ("month", "end"))
    meant = [s for s in stated if not s.rejected and not (context.time and is_part(context.time, s.period))]
    if not meant or any(compare(amount, s.amount, factor) != "no" for s in meant):
        return None
    far, nearest = min(((ratio(amount, s.amount, factor), s) for s in meant), key=lambda pair: _distance(pair[0]))
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


def match_all(index: Index, text: str, numerals: Sequence[Numeral]) -> Iterator[tuple[Numeral, Match]]:
    """Each of the `numerals` of a text without markup, with what became of it."""
    contexts = Contexts(text, numerals)
    before: Numeral | None = None
    last = UNKNOWN
    for numeral in numerals:
        context = contexts.of(numeral)
        if before and pairs.is_rest(index, text, before, numeral):
            last = UNKNOWN
        elif before and pairs.says_again(index, text, before, numeral):
            last = _again(index, text, numeral, context, last)
        else:
            last = match(index, numeral, context)
        before = numeral
        yield numeral, last


def _again(index: Index, text: str, numeral: Numeral, context: Context, last: Match) -> Match:
    """The answer on a number that says again what the last one said: that of the same figure."""
    amount = _meant_by(numeral, context)
    if last.figure is None or last.stated is None or amount is None:
        own = match(index, numeral, context)
        return own if own.answer == "matches" else Match("unknown", hint=own.hint or own.figure)
    fit = pairs.fit_again(index, text, numeral, last.figure.unit)
    if not fit:
        return Match("unknown", hint=last.figure)
    agreement = compare(amount, last.stated.amount, fit.factor)
    if agreement == "same":
        return replace(last, answer="contradicts" if last.stated.rejected else "matches", ratio=None)
    far = ratio(amount, last.stated.amount, fit.factor)
    return replace(last, answer="contradicts", ratio=far) if agreement == "no" else Match("unknown", hint=last.figure)
