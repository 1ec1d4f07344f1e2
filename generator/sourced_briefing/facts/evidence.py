"""How far a number can be trusted: who says it, whom they go back to, and whether they agree.

Everything here is computed from the records; nobody types a grade. `GRADES` is the rule, and the methods page of a
briefing shows it as it stands here.
"""

from collections.abc import Iterable, Iterator, Sequence

from ..model import Figure, Observation, Source
from ..model.briefing import Briefing, Records
from ..model.fact import GRADES, RETRACTED, Evidence
from ..values.precision import reach

PRIMARY_KINDS = ("filing", "regulation", "dataset", "paper")


def end_of_chain(records: Records, observation: Observation) -> Source:
    """The source that an observation goes back to, following relays and copies to where they come from."""
    *_, end = chain(records, observation.origin or observation.source)
    return end


def chain(records: Records, source_id: str) -> Iterator[Source]:
    """The source, the one it goes back to, and on."""
    source = records.sources[source_id]
    passed = {source.id}
    yield source
    while source.origin in records.sources and source.origin not in passed:
        source = records.sources[str(source.origin)]
        passed.add(source.id)
        yield source


def retracted_behind(records: Records, observation: Observation) -> Source | None:
    """The first source behind an observation that was retracted, if one was."""
    behind = (records.sources[observation.source], *chain(records, observation.origin or observation.source))
    return next((source for source in behind if source.retracted), None)


def weigh(records: Records, observations: Sequence[Observation]) -> Evidence:
    """The evidence that observations of one figure and period make together.

    An origin is counted by its publisher: who says a thing twice is one voice.
    """
    used = [o for o in observations if not o.is_rejected]
    ends = [(o, end_of_chain(records, o)) for o in used or observations]
    origins = tuple(dict.fromkeys(end.publisher for _, end in ends))
    return Evidence(tuple(dict.fromkeys(o.source for o, _ in ends)), origins, _grade(used, ends))


def _grade(used: list[Observation], ends: list[tuple[Observation, Source]]) -> str:
    if not used:
        return "rejected"
    if contested(used):
        return "contested"
    preferred = [(o, end) for o, end in ends if o.status == "preferred"]
    direct = [end for o, end in preferred or ends if o.origin in (None, o.source) and end.id == o.source]
    if any(end.kind in PRIMARY_KINDS for end in direct):
        return "primary"
    if len({end.publisher for _, end in ends}) > 1:
        return "agreed"
    return "single" if direct else "relayed"


def contested(observations: Iterable[Observation]) -> bool:
    """Whether accepted observations of one period can't be true together, and none is preferred."""
    used = [o for o in observations if not o.is_rejected]
    if len(used) < 2 or any(o.status == "preferred" for o in used):
        return False
    reaches = [reach(o.amount) for o in used]
    lows = [low for low, _ in reaches if low is not None]
    highs = [high for _, high in reaches if high is not None]
    return bool(lows and highs) and max(lows) > min(highs)


def marks_of(records: Records, observations: Iterable[Observation]) -> tuple[str, ...]:
    """What a reader must be told at once of a number that rests on these, in words, not by colour alone."""
    used = list(observations)
    if any(o.is_rejected for o in used):
        return ("rejected",)
    retracted = any(retracted_behind(records, o) for o in used)
    return tuple(mark for mark, holds in (("contested", contested(used)), (RETRACTED, retracted)) if holds)


def weigh_together(parts: Iterable[Evidence]) -> Evidence:
    """The evidence for what is made of several numbers: everything behind them, and the weakest grade."""
    parts = list(parts)
    sources = dict.fromkeys(source for part in parts for source in part.sources)
    origins = dict.fromkeys(origin for part in parts for origin in part.origins)
    grade = max((part.grade for part in parts), key=list(GRADES).index, default="primary")
    return Evidence(tuple(sources), tuple(origins), grade)


def evidence_of(briefing: Briefing, figure: Figure, period: str | None) -> Evidence:
    """The evidence for the figure in one period; for a derived one, all that its inputs rest on."""
    return briefing.facts[figure.id][period].evidence


def evidence_by_period(briefing: Briefing, figure: Figure) -> dict[str | None, Evidence]:
    """The evidence for each period that the figure has a value for, in order of time."""
    return {period: fact.evidence for period, fact in briefing.facts[figure.id].items()}
