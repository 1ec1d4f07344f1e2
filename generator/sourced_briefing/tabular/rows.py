"""From the cells of a table to what each says: of which members, for which period, which number."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..base.problems import did_you_mean, quote
from ..values.amounts import Number
from ..values.periods import Calendar, Stretch, parse_period
from .faults import Faults
from .grid import Grid
from .layout import NUMBERS, Layout
from .number_cells import CellError, number_in, scaled
from .period_cells import KINDS, period_in

Cells = Sequence[str]
MOST_WORDS = 480  # characters of the wording of a row


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says, or one cell of a row that has a cell for each period."""

    line: int
    column: int  # number of the cell of its number, from 0
    members: tuple[str, ...]  # of each dimension of the layout, in its order
    period: str | None
    numbers: Mapping[str, Number]  # by value, about, low, high
    note: str
    words: str  # the row itself


def read_rows(grid: Grid, layout: Layout, faults: Faults, calendar: Calendar | None = None) -> list[Row]:
    """All that the table says by the layout; what can't be read is left out, and a fault."""
    reader = _Reader(grid, layout, faults, calendar)
    return list(reader.rows()) if reader.has_heads() else []


class _Reader:
    def __init__(self, grid: Grid, layout: Layout, faults: Faults, calendar: Calendar | None) -> None:
        self.grid, self.layout, self.faults, self.calendar = grid, layout, faults, calendar
        self.at = {head: number for number, head in reversed(list(enumerate(grid.heads)))}
        self.periods: dict[str, tuple[str, str]] = {}  # by cell: the period and its kind
        self.taken: dict[object, tuple[int, int]] = {}  # where each is told of
        self.stretches: dict[str, Stretch | str] = {}
        self.wide: dict[int, str] = {}  # the columns that are periods, by number
        self.row = self.wide_row if layout.periods_in_heads else self.long_row
        self.kinds: Counter[str] = Counter()
        self.first: dict[str, tuple[int, int, str]] = {}  # where a period of each kind was met first
        self.unmet = {(h, text) for rows in (layout.only, layout.skip) for h, texts in rows.items() for text in texts}
        self.unread = dict.fromkeys((d, m) for d, names in layout.members.items() for m in names.values())

    # Heads

    def has_heads(self) -> bool:
        """Whether each column that is named is there, once."""
        counted = Counter(self.grid.heads)
        for head in self.layout.heads:
            if head not in counted:
                guess = did_you_mean(head, self.grid.heads)
                near = guess or f"; its columns are {', '.join(map(quote, self.grid.heads[:8]))}"
                self.head_fault(0, f"the table has no column {quote(head)}{near}")
            elif counted[head] > 1:
                again = len(self.grid.heads) - 1 - list(reversed(self.grid.heads)).index(head)
                self.head_fault(again, f"two columns are called {quote(head)}; rename or remove one")
        if self.layout.periods_in_heads and not self.faults:
            self.find_period_columns()
        return not self.faults

    def head_fault(self, column: int, message: str) -> None:
        self.faults.add(self.grid.head_line, column, message)

    def find_period_columns(self) -> None:
        """The columns of a wide table are those whose heads begin with a digit, or as fiscal years do."""
        for number, head in enumerate(self.grid.heads):
            if head in self.layout.heads or not any(sign.isdigit() for sign in head):
                continue  # a name or a code, of which nothing is taken
            try:
                self.wide[number] = period_in(head, self.calendar)[0]
            except CellError as error:
                self.head_fault(number, str(error))
        if not self.wide and not self.faults:
            self.head_fault(0, "no column has the name of a period, as `periods: columns` says; write heads like 2024")

    # Rows

    @cached_property
    def key_column(self) -> int:
        """The column that tells rows of one member apart."""
        named = next((head for name, head in self.layout.columns.items() if name not in NUMBERS), None)
        return self.at[self.layout.columns.get("period", named or next(iter(self.layout.heads)))]

    def rows(self) -> Iterator[Row]:
        """Every row that is taken and can be read; what is wrong with the table as a whole is told in the end."""
        for line, cells in self.grid.rows:
            if self.is_taken(cells) and (members := self.members(line, cells)) is not None:
                yield from self.row(line, cells, members)
        self.check_whole()

    def is_taken(self, cells: Cells) -> bool:
        for column, head, texts, keep in self.filters:
            found = cells[column].strip()
            if found in texts:
                self.unmet.discard((head, found))
            if (found in texts) != keep:
                return False
        return True

    @cached_property
    def filters(self) -> list[tuple[int, str, Collection[str], bool]]:
        """The columns by which rows are taken or left out: number, head, what stands there, and which of the two."""
        kinds = ((self.layout.only, True), (self.layout.skip, False))
        return [(self.at[head], head, texts, keep) for wanted, keep in kinds for head, texts in wanted.items()]

    def members(self, line: int, cells: Cells) -> tuple[str, ...] | None:
        """The member of each dimension that the row is about; None where one is none."""
        found = []
        for dimension, names in self.layout.members.items():
            column = self.at[self.layout.columns[dimension]]
            name = cells[column].strip()
            if name not in names:
                if not self.layout.others or not name:
                    self.member_fault(line, column, dimension, name)
                return None
            found.append(names[name])
            self.unread.pop((dimension, names[name]), None)
        return tuple(found)

    def member_fault(self, line: int, column: int, dimension: str, name: str) -> None:
        names, head = self.layout.members[dimension], self.grid.heads[column]
        if not name:
            message = f"the cell names no {dimension}"
        elif guess := did_you_mean(name, names):
            message = f"{quote(name)} is no member of the dimension {dimension}{guess}"
        else:
            message = (
                f"{quote(name)} is no member of the dimension {dimension}; add it there, or leave its rows out with "
                f"`skip: {{{quote(head)}: {quote(name)}}}`, or those of all that is none with `others: skip`"
            )
        self.faults.add(line, column, message)

    def long_row(self, line: int, cells: Cells, members: tuple[str, ...]) -> Iterator[Row]:
        columns = self.layout.columns
        period = self.period(line, self.at[columns["period"]], cells) if "period" in columns else None
        if "period" in columns and period is None:
            return
        if not self.is_new(line, self.key_column, members, period):
            return
        numbers, notes = {}, []
        for name, column in self.number_columns:
            if found := self.number(line, column, cells[column]):
                numbers[name] = found[0]
                notes.append(found[1])
        if not numbers or (len(self.number_columns) > 1 and not self.in_order(line, numbers)):
            return
        if "note" in columns:
            notes.append(cells[self.at[columns["note"]]].strip())
        note = "; ".join(dict.fromkeys(filter(None, notes)))
        yield Row(line, self.number_columns[0][1], members, period, numbers, note, self.words(cells))

    def wide_row(self, line: int, cells: Cells, members: tuple[str, ...]) -> Iterator[Row]:
        own = self.words(cells)
        for column, period in self.wide.items():
            if self.is_new(line, column, members, period) and (found := self.number(line, column, cells[column])):
                words = f"{own}; {self.grid.heads[column]}: {cells[column].strip()}"
                yield Row(line, column, members, period, {"value": found[0]}, found[1], words.removeprefix("; "))

    @cached_property
    def number_columns(self) -> list[tuple[str, int]]:
        """What each column of numbers is, and its number."""
        return [(name, self.at[self.layout.columns[name]]) for name in NUMBERS if name in self.layout.columns]

    def period(self, line: int, column: int, cells: Cells) -> str | None:
        cell = cells[column].strip()
        if cell not in self.periods:
            try:
                text, kind = period_in(cell, self.calendar)
            except CellError as error:
                self.faults.add(line, column, str(error), error.kind)
                return None
            self.periods[cell] = text, kind
            self.first.setdefault(kind, (line, column, text))
        period, kind = self.periods[cell]
        self.kinds[kind] += 1
        return period

    def is_new(self, line: int, column: int, members: tuple[str, ...], period: str | None) -> bool:
        """Whether nothing was told yet of these members and that time."""
        first = self.taken.setdefault((members, period and self.stretch(period)), (line, column))
        if first == (line, column):
            return True
        of = ", ".join(filter(None, [*members, period]))
        which = f"line {first[0]}" if first[0] != line else "another column"
        self.faults.add(line, column, f"{of or 'the figure'} is told of in {which} already; keep one", "again")
        return False

    def stretch(self, period: str) -> Stretch | str:
        if period not in self.stretches:
            self.stretches[period] = parse_period(period, self.calendar).stretch or period
        return self.stretches[period]

    def number(self, line: int, column: int, cell: str) -> tuple[Number, str] | None:
        """The number of the cell and what is noted of it; None where there is none, or it can't be read."""
        cell = cell.strip(" ")
        if cell in self.layout.missing:
            return None
        try:
            number, note = number_in(cell, self.layout.flags, self.layout.comma)
            return scaled(number, self.layout.power), note
        except CellError as error:
            self.faults.add(line, column, str(error), error.kind)
            return None

    def in_order(self, line: int, numbers: Mapping[str, Number]) -> bool:
        best = numbers.get("value", numbers.get("about"))
        ends = [number for number in (numbers.get("low"), best, numbers.get("high")) if number is not None]
        if ends == sorted(ends) and (best is None or ("low" in numbers) == ("high" in numbers)):
            return True
        wish = "a low end is not above the value, nor the value above the high end, and both ends are there or none"
        self.faults.add(line, self.number_columns[0][1], f"the numbers of this row don’t fit: {wish}", "order")
        return False

    @cached_property
    def told(self) -> list[tuple[str, int]]:
        """The columns that are used, by their heads and numbers."""
        return [(head, self.at[head]) for head in self.layout.heads]

    def words(self, cells: Cells) -> str:
        """The row in words: what stands in the columns that are used."""
        words = "; ".join([f"{head}: {cells[column].strip()}" for head, column in self.told])
        return words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS]}…"

    # The whole

    def check_whole(self) -> None:
        """One kind of period; and everything that was to be there, is."""
        if len(self.kinds) > 1:
            most = self.kinds.most_common(1)[0][0]
            for kind in self.kinds.keys() - {most}:
                line, column, text = self.first[kind]
                told = f"{quote(text)} is a {KINDS[kind]}, and most rows have a {KINDS[most]}"
                wish = "one table has one kind; leave the others out with `skip`"
                self.faults.add(line, column, f"{told}; {wish}")
        for head, text in sorted(self.unmet):
            texts = {cells[self.at[head]].strip(): None for _, cells in self.grid.rows}
            message = f"no row has {quote(text)} in the column {quote(head)}{did_you_mean(text, texts)}"
            self.faults.add(self.grid.head_line, self.at[head], message)
        if self.layout.others:
            for dimension, member in self.unread:
                column = self.at[self.layout.columns[dimension]]
                message = f"no row is about {quote(member)}, a member of the dimension {dimension}"
                self.faults.add(self.grid.head_line, column, f"{message}; `others: skip` passes over what is no member")
