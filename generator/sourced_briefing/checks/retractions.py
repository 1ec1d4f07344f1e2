"""The rule about sources that were taken back."""

from collections.abc import Iterator

from ..base.problems import Place, Problem, quote
from ..facts.evidence import chain, retracted_behind
from ..load.project_folder import HEALTH
from ..model import Observation, Source
from ..model.briefing import Briefing


def no_retracted_source(briefing: Briefing) -> Iterator[Problem]:
    """No number and no event rests on a source that was retracted, or on what only retells one.

    Such an observation is rejected, or another one of its period is preferred. Readers see the retraction beside every
    number that rests on it all the same.
    """
    if not any(source.retracted for source in briefing.sources.values()):
        return
    for figure in briefing.figures.values():
        for number, observation in enumerate(figure.observations):
            source = retracted_behind(briefing, observation)
            if source and observation in _used(figure.observed(observation.period)):
                message = f"this number rests on {_told(source)}; reject it with a `reason`, or prefer another source"
                yield briefing.problem(figure, ("observations", number, "source"), message)
    for event in briefing.events.values():
        if source := next((each for each in chain(briefing, event.source) if each.retracted), None):
            yield briefing.problem(event, ("source",), f"this event rests on {_told(source)}; name another source")


def noticed_retraction(briefing: Briefing) -> Iterator[Problem]:
    """A source whose publisher has taken it back, as Crossref told `briefing sources check`, says that it is retracted.

    A notice that only doubts a work is told as well; a record says by an exception that somebody has looked at it.
    """
    for source in briefing.sources.values():
        health = briefing.health.get(source.id)
        for notice in health.notices if health and not source.retracted else ():
            when = f" of {notice.date}" if notice.date else ""
            message = (
                f"Crossref knows a notice{when} about it, {quote(notice.what)}: https://doi.org/{notice.doi}; "
                "read it, and say `retracted:` if it was taken back"
            )
            yield briefing.problem(source, ("doi",), message)


def known_source_of_health(briefing: Briefing) -> Iterator[Problem]:
    """What was found of links is about sources that there are."""
    for health in briefing.health.values():
        if not briefing.knows(Source.kind_name, health.source):
            message = f"there is no source {quote(health.source)} any more; `briefing sources check` forgets it"
            yield Problem(Place(HEALTH, *health.position("source")), message)


def _used(observations: list[Observation]) -> list[Observation]:
    """Those that the number of their period rests on."""
    preferred = [o for o in observations if o.status == "preferred"]
    return preferred or [o for o in observations if not o.is_rejected]


def _told(source: Source) -> str:
    assert source.retracted is not None
    return f'"{source.id}", which was retracted on {source.retracted.date}'
