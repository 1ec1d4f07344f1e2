"""What to say of a figure that a formula names and nobody knows."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NoReturn

from ..base.problems import did_you_mean, quote
from ..values.amounts import NUMBER
from ..values.period_steps import between, previous
from ..values.series_ends import ENDS, end_of
from .nodes import MOST_INPUTS, Expression, FormulaError, FunctionCall, Negation, Node, Operation, Power, Reference
from .result_periods import FigurePeriods, StretchOf, as_named, few, first_needed, grows_alone, known_periods
from .tokens import SPACES


def unknown_figure(reference: Reference, known: Collection[str]) -> str:
    """A message for `reference`, whose figure is none of `known`, with what may have been meant.

    `total-part` is one id; where it can be read as a difference, the message says so.
    """
    pieces = reference.id.split("-")
    for cut in range(1, len(pieces)):
        left, right = "-".join(pieces[:cut]), "-".join(pieces[cut:])
        if all(NUMBER.fullmatch(side) or side in known for side in (left, right)):
            hint = f"{SPACES}, or all of it is read as one id: {left} - {right}"
            return f"there is no figure {quote(reference.id)}; {hint}"
    return f"there is no figure {quote(reference.id)}{did_you_mean(reference.id, known)}"


def check_alone(reference: Reference) -> None:
    """Raise FormulaError for members of a figure that has none."""
    if reference.members or reference.over:
        named = reference.over or reference.members[0][0]
        message = f"{quote(reference.id)} is not broken down by {named}; name the figure alone"
        raise FormulaError(message, reference.offset)


def resolve(
    expression: Expression,
    figure_periods: FigurePeriods,
    period: str | None = None,
    stretch_of: StretchOf = as_named,
) -> Expression:
    """The formula for `period`, in which every figure names its one period, or none if it has none.

    Each by the name that the figure has for that time. A range of periods becomes its periods one by one, growth(a)
    becomes growth(a[before], a[period]). The text stays as it was written. Raises FormulaError where a figure lacks a
    period.
    """
    first = first_needed(expression, figure_periods) if period else None
    time = stretch_of(first.id, period) if first and period else None
    return replace(expression, root=_Resolver(figure_periods, stretch_of, period, time).node(expression.root))


class _Resolver:
    def __init__(
        self, figure_periods: FigurePeriods, stretch_of: StretchOf, period: str | None, time: object = None
    ) -> None:
        self.figure_periods = figure_periods
        self.stretch_of = stretch_of
        self.period = period
        self.time = time  # of the period, in the calendar of the figure that names it
        self.inputs = 0

    def node(self, node: Node) -> Node:
        match node:
            case Reference():
                return self.one(node)
            case FunctionCall() if grows_alone(node):
                return replace(node, arguments=self.grown(node.arguments[0]))
            case FunctionCall():
                return replace(node, arguments=tuple(a for argument in node.arguments for a in self.argument(argument)))
            case Operation():
                return replace(node, left=self.node(node.left), right=self.node(node.right))
            case Negation():
                return replace(node, operand=self.node(node.operand))
            case Power():
                return replace(node, base=self.node(node.base))
        return node

    def argument(self, node: Node) -> Iterator[Node]:
        if isinstance(node, Reference) and node.last:
            yield from self.several(node)
        else:
            yield self.node(node)

    def one(self, reference: Reference) -> Reference:
        known = known_periods(reference, self.figure_periods)
        check_alone(reference)
        wanted: str | None = None
        if reference.period:
            wanted = self.named(reference, reference.period, known)
        elif known and self.period:
            same = self.period in known and self.stretch_of(reference.id, self.period) == self.time
            named = self.period if same else self.at(reference, self.time, known)
            wanted = named or self.fail(reference, self.period, known)
        elif known:
            message = f"{quote(reference.id)} has {few(known)}; name one, as in {reference.id}[{known[0]}]"
            raise FormulaError(message, reference.offset)
        return self.counted(replace(reference, period=wanted))

    def named(self, reference: Reference, period: str, known: Sequence[str]) -> str:
        """The name that the figure has for the time of `period`. Raises FormulaError where it has nothing for it."""
        if period in ENDS:
            return self.end(reference, period, known)
        try:
            time = None if period in known else self.stretch_of(reference.id, period)
        except ValueError:
            return self.fail(reference, period, known)
        return period if period in known else self.at(reference, time, known) or self.fail(reference, period, known)

    def end(self, reference: Reference, word: str, known: Sequence[str]) -> str:
        """The first or the latest period of the figure. Raises FormulaError where it has none."""
        try:
            return end_of(word, {name: self.stretch_of(reference.id, name) for name in known})
        except ValueError as error:
            raise FormulaError(f"{quote(str(reference))}: {error}", reference.offset) from None

    def at(self, reference: Reference, time: object, known: Sequence[str]) -> str | None:
        """The name that the figure has for that time; None where it has nothing for it."""
        return next((name for name in known if self.stretch_of(reference.id, name) == time), None)

    def fail(self, reference: Reference, period: str, known: Sequence[str]) -> NoReturn:
        """Raise FormulaError: the figure has nothing for the period."""
        has = f"it has {few(known)}{did_you_mean(period, known)}" if known else "it has no periods"
        raise FormulaError(f"{quote(reference.id)} has nothing for {quote(period)}; {has}", reference.offset)

    def counted(self, reference: Reference) -> Reference:
        self.inputs += 1
        if self.inputs > MOST_INPUTS:
            raise FormulaError(f"a formula takes at most {MOST_INPUTS:,} values", reference.offset)
        return reference

    def grown(self, node: Node) -> tuple[Node, ...]:
        assert isinstance(node, Reference)
        now = self.one(node)
        before = previous(now.period, known_periods(node, self.figure_periods)) if now.period else None
        if before is None:
            since = f" directly before {now.period}" if now.period else ""
            raise FormulaError(f"{quote(node.id)} has no period{since} to grow from", node.offset)
        return self.counted(replace(node, period=before)), now

    def several(self, reference: Reference) -> Iterator[Reference]:
        known = known_periods(reference, self.figure_periods)
        check_alone(reference)
        first, last = (self.named(reference, str(end), known) for end in (reference.period, reference.last))
        try:
            periods, missing = between(first, last, known)
        except ValueError as error:
            raise FormulaError(f"{reference}: {error}", reference.offset) from None
        if missing:
            message = f"{quote(reference.id)} lacks {missing} of the periods from {first} to {last}"
            raise FormulaError(f"{message}; name the others one by one if that is meant", reference.offset)
        yield from (self.counted(replace(reference, period=period, last=None)) for period in periods)
