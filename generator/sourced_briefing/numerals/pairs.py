"""Whether a bracket or a quotation mark beside a number has its other half: one that has none is not understood."""
# ruff: noqa: RUF001 - these are the characters that texts hold

import re

from .patterns import LETTER

PAIRS = {"(": ")", "[": "]", "{": "}", "（": "）", "「": "」", "『": "』", "《": "》", "【": "】", "“": "”",
         "„": "“", "«": "»", "‘": "’", "‚": "‘"}  # fmt: skip
OPENS = frozenset(PAIRS)
CLOSES = frozenset(")]}）」』》】”»’")
ALIKE = frozenset("\"'")
WINDOW = 300  # characters within which the other half is looked for
LONE = {
    '"': re.compile('"'),
    "'": re.compile(rf"(?<![{LETTER}])'|'(?![{LETTER}])"),  # no apostrophe within a word
}


def is_paired(text: str, place: int) -> bool:
    """Whether the bracket or quotation mark at `place` is closed, or was opened, not far from there."""
    mark = text[place]
    before, behind = text[max(0, place - WINDOW) : place], text[place + 1 : place + 1 + WINDOW]
    if mark in ALIKE:
        return bool(LONE[mark].search(before + " ") or LONE[mark].search(" " + behind))
    if mark in PAIRS and PAIRS[mark] in behind:
        return True
    return any(opening in before for opening, closing in PAIRS.items() if closing == mark)
