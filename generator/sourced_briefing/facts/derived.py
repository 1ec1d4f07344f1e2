"""Computes what formulas say: derived figures, and whether reconciliations hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..base.problems import Place, Problem, quote
from ..formulas import (
    Expression,
    FormulaError,
    Quantity,
    Reference,
    evaluate,
    figures_in,
    in_unit,
    order,
    parse,
    periods_of,
    quantity,
    resolve,
    rounded,
    unknown_figure,
)
from ..model import Figure, Reconciliation, Record
from ..model.briefing import Briefing, Derived, Input, Outcome
from ..values.comparison import compare
from ..values.units import Unit
from .readings import read_figure


def compute(briefing: Briefing) -> list[Problem]:
    """Fill in what the briefing's formulas give; returns the problems of formulas that give nothing."""
    found = [*_derive(briefing), *_reconcile(briefing)]
    return [replace(problem, rule="computable-formula") for problem in found]


def _derive(briefing: Briefing) -> Iterator[Problem]:
    expressions: dict[str, Expression] = {}
    for figure in [figure for figure in briefing.figures.values() if figure.formula]:
        try:
            expressions[figure.id] = parse(str(figure.formula))
        except FormulaError as error:
            yield _problem(briefing, figure, "formula", error)
    ordered, problems = _in_order(briefing, expressions)
    yield from problems
    for figure_id in ordered:
        figure, taken = briefing.figures[figure_id], figures_in(expressions[figure_id])
        if any(
            r.id in briefing.figures and briefing.figures[r.id].formula and r.id not in briefing.derived for r in taken
        ):
            continue  # what it takes could not be computed, which is told where that stands
        try:
            briefing.derived[figure_id] = _results(briefing, figure, expressions[figure_id])
        except FormulaError as error:
            yield _problem(briefing, figure, "formula", error)
        except ValueError as error:
            yield briefing.problem(figure, ("formula",), str(error))


def _in_order(briefing: Briefing, expressions: dict[str, Expression]) -> tuple[list[str], list[Problem]]:
    """The formulas in the order in which they can be computed, without those that go round in circles."""
    left = dict(expressions)
    problems: list[Problem] = []
    while True:
        try:
            return order(left), problems
        except FormulaError as error:
            problems.append(_problem(briefing, briefing.figures[str(error.formula)], "formula", error))
            del left[str(error.formula)]


def _results(briefing: Briefing, figure: Figure, expression: Expression) -> dict[str | None, Derived]:
    inputs = _Inputs(briefing, figure.uses_rejected)
    periods = periods_of(expression, inputs.periods, inputs.calendar)
    return {period: inputs.derive(expression, period, figure.unit) for period in periods}


class _Inputs:
    """What a formula may take from the briefing."""

    def __init__(self, briefing: Briefing, rejected: bool) -> None:
        self.briefing = briefing
        self.rejected = rejected

    def derive(self, expression: Expression, period: str | None, unit: str | None = None) -> Derived:
        """The result for one period, in `unit` where one is given."""
        resolved = resolve(expression, self.periods, period)
        result = evaluate(resolved, self.look_up, self.briefing.units)
        if unit is not None:
            result = in_unit(result, self.briefing.units.unit(unit), self.briefing.units)
        inputs = {str(r): Input(self.briefing.figures[r.id], r.period) for r in figures_in(resolved)}
        return Derived(rounded(result), result, resolved, tuple(inputs.values()))

    def figure(self, figure_id: str) -> Figure:
        if figure_id not in self.briefing.figures:
            raise FormulaError(unknown_figure(Reference(0, figure_id), self.briefing.figures))
        return self.briefing.figures[figure_id]

    def periods(self, figure_id: str) -> Sequence[str]:
        figure = self.figure(figure_id)
        rejected = self.rejected and figure.only_rejected
        usable = {o.period for o in figure.observations if o.is_rejected == rejected}
        return [p for p in self.briefing.periods(figure) if figure.formula or p in usable]

    def calendar(self, figure_id: str) -> str | None:
        return self.figure(figure_id).calendar

    def look_up(self, reference: Reference) -> Quantity:
        figure = self.figure(reference.id)
        if figure.formula:
            if figure.id not in self.briefing.derived:
                raise FormulaError(f"{quote(figure.id)} could not be computed", reference.offset)
            return self.briefing.derived[figure.id][reference.period].quantity
        # Rejected numbers are taken only where the record says so, and only of figures that have no others.
        rejected = self.rejected and figure.only_rejected
        reading = read_figure(self.briefing, figure, reference.period, rejected=rejected)
        return quantity(reading.amount, figure.unit, self.briefing.units)


def value_of(briefing: Briefing, text: str, rejected: bool = False) -> Derived:
    """What an expression gives that has one value. Raises ValueError, with a message, when it has none or several."""
    inputs = _Inputs(briefing, rejected)
    expression = parse(text)
    periods = periods_of(expression, inputs.periods, inputs.calendar)
    if len(periods) > 1:
        named = ", ".join(str(period) for period in periods[:4])
        raise FormulaError(f"there is a value for each of {named} ...; name periods, as in figure[{periods[0]}]")
    return inputs.derive(expression, periods[0])


def _reconcile(briefing: Briefing) -> Iterator[Problem]:
    for record in briefing.reconciliations.values():
        sides: list[Derived] = []
        for field in ("left", "right"):
            try:
                sides.append(value_of(briefing, getattr(record, field), record.uses_rejected))
            except FormulaError as error:
                yield _problem(briefing, record, field, error)
            except ValueError as error:
                yield briefing.problem(record, (field,), str(error))
        if len(sides) == len(("left", "right")):
            try:
                briefing.outcomes[record.id] = _outcome(briefing, record, *sides)
            except ValueError as error:
                yield briefing.problem(record, ("relation",), f"the two sides can't be compared: {error}")


def _outcome(briefing: Briefing, record: Reconciliation, left: Derived, right: Derived) -> Outcome:
    unit, text = _common_unit(briefing, left, right)
    left, right = _in_unit(briefing, left, unit), _in_unit(briefing, right, unit)
    verdict = compare(left.quantity.interval, right.quantity.interval, record.relation, record.tolerance)
    return Outcome(left, right, text, verdict)


def _common_unit(briefing: Briefing, left: Derived, right: Derived) -> tuple[Unit, str]:
    """The unit of an input that can say both sides, so that they read as people write them; else the right side's."""
    for each in [*right.inputs, *left.inputs]:
        unit = briefing.units.unit(each.figure.unit)
        try:
            briefing.units.factor(right.quantity.unit, unit)
        except ValueError:
            continue
        return unit, each.figure.unit
    text = briefing.units.spell(right.quantity.unit)
    return right.quantity.unit, text if all(name in briefing.units.names for name in re.split(r"[*/]", text)) else ""


def _in_unit(briefing: Briefing, side: Derived, unit: Unit) -> Derived:
    given = in_unit(side.quantity, unit, briefing.units, "compared")
    return replace(side, quantity=given, amount=rounded(given))


def _problem(briefing: Briefing, record: Record, field: str, error: FormulaError) -> Problem:
    """The problem at the place in the formula that is wrong; exact where it is written on one line, without quotes."""
    problem = briefing.problem(record, (field,), f"formula: {error}")
    place = problem.place
    return Problem(Place(place.path, place.line, place.column + error.offset), problem.message, record=problem.record)
