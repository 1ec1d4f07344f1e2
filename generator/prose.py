"""Prose: reads the calls out of a page of content/ and puts what they write in their place. Jinja reads it.

Prose comes from strangers, so a call is all that a template may hold: a known function and literal arguments.
Nothing is compiled or run, so there is nothing to escape from, and nothing that could run for ever.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from inspect import Parameter, Signature, signature
from typing import Any, get_args, get_origin, get_type_hints

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from .problems import Place, Problem, did_you_mean, quote

DEEPEST, LONGEST_CALL = 5, 5000
JINJA = ImmutableSandboxedEnvironment()
STRING = r"""\"(?:\\.|[^"\\])*+\"|'(?:\\.|[^'\\])*+'"""
LITERAL = re.compile(rf"{STRING}|[\w.+-]+", re.DOTALL)
# A call up to the braces that close it, which are not those inside a text; or just the braces that open one.
OPENING = "{{"
BRACES = re.compile(rf"\{{\{{(?P<call>(?:[^\"'}}]|{STRING}|\}}(?!\}}))*+)\}}\}}|\{{\{{|\{{%", re.DOTALL)

# Only what the calls write may be markup: strangers' pages must not bring scripts, forms or styles of their own.
MARKUP = re.compile(r"<(?=[A-Za-z/!?])(?!https?://[^\s<>]*>)[^\s>]{0,40}")
ATTRIBUTES = re.compile(r"\{[^}\n]{0,40}")
LINK = re.compile(r"\]\(\s*<?\s*([^\s)>]*)|\[[^\]\n]{1,200}\]:\s*<?\s*([^\s>]*)")
NOTE = re.compile(r"\[\^[^\]\n]{1,200}\]:")
PICTURE = re.compile(r"!\[(?!\^)(?:[^\]\n]{0,500}\]\(\s*<?\s*(?P<target>[^\s)>]*))?")
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCRIPT = re.compile(
    r"(?:java|vb)script:|data:(?:[;,]|(?:text|image|application|audio|video|font|multipart|message)/)", re.IGNORECASE
)
SAFE_SCHEMES = ("http", "https", "mailto")


class CallError(Exception):
    """A call that can't be written; `argument` is the value of the argument that is wrong, if one is."""

    def __init__(self, message: str, argument: object = None) -> None:
        super().__init__(message)
        self.argument = argument


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
    """The text as pieces, plain and calls, in their order; and what in it is not allowed."""
    places = Places(path, text)
    pieces: list[str | Call] = []
    problems: list[Problem] = []
    plain, end = "", 0  # the text with white space where calls stand
    for match in BRACES.finditer(text):
        pieces.append(text[end : match.start()])
        plain += text[end : match.start()] + " " * len(match[0])
        end = match.end()
        try:
            pieces.append(_call(match))
        except _Wrong as wrong:
            problems.append(Problem(places.at(match.start()), str(wrong), "call"))
        if match[0] == OPENING:  # what follows could be meant as inside it
            break
    pieces.append(text[end:])
    problems += [Problem(places.at(at), message, "safe-markdown") for at, message in _unsafe(plain + text[end:])]
    return pieces, problems


class _Wrong(Exception):
    pass


def _call(match: re.Match[str]) -> Call:
    source = match["call"]
    if match[0].startswith("{%"):
        raise _Wrong('only calls such as {{ figure("id") }} can be used here, no {% ... %}')
    if source is None:
        raise _Wrong("this call is not closed; end it with }}")
    if len(source) > LONGEST_CALL:
        raise _Wrong(f"a call is at most {LONGEST_CALL:,} characters long")
    name, args, kwargs = _parsed(source)
    return Call(name, args, kwargs, match.start(), source, match.start("call"))


@lru_cache(maxsize=50_000)  # while serving, the same calls are read again after every edit
def _parsed(source: str) -> tuple[str, tuple[Any, ...], dict[str, Any]]:
    try:
        template = JINJA.parse("{{" + source + "}}")
    except RecursionError as error:
        raise _Wrong("this call can't be read: nested too deep") from error
    except (TemplateSyntaxError, ValueError, OverflowError) as error:
        raise _Wrong(f"this call can't be read: {getattr(error, 'message', 'a number is too long')}") from error
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
        if isinstance(node.value, str) and not node.value.isprintable():
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


def _unsafe(text: str) -> Iterator[tuple[int, str]]:
    for match in MARKUP.finditer(text):
        yield match.start(), f"HTML such as {quote(match[0])} can't be used in prose; write &lt; for a < sign"
    for match in ATTRIBUTES.finditer(text):
        yield (
            match.start(),
            f"{quote(match[0])} could be an attribute list, which can't be used in prose; write &#123; for {{",
        )
    for match in LINK.finditer(text):
        if not _is_safe(match[1] or match[2] or "", SAFE_SCHEMES):
            yield match.start(), f"the link {quote(match[0])} is not http, https or mailto, nor a page of the site"
    for match in PICTURE.finditer(text):
        if match["target"] is None or not _is_safe(match["target"], ()):
            yield match.start(), "a picture is a file of content/, written ![what it shows](picture.png)"
    for match in NOTE.finditer(text):
        yield match.start(), "notes are written by calls such as cite(), so that each names a source"
    # Browsers drop white space inside a scheme and entities hide one, so look at what is left without them.
    bare = re.sub(r"[\s\x00-\x20\\]", "", html.unescape(text))
    if SCRIPT.search(bare):
        where = SCRIPT.search(html.unescape(text))
        yield (where.start() if where else 0), "a link to a script can't be used here; remove it"


def _is_safe(target: str, schemes: tuple[str, ...]) -> bool:
    """Whether a link leads to one of `schemes` or into the site, as a browser reads it: without white space."""
    target = re.sub(r"[\x00-\x20]", "", html.unescape(target))
    scheme = SCHEME.match(target)
    return not target.startswith(("//", "\\")) and (not scheme or scheme[1].lower() in schemes)


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
    name, (parameters, hints) = function.__name__, _signature(getattr(function, "__func__", function))
    named = [
        key for key, p in parameters.items() if p.kind in (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)
    ]
    for key in kwargs:
        if key not in named:
            guess = did_you_mean(key, named)
            raise CallError(f"{name}() has no argument {quote(key)}; it has {', '.join(named)}{guess}", key)
    try:
        bound = Signature(list(parameters.values())).bind(*args, **kwargs)
    except TypeError as error:
        raise CallError(f"{name}(): {error}") from None
    for key, value in bound.arguments.items():
        values = value if parameters[key].kind is Parameter.VAR_POSITIONAL else [value]
        for each in values:
            if not _fits(each, hints[key]):
                raise CallError(f"{name}(): {key} is {_described(hints[key])}, not {quote(each)}", each)
    return function(*args, **kwargs)


@cache
def _signature(function: Callable[..., Any]) -> tuple[Mapping[str, Parameter], dict[str, Any]]:
    """The parameters of a method, without self, and their types."""
    parameters = {name: p for name, p in signature(function).parameters.items() if name != "self"}
    return parameters, get_type_hints(function)


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
