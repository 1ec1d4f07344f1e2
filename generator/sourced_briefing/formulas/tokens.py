"""The words and signs of a formula, each with the place where it begins."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ..base.problems import quote
from ..values.amounts import NUMBER, parse_number
from .nodes import FormulaError

LONGEST_ID = 80
TOKEN = re.compile(
    rf"""(?P<space>[ \t\r\n]+)
    |(?P<number>(?![+-])(?:{NUMBER.pattern}))(?![\w.]|-\w)
    |(?P<word>[\w.]+(?:-[\w.]+)*)
    |(?P<period>\[[^\[\]]*\])
    |(?P<sign>\*\*|[-+*/(),])""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
NUMBERLIKE = re.compile(r"[\d._]+(e\d+)?")
SPACES = "a minus needs a space on each side"
FORMS = "a number looks like 12_000 or 0.5, a figure like bridge-cost"

ALIKE = {"-": "−–—‒―‐‑⁃﹣", "*": "×∗·⋅•∙✕✖", "/": "÷∕⁄⧸"}  # noqa: RUF001 that they look alike is the point
HINTS = {
    **{char: f'write "{sign}"' for sign, chars in ALIKE.items() for char in chars},
    "^": "a power is written **, as in bridge-length ** 2",
    "%": "write a share as a number: 0.05 is 5 %",
    **dict.fromkeys("\"'`", "nothing is quoted here"),
    **dict.fromkeys("=<>", "a relation has a field of its own"),
    **dict.fromkeys("[]", "a period stands in brackets directly after a figure, as in bridge-cost[2024]"),
}


@dataclass(frozen=True)
class Token:
    """A number, an id, the period of an id in brackets, a sign, or the end of the text (kind "end")."""

    kind: str
    text: str
    offset: int

    @property
    def end(self) -> int:
        return self.offset + len(self.text)


def read_tokens(text: str) -> Iterator[Token]:
    """The tokens of `text`, one kind "end" after the last. Raises FormulaError for what none can begin with."""
    offset = 0
    while offset < len(text):
        match = TOKEN.match(text, offset)
        if not match:
            raise FormulaError(_stray(text[offset]), offset)
        kind = str(match.lastgroup)
        if kind == "word":
            _check_id(match[0], offset)
        if kind != "space":
            yield Token(kind, match[0], offset)
        offset = match.end()
    yield Token("end", "", len(text.rstrip()))


def _check_id(word: str, offset: int) -> None:
    if NUMBERLIKE.fullmatch(word):
        _refuse_number(word, offset)
    if len(word) > LONGEST_ID:
        raise FormulaError(f"{quote(word)} is longer than {LONGEST_ID} characters", offset)
    if not ID.fullmatch(word):
        raise FormulaError(f"{quote(word)} is neither a number nor a figure's id ({FORMS}){_word_hint(word)}", offset)


def _word_hint(word: str) -> str:
    if any(NUMBER.fullmatch(piece) and not piece.isdigit() for piece in word.split("-")):
        return f"; {SPACES}"
    plain = word.lower().replace("_", "-")
    return f"; did you mean {quote(plain)}?" if ID.fullmatch(plain) else ""


def _refuse_number(word: str, offset: int) -> None:
    try:
        parse_number(word)
    except ValueError as error:
        raise FormulaError(str(error), offset) from None


def _stray(character: str) -> str:
    """Why this character can't stand in a formula, and what may have been meant."""
    name = unicodedata.name(character, "without a name").lower()
    shown = quote(character) if character.isascii() and character.isprintable() else f"U+{ord(character):04X} ({name})"
    hint = HINTS.get(character) or _plain_hint(character)
    return f"the character {shown} can't stand in a formula{f'; {hint}' if hint else ''}"


def _plain_hint(character: str) -> str:
    if character.isascii():
        return ""
    folded = unicodedata.normalize("NFKC", character)
    if unicodedata.decomposition(character).startswith("<super>"):
        return HINTS["^"]
    if character.isspace():
        return "write a plain space"
    return f"write {quote(folded)}" if folded.isascii() and len(folded) == 1 else "only plain ASCII is read here"
