"""Readings: what the briefing says a figure was for one period, from its observations or by its formula."""

from collections.abc import Sequence

from ..base.problems import UserError, did_you_mean, quote
from ..model import ClaimReview, Figure, Observation, all_rejected
from ..model.briefing import Briefing, Records
from ..model.fact import RETRACTED, Derived, Facts, Reading
from ..values.amounts import Amount
from ..values.precision import span
from ..values.series_ends import ENDS, end_of
from .evidence import marks_of
from .series_ends import times_of


class ReadingError(UserError, ValueError):
    """A reading that can't be had; `argument` names what is wrong: period, source or figure."""

    def __init__(self, argument: str, message: str) -> None:
        super().__init__(message)
        self.argument = argument


def read_figure(
    briefing: Briefing, figure: Figure, period: str | None = None, source: str | None = None, rejected: bool = False
) -> Reading:
    """The figure for one period: what is preferred, else the span of everything accepted.

    `period` may be left out when there is only one; `first` and `latest` are periods too. `source` narrows it to what
    one source says. `rejected` reads what was rejected, for sentences and charts about the dispute. Raises ReadingError
    when nothing is left.
    """
    facts = briefing.facts.get(figure.id, {})
    if period in ENDS:
        period = _end(briefing, figure, period, source, rejected)
    if period not in facts:
        period = briefing.own_period(figure, period, [name for name in facts if name]) or period
    if figure.formula:
        period = _one_period(figure, briefing.periods(figure), period)
        if period not in facts:
            raise ReadingError("figure", f"{quote(figure.id)} could not be computed")
        return facts[period].reading
    if source is None and period in facts and facts[period].reading.is_rejected == rejected:
        return facts[period].reading
    return read_observations(briefing, figure, period, source, rejected)


def read_observations(
    records: Records, figure: Figure, period: str | None = None, source: str | None = None, rejected: bool = False
) -> Reading:
    """The same from the observations of a figure without a formula, for facts to be worked out from."""
    chosen = [o for o in figure.observed(period) if _counts(o, source, rejected)]
    if not (period and chosen):
        period = _the_period(records, figure, period, source, rejected)
        chosen = [o for o in figure.observed(period) if _counts(o, source, rejected)]
    when = records.period(period, figure.calendar) if period else None
    preferred = _preferred(chosen)
    return Reading(figure, when, span(o.amount for o in preferred), marks_of(records, preferred), preferred)


def read_result(records: Records, figure: Figure, period: str | None, result: Derived, known: Facts) -> Reading:
    """What a formula gave for a period, as a reading; `known` are the facts of what it took."""
    when = records.period(period, figure.calendar) if period else None
    retracted = any(RETRACTED in known[each.figure.id][each.period].reading.marks for each in result.inputs)
    return Reading(figure, when, result.amount, ("computed", *([RETRACTED] if retracted else [])), derived=result)


def _counts(observation: Observation, source: str | None, rejected: bool) -> bool:
    return source in (None, observation.source) and observation.is_rejected == rejected


def _end(briefing: Briefing, figure: Figure, word: str, source: str | None, rejected: bool) -> str:
    """The first or the latest period with such a number. Raises ReadingError when there is none, or no single one."""
    stated = {o.period for o in figure.observations if o.period and _counts(o, source, rejected)}
    try:
        return end_of(word, times_of(briefing, figure, briefing.periods(figure) if figure.formula else stated))
    except ValueError as error:
        raise ReadingError("period", f"{quote(figure.id)}: {error}") from error


def _the_period(records: Records, figure: Figure, period: str | None, source: str | None, rejected: bool) -> str | None:
    """The one period that can be meant. Raises ReadingError when there is none, or more than one."""
    observations = [o for o in figure.observations if _counts(o, None, rejected)]
    if not observations:
        which = "rejected" if rejected else "accepted"
        hint = "" if rejected else "; a sentence about a rejected number says rejected=true"
        raise ReadingError("figure", f"{quote(figure.id)} has no {which} observation{hint}")
    if source is not None:
        observations = _from_source(figure, observations, source)
    stated = {o.period for o in observations}
    return _one_period(figure, records.in_order(stated, figure), period)


def read_series(briefing: Briefing, figure: Figure, source: str | None = None) -> dict[str, Amount]:
    """The figure for every period that has a number that was not rejected, in order of time."""
    amounts = {}
    for period, fact in briefing.facts.get(figure.id, {}).items():
        if period is None or fact.reading.is_rejected:
            continue
        if source is None or figure.formula:
            amounts[period] = fact.reading.amount
        elif found := [o for o in figure.observed(period) if _counts(o, source, False)]:
            amounts[period] = span(o.amount for o in _preferred(found))
    return amounts


def _preferred(observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """Those that settle a dispute, or all."""
    return tuple([o for o in observations if o.status == "preferred"] or observations)


def _from_source(figure: Figure, observations: list[Observation], source: str) -> list[Observation]:
    known = list(dict.fromkeys(o.source for o in observations))
    if source not in known:
        which = f"it has {', '.join(known[:4])}{' ...' if len(known) > 4 else ''}{did_you_mean(source, known)}"
        raise ReadingError("source", f"{quote(figure.id)} has no observation of {quote(source)}; {which}")
    return [o for o in observations if o.source == source]


def _one_period(figure: Figure, known: list[str], period: str | None) -> str | None:
    if period in known or (period is None and not known):
        return period
    choice = f"{', '.join(known[:6])}{' ...' if len(known) > 6 else ''}"
    if period is not None:
        has = f"it has {choice}{did_you_mean(period, known)}" if known else "its observations name no period"
        raise ReadingError("period", f"{quote(figure.id)} has nothing for {quote(period)}; {has}")
    if len(known) > 1:
        raise ReadingError("period", f"{quote(figure.id)} has {len(known)} periods; name one of {choice}")
    return known[0]


def read_reviewed(briefing: Briefing, claim_review: ClaimReview) -> Reading | None:
    """The number that a claim review examines, as the source states it that claims it; None for one without a number.

    Raises ReadingError when the source says nothing of it.
    """
    figure = briefing.figures.get(claim_review.figure or "")
    if figure is None:
        return None
    source, known = claim_review.source, briefing.periods(figure)
    period = briefing.own_period(figure, claim_review.period, known) or claim_review.period
    return read_figure(briefing, figure, period, source, is_rejected(figure, period, source))


def is_rejected(figure: Figure, period: str | None, source: str) -> bool:
    """Whether all that the source says of the figure, for the period if it says something of it, was rejected."""
    said = [o for o in figure.observations if o.source == source]
    said = [o for o in said if o.period == period] or said
    return all_rejected(said)
