"""What `briefing sources check` found of the links of sources: kept in a file, so that no build asks the network."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from .base import Fields, LocatedFields
from .types import Day, Doi, Id, Label, Url

LinkState = Literal["ok", "moved", "gone", "blocked", "unreachable"]
WORKS = ("ok", "moved")


class LinkHealth(Fields):
    """What became of one link on the day when it was last looked at."""

    url: Url = Field(description="The link, as the record had it.", examples=["https://example.org/bridges"])
    state: LinkState = Field(
        description="It works; leads elsewhere for good; is not there; keeps programs out; nobody answers."
    )
    checked: Day = Field(description="The day when it was last looked at.", examples=["2026-11-12"])
    seen: Day | None = Field(
        default=None, description="The day when it last worked, if it does no more.", examples=["2026-10-08"]
    )
    to: Url | None = Field(
        default=None, description="Where it leads, if it moved.", examples=["https://example.org/spans"]
    )
    why: Label | None = Field(default=None, description="What was answered.", examples=["404"])

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.state == "moved") != (self.to is not None):
            raise ValueError("what `moved` says `to` where, and nothing else does")
        if self.seen and (self.state in WORKS or self.seen > self.checked):
            raise ValueError("`seen` is a day before it was `checked`, of a link that works no more")
        return self

    @property
    def last_seen(self) -> date | None:
        """The day when it last worked; None where it never did."""
        return self.checked if self.state in WORKS else self.seen


class Notice(LocatedFields):
    """That the publisher took a work back, or doubts it, as Crossref knows."""

    what: Label = Field(description="What the publisher calls it.", examples=["Retraction"])
    doi: Doi = Field(description="The DOI of the notice.", examples=["10.1000/183"])
    date: Day | None = Field(default=None, description="The day of the notice.", examples=["2026-02-03"])


class SourceHealth(LocatedFields):
    """What was found of one source. Written by `briefing sources check`, never by hand."""

    source: Id = Field(description="Id of the source.", examples=["bridge-census-2024"])
    address: LinkHealth | None = Field(default=None, description="Of where it can be read.")
    archived: LinkHealth | None = Field(default=None, description="Of its archived copy.")
    notices: list[Notice] = Field(default=[], description="Notices that it was retracted.")
