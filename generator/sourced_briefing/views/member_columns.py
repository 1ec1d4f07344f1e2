"""The columns that tell of which members the rows of figures are: one for each dimension, behind all others.

A briefing without dimensions has none of them.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from ..model import Dimension, Figure, Record
from ..model.briefing import Briefing
from .table_columns import FIGURES, MEMBERS, OBSERVATIONS, READINGS, TABLES, Column, Table

OF_FIGURES = (FIGURES.name, READINGS.name, OBSERVATIONS.name)  # tables whose rows are about a figure
FAMILY = Column("family", "string", "Id of the figure that it is a series of, where one is broken down.")


def tables_of(briefing: Briefing) -> tuple[Table, ...]:
    """The tables of the whole briefing, with a column for each of its dimensions where rows are about figures."""
    dimensions = known_dimensions(briefing)
    if not dimensions:
        return tuple(table for table in TABLES if table is not MEMBERS)
    return tuple(with_members(table, dimensions) if table.name in OF_FIGURES else table for table in TABLES)


def known_dimensions(briefing: Briefing) -> list[Dimension]:
    """The dimensions, in the order of their ids, since that of files may change."""
    return [dimension for _, dimension in sorted(briefing.dimensions.items())]


def with_members(table: Table, dimensions: Sequence[Dimension]) -> Table:
    """The same with a column for each of the dimensions; without any, the very same."""
    more = [Column(each.id, "string", f"Id of the member: {each.label}.") for each in dimensions]
    return Table(table.name, table.row, (*table.columns, FAMILY, *more)) if more else table


def dimensions_of(briefing: Briefing, figures: Iterable[Figure]) -> list[Dimension]:
    """The dimensions by which some of the figures are broken down."""
    named = {name for figure in figures for name in figure.members}
    return [dimension for dimension in known_dimensions(briefing) if dimension.id in named]


def member_cells(figure: Record, dimensions: Sequence[Dimension]) -> list[Any]:
    """What stands in the columns that with_members adds; nothing in those of dimensions that the figure has not."""
    if not dimensions or not isinstance(figure, Figure):
        return []
    return [figure.family or None, *(figure.members.get(each.id) for each in dimensions)]
