"""Whether reconciliations hold: both sides of each computed, in one unit, and compared."""

import re
from dataclasses import replace
from functools import partial

from ..base.problems import Problem
from ..formulas import FormulaError, check_comparable, in_unit, rounded
from ..model import Reconciliation
from ..model.briefing import Records
from ..model.fact import Derived, Outcome
from ..values.comparison import compare
from ..values.units import Unit
from .derived import COMPUTABLE, Results, formula_problem, value_of


def reconcile(records: Records, derived: Results) -> tuple[dict[str, Outcome], list[Problem]]:
    """What became of each reconciliation, and the problems of those that can't be computed."""
    outcomes: dict[str, Outcome] = {}
    problems: list[Problem] = []
    memory = records.memory
    watched, results = memory.watch("reconciled", records), memory.watch_mapping("results", derived)
    for record in records.reconciliations.values():
        work = partial(_reconcile, watched, results, record)
        outcome, found = memory.recall(("outcome", record.id), (record,), work)
        outcomes |= {record.id: outcome} if outcome else {}
        problems += found
    return outcomes, [replace(problem, rule=COMPUTABLE) for problem in problems]


def _reconcile(records: Records, derived: Results, record: Reconciliation) -> tuple[Outcome | None, list[Problem]]:
    sides, problems = _sides(records, derived, record)
    if problems:
        return None, problems
    try:
        return _outcome(records, record, *sides), []
    except ValueError as error:
        return None, [records.problem(record, ("relation",), f"the two sides can't be compared: {error}")]


def _sides(records: Records, derived: Results, record: Reconciliation) -> tuple[list[Derived], list[Problem]]:
    sides: list[Derived] = []
    problems: list[Problem] = []
    for field in ("left", "right"):
        try:
            sides.append(value_of(records, derived, record.expression(field), record.uses_rejected))
        except FormulaError as error:
            problems.append(formula_problem(records, record, field, error))
        except ValueError as error:
            problems.append(records.problem(record, (field,), str(error)))
    return sides, problems


def _outcome(records: Records, record: Reconciliation, left: Derived, right: Derived) -> Outcome:
    check_comparable(left.quantity, right.quantity)
    unit, text = _common_unit(records, left, right)
    left, right = _in_unit(records, left, unit), _in_unit(records, right, unit)
    comparison = compare(left.quantity.interval, right.quantity.interval, record.relation, record.tolerance)
    return Outcome(left, right, text, comparison)


def _common_unit(records: Records, left: Derived, right: Derived) -> tuple[Unit, str]:
    """The unit of an input that can say both sides, so that they read as people write them; else the right side's."""
    units = records.units
    points = [name for name in units.names if units.share_kind(units.unit(name)) == right.quantity.share == "points"]
    for name in [*(each.figure.unit for each in [*right.inputs, *left.inputs]), *points]:
        try:
            in_unit(right.quantity, units.unit(name), units)
        except ValueError:
            continue
        return units.unit(name), name
    text = records.units.spell(right.quantity.unit)
    return right.quantity.unit, text if all(name in records.units.names for name in re.split(r"[*/]", text)) else ""


def _in_unit(records: Records, side: Derived, unit: Unit) -> Derived:
    given = in_unit(side.quantity, unit, records.units, "compared")
    return replace(side, quantity=given, amount=rounded(given))
