"""Decides which figure a number is about, and whether it is right."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from ..numerals import Numeral
from ..values.amounts import Amount
from . import pairs, paragraphs
from .context import Context
from .index import Index, IndexEntry
from .quoting import quoted
from .surroundings import Contexts
from .unit_fit import Fit, head_noun
from .value_fit import compare, ratio
from .verdicts import Candidate, Match, is_in_range, other, same, with_value

# How likely it is that a number is about a figure: the share of the figure's label, and of its unit, that stands
# around the number, from 0 to 1, less what speaks against it.
LEAST_LIKELY = 0.12  # share of a label's words below which a figure is not looked at
STRANGE_NOUN = 0.22  # what it costs when a noun behind the number is none of the figure's: 120,000 people
UNSURE_UNIT = 0.15  # when its unit does not stand beside the number
OTHER_NAME = 0.25  # when another name is nearer to the number
ABSENT_NAME = 0.15  # when the name with digits in its label stands nowhere around; twice that beside another name
ALL_OF = re.compile(r"(?i)\b(?:as (?:many|much|high) as|up to)\s[^\w]*$")
NEARLY = re.compile(r"(?i)\b(?:just (?:under|over|above|below|short of|shy of)|nearly|almost|close to)\W*$")
ELSEWHERE = 0.4  # how likely another figure must be, to the one that is contradicted, for its value to be meant
AS_LIKELY = 0.1  # how near two figures may be for nobody to tell which one is meant
ROUGHLY = Fraction(11, 10)  # how far off what is said again in another unit may be: 1.5 million km (1 million miles)
NEAREST = 0.45  # how likely a figure must be to be worth a look where there is no answer

UNKNOWN = Match("unknown")


def match(index: Index, numeral: Numeral, context: Context) -> Match:
    """The answer on one number."""
    amount = _meant_by(numeral, context)
    if amount is None:
        return UNKNOWN
    candidates = list(_candidates(index, numeral, context))
    right = _best(candidates, lambda candidate: same(candidate, amount, numeral, context))
    if right.answer != "matches" and (repeated := quoted(index, numeral, context)):
        return repeated
    wrong = _best(candidates, lambda candidate: other(candidate, amount, context))
    if wrong.figure and _is_as_likely(candidates, amount, context, wrong):
        wrong = UNKNOWN
    found = right if right.answer == "contradicts" or right.likely >= wrong.likely else wrong
    if found.figure and not (found is wrong and _is_known_elsewhere(candidates, amount, wrong)):
        return found
    return _hint(candidates)


def _is_known_elsewhere(candidates: Sequence[Candidate], amount: Amount, wrong: Match) -> bool:
    """Whether another figure, which the words do not rule out, has the very value: then that one may be meant."""
    others = (c for c in candidates if c.entry.figure is not wrong.figure and c.likely > ELSEWHERE * wrong.likely)
    found = (with_value(c.entry.stated, amount, c.fit.factor) for c in others)
    return any(stated and not is_in_range(stated, amount) for stated in found)


def _is_as_likely(candidates: Sequence[Candidate], amount: Amount, context: Context, wrong: Match) -> bool:
    """Whether another figure could be meant as well, so that nobody can tell which one the number contradicts."""
    others = (c for c in candidates if c.entry.figure is not wrong.figure and c.likely > wrong.likely - AS_LIKELY)
    return any(other(candidate, amount, context) for candidate in others)


def _hint(candidates: Sequence[Candidate]) -> Match:
    """No answer, with the figure to look at, if the words are near to one."""
    nearest = max(candidates, key=lambda candidate: candidate.likely, default=None)
    return Match("unknown", hint=nearest.entry.figure) if nearest and nearest.likely >= NEAREST else UNKNOWN


def _meant_by(numeral: Numeral, context: Context) -> Amount | None:
    """The amount; "as many as 900" and "up to 900" say that it was 900, and are no bounds that less would keep."""
    said = numeral.bound == "at-most" and ALL_OF.search(context.ahead)
    if not said and numeral.bound and NEARLY.search(context.ahead):
        end = numeral.low if numeral.high is None else numeral.high
        return Amount(end, end, end, about=True)
    return Amount(numeral.high, numeral.high, numeral.high) if said else numeral.amount


def _best(candidates: Sequence[Candidate], find: Callable[[Candidate], Match | None]) -> Match:
    ordered = sorted(candidates, key=lambda candidate: -candidate.told)
    found = (match for candidate in ordered if (match := find(candidate)))
    return max(found, key=lambda match: (not _is_held_by_range(match), match.likely), default=UNKNOWN)


def _is_held_by_range(match: Match) -> bool:
    """Whether a range bears the number out: where a figure has the number itself, that one is meant."""
    return match.answer == "matches" and match.stated is not None and match.stated.amount.kind == "range"


def _candidates(index: Index, numeral: Numeral, context: Context) -> Iterator[Candidate]:
    noun = head_noun(numeral)
    fits: dict[str, Fit | None] = {}  # by unit, which many figures share
    for number, covered in index.covered(context.nearness).items():
        entry = index.entries[number]
        if covered < LEAST_LIKELY * entry.whole:
            continue
        if entry.figure.unit not in fits:
            fits[entry.figure.unit] = index.units.fit(numeral, entry.figure.unit, context.rate, context.behind)
        if fit := fits[entry.figure.unit]:
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


def match_all(index: Index, text: str, numerals: Sequence[Numeral]) -> list[tuple[Numeral, Match]]:
    """Each of the `numerals` of a text without markup, with what became of it."""
    contexts = Contexts(text, numerals)
    return paragraphs.agree(list(_match_each(index, contexts, text, numerals)), contexts.paragraph)


def _match_each(
    index: Index, contexts: Contexts, text: str, numerals: Sequence[Numeral]
) -> Iterator[tuple[Numeral, Match]]:
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
    own = match(index, numeral, context)
    if last.figure is None or last.stated is None or amount is None or last.answer != own.answer == "matches":
        return replace(own, again=True) if own.answer == "matches" else Match("unknown", hint=own.hint or own.figure)
    fit = pairs.fit_again(index, text, numeral, last.figure.unit)
    if not fit:
        return Match("unknown", hint=last.figure)
    agreement = compare(amount, last.stated.amount, fit.factor)
    if agreement == "same":
        return replace(last, answer="contradicts" if last.stated.rejected else "matches", ratio=None, again=True)
    far = ratio(amount, last.stated.amount, fit.factor)
    if agreement != "no" or (far is not None and 1 / ROUGHLY <= far <= ROUGHLY):
        return Match("unknown", hint=last.figure)
    return replace(last, answer="contradicts", ratio=far, again=True)
