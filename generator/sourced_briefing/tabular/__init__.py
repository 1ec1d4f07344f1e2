"""Tables of numbers in files, cell by cell: knows nothing of figures."""

from .faults import Faults
from .grid import LARGEST, Grid, read_grid
from .layout import Layout
from .rows import Row, read_rows

__all__ = ["LARGEST", "Faults", "Grid", "Layout", "Row", "read_grid", "read_rows"]
