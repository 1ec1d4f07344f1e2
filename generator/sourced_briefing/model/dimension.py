"""Dimensions: what figures are broken down by, with the members of each."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from ..base.problems import quote
from .base import Fields, Record
from .types import Label, Text

NAME = r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*"
KEY = re.compile(rf"{NAME}(, *{NAME})*")
# What calls take, and tables tell, under these names is something else; a test holds the list against both.
WORDS = ("all", "true", "false")  # what charts may say in the place of a member
TAKEN = frozenset(
    "figure id period source format part unit cite rejected edition when label periods labels rows columns words a b "
    "members dimensions by order top digits decimals title headline card names compact family measures unit_code topic "
    "calendar formula note address start end value low high approximate marks grade sources origins status "
    "origin locator reason".split()
)


def _callable(name: str) -> str:
    if name in TAKEN:
        message = f"calls have an argument {quote(name)} already, or tables a column; give the dimension another name"
        raise ValueError(message)
    return name


DimensionId = Annotated[
    str, StringConstraints(pattern=r"^[a-z][a-z0-9]*$", max_length=40), AfterValidator(_callable)
]  # one word, since calls take a member under it


def _member(name: str) -> str:
    if not re.fullmatch(NAME, name):
        raise ValueError(f"{quote(name)} is no member; write letters, digits and hyphens, like DEU or timber")
    return name


MemberId = Annotated[str, StringConstraints(min_length=1, max_length=40), AfterValidator(_member)]


def _key(text: str) -> str:
    if not KEY.fullmatch(text):
        raise ValueError(f"{quote(text)} are no members; write them like DEU or, of two dimensions, like DEU, timber")
    return text


SeriesKey = Annotated[str, AfterValidator(_key)]  # a member of each dimension: "DEU", "DEU, timber"


def key_of(text: str) -> tuple[str, ...]:
    """The members that the text names."""
    return tuple(part.strip() for part in text.split(","))


class Member(Fields):
    """One of those that a dimension has."""

    id: MemberId = Field(description="Its name in data and calls.", examples=["DEU", "timber"])
    label: Label = Field(description="What readers call it.", examples=["Germany"])
    code: MemberId | None = Field(
        default=None, description="Another name for it, as tables have it: of ISO 3166, say.", examples=["DE"]
    )
    was: list[MemberId] = Field(default=[], description="Ids that it had in earlier editions.", examples=["[GER]"])


class Dimension(Record):
    """What figures are broken down by."""

    kind_name = "dimensions"

    id: DimensionId = Field(description="One word, by which data and calls name it.", examples=["country"])
    label: Label = Field(description="What the head of a column says.", examples=["Country"])
    note: Text | None = Field(
        default=None, description="A caution.", examples=["Borders as they are today, in all years."]
    )
    members: list[Member] = Field(min_length=1, description="In the order in which they are shown.")

    @model_validator(mode="after")
    def _unambiguous(self) -> Self:
        taken: dict[str, Member] = {}
        for member in self.members:
            if taken_word := next((name for name in (member.id, member.code) if name and name.lower() in WORDS), ""):
                raise ValueError(f"a member can't be called {quote(taken_word)}: charts mean something else by it")
            for name in filter(None, (member.id, member.code)):
                # Ids of series are in small letters, so that two names that differ in their letters' case are one.
                if taken.setdefault(name.lower(), member) is not member:
                    raise ValueError(f"two of its `members` go by {quote(name)}; keep one")
        return self

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The id of each member by its id and by its code."""
        return {name: m.id for m in self.members for name in (m.id, m.code) if name}

    def member(self, id: str) -> Member:
        """The member with that id. Raises KeyError where there is none."""
        return self._by_id[id]

    @cached_property
    def _by_id(self) -> dict[str, Member]:
        return {member.id: member for member in self.members}

    def anchor(self, member: Member) -> str:
        """Where the page of the dimension tells of the member."""
        return series_id(self.id, [member.id])


def series_id(figure: str, members: Iterable[str]) -> str:
    """The id of the series of these members of a figure: co2-per-person-deu."""
    return "-".join([figure, *members]).lower()
