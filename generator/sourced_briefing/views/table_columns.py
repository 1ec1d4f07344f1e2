"""The tables in which everything of a briefing is taken along: what a row of each is, and what its columns mean.

What a page or a chart offers has the columns of `observations` without those that are told beside it. Columns are added
at the end of a table; none is taken away or changes what it means, since others read them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

ColumnType = Literal["string", "number", "integer", "boolean", "date"]  # as Frictionless calls them


@dataclass(frozen=True)
class Column:
    """One column; `of` is the table of which it names a row."""

    name: str
    type: ColumnType
    meaning: str
    of: str = ""


@dataclass(frozen=True)
class Table:
    """One table of the whole briefing; `row` says what one row is about."""

    name: str
    row: str
    columns: tuple[Column, ...]

    @property
    def key(self) -> str | None:
        """The column that names each row."""
        first = self.columns[0]
        return None if first.of else first.name

    @property
    def names(self) -> list[str]:
        return [column.name for column in self.columns]

    def without(self, names: Collection[str]) -> "Table":
        """The same without the columns of these names."""
        return Table(self.name, self.row, tuple(column for column in self.columns if column.name not in names))


_FIGURE = Column("figure", "string", "Id of the figure; it stays.", "figures")
_LABEL = Column("label", "string", "What it is, understandable alone.")
_TIME = (
    Column("period", "string", "The time that it is about, as data files write it; empty where time changes nothing."),
    Column("start", "date", "First day of the period, where it has one."),
    Column("end", "date", "Last day of the period, where it has one."),
)
_AMOUNT = (
    Column("value", "number", "The number; empty for a range or a bound."),
    Column("low", "number", "Least that it can be; the number itself where it is exact, empty where it is open."),
    Column("high", "number", "Most that it can be, likewise."),
    Column("approximate", "boolean", "Whether it is said to be approximate."),
)
_UNIT = Column("unit", "string", "Unit of the numbers, as people write it; empty for plain numbers.")
_GRADE = Column(
    "grade", "string", "How well the figure is borne out for the period, in a word that this site explains."
)
_SOURCE = Column("source", "string", "Id of the source that states it; empty for what is computed here.", "sources")
_ADDRESS = Column("address", "string", "Where it stands on this site.")
_NOTE = Column("note", "string", "A caution.")
_LOCATOR = Column("locator", "string", "Where in the source.")
_WORDS = Column("words", "string", "The words of the source that state it.")

FIGURES = Table(
    "figures",
    "a figure",
    (
        Column("figure", "string", "Its id; it stays."),
        _LABEL,
        Column("measures", "string", "What exactly is counted."),
        _UNIT,
        Column("unit_code", "string", "The same as data files write it."),
        Column("topic", "string", "Name of the page that it stands on, below figures/."),
        Column("calendar", "string", "Whose fiscal years its periods name."),
        Column("formula", "string", "How it is computed from other figures, if it is."),
        _NOTE,
        _ADDRESS,
    ),
)
READINGS = Table(
    "readings",
    "what the briefing says of a figure for one period: the span of all that is accepted of it, or what is preferred",
    (
        _FIGURE,
        _LABEL,
        *_TIME,
        *_AMOUNT,
        _UNIT,
        Column("marks", "string", "What a reader is told at once: rejected, computed, contested, retracted."),
        _GRADE,
        Column("sources", "integer", "How many sources stand behind it."),
        Column("origins", "integer", "How many independent origins these go back to."),
    ),
)
OBSERVATIONS = Table(
    "observations",
    "what one source says of a figure for one period, or what a formula gives",
    (
        _FIGURE,
        _LABEL,
        *_TIME,
        *_AMOUNT,
        _UNIT,
        Column(
            "status", "string", "accepted, preferred (it settles a dispute), rejected (with a reason), or computed."
        ),
        _GRADE,
        _SOURCE,
        Column("address", "string", "Where the source can be read."),
        Column("origin", "string", "Id of the source that it goes back to, if another.", "sources"),
        _LOCATOR,
        _WORDS,
        _NOTE,
        Column("reason", "string", "Why it is preferred or rejected."),
    ),
)
BESIDE = ("origin", "locator", "words", "note", "reason")  # what stands beside the table of a page or a chart
DOWNLOAD = OBSERVATIONS.without(BESIDE)
SOURCES = Table(
    "sources",
    "a source",
    (
        Column("source", "string", "Its id; it stays."),
        Column("name", "string", "What it is called in short."),
        Column("title", "string", "As it was published."),
        Column("publisher", "string", "Who brought it out."),
        Column("authors", "string", "Who wrote it, with semicolons between them."),
        Column("published", "string", "Day, month, year, quarter or span; empty when unknown."),
        Column("kind", "string", "What it is: filing, regulation, dataset, paper, news, analysis, reference."),
        Column("standing", "string", "original, syndicated, relay (it tells what another said) or copy."),
        Column("read", "string", "How much of it was read: whole, opening, dataset, none."),
        Column("origin", "string", "Id of the source that it goes back to, if another.", "sources"),
        Column("language", "string", "Language of its words, where it is not that of the briefing."),
        Column("url", "string", "Where it can be read."),
        Column("doi", "string", "Its DOI."),
        Column("archived", "string", "Where a copy of it is kept."),
        Column("accessed", "date", "The day when it was read."),
        Column("licence", "string", "The licence that it is under."),
        Column("retracted", "date", "The day when it was taken back, if it was."),
        _NOTE,
        _ADDRESS,
    ),
)
EVENTS = Table(
    "events",
    "an event",
    (
        Column("event", "string", "Its id; it stays."),
        Column("label", "string", "What happened, in a few words."),
        Column("what", "string", "The same in a sentence."),
        Column("by", "string", "Who acted."),
        *_TIME,
        _SOURCE,
        _LOCATOR,
        _WORDS,
        _NOTE,
        _ADDRESS,
    ),
)
CHECKS = Table(
    "checks",
    "two expressions over figures that are held against each other",
    (
        Column("check_id", "string", "Its id; it stays."),
        _LABEL,
        Column("left", "string", "One side, as a formula."),
        Column("left_value", "number", "Its number, where it has one."),
        Column("left_low", "number", "Least that it can be."),
        Column("left_high", "number", "Most that it can be."),
        Column("relation", "string", "How the sides should stand to each other: =, <= or >=."),
        Column("right", "string", "The other side, as a formula."),
        Column("right_value", "number", "Its number, where it has one."),
        Column("right_low", "number", "Least that it can be."),
        Column("right_high", "number", "Most that it can be."),
        _UNIT,
        Column("tolerance", "number", "How far off they may be, as a share."),
        Column("verdict", "string", "holds, fails or undecided."),
        Column("told", "string", "The same for readers."),
        Column("explanation", "string", "Why it fails, where that is known."),
        Column("examines", "string", "Id of the figure that is put to the test, if one is.", "figures"),
        _ADDRESS,
    ),
)
CLAIMS = Table(
    "claims",
    "something that a source claims, and what the briefing makes of it",
    (
        Column("claim", "string", "Its id; it stays."),
        Column("label", "string", "What is claimed, in a few words."),
        Column("source", "string", "Id of the source that claims it.", "sources"),
        Column("figure", "string", "Id of the figure that holds the claimed number, if there is one.", "figures"),
        Column("period", "string", "Which period of that figure."),
        Column("words", "string", "The words of the claim, where no figure has them."),
        Column("verdict", "string", "holds, misattributed, contradicted, not-found or undecided."),
        Column("why", "string", "On what grounds."),
        _ADDRESS,
    ),
)
EDITIONS = Table(
    "editions",
    "an edition that was released",
    (
        Column("edition", "string", "Its name: a month or a day."),
        Column("title", "string", "What the briefing was called."),
        Column("note", "string", "What its editors say of it."),
        Column("figures", "integer", "How many figures it has."),
        Column("sources", "integer", "How many sources it has."),
        Column("changes", "integer", "How much changed since the edition before."),
        Column("address", "string", "Where it stays when others have come."),
    ),
)
MEMBERS = Table(
    "members",
    "a member of a dimension by which figures are broken down",
    (
        Column("member_id", "string", "Dimension and member in one word; it stays."),
        Column("dimension", "string", "The dimension, which names a column of other tables."),
        Column("member", "string", "What stands in that column."),
        _LABEL,
        Column("code", "string", "Another name for it, such as that of ISO 3166."),
    ),
)
TABLES = (FIGURES, READINGS, OBSERVATIONS, SOURCES, EVENTS, CHECKS, CLAIMS, EDITIONS, MEMBERS)
