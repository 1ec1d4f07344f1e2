"""Rules about what a source says and what the briefing makes of it."""

from collections.abc import Iterator

from ..base.problems import Problem
from ..model.briefing import Briefing
from ..values.units import UnitError
from .conversion_proof import follows, missing_rate
from .wording_proof import Measure, disproof, measure_of, tell


def wording_contains_number(briefing: Briefing) -> Iterator[Problem]:
    """The number of an observation can be read in its `as_stated`, with magnitude, percent sign and currency.

    More than, over and at least go with `low`; less than, up to and at most with `high`; about, nearly and some with
    `about`. An observation whose value is not simply the number in the wording says in `converted` how it follows.
    """
    measures = _measures(briefing)
    for figure in briefing.figures.values():
        measure = measures.get(figure.unit)
        for number, observation in enumerate(figure.observations):
            if measure is None or observation.converted or not observation.as_stated:
                continue
            if wrong := disproof(observation, measure):
                field, message = wrong
                yield briefing.problem(figure, ("observations", number, field), message)


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
    """A value with `converted` follows from the numbers in it and in `as_stated`.

    It is one of these numbers, or the result of a sum written out (100,000 + 300,000), or one of them scaled by another
    (1 TFLOPS is 10^12 FLOP/s). Money of another currency is converted at a rate that is a figure, which `converted`
    names.
    """
    for figure in briefing.figures.values():
        for number, observation in enumerate(figure.observations):
            if not observation.converted:
                continue
            path = ("observations", number, "converted")
            if currencies := missing_rate(briefing, figure, observation):
                message = (
                    f"as_stated is in {currencies[0]} and the value in {currencies[1]}; name the figure (CNY/USD or "
                    "the like) that holds the rate of exchange, and its source"
                )
                yield briefing.problem(figure, path, message)
            elif not follows(briefing, observation):
                message = (
                    f"the value {tell(observation.amount)} does not follow from what stands in as_stated and "
                    "`converted`; write out the sum, or the factor"
                )
                yield briefing.problem(figure, path, message)
