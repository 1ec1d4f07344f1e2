"""From records to facts: everything that follows from them, each worked out once."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from ..base.problems import Problem
from ..model import Figure, all_rejected
from ..model.briefing import Briefing, Records
from ..model.fact import Derived, Fact, Facts, Reading
from .chart_reading import read_charts
from .charted_members import with_members_in_order
from .derived import derive
from .evidence import marks_of, weigh, weigh_together
from .readings import read_observations, read_result
from .reconciliations import reconcile
from .snapshot import freeze


def establish(records: Records) -> tuple[Briefing, list[Problem]]:
    """The briefing that the records make, and the problems of formulas that give nothing.

    What can't be computed is left out of it.
    """
    derived, problems = derive(records)
    outcomes, more = reconcile(records, derived)
    problems += more
    briefing = Briefing(**_fields(records), derived=MappingProxyType(derived), outcomes=MappingProxyType(outcomes))
    briefing = briefing.without(problem.record for problem in problems if problem.record)
    briefing = replace(briefing, facts=MappingProxyType(dict(_facts(briefing))))
    briefing = with_members_in_order(briefing)
    briefing = replace(briefing, chart_data=MappingProxyType(read_charts(briefing)))
    return replace(briefing, state=freeze(briefing) if briefing.editions else None), problems


def _fields(records: Records) -> dict[str, Any]:
    return {field.name: getattr(records, field.name) for field in fields(Records)}


def _facts(briefing: Briefing) -> Iterator[tuple[str, Mapping[str | None, Fact]]]:
    """The facts of each figure; what goes into a formula comes before it."""
    known: dict[str, Mapping[str | None, Fact]] = {}
    watched, recall = briefing.memory.watch("derived", briefing), briefing.memory.recall
    for figure in briefing.figures.values():
        if not figure.formula:
            work = partial(_tabled if figure.table else _observed, watched, figure)
            known[figure.id] = recall(("facts", figure.id), (figure,), work)
    for figure_id, results in briefing.derived.items():
        if figure_id in briefing.figures:
            figure, taken = briefing.figures[figure_id], {e.figure.id: None for r in results.values() for e in r.inputs}
            work = partial(_computed, watched, figure, results, known)
            known[figure_id] = recall(("facts", figure_id), (figure, results, *map(known.get, taken)), work)
    yield from known.items()


def _observed(briefing: Briefing, figure: Figure) -> Mapping[str | None, Fact]:
    by_period = {period: figure.observed(period) for period in briefing.all_periods(figure)}
    return {
        period: Fact(
            read_observations(briefing, figure, period, rejected=all_rejected(found)),
            weigh(briefing, found),
        )
        for period, found in by_period.items()
    }


def _tabled(briefing: Briefing, figure: Figure) -> Mapping[str | None, Fact]:
    """The same of the rows of a table, which has one for each period: what stands behind one stands behind all."""
    first, rows = figure.observations[:1], {o.period: o for o in figure.observations}
    evidence, marks = weigh(briefing, first), marks_of(briefing, first)
    return {
        period: Fact(
            Reading(
                figure,
                briefing.period(period, figure.calendar) if period else None,
                rows[period].amount,
                marks,
                (rows[period],),
            ),
            evidence,
        )
        for period in briefing.all_periods(figure)
    }


def _computed(
    briefing: Briefing, figure: Figure, results: Mapping[str | None, Derived], known: Facts
) -> Mapping[str | None, Fact]:
    return {
        period: Fact(
            read_result(briefing, figure, period, results[period], known),
            weigh_together(known[each.figure.id][each.period].evidence for each in results[period].inputs),
        )
        for period in briefing.all_periods(figure)
    }
