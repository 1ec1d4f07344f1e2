"""Claim reviews: verdicts on what others claim."""

from typing import Literal, Self

from pydantic import Field, model_validator

from .base import Fields, Record
from .types import Id, Label, PagePath, PeriodText, Text

ClaimVerdict = Literal["holds", "misattributed", "contradicted", "not-found", "undecided"]

VERDICTS: dict[ClaimVerdict, str] = {
    "holds": "better sources bear it out",
    "misattributed": "what it says belongs to another number, date or thing",
    "contradicted": "better sources say otherwise",
    "not-found": "no source was found for it, which does not prove it false",
    "undecided": "what was found does not settle it",
}  # and what each means


def verdict_text(verdict: ClaimVerdict) -> str:
    """Not found."""
    return verdict.replace("-", " ").capitalize()


class Better(Fields):
    """A number, or an event, to rely on instead of what is claimed."""

    label: Label | None = Field(
        default=None, description="What it is, in a few words; the record's label if left out.", examples=["Main span"]
    )
    figure: Id | None = Field(default=None, description="Id of the figure.", examples=["humber-bridge-span"])
    period: PeriodText | None = Field(
        default=None, description="Which period; needed when the figure has several.", examples=["2024"]
    )
    source: Id | None = Field(default=None, description="Only what this source says.", examples=["bridge-census-2024"])
    event: Id | None = Field(
        default=None, description="Id of the event, where it is no number that is better.", examples=["bridge-opened"]
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if bool(self.figure) == bool(self.event):
            raise ValueError("it names a `figure` or an `event`, one of the two")
        if self.event and (self.period or self.source):
            raise ValueError("`period` and `source` go with a `figure`")
        return self


class ClaimReview(Record):
    """A verdict on what somebody else claims."""

    kind_name = "assessments"

    label: Label = Field(
        description="What is claimed, in a few words; its number follows where it has one.",
        examples=["Length of the bridge"],
    )
    source: Id = Field(description="Id of the source that claims it.", examples=["daily-example-1981-06"])
    figure: Id | None = Field(
        default=None,
        description="Id of the figure that holds the claimed number, if there is one.",
        examples=["humber-bridge-span-claimed"],
    )
    period: PeriodText | None = Field(
        default=None, description="Which period of that figure; needed when it has several.", examples=["2024"]
    )
    locator: Label | None = Field(
        default=None, description="Where in the source, where no figure has it.", examples=["para 3"]
    )
    as_stated: Label | None = Field(
        default=None,
        description="The few words in which it is claimed, where no figure has them.",
        examples=["the longest of all bridges"],
    )
    verdict: ClaimVerdict = Field(description="What the briefing makes of it.")
    why: Text = Field(description="On what grounds.", examples=["The census gives a longer span for two others."])
    better: list[Better] = Field(default=[], description="What to rely on instead, the best first.")
    discussed: PagePath | None = Field(
        default=None,
        description="Page of content/ that goes into it, with the anchor of the heading.",
        examples=["claims.md#the-longest-bridge"],
    )

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.period and not self.figure:
            raise ValueError("`period` goes with a `figure`")
        if self.figure and (self.as_stated or self.locator):
            raise ValueError("`as_stated` and `locator` stand with the number, in the figure's observation")
        return self

    @property
    def needs(self) -> set[tuple[str, str]]:
        """The source, and all figures, sources and events that it names."""
        named = [("sources", self.source), ("figures", self.figure)]
        for better in self.better:
            named += [("figures", better.figure), ("sources", better.source), ("events", better.event)]
        return {(kind, record_id) for kind, record_id in named if record_id}
