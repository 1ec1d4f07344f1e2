"""The rule about sources that were taken back."""

from collections.abc import Iterator

from ..base.problems import Problem
from ..facts.evidence import chain, retracted_behind
from ..model import Observation, Source
from ..model.briefing import Briefing


def no_retracted_source(briefing: Briefing) -> Iterator[Problem]:
    """No number and no event rests on a source that was retracted, or on what only retells one.

    Such an observation is rejected, or another one of its period is preferred. Readers see the retraction beside every
    number that rests on it all the same.
    """
    for figure in briefing.figures.values():
        for number, observation in enumerate(figure.observations):
            source = retracted_behind(briefing, observation)
            if source and observation in _used(figure.observed(observation.period)):
                message = f"this number rests on {_told(source)}; reject it with a `reason`, or prefer another source"
                yield briefing.problem(figure, ("observations", number, "source"), message)
    for event in briefing.events.values():
        if source := next((each for each in chain(briefing, event.source) if each.retracted), None):
            yield briefing.problem(event, ("source",), f"this event rests on {_told(source)}; name another source")


def _used(observations: list[Observation]) -> list[Observation]:
    """Those that the number of their period rests on."""
    preferred = [o for o in observations if o.status == "preferred"]
    return preferred or [o for o in observations if not o.is_rejected]


def _told(source: Source) -> str:
    assert source.retracted is not None
    return f'"{source.id}", which was retracted on {source.retracted.date}'
