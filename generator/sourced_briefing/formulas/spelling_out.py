"""Formulas over figures that are broken down, with each series named that they take."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from .breakdowns import Breakdown, BreakdownError
from .nodes import (
    LONGEST,
    Expression,
    FormulaError,
    FunctionCall,
    Negation,
    Node,
    Operation,
    Power,
    Reference,
    figures_in,
)

NO_MEMBERS: Mapping[str, str] = {}
BRACKET = re.compile(r"\[[^\[\]]*\]")


def spelled_out(
    expression: Expression, breakdowns: Mapping[str, Breakdown], own: Mapping[str, str] = NO_MEMBERS
) -> Expression:
    """The formula in which every figure is one series; the text stays as it was written.

    `own` are the members, by dimension, for which the formula is computed: they are meant where it names none. Raises
    FormulaError for a dimension or member that a figure has not, and where one has to be named.
    """
    if not any(each.id in breakdowns or each.members or each.over for each in figures_in(expression)):
        return expression
    return replace(expression, root=_Speller(breakdowns, own).node(expression.root))


class _Speller:
    def __init__(self, breakdowns: Mapping[str, Breakdown], own: Mapping[str, str]) -> None:
        self.breakdowns = breakdowns
        self.own = own

    def node(self, node: Node) -> Node:
        match node:
            case Reference():
                return next(self.references(node))
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
        if isinstance(node, Reference):
            yield from self.references(node)
        else:
            yield self.node(node)

    def references(self, reference: Reference) -> Iterator[Reference]:
        """The series that are meant: one, unless it is taken over a dimension."""
        try:
            for series in self.ids(reference):
                plain = series == reference.id
                yield reference if plain else replace(reference, id=series, members=(), over=None, among=())
        except BreakdownError as error:
            raise FormulaError(str(error), reference.offset) from error

    def ids(self, reference: Reference) -> list[str]:
        breakdown = self.breakdowns.get(reference.id)
        if breakdown is None:
            return [reference.id]  # what it is asked for in vain is told where it is looked up
        own = {d: m for d, m in self.own.items() if d in breakdown.dimensions and d != reference.over}
        given = own | dict(reference.members)
        if reference.over:
            return breakdown.over(reference.over, given, reference.among)
        return [breakdown.one(given)]


def with_series_named(
    expression: Expression, breakdowns: Mapping[str, Breakdown], own: Mapping[str, str] = NO_MEMBERS
) -> str:
    """The text of the formula with the id of each series: co2-deu[2023] for co2[country=DEU, 2023].

    So it says the same as one that was written with these ids. What is taken over a dimension stays as it was written,
    and so does all of it where it would be too long for a formula. Raises as spelled_out does.
    """
    text, speller = expression.text, _Speller(breakdowns, own)
    for reference in sorted(figures_in(expression), key=lambda each: -each.offset):
        if reference.id in breakdowns and not reference.over:
            [series] = speller.references(reference)
            end = reference.offset + len(reference.id)
            bracket = BRACKET.match(text, end)
            text = f"{text[: reference.offset]}{series}{text[bracket.end() if bracket else end :]}"
    return text if len(text) <= LONGEST else expression.text
