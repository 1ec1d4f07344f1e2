"""What a data file may hold, and what is said when it holds something else. Pydantic lives here only."""

from .authors import Author, Person
from .base import Fields, LocatedFields, Record, RuleException
from .claim_review import VERDICTS, Better, ClaimReview, ClaimVerdict, verdict_text
from .dimension import Dimension, Member, key_of, series_id
from .edition import (
    EDITION_NAMED,
    FORMAT,
    NAME,
    ChangeKind,
    ChangeNote,
    Declared,
    EditionFile,
    EditionName,
    Follows,
    FrozenClaim,
    FrozenFigure,
    FrozenJudgement,
    FrozenSource,
)
from .figure import Figure
from .frozen_values import FrozenAmount, FrozenObservation, FrozenRows, FrozenValue, amount_fields, frozen_rows
from .kinds import KINDS, RECORDS, RecordKind
from .observation import Observation, all_rejected
from .project import PAGE_TEXTS, Calendar, FileHead, FiscalYear, PageHead, Settings, TextException
from .records import Chart, ChartKindName, Event, Reconciliation, Series, Threshold
from .series import Break, SeriesFields
from .source import Archived, Retraction, Source
from .source_health import LinkHealth, Notice, SourceHealth
from .table import COPIED, Table
from .validation import FieldPath, RecordType, validate

__all__ = [
    "COPIED",
    "EDITION_NAMED",
    "FORMAT",
    "KINDS",
    "NAME",
    "PAGE_TEXTS",
    "RECORDS",
    "VERDICTS",
    "Archived",
    "Author",
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
    "Dimension",
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
    "FrozenJudgement",
    "FrozenObservation",
    "FrozenRows",
    "FrozenSource",
    "FrozenValue",
    "LinkHealth",
    "LocatedFields",
    "Member",
    "Notice",
    "Observation",
    "PageHead",
    "Person",
    "Reconciliation",
    "Record",
    "RecordKind",
    "RecordType",
    "Retraction",
    "RuleException",
    "Series",
    "SeriesFields",
    "Settings",
    "Source",
    "SourceHealth",
    "Table",
    "TextException",
    "Threshold",
    "all_rejected",
    "amount_fields",
    "frozen_rows",
    "key_of",
    "series_id",
    "validate",
    "verdict_text",
]
