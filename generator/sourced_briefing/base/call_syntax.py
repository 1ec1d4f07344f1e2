"""Prose: reads the calls out of a page of content/ and puts what they write in their place. Jinja reads it.

Prose comes from strangers, so a call is all that a template may hold: a known function and literal arguments.
Nothing is compiled or run, so there is nothing to escape from, and nothing that could run for ever.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import Any

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .bounded_markdown import CALL, find_piled_up
from .characters import find_unseen
from .formula_marks import find_formulas, without_formulas
from .front_matter import split_page
from .plain_calls import plain_call
from .problems import Key, Place, Problem, UserError, quote
from .prose_tokens import CALLS, OPENING, STRING, find_open_code, find_open_quote, tokens
from .unsafe_markdown import find_unsafe

DEEPEST, LONGEST_CALL = 5, 5000
MOST_TOLD = 100  # of what a page must not hold
NOT_OF_LINE = re.compile(r"[^\n]")
JINJA = ImmutableSandboxedEnvironment()
LITERAL = re.compile(rf"{STRING}|[\w.+-]+", re.DOTALL)


class CallError(UserError):
    """A call that can't be written; `argument` is the value of the argument that is wrong, if one is.

    `wants` is what it names and nobody knows.
    """

    def __init__(self, message: str, argument: object = None, wants: Key | None = None) -> None:
        super().__init__(message)
        self.argument = argument
        self.wants = wants


@dataclass(frozen=True)
class Call:
    """One `{{ name(...) }}`: its arguments, where it starts in the text, and its source and where that does."""

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    offset: int
    source: str
    source_offset: int

    def offset_of(self, argument: object) -> int:
        """Where the literal `argument` stands; where the call does, when it is none of its literals."""
        for match in LITERAL.finditer(self.source):
            if str(argument) in (match[0], match[0][1:-1]):
                return self.source_offset + match.start()
        return self.offset


class Places:
    """Turns offsets in a text into lines and columns."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> Place:
        line = bisect_right(self.starts, offset)
        return Place(self.path, line, offset - self.starts[line - 1] + 1)


def read_prose(path: str, text: str) -> tuple[list[str | Call], list[Problem]]:
    """The text as pieces, plain and calls, in their order; and what in it is not allowed.

    Calls in the front matter are none of a page's, but of a title's (`read_calls`): there the text is left as it is.
    """
    places = Places(path, text)
    start = len(text) - len(split_page(text)[1])
    pieces: list[str | Call] = []
    problems: list[Problem] = []
    plain, end = [without_calls(text[:start])], start  # the text with code and calls painted over
    done = 0  # code stays in the piece that begins at `done`
    for match in tokens(text):
        plain.append(text[end : match.start()])
        end = match.end()
        if match["code"]:
            plain.append(NOT_OF_LINE.sub(" ", match[0]))
            continue
        pieces.append(text[done : match.start()])
        done = end
        try:
            pieces.append(_call(match))
        except _Wrong as wrong:
            at = match.start() + wrong.offset(text[match.start() : match.start() + LONGEST_CALL])
            problems.append(Problem(places.at(at), str(wrong), "call"))
        plain.append(CALL * len(match[0]))
    pieces.append(text[done:])
    rest = text[end:] if text[end - len(OPENING) : end] != OPENING else NOT_OF_LINE.sub(" ", text[end:])
    return pieces, [*problems, *_refused(text, "".join([*plain, rest]), places)]


def read_calls(text: str) -> Iterator[str | Call]:
    """The pieces of a text that is no Markdown, such as a title. Raises CallError where a call can't be read."""
    end = 0
    for match in CALLS.finditer(text):
        yield text[end : match.start()]
        try:
            yield _call(match)
        except _Wrong as wrong:
            raise CallError(str(wrong)) from wrong
        end = match.end()
    yield text[end:]


def without_calls(text: str) -> str:
    """The text of a title or the like in its full length, with its calls painted over."""
    return CALLS.sub(lambda match: CALL * len(match[0]), text)


def _refused(text: str, plain: str, places: Places) -> Iterator[Problem]:
    """What a page must not hold. In `plain`, code is painted over with spaces and calls with CALL."""
    formulas = islice(find_formulas(plain), MOST_TOLD)
    unsafe = islice(find_unsafe(without_formulas(plain).replace(CALL, " ")), MOST_TOLD)
    found = chain(find_open_code(text, plain), formulas, unsafe, find_piled_up(plain))
    yield from (Problem(places.at(at), message, "safe-markdown") for at, message in found)


class _Wrong(Exception):
    """Why a call can't be read, and in which of its lines that shows."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line

    def offset(self, call: str) -> int:
        """Where in the text of the call that line begins to say something; its beginning for the first line."""
        lines = call.splitlines(keepends=True)[: self.line]
        return sum(map(len, lines[:-1])) + len(lines[-1]) - len(lines[-1].lstrip()) if len(lines) > 1 else 0


def _call(match: re.Match[str]) -> Call:
    source = match["call"]
    if match[0].startswith("{%"):
        raise _Wrong('only calls such as {{ figure("id") }} can be used here, no {% ... %}')
    if source is None:
        line = find_open_quote(match.string[match.start() : match.start() + LONGEST_CALL].partition("\n\n")[0])
        quoted = ", and each text in it with a quote" if line else ""
        raise _Wrong(f"this call is not closed; end it with }}}}{quoted}", line or 1)
    if len(source) > LONGEST_CALL:
        raise _Wrong(f"a call is at most {LONGEST_CALL:,} characters long")
    name, args, kwargs = _parsed(source)
    return Call(name, args, kwargs, match.start(), source, match.start("call"))


@lru_cache(maxsize=50_000)  # while serving, the same calls are read again after every edit
def _parsed(source: str) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
    return plain_call(source) or _parsed_by_jinja(source)


def _parsed_by_jinja(source: str) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
    try:
        template = JINJA.parse("{{" + source + "}}")
    except RecursionError as error:
        raise _Wrong("this call can't be read: nested too deep") from error
    except (TemplateSyntaxError, ValueError, OverflowError) as error:
        line = find_open_quote(source) or getattr(error, "lineno", None) or 1
        raise _Wrong(f"this call can't be read: {getattr(error, 'message', 'a number is too long')}", line) from error
    output = template.body[0] if template.body else None
    expression = output.nodes[0] if isinstance(output, nodes.Output) and len(output.nodes) == 1 else None
    if len(template.body) != 1 or not isinstance(expression, nodes.Call) or not isinstance(expression.node, nodes.Name):
        raise _Wrong('only a call such as figure("id") can stand between {{ and }}')
    if expression.dyn_args or expression.dyn_kwargs:
        raise _Wrong("a call takes its arguments one by one, without *")
    args = tuple(_literal(node) for node in expression.args)
    return expression.node.name, args, _unique([(k.key, _literal(k.value)) for k in expression.kwargs])


def _literal(node: nodes.Node, depth: int = 0) -> Any:
    if depth > DEEPEST:
        raise _Wrong("lists are nested too deep here")
    if isinstance(node, nodes.Const):
        if isinstance(node.value, str) and find_unseen(node.value):
            raise _Wrong("a text here holds a character that can't be shown; remove it")
        return node.value
    if isinstance(node, nodes.List | nodes.Tuple):
        return [_literal(item, depth + 1) for item in node.items]
    if isinstance(node, nodes.Dict):
        pairs = [(_literal(p.key, depth + 1), _literal(p.value, depth + 1)) for p in node.items]
        return _unique([(str(key), value) for key, value in pairs])
    if isinstance(node, nodes.Name):
        raise _Wrong(f'{node.name} stands here without quotes; write "{node.name}"')
    raise _Wrong("an argument is a text, a number, true, false, or a list of these; nothing is computed here")


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for number, (key, _) in enumerate(pairs):
        if key in dict(pairs[:number]):
            raise _Wrong(f"{quote(key)} stands here twice; keep one")
    return dict(pairs)
