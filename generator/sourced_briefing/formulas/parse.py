"""From the text of a formula to what it says. Nothing in it is ever run."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from ..base.problems import quote
from ..values.amounts import Number, parse_number
from .arguments import check_arguments, check_function, check_ranges, whole_exponent
from .brackets import in_brackets, names_in
from .nodes import (
    DEEPEST,
    LONGEST,
    MOST_NODES,
    Constant,
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
from .tokens import SPACES, Token, read_tokens

OVER = "over"  # before a dimension


def parse(text: str) -> Expression:
    """What a formula says. Raises FormulaError, with the place, for a text that is none.

    `a + b`, `a - b`, `a * b`, `a / b`, `a ** 2`, `-a` and parentheses bind as they do on paper; `a[2024]` is a figure
    for one period, `a[2024..2026]` for several; sum, min, max, growth and share are the functions. Of a figure that is
    broken down, `a[country=DEU]` is one series, `a over country` those of all members.
    """
    if len(text) > LONGEST:
        raise FormulaError(f"a formula is at most {LONGEST} characters long", LONGEST)
    expression = Expression(text, _Parser(list(read_tokens(text))).formula())
    check_ranges(expression)
    return expression


@lru_cache(maxsize=100_000)  # it is asked again whenever records are left out
def figures_taken(text: str) -> frozenset[str]:
    """The ids of all figures that a formula takes; none of one that can't be read."""
    try:
        return frozenset(reference.id for reference in figures_in(parse(text)))
    except FormulaError:
        return frozenset()


class _Parser:
    """Reads one formula from its tokens, each kind of binding in a method of its own, the loosest first."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.nodes = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def is_next(self, *texts: str) -> bool:
        return self.token.kind == "sign" and self.token.text in texts

    def formula(self) -> Node:
        root = self.sum()
        if self.token.kind != "end":
            raise FormulaError(self.unexpected(self.token), self.token.offset)
        return root

    def unexpected(self, token: Token) -> str:
        match token.kind, token.text:
            case "sign", ")":
                return 'this ")" closes nothing'
            case "sign", ",":
                return "a comma stands only between the arguments of a function"
            case "period", _:
                return "a period stands in brackets directly after a figure, as in bridge-cost[2024]"
        return f"an operator is missing before {quote(token.text)}"

    def grown(self, node: Node) -> Node:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise FormulaError(
                f"a formula has at most {MOST_NODES} parts; make some a figure of their own", node.offset
            )
        return node

    def deeper(self, read: Callable[[], Node]) -> Node:
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaError(f"a formula is nested at most {DEEPEST} levels deep", self.token.offset)
        node = read()
        self.depth -= 1
        return node

    def sum(self) -> Node:
        left = self.product()
        while self.is_next("+", "-"):
            sign = self.take()
            if sign.text == "-":
                self.check_spaces(sign)
            left = self.grown(Operation(sign.offset, sign.text, left, self.product()))
        return left

    def check_spaces(self, minus: Token) -> None:
        """Refuse a minus that touches a word: `a -b` may be meant as one id, or as two things side by side."""
        before, after = self.tokens[self.at - 2], self.token
        touches_before = before.end == minus.offset and before.text != ")"
        if touches_before or (after.offset == minus.end and after.text != "(" and after.kind != "end"):
            raise FormulaError(SPACES, minus.offset)

    def product(self) -> Node:
        left = self.signed()
        while self.is_next("*", "/"):
            sign = self.take()
            left = self.grown(Operation(sign.offset, sign.text, left, self.signed()))
        return left

    def signed(self) -> Node:
        if not self.is_next("-"):
            return self.power()
        return self.grown(Negation(self.take().offset, self.deeper(self.signed)))

    def power(self) -> Node:
        base = self.atom()
        if not self.is_next("**"):
            return base
        sign = self.take()
        return self.grown(Power(sign.offset, base, whole_exponent(self.deeper(self.signed))))

    def atom(self) -> Node:
        token = self.take() if self.token.kind != "end" else self.token
        if token.kind == "number":
            return self.grown(Constant(token.offset, _number(token)))
        if token.kind == "word":
            return self.call(token) if self.is_next("(") else self.reference(token)
        if token.kind == "sign" and token.text == "(":
            inner = self.deeper(self.sum)
            self.close(token)
            return inner
        if token.kind == "end":
            raise FormulaError("a value is missing at the end" if self.at else "the formula is empty", token.offset)
        if token.kind == "period":
            raise FormulaError(self.unexpected(token), token.offset)
        raise FormulaError(f"a value is missing before {quote(token.text)}", token.offset)

    def close(self, opening: Token) -> None:
        if self.token.kind == "end":
            raise FormulaError('this "(" is not closed', opening.offset)
        if not self.is_next(")"):
            raise FormulaError(self.unexpected(self.token), self.token.offset)
        self.take()

    def reference(self, token: Token) -> Node:
        named = Reference(token.offset, token.text)
        if self.token.kind == "period":
            named = in_brackets(named, self.take())
        if self.token.kind == "word" and self.token.text == OVER:
            named = self.over(named, self.take())
        return self.grown(named)

    def over(self, named: Reference, word: Token) -> Reference:
        """The figure for all members of the dimension that follows, or for those that brackets behind it name."""
        dimension = self.take() if self.token.kind == "word" else None
        if dimension is None:
            raise FormulaError(f'a dimension follows "{OVER}", as in sum({named.id} {OVER} country)', word.offset)
        among = names_in(self.take(), dimension) if self.token.kind == "period" else ()
        return replace(named, over=dimension.text, among=among)

    def call(self, name: Token) -> Node:
        check_function(name.text, name.offset)
        opening = self.take()
        arguments = [] if self.is_next(")") else [self.deeper(self.sum)]
        while arguments and self.is_next(","):
            self.take()
            arguments.append(self.deeper(self.sum))
        self.close(opening)
        call = FunctionCall(name.offset, name.text, tuple(arguments))
        check_arguments(call)
        return self.grown(call)


def _number(token: Token) -> Number:
    try:
        return parse_number(token.text)
    except ValueError as error:
        raise FormulaError(str(error), token.offset) from None
