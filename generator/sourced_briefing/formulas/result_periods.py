"""For which periods a formula can be computed."""

import re
from collections.abc import Callable, Sequence

from ..base.problems import quote
from ..values.period_steps import previous
from .nodes import Expression, FormulaError, FunctionCall, Reference, nodes_in

FigurePeriods = Callable[[str], Sequence[str]]  # id -> its periods in their order; none for a specification
CalendarOf = Callable[[str], str | None]  # id -> whose fiscal years its periods name
FISCAL = re.compile(r"\b[A-Z]{1,6}\d{4}")
SHOWN = 6


def periods_of(
    expression: Expression, figure_periods: FigurePeriods, calendar_of: CalendarOf = lambda _: None
) -> list[str | None]:
    """The periods that all figures of the formula have, in their order; [None] when it depends on none.

    Figures without periods, and those with a period in brackets, apply to all. growth() of one thing also needs the
    period before. Raises FormulaError when no period is left, or when one text means two times because the figures
    go by different calendars; ValueErrors of `figure_periods` become FormulaErrors at the figure.
    """
    needed = [(reference, periods) for reference, periods in _needed(expression, figure_periods) if periods]
    if not needed:
        return [None]
    (first, common), *others = needed
    for reference, periods in others:
        common = _common(common, periods, reference)
    for reference, _ in others:
        _check_calendars(common, first, reference, calendar_of)
    return list(common)


def _needed(expression: Expression, figure_periods: FigurePeriods) -> list[tuple[Reference, Sequence[str]]]:
    """Each reference that follows the formula's period, with the periods for which it has a value."""
    nodes = list(nodes_in(expression))
    growing = {id(node.arguments[0]) for node in nodes if isinstance(node, FunctionCall) and grows_alone(node)}
    return [
        (node, _usable(node, figure_periods, id(node) in growing))
        for node in nodes
        if isinstance(node, Reference) and not node.period
    ]


def _usable(reference: Reference, figure_periods: FigurePeriods, grows: bool) -> Sequence[str]:
    known = known_periods(reference, figure_periods)
    if not grows:
        return known
    usable = [period for period in known if previous(period, known)]
    if not usable:
        raise FormulaError(f"{quote(reference.id)} has no period that follows another of its kind", reference.offset)
    return usable


def grows_alone(call: FunctionCall) -> bool:
    """Whether it is a growth against the figure's own period before."""
    return call.name == "growth" and len(call.arguments) == 1


def known_periods(reference: Reference, figure_periods: FigurePeriods) -> Sequence[str]:
    """The periods of the figure. Raises FormulaError, at the reference, for what `figure_periods` objects to."""
    try:
        return figure_periods(reference.id)
    except ValueError as error:
        raise FormulaError(str(error), reference.offset, unknown=getattr(error, "unknown", None)) from error


def _common(common: Sequence[str], periods: Sequence[str], reference: Reference) -> Sequence[str]:
    allowed = set(periods)
    left = [period for period in common if period in allowed]
    if left:
        return left
    message = f"the figures before it have {few(common)}, {quote(reference.id)} only has {few(periods)}"
    raise FormulaError(f"{message}; name one, as in {reference.id}[{periods[0]}]", reference.offset)


def _check_calendars(common: Sequence[str], first: Reference, other: Reference, calendar_of: CalendarOf) -> None:
    fiscal = next((period for period in common if FISCAL.search(period)), None)
    one, two = calendar_of(first.id), calendar_of(other.id)
    if fiscal and one != two:
        message = f"{fiscal} is one time in the calendar {one} of {quote(first.id)}, another in {two}"
        raise FormulaError(f"{message}; name periods in brackets", other.offset)


def few(periods: Sequence[str]) -> str:
    """The first of them, for a message."""
    return ", ".join(periods[:SHOWN]) + (" ..." if len(periods) > SHOWN else "")
