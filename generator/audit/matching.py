"""Decides which figure a number is about, and whether it is right."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import log2
from typing import Literal

from ..briefing import Briefing
from ..model import Figure, Observation
from ..numerals import Numeral
from ..quantities import Amount, hull
from .context import Context
from .index import Entry, Index
from .times import Time, fits, is_exactly, is_near
from .units import Fit, head_noun
from .values import compare, digits, ratio

Verdict = Literal["matches", "contradicts", "unknown"]

LEAST_LIKELY = 0.12  # share of a label's words below which a figure is not looked at
SAME_VALUE = 0.30  # how likely a figure must be for a number that has its value, and
TELLING_DIGIT = 0.06  # how much less for each further digit that is right
OTHER_VALUE = 0.56  # how likely for a number that has another value
RIGHT = 0.4  # what the same value adds
STRANGE_NOUN = 0.22  # what a noun behind the number costs that the figure does not know
UNSURE_UNIT = 0.15
OTHER_NAME = 0.25  # what a name beside the number costs that the figure does not know
UNDATED = 0.1  # how much likelier, when the text names no time and the figure has one
CHANCE = 0.04  # what each doubling of the values that could be right by chance costs
NEAR_DAYS = 92  # how far a period may be from the time told, when the figure has none that is nearer


@dataclass(frozen=True)
class Candidate:
    """A figure that a number may be about."""

    entry: Entry
    fit: Fit
    likely: float

    @property
    def figure(self) -> Figure:
        return self.entry.figure


@dataclass(frozen=True)
class Match:
    """What became of one number: the figure it is about, and the observation it was compared with."""

    verdict: Verdict
    likely: float = 0.0
    figure: Figure | None = None
    observation: Observation | None = None
    ratio: Fraction | None = None  # how many times the figure the number is


UNKNOWN = Match("unknown")


def match(index: Index, numeral: Numeral, context: Context) -> Match:
    """The verdict on one number."""
    amount = numeral.amount
    if amount is None:
        return UNKNOWN
    candidates = list(_candidates(index, numeral, context))
    right = max((m for c in candidates if (m := _same(index.briefing, c, amount, numeral, context))),
                key=lambda m: m.likely, default=UNKNOWN)  # fmt: skip
    wrong = max((m for c in candidates if (m := _other(index.briefing, c, amount, context))),
                key=lambda m: m.likely, default=UNKNOWN)  # fmt: skip
    return wrong if wrong.likely > right.likely and not (right.verdict == "contradicts") else right


def _candidates(index: Index, numeral: Numeral, context: Context) -> Iterator[Candidate]:
    shares = {n: score / index.entries[n].whole for n, score in index.covered(context.nearness).items()}
    likely = sorted(((share, n) for n, share in shares.items() if share >= LEAST_LIKELY), reverse=True)
    noun = head_noun(numeral)
    for share, number in likely:
        entry = index.entries[number]
        fit = index.units.fit(numeral, entry.figure.unit, context.sentence)
        if fit:
            score = (share * entry.whole + entry.unit * fit.sure**3) / (entry.whole + entry.unit)
            strange = noun is not None and fit.sure < 1 and noun not in entry.weights
            cost = strange * STRANGE_NOUN + (1 - fit.sure) * UNSURE_UNIT + _others(index, entry, context) * OTHER_NAME
            yield Candidate(entry, fit, min(score, 1.0) - cost)


def _others(index: Index, entry: Entry, context: Context) -> float:
    """How much nearer than the entry's own names another name stands to the number."""
    known = {name: near for name, near in context.names.items() if name in index.names}
    others = max((near for name, near in known.items() if name not in entry.weights), default=0.0)
    own = max((near for name, near in known.items() if name in entry.weights), default=0.0)
    return max(0.0, others - own)


def _same(briefing: Briefing, candidate: Candidate, amount: Amount, numeral: Numeral, context: Context) -> Match | None:
    """The observation that says the same, if words and value together make it likely that it is meant."""
    needed = SAME_VALUE - TELLING_DIGIT * (digits(numeral.high) - 1)
    meant = _meant(briefing, candidate.figure, context.time)
    likely = candidate.likely - CHANCE * log2(len({o.amount for o in meant}) or 1)
    if likely < needed:
        return None
    for observation in meant:
        if compare(amount, observation.amount, candidate.fit.factor) == "same":
            rejected = observation.status == "rejected"
            return Match("contradicts" if rejected else "matches", likely + RIGHT, candidate.figure, observation)
    accepted = [o for o in meant if o.status != "rejected"]
    if amount.kind == "range" and accepted and compare(amount, hull(o.amount for o in accepted), candidate.fit.factor) == "same":
        return Match("matches", likely + RIGHT, candidate.figure, accepted[0])
    return None


def _other(briefing: Briefing, candidate: Candidate, amount: Amount, context: Context) -> Match | None:
    """The observation nearest to the number, if the words leave little doubt that its figure is meant."""
    time = context.time or context.time_before
    dated = any(o.period for o in candidate.figure.observations)
    undated = dated and not (time and _meant(briefing, candidate.figure, time))
    if candidate.likely < OTHER_VALUE + undated * UNDATED:
        return None
    meant = [o for o in _meant(briefing, candidate.figure, context.time) if o.status != "rejected"]
    if not meant or any(compare(amount, o.amount, candidate.fit.factor) != "no" for o in meant):
        return None
    ratios = [(ratio(amount, o.amount, candidate.fit.factor), o) for o in meant]
    far, nearest = min(ratios, key=lambda pair: _distance(pair[0]))
    return Match("contradicts", candidate.likely, candidate.figure, nearest, far)


def _distance(ratio: Fraction | None) -> Fraction:
    if ratio is None or ratio <= 0:
        return Fraction(10**9)
    return max(ratio, 1 / ratio)


def _meant(briefing: Briefing, figure: Figure, time: Time | None) -> list[Observation]:
    """The observations of the period that the text names; all where it names none."""
    if time is None:
        return figure.observations
    periods = {o.period: briefing.period(o.period, figure.calendar) if o.period else None for o in figure.observations}
    fitting = [o for o in figure.observations if fits(time, periods[o.period])]
    exact = [o for o in fitting if is_exactly(time, periods[o.period])]
    return exact or fitting or [o for o in figure.observations if is_near(time, periods[o.period], NEAR_DAYS)]
