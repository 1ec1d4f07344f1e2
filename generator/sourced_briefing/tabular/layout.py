"""How a table is laid out, as its editor declares it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

NUMBERS = ("value", "about", "low", "high")  # what a column of numbers can be
Wanted = Mapping[str, Collection[str]]  # by the head of a column, texts of cells


@dataclass(frozen=True)
class Layout:
    """Which column is what, by its head; which rows are taken; and what stands in cells that are no plain numbers."""

    columns: Mapping[str, str]  # period, value, about, low, high, note or a dimension -> head of the column
    members: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # dimension -> name in the table -> member
    periods_in_heads: bool = False  # each further column is a period, and its head the name of it
    only: Wanted = field(default_factory=dict)  # rows that are taken: all others are not
    skip: Wanted = field(default_factory=dict)  # rows that are not taken
    others: bool = False  # whether rows of what is no member are passed over
    missing: Collection[str] = ()  # what stands for a number that is not there
    flags: Mapping[str, str] = field(default_factory=dict)  # what stands beside numbers -> what it says
    comma: bool = False  # whether the decimal sign is a comma
    power: int = 0  # of ten, by which numbers are multiplied

    @cached_property
    def heads(self) -> dict[str, None]:
        """Every head that the table must have, once."""
        return dict.fromkeys([*self.columns.values(), *self.only, *self.skip])
