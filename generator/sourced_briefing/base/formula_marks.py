r"""Formulas as TeX writes them, which no page can show: $x_1$, $$ ... $$, \( ... \), \[ ... \].

Between dollars stand prices as well. Those of a formula have no word at their outer sides and no space at their inner.
"""

import re
from collections.abc import Iterator

from .bounded_markdown import CALL
from .problems import quote

# Each begins with a sign, and then looks at what stands before it: so nothing is tried at all other characters.
FORMULA = re.compile(
    r"""
      \$(?<![\\$]\$)\$(?!\$)(?P<display>(?:(?!\n[ \t]*\n)[^$`]){1,500}+)\$\$(?!\$)
    | \$(?<![\w\\$]\$)(?![\s$])(?P<inline>(?:\\.|[^$`\n\\]){1,300}+)(?<!\s)\$(?![\w$])
    | \\(?<!\\\\)\((?P<round>(?:(?!\\\))[^\n`]){1,300}+)\\\)
    | \\(?<!\\\\)\[(?P<square>(?:(?!\\\]|\n[ \t]*\n)[^`]){1,300}+)\\\]
    """,
    re.VERBOSE,
)
MATHS = re.compile(r"\\[A-Za-z]|[\^_=]")  # what is written in formulas: \(sic\) is a bracket, $6 (or 7$ a price
NAMES = re.compile(r"[A-Za-z][\w+*/().<>-]*")  # $n$ and $n-1$
SHOWN = 40
INSTEAD = (
    "is a formula, and pages draw none, since they can be read without scripts; write it in words, as code between "
    "backticks, or as a picture (and \\$ for a dollar sign)"
)


def find_formulas(text: str) -> Iterator[tuple[int, str]]:
    """The offset of each formula in `text`, in which code is painted over, and what to say of it."""
    for match in FORMULA.finditer(text):
        if _is_formula(match):
            shown = " ".join(match[0].replace(CALL, "").split())
            shown = shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"
            yield match.start(), f"{quote(shown)} {INSTEAD}"


def without_formulas(text: str) -> str:
    """The text in its full length, with formulas painted over: they are told once, and nothing in them again."""
    return FORMULA.sub(lambda match: re.sub(r"[^\n]", " ", match[0]) if _is_formula(match) else match[0], text)


def _is_formula(match: re.Match[str]) -> bool:
    if match["display"]:
        return True
    inner = match["inline"] or match["round"] or match["square"]
    return bool(MATHS.search(inner) or (match["inline"] and NAMES.fullmatch(inner)))
