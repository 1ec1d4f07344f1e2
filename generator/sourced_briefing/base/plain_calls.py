"""Reads the calls that most calls are: a name, texts without escapes, true and false. Jinja takes ten times as long."""

import re
from typing import Any

from .characters import find_unseen

VALUE = r"""(?:"[^"\\{}\r\n]*"|'[^'\\{}\r\n]*'|true|false)"""
ARGUMENT = re.compile(rf"(?:(?P<key>[A-Za-z]\w*) *= *)?(?P<value>{VALUE})", re.ASCII)
POSITIONAL, NAMED = VALUE, rf"[A-Za-z]\w* *= *{VALUE}"
# What is named comes after what is not.
PLAIN = re.compile(
    rf" *(?P<name>(?!(?i:not|true|false|none)\b)[A-Za-z]\w*)"
    rf"\( *(?P<arguments>(?:{POSITIONAL}|{NAMED})(?: *, *{POSITIONAL})*(?: *, *{NAMED})*)? *\) *",
    re.ASCII,
)


def plain_call(source: str) -> tuple[str, tuple[Any, ...], dict[str, Any]] | None:
    """The name, the arguments and the named arguments of a plain call; None for what needs Jinja to be read."""
    call = PLAIN.fullmatch(source)
    if call is None or find_unseen(source):
        return None
    given = [(each["key"], _value(each["value"])) for each in ARGUMENT.finditer(call["arguments"] or "")]
    named = [(key, value) for key, value in given if key]
    first = next((place for place, (key, _) in enumerate(given) if key), len(given))
    if len(dict(named)) < len(named) or len(named) < len(given) - first:
        return None  # Jinja says what is wrong
    return call["name"], tuple(value for _, value in given[:first]), dict(named)


def _value(literal: str) -> str | bool:
    return literal[1:-1] if literal[0] in "\"'" else literal == "true"
