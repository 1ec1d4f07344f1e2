"""What a data file may hold, and what is said when it holds something else. Pydantic lives here only."""

from .base import Fields, LocatedFields, Record, RuleException
from .claim_review import Better, ClaimReview, ClaimVerdict
from .edition import (
    FORMAT,
    NAME,
    ChangeKind,
    ChangeNote,
    Declared,
    EditionFile,
    EditionName,
    Follows,
    FrozenAmount,
    FrozenClaim,
    FrozenFigure,
    FrozenObservation,
    FrozenSource,
    FrozenValue,
    FrozenVerdict,
    amount_fields,
)
from .figure import Break, Figure, Observation
from .kinds import KINDS, RECORDS, RecordKind
from .project import Calendar, FileHead, FiscalYear, PageHead, Settings, TextException
from .records import Chart, ChartKindName, Event, Reconciliation, Series, Source
from .validation import FieldPath, RecordType, validate

__all__ = [
    "FORMAT",
    "KINDS",
    "NAME",
    "RECORDS",
    "Better",
    "Break",
    "Calendar",
    "ChangeKind",
    "ChangeNote",
    "Chart",
    "ChartKindName",
    "ClaimReview",
    "ClaimVerdict",
    "Declared",
    "EditionFile",
    "EditionName",
    "Event",
    "FieldPath",
    "Fields",
    "Figure",
    "FileHead",
    "FiscalYear",
    "Follows",
    "FrozenAmount",
    "FrozenClaim",
    "FrozenFigure",
    "FrozenObservation",
    "FrozenSource",
    "FrozenValue",
    "FrozenVerdict",
    "LocatedFields",
    "Observation",
    "PageHead",
    "Reconciliation",
    "Record",
    "RecordKind",
    "RecordType",
    "RuleException",
    "Series",
    "Settings",
    "Source",
    "TextException",
    "amount_fields",
    "validate",
]
