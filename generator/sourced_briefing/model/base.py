"""What all that is read from data files shares: known keys only, never changed, and a place to point at."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from ..base.problems import Place, UserError
from ..base.yaml_reader import Mapping, Position, position_of
from .types import Id, Text


class FaultAt(UserError, ValueError):
    """What is wrong with a whole, and the way to the field in it that is to be looked at."""

    def __init__(self, path: tuple[str | int, ...], message: str) -> None:
        super().__init__(message)
        self.path = path


class Fields(BaseModel):
    """What every mapping in a data file shares: no unknown keys, and never changed after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class LocatedFields(Fields):
    """A mapping that stands by itself, and knows where it and all that is in it stand."""

    located: ClassVar[bool] = True  # two that are equal may stand in different places

    _node: Mapping | None = PrivateAttr(default=None)
    _file: str = PrivateAttr(default="")

    def position(self, *path: str | int) -> Position:
        """Line and column of the field at `path`; of the whole where it has none."""
        return position_of(self._node, path)


class RuleException(Fields):
    """A rule that a record breaks for a good reason."""

    rule: Id = Field(description="Name of the rule, as the problem gives it.", examples=["wording-contains-number"])
    reason: Text = Field(description="Why it may.", examples=["The source writes the number as a drawing."])


REVIEW = Field(
    default=None, description="The day by which somebody should look whether it still holds.", examples=["2027-01-31"]
)


class Record(LocatedFields):
    """One thing with an id, a page and an anchor of its own."""

    kind_name: ClassVar[str]  # of its folder in data/ and on the site, and of the list in its files

    id: Id = Field(description="Its name in other files and in links. Never changes.", examples=["humber-bridge-span"])

    exceptions: list[RuleException] = Field(default=[], description="Rules that it may break, each with a reason.")

    @property
    def needs(self) -> set[tuple[str, str]]:
        """Kind and id of every record without which it can't stand."""
        return set()

    @property
    def heading(self) -> str:
        """What it is called on its page: its label or its title."""
        return str(getattr(self, "label", None) or getattr(self, "title", self.id))

    def place(self, *path: str | int) -> Place:
        """Where the field at `path` stands; where the record does, when it has none."""
        return Place(self._file, *self.position(*path))
