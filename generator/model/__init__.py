"""What a data file may hold, and what is said when it holds something else. Pydantic lives here only."""

from .records import (
    RECORDS,
    Break,
    Calendar,
    Chart,
    Event,
    Figure,
    FileHead,
    FiscalYear,
    Observation,
    PageHead,
    Part,
    Record,
    RuleException,
    Series,
    Settings,
    Source,
)
from .validation import FieldPath, PartType, validate

__all__ = [
    "RECORDS",
    "Break",
    "Calendar",
    "Chart",
    "Event",
    "FieldPath",
    "Figure",
    "FileHead",
    "FiscalYear",
    "Observation",
    "PageHead",
    "Part",
    "PartType",
    "Record",
    "RuleException",
    "Series",
    "Settings",
    "Source",
    "validate",
]
