"""What a parser reads without a word, and nobody means: a text cut off by a comment or by a comma between braces.

Each takes the line as it was typed and where in it something stands, from 0, and says what is wrong there.
"""

import re

from .yaml_values import Fault, example, in_quotes, quoted

# A comment has a space behind its sign. What begins with the sign is more likely a number: `Figures #2`.
CUT = re.compile(r"\s+(?=#(?:[^\s#]|\s*[0-9]+\W*$))")
PLAIN = re.compile(r"[-+0-9_.,:eE]+|true|false")  # values that nobody numbers
WHOLE, WORDS = re.compile(r".*"), re.compile(r"\S+ +[^\s\[{#]|\S*[^\w&*!]")  # any text; one that is no sign and name
STARTS = re.compile(r"[{,\[:]\s+|[{\[]")  # what stands before a value between brackets
NAME = re.compile(r"[A-Za-z_][\w-]*")
NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
UP_TO_FIELD = re.compile(r"(?:(?!,\s*[\w-]+\s*:\s)[^}])*")


def start_of(line: str, at: int) -> str:
    """What stands before the value at that place and belongs to it: "title: "."""
    before = re.split(r"[{,\[]", line[:at])[-1].strip(" -")
    return f"{before.strip()} " if before.strip().endswith(":") else ""


def cut_by_comment(line: str, start: int, end: int, in_signs: bool) -> Fault | None:
    """A text from `start` to `end` that goes on behind a sign for a comment; `in_signs` when it stands in quotes."""
    text = line[start:end]
    if in_signs:
        glued = line[end : end + 1] == "#"
        return Fault(end, f"a comment begins at the #; {_all(line, start)}") if glued else None
    if PLAIN.fullmatch(text) or not (cut := CUT.match(line, end)):
        return None
    wish = f"{_all(line, start)}, or a space behind the # of a comment"
    return Fault(cut.end(), f"what stands behind the # is a comment, and the text ends before it; {wish}")


def cut_in_brackets(line: str, at: int) -> Fault | None:
    """A comment that takes the rest of brackets, closing one included, which begin at that place of the line."""
    if not (cut := CUT.search(line, at)):
        return None
    before = list(STARTS.finditer(line, at, cut.start()))
    start = before[-1].end() if before else at + 1
    text = re.split(r"[,}\]]", line[start:])[0]
    return Fault(
        cut.end(), f"what stands behind the # is a comment; {in_quotes(start_of(line, start), text, comment=False)}"
    )


def _all(line: str, start: int) -> str:
    # A comment behind the text, with a space behind its sign, is no part of it.
    whole = re.split(r"\s+#(?=\s+\D)", line[start:])[0]
    return f"put all of the text in quotes: {example(start_of(line, start), quoted(whole))}"


def nameless(line: str, before: int | None, at: int, end: int) -> Fault:
    """Words between braces, from `at` to `end`, that have no name with a colon; `before` is the value before them."""
    words = line[at:end]
    name, colon, value = words.partition(":")
    if colon and NAME.fullmatch(name):
        wish = example(f"{name}: ", value)
        return Fault(at + len(name), f"a colon and a space stand behind the name of a field: {wish}")
    if before is None or before >= at:
        return Fault(at, f"{example('', words)} is no field; a field has a name, a colon and a space: `name: value`")
    start = start_of(line, before)
    if number := NUMBER.match(line, before):
        return Fault(before, f"a number has no commas here: {example(start, number[0].replace(',', '_'))}")
    typed = UP_TO_FIELD.match(line, before)
    return Fault(at, f"a comma ends a text between braces; {in_quotes(start, typed[0] if typed else words)}")


def means_something(line: str, at: int, what: str) -> str:
    """The message about a sign that has a meaning of its own; words behind it make it likely that a text is meant."""
    typed = UP_TO_FIELD.match(line, at) if "{" in line[:at] else WHOLE.match(line, at)
    words = typed[0] if typed else ""
    if "[" in line[:at] or not WORDS.match(words):
        return what
    return f"{what}; if it begins a text, {in_quotes(start_of(line, at), words)}"
