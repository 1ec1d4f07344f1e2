"""Prose: reads the calls out of a page of content/ and puts what they write in their place. Jinja reads it.

Prose comes from strangers, so a call is all that a template may hold: a known function and literal arguments.
Nothing is compiled or run, so there is nothing to escape from, and nothing that could run for ever.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from inspect import Parameter, signature
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .problems import Place, Problem, did_you_mean, quote

DEEPEST, LONGEST_CALL = 5, 5000
# Comments get marks that nobody types: Markdown's own `{#anchor}` would else be taken for one.
JINJA = ImmutableSandboxedEnvironment(keep_trailing_newline=True, comment_start_string="{{#", comment_end_string="#}}")

# Only what the calls write may be markup: strangers' pages must not bring scripts, forms or styles of their own.
MARKUP = re.compile(r"<(?=[A-Za-z/!?])(?!https?://[^\s<>]*>)[^\s>]{0,40}")
ATTRIBUTES = re.compile(r"\{:[^}\n]*\}|\{\s*[#.][^}\n]*\}")
LINK = re.compile(r"\]\(\s*<?([^\s)>]*)|^ {0,3}\[[^\]\n]+\]:\s*<?([^\s>]*)", re.MULTILINE)
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCRIPT = re.compile(r"(java|vb)script:", re.IGNORECASE)
SAFE_SCHEMES = ("http", "https", "mailto")


class CallError(Exception):
    """A call that can't be written; `argument` is the value of the argument that is wrong, if one is."""

    def __init__(self, message: str, argument: object = None) -> None:
        super().__init__(message)
        self.argument = argument


@dataclass(frozen=True)
class Call:
    """One `{{ name(...) }}`: its arguments, where it starts in the text, and where each literal in it does."""

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    offset: int
    literals: tuple[tuple[Any, int], ...]

    def offset_of(self, argument: object) -> int:
        return next((offset for value, offset in self.literals if str(value) == str(argument)), self.offset)


class Places:
    """Turns offsets in a text into lines and columns."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def at(self, offset: int) -> Place:
        line = bisect_right(self.starts, offset)
        return Place(self.path, line, offset - self.starts[line - 1] + 1)


def read_prose(path: str, text: str) -> tuple[list[str | Call], list[Problem]]:
    """The text as pieces, plain and calls, in their order; and what in it is not allowed."""
    places = Places(path, text)
    pieces: list[str | Call] = []
    problems: list[Problem] = []
    try:
        for piece in _pieces(text):
            try:
                pieces.append(piece if isinstance(piece, str) else _call(*piece))
            except _Wrong as wrong:
                problems.append(Problem(places.at(wrong.offset), str(wrong), "call"))
    except _Wrong as wrong:
        problems.append(Problem(places.at(wrong.offset), str(wrong), "call"))
    except TemplateSyntaxError as error:
        problems.append(
            Problem(Place(path, error.lineno), f"this is not a call that can be read: {error.message}", "call")
        )
    problems += [Problem(places.at(offset), message, "safe-markdown") for offset, message in _unsafe(text)]
    return pieces, problems


class _Wrong(Exception):
    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


Token = tuple[int, str, str]  # offset, kind, text


def _pieces(text: str) -> Iterator[str | tuple[int, list[Token]]]:
    """Plain text, and the tokens between `{{` and `}}` with the offset at which they begin."""
    offset, start = 0, 0
    inside: list[Token] = []
    is_open = False
    for _, kind, value in JINJA.lex(text):
        if kind == "block_begin":
            raise _Wrong('only calls such as {{ figure("id") }} can be used here, no {% ... %}', offset)
        if kind == "variable_begin":
            start, inside, is_open = offset, [], True
        elif kind == "variable_end":
            is_open = False
            yield start, inside
        elif kind in ("data", "raw_begin", "raw_end"):
            yield value if kind == "data" else ""
        elif not kind.startswith("comment"):
            inside.append((offset, kind, value))
        offset += len(value)
    if is_open:
        raise _Wrong("this call is not closed; end it with }}", start)


def _call(start: int, tokens: list[Token]) -> Call:
    source = "".join(value for _, _, value in tokens)
    if len(source) > LONGEST_CALL:
        raise _Wrong(f"a call is at most {LONGEST_CALL:,} characters long", start)
    try:
        template = JINJA.parse("{{" + source + "}}")
    except (TemplateSyntaxError, RecursionError) as error:
        raise _Wrong(f"this call can't be read: {getattr(error, 'message', 'nested too deep')}", start) from error
    output = template.body[0] if template.body else None
    expression = output.nodes[0] if isinstance(output, nodes.Output) and len(output.nodes) == 1 else None
    if not isinstance(expression, nodes.Call) or not isinstance(expression.node, nodes.Name):
        raise _Wrong('only a call such as figure("id") can stand between {{ and }}', start)
    if expression.dyn_args or expression.dyn_kwargs:
        raise _Wrong("a call takes its arguments one by one, without *", start)
    args = tuple(_literal(node, start) for node in expression.args)
    kwargs = {keyword.key: _literal(keyword.value, start) for keyword in expression.kwargs}
    return Call(expression.node.name, args, kwargs, start, tuple(_literals(tokens)))


def _literals(tokens: list[Token]) -> Iterator[tuple[Any, int]]:
    for offset, kind, value in tokens:
        if kind == "string":
            yield value[1:-1], offset
        elif kind in ("name", "integer", "float"):
            yield value, offset


def _literal(node: nodes.Node, start: int, depth: int = 0) -> Any:
    if depth > DEEPEST:
        raise _Wrong("lists are nested too deep here", start)
    if isinstance(node, nodes.Const):
        return node.value
    if isinstance(node, nodes.List | nodes.Tuple):
        return [_literal(item, start, depth + 1) for item in node.items]
    if isinstance(node, nodes.Dict):
        pairs = [(_literal(p.key, start, depth + 1), _literal(p.value, start, depth + 1)) for p in node.items]
        return {str(key): value for key, value in pairs}
    if isinstance(node, nodes.Name):
        raise _Wrong(f'{node.name} stands here without quotes; write "{node.name}"', start)
    raise _Wrong("an argument is a text, a number, true, false, or a list of these; nothing is computed here", start)


def _unsafe(text: str) -> Iterator[tuple[int, str]]:
    for match in MARKUP.finditer(text):
        yield match.start(), f"HTML such as {quote(match[0])} can't be used in prose; write &lt; for a < sign"
    for match in ATTRIBUTES.finditer(text):
        yield match.start(), f"the attribute list {quote(match[0])} can't be used in prose; remove it"
    for match in LINK.finditer(text):
        target = html.unescape(match[1] or match[2] or "")
        scheme = SCHEME.match(target)
        if target.startswith("//") or (scheme and scheme[1].lower() not in SAFE_SCHEMES):
            yield match.start(), f"the link {quote(target)} is not http, https or mailto, nor a page of the site"
    # Browsers drop white space inside a scheme and entities hide one, so look at what is left without them.
    bare = re.sub(r"[\s\x00-\x20\\]", "", html.unescape(text))
    if SCRIPT.search(bare):
        where = SCRIPT.search(html.unescape(text))
        yield (where.start() if where else 0), "a link to a script can't be used here; remove it"


Function = Callable[..., str]


def write_call(call: Call, functions: Mapping[str, Function]) -> str:
    """What the call puts into the page. Raises CallError when the function or an argument is not known."""
    if call.name not in functions:
        known = ", ".join(sorted(functions))
        guess = did_you_mean(call.name, functions)
        raise CallError(f"there is no call {quote(call.name)}; the calls are {known}{guess}", call.name)
    return call_checked(functions[call.name], call.args, call.kwargs)


def call_checked(function: Function, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """Call `function` if these arguments fit its own signature. Raises CallError when they do not."""
    name, parameters = function.__name__, signature(function).parameters
    named = [
        key for key, p in parameters.items() if p.kind in (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)
    ]
    for key in kwargs:
        if key not in named:
            guess = did_you_mean(key, named)
            raise CallError(f"{name}() has no argument {quote(key)}; it has {', '.join(named)}{guess}", key)
    try:
        bound = signature(function).bind(*args, **kwargs)
    except TypeError as error:
        raise CallError(f"{name}(): {error}") from None
    hints = get_type_hints(function)
    for key, value in bound.arguments.items():
        values = value if parameters[key].kind is Parameter.VAR_POSITIONAL else [value]
        for each in values:
            if not _fits(each, hints[key]):
                raise CallError(f"{name}(): {key} is {_described(hints[key])}, not {quote(each)}", each)
    return function(*args, **kwargs)


def _fits(value: Any, hint: Any) -> bool:
    """Whether a literal has the type that a call's signature gives."""
    if hint is Any:
        return True
    origin, inner = get_origin(hint), get_args(hint)
    if origin is list:
        return isinstance(value, list) and all(_fits(item, inner[0]) for item in value)
    if origin is dict:
        return isinstance(value, dict) and all(_fits(item, inner[1]) for item in value.values())
    return any(_fits(value, each) for each in inner) if inner else isinstance(value, hint)


def _described(hint: Any) -> str:
    """The type in words: "a text", "true or false", "a list of texts"."""
    words = {str: "a text in quotes", bool: "true or false"}
    if hint in words:
        return words[hint]
    inner = [each for each in get_args(hint) if each is not type(None)]
    if get_origin(hint) is list:
        return f"a list ({_described(inner[0])} each)"
    return "a dictionary of lists" if get_origin(hint) is dict else _described(inner[0]) if inner else "something else"
