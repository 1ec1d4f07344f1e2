"""What is wrong with a text as somebody typed it into a data file, for people who never heard of YAML.

Only what a parser refuses is looked at; each message says what to write instead, in the person's own words.
"""

import re
from typing import NamedTuple

from .characters import shown

LONGEST = 60  # characters of a line that a message repeats
COMMENT = re.compile(r"\s+#.*$")
BLOCK = re.compile(r"[|>][+-]?[0-9]?[+-]?\s*(?:#.*)?$")
CURLY = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a"
CLOSING = {'"': re.compile(r'"(?:\\.|[^"\\])*+"', re.DOTALL), "'": re.compile(r"'(?:''|[^'])*+'", re.DOTALL)}
QUOTE = "the quote that begins here is never closed; put another at the end of the text"
BRACKETS = {"[": "]", "{": "}"}
SIGNS = "%@`*&!|>,]}"  # can't begin a text, or begin something else than a text
COLON = re.compile(r":(?=[ \t\n]|$)")


class Fault(NamedTuple):
    """What is wrong with a text: where in it, from 0, and what to say of it."""

    at: int
    message: str


def quoted(text: str) -> str:
    """The text in such quotes that the file means nothing but it."""
    plain = text.strip().strip(CURLY).strip()
    if not {'"', "\\"} & {*plain}:
        return f'"{plain}"'
    return "'" + plain.replace("'", "''") + "'"


def example(start: str, text: str) -> str:
    """What to write instead, as a message shows it."""
    whole = " ".join(f"{start}{text}".split())
    return f"`{shown(whole[:LONGEST])}…`" if len(whole) > LONGEST else f"`{shown(whole)}`"


def in_quotes(start: str, text: str, *, comment: bool = True) -> str:
    """The advice to put the text, without a comment behind it, in quotes; `start` is what stands before it."""
    return f"put the text in quotes: {example(start, quoted(COMMENT.sub('', text) if comment else text))}"


def fault_of(start: str, value: str) -> Fault | None:
    """What is wrong with a value that stands on one line, behind `start` ("label: "); None where it can be read."""
    if not value or value.startswith("#"):
        return None
    if value[0] in CLOSING:
        return _fault_of_quoted(start, value)
    if value[0] in BRACKETS:
        return _fault_of_brackets(start, value)
    if value[0] in SIGNS and not BLOCK.match(value):
        return Fault(0, f"a text can't begin with {value[0]} here; {in_quotes(start, value)}")
    if value[0] in SIGNS:
        return None
    if re.match(r"[-?](?:\s|$)", value):
        return Fault(0, _of_item(start, value))
    return _fault_of_plain(start, value)


def _of_item(start: str, value: str) -> str:
    if value[0] == "?":
        return f"a text can't begin with a question mark and a space here; {in_quotes(start, value)}"
    wish = "the items of a list stand on lines of their own, each with a hyphen and a space before it"
    return f"{wish}; if this is a text, {in_quotes(start, value)}"


def _fault_of_plain(start: str, value: str) -> Fault | None:
    text = COMMENT.sub("", value)
    if not (colon := COLON.search(text)):
        return None
    curly = "curly quotes are letters like others; " if text[0] in CURLY else ""
    return Fault(colon.start(), f"a colon within a text begins a new field; {curly}{in_quotes(start, text)}")


def _fault_of_quoted(start: str, value: str) -> Fault | None:
    """Of a text that begins with a quote: it ends with one on the same line, and nothing follows."""
    sign = value[0]
    if not (whole := CLOSING[sign].match(value)):
        rest = COMMENT.sub("", value[1:])
        wish = example(start, quoted(rest.rstrip(sign)))
        return Fault(0, f"{QUOTE}: {wish}")
    rest = value[whole.end() :]
    if rest.strip() and not rest.lstrip().startswith("#"):
        return Fault(whole.end(), f"the text goes on after its closing quote; {all_in_quotes(start, value)}")
    return _fault_of_escapes(start, whole[0])


def all_in_quotes(start: str, value: str) -> str:
    """The advice to put more quotes around a text that has some in it."""
    text = COMMENT.sub("", value).strip()
    return f"put all of it in quotes: {example(start, chr(39) + text.replace(chr(39), chr(39) * 2) + chr(39))}"


ESCAPES = re.compile(r"\\(?:[0abt\tnvfre \"/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n)")


def _fault_of_escapes(start: str, text: str) -> Fault | None:
    if text[0] != '"':
        return None
    for match in re.finditer(r"\\.?", ESCAPES.sub(lambda known: " " * len(known[0]), text)):
        wish = example(start, "'" + text[1:-1].replace("'", "''") + "'")
        return Fault(match.start(), f"a backslash means something else in double quotes; use single ones: {wish}")
    return None


def _fault_of_brackets(start: str, value: str) -> Fault | None:
    end, _ = scan_brackets(value)
    if end is None:
        return None  # it may be closed in another line
    rest = value[end:]
    if rest.strip() and not re.match(r"\s+#", rest):
        if rest.strip()[0] in "]}":
            return Fault(end, f"one {rest.strip()[0]} too many stands here; remove it")
        return Fault(0, f"a text can't begin with {value[0]} here; {in_quotes(start, value)}")
    return fault_in_braces(value[:end])


def scan_brackets(value: str) -> tuple[int | None, int | None]:
    """Where the bracket or brace that the value begins with is closed, or None.

    The second is where a quote stands in it that is not closed, or None.
    """
    open_ones: list[str] = []
    at, fresh = 0, True  # whether a quote would begin a text
    while at < len(value):
        sign = value[at]
        if fresh and sign in CLOSING:
            whole = CLOSING[sign].match(value, at)
            if not whole:
                return None, at
            at = whole.end() - 1
        elif sign == "#" and value[at - 1].isspace():  # a comment, up to the end of its line
            at = value.find("\n", at)
            if at < 0:
                break
        elif sign in BRACKETS and fresh:
            open_ones.append(BRACKETS[sign])
        elif open_ones and sign == open_ones[-1]:
            open_ones.pop()
            if not open_ones:
                return at + 1, None
        fresh = sign in "[{,:" or (fresh and sign.isspace())
        at += 1
    return None, None


PIECE = re.compile(r"""(?:"(?:\\.|[^"\\])*+"|'(?:''|[^'])*+'|[^,])+""")


def fault_in_braces(value: str) -> Fault | None:
    """What is wrong between braces that are closed: a part with two colons, or a text with a sign before it."""
    if value[0] != "{":
        return None
    for piece in PIECE.finditer(value, 1, len(value) - 1):
        part = piece[0]
        colon = COLON.search(part)
        if not colon:
            continue
        start = part[: colon.end()].strip() + " "
        text = part[colon.end() :].strip()
        at = piece.start() + colon.end() + len(part[colon.end() :]) - len(part[colon.end() :].lstrip())
        if text and text[0] not in "\"'[{" and (second := COLON.search(text)):
            wish = f"put a comma before the next field, or {in_quotes(start, text)}"
            return Fault(at + second.start(), f"two colons stand here without a comma between them; {wish}")
        if text and (fault := fault_of(start, text)):
            return Fault(at + fault.at, fault.message)
    return None
