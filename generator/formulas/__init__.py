"""Formulas over figures: read by a parser of our own, computed exactly, with units, ranges and periods."""

from .evaluate import LookUp, Quantity, evaluate, in_unit, quantity, rounded
from .ordering import order
from .parse import parse
from .periods import CalendarOf, FigurePeriods, periods_of
from .resolving import resolve
from .tree import Expression, FormulaError, Reference, figures_in
from .unknown import unknown_figure
from .writing import written

__all__ = [
    "CalendarOf",
    "Expression",
    "FigurePeriods",
    "FormulaError",
    "LookUp",
    "Quantity",
    "Reference",
    "evaluate",
    "figures_in",
    "in_unit",
    "order",
    "parse",
    "periods_of",
    "quantity",
    "resolve",
    "rounded",
    "unknown_figure",
    "written",
]
