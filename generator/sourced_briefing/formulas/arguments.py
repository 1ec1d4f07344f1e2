"""What functions, exponents and ranges of periods may look like."""

from ..base.problems import did_you_mean, quote
from ..values.intervals import MOST_POWER
from .nodes import (
    MOST_NODES,
    Constant,
    Expression,
    FormulaError,
    FunctionCall,
    Negation,
    Node,
    Reference,
    figures_in,
    nodes_in,
)

# The functions, and how many arguments each takes: at least and at most.
FUNCTIONS = {"sum": (1, MOST_NODES), "min": (1, MOST_NODES), "max": (1, MOST_NODES), "growth": (1, 2), "share": (2, 2)}
OF_MANY = ("sum", "min", "max")


def check_function(name: str, offset: int) -> None:
    """Raise FormulaError, with what may have been meant, unless there is such a function."""
    if name not in FUNCTIONS:
        known = f"the functions are {', '.join(FUNCTIONS)}{did_you_mean(name, FUNCTIONS)}"
        raise FormulaError(f"there is no function {quote(name)}; {known}", offset)


def check_arguments(call: FunctionCall) -> None:
    """Raise FormulaError unless the function has as many arguments as it takes, and of the right kind."""
    fewest, most = FUNCTIONS[call.name]
    count = len(call.arguments)
    if not fewest <= count <= most:
        takes = "at least 1 argument" if most == MOST_NODES else f"{fewest} or 2" if fewest < most else str(fewest)
        raise FormulaError(
            f"{call.name}() takes {takes}{'' if most == MOST_NODES else ' arguments'}, not {count}", call.offset
        )
    if call.name == "growth" and count == 1 and not isinstance(call.arguments[0], Reference):
        raise FormulaError("growth() of one thing takes a figure; of two, what was and what became of it", call.offset)


def whole_exponent(node: Node) -> int:
    """The exponent that `node` writes. Raises FormulaError unless it is a whole number, written out and near zero."""
    number, sign = (node.operand, -1) if isinstance(node, Negation) else (node, 1)
    value = number.value if isinstance(number, Constant) else None
    if isinstance(value, int) and abs(value) <= MOST_POWER:
        return sign * value
    raise FormulaError(f"an exponent is a whole number from -{MOST_POWER} to {MOST_POWER}, as in ** 2", node.offset)


def check_ranges(expression: Expression) -> None:
    """Raise FormulaError for several periods of a figure where only one value can stand."""
    several = [node for node in nodes_in(expression) if isinstance(node, FunctionCall) and node.name in OF_MANY]
    allowed = {id(argument) for call in several for argument in call.arguments}
    for reference in figures_in(expression):
        if (reference.last or reference.over) and id(reference) not in allowed:
            functions = f"{', '.join(OF_MANY[:-1])} or {OF_MANY[-1]}"
            raise FormulaError(f"{reference} is several values; put it into {functions}", reference.offset)
