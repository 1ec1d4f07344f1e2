"""Formulas over figures: read by a parser of our own, computed exactly, with units, ranges and periods."""

from .breakdowns import Breakdown, BreakdownError, Key, few, unknown_member
from .evaluate import LookUp, evaluate
from .format import written
from .nodes import Expression, FormulaError, FunctionCall, Reference, figures_in
from .order import order
from .parse import figures_taken, parse
from .quantity import OUTER, Quantity, check_comparable, in_unit, quantity, rounded
from .resolve import resolve, unknown_figure
from .result_periods import FigurePeriods, StretchOf, first_needed, periods_of
from .spelling_out import spelled_out, with_series_named

__all__ = [
    "OUTER",
    "Breakdown",
    "BreakdownError",
    "Expression",
    "FigurePeriods",
    "FormulaError",
    "FunctionCall",
    "Key",
    "LookUp",
    "Quantity",
    "Reference",
    "StretchOf",
    "check_comparable",
    "evaluate",
    "few",
    "figures_in",
    "figures_taken",
    "first_needed",
    "in_unit",
    "order",
    "parse",
    "periods_of",
    "quantity",
    "resolve",
    "rounded",
    "spelled_out",
    "unknown_figure",
    "unknown_member",
    "with_series_named",
    "written",
]
