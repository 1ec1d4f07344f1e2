"""One line of a data file as people see it, and what is wrong with lines that are none of a data file."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .yaml_values import CLOSING, COMMENT, SIGNS, Fault, example, in_quotes

LINE = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +|-$)*)(?P<rest>.*)$")
NAME = r"\"[^\"]*\"|'[^']*'|[^\s\"'\[\]{},#&*!|>%@`?-][^:#]*?|-[^\s:][^:]*?"
KEY = re.compile(rf"(?P<key>{NAME}) *:(?:[ \t]+|$)")
# What people type in place of a colon and a space; some of it can't be told from them.
NEARLY = re.compile(
    r"(?P<key>[A-Za-z_][\w-]*)(?P<sign>\s*[=\uff1a;]\s*|:?[\u00a0\u2007\u202f\u3000]+|:)(?P<value>\S.*)$"
)
SPACES = re.compile(r"[\t\u00a0\u1680\u2000-\u200f\u202f\u205f\u2060\u3000\ufeff]")
CONFLICT = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
BULLET = re.compile(r"(?:[\u2022\u00b7*\u2010-\u2015\u2212]\s*|-)(?=\S)")
DOCUMENT = re.compile(r"(?:---|\.\.\.)(?=\s|$)")


class Advice(NamedTuple):
    """What to say, and of which line and column, from 1."""

    line: int
    column: int
    message: str


class Line:
    """Where it begins, whether a hyphen does, the name of its field, and what follows."""

    def __init__(self, number: int, text: str) -> None:
        match = LINE.match(text)
        assert match
        self.number = number
        self.text = text
        self.at = len(match["indent"])
        self.is_item = bool(match["dashes"])
        self.column = self.at + len(match["dashes"])  # where what it says begins
        self.rest = match["rest"]
        self.key = KEY.match(self.rest)
        self.value_at = self.column + (self.key.end() if self.key else 0)
        self.value = self.rest[self.key.end() :] if self.key else self.rest

    @property
    def start(self) -> str:
        """What stands before the value."""
        return f"{self.key['key']}: " if self.key else "- " if self.is_item else ""

    @property
    def announces(self) -> bool:
        """Whether the value stands in lines of its own, below."""
        return (self.key is not None or self.is_item) and not COMMENT.sub("", f" {self.value}").strip()

    def advice(self, message: str, at: int | None = None) -> Advice:
        """The message about what stands at that column, from 0; about the line where none is given."""
        return Advice(self.number, (self.at if at is None else at) + 1, message)

    def no_field(self) -> Advice:
        """What to say of a line among fields that has no name with a colon and a space behind it."""
        if nearly := NEARLY.match(self.rest):
            wish = example(f"{nearly['key']}: ", nearly["value"])
            at = self.column + nearly.start("sign")
            return self.advice(f"a colon and a space stand behind the name of a field: {wish}", at)
        if self.rest[0] in CLOSING and self.rest.count(self.rest[0]) == 1:
            wish = example("", self.rest[1:])
            return self.advice(f"the quote that begins here is never closed; remove it: {wish}")
        if self.rest[0] in SIGNS:
            return self.advice(f"a field can't begin with {self.rest[0]}; write {example('', self.rest[1:])}")
        word, _, value = self.rest.partition(" ")
        wish = example(f"{word}: ", value or "...")
        more = "put more spaces before it if it goes on with the text above"
        return self.advice(f"no colon stands in this line; write {wish}, or {more}")

    def no_hyphen(self) -> Advice:
        """What to say of a line that could only be an item of the list above."""
        wish = example("- ", BULLET.sub("", self.rest, count=1) if BULLET.match(self.rest) else self.rest)
        return self.advice(f"an item of a list begins with a hyphen and a space: {wish}")

    def odd(self) -> Iterator[Advice]:
        """What no line of a data file holds: tabs and other spaces before its text, and marks of programs."""
        begins = re.match(r"[\s-]*", self.text)
        odd = SPACES.search(self.text, 0, begins.end() if begins else 0)
        if self.text.count("\t") > 1 and not self.key:
            yield self.advice(_row(self.text), self.text.index("\t"))
        elif odd and odd[0] == "\t":
            yield self.advice("a tab stands here; use spaces", odd.start())
        elif odd:
            yield self.advice(no_space(odd[0]), odd.start())
        elif CONFLICT.match(self.text):
            yield self.advice(
                "git put this mark where two people changed the same lines; keep one of both, without marks"
            )
        elif self.number > 1 and (mark := DOCUMENT.match(self.text)):
            yield self.advice(f"a data file holds one document; remove `{mark[0]}`")
        elif self.text.startswith("%"):
            yield self.advice(f"a line can't begin with %; remove it, or {in_quotes('', self.text)}")


def no_space(character: str) -> str:
    """What to say of a character that looks like a space, or like nothing."""
    return f"this looks like a space and is none (U+{ord(character):04X}); type a space, or nothing"


def odd_space(name: str) -> Fault | None:
    """Something that looks like a space in the name of a field."""
    odd = SPACES.search(name)
    return Fault(odd.start(), no_space(odd[0])) if odd else None


def _row(text: str) -> str:
    cells = [cell.strip() for cell in text.split("\t") if cell.strip()]
    wish = example("as_stated: ", '"' + ",".join(cells).replace('"', "") + '"')
    return f"this is a row of a spreadsheet, with tabs between its cells; give each its own field, or quote it: {wish}"
