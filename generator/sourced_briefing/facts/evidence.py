"""How far a number can be trusted: who says it, whom they go back to, and whether they agree.

Everything here is computed from the records; nobody types a grade. `GRADES` is the rule, and the methods page of a
briefing shows it as it stands here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model import Figure, Observation, Source
from ..model.briefing import Briefing
from ..values.precision import reach
from .readings import Reading

PRIMARY_KINDS = ("filing", "regulation", "dataset", "paper")


# From the strongest to the weakest; a figure computed from others has the grade of the weakest of them.
GRADES = {
    "primary": "read in the filing, regulation, dataset or paper that says it first",
    "agreed": "two or more independent origins say it, and what they say overlaps",
    "single": "one origin says it, and was read itself",
    "relayed": "no origin was read itself, only what others tell or copy of it",
    "contested": "accepted sources say what can't be true together",
    "rejected": "every source of it was examined and rejected",
}

# What a reader must not miss; every other grade says how good the number is, not that it is in doubt.
DOUBTS = ("contested", "rejected")


@dataclass(frozen=True)
class Evidence:
    """What stands behind a figure for one period."""

    sources: tuple[str, ...]  # ids, each once
    origins: tuple[str, ...]  # the voices they go back to, each once
    grade: str

    @property
    def counts(self) -> str:
        """5 sources, 2 origins."""
        return f"{count(len(self.sources), 'source')}, {count(len(self.origins), 'origin')}"

    @property
    def grounds(self) -> str:
        return GRADES[self.grade]


def count(number: int, word: str) -> str:
    """1 source; 2 sources."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def end_of_chain(briefing: Briefing, observation: Observation) -> Source:
    """The source that an observation goes back to, following relays and copies to where they come from."""
    source = briefing.sources[observation.origin or observation.source]
    passed = set()
    while source.origin in briefing.sources and source.id not in passed:
        passed.add(source.id)
        source = briefing.sources[str(source.origin)]
    return source


def weigh(briefing: Briefing, observations: Sequence[Observation]) -> Evidence:
    """The evidence that observations of one figure and period make together.

    An origin is counted by its publisher: who says a thing twice is one voice.
    """
    used = [o for o in observations if not o.is_rejected]
    ends = [(o, end_of_chain(briefing, o)) for o in used or observations]
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
    if any(o.status == "preferred" for o in used):
        return False
    reaches = [reach(o.amount) for o in used]
    lows = [low for low, _ in reaches if low is not None]
    highs = [high for _, high in reaches if high is not None]
    return bool(lows and highs) and max(lows) > min(highs)


def marks_of(reading: Reading) -> list[str]:
    """What a reader must be told of a number at once, in words, not by colour alone."""
    if reading.is_rejected:
        return ["rejected"]
    if reading.derived:
        return ["computed"]
    return ["contested"] if contested(reading.observations) else []


def evidence_of(briefing: Briefing, figure: Figure, period: str | None) -> Evidence:
    """The evidence for the figure in one period; for a derived one, all that its inputs rest on."""
    if figure.formula:
        inputs = briefing.derived[figure.id][period].inputs
        return _together([evidence_of(briefing, each.figure, each.period) for each in inputs])
    return weigh(briefing, figure.observed(period))


def _together(parts: list[Evidence]) -> Evidence:
    """The evidence for what is made of several numbers: everything behind them, and the weakest grade."""
    sources = dict.fromkeys(source for part in parts for source in part.sources)
    origins = dict.fromkeys(origin for part in parts for origin in part.origins)
    grade = max((part.grade for part in parts), key=list(GRADES).index, default="primary")
    return Evidence(tuple(sources), tuple(origins), grade)


def evidence_by_period(briefing: Briefing, figure: Figure) -> dict[str | None, Evidence]:
    """The evidence for each period that the figure has a value for, in order of time."""
    periods: list[str | None] = [*briefing.periods(figure)] or [None]
    return {period: evidence_of(briefing, figure, period) for period in periods}
