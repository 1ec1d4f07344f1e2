"""What a data file may hold, and what is said when it holds something else. Pydantic lives here only."""

from .assessment import Assessment, Better, ClaimVerdict
from .base import Part, Record, RuleException, Whole
from .figure import Break, Figure, Observation
from .project import Calendar, FileHead, FiscalYear, PageHead, Settings, TextException
from .records import RECORDS, Chart, Event, Reconciliation, Series, Source
from .validation import FieldPath, WholeType, validate

__all__ = [
    "RECORDS",
    "Assessment",
    "Better",
    "Break",
    "Calendar",
    "Chart",
    "ClaimVerdict",
    "Event",
    "FieldPath",
    "Figure",
    "FileHead",
    "FiscalYear",
    "Observation",
    "PageHead",
    "Part",
    "Reconciliation",
    "Record",
    "RuleException",
    "Series",
    "Settings",
    "Source",
    "TextException",
    "Whole",
    "WholeType",
    "validate",
]
