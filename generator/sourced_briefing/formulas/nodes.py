"""What a formula is made of, and what is said when it can't be used."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..base.problems import UserError
from ..values.amounts import Number

LONGEST = 500  # characters
DEEPEST = 20  # parentheses, functions, signs and powers inside each other
MOST_NODES = 100
MOST_INPUTS = 1000  # references, after ranges of periods are spelled out


class FormulaError(UserError, ValueError):
    """A formula that can't be read or computed: a message for people, and where in its text it goes wrong.

    `formula` is the id of the figure whose formula it is, where several were looked at together; `unknown` that of a
    figure that it names and nobody knows.
    """

    def __init__(
        self, message: str, offset: int = 0, formula: str | None = None, *, unknown: str | None = None
    ) -> None:
        super().__init__(message)
        self.offset = offset
        self.formula = formula
        self.unknown = unknown


@dataclass(frozen=True)
class Node:
    """Any part of a formula; `offset` is where it begins in the text, an operation's where its sign stands."""

    offset: int

    @property
    def parts(self) -> "tuple[Node, ...]":
        """What stands directly in it, in the order of the text."""
        return ()


@dataclass(frozen=True)
class Constant(Node):
    """A number in the formula itself."""

    value: Number


@dataclass(frozen=True)
class Reference(Node):
    """A figure: for one period (`period`), for all from `period` to `last`, or for the one that is computed.

    One that is broken down names `members` by dimension, or is taken `over` a dimension: all members, or `among` some.
    """

    id: str
    period: str | None = None
    last: str | None = None
    members: tuple[tuple[str, str], ...] = ()
    over: str | None = None
    among: tuple[str, ...] = ()

    def __str__(self) -> str:
        within = [f"{dimension}={member}" for dimension, member in self.members]
        within += [f"{self.period}{f'..{self.last}' if self.last else ''}"] if self.period else []
        named = f"{self.id}[{', '.join(within)}]" if within else self.id
        among = f"[{', '.join(self.among)}]" if self.among else ""
        return f"{named} over {self.over}{among}" if self.over else named


@dataclass(frozen=True)
class Negation(Node):
    """A minus before a single thing."""

    operand: Node

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.operand,)


@dataclass(frozen=True)
class Operation(Node):
    """Two things with +, -, * or / between them."""

    sign: str
    left: Node
    right: Node

    @property
    def parts(self) -> tuple[Node, ...]:
        return self.left, self.right


@dataclass(frozen=True)
class Power(Node):
    """Something to a whole power."""

    base: Node
    exponent: int

    @property
    def parts(self) -> tuple[Node, ...]:
        return (self.base,)


@dataclass(frozen=True)
class FunctionCall(Node):
    """A function of several things: sum, min, max, growth or share."""

    name: str
    arguments: tuple[Node, ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return self.arguments


@dataclass(frozen=True)
class Expression:
    """A whole formula: its text as it was written, and what it says."""

    text: str
    root: Node


def nodes_in(expression: Expression) -> Iterator[Node]:
    """Every node of it, in the order of the text (an operation before what it joins)."""
    waiting = [expression.root]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(node.parts)


def figures_in(expression: Expression) -> tuple[Reference, ...]:
    """Every reference to a figure, as often as it stands there, in the order of the text."""
    return tuple(node for node in nodes_in(expression) if isinstance(node, Reference))
