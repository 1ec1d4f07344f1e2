"""Where in a page a call may stand, which depends on what it writes: a block of lines, a link, or plain words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .bounded_markdown import CALL
from .call_syntax import Call
from .prose_tokens import tokens

BRACKET = re.compile(
    rf"\\.|(?P<opens>!?\[)|(?P<closes>\])(?=(?P<link>\(|[ ]?\[)?)|(?P<call>{CALL})|\n[ \t]*\n", re.DOTALL
)
TARGET = re.compile(
    r"\]\([^()\n]{0,2000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|^[ ]{0,3}\[[^\]\n]{1,200}\]:[^\n]*$", re.MULTILINE
)
LINK, MARKUP = re.compile(r"(?<!\\)\[|<a\b"), re.compile(r"(?<!\\)\[|<")

IN_LINK = "{}() can't stand within the words of a link, since it brings a link of its own; put it before or behind them"
IN_PICTURE = "{}() can't stand in the description of a picture; put it into the text beside it"
IN_TARGET = "{}() can't stand in the address or the title of a link; put it into the text"
NOT_ALONE = "{}() writes a block of lines; put it on a line of its own, with empty lines above and below"
INDENTED = "{}() writes a block of lines; put it at the beginning of its line, in no list and in no box"
NOT_PARTED = "{}() writes a block of lines; part it from the text with an empty line above and one below"
REFUSED = {IN_LINK: LINK, IN_PICTURE: MARKUP, IN_TARGET: re.compile("")}  # what of a call can't be written there


@dataclass(frozen=True)
class CallPlaces:
    """One page, and the calls in it that stand within links and pictures."""

    text: str
    within: Mapping[int, str]  # offset of a call -> what to say of it there

    def wrong(self, call: Call, written: str) -> str:
        """Why what the call wrote can't stand where it does; nothing where it can."""
        message = self.within.get(call.offset)
        if message and REFUSED[message].search(written):
            return message.format(call.name)
        return self._not_apart(call).format(call.name) if "\n" in written.strip() else ""

    def _not_apart(self, call: Call) -> str:
        """Why a block can't stand where the call does."""
        end = call.source_offset + len(call.source) + len("}}")
        start, stop = self.text.rfind("\n", 0, call.offset) + 1, self.text.find("\n", end)
        behind, _, below = self.text[end:].partition("\n") if stop >= 0 else (self.text[end:], "", "")
        before, above = (
            self.text[start : call.offset],
            self.text[self.text.rfind("\n", 0, max(0, start - 1)) + 1 : start],
        )
        if before.strip() or behind.strip():
            return NOT_ALONE
        if before:
            return INDENTED
        return NOT_PARTED if above.strip() or below.partition("\n")[0].strip() else ""


def call_places(text: str) -> CallPlaces:
    """Where in a page its calls stand."""
    painted = "".join(_painted(text))
    within = dict(_in_links(painted))
    for match in TARGET.finditer(painted):
        within |= {match.start() + at.start(): IN_TARGET for at in re.finditer(CALL, match[0])}
    return CallPlaces(text, within)


def _painted(text: str) -> Iterator[str]:
    """The text in its full length, with code painted over with spaces, and each call with one CALL and spaces."""
    done = 0
    for match in tokens(text):
        yield text[done : match.start()]
        yield (" " if match["code"] else CALL) + " " * (len(match[0]) - 1)
        done = match.end()
    yield text[done:]


def _in_links(text: str) -> Iterator[tuple[int, str]]:
    """The offset of each call within the words of a link or the description of a picture, and what to say of it."""
    opened: list[tuple[str, int]] = []  # each bracket, and how many calls stand before it
    calls: list[int] = []
    for match in BRACKET.finditer(text):
        if match["opens"]:
            opened.append((match["opens"], len(calls)))
        elif match["call"]:
            calls.append(match.start())
        elif match["closes"] and opened:
            bracket, first = opened.pop()
            if match["link"] and len(calls) > first:
                yield from ((call, IN_PICTURE if bracket == "![" else IN_LINK) for call in calls[first:])
                del calls[first:]
        elif match[0].startswith("\n"):
            opened, calls = [], []
