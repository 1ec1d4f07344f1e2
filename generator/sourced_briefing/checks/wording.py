"""Rules about what a source says and what the briefing makes of it."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from ..base.problems import Problem
from ..model import Figure, Observation
from ..model.briefing import Briefing
from ..values.shown_digits import digits_of
from ..values.units import UnitError
from .conversion_proof import follows, language_of_briefing, missing_rate
from .measure import Measure, measure_of
from .wording_messages import tell
from .wording_proof import disproof
from .wording_reading import language_of_source, read_wording


def wording_contains_number(briefing: Briefing) -> Iterator[Problem]:
    """The number of an observation can be read in its `as_stated`, with magnitude, percent sign and currency.

    More than, over and at least go with `low`; less than, up to and at most with `high`; about, nearly and some with
    `about`. A value that is kept with more digits than are shown is in it with as many as are shown, at least. An
    observation whose value is not simply the number in the wording says in `converted` how it follows.
    """
    measures = _measures(briefing)
    for figure in briefing.observed_by_hand:  # the number of a row was never typed
        if measure := measures.get(figure.unit):
            shown = digits_of(figure, briefing.settings.shown_digits)
            work = partial(_disproved, briefing, figure, replace(measure, shown=shown) if shown else measure)
            yield from briefing.memory.recall(("wording", figure.id), (figure, shown), work)


def _disproved(briefing: Briefing, figure: Figure, measure: Measure) -> list[Problem]:
    """What is wrong with the observations of the figure, in which values are simply the numbers in their wordings."""
    problems = []
    for number, observation in enumerate(figure.observations):
        if observation.converted or not observation.as_stated:
            continue
        source = briefing.sources.get(observation.source)
        wording = read_wording(figure, observation, source, measure, language_of_briefing(briefing))
        if wrong := disproof(wording):
            field, message = wrong
            problems.append(briefing.problem(figure, ("observations", number, field), message))
    return problems


def _measures(briefing: Briefing) -> dict[str, Measure]:
    """What each unit in use asks; units that are not known are another rule's affair."""
    measures = {}
    for unit in {figure.unit for figure in briefing.figures.values()}:
        try:
            measures[unit] = measure_of(briefing.units, unit)
        except UnitError:
            continue
    return measures


def converted_value_follows(briefing: Briefing) -> Iterator[Problem]:
    """A value with `converted` follows from a number in `as_stated`, and `converted` says how.

    It is that number, or the result of arithmetic written out with it (100,000 + 300,000), or it times or divided by a
    number or a figure of `converted` (1 TFLOPS is 10^12 FLOP/s). A number that stands in `converted` only proves
    nothing. Money of another currency is converted at a rate that is a figure, which `converted` names.
    """
    for figure in briefing.observed_by_hand:
        if any(observation.converted for observation in figure.observations):
            yield from briefing.memory.recall(("converted", figure.id), (figure,), partial(_astray, briefing, figure))


def _astray(briefing: Briefing, figure: Figure) -> list[Problem]:
    """What is wrong with the observations of the figure that were converted."""
    found = [(number, _fault(briefing, figure, o)) for number, o in enumerate(figure.observations) if o.converted]
    return [briefing.problem(figure, ("observations", number, "converted"), fault) for number, fault in found if fault]


def _fault(briefing: Briefing, figure: Figure, observation: Observation) -> str:
    """Why the value does not follow; nothing where it does."""
    source = briefing.sources.get(observation.source)
    language = language_of_source(observation.as_stated or "", source, language_of_briefing(briefing))
    if currencies := missing_rate(briefing, figure, observation, language):
        return (
            f"as_stated is in {currencies[0]} and the value in {currencies[1]}; name the figure (CNY/USD or "
            "the like) that holds the rate of exchange, and its source"
        )
    if follows(briefing, observation, language, figure):
        return ""
    return (
        f"the value {tell(observation.amount)} does not follow from what stands in as_stated and "
        "`converted`; start with a number of as_stated, and write out the sum, or the factor"
    )
