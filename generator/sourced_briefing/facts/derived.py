"""What the formulas of figures give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from ..base.problems import Place, Problem, quote
from ..formulas import (
    OUTER,
    Expression,
    FormulaError,
    Quantity,
    Reference,
    evaluate,
    figures_in,
    first_needed,
    in_unit,
    order,
    periods_of,
    quantity,
    resolve,
    rounded,
    unknown_figure,
)
from ..model import Figure, Record
from ..model.briefing import Records
from ..model.fact import Derived, Input
from .readings import read_observations

COMPUTABLE = "computable-formula"
Results = Mapping[str, Mapping[str | None, Derived]]  # figure id -> period -> result


def derive(records: Records) -> tuple[Results, list[Problem]]:
    """What the formulas of figures give, inputs first, and the problems of those that give nothing."""
    expressions, problems = _parsed(records)
    ordered, circles = _in_order(records, expressions)
    problems += circles
    derived: dict[str, Mapping[str | None, Derived]] = {}
    watched, recall = records.memory.watch("records", records), records.memory.recall
    for figure_id in ordered:
        figure, taken = records.figures[figure_id], figures_in(expressions[figure_id])
        if any(r.id in records.figures and records.figures[r.id].formula and r.id not in derived for r in taken):
            continue  # what it takes could not be computed, which is told where that stands
        inputs = _Inputs(watched, derived, figure.uses_rejected)
        work = partial(_results, inputs, figure, expressions[figure_id])
        try:
            derived[figure_id] = recall(("results", figure_id), (figure, *(derived.get(r.id) for r in taken)), work)
        except FormulaError as error:
            problems.append(formula_problem(records, figure, "formula", error))
        except ValueError as error:
            problems.append(records.problem(figure, ("formula",), str(error)))
    return derived, [replace(problem, rule=COMPUTABLE) for problem in problems]


def _parsed(records: Records) -> tuple[dict[str, Expression], list[Problem]]:
    expressions: dict[str, Expression] = {}
    problems: list[Problem] = []
    for figure in [figure for figure in records.figures.values() if figure.formula]:
        try:
            expressions[figure.id] = figure.expression("formula")
        except FormulaError as error:
            problems.append(formula_problem(records, figure, "formula", error))
    return expressions, problems


def _in_order(records: Records, expressions: dict[str, Expression]) -> tuple[list[str], list[Problem]]:
    """The formulas in the order in which they can be computed, without those that go round in circles."""
    left = dict(expressions)
    problems: list[Problem] = []
    while True:
        try:
            return order(left), problems
        except FormulaError as error:
            problems.append(formula_problem(records, records.figures[str(error.formula)], "formula", error))
            del left[str(error.formula)]


@dataclass(frozen=True)
class _Inputs:
    """What a formula may take: figures of the records, and what was derived before it."""

    records: Records
    derived: Results
    rejected: bool
    known: dict[str, Sequence[str]] = field(
        default_factory=dict
    )  # the periods of each figure, once they were asked for

    def derive(self, expression: Expression, period: str | None, unit: str | None = None) -> Derived:
        """The result for one period, in `unit` where one is given."""
        units = self.records.units
        resolved = resolve(expression, self.periods, period, self.stretch)
        result = evaluate(resolved, self.look_up, units)
        if unit is not None:
            result = in_unit(result, units.unit(unit), units)
        inputs = {str(r): Input(self.records.figures[r.id], r.period) for r in figures_in(resolved)}
        return Derived(rounded(result), result, resolved, tuple(inputs.values()))

    def figure(self, figure_id: str) -> Figure:
        if figure_id not in self.records.figures:
            message = unknown_figure(Reference(0, figure_id), self.records.names(Figure.kind_name))
            raise FormulaError(message, unknown=figure_id)
        return self.records.figures[figure_id]

    def periods(self, figure_id: str) -> Sequence[str]:
        if figure_id not in self.known:
            self.known[figure_id] = self._periods(figure_id)
        return self.known[figure_id]

    def _periods(self, figure_id: str) -> Sequence[str]:
        figure = self.figure(figure_id)
        if figure.formula:
            return self.records.in_order(self.derived.get(figure_id, ()), figure)
        rejected = self.rejected and figure.only_rejected
        return self.records.in_order((o.period for o in figure.observations if o.is_rejected == rejected), figure)

    def stretch(self, figure_id: str, period: str) -> object:
        """The days of a period of the figure, equal for all its names."""
        return self.read(period, self.figure(figure_id).calendar)

    def read(self, period: str, calendar: str | None) -> object:
        """The days of a period in a calendar; None where it names none there, as a fiscal year of another one."""
        try:
            found = self.records.period(period, calendar)
        except ValueError:
            return None
        return found.stretch or found.text

    def look_up(self, reference: Reference) -> Quantity:
        figure = self.figure(reference.id)
        if figure.formula:
            if figure.id not in self.derived:
                raise FormulaError(f"{quote(figure.id)} could not be computed", reference.offset)
            return self.derived[figure.id][reference.period].quantity
        # Rejected numbers are taken only where the record says so, and only of figures that have no others.
        rejected = self.rejected and figure.only_rejected
        reading = read_observations(self.records, figure, reference.period, rejected=rejected)
        found = quantity(reading.amount, figure.unit, self.records.units)
        ranges = {(o.amount, o.interval or figure.interval or "") for o in reading.observations}
        return replace(
            found, quantiles=ranges.pop()[1] if len(ranges) == 1 else OUTER if any(q for _, q in ranges) else ""
        )


def _results(inputs: _Inputs, figure: Figure, expression: Expression) -> dict[str | None, Derived]:
    periods = periods_of(expression, inputs.periods, inputs.stretch)
    named = {period: _own_name(inputs, figure, expression, period) for period in periods}
    return {named[period]: inputs.derive(expression, period, figure.unit) for period in periods}


def _own_name(inputs: _Inputs, figure: Figure, expression: Expression, period: str | None) -> str | None:
    """The name of the period in the figure's own calendar, among those that its inputs have for that time.

    Raises FormulaError when they are fiscal years of another calendar.
    """
    first = first_needed(expression, inputs.periods)
    if period is None or first is None:
        return period
    time = inputs.stretch(first.id, period)
    if time == inputs.read(period, figure.calendar):
        return period
    for reference in (each for each in figures_in(expression) if not each.period):
        for name in inputs.periods(reference.id):
            if inputs.stretch(reference.id, name) == time == inputs.read(name, figure.calendar):
                return name
    calendar = inputs.figure(first.id).calendar
    message = f"{period} is a fiscal year of {quote(first.id)}; give this figure the same `calendar: {calendar}`"
    raise FormulaError(message, first.offset)


def value_of(records: Records, derived: Results, expression: Expression, rejected: bool = False) -> Derived:
    """What an expression gives that has one value. Raises ValueError, with a message, when it has none or several."""
    inputs = _Inputs(records, derived, rejected)
    periods = periods_of(expression, inputs.periods, inputs.stretch)
    if len(periods) > 1:
        named = ", ".join(str(period) for period in periods[:4])
        raise FormulaError(f"there is a value for each of {named} ...; name periods, as in figure[{periods[0]}]")
    return inputs.derive(expression, periods[0])


def formula_problem(records: Records, record: Record, field: str, error: FormulaError) -> Problem:
    """The problem at the place in the formula that is wrong; exact where it is written on one line, without quotes."""
    problem = records.problem(record, (field,), f"formula: {error}")
    place = problem.place
    place = Place(place.path, place.line, place.column + error.offset)
    return replace(problem, place=place, wants=("figures", error.unknown) if error.unknown else None)
