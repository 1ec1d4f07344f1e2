"""Why a data file can't be read, told at the line where it went wrong: a parser often notices much later.

The lines are walked from the top as people see them, by their beginnings: fields one below the other, items of a list
with a hyphen. What does not fit, or can't be read, is told in plain words.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from .yaml_lines import KEY, Advice, Line
from .yaml_slips import cut_in_brackets
from .yaml_values import BLOCK, BRACKETS, CLOSING, QUOTE, fault_of, in_quotes, scan_brackets

MOST_WALKED, MOST_IN_BRACKETS = 100_000, 200  # lines
Level = tuple[int, bool, Line]  # the column at which something is open, whether that is a list, and its first line


def advice_on(lines: Sequence[str], last: int) -> Advice | None:
    """What went wrong first up to the line `last`, from 1; None where nothing is found that is known to be wrong."""
    return next(_Walk(lines).faults(min(last, MOST_WALKED)), None)


class _Walk:
    """Goes through the lines, and knows what is open in each."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.levels: list[Level] = []
        self.waits = True  # for what the line before has announced
        self.skipped = 0  # the last line of a text, or of brackets, that began further up
        self.block: int | None = None  # the column of a field whose text stands in lines of its own

    def faults(self, last: int) -> Iterator[Advice]:
        """What does not fit up to a line; after the first one the others need not be true."""
        for number, text in enumerate(self.lines[:last], 1):
            if number <= self.skipped or not text.strip() or text.lstrip(" ").startswith("#"):
                continue
            if self.block is not None and len(text) - len(text.lstrip(" ")) > self.block:
                continue
            self.block = None
            line = Line(number, text)
            yield from line.odd()
            if not text.startswith("---"):
                yield from self._line(line)

    def _line(self, line: Line) -> Iterator[Advice]:
        waited, self.waits = self.waits, line.announces
        deepest = self.levels[-1][0] if self.levels else -1
        if not line.key and not line.is_item and line.at > deepest:  # it goes on with what stands above
            yield from self._value(line) if waited else ()
            return
        yield from self._place(line, waited)
        if line.key and not self._is_open(line.column, False):
            self.levels.append((line.column, False, line))
        if line.key or line.is_item:
            yield from self._value(line)

    def _is_open(self, column: int, is_list: bool) -> bool:
        return any((at, kind) == (column, is_list) for at, kind, _ in self.levels)

    def _place(self, line: Line, waited: bool) -> Iterator[Advice]:
        """Whether something may begin in this column."""
        before = list(self.levels)
        while self.levels and self.levels[-1][0] > line.at:
            self.levels.pop()
        waited = waited and len(before) == len(self.levels)
        here, is_list = self.levels[-1][:2] if self.levels else (-1, False)
        if line.at > here and not waited:
            yield _misplaced(line, before)
        elif line.at == here and not line.is_item and is_list:
            self.levels.pop()
            yield from () if self._is_open(line.at, False) else (line.no_hyphen(),)
        elif line.at == here and line.is_item and not is_list and not waited:
            yield line.advice(
                "a hyphen begins an item of a list, and a field stands here; remove it, or indent the line"
            )
        elif line.at == here and not line.key and not line.is_item:
            yield line.no_field()
        if line.is_item and not self._is_open(line.at, True):
            self.levels.append((line.at, True, line))

    def _value(self, line: Line) -> Iterator[Advice]:
        value = line.value
        if BLOCK.match(value):
            self.block = self.levels[-1][0] if self.levels else -1
        elif value[:1] in CLOSING and not CLOSING[value[0]].match(value):
            yield from self._open_quote(line)
        elif value[:1] in BRACKETS and scan_brackets(value)[0] is None:
            yield from self._open_bracket(line)
        elif fault := fault_of(line.start, value):
            yield line.advice(fault.message, line.value_at + fault.at)

    def _open_quote(self, line: Line) -> Iterator[Advice]:
        """A text in quotes may go on in the lines that follow, but no field stands in it."""
        whole = CLOSING[line.value[0]].match("\n".join([line.value, *self.lines[line.number :]]))
        within = whole[0].split("\n")[1:] if whole else []
        if whole and not any(KEY.match(each.lstrip(" -")) for each in within):
            self.skipped = line.number + len(within)
        elif fault := fault_of(line.start, line.value):
            yield line.advice(fault.message, line.value_at + fault.at)

    def _open_bracket(self, line: Line) -> Iterator[Advice]:
        """Brackets may go on in the lines that follow, but no item of a list, with a hyphen, stands in them."""
        following = "\n".join([line.value, *self.lines[line.number : line.number + MOST_IN_BRACKETS]])
        end, _ = scan_brackets(following)
        within = following[:end].split("\n")[1:] if end else []
        if end and not any(each.lstrip().startswith("- ") for each in within):
            self.skipped = line.number + len(within)
            return
        sign, (_, quote_at) = line.value[0], scan_brackets(line.value)
        if quote_at is not None:
            yield line.advice(QUOTE, line.value_at + quote_at)
            return
        if cut := cut_in_brackets(line.text, line.value_at):
            yield line.advice(cut.message, cut.at)
            return
        text = "" if re.search(r"[,:]", line.value) else f"; if this is a text, {in_quotes(line.start, line.value)}"
        yield line.advice(f"the {sign} here is never closed; put {BRACKETS[sign]} where it ends{text}", line.value_at)


def _misplaced(line: Line, levels: list[Level]) -> Advice:
    """What to say of a line that begins where nothing can, below what is open."""
    if line.is_item and (first := _first_without_hyphen(line, levels)):
        return first.no_hyphen()
    known = [column for column, is_list, _ in levels if is_list == line.is_item] or [0]
    nearest = min(known, key=lambda column: abs(column - line.at))
    too_far = not levels or line.at > levels[-1][0]
    where = "begins too far to the right" if too_far else "is in line with none above that it could belong to"
    count = f"{line.at} space{' stands' if line.at == 1 else 's stand'}"
    return line.advice(f"this line {where}: {count} before it; perhaps {nearest} are meant")


def _first_without_hyphen(line: Line, levels: list[Level]) -> Line | None:
    """The line where the list began to which the item belongs, if it was begun without a hyphen."""
    pairs = zip(levels, chain([None], levels), strict=False)
    return next(
        (
            first
            for (column, is_list, first), above in pairs
            if column > line.at and not is_list and not first.is_item and above and above[0] < line.at and not above[1]
        ),
        None,
    )
