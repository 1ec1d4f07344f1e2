"""What prose may not pile up: Markdown is read in the square of the time of it, or ends in an error of its own.

Where a bracket or a backtick waits for its end, the rest of the text is searched for it, and again after each mark
that is found. So what waits, the marks and the length count together.
"""

import re
from collections.abc import Iterator

MOST_BLOCKS = 20_000  # paragraphs, lists and tables of a page
LONGEST = 20_000  # characters of a paragraph, of an item of a list or of a row of a table
MOST_OPEN = 100  # brackets and backticks that wait for their end
MOST_WORK = 3_000_000  # what waits, times the marks, times the length
MOST_RULED = 200  # headings and rules without a blank line between them
CALL = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for each character of a call
GROWTH = 10  # how many times longer what a call writes is, at the most; it has a mark every few letters
DEEPEST = 10  # lists and quotations within each other

BLOCK = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
LINE = re.compile(r"[^\n]+")
TABLE = re.compile(r"[^\n]*\n[ ]{0,3}[|:-][ |:-]*-[ |:-]*(?:\n|\Z)")
ITEM = re.compile(r"(?:\A|^)[ ]*(?:[-+*]|\d+\.)[ ]+(?:.|\n(?![ ]*(?:[-+*]|\d+\.)[ ]))*", re.MULTILINE)
BRACKET = re.compile(r"[\[\]()]")
TICKS = re.compile(r"`+")
MARK = re.compile(r"\]\(|\*|_|<|&")
RULED = re.compile(r"^[ ]{0,3}(?:#|[-=*_][-=*_ ]*$)", re.MULTILINE)
NESTED = re.compile(r"^(?P<indent>[ \t]*)(?P<marks>(?:(?:[-+*>]|\d{1,9}[.)])[ \t]*)+)", re.MULTILINE)
NESTING = re.compile(r"[-+*>]|\d+[.)]")


def find_piled_up(text: str) -> Iterator[tuple[int, str]]:
    """The offset of what is too long, too deep or too often open in `text`, once for each block; and what to say.

    Calls are painted over in it, with CALL.
    """
    for number, match in enumerate(BLOCK.finditer(text)):
        block, start = match[0], match.start()
        if number == MOST_BLOCKS:
            yield start, f"the page has more than {MOST_BLOCKS:,} paragraphs; split it"
            return
        if found := _too_ruled(block) or _too_deep(block):
            yield start + found[0], found[1]
            continue
        for at, piece in _pieces(block):
            if message := _too_much(piece):
                yield start + at, message
                break


def _pieces(block: str) -> Iterator[tuple[int, str]]:
    """What Markdown reads in one go, and where it stands in the block."""
    parts = LINE if TABLE.match(block) else ITEM if ITEM.match(block) else None
    yield from ((match.start(), match[0]) for match in parts.finditer(block)) if parts else [(0, block)]


def _too_much(piece: str) -> str:
    if len(piece) > LONGEST:
        return f"this paragraph, item or row is longer than {LONGEST:,} characters; split it"
    waiting = _open_brackets(piece) + _lone_ticks(piece)
    if waiting > MOST_OPEN:
        return f"more than {MOST_OPEN} brackets and backticks are opened here and not closed"
    painted = piece.count(CALL)
    marks = sum(1 for _ in MARK.finditer(piece)) + piece.count("`") + waiting + painted // 4
    if waiting * marks * (len(piece) + painted * GROWTH) > MOST_WORK:
        return "too many brackets or backticks are opened and not closed in this long text; close them, or split it"
    return ""


def _open_brackets(piece: str) -> int:
    """The most brackets that wait for their end at one time."""
    waiting, most = {"[": 0, "(": 0}, {"[": 0, "(": 0}
    for match in BRACKET.finditer(piece):
        opening = {"]": "[", ")": "("}.get(match[0], match[0])
        waiting[opening] = max(0, waiting[opening] + (1 if match[0] == opening else -1))
        most[opening] = max(most[opening], waiting[opening])
    return sum(max(0, each - 1) for each in most.values())  # one that is closed at once waits for nothing


def _lone_ticks(piece: str) -> int:
    """How many runs of backticks have no partner of their length behind them."""
    runs = [match[0] for match in TICKS.finditer(piece)]
    following: dict[str, int] = {}
    partner = [0] * len(runs)
    for number in range(len(runs) - 1, -1, -1):
        partner[number] = following.get(runs[number], 0)
        following[runs[number]] = number
    at = lone = 0
    while at < len(runs):
        lone += not partner[at]
        at = (partner[at] or at) + 1
    return lone


def _too_ruled(block: str) -> tuple[int, str] | None:
    for number, match in enumerate(RULED.finditer(block)):
        if number == MOST_RULED:
            return (
                match.start(),
                f"more than {MOST_RULED} headings and rules stand here without a blank line; part them",
            )
    return None


def _too_deep(block: str) -> tuple[int, str] | None:
    for match in NESTED.finditer(block):
        marks = sum(1 for _ in NESTING.finditer(match["marks"]))
        if marks + len(match["indent"].expandtabs(4)) // 4 > DEEPEST:
            return match.start(), f"lists and quotations are nested more than {DEEPEST} deep here"
    return None
