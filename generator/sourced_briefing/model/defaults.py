"""What may stand once at the head of a file of figures, or of a figure, for those below it."""

from pydantic import Field

from .base import Fields
from .types import Id, Label, Text, UnitText


class ObservationDefaults(Fields):
    """What may stand at the head of a figure for those of its observations that name no source of their own."""

    source: Id | None = Field(
        default=None, description="Their source, where they name none.", examples=["bridge-census-2024"]
    )
    locator: Label | None = Field(
        default=None,
        description="Where in the source that stands at a head. Who names a source names the locator too.",
        examples=["table 3"],
    )


class FigureDefaults(ObservationDefaults):
    """What may stand at the head of a file for those of its figures, and their observations, that have none."""

    unit: UnitText | None = Field(default=None, description="Their unit, where they name none.", examples=["USD/kg"])
    calendar: Id | None = Field(
        default=None, description="Their calendar, where they name none.", examples=["example-corp"]
    )
    note: Text | None = Field(
        default=None,
        description="A caution about each of them that has no note of its own.",
        examples=["The census counts bridges for trains apart."],
    )


# What stands at a head goes into the records below it: it is no field of theirs.
OF_OBSERVATIONS = tuple(ObservationDefaults.model_fields)
OF_FIGURES = tuple(name for name in FigureDefaults.model_fields if name not in OF_OBSERVATIONS)
