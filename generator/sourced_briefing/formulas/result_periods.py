"""For which periods a formula can be computed."""

from collections.abc import Callable, Sequence

from ..base.problems import quote
from ..values.period_steps import previous
from ..values.periods import time_key
from .nodes import Expression, FormulaError, FunctionCall, Reference, nodes_in

FigurePeriods = Callable[[str], Sequence[str]]  # id -> its periods in their order; none for a specification
StretchOf = Callable[[str, str], object]  # id and text -> what is equal for all names of one time
SHOWN = 6


def as_named(_: str, period: str) -> object:
    """What is equal for names of one time where no calendar is known."""
    return time_key(period)


def periods_of(
    expression: Expression, figure_periods: FigurePeriods, stretch_of: StretchOf = as_named
) -> list[str | None]:
    """The periods that all figures of the formula have, in their order; [None] when it depends on none.

    Figures without periods, and those with a period in brackets, apply to all. growth() of one thing also needs the
    period before. Periods are the same when their time is, whatever their names; those of the first figure count.
    Raises FormulaError when no period is left, among others because one name means two times in the figures' calendars;
    ValueErrors of `figure_periods` become FormulaErrors at the figure.
    """
    needed = [(reference, periods) for reference, periods in _needed(expression, figure_periods) if periods]
    if not needed:
        return [None]
    (first, common), *others = needed
    for reference, periods in others:
        common = _common(common, first, periods, reference, stretch_of)
    return list(common)


def first_needed(expression: Expression, figure_periods: FigurePeriods) -> Reference | None:
    """The reference whose names of periods periods_of() gives; None when the formula depends on no period."""
    found = (node for node in nodes_in(expression) if isinstance(node, Reference) and not node.period)
    return next((reference for reference in found if known_periods(reference, figure_periods)), None)


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


def _common(
    common: Sequence[str], first: Reference, periods: Sequence[str], other: Reference, stretch_of: StretchOf
) -> Sequence[str]:
    """Those of the periods of the first figure for whose time the other has a value too."""
    times = {stretch_of(other.id, period) for period in periods}
    left = [period for period in common if stretch_of(first.id, period) in times]
    if left:
        return left
    if alike := next((period for period in common if period in periods), None):
        message = f"{alike} is one time in the calendar of {quote(first.id)}, another in that of {quote(other.id)}"
        raise FormulaError(f"{message}; name periods in brackets", other.offset)
    message = f"the figures before it have {few(common)}, {quote(other.id)} only has {few(periods)}"
    raise FormulaError(f"{message}; name one, as in {other.id}[{periods[0]}]", other.offset)


def few(periods: Sequence[str]) -> str:
    """The first of them, for a message."""
    return ", ".join(periods[:SHOWN]) + (" ..." if len(periods) > SHOWN else "")
