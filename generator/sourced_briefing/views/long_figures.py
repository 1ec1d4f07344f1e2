"""Figures with so many periods that they are told in part, and their table tells of all."""

from ..model import Figure

MOST_ROWS = 60  # of a table that is told row by row


def is_long(figure: Figure) -> bool:
    """Whether it has a table with more rows than that."""
    return figure.table is not None and len(figure.observations) > MOST_ROWS
