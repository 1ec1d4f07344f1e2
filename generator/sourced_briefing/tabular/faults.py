"""What is wrong in a table: each kind once for a column, with how many there are, and not more than can be read."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..base.problems import READABLE, Place, Problem

MOST_TOLD = 20  # of one table


@dataclass
class Fault:
    """One kind of fault of one column: where it was met first, and how often."""

    line: int
    column: int  # the number of the cell, from 0
    message: str
    count: int = 1


class Faults:
    """Collects what is wrong in one file; the same fault in many cells of a column is one.

    The column of a place is the number of the cell in its row, as spreadsheets count them.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self._known: dict[tuple[str, int], Fault] = {}

    def __bool__(self) -> bool:
        return bool(self._known)

    def add(self, line: int, column: int, message: str, kind: str = "") -> None:
        """Keep a fault of a cell; those of one `kind` (or, without one, of one message) in a column are counted."""
        known = self._known.setdefault((kind or message, column), Fault(line, column, message, 0))
        known.count += 1

    def problems(self) -> Iterator[Problem]:
        """What there is to tell, in the order of the file, and in the end how much more there is."""
        found = sorted(self._known.values(), key=lambda fault: (fault.line, fault.column))
        for fault in found[:MOST_TOLD]:
            more = f" ({fault.count - 1:,} more like it below)" if fault.count > 1 else ""
            yield Problem(self._place(fault), f"{fault.message}{more}", READABLE)
        if more_kinds := found[MOST_TOLD:]:
            yield Problem(self._place(more_kinds[0]), f"and {len(more_kinds):,} more problems from here on", READABLE)

    def _place(self, fault: Fault) -> Place:
        return Place(self.path, fault.line, fault.column + 1)
