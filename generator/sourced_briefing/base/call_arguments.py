"""Calls a function with literal arguments from prose, once its signature has been found to fit them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from inspect import Parameter, Signature, signature
from typing import Any, get_args, get_origin, get_type_hints

from .call_syntax import Call, CallError
from .problems import did_you_mean, quote

Function = Callable[..., str]
SEVERAL = (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)


def write_call(call: Call, functions: Mapping[str, Function], context: object, more: Collection[str] = ()) -> str:
    """What the call puts into the page; each function is given `context` first.

    `more` are names of arguments beside its own, for a function that takes others. Raises CallError when the function
    or an argument is not known.
    """
    if call.name not in functions:
        known = ", ".join(sorted(functions))
        guess = did_you_mean(call.name, functions)
        raise CallError(f"there is no call {quote(call.name)}; the calls are {known}{guess}", call.name)
    return call_checked(functions[call.name], context, call.args, call.kwargs, more)


def call_checked(
    function: Function, context: object, args: tuple[Any, ...], kwargs: dict[str, Any], more: Collection[str] = ()
) -> str:
    """Call `function` with `context` and these arguments if they fit its own signature.

    Raises CallError when they do not.
    """
    name = function.__name__
    parameters, hints = arguments_of(function)
    named = [
        key for key, p in parameters.items() if p.kind in (Parameter.POSITIONAL_OR_KEYWORD, Parameter.KEYWORD_ONLY)
    ]
    rest = next((key for key, p in parameters.items() if p.kind is Parameter.VAR_KEYWORD), None)
    named += more if rest else ()
    for key in kwargs:
        if key not in named:
            guess = did_you_mean(key, named)
            raise CallError(f"{name}() has no argument {quote(key)}; it has {', '.join(named)}{guess}", key)
    try:
        bound = _signature_of(function).bind(*args, **kwargs)
    except TypeError as error:
        raise CallError(f"{name}(): {error}") from None
    for key, value in bound.arguments.items():
        for called, each in _each(key, value, parameters[key]):
            if not _fits(each, hints[key]):
                raise CallError(f"{name}(): {called} is {type_in_words(hints[key])}, not {quote(each)}", each)
    return function(context, *args, **kwargs)


def _each(name: str, value: Any, parameter: Parameter) -> Iterator[tuple[str, Any]]:
    """Every single argument that was given for the parameter, with its name."""
    if parameter.kind is Parameter.VAR_KEYWORD:
        yield from value.items()
    else:
        yield from ((name, each) for each in (value if parameter.kind is Parameter.VAR_POSITIONAL else [value]))


@cache
def arguments_of(function: Callable[..., Any]) -> tuple[Mapping[str, Parameter], dict[str, Any]]:
    """The parameters that prose gives, without the context before them, and their types."""
    parameters = dict(list(signature(function).parameters.items())[1:])
    return parameters, get_type_hints(function)


@cache
def _signature_of(function: Callable[..., Any]) -> Signature:
    """How prose calls the function: without the context."""
    return Signature(list(arguments_of(function)[0].values()))


def _fits(value: Any, hint: Any) -> bool:
    """Whether a literal has the type that a call's signature gives."""
    if hint is Any:
        return True
    origin, inner = get_origin(hint), get_args(hint)
    if origin is list:
        return isinstance(value, list) and all(_fits(item, inner[0]) for item in value)
    if origin is dict:
        return isinstance(value, dict) and all(_fits(item, inner[1]) for item in value.values())
    if inner:
        return any(_fits(value, each) for each in inner)
    return isinstance(value, hint) and (hint is bool or not isinstance(value, bool))


def type_in_words(hint: Any) -> str:
    """The type in words: "a text", "true or false", "a list of texts"."""
    words = {str: "a text in quotes", bool: "true or false", int: "a whole number"}
    if hint in words:
        return words[hint]
    inner = [each for each in get_args(hint) if each is not type(None)]
    if get_origin(hint) is list:
        return f"a list ({type_in_words(inner[0])} each)"
    if get_origin(hint) is dict:
        return "a dictionary of lists"
    return type_in_words(inner[0]) if inner else "something else"
