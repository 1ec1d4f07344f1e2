"""What data/README.md says of the calls, told from the calls themselves: their signatures and their docstrings.

The first line of a docstring says what the call writes. Examples stand in it on lines of their own, and what there is
to say of an argument behind its name: "- `period`: which; needed when there are several".
"""

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from inspect import Parameter, getdoc
from typing import Any

from ..base import markdown
from ..base.call_arguments import SEVERAL, arguments_of, type_in_words
from ..base.markdown import Markdown

EXAMPLE = re.compile(r"^\{\{ .* \}\}$", re.MULTILINE)
MEANING = re.compile(r"^- `(\w+)`: (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class DocumentedArgument:
    """What people are told of one argument of a call."""

    name: str
    needed: bool
    allowed: str
    meaning: str


@dataclass(frozen=True)
class DocumentedCall:
    """What people are told of one call."""

    name: str
    examples: tuple[str, ...]
    writes: str
    arguments: tuple[DocumentedArgument, ...]


def read_call(function: Callable[..., str]) -> DocumentedCall:
    """The call that `function` writes; its first parameter, what a page is written with, is none of the call's."""
    doc = getdoc(function) or ""
    meanings = dict(MEANING.findall(doc))
    parameters, hints = arguments_of(function)
    arguments = [_argument(p, hints[name], meanings.get(name, "")) for name, p in parameters.items()]
    return DocumentedCall(function.__name__, tuple(EXAMPLE.findall(doc)), doc.partition("\n")[0], tuple(arguments))


def _argument(parameter: Parameter, hint: Any, meaning: str) -> DocumentedArgument:
    allowed, default = "" if hint is Any else type_in_words(hint), parameter.default
    if parameter.kind is Parameter.VAR_POSITIONAL:
        allowed = ", ".join(filter(None, ["any number", f"{allowed} each" if allowed else ""]))
    elif parameter.kind is Parameter.VAR_KEYWORD:
        allowed = f'{allowed} each, by the name of its dimension: `country="DEU"`'
    elif default not in (Parameter.empty, None, ""):
        allowed += f"; `{json.dumps(default)}` if left out"
    needed = default is Parameter.empty and parameter.kind not in SEVERAL
    return DocumentedArgument(parameter.name, needed, allowed, meaning)


def call_table(functions: Iterable[Callable[..., str]]) -> Markdown:
    """A Markdown table of the calls: what each writes, and of each of its arguments what it may be and what it does."""
    rows = [row for function in functions for row in _rows(read_call(function))]
    return markdown.table(["Call, and its arguments", "Writes", "Needed", "Allowed"], rows)


def _rows(call: DocumentedCall) -> list[list[Markdown]]:
    examples = " or ".join(f"`{example}`" for example in call.examples)
    rows = [[examples, call.writes, "", ""]]
    rows += [[f"… `{it.name}`", it.meaning, "yes" if it.needed else "", it.allowed] for it in call.arguments]
    return [[Markdown(cell) for cell in row] for row in rows]
