"""The evidence ledger: how much a briefing rests on, and how much of it is in dispute."""

from collections import Counter
from dataclasses import dataclass

from ..model.briefing import Briefing
from ..values.periods import Period
from ..values.published import parse_published
from .evidence import end_of_chain, evidence_by_period


@dataclass(frozen=True)
class Ledger:
    """What is counted. A figure counts once for each grade that it has in any period."""

    figures: int
    computed: int  # of the figures
    observations: int
    sources: int
    read: Counter[str]  # of the sources, by how much of them was read: whole, opening, dataset, none
    retracted: int  # of the sources
    origins: int  # publishers that the observations go back to
    grades: Counter[str]
    outcomes: Counter[str]  # of the reconciliations
    verdicts: Counter[str]  # of the claim reviews
    oldest: Period | None  # that an observation is about
    newest_source: str | None  # when it was published


def ledger_of(briefing: Briefing) -> Ledger:
    """Counts the briefing."""
    figures, sources = briefing.figures.values(), briefing.sources.values()
    observations = [o for figure in figures for o in figure.observations]
    periods = {(o.period, figure.calendar) for figure in figures for o in figure.observations if o.period}
    dated = [period for text, calendar in periods if (period := briefing.period(text, calendar)).start]
    return Ledger(
        figures=len(figures),
        computed=sum(1 for figure in figures if figure.formula),
        observations=len(observations),
        sources=len(sources),
        read=Counter(source.read for source in sources),
        retracted=sum(1 for source in sources if source.retracted),
        origins=len({end_of_chain(briefing, o).publisher for o in observations}),
        grades=Counter(g for f in figures for g in {e.grade for e in evidence_by_period(briefing, f).values()}),
        outcomes=Counter(outcome.comparison.decision for outcome in briefing.outcomes.values()),
        verdicts=Counter(claim_review.verdict for claim_review in briefing.assessments.values()),
        oldest=min(dated, key=lambda period: (period.start, period.order, period.text), default=None),
        newest_source=max((s.published for s in sources if s.published), key=_newness, default=None),
    )


def _newness(published: str) -> tuple[list[str], str]:
    """Sorts times of publication by when they ended; what is told less exactly comes first."""
    return parse_published(published).dates[::-1], published
