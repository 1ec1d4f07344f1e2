"""Sources: what was published, where it was read, and what became of it."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, Self
from urllib.parse import quote

from pydantic import Field, model_validator

from ..values.published import parse_published
from .authors import Author
from .base import REVIEW, Fields, Record
from .types import Day, Doi, Flag, Id, Label, LanguageTag, Published, Text, Url


class Archived(Fields):
    """A copy that an archive keeps, of the day when it was made."""

    url: Url = Field(
        description="Where the copy stands.",
        examples=["https://web.archive.org/web/20250424/https://example.org/bridges"],
    )
    date: Day = Field(description="The day of the copy.", examples=["2025-04-24"])


class Retraction(Fields):
    """The notice by which a publication was taken back."""

    date: Day = Field(description="The day of the notice.", examples=["2026-02-03"])
    url: Url = Field(description="Where the notice stands.", examples=["https://example.org/bridges/retraction"])
    reason: Text | None = Field(
        default=None, description="What it says, for readers.", examples=["Two columns had been confused."]
    )


class Source(Record):
    """One publication."""

    kind_name = "sources"

    title: Label = Field(
        description="As published; a supplied title, in square brackets, where nobody read it.",
        examples=["Bridges of the world"],
    )
    publisher: Label = Field(
        description="Who brought it out first; for a relay, the relaying outlet.", examples=["Institution of Engineers"]
    )
    authors: list[Author] = Field(
        default=[],
        description="Who wrote it, in their order: people by family and given name, organisations as text.",
        examples=["[{family: van der Berg, given: Jan}, Ministry of Works]"],
    )
    published: Published | None = Field(
        default=None,
        description="Day, month, year, quarter or season, or a span of years; left out when unknown.",
        examples=["2025-04-23", "2025-04", "2025", "2025-Q2", "2025-spring", "2019/2020"],
    )
    published_inferred: Flag = Field(
        default=False, description="true when the date is worked out, not printed.", examples=["true"]
    )
    url: Url | None = Field(
        default=None,
        description="Where it was read. Needed unless `read` is none, or it has a `doi`, or `via` says where.",
        examples=["https://example.org/bridges", "https://example.org/bridges#:~:text=main%20span"],
    )
    doi: Doi | None = Field(
        default=None, description="Its name in the register of DOIs, without an address.", examples=["10.1000/182"]
    )
    accessed: Day | None = Field(default=None, description="The day when it was read.", examples=["2025-05-02"])
    archived: Archived | None = Field(default=None, description="A copy that stays when the original goes.")
    licence: Label | None = Field(
        default=None, description="The licence that it is under.", examples=["CC-BY-4.0", "All rights reserved"]
    )
    retracted: Retraction | None = Field(
        default=None, description="That it was taken back. What rests on it is told, and marked for readers."
    )
    kind: Literal["filing", "regulation", "dataset", "paper", "news", "analysis", "reference"] = Field(
        description="What it is."
    )
    standing: Literal["original", "syndicated", "relay", "copy"] = Field(
        description="Says it first; carries the originator's own text; tells what another said; is an unlicensed copy."
    )
    origin: Id | None = Field(
        default=None,
        description="The source it goes back to. Needed for a relay or a copy.",
        examples=["bridge-census-2024"],
    )
    via: Label | None = Field(
        default=None,
        description="Outlet or host it was read at, when not the publisher, or in words what has no address.",
        examples=["The Daily Example"],
    )
    read: Literal["whole", "opening", "parts", "dataset", "none"] = Field(
        description="How much of it was read; none when it is known only because another source names it."
    )
    language: LanguageTag | None = Field(
        default=None,
        description="Language of its words and numbers (BCP 47); the briefing's own if left out.",
        examples=["de", "pt-BR", "zh-Hant"],
    )
    note: Text | None = Field(
        default=None,
        description="What a reader should know before trusting it.",
        examples=["Undated; the year is a guess."],
    )
    review_by: Day | None = REVIEW

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.standing in ("relay", "copy") and not self.origin:
            raise ValueError(f"a {self.standing} names the `origin` it goes back to")
        if self.read != "none" and not (self.address or self.via):
            raise ValueError("a source that was read has a `url`, or `via` says where")
        for problem in self._too_early():
            raise ValueError(problem)
        return self

    def _too_early(self) -> Iterator[str]:
        """What is said to have been done with it before it was there."""
        start = parse_published(self.published).start if self.published else None
        days: dict[str, date | None] = {
            "accessed": self.accessed,
            "archived": self.archived.date if self.archived else None,
            "retracted": self.retracted.date if self.retracted else None,
        }
        for name, day in days.items():
            if start and day and day < start:
                yield f"it was `published` in {self.published}, and can't have been {name} on {day}"

    @property
    def address(self) -> str | None:
        """Where it can be read: its own address, or that which its DOI leads to."""
        return self.url or self.doi_address

    @property
    def doi_address(self) -> str | None:
        return f"https://doi.org/{quote(self.doi, safe='/:;()-._')}" if self.doi else None

    @property
    def needs(self) -> set[tuple[str, str]]:
        """The source that it goes back to."""
        return {("sources", self.origin)} if self.origin else set()
