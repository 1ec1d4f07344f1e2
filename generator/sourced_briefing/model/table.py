"""Tables: files that hold the observations of a figure, and how they are laid out."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from ..base.problems import did_you_mean, quote
from ..tabular.layout import NUMBERS
from .base import FaultAt, Fields
from .types import Count, Day, Id, Label, Text

FOLDER = "data/tables"
ENDINGS = (".csv", ".tsv", ".parquet")
COPIED = "copied"
POWERS = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
OWN_COLUMNS = ("period", *NUMBERS, "note")

Cell = Annotated[str, StringConstraints(max_length=200)]
Head = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
TableFile = Annotated[str, StringConstraints(pattern=r"^([a-z0-9-]+/)*[a-z0-9-]+\.(csv|tsv|parquet)$", max_length=160)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def _listed(given: object) -> object:
    return [given] if isinstance(given, str) else given


Cells = Annotated[list[Cell], BeforeValidator(_listed)]


class Table(Fields):
    """The file with a figure's observations."""

    file: TableFile = Field(description="Its path below data/tables/.", examples=["co2.csv"])
    sha256: Sha256 | None = Field(
        default=None,
        description="Its checksum, so that no number changes unseen; `briefing tables --take` writes it.",
    )
    source: Id = Field(description="Id of the source that the table is from.", examples=["bridge-census-2024"])
    locator: Label = Field(description="Where in the source; the row is added.", examples=["Table 3"])
    accessed: Day = Field(description="The day on which it was fetched.", examples=["2026-03-01"])
    made: Text = Field(
        default=COPIED,
        description="copied, or in words by which step its numbers were computed.",
        examples=["copied", "averaged over the months of each year by scripts/yearly.py"],
    )
    columns: dict[Head, Head] = Field(
        description="Which column is what, by its head: `period`, `value` (or `about`, `low`, `high`), `note`, and "
        "each dimension.",
        examples=["{country: Code, period: Year, value: CO2}"],
    )
    periods: Literal["rows", "columns"] = Field(
        default="rows", description="columns where each period has a column, whose head is the period."
    )
    head: Count = Field(default=1, description="In which line the heads of the columns stand.", examples=["5"])
    delimiter: Literal[",", ";", "tab", "|"] | None = Field(
        default=None, description="What parts cells; found by the heads if left out."
    )
    decimal: Literal["point", "comma"] = Field(default="point", description="The decimal sign of its numbers.")
    scale: Literal["thousand", "million", "billion", "trillion"] | None = Field(
        default=None, description="What its numbers count, where it is not the figure’s unit itself."
    )
    missing: Cells = Field(
        default=[], description="What stands in cells for a number that is not known.", examples=['["", ..]']
    )
    flags: dict[Head, Label] = Field(
        default={},
        description="What stands beside numbers in their cells, and what it says; that becomes a note.",
        examples=["{e: estimated, p: provisional}"],
    )
    rows: dict[Head, Cells] = Field(
        default={},
        description="The rows that are taken, by what stands in a column; all if left out.",
        examples=["{Indicator: CO2 per person}"],
    )
    skip: dict[Head, Cells] = Field(
        default={}, description="Rows that are left out, by what stands in a column.", examples=["{Entity: World}"]
    )
    others: Literal["refuse", "skip"] = Field(
        default="refuse",
        description="What is done with rows of what is no member of a dimension; skip leaves them all out, and each "
        "member must then have a row.",
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        numbers = [name for name in NUMBERS if name in self.columns]
        if self.periods == "columns":
            if wrong := [name for name in OWN_COLUMNS if name in self.columns]:
                raise ValueError(f"with `periods: columns` each period has a column; remove {quote(wrong[0])}")
        elif not numbers:
            meant = next(filter(None, (did_you_mean(name, NUMBERS) for name in self.dimensions)), "")
            wish = meant or "; give `value`, `about`, or `low` and `high`"
            raise FaultAt(("columns",), f"it names no column of numbers{wish}")
        elif "value" in numbers and "about" in numbers:
            raise ValueError("`value` and `about` can’t stand together; keep one")
        if both := set(self.rows) & set(self.skip):
            raise ValueError(f"`rows` and `skip` both name the column {quote(min(both))}; keep one")
        return self

    @property
    def path(self) -> str:
        """Where it lies in the project."""
        return f"{FOLDER}/{self.file}"

    @property
    def dimensions(self) -> list[str]:
        """What `columns` names beside what every table has: these are dimensions."""
        return [name for name in self.columns if name not in OWN_COLUMNS]

    @property
    def is_copied(self) -> bool:
        return self.made == COPIED
