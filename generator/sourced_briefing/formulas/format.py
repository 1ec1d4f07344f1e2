"""Formulas as people write them: with numbers in the place of figures, or with their names.

A sum, a share and growth are written as the arithmetic that they are: a + b + c, a ÷ b, b ÷ a − 1.
"""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from ..values.amounts import Number
from .nodes import Constant, Expression, FunctionCall, Negation, Node, Operation, Power, Reference

SHOWN = {"+": "+", "-": "\N{MINUS SIGN}", "*": "\N{MULTIPLICATION SIGN}", "/": "\N{DIVISION SIGN}"}
RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
SIMPLE = re.compile(r"[\w.,]+")
SUM, PRODUCT, POWER, SINGLE = 1, 2, 3, 4  # how tightly a part holds together


def constant_text(number: Number) -> str:
    """A number of the formula itself: 120,000."""
    return f"{Decimal(number):,f}"


def written(
    expression: Expression,
    look_up_text: Callable[[Reference], str],
    number_text: Callable[[Number], str] = constant_text,
) -> str:
    """The formula as plain text, with what `look_up_text` says for each figure: "12 billion ÷ 120,000".

    With the expression of resolve() each reference names its one period. Parentheses stand where they are needed;
    what `look_up_text` gives is not looked into, so a text of several words with a sign brings its own.
    """
    return _Writer(look_up_text, number_text).write(expression.root, SUM)


class _Writer:
    def __init__(self, figure: Callable[[Reference], str], number: Callable[[Number], str]) -> None:
        self.figure = figure
        self.number = number

    def write(self, node: Node, tightness: int) -> str:
        """The node, in parentheses unless it holds together at least as tightly as it must."""
        text, own = self.plain(node)
        return text if own >= tightness else f"({text})"

    def plain(self, node: Node) -> tuple[str, int]:
        match node:
            case Reference():
                return self.figure(node), SINGLE
            case Constant():
                return self.number(node.value), SINGLE
            case Negation():
                return SHOWN["-"] + self.write(node.operand, PRODUCT), SUM
            case Power():
                base = self.write(node.base, SINGLE)
                base = base if SIMPLE.fullmatch(base) or base.endswith(")") else f"({base})"
                return base + str(node.exponent).translate(RAISED), POWER
            case Operation():
                own = SUM if node.sign in "+-" else PRODUCT
                left, right = self.write(node.left, own), self.write(node.right, own + 1)
                return f"{left} {SHOWN[node.sign]} {right}", own
            case FunctionCall(name="sum"):
                return self.sum(node.arguments)
            case FunctionCall(name="share", arguments=(part, whole)):
                return self.ratio(part, whole), PRODUCT
            case FunctionCall(name="growth", arguments=(before, after)):
                return f"{self.ratio(after, before)} {SHOWN['-']} 1", SUM
            case FunctionCall():
                return f"{node.name}({', '.join(self.write(a, SUM) for a in node.arguments)})", SINGLE
        raise TypeError(f"{node!r} is no part of a formula")

    def sum(self, parts: Sequence[Node]) -> tuple[str, int]:
        if len(parts) == 1:
            return self.plain(parts[0])
        first, *others = parts
        return f" {SHOWN['+']} ".join([self.write(first, SUM), *(self.write(each, PRODUCT) for each in others)]), SUM

    def ratio(self, above: Node, below: Node) -> str:
        return f"{self.write(above, PRODUCT)} {SHOWN['/']} {self.write(below, POWER)}"
